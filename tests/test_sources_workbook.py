"""Workbooks: what the cells hold, what a fast reader would hide, and what is refused."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from cchc import limits
from cchc.diagnostics import Finding, column_letters
from cchc.results import Report
from cchc.sources.ooxml import quick
from reading import (
    DATE,
    HOURS,
    LITERAL_PERCENT,
    PERCENT,
    TENTHS,
    archive,
    bytes_file,
    grids,
    headings_xml,
    message,
    pairs,
    parts_by_hand,
    place_of,
    registry_of,
    row_xml,
    rows,
    sheet_xml,
    told,
    workbook_by_hand,
)
from reading import (
    check_bare as check,
)

Fill = Callable[[Worksheet], None]
TABLE = (("Mục", "b", "a"), ("IV.1", 95, 100))


def saved(folder: Path, fill: Fill, name: str = "counts.xlsx") -> Path:
    """Save a workbook whose one sheet, «S», is filled by *fill*."""
    book = Workbook()
    book.active.title = "S"
    fill(book.active)
    book.save(folder / name)
    return folder / name


def table(*lines: Sequence[Any], top: int = 1, left: int = 1) -> Fill:
    """Fill a sheet with rows from a cell on."""

    def fill(sheet: Worksheet) -> None:
        for line, cells in enumerate(lines, start=top):
            for column, cell in enumerate(cells, start=left):
                sheet.cell(line, column, cell)

    return fill


def by_hand(folder: Path, cells: str, **around: str) -> Report:
    """Check a workbook made by hand: headings in row 1, and these rows."""
    return check(bytes_file(folder, workbook_by_hand(headings_xml() + cells, **around)))


def refused(data: bytes) -> list[Finding]:
    """Open a workbook that is refused."""
    read, findings = grids(data)
    assert read == []
    return list(findings)


# --- where things stand --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fill", "places"),
    [
        pytest.param(table(*TABLE, ("II", "x", 1)), ["S!B3"], id="from A1 on"),
        pytest.param(table(*TABLE, ("II", "x", 1), top=5, left=3), ["S!D7"], id="from C5 on"),
        pytest.param(
            table(("BÁO CÁO",), ("Quý III",), (), *TABLE, ("II", "x", 1)),
            ["S!B6"],
            id="below titles and a blank row",
        ),
        pytest.param(
            table(("TT",), *TABLE, (), (None, None, None, "x"), ("II", "x", 1)),
            ["S!1 C", "S!B6"],
            id="blank rows between",
        ),
        pytest.param(table(*TABLE, ("II", "x", 1), left=27), ["S!AB3"], id="columns AA to AC"),
    ],
)
def test_addresses_are_those_that_the_program_shows(
    tmp_path: Path, fill: Fill, places: list[str]
) -> None:
    report = check(saved(tmp_path, fill))
    bad = [place_of(found) for found in report.findings if found.rule.code == "C201"]
    assert bad == [f"counts.xlsx:{places[-1]}"]
    assert pairs(report)[0] == (95, 100)


def test_several_sheets_are_read_and_the_others_named(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Quý I"
    titles = ("Ẩn", "Rất ẩn", "Ghi chú", "Trống", "Quý II")
    one, hidden, very, notes, _, two = book.active, *(book.create_sheet(t) for t in titles)
    for sheet, item, b in (
        (one, "IV.1", 1),
        (hidden, "IV.1", 2),
        (very, "IV.1", 3),
        (two, "II", 4),
    ):
        table(("Mục", "b", "a"), (item, b, 100))(sheet)
    hidden.sheet_state, very.sheet_state = "hidden", "veryHidden"
    notes["A1"] = "Số liệu tính đến 15/9"
    book.create_chartsheet("Biểu đồ")
    book.save(tmp_path / "counts.xlsx")
    report = check(tmp_path / "counts.xlsx")
    assert pairs(report) == [(1, 100), (4, 100)]
    assert {found.location.sheet: found.message("en") for found in report.findings} == {
        "Quý I": "The period is 2023-Q1, taken from «Quý I».",
        "Quý II": "The period is 2023-Q2, taken from «Quý II».",
        "Ẩn": "The sheet is not used: it is hidden.",
        "Rất ẩn": "The sheet is not used: it is hidden.",
        "Ghi chú": "The sheet is not used: it has no headings of counts.",
        "Trống": "The sheet is not used: it has no headings of counts.",
    }
    assert {found.rule.code for found in report.findings} == {"C110", "C605"}


def test_no_sheet_has_headings(tmp_path: Path) -> None:
    report = check(saved(tmp_path, table(("Báo cáo", "b"))))
    assert told(report) == ["counts.xlsx:S C106"]


def test_a_sheet_may_be_called_as_xml_does_not_allow(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "A & <B> 'C'"
    table(*TABLE, ("II", "x", 1))(book.active)
    book.save(tmp_path / "counts.xlsx")
    assert told(check(tmp_path / "counts.xlsx")) == ["counts.xlsx:A & <B> 'C'!B3 C201"]


def hide(sheet: Worksheet) -> None:
    table(("Mục", "Đơn vị", "b", "a"), ("IV.1", 62, 1, 2), ("IV.1", "so-y-te", 3, 4))(sheet)
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[99].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["Z"].hidden = True


def test_hidden_rows_and_columns_are_read_and_said(tmp_path: Path) -> None:
    report = check(saved(tmp_path, hide))
    assert pairs(report) == [(1, 2), (3, 4)]
    assert told(report) == ["counts.xlsx:S!C1 C114", "counts.xlsx:S!2 C432", "counts.xlsx:S!3 C114"]
    hidden = [found for found in report.findings if found.rule.code == "C114"]
    assert [found.message("vi") for found in hidden] == [
        "Cột C đang bị ẩn, nhưng vẫn được đọc.",
        "1 dòng số liệu kể từ dòng này đang bị ẩn, nhưng vẫn được đọc.",
    ]


def test_a_filter_hides_rows_that_are_read(tmp_path: Path) -> None:
    path = tmp_path / "counts.xlsx"
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        sheet = book.add_worksheet("S")
        sheet.write_row(0, 0, ("Mục", "Đơn vị", "b", "a"))
        sheet.write_row(1, 0, ("IV.1", "62", 1, 2))
        sheet.write_row(2, 0, ("IV.1", "so-y-te", 3, 4))
        sheet.autofilter(0, 0, 2, 3)
        sheet.filter_column(1, "x == 62")
        sheet.set_row(2, options={"hidden": True})
    report = check(path)
    assert pairs(report) == [(1, 2), (3, 4)]
    assert told(report) == ["counts.xlsx:S!2 C432", "counts.xlsx:S!3 C114"]


# --- what the cells hold -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "number_format", "expected", "said"),
    [
        pytest.param(95, "General", 95, None, id="a number"),
        pytest.param(95.0, "0.00", 95, None, id="a number with decimals shown"),
        pytest.param("95", "@", 95, None, id="a number as text"),
        pytest.param("1.095", "@", 1095, "C211", id="a grouped number as text"),
        pytest.param(None, "General", -1, "C214", id="blank"),
        pytest.param(None, "0%", -1, "C214", id="blank, shown as percentage"),
        pytest.param("", "General", -1, "C214", id="empty text"),
        pytest.param(1.234, "General", -2, "C203", id="1.234 typed in an English Excel"),
        pytest.param(2**53 + 1, "General", -2, "C210", id="more than a double can hold"),
        pytest.param(True, "General", -2, "C207", id="true"),
        pytest.param(0.95, "0%", -2, "C204", id="a percentage"),
        pytest.param(0.95, "0.00%", -2, "C204", id="a percentage with decimals"),
        pytest.param(0.95, "[Red]0.0%;-0.0%", -2, "C204", id="a percentage in red"),
        pytest.param(1, "0%", -2, "C204", id="100%"),
        pytest.param(95, '0"%"', -2, "C204", id="a percent sign that multiplies nothing"),
        pytest.param(95, "0\\%", -2, "C204", id="the same sign behind a backslash"),
        pytest.param(95, "#,##0", 95, None, id="a number in groups"),
        pytest.param(1200, "dd/mm/yyyy", -2, "C206", id="1200 formatted as a day"),
        pytest.param(date(2024, 4, 3), "dd/mm/yyyy", -2, "C206", id="a day"),
        pytest.param(
            datetime.fromisoformat("2024-04-03T12:00"), "d/m/yyyy h:mm", -2, "C206", id="a moment"
        ),
        pytest.param(time(12, 30), "hh:mm", -2, "C206", id="a time"),
        pytest.param(timedelta(hours=30), "[h]:mm", -2, "C206", id="a span of time"),
        pytest.param("=1+1", "General", -2, "C209", id="a formula that was never calculated"),
        pytest.param("=1+1", "0%", -2, "C209", id="the same, shown as percentage"),
        pytest.param("#N/A", "General", -2, "C208", id="an error"),
        pytest.param("#SPILL!", "General", -2, "C208", id="an error as openpyxl writes it: text"),
        pytest.param("x", "General", -2, "C201", id="text"),
    ],
)
def test_cells_by_openpyxl(
    tmp_path: Path, value: object, number_format: str, expected: int, said: str | None
) -> None:
    def fill(sheet: Worksheet) -> None:
        table(("Mục", "b", "a"), ("IV.1", value, 2000))(sheet)
        sheet["B2"].number_format = number_format

    report = check(saved(tmp_path, fill))
    assert pairs(report) == [(expected, 2000)]
    assert told(report) == ([f"counts.xlsx:S!B2 {said}"] if said else [])


def test_cells_by_xlsxwriter(tmp_path: Path) -> None:
    path = tmp_path / "counts.xlsx"
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        sheet = book.add_worksheet("S")
        sheet.write_row(0, 0, ("Mục", "Đơn vị", "b", "a"))
        write: list[Callable[[int, int], object]] = [
            lambda r, c: sheet.write_number(r, c, 95),
            lambda r, c: sheet.write_formula(r, c, "=90+5", None, 95),
            lambda r, c: sheet.write_formula(r, c, "=90+5"),  # stores 0, as it always does
            lambda r, c: sheet.write_formula(r, c, '=""', None, ""),
            lambda r, c: sheet.write_formula(r, c, "=A1", None, "95"),
            lambda r, c: sheet.write_formula(r, c, "=1/0", None, "#DIV/0!"),
            lambda r, c: sheet.write_formula(r, c, "=TRUE()", None, True),
            lambda r, c: sheet.write_array_formula(r, c, r, c, "{=SUM(1)}", None, 95),
            lambda r, c: sheet.write_dynamic_array_formula(r, c, r, c, "=SUM(1)", None, 95),
            lambda r, c: sheet.write_boolean(r, c, False),
            lambda r, c: sheet.write_blank(r, c, None, book.add_format({"num_format": "0%"})),
            lambda r, c: sheet.write_rich_string(r, c, "9", book.add_format({"bold": True}), "5"),
            lambda r, c: sheet.write_number(r, c, 0.95, book.add_format({"num_format": "0.0%"})),
        ]
        for line, put in enumerate(write, start=1):
            sheet.write_string(line, 0, "IV.1")
            sheet.write_string(line, 1, f"Đơn vị {line}")
            put(line, 2)
            sheet.write_number(line, 3, 100)
    report = check(path, registry=registry_of(*(f"Đơn vị {line}" for line in range(1, 14))))
    assert [b for b, _ in pairs(report)] == [
        *(95, 95, 0, -2, 95, -2, -2, 95, 95, -2, -1, 95, -2),
    ]
    assert told(report) == [
        "counts.xlsx:S!C4 C213",
        "counts.xlsx:S!C5 C209",
        "counts.xlsx:S!C7 C208",
        "counts.xlsx:S!C8 C207",
        "counts.xlsx:S!C11 C207",
        "counts.xlsx:S!C12 C214",
        "counts.xlsx:S!C14 C204",
    ]


@pytest.mark.parametrize("in_memory", [True, False], ids=["shared strings", "inline strings"])
def test_texts_wherever_they_are_kept(tmp_path: Path, in_memory: bool) -> None:
    path = tmp_path / "counts.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": not in_memory}) as book:
        sheet = book.add_worksheet("S")
        for line, cells in enumerate(
            [("Mục", "Đơn vị", "b", "a"), ("IV.1", "Sở Y tế", "95", "100")]
        ):
            for column, cell in enumerate(cells):
                sheet.write_string(line, column, cell)
    assert rows(check(path)) == [("Sở Y tế", "dossiers-on-time", "2023", 95, 100)]


@pytest.mark.parametrize(
    ("cell", "kind", "style", "expected", "said"),
    [
        pytest.param("<v>95</v>", "n", "0", 95, None, id="a number"),
        pytest.param("<v>9.5E1</v>", "n", "0", 95, None, id="a number with an exponent"),
        pytest.param("<v>0.95</v>", "n", PERCENT, -2, "C204 95%", id="0%"),
        pytest.param("<v>0.955</v>", "n", TENTHS, -2, "C204 95,5%", id="0.0%"),
        pytest.param("<v>95</v>", "n", LITERAL_PERCENT, -2, "C204 95%", id='0"%"'),
        pytest.param(
            "<v>0.28999999999999998</v>", "n", PERCENT, -2, "C204 29%", id="as Excel stores 29%"
        ),
        pytest.param("<v>1e999999999</v>", "n", PERCENT, -2, "C204 inf%", id="a huge exponent"),
        pytest.param("<v>1200</v>", "n", DATE, -2, "C206 «14/4/1903»", id="a day"),
        pytest.param("<v>50</v>", "n", HOURS, -2, "C206 «1200:00»", id="hours"),
        pytest.param("<v>#N/A</v>", "e", "0", -2, "C208 #N/A", id="an error"),
        pytest.param("<v></v>", "e", "0", -2, "C208 #", id="an error that has no name"),
        pytest.param("<f>A1</f>", "n", "0", -2, "C209 =A1", id="a formula without a value"),
        pytest.param("<f>A1</f><v/>", "n", "0", -2, "C209 =A1", id="a formula, an empty value"),
        pytest.param("<f>A1&amp;B1</f>", "n", "0", -2, "C209 =A1&B1", id="a formula with a sign"),
        pytest.param("<f>A1</f><v>95</v>", "n", "0", 95, None, id="a formula and its value"),
        pytest.param("<f>A1</f><v>0</v>", "n", "0", 0, "C213 =A1", id="a formula that stores 0"),
        pytest.param("<v>0</v>", "n", "0", 0, None, id="0 that nobody calculated"),
        pytest.param("<v>0</v>", "n", PERCENT, -2, "C204 0%", id="0%, and nobody calculated it"),
        pytest.param(
            "<f>A1</f><v>0</v>", "str", "0", 0, None, id="a formula that gives the text 0"
        ),
        pytest.param(
            "<f>A1</f><v>95</v>", "str", PERCENT, 95, None, id="text, shown as percentage"
        ),
        pytest.param("<f>A1</f><v>0.0</v>", "n", "0", 0, "C213 =A1", id="the same, written 0.0"),
        pytest.param("<f>A1</f><v></v>", "str", "0", -1, "C214", id="a formula that gives no text"),
        pytest.param("<f>A1</f><v>95</v>", "str", "0", 95, None, id="a formula that gives text"),
        pytest.param("<f/><v>95</v>", "n", "0", 95, None, id="an empty formula"),
        pytest.param("<v>1</v>", "b", "0", -2, "C207 TRUE", id="true"),
        pytest.param("<v>2024-01-31</v>", "d", "0", -2, "C206 «31/1/2024»", id="a day as text"),
        pytest.param("<is><t>95</t></is>", "inlineStr", "0", 95, None, id="text in the cell"),
        pytest.param(
            "<is><r><t>9</t></r><r><t>5</t></r></is>", "inlineStr", "0", 95, None, id="rich text"
        ),
        pytest.param("<v>NaN</v>", "n", "0", -2, "C201 nan", id="not a number"),
        pytest.param("<v>INF</v>", "n", "0", -2, "C201 inf", id="infinity"),
    ],
)
@pytest.mark.parametrize("way", ["quickly", "thoroughly"])
def test_cells_by_hand(
    tmp_path: Path, cell: str, kind: str, style: str, expected: int, said: str | None, way: str
) -> None:
    row = row_xml(2, b=cell, kind=kind, style=style)
    if way == "thoroughly":
        row = row.replace("<c r=", "<c  r=")
    report = by_hand(tmp_path, row)
    assert pairs(report) == [(expected, 100)]
    code, _, quoted = (said or "").partition(" ")
    assert told(report) == ([f"counts.xlsx:S!B2 {code}"] if said else [])
    assert not said or quoted in report.findings[0].message("vi")


def test_a_shared_formula_is_told_in_each_of_its_cells(tmp_path: Path) -> None:
    first = row_xml(2, b='<f t="shared" ref="B2:B4" si="0">D2+1</f>')
    others = [row_xml(line, b='<f t="shared" si="0"/>') for line in (3, 4)]
    report = by_hand(tmp_path, first + "".join(others))
    assert told(report, "C705") == [f"counts.xlsx:S!B{line} C209" for line in (2, 3, 4)]
    assert {f.message("vi") for f in report.findings if f.rule.code == "C209"} == {
        "Công thức «=D2+1» trong ô này chưa được tính, nên ô chưa có giá trị."
    }


def test_rows_of_nothing_but_uncalculated_formulas_are_not_lost(tmp_path: Path) -> None:
    """The fast reader ends before them, as if they were blank."""
    formulas = ("=Nguồn!A2", "=Nguồn!B2", "=Nguồn!C2")
    report = check(saved(tmp_path, table(*TABLE, (), formulas, formulas)))
    assert told(report, "C302") == ["counts.xlsx:S!A4 C401", "counts.xlsx:S!A5 C401"]
    assert report.rows_left_out == 2


def test_an_error_in_a_name_is_an_unknown_name(tmp_path: Path) -> None:
    report = check(saved(tmp_path, table(("Mục", "b", "a"), ("#REF!", 95, 100))))
    assert told(report) == ["counts.xlsx:S!A2 C401"]


@pytest.mark.parametrize("cell", ["A2", "B2", "F2", "J2"])
def test_oddities_beside_the_table_are_not_lost(tmp_path: Path, cell: str) -> None:
    """A formula without a value is a filled cell."""

    def fill(sheet: Worksheet) -> None:
        table(*TABLE, left=3)(sheet)
        sheet[cell] = "=1+1"

    report = check(saved(tmp_path, fill))
    assert (pairs(report), told(report)) == ([(95, 100)], [f"counts.xlsx:S!{cell[0]}1 C701"])


def test_rows_keep_their_numbers_from_block_to_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick, "STRETCH", 400)
    codes = ("62", "so-y-te", "so-tnmt", "618", "610")
    lines = [("II", code, "x", line) for line, code in enumerate(codes, start=4)]
    report = check(saved(tmp_path, table(("Mục", "Đơn vị", "b", "a"), *lines, top=3, left=2)))
    bad = [place_of(found) for found in report.findings if found.rule.code == "C201"]
    assert bad == [f"counts.xlsx:S!D{a}" for _, a in pairs(report)]


def test_what_judging_finds_has_its_address_too(tmp_path: Path) -> None:
    report = check(saved(tmp_path, table(("Mục", "b", "a"), ("IV.1", 101, 100), top=3, left=3)))
    assert told(report) == ["counts.xlsx:S!D4 C301"]


def test_a_workbook_may_have_no_styles(tmp_path: Path) -> None:
    path = bytes_file(tmp_path, spoilt(styles=None))
    assert pairs(check(path)) == [(95, 100)]


def test_oddities_outside_the_columns_in_use_change_nothing(tmp_path: Path) -> None:
    lines = (("Tỷ lệ", "Mục", "b", "a", "Tỷ lệ"), ("=C2/D2", "IV.1", 95, 100, "=C2/D2"))
    report = check(saved(tmp_path, table(*lines)))
    assert (pairs(report), told(report)) == ([(95, 100)], [])


# --- how the XML is written ----------------------------------------------------------------

WAYS = {
    "usual": lambda cells: cells,
    "two blanks": lambda cells: cells.replace("<c r=", "<c  r="),
    "another order of attributes": lambda cells: cells.replace(
        '<c r="B2" s="0"', '<c s="0" r="B2"'
    ),
    "apostrophes": lambda cells: cells.replace('"', "'"),
    "no references": lambda cells: re.sub(r' r="[A-Z]*[0-9]+"', "", cells),
    "no row numbers": lambda cells: re.sub(r'(?<=<row) r="[0-9]+"', "", cells),
    "no cell references": lambda cells: re.sub(r' r="[A-Z]+[0-9]+"', "", cells),
    "line breaks": lambda cells: cells.replace("><", ">\n<"),
    "a comment": lambda cells: cells.replace("</row>", "<!-- </row> <c> --></row>", 1),
    "a character by number": lambda cells: cells.replace("IV.1", "&#73;V.1"),
    "a section of characters": lambda cells: cells.replace("IV.1", "<![CDATA[IV.1]]>"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("cell", "expected", "said"),
    [
        pytest.param("<v>95</v>", 95, [], id="a count"),
        pytest.param("<f>A1</f>", -2, ["counts.xlsx:S!B2 C209"], id="a formula without a value"),
    ],
)
def test_xml_may_be_written_otherwise(
    tmp_path: Path, way: str, cell: str, expected: int, said: list[str]
) -> None:
    cells = WAYS[way](headings_xml() + row_xml(2, b=cell))
    report = check(bytes_file(tmp_path, workbook_by_hand(cells)))
    assert (pairs(report), told(report)) == ([(expected, 100)], said)


def test_element_names_may_have_a_prefix(tmp_path: Path) -> None:
    plain = sheet_xml(headings_xml() + row_xml(2, b="<f>A1</f>"))
    prefixed = plain.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
    sheet = prefixed.replace("xmlns=", "xmlns:x=")
    report = check(bytes_file(tmp_path, archive(parts_by_hand(sheet))))
    assert (pairs(report), told(report)) == ([(-2, 100)], ["counts.xlsx:S!B2 C209"])


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(
            '<extLst><ext xmlns:xm="m"><xm:f>S!$B$2</xm:f></ext></extLst>', id="conditional formats"
        ),
        pytest.param('<rowBreaks count="1"><brk id="1"/></rowBreaks><f>x</f>', id="page breaks"),
        pytest.param('<dataValidations><x t="e" hidden="1"/></dataValidations>', id="validations"),
    ],
)
def test_what_stands_behind_the_rows_is_no_cell(tmp_path: Path, after: str) -> None:
    """A formula there once made a sound workbook look damaged."""
    report = by_hand(tmp_path, row_xml(2, b="<v>95</v>") + '<row r="3"/>', after=after)
    assert (pairs(report), told(report)) == ([(95, 100)], [])


def test_the_size_that_a_sheet_claims_is_not_believed(tmp_path: Path) -> None:
    dimension = '<dimension ref="A1:A1"/>'
    report = by_hand(tmp_path, row_xml(2, b="<v>95</v>"), before=dimension)
    assert pairs(report) == [(95, 100)]


# --- values that other readers stumble over -------------------------------------------------


@pytest.mark.parametrize("error", ["#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#GETTING_DATA"])
def test_an_error_that_is_newer_than_others(tmp_path: Path, error: str) -> None:
    cells = row_xml(2, b=f"<v>{error}</v>", kind="e") + row_xml(3, b="<v>95</v>")
    report = by_hand(tmp_path, cells)
    assert pairs(report) == [(-2, 100), (95, 100)]
    assert told(report) == ["counts.xlsx:S!B2 C208"]
    assert error in message(report, "C208")


@pytest.mark.parametrize("value", ["-1e300", "1e300", "-1e18"])
@pytest.mark.parametrize("style", [DATE, HOURS])
def test_a_date_that_there_is_not(tmp_path: Path, value: str, style: str) -> None:
    cells = row_xml(2, b=f"<v>{value}</v>", style=style) + row_xml(3, b="<v>95</v>")
    assert pairs(by_hand(tmp_path, cells)) == [(-2, 100), (95, 100)]


# --- what is refused -----------------------------------------------------------------------

BIG = f'<row r="{limits.SHEET_ROWS}"><c r="XFD{limits.SHEET_ROWS}"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(BIG, id="a cell in the last corner"),
        pytest.param(BIG.replace("<c r", "<c  r"), id="the same, written otherwise"),
    ],
)
def test_a_cell_far_away_costs_what_it_holds(cells: str) -> None:
    """A library that fills up the area between takes all memory there is, and ends the process."""
    [grid], _ = grids(workbook_by_hand(headings_xml() + cells))
    assert list(grid.lines) == [1, limits.SHEET_ROWS]
    assert grid.width == limits.SHEET_COLUMNS
    assert len(set(map(id, grid.columns))) == 5
    assert (grid.row(0)[:3], grid.row(1)[-1]) == (["Mục", "b", "a"], 1.0)


@pytest.mark.parametrize("blank", ["", " "])
def test_more_cells_than_can_be_held_are_refused(
    monkeypatch: pytest.MonkeyPatch, blank: str
) -> None:
    monkeypatch.setattr(limits, "SHEET_CELLS", 1000)
    steps = "".join(
        f'<row r="{at}"><c r="{column_letters(at)}{at}"{blank}><v>1</v></c></row>'
        for at in range(2, 40)
    )
    findings = refused(workbook_by_hand(headings_xml() + steps))
    assert told(findings) == ["counts:S C112"]
    assert findings[0].rule.limit == limits.SHEET_CELLS


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param('<row r="4294967295"><c><v>1</v></c></row>', id="a row beyond the last"),
        pytest.param('<row r="2"><c r="A9999999999"><v>1</v></c></row>', id="a cell beyond it"),
        pytest.param(
            '<row r="2"><c r="ZZZZZZZ2"><v>1</v></c></row>', id="a column beyond the last"
        ),
        pytest.param('<row r="2"><c r="XFE2"><v>1</v></c></row>', id="the one behind the last"),
        pytest.param('<row r="99999999999"/>', id="a row beyond the last, without cells"),
        pytest.param('<row r="2000000"/>', id="a row not so far beyond it"),
        pytest.param('<row r="0"><c r="A0"><v>1</v></c></row>', id="row 0"),
        pytest.param('<row r="2"><c r="A0"><v>1</v></c></row>', id="a cell of row 0"),
        pytest.param('<row r="2"><c r="2"><v>1</v></c></row>', id="no column"),
        pytest.param(
            '<row r="2"><c r="$B$2"><v>1</v></c></row>', id="a place as formulas write it"
        ),
        pytest.param('<row r="٢"><c><v>1</v></c></row>', id="Arabic digits"),
    ],
)
def test_a_cell_outside_the_sheet_is_refused(cells: str) -> None:
    assert told(refused(workbook_by_hand(headings_xml() + cells))) == ["counts C103"]


def test_formats_far_below_the_table_refuse_nothing(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        table(*TABLE)(sheet)
        sheet["XFD1048576"].fill = PatternFill("solid", "FFFF00")

    assert pairs(check(saved(tmp_path, fill))) == [(95, 100)]


def test_a_stray_space_far_below_is_read_past(tmp_path: Path) -> None:
    report = check(
        saved(tmp_path, lambda sheet: (table(*TABLE)(sheet), sheet.cell(90_000, 3, " ")))
    )
    assert (pairs(report), told(report)) == ([(95, 100)], [])


def spoilt(**changes: str | bytes | None) -> bytes:
    """Make a workbook with some parts changed or (None) left out."""
    parts = parts_by_hand(sheet_xml(headings_xml() + row_xml(2, b="<v>95</v>")))
    named = {
        "sheet": "xl/worksheets/sheet1.xml",
        "book": "xl/workbook.xml",
        "styles": "xl/styles.xml",
    }
    named |= {"strings": "xl/sharedStrings.xml", "rels": "_rels/.rels"}
    for name, content in changes.items():
        parts.pop(named[name], None)
        if content is not None:
            parts[named[name]] = content
    return archive(parts)


DOCTYPE = '<!DOCTYPE x [<!ENTITY lol "lol">]>'
SOUND = parts_by_hand(sheet_xml(headings_xml() + row_xml(2, b="<v>95</v>")))


TWICE = str(SOUND["xl/workbook.xml"]).replace("<sheet ", '<sheet name="S" r:id="rId1"/><sheet ', 1)


def with_member_twice() -> bytes:
    data = io.BytesIO(archive(SOUND))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(data, "a") as file:
        file.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    return data.getvalue()


def with_bad_checksum() -> bytes:
    data = bytearray(archive(SOUND))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        member = file.getinfo("xl/worksheets/sheet1.xml")
    central = data.rindex(b"PK\x01\x02", 0, data.rindex(b"sheet1.xml"))
    data[central + 16] ^= 1
    data[member.header_offset + 14] ^= 1
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(archive(SOUND))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(archive(SOUND)[:-30], id="cut off"),
        pytest.param(archive(SOUND)[:300], id="cut off early"),
        pytest.param(with_bad_checksum(), id="a wrong checksum"),
        pytest.param(encrypted(), id="encrypted parts"),
        pytest.param(archive(SOUND | {"XL/workbook.xml": "x"}), id="names that differ in case"),
        pytest.param(archive({"xl/x": "x"}), id="a zip that is no workbook"),
        pytest.param(archive({"_rels/.rels": SOUND["_rels/.rels"]}), id="no workbook part"),
        pytest.param(spoilt(rels="<Relationships/>"), id="nothing says which part it is"),
        pytest.param(spoilt(sheet=None), id="a sheet that is not there"),
        pytest.param(spoilt(sheet="<worksheet><sheetData>"), id="XML that is cut off"),
        pytest.param(
            spoilt(
                sheet='<?xml version="1.0" encoding="none"?><worksheet><sheetData/></worksheet>'
            ),
            id="an encoding that is not known",
        ),
        pytest.param(spoilt(sheet=f"{DOCTYPE}<worksheet/>"), id="a document type in a sheet"),
        pytest.param(
            spoilt(sheet=DOCTYPE + sheet_xml(headings_xml()).partition("?>")[2]),
            id="a document type before a sound sheet",
        ),
        pytest.param(spoilt(book=f"{DOCTYPE}<workbook/>"), id="a document type in the workbook"),
        pytest.param(spoilt(styles=f"{DOCTYPE}<styleSheet/>"), id="a document type in the styles"),
        pytest.param(spoilt(strings=f"{DOCTYPE}<sst/>"), id="a document type in the strings"),
        pytest.param(
            spoilt(rels=f"{DOCTYPE}<Relationships/>"), id="a document type among relations"
        ),
        pytest.param(
            spoilt(book=TWICE),
            id="two sheets of one name",
        ),
    ],
)
def test_a_workbook_that_is_damaged(data: bytes) -> None:
    findings = refused(data)
    assert told(findings) == ["counts C103"]


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param('<c r="B2" t="e">' * 100_000, id="cells that are never closed"),
        pytest.param('<c r="B2" t="e"><f>' * 100_000, id="formulas that are never closed"),
        pytest.param('<c r="B2" x="' * 100_000, id="attributes that are never closed"),
        pytest.param("<row " * 100_000, id="rows that are never closed"),
        pytest.param('<row r="2"' + " " * 1_000_000, id="a row of blanks"),
    ],
)
def test_broken_xml_is_refused_at_once(monkeypatch: pytest.MonkeyPatch, cells: str) -> None:
    """A search that runs on to the end from every one of them would take hours."""
    monkeypatch.setattr(limits, "MEMBER_RATIO", 10_000)  # they are worse where they pack less well
    assert told(refused(workbook_by_hand(headings_xml() + cells))) == ["counts C103"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(archive(SOUND)[:-30], "it is cut off or was still being saved", id="cut off"),
        pytest.param(
            spoilt(sheet=sheet_xml('<row r="2"/><row r="2"/>')),
            "it is malformed inside (rows that do not follow each other, or are outside the sheet)",
            id="malformed",
        ),
    ],
)
def test_the_damage_is_named(data: bytes, reason: str) -> None:
    assert refused(data)[0].message("en") == f"The workbook cannot be read: {reason}."


def test_a_part_that_is_there_twice() -> None:
    assert told(refused(with_member_twice())) == ["counts C103"]


@pytest.mark.parametrize(
    ("name", "limit"),
    [("WORKBOOK_BYTES", 100), ("WORKBOOK_MEMBERS", 3), ("WORKBOOK_UNPACKED_BYTES", 1000)],
)
def test_limits_of_the_archive(monkeypatch: pytest.MonkeyPatch, name: str, limit: int) -> None:
    monkeypatch.setattr(limits, name, limit)
    findings = refused(archive(SOUND))
    assert told(findings) == ["counts C112"]
    assert findings[0].rule.limit == limit


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("worksheets/sheet1.xml", id="as Excel writes it"),
        pytest.param("/xl/worksheets/sheet1.xml", id="from the root"),
        pytest.param("./worksheets/../worksheets/sheet1.xml", id="by a detour"),
        pytest.param("Worksheets/Sheet1.xml", id="in other letters"),
    ],
)
def test_where_the_sheet_lies(tmp_path: Path, target: str) -> None:
    relations = str(SOUND["xl/_rels/workbook.xml.rels"]).replace("worksheets/sheet1.xml", target)
    path = bytes_file(tmp_path, archive(SOUND | {"xl/_rels/workbook.xml.rels": relations}))
    assert pairs(check(path)) == [(95, 100)]


def test_a_workbook_named_csv_and_a_text_named_xlsx(tmp_path: Path) -> None:
    one = saved(tmp_path, table(*TABLE), name="one.csv")
    two = bytes_file(tmp_path, "Mục;b;a\nII;1;2\n".encode(), name="two.xlsx")
    assert pairs(check(one, two)) == [(95, 100), (1, 2)]


def test_reading_a_workbook_loads_nothing_slow(tmp_path: Path) -> None:
    path = saved(tmp_path, table(*TABLE))
    program = (
        "import sys; from cchc.sources.source import read_source;"
        "from cchc.sources.opening import open_grids;"
        "from cchc.sources.sheet_filter import EVERY_SHEET;"
        f"open_grids(read_source({str(path)!r}), EVERY_SHEET, None, bool);"
        "print(*sorted({'openpyxl', 'pydantic', 'rich', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.decode().split() == []
