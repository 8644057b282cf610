"""A workbook has one truth: by patterns, by the parser and by other libraries it holds the same.

What the patterns take must be what the parser reads, for files of every writer and for files that
were spoilt in ways that make readers differ; whatever they do not take is the parser's alone.
"""

import io
import itertools
import random
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.parsers import expat

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from cchc.grid import Grid, Hidden, Mark, Marked, Range
from cchc.sources.builder import GridBuilder
from cchc.sources.ooxml import quick
from cchc.sources.ooxml.book import SheetPart, read_book
from cchc.sources.ooxml.cell_values import CellValues
from cchc.sources.ooxml.package import Package
from cchc.sources.ooxml.quick import read_quickly
from cchc.sources.ooxml.thorough import read_thoroughly
from cchc.sources.ooxml.written import Unusual
from cchc.sources.refusals import Malformed, area
from formats import as_xlsx
from libreoffice import recalculated
from reading import (
    archive,
    grids,
    headings_xml,
    parts_by_hand,
    row_xml,
    sheet_xml,
    workbook_by_hand,
)

OFFICE_X14 = 'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
REFUSED = "refused"
UNUSUAL = "unusual"


def cells(grid: Grid) -> dict[tuple[int, int], object]:
    """List the filled cells by their places; what is no number is equal to itself here."""
    return {
        (line, grid.column_number(at)): repr(value) if value != value else value
        for at, column in enumerate(grid.columns)
        for line, value in zip(grid.lines, column, strict=True)
        if value != ""
    }


def shown(grid: Grid) -> object:
    return cells(grid), grid.merged, set(grid.hidden.rows), set(grid.hidden.columns)


def read_by(
    read: Callable[..., quick.Frame], package: Package, part: SheetPart, values: CellValues
) -> object:
    """Read a sheet in one of the two ways."""
    builder = GridBuilder(area())
    try:
        frame = read(package, part.path, values, builder)
    except Unusual:
        return UNUSUAL
    except (Malformed, expat.ExpatError, ValueError):
        return REFUSED
    hidden = Hidden(frame.hidden_rows, frame.hidden_columns)
    return shown(builder.grid(part.name, merged=frame.merged, hidden=hidden))


def both(data: bytes) -> list[tuple[object, object]]:
    """Read each sheet by patterns and by the parser."""
    with Package(data) as package:
        book = read_book(package)
        return [
            (
                read_by(read_quickly, package, part, CellValues(book)),
                read_by(read_thoroughly, package, part, CellValues(book)),
            )
            for part in book.sheets
        ]


def of_sheet(xml: str | bytes) -> tuple[object, object]:
    """Read a workbook of one sheet in both ways."""
    [read] = both(archive(parts_by_hand(xml if isinstance(xml, str) else "") | {SHEET: xml}))
    return read


SHEET = "xl/worksheets/sheet1.xml"

# --- files of every writer -----------------------------------------------------------------


def by_openpyxl(path: Path) -> bytes:
    return as_xlsx(path / "openpyxl.xlsx").read_bytes()


def by_libreoffice(path: Path) -> bytes:
    return recalculated(as_xlsx(path / "openpyxl.xlsx")).read_bytes()


def by_xlsxwriter(path: Path, *, in_memory: bool = False) -> bytes:
    """Write everything that cells hold, and three thousand rows with gaps in them."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": in_memory, "in_memory": True})
    formats = [book.add_format({"num_format": code}) for code in ("0%", "d/m/yyyy", "[h]:mm", "@")]
    percent, day, hours, as_text = formats
    sheet = book.add_worksheet("Quý I")
    sheet.write_row(0, 0, ("Đơn vị", "b & a", "<x>", " đầu và cuối ", "hai\ndòng"))
    sheet.write_row(1, 0, (95, 0.5, -1e-7, True, "95"))
    sheet.write(2, 0, 0.95, percent)
    sheet.write(2, 1, 45019, day)
    sheet.write(2, 2, 1.25, hours)
    sheet.write(2, 3, "007", as_text)
    sheet.write_formula(3, 0, "=1/0", None, "#DIV/0!")
    sheet.write_formula(3, 1, '="a"&"b"', None, "ab")
    sheet.write_formula(3, 2, "=A2+1", None, 96)
    sheet.write_formula(3, 3, "=A2-A2")
    sheet.write_blank(4, 7, None, percent)
    sheet.write_rich_string(5, 0, "đậm ", book.add_format({"bold": True}), "và thường")
    rng = random.Random(7)
    for line in range(10, 3000):
        for column in range(5):
            if rng.random() < 0.95:
                value: object = rng.choice((line, f"Xã {line % 50}", 1.5, "1.234"))
                sheet.write(line, column, value)
    sheet.set_row(20, 0)
    sheet.set_row(21, None, None, {"hidden": True})
    sheet.set_column(8, 9, 0)
    sheet.set_column(3, 3, None, None, {"hidden": True})
    if not in_memory:
        sheet.merge_range("F10:G11", "gộp")
    for name in ("Trống", "Quý II", "Cũng trống"):
        other = book.add_worksheet(name)
        if name == "Quý II":
            other.write_column(4, 2, ("x", 1, 2))
    book.close()
    return target.getvalue()


WRITERS = {
    "openpyxl": by_openpyxl,
    "XlsxWriter": by_xlsxwriter,
    "XlsxWriter in constant memory": lambda path: by_xlsxwriter(path, in_memory=True),
    "LibreOffice": by_libreoffice,
    "as Excel writes": lambda _: as_excel_writes(),
}


def as_excel_writes() -> bytes:
    """Spell a sheet as Excel does, from its parts."""
    strings = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="5" '
        'uniqueCount="3"><si><t>Đơn vị</t></si><si><t xml:space="preserve"> b &amp; a_x000D_'
        "\n(2)</t></si><si><t>Sở Y tế</t></si></sst>"
    )
    row = '<row r="%d" spans="1:4" x14ac:dyDescent="0.25">%s</row>'
    rows = (
        '<c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c>',
        '<c r="A2" t="s"><v>2</v></c><c r="B2"><v>95</v></c><c r="C2" s="3"/><c r="D2" s="1">'
        '<f t="shared" ref="D2:D3" si="0">B2/100</f><v>0.95</v></c>',
        '<c r="A3" t="s"><v>2</v></c><c r="B3"><v>1.5E-2</v></c><c r="D3" s="1"><f t="shared" '
        'si="0"/><v>0</v></c>',
        '<c r="A4" t="e"><v>#N/A</v></c><c r="B4" t="b"><v>1</v></c><c r="C4" t="e" vm="1"><v>'
        '#VALUE!</v></c><c r="D4" t="str" cm="1"><f t="array" ref="D4">A1&amp;"x"</f><v>x &gt; y</v>'
        "</c>",
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="http://schemas'
        '.openxmlformats.org/spreadsheetml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006" mc:Ignorable="x14ac" {OFFICE_X14}><dimension ref="A1:D4"/>'
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr '
        'defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="2" max="3" width="0" '
        'hidden="1" customWidth="1"/></cols><sheetData>'
        + "".join(row % (at, each) for at, each in enumerate(rows, start=1))
        + '</sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells><pageMargins '
        'left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'
    )
    parts = parts_by_hand(xml)
    relations = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    )
    return archive(
        parts | {"xl/_rels/workbook.xml.rels": relations, "xl/sharedStrings.xml": strings}
    )


@pytest.mark.parametrize("writer", WRITERS)
def test_the_patterns_take_what_programs_write_and_read_it_as_the_parser_does(
    tmp_path: Path, writer: str
) -> None:
    """If the patterns took nothing, all would be right and ten times as slow."""
    for quickly, thoroughly in both(WRITERS[writer](tmp_path)):
        assert quickly == thoroughly
        assert quickly not in (UNUSUAL, REFUSED)


@pytest.mark.parametrize(
    ("writer", "library"),
    [
        *((writer, "calamine") for writer in WRITERS),
        # It cannot open a workbook made by hand that lacks the styles of its own.
        *((writer, "openpyxl") for writer in WRITERS if not writer.startswith("as")),
    ],
)
def test_the_numbers_and_texts_are_those_of_other_libraries(
    tmp_path: Path, writer: str, library: str
) -> None:
    data = WRITERS[writer](tmp_path)
    rows_by = {"openpyxl": rows_by_openpyxl, "calamine": rows_by_calamine}[library](data)
    read, _ = grids(data, "workbook", *rows_by)
    for grid in read:
        own, other = plain(cells(grid), library), plain(numbered(rows_by[grid.name]), library)
        for merged in grid.merged:  # what lies beneath is not shown
            for place in [each for each in other if lies_beneath(each, merged)]:
                del other[place]
        if other.get((6, 5)) == 95:  # in the format 0"%": the share is 0.95
            other[6, 5] = 0.95
        assert sorted(own.items()) == sorted(other.items())
    assert [grid.name for grid in read] == list(rows_by)


def lies_beneath(place: tuple[int, int], area: Range) -> bool:
    """Say whether merged cells cover a cell that is not their first."""
    row, column = place
    inside = area.top <= row <= area.bottom and area.left <= column <= area.right
    return inside and place != (area.top, area.left)


def rows_by_openpyxl(data: bytes) -> Mapping[str, Sequence[Sequence[object]]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a workbook made by hand lacks what openpyxl expects
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def rows_by_calamine(data: bytes) -> Mapping[str, Sequence[Sequence[object]]]:
    book = load_workbook(io.BytesIO(data))
    sheets = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
    return {name: sheet.to_python(skip_empty_area=False) for name, sheet in sheets.items()}


def numbered(rows: Sequence[Sequence[object]]) -> dict[tuple[int, int], object]:
    return {
        (line, column): value
        for line, row in enumerate(rows, start=1)
        for column, value in enumerate(row, start=1)
    }


def plain(
    found: Mapping[tuple[int, int], object], library: str
) -> Mapping[tuple[int, int], object]:
    """Give values as the libraries do: they hide what is odd about a cell, calamine also errors."""
    plainly = {place: _plain(value, library) for place, value in found.items()}
    return {place: value for place, value in plainly.items() if value not in ("", None)}


def _plain(value: object, library: str) -> object:
    match value:
        case Marked(Mark.ERROR, shown):
            return shown if library == "openpyxl" else ""
        case Marked(Mark.NOT_CALCULATED):
            return ""
        case Marked(_, _, number):
            return round(number, 9)
        case bool() | str() | None:
            return value
        case float() | int():
            return round(float(value), 9)
        case datetime() | timedelta() | time():
            return value
        case date():
            return datetime(value.year, value.month, value.day)  # noqa: DTZ001
    raise AssertionError(value)


# --- files that make readers differ --------------------------------------------------------

_ROW = '<row r="2"><c r="A2" t="inlineStr"><is><t>IV.1</t></is></c>%s<c r="C2"><v>100</v></c></row>'


def spoilt(cell: str) -> str:
    """Write a sheet in which something else stands for the cell of b."""
    return sheet_xml(headings_xml() + _ROW % cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("<v>9<!-- -->5</v>", 95.0, id="a comment in a value"),
        pytest.param("<v>9<![CDATA[5]]></v>", 95.0, id="CDATA in a value"),
        pytest.param("<v>9<?x 1?>5</v>", 95.0, id="an instruction in a value"),
        pytest.param("<v>9&#53;</v>", 95.0, id="a reference in a value"),
        pytest.param("<v> 95\n</v>", 95.0, id="white space around a value"),
        pytest.param("<!-- <v>1</v> --><v>95</v>", 95.0, id="a value in a comment"),
        pytest.param("<v>95</v><extLst><ext><v>1</v></ext></extLst>", 95.0, id="an extension"),
        pytest.param("<v>9</v><v>5</v>", REFUSED, id="two values"),
        pytest.param("<v>9<b>5</b></v>", REFUSED, id="an element in a value"),
        pytest.param("<v>95</v>5", REFUSED, id="text beside the value"),
        pytest.param("<x><v>95</v></x>", REFUSED, id="a value in another element"),
        pytest.param("<v>0x5F</v>", REFUSED, id="a number in hexadecimal digits"),
        pytest.param("<v>1_000</v>", REFUSED, id="a number with an underscore"),
        pytest.param("<v>٩٥</v>", REFUSED, id="a number in Arabic digits"),
        pytest.param("<v>95</v><is><t>1</t></is>", REFUSED, id="a value and a text"),
        pytest.param("<v>95</w>", REFUSED, id="tags that do not match"),
    ],
)
def test_what_stands_in_a_cell_is_what_xml_says(cell: str, expected: object) -> None:
    quickly, thoroughly = of_sheet(spoilt(f'<c r="B2">{cell}</c>'))
    assert quickly in (UNUSUAL, thoroughly)
    found = thoroughly if expected is REFUSED else thoroughly[0][2, 2]  # type: ignore[index]
    assert found == expected


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        pytest.param(
            spoilt('<c r="B2"><v>1</v></c><c r="B2"><v>2</v></c>'), REFUSED, id="a cell twice"
        ),
        pytest.param(spoilt('<c r="D2"><v>1</v></c>'), REFUSED, id="cells that go back"),
        pytest.param(spoilt('<c r="B3"><v>1</v></c>'), REFUSED, id="a cell of another row"),
        pytest.param(spoilt('<c r="b2"><v>1</v></c>'), REFUSED, id="a column in small letters"),
        pytest.param(
            spoilt('<c r="B2" r="B2"><v>1</v></c>'), REFUSED, id="an attribute that stands twice"
        ),
        pytest.param(
            spoilt('<c r="B2" t="x"><v>1</v></c>'), REFUSED, id="a type that there is not"
        ),
        pytest.param(
            spoilt('<c r="B2" t="s"><v>9</v></c>'), REFUSED, id="a text that is not there"
        ),
        pytest.param(spoilt('<c r="B2" t="s"><v>-1</v></c>'), REFUSED, id="a text from the end"),
        pytest.param(spoilt('<row r="3"></row>'), REFUSED, id="a row in a row"),
        pytest.param(
            sheet_xml(headings_xml() + row_xml(3, b="<v>1</v>") + row_xml(2, b="<v>2</v>")),
            REFUSED,
            id="rows that go back",
        ),
        pytest.param(
            sheet_xml(headings_xml() + row_xml(2, b="<v>1</v>") * 2), REFUSED, id="a row twice"
        ),
        pytest.param(sheet_xml("", before="<sheetData/>"), REFUSED, id="two tables of cells"),
        pytest.param(
            sheet_xml(row_xml(2, b="<v>1</v>"), before="<!-- <sheetData> -->"),
            1.0,
            id="a beginning in a comment",
        ),
        pytest.param(
            sheet_xml(row_xml(2, b="<v>1</v>") + "<!-- </sheetData> -->"),
            1.0,
            id="an end in a comment",
        ),
        pytest.param(
            sheet_xml(
                "<!-- " + row_xml(3, b="<v>2</v>") + " -->" + row_xml(4, b="<v>2</v>")
            ).replace("<sheetData>", "<sheetData>" + row_xml(2, b="<v>1</v>")),
            1.0,
            id="a row in a comment",
        ),
        pytest.param(
            sheet_xml(row_xml(2, b="<v>1</v>")).replace("<sheetData", "<sheetData x='1'"),
            1.0,
            id="a table with an attribute",
        ),
        pytest.param(
            re.sub("<(/?)(?=[a-z])", r"<\1x:", sheet_xml(row_xml(2, b="<v>1</v>"))).replace(
                "xmlns=", "xmlns:x="
            ),
            1.0,
            id="names with a prefix",
        ),
        pytest.param(
            sheet_xml(row_xml(2, b="<v>1</v>")).replace("/main", "/other"),
            REFUSED,
            id="another namespace",
        ),
        pytest.param(
            sheet_xml(row_xml(2, b="<v>1</v>")).replace('r="2"', 'r="2" xmlns="x"', 1),
            REFUSED,
            id="another namespace from a row on",
        ),
        pytest.param(
            sheet_xml(row_xml(2, b="<v>1</v>")).replace('r="2"', 'r="2" x14ac:dyDescent="1"', 1),
            REFUSED,
            id="a prefix that is not declared",
        ),
        pytest.param(
            sheet_xml(row_xml(2, b="<v>1</v>")).replace("UTF-8", "UTF-16").encode("utf-16"),
            1.0,
            id="UTF-16",
        ),
        pytest.param(
            sheet_xml(row_xml(2, b="<v>1</v>")).encode().replace(b"IV.1", b"IV.\xff"),
            REFUSED,
            id="no UTF-8",
        ),
        pytest.param(
            sheet_xml(row_xml(2, b="<v>1</v>")).replace("IV.1", "IV.\x01"), REFUSED, id="a control"
        ),
        pytest.param(
            sheet_xml(row_xml(2, b="<v>1</v>")).replace("IV.1", "IV]]>1"),
            REFUSED,
            id="an end of CDATA",
        ),
    ],
)
def test_what_only_some_readers_take_is_the_parsers_to_say(
    xml: str | bytes, expected: object
) -> None:
    quickly, thoroughly = of_sheet(xml)
    assert quickly == UNUSUAL
    found = thoroughly if expected is REFUSED else thoroughly[0][2, 2]  # type: ignore[index]
    assert found == expected


@pytest.mark.parametrize("empty", ["<sheetData/>", "<sheetData></sheetData>", "<sheetData />"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_empty_sheet_stands_between_filled_ones(empty: str, place: int) -> None:
    filled = sheet_xml(headings_xml())
    sheets = [filled, filled, filled]
    sheets[place] = filled[: filled.index("<sheetData>")] + empty + "</worksheet>"
    read, findings = grids(three_sheets(*sheets))
    heights = [1, 1, 1]
    heights[place] = 0
    assert ([grid.height for grid in read], list(findings)) == (heights, [])


def three_sheets(*sheets: str) -> bytes:
    parts = parts_by_hand("")
    relation = str(parts["xl/_rels/workbook.xml.rels"])
    book = str(parts["xl/workbook.xml"])
    for number, xml in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = xml
        if number > 1:
            part = re.search("<Relationship [^>]*sheet1[^>]*>", relation)
            assert part
            more = part[0].replace("sheet1", f"sheet{number}").replace("rId1", f"rId10{number}")
            relation = relation.replace("</Relationships>", f"{more}</Relationships>")
            book = book.replace(
                "</sheets>", f'<sheet name="S{number}" r:id="rId10{number}"/></sheets>'
            )
    return archive(parts | {"xl/_rels/workbook.xml.rels": relation, "xl/workbook.xml": book})


@pytest.mark.parametrize(
    ("change", "is_read"),
    [
        pytest.param(
            lambda n: n.replace("/", "\\"), True, id="backslashes, as some on Windows write"
        ),
        pytest.param(lambda n: n.replace("sheet1", "SHEET1"), True, id="capitals"),
        pytest.param(lambda n: n.replace("sheet1", "sheet2"), False, id="under another name"),
    ],
)
def test_names_of_parts(change: Callable[[str], str], is_read: bool) -> None:
    parts = parts_by_hand(spoilt('<c r="B2"><v>95</v></c>'))
    read, findings = grids(archive({change(name): part for name, part in parts.items()}))
    assert (len(read), [found.rule.code for found in findings]) == (
        (1, []) if is_read else (0, ["C103"])
    )


def test_a_part_under_two_spellings_of_its_name_is_refused() -> None:
    parts = parts_by_hand(spoilt('<c r="B2"><v>95</v></c>'))
    _, findings = grids(archive(parts | {"xl\\worksheets\\sheet1.xml": parts[SHEET]}))
    assert [found.rule.code for found in findings] == ["C103"]


@pytest.mark.parametrize(
    ("row", "is_hidden"),
    [
        pytest.param('hidden="1"', True, id="hidden"),
        pytest.param('hidden="true"', True, id="hidden, in a word"),
        pytest.param('ht="0" customHeight="1"', True, id="of height 0"),
        pytest.param('ht="0.0"', True, id="of height 0.0"),
        pytest.param('ht="15" hidden="0"', False, id="shown"),
        pytest.param('ht="0.5"', False, id="low"),
    ],
)
@pytest.mark.parametrize("comment", ["", "<!-- -->"])
def test_rows_without_height_are_hidden(row: str, is_hidden: bool, comment: str) -> None:
    xml = sheet_xml(headings_xml() + comment).replace('<row r="1"', f'<row r="1" {row}')
    [grid], _ = grids(archive(parts_by_hand(xml)))
    assert set(grid.hidden.rows) == ({1} if is_hidden else set())


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        pytest.param('min="2" max="3" hidden="1"', {2, 3}, id="hidden"),
        pytest.param('min="2" max="2" width="0" customWidth="1"', {2}, id="of width 0"),
        pytest.param('min="2" max="2" width="8.5"', set(), id="shown"),
    ],
)
def test_columns_without_width_are_hidden(column: str, expected: set[int]) -> None:
    before = f"<cols><col {column}/></cols>"
    [grid], _ = grids(workbook_by_hand(headings_xml(), before=before))
    assert set(grid.hidden.columns) == expected


# --- files spoilt at random ----------------------------------------------------------------

BITS = (
    "<!-- -->", "<![CDATA[1]]>", "<?x?>", "&#49;", "&amp;", "&x;", " ", "\n", "\r", "<v>1</v>", "<v/>",
    "<row r=\"2\">", "</row>", "<row r=\"3\"/>", "<c r=\"B2\"><v>1</v></c>", "<c r=\"B2\"/>", "</c>",
    "<sheetData>", "</sheetData>", "<f>1</f>", "<f/>", "<is><t>1</t></is>", " t=\"s\"", " t=\"str\"",
    " s=\"1\"", " r=\"A1\"", " hidden=\"1\"", " x:y=\"1\"", " xmlns=\"x\"", "'", '"', "<", ">", "/",
    "]]>", "<>", "1", "-", "e", "_x0041_", "\x01", "\ufffe", "ỉ", "<extLst/>", "<x/>",
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_what_the_patterns_take_of_a_spoilt_sheet_is_what_the_parser_reads(
    data: st.DataObject,
) -> None:
    rows = headings_xml() + "".join(
        row_xml(at, b=content, kind=kind, style=style)
        for at, (content, kind, style) in enumerate(
            (
                ("<v>95</v>", "n", "0"),
                ("<f>A1</f><v>0</v>", "n", "0"),
                ("<v>0.5</v>", "n", "1"),
                ("<is><t>x</t></is>", "inlineStr", "0"),
                ("<v>a&amp;b</v>", "str", "0"),
            ),
            start=2,
        )
    )
    xml = sheet_xml(rows)
    start, end = xml.index("<sheetData>"), xml.index("</worksheet>")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(start, end))
        cut = data.draw(st.sampled_from((0, 0, 1, 5)))
        xml = xml[:at] + data.draw(st.sampled_from(BITS)) + xml[at + cut :]
    quickly, thoroughly = of_sheet(xml.encode())
    assert quickly in (thoroughly, UNUSUAL)


@pytest.mark.parametrize("place", ["<row ", "</sheetData>"])
def test_what_stands_for_rows_that_were_taken_is_nothing_that_a_file_may_write(place: str) -> None:
    xml = sheet_xml(headings_xml() + row_xml(2, b="<v>95</v>") + row_xml(3, b="<v>96</v>"))
    at = xml.rindex(place)
    assert of_sheet((xml[:at] + "<>" + xml[at:]).encode()) == (UNUSUAL, REFUSED)


def test_rows_with_every_choice_of_cells_are_read_as_they_stand() -> None:
    """Cells that are not there, that are blank and have a style, and that have a value."""
    kinds = ("", '<c r="{0}" s="1"/>', '<c r="{0}" t="str"><v>x{0}</v></c>')
    choices = [*itertools.product(kinds, repeat=4)] * 3
    rows = "".join(
        f'<row r="{at}">'
        + "".join(kind.format(f"{'ABCD'[index]}{at}") for index, kind in enumerate(choice))
        + "</row>"
        for at, choice in enumerate(choices, start=1)
    )
    quickly, thoroughly = of_sheet(sheet_xml(rows).encode())
    assert quickly == thoroughly
    assert quickly not in (UNUSUAL, REFUSED)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.lists(st.sampled_from((None, 1, 1.5, "x", "", True, "=A1", "1.234")), max_size=4),
        max_size=12,
    ),
    st.integers(20, 400),
)
def test_rows_of_many_kinds_in_stretches_of_any_length(
    table: list[list[object]], stretch: int
) -> None:
    book = openpyxl.Workbook()
    for at, row in enumerate(table, start=1):
        for column, value in enumerate(row, start=1):
            book.active.cell(at, column, value)
    target = io.BytesIO()
    book.save(target)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick, "STRETCH", stretch)
        patch.setattr(quick, "_LONGEST_ROW", 100_000)
        patch.setattr(quick, "_MOST_PATTERNS", 2)
        [(quickly, thoroughly)] = both(target.getvalue())
    assert quickly == thoroughly
