"""Papers that are sent on: they tell nobody the sender's folders, and those of an earlier run are named."""

import zipfile
from pathlib import Path

import pytest

from cli_runs import cchc

HEAD = "Đơn vị,Mục,Kỳ báo cáo,Tử số (b),Mẫu số (a)\n"
# Findings that name a second place: repeated, repeated differently, derived from two totals.
ROWS = """Sở Nội vụ,II,Q3/2023,90,100
Sở Nội vụ,II,Q3/2023,90,100
Sở Y tế,II,Q3/2023,90,100
Sở Y tế,II,Q3/2023,91,100
Sở Tài chính,II,6 tháng đầu năm 2023,190,200
Sở Tài chính,II,9 tháng năm 2023,290,300
Sở Xây dựng,II,Q3/2023,x,100
"""


def written(path: Path) -> str:
    """Give all that can be read in a file, but for links, which lead from paper to counts by design."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as packed:
        parts = [name for name in packed.namelist() if not name.endswith(".rels")]
        return "".join(packed.read(name).decode("utf-8", "ignore") for name in parts)


@pytest.mark.parametrize(
    ("command", "form"),
    [
        *(("check", form) for form in ("html", "md", "xlsx", "docx")),
        *(("missing", form) for form in ("csv", "md", "xlsx", "docx")),
        *(("slips", form) for form in ("html", "xlsx", "docx")),
        ("letters", "docx"),
    ],
)
def test_no_paper_tells_the_senders_folders(tmp_path: Path, command: str, form: str) -> None:
    secret = tmp_path / "nguoi-gui"
    (secret / "nop").mkdir(parents=True)
    (secret / "nop" / "a.csv").write_text(HEAD + ROWS, encoding="utf-8")
    (secret / "nop" / "b.csv").write_text(
        HEAD + "Sở Tài chính,II,Q3/2023,1,2\nSở Y tế,II,Q3/2023,1,2\n", encoding="utf-8"
    )
    (secret / "truoc.csv").write_text(HEAD + "Sở Y tế,II,Q2/2023,1,2\n", encoding="utf-8")
    place = tmp_path / "x"
    place.mkdir()
    asked = [str(secret / "nop"), "--year", "2023", "--period", "Q3"]
    against = ["--against", str(secret / "truoc.csv")]
    if command == "check":
        cchc("check", *asked, *against, "-o", str(place / f"a.{form}"), folder=tmp_path)
    elif command == "missing":
        cchc("missing", *asked, "-o", str(place / f"a.{form}"))
    elif command == "slips":
        cchc("report", *asked, "--all-units", str(place), "--format", form)
    else:
        cchc(
            *("missing", *asked, "--reported-only", "--letters", str(place)),
            *("--deadline", "15/10/2023"),
        )
    papers = sorted(place.iterdir())
    assert papers
    telling = [each.name for each in papers if "nguoi-gui" in written(each)]
    assert telling == []


@pytest.mark.parametrize(
    ("command", "begin"),
    [
        pytest.param(
            ["missing", "--reported-only", "--letters", "x", "--deadline", "15/10/2023"],
            "don-doc",
            id="letters",
        ),
        pytest.param(["report", "--all-units", "x", "--format", "docx"], "phieu", id="slips"),
    ],
)
@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        pytest.param("{}-so-da-bo.docx", True, id="of an earlier run"),
        pytest.param("{}-so-y-te.docx", False, id="written anew"),
        pytest.param("{}-so-da-bo.pdf", False, id="of another form"),
        pytest.param("ghi-chu.docx", False, id="somebody's own"),
    ],
)
def test_papers_of_an_earlier_run_are_named_and_left(
    tmp_path: Path, command: list[str], begin: str, name: str, is_told: bool
) -> None:
    (tmp_path / "x").mkdir()
    old = tmp_path / "x" / name.format(begin)
    old.write_text("cũ", encoding="utf-8")
    (tmp_path / "a.csv").write_text(f"{HEAD}Sở Y tế,II,Q3/2023,9,10\n", encoding="utf-8")
    asked = ("a.csv", "--year", "2023", "--period", "Q3")
    run = cchc(command[0], *asked, *command[1:], folder=tmp_path)
    assert (f"«{old.name}»" in run.err) == is_told
    assert old.exists()
