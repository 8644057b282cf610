"""The summary of several files that are inspected together."""

import io

import openpyxl
import pytest

import cchc
from cchc.document.model import Toned
from cchc.exit_codes import ExitCode
from cchc.render import inspection
from cchc.render.inspected_files import overview
from cchc.words import Lang

GOOD = "Đơn vị,Chỉ số,Kỳ,Tử số (b),Mẫu số (a)\nSở Nội vụ,IV.1,Quý III/2023,95,100\n"
HALF = GOOD + "Sở Hàng hải,IV.1,Quý III/2023,95,100\n"
NONE = "Tên,Tuổi\nAn,30\n"


def files(*texts: str) -> list[cchc.File]:
    return [cchc.File(f"{at}.csv", text.encode()) for at, text in enumerate(texts, 1)]


def test_one_file_needs_no_summary() -> None:
    assert overview(cchc.inspect(files(GOOD), year=2023), "vi") is None


@pytest.mark.parametrize(
    ("lang", "told", "states"),
    [
        pytest.param(
            "vi",
            "3 tệp: 1 đọc được, 1 đọc một phần, 1 không đọc được.",
            ["Đọc được", "Đọc một phần", "Không đọc được"],
            id="Vietnamese",
        ),
        pytest.param(
            "en",
            "3 files: 1 read, 1 read in part, 1 not read.",
            ["Read", "Read in part", "Not read"],
            id="English",
        ),
    ],
)
def test_several_files_have_a_sentence_and_a_line_each(
    lang: Lang, told: str, states: list[str]
) -> None:
    found = overview(cchc.inspect(files(GOOD, HALF, NONE), year=2023), lang)
    assert found is not None
    sentence, table = found
    assert sentence == told
    rows = [[c.value if isinstance(c, Toned) else c for c in row] for row in table.rows]
    assert [row[:4] for row in rows] == [
        ["1.csv", states[0], 1, 0],
        ["2.csv", states[1], 1, 1],
        ["3.csv", states[2], 0, 1],
    ]


def quarters(*names: str) -> cchc.File:
    """Make a workbook with a sheet for each quarter."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in names:
        sheet = book.create_sheet(name)
        for row in (
            [f"BÁO CÁO QUÝ {name} NĂM 2023"],
            ["Đơn vị: Sở Nội vụ"],
            ["Chỉ số", "Tử số (b)", "Mẫu số (a)"],
            ["IV.1", 9, 10],
        ):
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return cchc.File("b.xlsx", stream.getvalue())


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["I"], "Quý I/2023", id="one"),
        pytest.param(["I", "II", "III"], "Quý I/2023, Quý II/2023, Quý III/2023", id="three"),
        pytest.param(
            ["I", "II", "III", "IV"], "Quý I/2023, Quý II/2023, Quý III/2023, …", id="more are not named"
        ),
    ],
)  # fmt: skip
def test_so_many_periods_of_a_file_are_named(names: list[str], expected: str) -> None:
    found = overview(cchc.inspect([*files(GOOD), quarters(*names)], year=2023), "vi")
    assert found is not None
    assert found[1].rows[1][4:] == (expected, "Sở Nội vụ")


ABOVE = (
    "BÁO CÁO QUÝ III NĂM 2023,,,\nĐơn vị,Chỉ số,Tử số (b),Mẫu số (a)\n"
    "Sở Nội vụ,IV.1,95,100\nSở Y tế,IV.1,9,10\nTổng,IV.1,104,110\n"
)


def test_what_is_said_of_a_sheet() -> None:
    found = cchc.inspect(files(ABOVE), year=2023)
    [sheet] = found.sheets
    assert inspection.heading(sheet, "vi").splitlines() == [
        "1.csv",
        "  Dòng tiêu đề: 2",
        "  Kỳ báo cáo: Quý III/2023 («BÁO CÁO QUÝ III NĂM 2023»)",
    ]
    assert inspection.closing(sheet, found.target_set, "vi").strip().splitlines()[1:] == [
        "  Dòng số liệu: 2; dòng tổng: 1; dòng chỉ có chữ: 0",
        "  Số cặp b và a đọc được: 2",
        "  Mọi ô có nội dung: 17 = tiêu đề cột 4, tên 4, số liệu 4, tổng 4, dòng phía trên 1",
    ]


@pytest.mark.parametrize(
    ("text", "period", "unit"),
    [
        pytest.param(ABOVE, "2023-Q3", None, id="a period above"),
        pytest.param(GOOD, None, None, id="a column of periods"),
    ],
)
def test_what_programs_hear_of_a_sheet(text: str, period: str | None, unit: str | None) -> None:
    found = cchc.inspect(files(text), year=2023)
    [sheet] = inspection.as_object(found, ExitCode.OK, "vi")["sheets"]
    assert (sheet["period"], sheet["unit"], sheet["counts"]) == (period, unit, text.count("\nSở"))
