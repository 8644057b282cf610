"""One sheet of everything that can stand in a cell, as .xlsb and as XML made by hand.

The same sheet lies in ``data/formats`` as .xls and .ods: LibreOffice saved it from ``as_xlsx``.
"""

import struct
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from reading import archive

FILES = Path(__file__).parent / "data" / "formats"
HEADINGS = ("Mục", "Đơn vị", "Kỳ", "Tử số (b)", "Mẫu số (a)")
SHEET, HIDDEN_SHEET = "Quý III", "Ẩn"
_PERIOD = "Quý III/2023"


def as_xlsx(path: Path) -> Path:
    """Write the sheet with openpyxl."""
    workbook = Workbook()
    [sheet] = workbook.worksheets
    sheet.title = SHEET
    for row in (
        HEADINGS,
        ("IV.1", "Sở Nội vụ", _PERIOD, 95, 100),
        ("IV.1", "Sở Tư pháp", _PERIOD, 0.95, 100),
        ("IV.1", "Sở Y tế", _PERIOD, "=1/0", 100),
        ("IV.1", "Sở A", _PERIOD, True, date(2023, 4, 3)),
        ("IV.1", "Sở B", _PERIOD, "=0+0", 95),
        ("IV.1", "Sở C", _PERIOD, 1200.5, timedelta(hours=30)),
        ("IV.1", "Sở D", _PERIOD, '=""', 95),
    ):
        sheet.append(row)
    sheet["D3"].number_format = "0%"
    sheet["E6"].number_format = '0"%"'
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.merge_cells("A10:B11")
    sheet["A10"] = "gộp"
    hidden = workbook.create_sheet(HIDDEN_SHEET)
    hidden["B3"] = 5
    hidden.sheet_state = "hidden"
    workbook.save(path)
    return path


# --- .xlsb ---------------------------------------------------------------------------------

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.ms-excel"
_TYPES = f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="bin" ContentType="{_MAIN}.sheet.binary.macroEnabled.main"/></Types>"""
GENERAL, PERCENT, LITERAL, DATE, HOURS = range(5)
"""Styles of the cells of a binary workbook."""


def record(kind: int, body: bytes = b"") -> bytes:
    """Write a record: its kind and its size in groups of seven bits."""
    return _varying(kind) + _varying(len(body)) + body


def text(written: str) -> bytes:
    """Write a string as records hold it."""
    return struct.pack("<I", len(written)) + written.encode("utf-16-le")


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    """Write a row, counted from 1, and its cells."""
    header = struct.pack("<IIHBBBI", number - 1, 0, 300, 0, 0x10 if hidden else 0, 0, 0)
    return record(0, header) + b"".join(cells)


def cell(kind: int, column: int, body: bytes, style: int = GENERAL) -> bytes:
    """Write a cell; columns count from 0."""
    return record(kind, struct.pack("<II", column, style) + body)


def words(*written: str) -> bytes:
    """Write texts into the first columns."""
    return b"".join(cell(6, at, text(each)) for at, each in enumerate(written))


def real(column: int, number: float, style: int = GENERAL) -> bytes:
    """Write a number in full."""
    return cell(5, column, struct.pack("<d", number), style)


def rk(column: int, packed: int, style: int = GENERAL) -> bytes:
    """Write a number of 30 bits."""
    return cell(2, column, struct.pack("<i", packed), style)


def formula(kind: int, column: int, value: bytes) -> bytes:
    """Write a formula with the value that it had last."""
    return cell(kind, column, value + struct.pack("<HII", 0, 0, 0))


def xlsb(*sheets: tuple[str, int, bytes], strings: tuple[str, ...] = ()) -> bytes:
    """Pack sheets – name, state, records – into a binary workbook."""
    names = [f"worksheets/sheet{number}.bin" for number in range(1, len(sheets) + 1)]
    bundle = b"".join(
        record(156, struct.pack("<II", state, at) + text(f"rId{at}") + text(name))
        for at, (name, state, _) in enumerate(sheets, start=1)
    )
    targets = [*[("worksheet", name) for name in names], ("styles", "styles.bin")]
    targets.append(("sharedStrings", "sharedStrings.bin"))
    table = b"".join(record(19, b"\0" + text(each)) for each in strings)
    return archive(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _related(("officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": record(131)
            + record(153, struct.pack("<III", 0, 0, 0))
            + record(143)
            + bundle
            + record(144)
            + record(132),
            "xl/_rels/workbook.bin.rels": _related(*targets),
            "xl/styles.bin": _styles(),
            "xl/sharedStrings.bin": record(159, struct.pack("<II", len(strings), len(strings)))
            + table
            + record(160),
            **{
                f"xl/{name}": record(129) + body + record(130)
                for name, (_, _, body) in zip(names, sheets, strict=True)
            },
        }
    )


def as_xlsb() -> bytes:
    """Write the sheet as a binary workbook."""
    columns = record(60, struct.pack("<IIIIH", 2, 2, 2000, 0, 1))
    body = [
        row(1, words(*HEADINGS)),
        row(2, words("IV.1", "Sở Nội vụ", _PERIOD), rk(3, 95 << 2 | 2), real(4, 100)),
        row(
            3,
            words("IV.1", "Sở Tư pháp", _PERIOD),
            rk(3, 95 << 2 | 3, PERCENT),
            real(4, 100),
            hidden=True,
        ),
        row(4, words("IV.1", "Sở Y tế", _PERIOD), formula(11, 3, b"\x07"), real(4, 100)),
        row(5, words("IV.1", "Sở A", _PERIOD), cell(4, 3, b"\1"), real(4, 45019, DATE)),
        row(
            6,
            words("IV.1", "Sở B", _PERIOD),
            formula(9, 3, struct.pack("<d", 0)),
            real(4, 95, LITERAL),
        ),
        row(7, words("IV.1", "Sở C", _PERIOD), real(3, 1200.5), real(4, 1.25, HOURS)),
        row(8, words("IV.1", "Sở D", _PERIOD), formula(8, 3, text("")), real(4, 95)),
        row(10, cell(7, 0, struct.pack("<I", 0))),
    ]
    merged = record(177, struct.pack("<I", 1)) + record(176, struct.pack("<IIII", 9, 10, 0, 1))
    hidden = row(3, real(1, 5))
    return xlsb(
        (SHEET, 0, records(*body, before=record(390) + columns + record(391), after=merged)),
        (HIDDEN_SHEET, 1, records(hidden)),
        strings=("gộp",),
    )


def records(*rows: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    """Write the records of a sheet around its rows."""
    size = record(148, struct.pack("<IIII", 0, 9, 0, 4))
    return size + before + record(145) + b"".join(rows) + record(146) + after


def _styles() -> bytes:
    formats = ((164, '0"%"'), (165, "[h]:mm"))
    styles = (0, 9, 164, 14, 165)
    return (
        record(615, struct.pack("<I", len(formats)))
        + b"".join(record(44, struct.pack("<H", at) + text(code)) for at, code in formats)
        + record(616)
        + record(617, struct.pack("<I", len(styles)))
        + b"".join(record(47, struct.pack("<HH", 0, code) + bytes(12)) for code in styles)
        + record(618)
    )


def _related(*targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{entries}</Relationships>'


def _varying(number: int) -> bytes:
    groups = bytearray()
    while number >= 0x80:
        groups.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*groups, number])


# --- XML -----------------------------------------------------------------------------------

_SS = "urn:schemas-microsoft-com:office:spreadsheet"


def xml_2003(table: str, *, styles: str = "", more: str = "") -> bytes:
    """Write an XML spreadsheet of one sheet."""
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{_SS}" xmlns:ss="{_SS}" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<Styles>{styles}</Styles><Worksheet ss:Name="{SHEET}"><Table>{table}</Table></Worksheet>'
        f"{more}</Workbook>"
    ).encode()


def data(kind: str, written: object, **attributes: object) -> str:
    """Write a cell of an XML spreadsheet."""
    named = "".join(f' ss:{name}="{value}"' for name, value in attributes.items())
    return f'<Cell{named}><Data ss:Type="{kind}">{written}</Data></Cell>'


def as_xml() -> bytes:
    """Write the sheet as an XML spreadsheet."""

    def line(unit: str, *cells: str) -> str:
        return "".join(data("String", each) for each in ("IV.1", unit, _PERIOD)) + "".join(cells)

    lines = [
        f"<Row>{''.join(data('String', each) for each in HEADINGS)}</Row>",
        f"<Row>{line('Sở Nội vụ', data('Number', 95), data('Number', 100))}</Row>",
        '<Row ss:Hidden="1">'
        + line("Sở Tư pháp", data("Number", 0.95, StyleID="p"), data("Number", 100))
        + "</Row>",
        "<Row>"
        + line("Sở Y tế", data("Error", "#DIV/0!", Formula="=1/0"), data("Number", 100))
        + "</Row>",
        "<Row>"
        + line("Sở A", data("Boolean", 1), data("DateTime", "2023-04-03T00:00:00.000"))
        + "</Row>",
        "<Row>"
        + line(
            "Sở B",
            data("Number", 0, Formula="=0+0"),
            data("Number", 95, StyleID="l"),
        )
        + "</Row>",
        "<Row>"
        + line("Sở C", data("Number", 1200.5), data("Number", 1.25, StyleID="h"))
        + "</Row>",
        f"<Row>{line('Sở D')}{data('Number', 95, Index=5)}</Row>",
        '<Row ss:Index="10">' + data("String", "gộp", MergeAcross=1, MergeDown=1) + "</Row>",
    ]
    styles = "".join(
        f'<Style ss:ID="{id_}"><NumberFormat ss:Format="{code}"/></Style>'
        for id_, code in (("p", "Percent"), ("l", "0&quot;%&quot;"), ("h", "[h]:mm"))
    )
    hidden = (
        f'<Worksheet ss:Name="{HIDDEN_SHEET}"><Table><Row ss:Index="3">'
        + data("Number", 5, Index=2)
        + '</Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
        "<Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>"
    )
    return xml_2003(
        '<Column ss:Index="3" ss:Hidden="1"/>' + "".join(lines), styles=styles, more=hidden
    )
