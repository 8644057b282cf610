"""A sheet by a parser that knows every element a sheet may have: what it does not know it refuses.

Comments, CDATA, references and prefixes mean what XML says they mean.  Rows and cells rise, as the
programs that write workbooks have them; those that repeat or go back are refused, because the programs
that read them differ.
"""

from collections.abc import Mapping
from dataclasses import field
from xml.parsers import expat

from cchc import limits
from cchc.grid import Range, Value
from cchc.sources.builder import GridBuilder
from cchc.sources.ooxml.cell_values import CellValues, Kind
from cchc.sources.ooxml.package import STRETCH, Depth, Package, refuse_doctype
from cchc.sources.ooxml.written import MAIN
from cchc.sources.refusals import Budget, Malformed, filled_cells
from cchc.values import dataclass

_TRUE = {"1", "true"}
# Where an element may stand: (around it, its own name).  What stands anywhere else in the rows is refused.
_PLACES = {
    ("", "worksheet"),
    ("worksheet", "cols"),
    ("worksheet", "sheetData"),
    ("worksheet", "mergeCells"),
    ("cols", "col"),
    ("mergeCells", "mergeCell"),
    ("sheetData", "row"),
    ("row", "c"),
    ("c", "f"),
    ("c", "v"),
    ("c", "is"),
    ("is", "t"),
    ("is", "r"),
    ("r", "t"),
}
_TEXTS = {"f", "v", "t"}
# What may stand there, too, and is no content of the cell.
_BESIDE = {("row", "extLst"), ("c", "extLst"), ("is", "rPh"), ("is", "phoneticPr"), ("r", "rPr")}
_FREE = {"worksheet", "cols", "col", "mergeCells", "mergeCell"}  # other elements may stand in them


@dataclass(slots=True)
class Frame:
    """What a sheet says beside its cells."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)
    has_cells: bool = False  # whether there was a place for them


def read_thoroughly(package: Package, path: str, values: CellValues, builder: GridBuilder) -> Frame:
    """Read a whole sheet; raises Malformed, ExpatError, and Refused beyond a budget."""
    sheet = SheetParser(values, builder, filled_cells())
    with package.open(path) as file:
        while chunk := file.read(STRETCH):
            sheet.feed(chunk)
    return sheet.close()


class SheetParser:
    """Takes the XML of a sheet piece by piece."""

    def __init__(self, values: CellValues, builder: GridBuilder, budget: Budget) -> None:
        self.frame = Frame()
        self._values, self._builder, self._budget = values, builder, budget
        self._depth = Depth()
        self._path = [""]
        self._beside = 0  # how deep we are in what is no cell
        self._row = self._column = 0
        self._declared = 0  # columns that are hidden, one by one
        self._cells: dict[int, Value] = {}
        self._cell: Mapping[str, str] = {}
        self._written: str | None = None
        self._inline: list[str] | None = None
        self._formula: str | None = None
        self._shared_formulas: dict[str, str] = {}  # it stands in its first cell only
        self._shared_id = ""
        self._text: list[str] | None = None
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = refuse_doctype

    def feed(self, data: bytes) -> None:
        """Parse some bytes."""
        self._parser.Parse(data, False)

    def close(self) -> Frame:
        """Parse to the end."""
        self._parser.Parse(b"", True)
        return self.frame

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth.down()
        name = self._enter(tag)
        match name:
            case None:
                self._beside += 1
                return
            case "c":
                self._begin_cell(attributes)
            case "v" | "f" | "t":
                self._text, self._shared_id = [], attributes.get("si", "")
            case "is":
                self._once(self._inline)
                self._inline = []
            case "row":
                self._begin_row(attributes)
            case "col":
                self._hide_columns(attributes)
            case "mergeCell":
                self.frame.merged.append(area(attributes.get("ref", "")))
            case "sheetData":
                if self.frame.has_cells:
                    raise Malformed("two tables of cells")
                self.frame.has_cells = True
        self._path.append(name)

    def _enter(self, tag: str) -> str | None:
        """Give the name of an element that has its place here; None for one that is no content."""
        space, _, name = tag.rpartition(" ")
        place = (self._path[-1], name)
        if self._beside or (space in MAIN and place in _BESIDE):
            return None
        if space in MAIN and place in _PLACES:
            return name
        if place[0] in _FREE:
            return None
        raise Malformed(f"an element {name[:40]!r} where none may stand")

    def _characters(self, text: str) -> None:
        if self._beside:
            return
        if self._text is not None:
            self._text.append(text)
        elif self._path[-1] not in _FREE and text.strip(" \t\r\n"):
            raise Malformed("text between the cells")

    def _end(self, _: str) -> None:
        self._depth.up()
        if self._beside:
            self._beside -= 1
            return
        name = self._path.pop()
        if name in _TEXTS:
            text, self._text = "".join(self._text or ()), None
            if name == "f":
                self._once(self._formula)
                shared = self._shared_formulas
                self._formula = (
                    shared.setdefault(self._shared_id, text) if self._shared_id else text
                )
            elif name == "v":
                self._once(self._written)
                self._written = text
            elif self._inline is not None:
                self._inline.append(text)
        elif name == "c":
            self._end_cell()
        elif name == "row" and self._cells:
            self._builder.add_row(self._row, self._cells)

    def _once(self, before: object) -> None:
        if before is not None:
            raise Malformed("a cell with two contents")

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self._budget.spend(1)
        row = whole(attributes["r"]) if "r" in attributes else self._row + 1
        if not self._row < row <= limits.SHEET_ROWS:
            raise Malformed("rows that do not follow each other, or are outside the sheet")
        self._row, self._column, self._cells = row, 0, {}
        if attributes.get("hidden") in _TRUE or is_zero(attributes.get("ht")):
            self.frame.hidden_rows.add(row)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._budget.spend(1)
        self._cell = attributes
        self._written = self._inline = self._formula = None
        column = self._column + 1
        if reference := attributes.get("r"):
            letters = reference.rstrip("0123456789")
            if whole(reference[len(letters) :]) != self._row:
                raise Malformed("a cell of another row")
            column = column_number(letters)
        if not self._column < column <= limits.SHEET_COLUMNS:
            raise Malformed("cells that do not follow each other, or are outside the sheet")
        self._column = column

    def _end_cell(self) -> None:
        kind = Kind(self._cell.get("t", "n"), self._cell.get("s", "0"))
        if self._inline is None and self._written is None and self._formula is None:
            return
        if (kind.type == "inlineStr") == (self._inline is None) or (
            self._inline is not None and self._written is not None
        ):
            raise Malformed("a cell whose content is not of its type")
        text = "".join(self._inline) if self._inline is not None else self._written or ""
        value = self._values.read(kind, text, self._formula)
        if value != "":
            self._cells[self._column] = value

    def _hide_columns(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden") not in _TRUE and not is_zero(attributes.get("width")):
            return
        first, last = whole(attributes.get("min", "")), whole(attributes.get("max", ""))
        columns = range(first, min(last, limits.SHEET_COLUMNS) + 1)
        self._declared += len(columns)
        if self._declared > limits.SHEET_COLUMNS:
            raise Malformed("more columns than a sheet has")
        self.frame.hidden_columns.update(columns)


def whole(digits: str) -> int:
    """Read the number of a row or column."""
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 7):
        raise Malformed("a row or column outside the sheet")
    return int(digits)


def column_number(letters: str) -> int:
    """Turn AB into 28."""
    if not (letters.isascii() and letters.isalpha() and letters.isupper() and len(letters) <= 3):
        raise Malformed("a cell outside the sheet")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def is_zero(size: str | None) -> bool:
    """Say whether a height or width leaves nothing to see."""
    try:
        return size is not None and float(size) == 0
    except ValueError:
        return False


def area(reference: str) -> Range:
    """Read ``A1:B2``."""
    corners = reference.split(":")
    if len(corners) > 2:
        raise Malformed("merged cells that are no area")
    cells = []
    for corner in corners:
        letters = corner.rstrip("0123456789")
        cells.append((whole(corner[len(letters) :]), column_number(letters)))
    (top, left), (bottom, right) = cells[0], cells[-1]
    if not (0 < top <= bottom <= limits.SHEET_ROWS and left <= right <= limits.SHEET_COLUMNS):
        raise Malformed("merged cells outside the sheet")
    return Range(top, left, bottom, right)
