"""Binary workbooks (.xlsb), record by record as [MS-XLSB] describes them.

calamine reads the values, but makes '' of error cells and drops formats, hidden rows and columns;
who must look at every record for those has read the values as well.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence

from cchc import limits
from cchc.grid import Mark, Marked, Value
from cchc.sources.number_formats import BUILT_IN, as_formatted
from cchc.sources.ooxml.package import Package
from cchc.sources.refusals import Budget, Malformed
from cchc.sources.sheet_cells import SheetCells

_ROW, _BLANK, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = range(8)
_FORMULA_TEXT, _FORMULA_NUMBER, _FORMULA_BOOL, _FORMULA_ERROR = range(8, 12)
_SHORT = {short: short - 11 for short in range(12, 19)}  # without a column: the one after the last
_RICH_TEXT = 62
_STRING, _FORMAT, _STYLE, _COLUMNS = 19, 44, 47, 60
_PROPERTIES, _SHEET, _MERGED, _STYLES_BEGIN, _STYLES_END = 153, 156, 176, 617, 618
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x10, 0x01
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_A_FORMULA = "=…"  # the file keeps it as code, not as text


def read(data: bytes, budget: Budget) -> list[SheetCells]:
    """Read every worksheet."""
    with Package(data) as package:
        workbook = package.main_part()
        parts = package.related(workbook)
        cells = _Cells(package, dict(parts.values()), budget)
        grids = []
        for kind, body in _records(package.read(workbook)):
            if kind == _PROPERTIES:
                cells.from_1904 = bool(body[0] & 1)
            elif kind == _SHEET:
                [state] = struct.unpack_from("<I", body)
                id_, end = _text(body, 8)
                title, _ = _text(body, end)
                what, path = parts.get(id_, ("", ""))
                if what == "worksheet":
                    grid = SheetCells(title, hidden=state != 0)
                    cells.fill(grid, package.read(path, limits.WORKBOOK_UNPACKED_BYTES))
                    grids.append(grid)
    return grids


class _Cells:
    """What the cells of all sheets share: strings, styles and the calendar."""

    def __init__(self, package: Package, parts: Mapping[str, str], budget: Budget) -> None:
        self.budget = budget
        self.from_1904 = False
        self.strings = [
            _text(body, 1)[0]
            for kind, body in _part(package, parts.get("sharedStrings"))
            if kind == _STRING
        ]
        self.formats = _formats(_part(package, parts.get("styles")))

    def fill(self, grid: SheetCells, data: bytes) -> None:
        """Read the records of one sheet."""
        row = column = 0
        for kind, body in _records(data):
            if kind == _ROW:
                row, column = struct.unpack_from("<I", body)[0] + 1, 0
                if body[11] & _HIDDEN_ROW or body[8:10] == bytes(2):  # of height 0
                    grid.hidden_rows.add(row)
            elif kind in _SHORT:
                column += 1
                self._put(grid, row, column, _SHORT[kind], body)
            elif kind <= _FORMULA_ERROR or kind == _RICH_TEXT:
                column = struct.unpack_from("<I", body)[0] + 1
                self._put(grid, row, column, kind, body[4:])
            elif kind == _COLUMNS:
                first, last, width, _, flags = struct.unpack_from("<IIIIH", body)
                if flags & _HIDDEN_COLUMN or width == 0:
                    grid.hidden_columns.update(range(first + 1, min(last, 1 << 14) + 2))
            elif kind == _MERGED:
                top, bottom, left, right = struct.unpack_from("<IIII", body)
                grid.merge(top + 1, left + 1, bottom - top + 1, right - left + 1)

    def _put(self, grid: SheetCells, row: int, column: int, kind: int, body: bytes) -> None:
        """Fill in a cell: 3 bytes of its style, one of flags, its value."""
        if kind != _BLANK:
            self.budget.spend(1)
            style = int.from_bytes(body[:3], "little")
            grid.put(row, column, self._value(kind, style, body[4:]))

    def _value(self, kind: int, style: int, body: bytes) -> Value:
        match kind:
            case 2 | 5 | 9:  # _RK, _REAL, _FORMULA_NUMBER
                number = _rk(body) if kind == _RK else float(struct.unpack_from("<d", body)[0])
                if kind == _FORMULA_NUMBER and number == 0:
                    return Marked(Mark.STORED_ZERO, _A_FORMULA)
                code = self.formats[style] if style < len(self.formats) else ""
                return as_formatted(number, code, from_1904=self.from_1904)
            case 3 | 11:  # _ERROR, _FORMULA_ERROR
                return Marked(Mark.ERROR, _ERRORS.get(body[0], "#"))
            case 4 | 10:  # _BOOL, _FORMULA_BOOL
                return bool(body[0])
            case 6 | 8:  # _TEXT, _FORMULA_TEXT
                return _text(body, 0)[0]
            case 7:  # _SHARED
                return self.strings[int.from_bytes(body[:4], "little")]
        return _text(body, 1)[0]


def _formats(records: Iterator[tuple[int, bytes]]) -> Sequence[str]:
    """Give the number format of each cell style."""
    codes = dict(BUILT_IN)
    styles: list[str] = []
    inside = False
    for kind, body in records:
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _text(body, 2)[0]
        elif kind in {_STYLES_BEGIN, _STYLES_END}:
            inside = kind == _STYLES_BEGIN
        elif kind == _STYLE and inside:
            styles.append(codes.get(struct.unpack_from("<H", body, 2)[0], ""))
    return styles


def _rk(body: bytes) -> float:
    """Unpack a number of 30 bits: an integer or the front of a double, perhaps in hundredths."""
    [packed] = struct.unpack_from("<i", body)
    number = (
        float(packed >> 2)
        if packed & 2
        else struct.unpack("<d", bytes(4) + (packed & ~3).to_bytes(4, "little", signed=True))[0]
    )
    return number / 100 if packed & 1 else float(number)


def _text(body: bytes, at: int) -> tuple[str, int]:
    """Read a string and say where it ends."""
    [length] = struct.unpack_from("<I", body, at)
    end = at + 4 + 2 * length
    if length == 0xFFFFFFFF:  # none
        return "", at + 4
    if end > len(body):
        raise Malformed("a text longer than its record")
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def _part(package: Package, path: str | None) -> Iterator[tuple[int, bytes]]:
    return _records(package.read(path, limits.WORKBOOK_UNPACKED_BYTES)) if path else iter(())


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk over records: a number of one or two bytes, a size of up to four, the body."""
    at = 0
    while at < len(data):
        kind, at = _varying(data, at, 2)
        size, at = _varying(data, at, 4)
        if at + size > len(data):
            raise Malformed("it is cut off")
        yield kind, data[at : at + size]
        at += size


def _varying(data: bytes, at: int, most: int) -> tuple[int, int]:
    number = 0
    for shift in range(0, 7 * most, 7):
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            break
    return number, at
