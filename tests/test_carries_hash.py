"""The workbook, the page and the annex carry the hash of the report that they show, as JSON has it."""

import io
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from cli_runs import cchc
from office_reports import paper

COUNTS = "Chỉ tiêu;Đơn vị;Kỳ;b;a\nIV.1;Sở Nội vụ;Q3;95;100\nIV.1;Sở Tư pháp;Q3;94;100\n"


def texts(path: Path) -> str:
    content = path.read_bytes()
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        return "\n".join(str(cell.value) for sheet in book for row in sheet.rows for cell in row)
    if path.suffix == ".docx":
        return "\n".join(each.text for each in paper(content).paragraphs)
    return content.decode()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "more", [(), ("--only", "missed"), ("--fail-on", "missing")], ids=["plain", "a part", "gates"]
)
def test_forms_for_people_carry_the_hash_of_the_report(
    tmp_path: Path, lang: str, more: tuple[str, ...]
) -> None:
    (tmp_path / "so-lieu.csv").write_text(COUNTS, encoding="utf-8")
    names = ("a.json", "a.xlsx", "a.html", "a.docx")
    outputs = [part for name in names for part in ("-o", name)]
    asked = ("--year", "2023", "--period", "Q3", "--lang", lang, *more)
    cchc("check", "so-lieu.csv", *asked, *outputs, folder=tmp_path)
    digest = sha256((tmp_path / "a.json").read_bytes()).hexdigest()
    assert [digest in texts(tmp_path / name) for name in names[1:]] == [True] * 3
    assert digest in cchc("verify", "a.json", "so-lieu.csv", folder=tmp_path).out


UNITS = Path(__file__).parents[1] / "targets" / "units" / "kon-tum-2023.csv"
COMMUNES = [
    line.split(",")[0] for line in UNITS.read_text("utf-8").splitlines() if ",commune," in line
]
MANY = [f"IV.3;{code};Q3;95;100" for code in COMMUNES[:21]]


@pytest.mark.parametrize(
    ("rows", "vi", "en"),
    [
        pytest.param(
            COUNTS.splitlines()[1:], "IV.1: so-lieu.csv:2-3:4/5.", "IV.1: so-lieu.csv:2-3:4/5.",
            id="a sum of few units",
        ),
        pytest.param(
            ["IV.1;Sở Nội vụ;Tháng 7;30;30", "IV.1;Sở Nội vụ;Tháng 9;30;31",
             "IV.1;Sở Nội vụ;Tháng 8;30;30", "II;Sở Nội vụ;6T;7;9", "II;Sở Nội vụ;9T;9;12"],
            "II: so-lieu.csv:6:4/5 - 5:4/5; IV.1: so-lieu.csv:2:4/5 + 4:4/5 + 3:4/5.",
            "II: so-lieu.csv:6:4/5 - 5:4/5; IV.1: so-lieu.csv:2:4/5 + 4:4/5 + 3:4/5.",
            id="a sum of months, and a difference",
        ),
        pytest.param(
            [*COUNTS.splitlines()[1:], *MANY],
            "IV.1: so-lieu.csv:2-3:4/5; IV.3: so-lieu.csv:4-24:4/5.",
            "IV.1: so-lieu.csv:2-3:4/5; IV.3: so-lieu.csv:4-24:4/5.",
            id="a sum of many units below each other",
        ),
        pytest.param(
            [*COUNTS.splitlines()[1:], *(f"{row}\n\n" for row in MANY)],
            "IV.1: so-lieu.csv:2-3:4/5; IV.3: so-lieu.csv:4, 7 … 64:4/5.",
            "IV.1: so-lieu.csv:2-3:4/5; IV.3: so-lieu.csv:4, 7 … 64:4/5.",
            id="of many units at one distance",
        ),
        pytest.param(
            [*COUNTS.splitlines()[1:], *(row + "\n" * (1 + at % 2) for at, row in enumerate(MANY))],
            "IV.1: so-lieu.csv:2-3:4/5; các mục khác: xem «Các ô số liệu của kết quả» ở cuối báo cáo.",
            "IV.1: so-lieu.csv:2-3:4/5; all others: see «The cells of the results» at the end of the report.",
            id="of many units here and there: where all of them are told",
        ),
    ],
)  # fmt: skip
def test_the_annex_names_the_cells_of_its_results(
    rows: list[str], vi: str, en: str, tmp_path: Path
) -> None:
    text = "\n".join((COUNTS.splitlines()[0], *rows, ""))
    (tmp_path / "so-lieu.csv").write_text(text, encoding="utf-8")
    asked = ("report", "so-lieu.csv", "--year", "2023", "--period", "Q3")
    for lang, said in (("vi", vi), ("en", en)):
        cchc(*asked, "--lang", lang, "-o", "a.docx", "-o", "a.xlsx", folder=tmp_path)
        assert said in texts(tmp_path / "a.docx")
        assert said in texts(tmp_path / "a.xlsx")
