"""Columns are found by their headings, however those are spelt and wherever they stand."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from cchc import limits
from cchc.diagnostics import Finding, Location
from cchc.grid import NOTHING_HIDDEN
from cchc.readers.cells import Value
from cchc.readers.headings import ROLES, Layout, Role
from cchc.readers.sheets import Head
from reading import KNOWN, check, message, pairs, rows, text_file, told


class Sheet:
    """A sheet of which only the first rows matter."""

    name = "S"
    first_column = 1
    hidden = NOTHING_HIDDEN

    def __init__(self, *heads: Sequence[Value]) -> None:
        self.heads = [Head(line, cells) for line, cells in enumerate(heads, start=1)]

    def head(self) -> Sequence[Head]:
        return self.heads

    def blocks(self, heading: Head) -> object:
        return iter(())


def layout(*heads: Sequence[Value]) -> Layout:
    found = KNOWN.find_layout(Sheet(*heads), Location("counts.xlsx", "S"))
    assert isinstance(found, Layout)
    return found


def role(heading: Value) -> Role | None:
    """Tell the role of a column headed so."""
    roles, _ = KNOWN.find_roles([heading])
    return next(iter(roles), None)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("Chỉ số", "indicator", id="the word of the program"),
        pytest.param("Chỉ tiêu", "indicator", id="the word of the decisions"),
        pytest.param("Tên nhiệm vụ", "indicator", id="the word of plans"),
        pytest.param("Indicator", "indicator", id="indicator in English"),
        pytest.param("indicator_id", "indicator", id="an underscore as in programs"),
        pytest.param("Mục", "item", id="the annex item"),
        pytest.param("Mục trong phụ lục", "item", id="the annex item in full"),
        pytest.param("Item", "item", id="item in English"),
        pytest.param("Đơn vị", "unit", id="unit"),
        pytest.param("Tên cơ quan", "unit", id="another word for unit"),
        pytest.param("Xã, phường", "unit", id="communes"),
        pytest.param("Unit", "unit", id="unit in English"),
        pytest.param("Mã đơn vị", "unit_code", id="unit code"),
        pytest.param("Unit code", "unit_code", id="unit code in English"),
        pytest.param("Kỳ báo cáo", "period", id="period"),
        pytest.param("Quý", "period", id="quarter"),
        pytest.param("Period", "period", id="period in English"),
        pytest.param("Tử số", "numerator", id="numerator"),
        pytest.param("Tử số (b)", "numerator", id="numerator and its letter"),
        pytest.param("Tử số b", "numerator", id="as the message about missing columns calls it"),
        pytest.param("b", "numerator", id="the letter alone"),
        pytest.param("(b)", "numerator", id="the letter in parentheses"),
        pytest.param("[ B ]", "numerator", id="the letter in brackets"),
        pytest.param("Numerator", "numerator", id="numerator in English"),
        pytest.param("Số hồ sơ đúng hạn (b)", "numerator", id="own words and the letter"),
        pytest.param("Mẫu số", "denominator", id="denominator"),
        pytest.param("Mẫu số a", "denominator", id="as the message calls it"),
        pytest.param("a", "denominator", id="the other letter alone"),
        pytest.param("Tổng số hồ sơ (a)", "denominator", id="own words and the other letter"),
        pytest.param("Tử số (hồ sơ)", "numerator", id="a unit of measure in parentheses"),
        pytest.param("Tử số [hồ sơ] (b)", "numerator", id="both"),
        pytest.param("TỬ SỐ", "numerator", id="capitals"),
        pytest.param(unicodedata.normalize("NFD", "Tử số"), "numerator", id="letters in pieces"),
        pytest.param("Tử\u00a0số", "numerator", id="a no-break space"),
        pytest.param("Tử số\n(b)", "numerator", id="a line break"),
        pytest.param("  Tử   số :", "numerator", id="blanks and a colon"),
        pytest.param("Tử số*", "numerator", id="a note mark"),
        pytest.param("Ðơn vị", "unit", id="the letter Eth for Đ"),
        pytest.param("T\u00adử số\u200b", "numerator", id="soft hyphen and zero-width space"),
        pytest.param("Tỷ lệ (%)", None, id="percentages are not read"),
        pytest.param("Tỷ lệ (b/a)", None, id="a ratio is neither b nor a"),
        pytest.param("Đơn vị tính", None, id="the unit of measure is no unit"),
        pytest.param("Ghi chú", None, id="remarks"),
        pytest.param("Tổng số", None, id="a total of what?"),
        pytest.param("Cột b", None, id="the letter in other words"),
        pytest.param("(a+b)", None, id="a formula of letters"),
        pytest.param("", None, id="blank"),
        pytest.param(1.0, None, id="a number"),
        pytest.param(True, None, id="true"),
    ],
)
def test_roles(heading: Value, expected: Role | None) -> None:
    assert role(heading) == expected


@pytest.mark.parametrize("name", ROLES)
def test_a_missing_column_may_be_added_as_it_is_called(name: Role) -> None:
    assert (role(ROLES[name].vi), role(ROLES[name].en)) == (name, name)


@settings(deadline=None)
@given(st.permutations(["Chỉ số", "Mục", "Đơn vị", "Mã đơn vị", "Kỳ", "b", "a", "Ghi chú", ""]))
def test_any_order(headings: list[str]) -> None:
    found = layout(headings)
    assert {role(headings[at]): at for at in found.roles.values()} == found.roles
    assert len(found.roles) == 7
    assert sorted(headings[at] for at in found.spare) == ["", "Ghi chú"]


@pytest.mark.parametrize(
    ("heads", "line"),
    [
        pytest.param([["Mục", "b", "a"]], 1, id="the first row"),
        pytest.param([["BÁO CÁO"], ["Quý III"], ["Mục", "b", "a"]], 3, id="below titles"),
        pytest.param([["Mục", "b", ""], ["Mục", "b", "a"]], 2, id="below a row that lacks one"),
        pytest.param([["Mục", "b", "a"], ["Mục", "a", "b"]], 1, id="the first of two"),
        pytest.param([["A", "B", "1"], ["Mục", "b", "a"]], 2, id="letters of columns above"),
    ],
)
def test_the_heading_row_is_the_first_that_names_all_three(
    heads: list[list[str]], line: int
) -> None:
    assert layout(*heads).heading.line == line


@pytest.mark.parametrize(
    ("heads", "missing"),
    [
        pytest.param([], "chỉ số, tử số b, mẫu số a", id="an empty sheet"),
        pytest.param([["BÁO CÁO"]], "chỉ số, tử số b, mẫu số a", id="only a title"),
        pytest.param([["Chỉ số", "b"]], "mẫu số a", id="a is missing"),
        pytest.param([["Mục", "a"]], "tử số b", id="b is missing"),
        pytest.param([["Đơn vị", "b", "a"]], "chỉ số", id="no target is named"),
        pytest.param([["Mục"], ["Đơn vị", "b", "a"]], "chỉ số", id="the fullest row counts"),
    ],
)
def test_what_is_missing_is_named(heads: list[list[str]], missing: str) -> None:
    found = KNOWN.find_layout(Sheet(*heads), Location("counts.xlsx", "S"))
    assert isinstance(found, Finding)
    assert found.message("vi").partition("còn thiếu: ")[2] == f"{missing}."


_UPPER = ["STT", "Đơn vị", "Chỉ tiêu", "Kết quả", "", "Ghi chú"]
_LOWER = ["", "", "", "Tử số (b)", "Mẫu số (a)", ""]


def test_headings_may_stand_in_two_rows() -> None:
    found = layout(["BÁO CÁO"], _UPPER, _LOWER)
    assert (found.top, found.heading.line, found.repeated) == (2, 3, [])
    assert found.roles == {"unit": 1, "indicator": 2, "numerator": 3, "denominator": 4}
    assert [found.heading_at(position) for position in found.spare] == ["STT", "Ghi chú"]


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param([_UPPER, [1, "Xã Một", "IV.1", 95, 100]], id="the lower row is no heading"),
        pytest.param([["Mục"], ["1", "b", "a"]], id="nothing is blank below the name"),
        pytest.param([["Mục", "IV.1", "", "IV.3"], ["", "b", "a", "b", "a"]], id="b and a twice"),
    ],
)
def test_two_rows_that_are_no_heading_together(heads: list[list[Value]]) -> None:
    assert isinstance(KNOWN.find_layout(Sheet(*heads), Location("counts.xlsx", "S")), Finding)


def test_a_table_below_headings_in_two_rows_is_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    for row in (
        ["Quý III năm 2023"],
        _UPPER,
        _LOWER,
        ["I", "Cấp xã"],
        [1, "Xã Một", "IV.1", 95, 100],
        _UPPER,
        _LOWER,
        [2, "Xã Hòa Bình", "IV.1", 96, 100],
    ):
        sheet.append(row)
    sheet.merge_cells("D2:E2")
    sheet.merge_cells("B2:B3")
    book.save(tmp_path / "counts.xlsx")
    report = check(tmp_path / "counts.xlsx")
    assert rows(report) == [
        ("Xã Một", "dossiers-on-time", "2023-Q3", 95, 100),
        ("Xã Hòa Bình", "dossiers-on-time", "2023-Q3", 96, 100),
    ]


_NAMED = "TT,Tên chỉ tiêu,Đơn vị,b,a"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["IV.1.,Hồ sơ đúng hạn ở xã,Xã Một,95,100", "II,Trực tuyến ở xã,Xã Một,9,10"],
            [(95, 100), (9, 10)],
            id="every number is an item",
        ),
        pytest.param(
            ["IV.1,Hồ sơ đúng hạn ở xã,Xã Một,95,100", "", _NAMED, "II,Trực tuyến,Xã Một,9,10"],
            [(95, 100), (9, 10)],
            id="the headings are repeated",
        ),
        pytest.param(
            ["IV.1,Hồ sơ đúng hạn ở xã,Xã Một,95,100", "2,Trực tuyến ở xã,Xã Một,9,10"],
            [],
            id="one number is none",
        ),
        pytest.param(
            ["IV.1,Thanh toán trực tuyến,Xã Một,95,100", "II,Trực tuyến ở xã,Xã Một,9,10"],
            [(95, 100)],
            id="a name beside it means another target",
        ),
        pytest.param(
            ["IV.1,Thanh toán trực tuyến,Xã Một,9,10"], [(9, 10)], id="the names say it themselves"
        ),
    ],
)
def test_items_in_a_column_of_row_numbers(
    tmp_path: Path, lines: list[str], expected: list[tuple[int, int]]
) -> None:
    report = check(text_file(tmp_path, _NAMED, *lines))
    assert pairs(report) == expected
    noted = [place for place in told(report) if place.endswith("C405")]
    assert bool(noted) is (len(expected) == 2)


def test_headings_are_looked_for_in_the_first_rows_only(tmp_path: Path) -> None:
    titles = ["Báo cáo"] * (limits.HEADING_ROWS - 1)
    table = ("Mục,b,a", "IV.1,95,100")
    assert pairs(check(text_file(tmp_path, *titles, *table))) == [(95, 100)]
    assert told(check(text_file(tmp_path, "Báo cáo", *titles, *table))) == ["counts.csv C106"]


@pytest.mark.parametrize(
    ("headings", "message_of_it"),
    [
        pytest.param(
            "Chỉ số,Tử số,b,a",
            "Tiêu đề «b» lặp lại ý nghĩa của cột «2»: cả hai đều là tử số b.",
            id="b twice",
        ),
        pytest.param(
            "Chỉ số,Chỉ tiêu,b,a",
            "Tiêu đề «Chỉ tiêu» lặp lại ý nghĩa của cột «1»: cả hai đều là chỉ số.",
            id="the target twice",
        ),
    ],
)
def test_two_columns_of_one_meaning(tmp_path: Path, headings: str, message_of_it: str) -> None:
    report = check(text_file(tmp_path, headings, "dossiers-on-time,95,95,100"))
    assert (message(report, "C107"), rows(report)) == (message_of_it, [])


def test_two_columns_of_one_meaning_and_others_unused(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, "Mục,b,b,a,Ghi chú", "IV.1,95,95,100,x"))
    assert told(report) == ["counts.csv:1 C111", "counts.csv:1:3 C107"]


def test_columns_of_a_workbook_are_called_by_their_letters(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Mục", "b", "a", None])
    book.active.append(["IV.1", 1, 2, "x"])
    book.create_sheet("Khác").append(["Mục", "b", "b", "a"])
    book.save(tmp_path / "counts.xlsx")
    report = check(tmp_path / "counts.xlsx")
    assert message(report, "C111") == "Các cột không được dùng: D (không có tiêu đề)."
    assert "«B»" in message(report, "C107")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["Mục,b,a", "IV.1,1,2"], None, id="none"),
        pytest.param(["TT,Mục,b,a,Ghi chú", "1,IV.1,1,2,x"], "«TT», «Ghi chú»", id="two"),
        pytest.param(["TT,Mục,b,a", ",IV.1,1,2"], "«TT»", id="named even where it is empty"),
        pytest.param(["Mục,b,a,", "IV.1,1,2,x"], "4 (không có tiêu đề)", id="no heading, but text"),
        pytest.param(["Mục,b,a,", "IV.1,1,2, "], None, id="no heading and only blanks"),
        pytest.param(
            [",Mục,b,a,Ghi chú", "1,IV.1,1,2,"], "1 (không có tiêu đề), «Ghi chú»", id="both kinds"
        ),
    ],
)
def test_columns_that_are_not_used_are_named(
    tmp_path: Path, lines: list[str], expected: str | None
) -> None:
    report = check(text_file(tmp_path, *lines))
    said = [found.message("vi") for found in report.findings if found.rule.code == "C111"]
    assert said == ([f"Các cột không được dùng: {expected}."] if expected else [])
    assert pairs(report) == [(1, 2)]


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param("1,2,3,4,5", id="numbers"),
        pytest.param("(1),(2),(3),(4),(5)", id="numbers in parentheses"),
        pytest.param("A,B,C,1,2", id="letters, then numbers"),
        pytest.param("A,B,C,D,E", id="letters"),
        pytest.param("1,2,3,4,5=4/3", id="a formula"),
        pytest.param(",,1,2,3", id="the first ones left out"),
    ],
)
def test_the_row_of_column_numbers_is_no_row_of_counts(tmp_path: Path, numbers: str) -> None:
    report = check(text_file(tmp_path, "Mục,Đơn vị,Kỳ,b,a", numbers, "IV.1,Sở Y tế,2023,95,100"))
    assert told(report) == ["counts.csv:2 C304"]
    assert message(report, "C304") == "Dòng này không được dùng: đây là dòng đánh số các cột."
    assert pairs(report) == [(95, 100)]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("1,2,3,5,6", id="a gap"),
        pytest.param("2,3,4,5,6", id="not from 1"),
        pytest.param("1,,,,2", id="too few"),
        pytest.param("IV.9,,,1,2", id="another cell"),
    ],
)
def test_other_numbers_are_counts(tmp_path: Path, row: str) -> None:
    report = check(text_file(tmp_path, "Mục,Đơn vị,Kỳ,b,a", row))
    assert "counts.csv:2:1 C401" in told(report)
