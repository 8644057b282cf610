"""A table of an HTML page: its cells where a browser places them, and what of it is not shown."""

import re
from collections.abc import Mapping

from cchc import limits
from cchc.grid import Mark, Marked, Value
from cchc.patterns import pattern_of
from cchc.sources.number_formats import read_number
from cchc.sources.refusals import Malformed, too_large
from cchc.sources.sheet_cells import SheetCells
from cchc.words import Words

_UNSEEN = pattern_of(r"display\s*:\s*none", re.IGNORECASE)
WIDEST, _TALLEST = 1000, 65534  # spans, as HTML allows them
_NUMBER = pattern_of(r"[0-9][0-9.,\s]*%?")
_ONLY_A_NUMBER = pattern_of(r"[-+]?[0-9.,\s]*(?:[eE][-+]?[0-9]+)?")


class PageTable:
    """A table on the way in; its cells are placed as a browser places them."""

    def __init__(self, *, hidden: bool = False, unseen: int = 0) -> None:
        self.grid = SheetCells("", hidden)
        self.unseen = unseen  # how many elements around it are not shown
        self.row = self.column = self.width = self.columns_declared = 0
        self.covered: dict[int, int] = {}  # column → the last row that a cell above reaches into
        self.cell: Mapping[str, str] | None = None
        self.unseen_there = 0  # how many are not shown around the cell
        self.text: list[str] = []
        self.hidden_cells: set[tuple[int, int]] = set()
        self.shown_columns: set[int] = set()
        self.has_numbers = False

    def begin_row(self, *, hidden: bool) -> None:
        """Go to the next row."""
        self.row, self.column = self.row + 1, 0
        if hidden:
            self.grid.hidden_rows.add(self.row)

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        """Go to the next column that no cell from above reaches into."""
        if not self.row:
            self.begin_row(hidden=False)
        self.column += 1
        while self.covered.get(self.column, 0) >= self.row:
            self.column += 1
        self.cell, self.text = attributes, []

    def end_cell(self) -> None:
        """Put the cell into the grid."""
        if self.cell is None:
            return
        attributes, text = self.cell, lines_of(self.text)
        self.cell = None
        value = _value(attributes, text)
        row, column = self.row, self.column
        rows, columns = (
            span_of(attributes, "rowspan", _TALLEST),
            span_of(attributes, "colspan", WIDEST),
        )
        self.column += columns - 1
        self.width = max(self.width, self.column)
        if self.width > limits.SHEET_COLUMNS or self.row > limits.SHEET_ROWS:
            raise Malformed("a cell outside the sheet")
        if self.width * self.row > limits.SHEET_CELLS:
            what = Words("số ô của vùng có dữ liệu", "the number of cells of the area in use")
            raise too_large(what, self.width * self.row, limits.SHEET_CELLS)
        self.grid.put(row, column, value)
        self.grid.merge(row, column, rows, columns)
        if rows > 1:
            self.covered.update(dict.fromkeys(range(column, column + columns), row + rows - 1))
        if is_unseen(attributes):
            self.hidden_cells.update((row, at) for at in range(column, column + columns))
        else:
            self.shown_columns.add(column)
        number = isinstance(value, float | bool | Marked)
        self.has_numbers |= number or bool(_NUMBER.fullmatch(text))

    def finish(self) -> None:
        """End what reaches beyond the table; tell hidden columns from cells hidden one by one."""
        ended = (area._replace(bottom=min(area.bottom, self.row)) for area in self.grid.merged)
        self.grid.merged = [area for area in ended if area[:2] != area[2:]]
        hidden = {column for _, column in self.hidden_cells} - self.shown_columns
        self.grid.hidden_columns |= hidden
        moved: dict[int, int] = {}
        for row, column in self.hidden_cells:
            if column not in hidden:
                moved[row] = min(column, moved.get(row, column))
        for row, first in moved.items():
            cells = self.grid.cells.get(row, {})
            for column in [*cells]:
                if column >= first:
                    cells[column] = _unclear(cells[column])


def _value(attributes: Mapping[str, str], text: str) -> Value:
    """Give the value that Excel keeps beside what it shows, or else what is shown."""
    if "x:err" in attributes:
        return Marked(Mark.ERROR, attributes["x:err"] or text or "#")
    if "x:bool" in attributes:
        return attributes["x:bool"].upper() != "FALSE"
    # The number beneath a percentage or a date is not what the sender meant.
    if attributes.get("x:num") and _ONLY_A_NUMBER.fullmatch(text):
        number = read_number(attributes["x:num"].strip())
        formula = attributes.get("x:fmla")
        return Marked(Mark.STORED_ZERO, formula) if formula and number == 0 else number
    return text


def _unclear(value: Value) -> Marked:
    """Mark a cell that a hidden one may have pushed into another column."""
    shown = value.shown if isinstance(value, Marked) else str(value)
    return Marked(Mark.UNSURE, shown)


def lines_of(parts: list[str]) -> str:
    """Join text as a browser shows it: white space is one blank, breaks are kept."""
    text = "".join(part if part == "\n" else part.replace("\n", " ") for part in parts)
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def is_unseen(attributes: Mapping[str, str]) -> bool:
    """Say whether a browser leaves an element out."""
    return "hidden" in attributes or bool(_UNSEEN.search(attributes.get("style", "")))


def span_of(attributes: Mapping[str, str], name: str, most: int) -> int:
    """Give how many rows or columns an attribute names, as HTML allows them."""
    written = attributes.get(name, "").strip()
    if not (written.isascii() and written.isdigit()):
        return 1
    return most if len(written) > 6 else min(max(1, int(written)), most)
