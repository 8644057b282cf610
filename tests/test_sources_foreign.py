"""What stands in a cell is the same whatever the format of the file, and nothing of it is hidden."""

import io
import struct
from datetime import date, timedelta
from pathlib import Path

import pytest
from python_calamine import load_workbook

from cchc import limits
from cchc.grid import Marked, Range, Value
from cchc.sources.foreign.reading import read_sheets
from cchc.sources.kinds import Kind
from cchc.sources.number_formats import as_formatted
from cchc.sources.refusals import Refused, area
from cchc.sources.sheet_cells import SheetCells
from cli_runs import cchc
from formats import (
    FILES,
    HEADINGS,
    HIDDEN_SHEET,
    SHEET,
    as_xlsb,
    as_xlsx,
    as_xml,
    cell,
    data,
    formula,
    real,
    record,
    records,
    rk,
    row,
    text,
    xlsb,
    xml_2003,
)
from libreoffice import converted
from reading import archive, bytes_file, registry_of, source, told
from reading import check_bare as check
from rules_workbooks import MADE

OF_EACH_KIND = {
    "xls": (FILES / "everything.xls").read_bytes(),
    "ods": (FILES / "everything.ods").read_bytes(),
    "xlsb": as_xlsb(),
    "xml": as_xml(),
}
ENDINGS = {"xml": "xls"}
ONE = data("Number", 1)


def grids(content: bytes, kind: Kind) -> list[SheetCells]:
    return read_sheets(source(content, kind))


def refusal(content: bytes, kind: Kind) -> str:
    """Give the code of the rule by which a file is refused."""
    with pytest.raises(Refused) as raised:
        grids(content, kind)
    return raised.value.rule.code


def spelt(value: Value) -> object:
    """Name what is odd about a cell by its mark; formulas are code in some formats."""
    if not isinstance(value, Marked):
        return value
    return (value.mark.value, "=" if value.shown.startswith("=") else value.shown)


def cells(grid: SheetCells) -> dict[tuple[int, int], object]:
    return {
        (line, column): spelt(value)
        for line, row_ in grid.cells.items()
        for column, value in row_.items()
    }


# --- every format --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", OF_EACH_KIND)
def test_a_cell_is_the_same_in_every_format(kind: Kind) -> None:
    sheet, hidden = grids(OF_EACH_KIND[kind], kind)
    found = cells(sheet)
    assert [found.pop((1, at)) for at in range(1, 6)] == list(HEADINGS)
    assert {place: value for place, value in found.items() if place[1] > 3} == {
        (2, 4): 95.0,
        (2, 5): 100.0,
        (3, 4): ("percent", "95%"),
        (3, 5): 100.0,
        (4, 4): ("error", "#DIV/0!"),
        (4, 5): 100.0,
        (5, 4): True,
        (5, 5): date(2023, 4, 3),
        (6, 4): ("stored-zero", "="),
        (6, 5): ("percent", "95%"),
        (7, 4): 1200.5,
        (7, 5): timedelta(hours=30),
        (8, 5): 95.0,
    }
    assert found[10, 1] == "gộp"
    assert (sheet.name, sheet.hidden) == (SHEET, False)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({3}, {3})
    assert sheet.merged == [Range(10, 1, 11, 2)]
    assert (hidden.name, hidden.hidden, cells(hidden)) == (HIDDEN_SHEET, True, {(3, 2): 5.0})


@pytest.mark.parametrize("kind", OF_EACH_KIND)
def test_each_format_is_told_by_its_content_and_judged(kind: Kind, tmp_path: Path) -> None:
    name = f"counts.{ENDINGS.get(kind, kind)}"
    sent = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế", "Sở A", "Sở B", "Sở C", "Sở D")
    path = bytes_file(tmp_path, OF_EACH_KIND[kind], name=name)
    report = check(path, registry=registry_of(*sent))
    place = f"{name}:{SHEET}"
    assert told(report, "C211", "C609", "C504", "C214") == [
        f"{place}!C1 C114",
        f"{place}!3 C114",
        f"{place}!D3 C204",
        f"{place}!D4 C208",
        f"{place}!D5 C207",
        f"{place}!E5 C206",
        f"{place}!D6 C213",
        f"{place}!E6 C204",
        f"{place}!D7 C203",
        f"{place}!E7 C206",
        f"{name}:{HIDDEN_SHEET} C110",
    ]


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_libreoffice_writes_the_same_today(kind: Kind, tmp_path: Path) -> None:
    made = converted(as_xlsx(tmp_path / "everything.xlsx"), kind, kind).read_bytes()
    assert list(map(cells, grids(made, kind))) == list(map(cells, grids(OF_EACH_KIND[kind], kind)))


def test_calamine_reads_the_same_numbers_from_a_binary_workbook() -> None:
    """An oracle for the file that was made by hand: error cells, formats are hidden by it."""
    rows = load_workbook(io.BytesIO(as_xlsb())).get_sheet_by_name(SHEET).to_python()
    assert rows[1] == ["IV.1", "Sở Nội vụ", "Quý III/2023", 95, 100]
    assert rows[2][3:] == [0.95, 100]
    assert rows[3][3] == ""
    assert rows[4][3:] == [True, date(2023, 4, 3)]
    assert rows[6][3:] == [1200.5, timedelta(hours=30)]
    assert rows[9][0] == "gộp"


@pytest.mark.parametrize("kind", ["xls", "xlsb", "ods", "xml"])
def test_a_hidden_sheet_is_read_where_it_is_named(kind: Kind) -> None:
    [_, hidden] = grids(OF_EACH_KIND[kind], kind)
    grid = hidden.grid(area())
    assert (grid.first_column, list(grid.lines), grid.columns) == (2, [3], [[5.0]])


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_form_saved_in_another_format_is_still_a_form(kind: Kind, tmp_path: Path) -> None:
    """Its I.1 is another target than that of the set in use; the stamp says so."""
    MADE["C121"](tmp_path)
    saved = converted(tmp_path / "counts.xlsx", kind, kind)
    ended = cchc("check", str(saved), "--year", "2023", "--format", "json")
    assert (ended.code, '"C121"' in ended.out) == (3, True)


@pytest.mark.parametrize("kind", OF_EACH_KIND)
def test_inspect_takes_every_format(kind: Kind, tmp_path: Path) -> None:
    name = f"counts.{ENDINGS.get(kind, kind)}"
    path = bytes_file(tmp_path, OF_EACH_KIND[kind], name=name)
    ended = cchc("inspect", str(path), "--year", "2023", "--sheet", SHEET)
    assert (ended.code, f"{name}:{SHEET}" in ended.out) == (0, True)


# --- .xls ----------------------------------------------------------------------------------


def test_a_compound_file_without_a_workbook_is_no_workbook() -> None:
    names = ("Workbook", "Warkbook")
    renamed = [name.encode("utf-16-le") for name in names]
    assert refusal(OF_EACH_KIND["xls"].replace(*renamed), "xls") == "C102"


@pytest.mark.parametrize("cut", [600, 2000, 4000])
def test_a_workbook_that_is_cut_off_is_damaged(cut: int) -> None:
    assert refusal(OF_EACH_KIND["xls"][:cut], "xls") == "C103"


# --- .xlsb ---------------------------------------------------------------------------------


def one(*cells_: bytes) -> object:
    """Read the one cell of a binary workbook."""
    [grid] = grids(xlsb(("S", 0, records(row(1, *cells_))), strings=("một", "hai")), "xlsb")
    [value] = cells(grid).values()
    return value


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(rk(0, 7 << 2 | 2), 7.0, id="a small integer"),
        pytest.param(rk(0, -7 << 2 | 2), -7.0, id="one below nought"),
        pytest.param(rk(0, 12345 << 2 | 3), 123.45, id="an integer of hundredths"),
        pytest.param(rk(0, 0x40590000), 100.0, id="the front of a double"),
        pytest.param(cell(7, 0, struct.pack("<I", 1)), "hai", id="a shared text"),
        pytest.param(cell(62, 0, b"\1" + text("đậm")), "đậm", id="a text of several fonts"),
        pytest.param(cell(3, 0, b"\x2a"), ("error", "#N/A"), id="an error without a formula"),
        pytest.param(formula(10, 0, b"\0"), False, id="a formula that gives FALSE"),
        pytest.param(formula(9, 0, struct.pack("<d", 3)), 3.0, id="a formula that gives 3"),
        pytest.param(formula(8, 0, text("x")), "x", id="a formula that gives a text"),
        pytest.param(
            record(16, struct.pack("<I", 0) + struct.pack("<d", 3)), 3.0, id="a short cell"
        ),
    ],
)
def test_records_of_cells(written: bytes, expected: object) -> None:
    assert one(written) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(cell(7, 0, struct.pack("<I", 9)), id="a shared text that is not there"),
        pytest.param(cell(6, 0, struct.pack("<I", 99)), id="a text longer than its record"),
        pytest.param(cell(5, 20_000, struct.pack("<d", 1)), id="a column outside the sheet"),
        pytest.param(row(2_000_000, real(0, 1)), id="a row outside the sheet"),
        pytest.param(b"\x05\xff\x7f", id="a record that is cut off"),
    ],
)
def test_a_malformed_binary_workbook_is_damaged(body: bytes) -> None:
    assert refusal(xlsb(("S", 0, row(1) + body)), "xlsb") == "C103"


# --- .ods ----------------------------------------------------------------------------------

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "style", "table", "text")
)
_CALCEXT = (
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def ods(table: str, *, before: str = "", doctype: str = "", **more: str) -> bytes:
    """Make an OpenDocument spreadsheet of one sheet."""
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<?xml version="1.0"?>{doctype}<office:document-content {_NAMES}'
            f" {_CALCEXT}><office:body><office:spreadsheet>{before}"
            f'<table:table table:name="S">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
            **more,
        }
    )


def ods_cell(attributes: str, inside: str = "") -> bytes:
    return ods(
        f"<table:table-row><table:table-cell {attributes}>{inside}</table:table-cell>"
        "</table:table-row>"
    )


NUMBER = 'office:value-type="float" office:value='


@pytest.mark.parametrize(
    ("attributes", "inside", "expected"),
    [
        pytest.param(f'{NUMBER}"1200"', "<text:p>1.200</text:p>", 1200.0, id="a number"),
        pytest.param(
            f'{NUMBER}"95"',
            "<text:p>95 %</text:p>",
            ("percent", "95 %"),
            id="shown with a percent sign",
        ),
        pytest.param(f'{NUMBER}"1"', "<text:p>TRUE</text:p>", True, id="TRUE kept as 1"),
        pytest.param(
            'office:value-type="boolean" office:boolean-value="false"', "", False, id="a boolean"
        ),
        pytest.param(
            f'table:formula="of:=1/0" {NUMBER}"0"',
            "<text:p>#DIV/0!</text:p>",
            ("error", "#DIV/0!"),
            id="an error as Excel writes it",
        ),
        pytest.param(
            'table:formula="of:=[.A1]" office:value-type="string" calcext:value-type="error"',
            "<text:p>Lỗi:522</text:p>",
            ("error", "Lỗi:522"),
            id="an error in the words of its program",
        ),
        pytest.param(
            'table:formula="of:=90+5"',
            "",
            ("not-calculated", "="),
            id="a formula that was never calculated",
        ),
        pytest.param(
            'office:value-type="string"',
            '<text:p>Sở <text:span>Y</text:span><text:s text:c="2"/>tế</text:p><text:p>b</text:p>',
            "Sở Y  tế\nb",
            id="a text in parts",
        ),
        pytest.param(
            'office:value-type="string"',
            "<office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>x</text:p>"
            "<draw:frame><text:p>hình</text:p></draw:frame>",
            "x",
            id="remarks and pictures are no text of the cell",
        ),
        pytest.param(
            'office:value-type="date" office:date-value="2023-04-03T10:30:00"',
            "",
            "2023-04-03 10:30:00",
            id="a date with a time",
        ),
        pytest.param(
            'office:value-type="date" office:date-value="0000-00-00"',
            "<text:p>sai</text:p>",
            ("no-date", "«sai»"),
            id="a date that there is not",
        ),
    ],
)
def test_cells_of_opendocument(attributes: str, inside: str, expected: object) -> None:
    [grid] = grids(ods_cell(attributes, inside), "ods")
    [value] = cells(grid).values()
    assert (value if isinstance(value, str | float | bool | tuple) else str(value)) == expected


def test_repeated_rows_and_cells_stand_as_often_as_they_are_repeated() -> None:
    blank = '<table:table-row table:number-rows-repeated="5"><table:table-cell/></table:table-row>'
    twice = (
        '<table:table-row table:number-rows-repeated="2">'
        f'<table:table-cell table:number-columns-repeated="2" {NUMBER}"7"/></table:table-row>'
    )
    endless = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    [grid] = grids(ods(blank + twice + endless), "ods")
    assert cells(grid) == {(6, 1): 7.0, (6, 2): 7.0, (7, 1): 7.0, (7, 2): 7.0}


def test_deleted_rows_that_are_kept_for_a_revision_are_no_rows() -> None:
    deleted = (
        "<table:tracked-changes><table:deletion><table:table-cell><text:p>cũ</text:p>"
        "</table:table-cell></table:deletion></table:tracked-changes>"
    )
    made = ods(
        f'<table:table-row><table:table-cell {NUMBER}"7"/></table:table-row>', before=deleted
    )
    [grid] = grids(made, "ods")
    assert cells(grid) == {(1, 1): 7.0}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(
            ods(
                '<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
                f' table:number-columns-repeated="16384" {NUMBER}"7"/></table:table-row>'
            ),
            "C112",
            id="a full sheet in a hundred bytes",
        ),
        pytest.param(
            ods_cell('table:number-columns-repeated="99999999999"'), "C103", id="repeated for ever"
        ),
        pytest.param(ods("", doctype="<!DOCTYPE x>"), "C103", id="a document type"),
        pytest.param(ods_cell(f'{NUMBER}"1_000"'), "C103", id="a number that is none"),
        pytest.param(archive({"mimetype": "x"}), "C103", id="no content"),
        pytest.param(
            ods("", **{"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
            "C102",
            id="a password",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, code: str) -> None:
    assert refusal(content, "ods") == code


# --- XML -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            f'<Row ss:Index="3">{data("Number", 7, Index=2)}{data("Number", 8)}</Row>',
            {(3, 2): 7.0, (3, 3): 8.0},
            id="rows and cells that are passed over",
        ),
        pytest.param(
            f"<Row>{data('Number', 7, MergeAcross=2)}{data('Number', 8)}</Row>",
            {(1, 1): 7.0, (1, 4): 8.0},
            id="a cell behind merged ones",
        ),
        pytest.param(
            '<Row><Cell ss:Formula="=RC[1]"/></Row>',
            {(1, 1): ("not-calculated", "=")},
            id="not calculated",
        ),
        pytest.param(
            '<Row><Cell><Data ss:Type="String">a</Data><Comment><Data ss:Type="String">b</Data>'
            "</Comment></Cell></Row>",
            {(1, 1): "a"},
            id="a comment is no text of the cell",
        ),
        pytest.param(
            '<Column ss:StyleID="p"/>' + f"<Row>{data('Number', 0.5)}</Row>",
            {(1, 1): ("percent", "50%")},
            id="the style of the column",
        ),
    ],
)
def test_cells_of_an_xml_spreadsheet(table: str, expected: dict[tuple[int, int], object]) -> None:
    style = '<Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
    [grid] = grids(xml_2003(table, styles=style), "xml")
    assert cells(grid) == expected


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(as_xml()[:-100], id="cut off"),
        pytest.param(
            as_xml().replace(b"<Workbook", b"<!DOCTYPE x><Workbook"), id="a document type"
        ),
        pytest.param(
            xml_2003(f'<Row ss:Index="9999999">{ONE}</Row>'),
            id="a row outside",
        ),
        pytest.param(xml_2003(f"<Row>{data('Number', 'nan')}</Row>"), id="no number"),
    ],
)
def test_a_malformed_xml_spreadsheet_is_damaged(content: bytes) -> None:
    assert refusal(content, "xml") == "C103"


# --- number formats ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("General", 1.5, id="general has an e, but no date"),
        pytest.param("#,##0.00", 1.5, id="thousands"),
        pytest.param('0" ngày"', 1.5, id="letters in quotes"),
        pytest.param("[Red]0", 1.5, id="a colour"),
        pytest.param("0.00E+00", 1.5, id="an exponent"),
        pytest.param("0.0%", ("percent", "150%"), id="a percentage"),
        pytest.param(r"0\%", ("percent", "1,5%"), id="a percent sign that is only shown"),
        pytest.param("[h]:mm", timedelta(hours=36), id="hours"),
        pytest.param("", 1.5, id="none"),
    ],
)
def test_number_formats(code: str, expected: object) -> None:
    assert spelt(as_formatted(1.5, code)) == expected


@pytest.mark.parametrize(
    ("serial", "expected"),
    [
        pytest.param(1.0, "1900-01-01", id="the first day"),
        pytest.param(59.0, "1900-02-28", id="before the leap day that was none"),
        pytest.param(61.0, "1900-03-01", id="behind it"),
        pytest.param(45019.0, "2023-04-03", id="a day"),
        pytest.param(45019.5, "2023-04-03 12:00:00", id="a day with its time"),
        pytest.param(0.5, "12:00:00", id="a time"),
        pytest.param(1e9, "('no-date', '«1000000000»')", id="no day that there is"),
    ],
)
def test_dates(serial: float, expected: str) -> None:
    assert str(spelt(as_formatted(serial, "d/m/yyyy"))) == expected


# --- limits --------------------------------------------------------------------------------


def test_too_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WORKBOOK_BYTES", 10)
    assert refusal(as_xml(), "xml") == "C112"


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FOREIGN_CELLS", 5)
    assert refusal(as_xml(), "xml") == "C112"


def test_two_cells_far_apart_cost_what_they_hold() -> None:
    far = f"<Row>{ONE}</Row>" + f'<Row ss:Index="1048576">{data("Number", 1, Index=99)}</Row>'
    [sheet] = grids(xml_2003(far), "xml")
    grid = sheet.grid(area())
    assert (list(grid.lines), grid.width) == ([1, 1048576], 99)
    assert len(set(map(id, grid.columns))) == 3


# --- one truth -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(f"<Row>{ONE}</Row><Row ss:Index='1'>{ONE}</Row>", id="a row twice"),
        pytest.param(f"<Row ss:Index='5'>{ONE}</Row><Row ss:Index='3'>{ONE}</Row>", id="rows back"),
        pytest.param(f"<Row>{ONE}{data('Number', 2, Index=1)}</Row>", id="a cell twice"),
        pytest.param(
            f"<Row>{data('Number', 2, Index=3)}{data('Number', 2, Index=2)}</Row>", id="cells back"
        ),
        pytest.param(f"<Row ss:Span='2'>{ONE}</Row>", id="cells in rows that are all alike"),
        pytest.param(
            '<Row><Cell><Data ss:Type="Number">1</Data><Data ss:Type="Number">2</Data></Cell></Row>',
            id="a cell with two contents",
        ),
    ],
)
def test_rows_and_cells_of_an_xml_spreadsheet_follow_each_other(rows: str) -> None:
    """Excel refuses such a file; who reads it takes the first, the last or both."""
    assert refusal(xml_2003(rows), "xml") == "C103"


def test_a_cell_that_a_binary_workbook_has_twice_is_refused() -> None:
    assert refusal(xlsb(("S", 0, records(row(1, real(0, 1), real(0, 2))))), "xlsb") == "C103"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(
            xml_2003('<Column ss:Width="0"/><Row ss:Height="0.0">' + ONE + "</Row>"),
            "xml",
            id="an XML spreadsheet",
        ),
        pytest.param(
            xlsb(
                (
                    "S",
                    0,
                    record(60, struct.pack("<IIIIH", 0, 0, 0, 0, 0))
                    + records(row(1, real(0, 1)).replace(struct.pack("<H", 300), bytes(2), 1)),
                )
            ),
            "xlsb",
            id="a binary workbook",
        ),
        pytest.param(
            ods(
                '<table:table-column table:style-name="no"/><table:table-row table:style-name="no">'
                f'<table:table-cell {NUMBER}"1"/></table:table-row>',
                before='<style:style style:name="no" style:family="table-row"><style:table-row-properties'
                ' style:row-height="0cm"/></style:style><style:style style:name="no" '
                'style:family="table-column"><style:table-column-properties '
                'style:column-width="0.0in"/></style:style>',
            ),
            "ods",
            id="an OpenDocument spreadsheet",
        ),
    ],
)
def test_rows_without_height_and_columns_without_width_are_hidden(
    content: bytes, kind: Kind
) -> None:
    [sheet] = grids(content, kind)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1}, {1})
