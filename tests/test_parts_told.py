"""What was asked for stands in a form that people read, or the run says that it does not."""

from pathlib import Path

import pytest

from cli_runs import cchc

ROWS = "Đơn vị,Mục,Kỳ báo cáo,Tử số (b),Mẫu số (a)\n" + "".join(
    f"{unit},II,Q{quarter}/2023,{quarter},10\n"
    for unit in ("Sở Y tế", "Sở Nội vụ")
    for quarter in (1, 2, 3)
)
TOLD = {
    "--by": "tổng theo nhóm (--by)",
    "--bottlenecks": "đơn vị làm tổng không đạt (--bottlenecks)",
    "--against": "phần so với kỳ khác (--against)",
}


@pytest.mark.parametrize(
    ("form", "lacks"),
    [
        pytest.param("docx", True, id="annexes have none of it"),
        pytest.param("xlsx", False, id="a workbook"),
        pytest.param("html", False, id="a page"),
        pytest.param("md", False, id="Markdown"),
        pytest.param("json", False, id="a form for programs"),
    ],
)
@pytest.mark.parametrize(
    "options",
    [
        pytest.param([], id="nothing"),
        pytest.param(["--by", "level"], id="groups"),
        pytest.param(["--bottlenecks"], id="bottlenecks"),
        pytest.param(["--against", "Q2"], id="an earlier period"),
        pytest.param(["--by", "level", "--against", "Q2"], id="two parts"),
    ],
)
def test_a_form_that_lacks_what_was_asked_for_says_so(
    tmp_path: Path, form: str, lacks: bool, options: list[str]
) -> None:
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    asked = ("a.csv", "--year", "2023", "--period", "Q3", *options, "-o", f"x.{form}")
    run = cchc("report", *asked, folder=tmp_path)
    found = [option for option, words in TOLD.items() if words in run.err]
    assert found == [option for option in TOLD if option in options and lacks]
    assert (f"«x.{form}» không có" in run.err) == bool(found)


def test_markdown_follows_targets_over_the_periods_that_were_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    asked = ("a.csv", "--year", "2023", "--period", "Q3", "--against", "Q2", "--against", "Q1")
    cchc("report", *asked, "-o", "x.md", folder=tmp_path)
    said = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert "## Diễn biến qua các kỳ" in said
    assert "| Quý I/2023 | Quý II/2023 | Quý III/2023 |" in said
