"""Tables of counts: which rows are taken, which are left out, and that each of these is named."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from cchc.definitions.choose import ChoiceError
from cchc.sources import delimited
from reading import (
    HEADINGS,
    NAMES,
    SET,
    bytes_file,
    check,
    message,
    pairs,
    read_text,
    rows,
    rows_of,
    text_file,
    told,
    units_of,
)

HEADING = "Mục,Đơn vị,Kỳ,b,a"
GOOD = "IV.1,Sở Y tế,2023,95,100"
READ = ("Sở Y tế", "dossiers-on-time", "2023", 95, 100)


# --- rows that are left out ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("IV.9,Sở Y tế,2023,1,2", [":3:1 C401"], id="no such target"),
        pytest.param(",Sở Y tế,2023,1,2", [":3 C402"], id="no target"),
        pytest.param("IV.1,Xã Tân Lập,2023,1,2", [":3:2 C412"], id="two such units"),
        pytest.param("IV.1,,2023,1,2", [":3 C413"], id="no unit"),
        pytest.param("IV.1,Sở Y tế,xuân,1,2", [":3:3 C501"], id="no such period"),
        pytest.param("IV.1,Sở Y tế,2022,1,2", [":3:3 C502"], id="another year"),
        pytest.param("IV.1,Sở Y tế,,1,2", [":3 C503"], id="no period"),
        pytest.param(",,,1,2", [":3 C402", ":3 C413", ":3 C503"], id="nothing but counts"),
        pytest.param(
            "IV.9,Xã Tân Lập,x,1,2", [":3:1 C401", ":3:2 C412", ":3:3 C501"], id="all three"
        ),
        pytest.param("IV.9,Sở Y tế,2023,,", [":3:1 C401"], id="a misspelt target, not reported"),
        pytest.param("IV.9,,,5%,2", [":3:1 C401", ":3 C413", ":3 C503"], id="a faulty number"),
        pytest.param("IV.1,Sở Y tế,2023,1", [":3 C108"], id="a cell is missing"),
        pytest.param("IV.1,Sở Y tế,2023", [":3 C108"], id="both counts are missing"),
        pytest.param("IV.1,Sở, Y tế,2023,1,2", [":3 C108"], id="an unquoted comma"),
        pytest.param("IV.1,Sở, Y, tế,2023,1,2", [":3 C108"], id="two unquoted commas"),
    ],
)
def test_a_row_that_cannot_be_placed_is_left_out_and_named(
    tmp_path: Path, line: str, said: list[str]
) -> None:
    report = check(text_file(tmp_path, HEADING, GOOD, line))
    assert rows(report) == [READ]
    assert report.rows_left_out == 1
    assert sorted(told(report)) == sorted(f"counts.csv{each}" for each in said)


def test_an_error_is_said_wherever_it_stands(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, HEADING, *["IV.9,Xã Tân Lập,2023,1,2"] * 2))
    assert told(report) == [f"counts.csv:{place}" for place in ("2:1 C401", "2:2 C412")] + [
        f"counts.csv:{place}" for place in ("3:1 C401", "3:2 C412")
    ]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="an empty line"),
        pytest.param(",,,,", id="blank cells"),
        pytest.param(" ,\t,\u00a0,,", id="blanks in the cells"),
        pytest.param(",\u200b,,,", id="what cannot be seen"),
        pytest.param(",,", id="too few blank cells"),
        pytest.param(",,,,,,,", id="too many blank cells"),
        pytest.param("   ", id="spaces"),
    ],
)
def test_a_blank_row_is_nothing(tmp_path: Path, line: str) -> None:
    report = check(text_file(tmp_path, HEADING, line, GOOD, line, line))
    assert (rows(report), told(report), report.rows_left_out) == ([READ], [], 0)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param("Mục,Đơn vị,Kỳ,b,a", "đây là dòng tiêu đề lặp lại", id="the headings again"),
        pytest.param(
            "MỤC,đơn vị,Kỳ báo cáo,Tử số (b),Mẫu số (a)",
            "đây là dòng tiêu đề lặp lại",
            id="the headings in other words",
        ),
        pytest.param(
            "(1),(2),(3),(4),(5)", "đây là dòng đánh số các cột", id="the numbers of the columns"
        ),
        pytest.param(
            "IV.1,Tổng cộng,2023,95,100",
            "đây là dòng tổng («Tổng cộng»); tổng được cộng lại từ các dòng",
            id="a sum in the column of units",
        ),
        pytest.param(
            "Tổng số:,,,95,100",
            "đây là dòng tổng («Tổng số:»); tổng được cộng lại từ các dòng",
            id="a sum in the first column",
        ),
        pytest.param(
            ",,TỔNG,95,100",
            "đây là dòng tổng («TỔNG»); tổng được cộng lại từ các dòng",
            id="a sum in another column",
        ),
        pytest.param(
            ",Sở Y tế,,,",
            "dòng không có số liệu và không ghi đủ chỉ tiêu, đơn vị, kỳ: «Sở Y tế»",
            id="a section called as a unit",
        ),
        pytest.param(
            "Sở Y tế,,,,",
            "dòng không có số liệu và không ghi đủ chỉ tiêu, đơn vị, kỳ: «Sở Y tế»",
            id="a section called as a unit, in the first column",
        ),
        pytest.param(
            "12,Ghi chú,,,",
            "dòng không có số liệu và không ghi đủ chỉ tiêu, đơn vị, kỳ: «12 | Ghi chú»",
            id="a number that is no count",
        ),
        pytest.param(
            "IV.1,,,,",
            "dòng không có số liệu và không ghi đủ chỉ tiêu, đơn vị, kỳ: «IV.1»",
            id="a section called as a target",
        ),
    ],
)
def test_a_row_that_is_no_row_of_counts_is_named_and_harms_nothing(
    tmp_path: Path, line: str, why: str
) -> None:
    report = check(text_file(tmp_path, HEADING, GOOD, line))
    assert (rows(report), told(report), report.rows_left_out) == ([READ], ["counts.csv:3 C304"], 0)
    assert message(report, "C304") == f"Dòng này không được dùng: {why}."


@pytest.mark.parametrize(
    ("line", "named"),
    [
        pytest.param(
            "Ghi chú: số liệu tính đến 15/9,,,,",
            "Ghi chú: số liệu tính đến 15/9",
            id="a note in the first column",
        ),
        pytest.param("Người lập biểu", "Người lập biểu", id="a signature in a line of one cell"),
        pytest.param(
            ",NGƯỜI LẬP BIỂU,,KT. GIÁM ĐỐC,",
            "NGƯỜI LẬP BIỂU | KT. GIÁM ĐỐC",
            id="one below the counts",
        ),
        pytest.param(
            ',,,"Kon Tum, ngày 05 tháng 10 năm 2023",',
            "Kon Tum, ngày 05 tháng 10 năm 2023",
            id="place and day below the counts",
        ),
        pytest.param("I,Sở ban ngành,,,", "I | Sở ban ngành", id="a section"),
    ],
)
def test_a_row_of_text_is_named_and_harms_nothing(tmp_path: Path, line: str, named: str) -> None:
    report = check(text_file(tmp_path, HEADING, GOOD, line))
    assert (rows(report), told(report), report.rows_left_out) == ([READ], ["counts.csv:3 C609"], 0)
    assert message(report, "C609") == f"Các dòng chỉ có chữ, không được dùng: 3 «{named}»."


def test_rows_of_text_are_one_note_in_each_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "_CHUNK", 1)  # whatever the blocks
    notes = [f"Ghi chú {letter * 50}" for letter in "abcdefghijklmnopqrstuv"]
    report = check(text_file(tmp_path, HEADING, notes[0], GOOD, *notes[1:]))
    assert told(report) == ["counts.csv:2 C609"]
    said = message(report, "C609")
    assert said.startswith(f"Các dòng chỉ có chữ, không được dùng: 2 «Ghi chú {'a' * 31}…», 4 «")
    assert said.endswith("» và 2 dòng nữa.")


def test_text_only_in_columns_without_a_role_is_named_too(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, f"TT,{HEADING}", f"1,{GOOD}", "(*) tạm tính,,,,,"))
    assert told(report) == ["counts.csv:1 C111", "counts.csv:3 C609"]


@pytest.mark.parametrize(
    ("headings", "line"),
    [
        pytest.param("Mục,b,a", "Người lập biểu,,", id="a signature, no unit and no period"),
        pytest.param("Mục,b,a,Ghi chú", ",,,(*) tạm tính", id="a remark, no unit and no period"),
        pytest.param("Mục,Đơn vị,b,a", "A,Các xã,,", id="a section that looks like a unit"),
        pytest.param("Mục,Đơn vị,b,a", ",,(*),-----", id="marks below the counts"),
    ],
)
def test_notes_in_tables_of_fewer_columns(tmp_path: Path, headings: str, line: str) -> None:
    report = check(text_file(tmp_path, headings, line))
    assert told(report, "C109", "C111") == ["counts.csv:2 C609"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("IV.9,,2023,KPS,-,", ["C401", "C413"], id="words that are counts"),
        pytest.param("IV.9,,2023,(5),,", ["C401", "C413"], id="what may be meant as a count"),
        pytest.param("II,Sở Y tế,xuân,1,2,Tổng", ["C501"], id="a sum only in a remark"),
        pytest.param("1,,2023,2,3,", ["C401", "C413"], id="no numbers of columns: 2023"),
    ],
)
def test_a_row_that_holds_numbers_is_a_row_of_counts(
    tmp_path: Path, line: str, said: list[str]
) -> None:
    report = check(text_file(tmp_path, f"{HEADING},Ghi chú", line))
    codes = [found.rule.code for found in report.findings if found.rule.code != "C111"]
    assert sorted(codes) == said
    assert report.rows_left_out == 1


@pytest.mark.parametrize("heading", ["Đơn vị", "Mã đơn vị"])
def test_a_row_of_a_known_unit_is_no_note(tmp_path: Path, heading: str) -> None:
    """Without counts, too, its target may be misspelt."""
    report = check(text_file(tmp_path, f"Mục,{heading},b,a", "IV.9,so-y-te,,"))
    assert told(report) == ["counts.csv:2:1 C401"]


def test_a_target_may_be_called_1(tmp_path: Path) -> None:
    """Then a row of 1, 2, 3 does not number the columns."""
    targets = replace(SET, targets=(SET.targets[0], replace(SET.targets[1], item="1")))
    report = check(text_file(tmp_path, "Mục,Đơn vị,b,a", "1,,2,3"), target_set=targets)
    assert told(report) == ["counts.csv:2 C413"]


def test_a_sum_is_not_added_to_its_parts(tmp_path: Path) -> None:
    lines = ("IV.1,Sở Y tế,2023,1,2", "IV.1,62,2023,3,4", "IV.1,Tổng số,2023,4,6")
    report = check(text_file(tmp_path, HEADING, *lines))
    assert pairs(report) == [(1, 2), (3, 4)]


def test_other_headings_further_down_end_the_table(tmp_path: Path) -> None:
    """Where b and a change places no row below may be read by the headings above."""
    other = "Mục,Đơn vị,Kỳ,a,b"
    below = ["II,Sở Y tế,2023,100,95", "", "II,62,2023,100,95", "Người lập biểu"]
    report = check(text_file(tmp_path, HEADING, GOOD, other, *below))
    assert rows(report) == [READ]
    assert (told(report), report.rows_left_out) == (["counts.csv:3 C115"], 3)
    assert message(report, "C115") == (
        "Dòng này là một dòng tiêu đề khác với tiêu đề ở dòng 1; 3 dòng bên dưới không được dùng."
    )


def test_headings_that_became_ambiguous_end_the_table(tmp_path: Path) -> None:
    lines = (f"{HEADING},Ghi chú", f"{GOOD},", f"{HEADING},b", "II,Sở Y tế,2023,1,2,3")
    report = check(text_file(tmp_path, *lines))
    assert (rows(report), told(report, "C111")) == ([READ], ["counts.csv:3 C115"])


def test_other_headings_end_the_table_across_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "_CHUNK", 1)
    report = check(text_file(tmp_path, HEADING, GOOD, "Mục,Đơn vị,Kỳ,a,b", *[GOOD] * 5))
    assert (rows(report), report.rows_left_out) == ([READ], 5)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param([HEADING], [":1 C109"], id="nothing below the headings"),
        pytest.param([HEADING, ",,,,", ""], [":1 C109"], id="only blanks"),
        pytest.param([HEADING, "Người lập biểu"], [":1 C109", ":2 C609"], id="only a signature"),
        pytest.param([HEADING, "IV.9,Sở Y tế,2023,1,2"], [":2:1 C401"], id="only a bad row"),
    ],
)
def test_a_table_without_rows_says_so(tmp_path: Path, lines: list[str], said: list[str]) -> None:
    report = check(text_file(tmp_path, *lines))
    assert (rows(report), told(report)) == ([], [f"counts.csv{each}" for each in said])


# --- columns that are not there ------------------------------------------------------------


def test_without_a_column_of_units_the_rows_are_of_the_body(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, "Mục,Kỳ,b,a", "IV.1,Quý I,95,100"))
    assert rows(report) == [("Tỉnh Kon Tum", "dossiers-on-time", "2023-Q1", 95, 100)]


def test_without_a_column_of_periods_the_rows_are_of_the_year(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, "Mục,Đơn vị,b,a", "IV.1,Sở Y tế,95,100"))
    assert rows(report) == [READ]


def test_two_tables_may_have_different_columns(tmp_path: Path) -> None:
    one = text_file(tmp_path, "Mục,b,a", "IV.1,1,2", name="one.csv")
    two = text_file(tmp_path, "a;b;Đơn vị;Mục", "4;3;Sở Y tế;IV.1", name="two.csv")
    assert rows(check(one, two)) == [
        ("Tỉnh Kon Tum", "dossiers-on-time", "2023", 1, 2),
        ("Sở Y tế", "dossiers-on-time", "2023", 3, 4),
    ]


# --- numbers -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("b", "a", "expected", "said"),
    [
        pytest.param("", "100", (-1, 100), [":2:4 C214"], id="b is blank"),
        pytest.param("95", "", (95, -1), [":2:5 C214"], id="a is blank"),
        pytest.param("", "", (-1, -1), [], id="both are blank: not reported"),
        pytest.param("0", "", (0, -1), [":2:5 C214"], id="0 is no blank"),
        pytest.param("x", "", (-2, -1), [":2:4 C201"], id="b is wrong, a blank"),
        pytest.param("x", "y", (-2, -2), [":2:4 C201", ":2:5 C201"], id="both are wrong"),
    ],
)
def test_half_reported(
    tmp_path: Path, b: str, a: str, expected: tuple[int, int], said: list[str]
) -> None:
    report = check(text_file(tmp_path, HEADING, f"IV.1,Sở Y tế,2023,{b},{a}"))
    assert (pairs(report), told(report)) == ([expected], [f"counts.csv{each}" for each in said])


def test_a_row_with_a_wrong_number_stays_in_and_is_never_judged(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, HEADING, "IV.1,Sở Y tế,2023,95%,100"))
    assert (pairs(report), report.counts.broken, report.rows_left_out) == ([(-2, 100)], {0}, 0)


def test_repairs_of_one_kind_in_one_column_are_one_note(tmp_path: Path) -> None:
    codes = list(NAMES)[:6]
    counts = [
        ("1.000", "2.000"),
        ("0,0", "KPS"),
        ("-", "-"),
        ("5,0", "9"),
        ("x", "3.000"),
        (1, 2),
    ]
    lines = [f'IV.1,{code},2023,"{b}",{a}' for code, (b, a) in zip(codes, counts, strict=True)]
    report = check(text_file(tmp_path, HEADING, *lines))
    notes = [f for f in report.findings if f.rule.code in {"C211", "C212"}]
    assert [(f.location.text[-3:], f.rule.code, f.rule.times) for f in notes] == [
        ("2:4", "C211", 3),
        ("2:5", "C211", 2),
        ("3:5", "C212", 2),
        ("4:4", "C212", 1),
    ]
    assert (
        notes[0].message("en")
        == "«1.000» is read as 1000; column «b» has 3 cells written this way."
    )


@pytest.mark.parametrize(
    ("b", "a", "said"),
    [
        pytest.param("-", "100", ":2:4 C216", id="no b"),
        pytest.param("KPS", "1.000", ":2:4 C216", id="in words"),
        pytest.param("-", "0", ":2:4 C212", id="beside 0"),
        pytest.param("-", "", ":2:4 C212", id="beside nothing"),
        pytest.param("0", "-", ":2:5 C212", id="no a"),
    ],
)
def test_nothing_beside_a_count_is_a_warning(tmp_path: Path, b: str, a: str, said: str) -> None:
    report = check(text_file(tmp_path, HEADING, f"IV.1,Sở Y tế,2023,{b},{a}"))
    assert told(report, "C211", "C214") == [f"counts.csv{said}"]


def test_nothing_beside_a_count_says_what_stands_beside(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, HEADING, "IV.1,Sở Y tế,2023,-,1000"))
    assert message(report, "C216") == "«-» ở tử số b được hiểu là 0, trong khi mẫu số a là 1.000."


def test_nothing_beside_a_count_in_a_wide_table(tmp_path: Path) -> None:
    table = ("Kỳ báo cáo: năm 2023", "Đơn vị,IV.1,", ",b,a", "Sở Y tế,-,1000", "Xã Một,-,-")
    report = check(text_file(tmp_path, *table))
    assert told(report, "C605") == [
        "counts.csv:4:2 C216",
        "counts.csv:5:2 C212",
        "counts.csv:5:3 C212",
    ]


def test_repairs_are_counted_over_all_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "_CHUNK", 1)
    lines = [f"IV.1,{code},2023,1.000,2.000" for code in NAMES]
    report = check(text_file(tmp_path, HEADING, *lines))
    repairs = [found for found in report.findings if found.rule.code == "C211"]
    assert [found.rule.times for found in repairs] == [len(NAMES)] * 2


# --- several tables ------------------------------------------------------------------------


def test_files_are_read_one_after_the_other(tmp_path: Path) -> None:
    one = text_file(tmp_path, HEADING, "IV.1,Sở Y tế,2023,1,2", "IV.1,62,2023,x,4", name="one.csv")
    two = text_file(tmp_path, HEADING, "II,Sở Y tế,2023,y,6", name="two.csv")
    report = check(one, two)
    assert pairs(report) == [(1, 2), (-2, 4), (-2, 6)]
    assert told(report) == ["one.csv:3:4 C201", "two.csv:2:4 C201"]
    assert [report.counts.location(row).row for row in range(3)] == [2, 3, 2]


def test_a_remark_on_a_spelling_is_made_once_in_each_file(tmp_path: Path) -> None:
    lines = (HEADING, "IV.1,sở y tế,2023,1,2", "II,sở y tế,2023,1,2", "II,Bưu điện,2023,1,2")
    one = text_file(tmp_path, *lines, name="one.csv")
    report = check(one, text_file(tmp_path, *lines, "", name="two.csv"))
    assert told(report, "C303") == [
        f"{name}:{place}" for name in ("one.csv", "two.csv") for place in ("2:2 C421", "4:2 C411")
    ]


def test_sheets_of_a_workbook_are_tables_of_their_own(tmp_path: Path) -> None:
    book = Workbook()
    for cell in (("Mục", "b", "a"), ("IV.1", "1.000", 2000), ("Tổng cộng", 1000, 2000)):
        book.active.append(cell)
    other = book.create_sheet("Khác")
    for cell in (("a", "b", "Mục"), (4000, "3.000", "II"), ("x", "5.000", "IV.1")):
        other.append(cell)
    book.save(tmp_path / "counts.xlsx")
    report = check(tmp_path / "counts.xlsx")
    assert pairs(report) == [(1000, 2000), (3000, 4000), (5000, -2)]
    assert told(report, "C302") == [
        "counts.xlsx:Sheet!B2 C211",
        "counts.xlsx:Sheet!3 C304",
        "counts.xlsx:Khác!B2 C211",
        "counts.xlsx:Khác!A3 C201",
    ]
    assert [f.rule.times for f in report.findings if f.rule.code == "C211"] == [1, 2]


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param('IV.1,Sở Y tế,2023,"1,2', id="never closed"),
        pytest.param('IV.1,"Sở" Y tế,2023,1,2', id="text behind the closing one"),
    ],
)
def test_a_quote_that_breaks_far_down_leaves_nothing_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rest: str
) -> None:
    """Rows, notes, repairs and what was left out: all of it may have been swallowed text."""
    monkeypatch.setattr(delimited, "_ROWS", 2)
    before = (HEADING, '"IV.1",Sở Y tế,2023,1.000,2.000', "IV.9,x,2023,1,2", ",,,,")
    filler = ["IV.1,sở y tế,2022,1.000,2.000"] * 70
    broken = text_file(tmp_path, *before, *filler, rest, name="broken.csv")
    good = text_file(tmp_path, HEADING, "IV.1,sở y tế,2023,95,100", name="good.csv")
    report = check(broken, good)
    assert rows(report) == [READ]
    assert told(report) == ["broken.csv:75 C105", "good.csv:2:2 C421"]
    assert report.rows_left_out == 0


# --- filters -------------------------------------------------------------------------------

TABLE = (
    HEADING,
    "IV.1,Sở Y tế,2023,1,2",
    "II,Sở Y tế,2023,3,4",
    "IV.1,Xã Đắk Long,2023,5,6",
    "IV.1,Bưu điện,2023,7,8",
)


@pytest.mark.parametrize(
    ("units", "items", "expected"),
    [
        pytest.param([], [], [(1, 2), (3, 4), (5, 6), (7, 8)], id="no filter"),
        pytest.param(["Sở Y tế"], [], [(1, 2), (3, 4)], id="a unit"),
        pytest.param(["so-y-te"], ["II"], [(3, 4)], id="a unit by its code, and an item"),
        pytest.param(["ubnd xã đắk long"], [], [(5, 6)], id="a unit in another spelling"),
        pytest.param(["Sở Y tế", "23344"], ["IV.1"], [(1, 2), (5, 6)], id="two units"),
        pytest.param(["Bưu điện"], [], [(7, 8)], id="a unit that is not in the registry"),
        pytest.param(["bưu  điện "], [], [(7, 8)], id="the same with other blanks and capitals"),
        pytest.param([], ["II", "IV.1"], [(1, 2), (3, 4), (5, 6), (7, 8)], id="both items"),
        pytest.param(["Xã Đắk Long"], ["II"], [], id="a unit that did not report this item"),
    ],
)
def test_filters(
    tmp_path: Path, units: list[str], items: list[str], expected: list[tuple[int, int]]
) -> None:
    report = check(text_file(tmp_path, *TABLE), units=units, items=items)
    assert (pairs(report), report.rows_left_out) == (expected, 0)


def test_a_filter_for_a_unit_that_is_nowhere_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(ChoiceError, match="There is no unit «Hải quan»"):
        check(text_file(tmp_path, *TABLE), units=["Hải quan"])


def test_a_filter_that_leaves_nothing_makes_no_table_empty(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, *TABLE), units=["62"])
    assert (rows(report), told(report)) == ([], [])


def test_a_filter_hides_no_row_that_may_be_meant(tmp_path: Path) -> None:
    """A row whose unit is not clear may be that of the unit asked for."""
    lines = ("IV.1,Xã Tân Lập,2023,1,2", "IV.9,Sở Y tế,2023,1,2", "IV.9,62,2023,1,2")
    report = check(text_file(tmp_path, *TABLE, *lines), units=["Sở Y tế"])
    assert told(report) == ["counts.csv:6:2 C412", "counts.csv:7:1 C401"]


def test_a_filter_says_nothing_of_the_rows_of_others(tmp_path: Path) -> None:
    lines = ("IV.1,62,2023,x,2", "IV.1,xã đắk long,2023,1.000,2.000")
    report = check(text_file(tmp_path, *TABLE, *lines), units=["Sở Y tế"])
    assert told(report) == []


# --- properties ----------------------------------------------------------------------------

CELL = st.sampled_from(
    ["IV.1", "II", "Sở Y tế", "sở y tế", "Tổng số", "2023", "1.234", "95", "0", "x", "", "b", "a"]
)
UNIQUE = [code for code, name in NAMES.items() if list(NAMES.values()).count(name) == 1]
COUNT = st.integers(0, 10**12)
KEY = st.tuples(
    st.sampled_from(["IV.1", "dossiers-on-time", "II"]),
    st.sampled_from([*UNIQUE, *(NAMES[code] for code in UNIQUE)]),
    st.sampled_from(["2023", "Quý I", "2023-Q2", "6 tháng đầu năm 2023"]),
)


def as_csv(table: Sequence[Sequence[object]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(table)
    return text.getvalue()


def expected_rows(table: Sequence[tuple[str, str, str, int, int]]) -> list[tuple[object, ...]]:
    ids = {"IV.1": "dossiers-on-time", "II": "paid-online"}
    periods = {"Quý I": "2023-Q1", "6 tháng đầu năm 2023": "2023-01..06"}
    return [
        (NAMES.get(unit, unit), ids.get(item, item), periods.get(period, period), b, a)
        for item, unit, period, b, a in table
    ]


@settings(deadline=None)
@given(st.lists(st.tuples(KEY, COUNT, COUNT).map(lambda row: (*row[0], *row[1:])), min_size=1))
def test_known_counts_are_read_back_from_text(table: list[tuple[str, str, str, int, int]]) -> None:
    reader = read_text(as_csv([HEADINGS, *table]))
    assert rows_of(reader.counts) == expected_rows(table)
    assert reader.findings == []


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(KEY, COUNT, COUNT).map(lambda row: (*row[0], *row[1:])), min_size=1, max_size=8
    ),
    st.integers(1, 4),
    st.integers(1, 30),
)
def test_known_counts_are_read_back_from_a_workbook(
    tmp_path_factory: pytest.TempPathFactory,
    table: list[tuple[str, str, str, int, int]],
    top: int,
    left: int,
) -> None:
    book = Workbook()
    for line, cells in enumerate([HEADINGS, *table], start=top):
        for column, cell in enumerate(cells, start=left):
            book.active.cell(line, column, cell)
    path = tmp_path_factory.mktemp("book") / "counts.xlsx"
    book.save(path)
    assert rows(check(path)) == expected_rows(table)


@settings(deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=6), max_size=8), st.integers(1, 60))
def test_where_a_block_ends_changes_nothing(table: list[list[str]], chunk: int) -> None:
    text = as_csv([("Mục", "Đơn vị", "Kỳ", "b", "a"), *table])
    whole = read_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "_CHUNK", chunk)
        pieces = read_text(text)
    assert rows_of(pieces.counts) == rows_of(whole.counts)
    assert list(pieces.counts.lines) == list(whole.counts.lines)
    assert sorted(told(pieces.findings)) == sorted(told(whole.findings))
    assert pieces.rows_left_out == whole.rows_left_out


@settings(deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=6), max_size=8))
def test_no_row_is_lost_in_silence(table: list[list[str]]) -> None:
    text = as_csv([("Mục", "Đơn vị", "Kỳ", "b", "a"), *table])
    reader = read_text(text)
    spoken_of = {found.location.row for found in reader.findings}
    for found in reader.findings:
        if found.rule.code == "C609":
            spoken_of |= {int(line) for line in re.findall(r"([0-9]+) «", found.message("vi"))}
    filled = {line for line, cells in enumerate(table, start=2) if any(cells)}
    stopped = min(
        (f.location.row or 0 for f in reader.findings if f.rule.code == "C115"), default=99
    )
    assert {line for line in filled if line <= stopped} <= {*reader.counts.lines, *spoken_of}


def test_a_table_in_utf16_is_read_as_one_in_utf8(tmp_path: Path) -> None:
    text = "\n".join(TABLE)
    one = bytes_file(tmp_path, text.encode(), name="one.csv")
    two = bytes_file(tmp_path, text.encode("utf-16"), name="two.csv")
    assert (rows(check(one)), units_of(check(one))) == (rows(check(two)), units_of(check(two)))
