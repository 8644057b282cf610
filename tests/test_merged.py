"""Merged cells below the headings: names are filled down and said, counts never."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from cchc.diagnostics import Location
from cchc.grid import Range
from cchc.readers.merged import Below, MergedCells, spell
from cchc.readers.sheets import Block
from form_making import Grid, form_06a
from form_making import check as check_form
from form_making import pairs as form_pairs
from form_making import said as form_said
from reading import HEADINGS, check, message, rows, told

HALF = [
    ("Sở Y tế", "dossiers-on-time", "2023-Q1", 1, 10),
    ("Sở Y tế", "dossiers-on-time", "2023-Q2", 2, 20),
]


def workbook(
    folder: Path, table: Sequence[Sequence[object]], *merged: str, error: str = "", above: int = 0
) -> Path:
    """Write the headings and a table, and merge cells; *error* is one that calamine refuses."""
    path = folder / "counts.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("S")
        plain = book.add_format()
        for line, row in enumerate((HEADINGS, *table), start=above):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write(line, column, cell)
        for area in merged:
            first, last = (book_address(each) for each in area.split(":"))
            kept = (HEADINGS, *table)[first[0] - above][first[1]]
            sheet.merge_range(*first, *last, kept, plain)
        if error:
            sheet.write_formula(999, 9, "=1", value=error)
    return path


def book_address(text: str) -> tuple[int, int]:
    """Turn B3 into row 2 and column 1."""
    return int(text[1:]) - 1, ord(text[0]) - ord("A")


FOUR = [
    ("IV.1", "Sở Y tế", "Quý I", 1, 10),
    ("IV.1", None, "Quý II", 2, 20),
    ("IV.1", "Xã Một", "Quý I", 3, 30),
    ("IV.1", None, "Quý II", 4, 40),
]


@pytest.mark.parametrize(
    ("table", "merged", "expected", "said"),
    [
        pytest.param(FOUR[:2], ["B2:B3"], HALF, ["B2 C305"], id="the unit"),
        pytest.param(
            [FOUR[0], (None, "Sở Y tế", "Quý II", 2, 20)],
            ["A2:A3"],
            HALF,
            ["A2 C305"],
            id="the indicator",
        ),
        pytest.param(
            [FOUR[0], (None, None, "Quý II", 2, 20)],
            ["A2:A3", "B2:B3"],
            HALF,
            ["A2 C305", "B2 C305"],
            id="both, a note for each column",
        ),
        pytest.param(
            FOUR[:2], [], HALF[:1], ["3 C413"], id="a blank cell that is not merged is no name"
        ),
        pytest.param(
            [FOUR[0], (None, None, None, None, None)],
            ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3"],
            HALF[:1],
            [],
            id="a whole row of double height",
        ),
        pytest.param(
            [FOUR[0], (None, None, None, None, None), (None, None, None, None, None)],
            ["B2:B4"],
            HALF[:1],
            [],
            id="an area that reaches below the table",
        ),
        pytest.param(
            [FOUR[0], (None, "Cấp xã", None, None, None), ("IV.1", None, None, None, None)],
            ["B3:E4"],
            HALF[:1],
            [],
            id="a section drawn over names and counts names nothing",
        ),
        pytest.param(
            [FOUR[0], ("IV.1", "Sở Y tế", "Quý II", 2, None)],
            ["E2:E3"],
            [HALF[0], (*HALF[1][:4], -1)],
            ["E2 C215", "E3 C214"],
            id="a count of two rows is that of the first",
        ),
        pytest.param(
            [("IV.1", "Sở Y tế", "Quý I", 1, None), FOUR[1]],
            ["D2:E2", "B2:B3"],
            [(*HALF[0][:4], -1), HALF[1]],
            ["B2 C305", "D2 C215", "E2 C214"],
            id="a count over both columns is that of the first",
        ),
    ],
)
def test_merged_cells_of_a_tidy_table(
    tmp_path: Path,
    table: Sequence[Sequence[object]],
    merged: Sequence[str],
    expected: list[tuple[str, str, str, int, int]],
    said: list[str],
) -> None:
    report = check(workbook(tmp_path, table, *merged))
    assert rows(report) == expected
    where = "counts.xlsx:S!"
    assert sorted(told(report, "C304", "C609", "C504", "C506")) == [
        f"{where}{each}" for each in said
    ]


def test_the_note_counts_the_rows_that_were_filled(tmp_path: Path) -> None:
    report = check(workbook(tmp_path, FOUR, "B2:B3", "B4:B5"))
    assert len(rows(report)) == 4
    assert message(report, "C305") == (
        "Cột «Đơn vị» có ô gộp, ví dụ B2:B3; 2 dòng lấy nội dung ở ô đầu của vùng gộp."
    )


def test_the_warning_names_the_cells(tmp_path: Path) -> None:
    table = [FOUR[0], ("IV.1", "Sở Y tế", "Quý II", 2, None)]
    assert message(check(workbook(tmp_path, table, "E2:E3")), "C215", "en") == (
        "The cells E2:E3 are merged; «10» counts for the first of them, the others are blank."
    )


def test_merged_headings_break_nothing(tmp_path: Path) -> None:
    table = [(None,) * 5, *FOUR[:1]]
    report = check(workbook(tmp_path, table, "A1:A2", "D1:D2", "E1:E2"))
    assert rows(report) == HALF[:1]
    assert told(report, "C504", "C506") == []


def test_an_area_may_reach_over_several_blocks(tmp_path: Path) -> None:
    table: list[tuple[object, ...]] = [("IV.1", "Sở Y tế", "Quý I", 1, 10)]
    table += [("IV.1", None, "Quý I", 1, 10)] * 9000
    report = check(workbook(tmp_path, table, "B2:B9002"))
    assert len(rows(report)) == 9001
    assert {row[0] for row in rows(report)} == {"Sở Y tế"}
    assert "9.000 dòng" in message(report, "C305")


def test_the_second_reader_knows_merged_cells_as_well(tmp_path: Path) -> None:
    report = check(workbook(tmp_path, FOUR[:2], "B2:B3", error="#SPILL!"))
    assert rows(report) == HALF
    assert "counts.xlsx:S!B2 C305" in told(report)


def test_a_wide_table_says_what_it_fills_down(tmp_path: Path) -> None:
    grid = Grid()
    grid.put_headings([("TT",), ("Đơn vị",), ("Kỳ",), *(("IV.2", leaf) for leaf in "ba")])
    first = grid.put([1, "Huyện Đắk Tô", "Quý I", 96, 100])
    last = grid.put([2, "", "Quý II", 9, 10])
    grid.merged.append((first, 2, last, 2))
    report = check_form(tmp_path, grid.workbook("S"))
    assert form_pairs(report) == {
        ("Huyện Đắk Tô", "district-dossiers-on-time", "2023-Q1"): (96, 100),
        ("Huyện Đắk Tô", "district-dossiers-on-time", "2023-Q2"): (9, 10),
    }
    assert form_said(report, "C305", "C413") == [
        "B3 C305 Cột «Đơn vị» có ô gộp, ví dụ B3:B4; 1 dòng lấy nội dung ở ô đầu của vùng gộp."
    ]


def test_a_merged_count_of_a_form_is_not_copied(tmp_path: Path) -> None:
    numbers = [100, 10, 90, 0, 50, 10, 40, 0, 50, 50, 0]
    grid = form_06a(("", [("Huyện Đắk Tô", numbers), ("Huyện Đắk Hà", ["", *numbers[1:]])]))
    line = next(row for (row, _), cell in grid.cells.items() if cell == "Huyện Đắk Tô")
    grid.merged.append((line, 3, line + 1, 3))
    report = check_form(tmp_path, grid.workbook("S"))
    [said] = form_said(report, "C215")
    assert said.startswith(f"C{line} C215 Các ô C{line}:C{line + 1} bị gộp; «100» chỉ được tính")


def test_areas_that_overlap_take_no_time() -> None:
    """A made-up file may declare a hundred thousand areas over one another."""
    place = Location("counts.xlsx", "S")
    areas = [Range(2, 1, 1_000_000, 1 + n % 9) for n in range(100_000)]
    below = Below(place, 1, 1, {0: "Đơn vị"}, [20, 21])
    rows = 8192
    block = Block(range(2, 2 + rows), [["Sở Y tế", *[""] * (rows - 1)], ["x"] * rows])
    [filled] = MergedCells(below, areas).fill(iter([block]))
    assert set(filled.columns[0]) == {"Sở Y tế"}


def test_ranges_are_spelled_as_their_program_does() -> None:
    assert spell(Range(3, 2, 6, 28)) == "B3:AB6"
