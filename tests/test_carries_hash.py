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
