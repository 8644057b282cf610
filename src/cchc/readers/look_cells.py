"""What a fast reader hides of a sheet: error cells, formulas without a value, percentages, hidden rows.

Also how far the sheet reaches: one that claims a cell in its last corner takes all memory there is.

The XML is cut into stretches of whole rows and searched; only cells that could matter are parsed, and
in most files there are none.  XML that is not written as all common programs write it is parsed whole.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from zipfile import ZipFile

from cchc import limits
from cchc.readers.cells import Odd
from cchc.readers.look import Depth, LookError, refuse_doctype
from cchc.readers.sheets import Hidden
from cchc.rules.cells import ErrorCell, FormulaNotCalculated, FormulaStoredZero, PercentageForCount
from cchc.words import Words

_STRETCH = 1 << 20  # bytes searched at a time
_LONGEST_ROW = 16 * _STRETCH
_ROWS_START, _ROW_START, _ROW_END, _ROWS_END = b"<sheetData", b"<row", b"</row>", b"</sheetData>"
_NUMBER = rb"(?:[1-9][0-9]{0,5}|10[0-4][0-9]{4})"
_NARROW = limits.SHEET_CELLS // limits.SHEET_ROWS  # columns that no number of rows makes too many
# One by one: a search that begins with plain bytes is ten times faster than one of several.
_WIDE_OR_UNUSUAL = re.compile(rb'<c(?! r="[A-%c]%s")' % (ord("A") + _NARROW - 1, _NUMBER))
_UNUSUAL_CELL = re.compile(rb'<c(?! r="[A-Z]{1,3}%s")' % _NUMBER)
_UNUSUAL = (re.compile(rb'<row(?! r="%s")' % _NUMBER), re.compile(rb":(?:c|row)[\s>/]"))
_HIDDEN_ROW = re.compile(rb"""<row r="([0-9]+)"[^<>]*\shidden=["'](?:1|true)["']""")
_COLUMN = re.compile(rb'<c r="([A-Z]+)')
_CELL_IN_USE = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^<>]*+(?<!/)>(?!</c>)')
_TRUE = {"1", "true"}

OddCells = dict[int, list[tuple[int, Odd]]]
"""Row → (column, what is odd) of its odd cells, both from 1."""


@dataclass(slots=True)
class SheetLook:
    """What was found out about the cells of one sheet."""

    odd: OddCells = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    last_row: int = 0  # 0 where no number of rows would be too many
    last_column: int = 0

    @property
    def cells(self) -> int:
        """How many cells a reader must hold that keeps the sheet as a grid."""
        return self.last_row * self.last_column

    @property
    def cells_at_most(self) -> int:
        """The same, where the number of rows was of no matter."""
        return self.last_column * (self.last_row or limits.SHEET_ROWS)

    @property
    def hidden(self) -> Hidden:
        """The rows and columns that are not shown."""
        return Hidden(self.hidden_rows, self.hidden_columns)

    def reach(self, row: int, column: int) -> None:
        """Stretch the sheet to a cell in use."""
        _check_row(row)
        if not 0 < column <= limits.SHEET_COLUMNS:
            raise LookError("a column outside the sheet")
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)


class _Unusual(Exception):
    """The XML is not written as expected; it may be right all the same."""


def look_at_cells(archive: ZipFile, member: str, percent: Mapping[str, int]) -> SheetLook:
    """Look at every cell of a sheet."""
    try:
        look = _quickly(archive, member, percent, measure=False)
        if look.last_column > _NARROW:
            look = _quickly(archive, member, percent, measure=True)
    except (_Unusual, expat.ExpatError):
        look = _thoroughly(archive, member, percent)
    return look


def measure_cells(
    archive: ZipFile,
    percent: Mapping[str, int],
    looks: dict[str, SheetLook],
    members: Mapping[str, str],
) -> None:
    """Count the rows of narrow sheets, too, where together they may be too many."""
    if sum(look.cells_at_most for look in looks.values()) <= limits.SHEET_CELLS or len(looks) == 1:
        return
    for name, look in looks.items():
        if not look.last_row:
            looks[name] = _quickly(archive, members[name], percent, measure=True)


def _quickly(
    archive: ZipFile, member: str, percent: Mapping[str, int], *, measure: bool
) -> SheetLook:
    look = SheetLook()
    cells = _Cells(look, percent)
    marks, odd_cells = _marks(percent), _odd_cells(percent)
    stretches = _stretches(archive, member)
    _parser(cells).Parse(next(stretches), False)
    for stretch in stretches:
        is_narrow = not _WIDE_OR_UNUSUAL.search(stretch)
        if not is_narrow and _UNUSUAL_CELL.search(stretch):
            raise _Unusual
        if any(unusual.search(stretch) for unusual in _UNUSUAL):
            raise _Unusual
        if measure:
            for letters, digits in _CELL_IN_USE.findall(stretch):
                look.reach(int(digits), _number_of(letters.decode()))
        elif is_narrow:
            look.last_column = max(look.last_column, _NARROW)
        else:
            columns = map(_number_of, map(bytes.decode, set(_COLUMN.findall(stretch))))
            look.last_column = max(look.last_column, *columns)
        # One letter is looked for twenty times as fast as two, and this one hardly occurs.
        has_formulas = b"f" in stretch and b"<f" in stretch
        if has_formulas or any(mark in stretch for mark in marks[b"'" in stretch]):
            parser = _parser(cells)
            parser.Parse(b"<rows>%s</rows>" % b"".join(odd_cells.findall(stretch)), True)
        if b"hidden=" in stretch:
            look.hidden_rows.update(map(int, _HIDDEN_ROW.findall(stretch)))
    return look


def _marks(percent: Mapping[str, int]) -> tuple[list[bytes], list[bytes]]:
    """Give what odd values are marked with, and the same for a stretch with single quotes."""
    marks = [b't="e"', *(b's="%s"' % style.encode() for style in percent)]
    return marks, [*marks, *(mark.replace(b'"', b"'") for mark in marks)]


def _odd_cells(percent: Mapping[str, int]) -> re.Pattern[bytes]:
    """Make the search for odd cells."""
    _, marks = _marks(percent)
    marked = rb"(?=[^<>]*\s(?:%s))[^<>]*+(?<!/)>" % b"|".join(marks)
    formula = rb"[^<>]*+(?<!/)>\s*+<f"
    # Where a cell is not closed the search ends at the next one: it never runs far in vain.
    to_its_end = rb"[^<]*+(?:<(?!c[\s>]|/c>)[^<]*+)*+</c>"
    return re.compile(rb'<c r="[A-Z0-9]+"(?:%s|%s)%s' % (marked, formula, to_its_end))


def _thoroughly(archive: ZipFile, member: str, percent: Mapping[str, int]) -> SheetLook:
    look = SheetLook()
    parser = _parser(_Cells(look, percent))
    with archive.open(member) as file:
        while chunk := file.read(_STRETCH):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return look


def _stretches(archive: ZipFile, member: str) -> Iterator[bytes]:
    """Yield what stands before the rows, then whole rows, a stretch at a time."""
    with archive.open(member) as file:
        text = b""
        while _ROWS_START not in text:
            chunk = file.read(_STRETCH)
            if not chunk or len(text) > _LONGEST_ROW:
                raise _Unusual
            text += chunk
        head, _, text = text.partition(_ROWS_START)
        yield head
        while (end := text.find(_ROWS_END)) < 0:
            cut = text.rfind(_ROW_END) + len(_ROW_END)
            if cut >= len(_ROW_END):
                yield from _rows(text[:cut])
                text = text[cut:]
            chunk = file.read(_STRETCH)
            if not chunk or len(text) > _LONGEST_ROW:
                raise _Unusual
            text += chunk
        yield from _rows(text[:end])
        while file.read(_STRETCH):  # to the end, where the checksum is compared
            pass


def _rows(text: bytes) -> Iterator[bytes]:
    start = text.find(_ROW_START)
    if start >= 0:
        yield text[start:]


def _parser(cells: "_Cells") -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = cells.start
    parser.EndElementHandler = cells.end
    parser.CharacterDataHandler = cells.characters
    parser.StartDoctypeDeclHandler = refuse_doctype
    return parser


class _Cells:
    """Collects what is odd while expat walks over the cells of one sheet."""

    def __init__(self, look: SheetLook, percent: Mapping[str, int]) -> None:
        self.look = look
        self.percent = percent
        self.depth = Depth()
        self.hidden_columns = 0  # as many as are declared, one by one
        self.shared: dict[str, str] = {}  # a shared formula stands in its first cell only
        self.row = self.column = 0
        self.cell: dict[str, str] | None = None  # attributes of the cell we are in
        self.in_use = False
        self.shared_id = ""
        self.formula: str | None = None
        self.value = ""
        self.text: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth.down()
        match tag.rpartition(":")[2]:
            case "c":
                self.cell, self.formula, self.value, self.in_use = attributes, None, "", False
                self._go_to(attributes.get("r"))
            case "f" | "v" | "is" as part if self.cell is not None:
                self.in_use = True
                self.text = [] if part != "is" else None
                self.shared_id = attributes.get("si", "")
            case "row":
                self.row = _integer(attributes["r"]) if "r" in attributes else self.row + 1
                self.column = 0
                _check_row(self.row)
                if attributes.get("hidden") in _TRUE:
                    self.look.hidden_rows.add(self.row)
            case "col" if attributes.get("hidden") in _TRUE:
                first, last = _integer(attributes["min"]), _integer(attributes["max"])
                columns = range(first, min(last, limits.SHEET_COLUMNS) + 1)
                self.hidden_columns += len(columns)
                if self.hidden_columns > limits.SHEET_COLUMNS:
                    raise LookError("more columns than a sheet has")
                self.look.hidden_columns.update(columns)

    def characters(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def end(self, tag: str) -> None:
        self.depth.up(tag)
        match tag.rpartition(":")[2]:
            case "f" if self.text is not None:
                written = "".join(self.text)
                if self.shared_id:
                    written = self.shared.setdefault(self.shared_id, written)
                self.formula, self.text = f"={written}", None
            case "v" if self.text is not None:
                self.value, self.text = "".join(self.text), None
            case "c" if self.cell is not None:
                if self.in_use:
                    self.look.reach(self.row, self.column)
                    if odd := self._judge(self.cell):
                        self.look.odd.setdefault(self.row, []).append((self.column, odd))
                self.cell = None

    def _go_to(self, reference: str | None) -> None:
        """Take the place that a cell names, else the one behind the cell before it."""
        if reference is None:
            self.column += 1
            return
        letters = reference.rstrip("0123456789")
        self.row, self.column = _integer(reference[len(letters) :]), _number_of(letters)

    def _judge(self, cell: Mapping[str, str]) -> Odd | None:
        kind, style = cell.get("t", "n"), cell.get("s", "")
        value = self.value.strip()
        if kind == "e":
            return Odd(ErrorCell(found=value or "#"))
        if self.formula is not None and not value and kind != "str":
            return Odd(FormulaNotCalculated(found=self.formula))
        number = _float(value)
        if kind != "n" or number is None:
            return None
        if self.formula is not None and number == 0:
            return Odd(FormulaStoredZero(found=self.formula))
        if style in self.percent:
            return Odd(PercentageForCount(found=_percentage(number * self.percent[style])))
        return None


def _number_of(letters: str) -> int:
    """Turn AB into 28."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise LookError("a cell outside the sheet")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _check_row(row: int) -> None:
    if not 0 < row <= limits.SHEET_ROWS:
        raise LookError("a row outside the sheet")


def _integer(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 7):
        raise LookError("a row or column outside the sheet")
    return int(digits)


def _float(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _percentage(number: float) -> Words:
    shown = f"{number:.10g}%"
    return Words(shown.replace(".", ","), shown)
