"""Tables of HTML pages, which one-stop systems save as .xls.

lxml only cuts the text into tags, in time that grows with its length; ``html.parser`` takes minutes
for some pages of 200 kB.  Nothing is fetched or run, and what a browser does not show as text of the
page – scripts, styles, comments – is not read.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cchc import limits
from cchc.grid import Mark, Marked, Value
from cchc.patterns import pattern_of
from cchc.rules.files import NotATable
from cchc.sources.foreign.page_text import decode
from cchc.sources.kinds import PAGE
from cchc.sources.number_formats import read_number
from cchc.sources.refusals import Budget, Malformed, Refused, too_large
from cchc.sources.sheet_cells import SheetCells
from cchc.words import Words

if TYPE_CHECKING:
    from cchc.grid import Range

_STRETCH = 1 << 20
_NO_TEXT = {"head", "noscript", "script", "select", "style", "template", "textarea", "title", "xml"}
_CELLS = {"td", "th"}
_INLINE = {"a", "abbr", "b", "big", "em", "font", "i", "label", "o:p"}
_INLINE |= {"s", "small", "span", "strong", "sub", "sup", "u"}
_UNSEEN = pattern_of(r"display\s*:\s*none", re.IGNORECASE)
_WIDEST, _TALLEST = 1000, 65534  # spans, as HTML allows them
_NUMBER = pattern_of(r"[0-9][0-9.,\s]*%?")
_ONLY_A_NUMBER = pattern_of(r"[-+]?[0-9.,\s]*(?:[eE][-+]?[0-9]+)?")


def read(data: bytes, budget: Budget) -> list[SheetCells]:
    """Read the tables of a page."""
    return read_pages([data], budget)


def read_pages(pages: Iterable[bytes], budget: Budget) -> list[SheetCells]:
    """Read the tables of pages, numbered through."""
    from lxml import etree

    grids: list[SheetCells] = []
    for data in pages:
        page = _Page(budget)
        parser: Any = etree.HTMLParser(target=page, encoding="utf-8", huge_tree=True)
        text = decode(data).replace("\0", "").encode()
        for at in range(0, len(text), _STRETCH):
            parser.feed(text[at : at + _STRETCH])
        parser.close()
        grids += page.grids
    if not grids:
        raise Refused(NotATable(kind=PAGE.what, way_out=PAGE.way_out))
    for number, grid in enumerate(grids, start=1):
        grid.name = f"Bảng {number}"
    return grids


class _Table:
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
        attributes, text = self.cell, _lines(self.text)
        self.cell = None
        value = _value(attributes, text)
        row, column = self.row, self.column
        rows, columns = (
            _span(attributes, "rowspan", _TALLEST),
            _span(attributes, "colspan", _WIDEST),
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
        if _is_unseen(attributes):
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


class _Page:
    """Takes the tags as lxml finds them; text above a table becomes its first rows.

    A table without a single number is text above the next one: titles stand in tables of their own,
    and some pages keep the headings in one table and the rows below in another.
    """

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.grids: list[SheetCells] = []
        self.tables: list[_Table] = []  # those that we are in
        self.any_table = False
        self.above = SheetCells("")
        self.height = 0  # rows of what stands above
        self.line: list[str] = []
        self.no_text = 0
        self.open: list[bool] = []  # of each open element, whether it is not shown …
        self.unseen = 0  # … and how many are not

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        unseen = tag not in _CELLS and _is_unseen(attributes)
        self.open.append(unseen)
        self.unseen += unseen
        self.no_text += tag in _NO_TEXT
        table = self.tables[-1] if self.tables else None
        if tag == "table":
            self._begin_table()
        elif table is None:
            if tag not in _INLINE:
                self._end_line()
        elif tag == "tr":
            table.end_cell()
            table.begin_row(hidden=self.unseen > table.unseen)
        elif tag in _CELLS:
            table.end_cell()
            self.budget.spend(1)
            table.begin_cell(attributes)
            table.unseen_there = self.unseen
        elif tag == "col":
            first = table.columns_declared + 1
            table.columns_declared += _span(attributes, "span", _WIDEST)
            if unseen:
                table.grid.hidden_columns.update(range(first, table.columns_declared + 1))
        elif tag not in _INLINE:
            table.text.append("\n")

    def end(self, tag: str) -> None:
        if self.open:
            self.unseen -= self.open.pop()
        self.no_text -= tag in _NO_TEXT
        table = self.tables[-1] if self.tables else None
        if table is None:
            if tag not in _INLINE:
                self._end_line()
        elif tag == "table":
            self._end_table(table)
        elif tag in _CELLS or tag == "tr":
            table.end_cell()
        elif tag not in _INLINE:
            table.text.append("\n")

    def data(self, text: str) -> None:
        table = self.tables[-1] if self.tables else None
        if self.no_text:
            return
        if table is None:
            if not self.unseen:
                self.line.append(text)
        elif table.cell is not None:
            if self.unseen == table.unseen_there:
                table.text.append(text)
        elif text.strip():  # beside the cells: a browser shows it in a line of its own
            table.begin_row(hidden=False)
            table.begin_cell({})
            table.unseen_there = self.unseen
            table.text.append(text)

    def close(self) -> None:
        """Put what stands below the last table under it."""
        while self.tables:  # a page that is cut off
            self._end_table(self.tables[-1])
        self._end_line()
        if self.above.cells and self.grids:
            last = self.grids[-1]
            _append(last, last.last_row, self.above)
        elif self.above.cells and self.any_table:
            self.grids.append(self.above)

    def _begin_table(self) -> None:
        self._end_line()
        self.any_table = True
        if self.tables and not self.tables[-1].has_numbers:  # a table that only arranges others
            around = self.tables[-1]
            around.end_cell()
            self._put_above(around)
            self.tables[-1] = _Table(hidden=around.grid.hidden, unseen=around.unseen)
        self.tables.append(_Table(hidden=self.unseen > 0, unseen=self.unseen))

    def _end_table(self, table: _Table) -> None:
        table.end_cell()
        table.finish()
        self.tables.pop()
        if table.grid.hidden:
            self.grids.append(table.grid)
            return
        if not table.has_numbers:
            self._put_above(table)
            return
        grid = self.above
        _append(grid, self.height, table.grid)
        self.grids.append(grid)
        self.above, self.height = SheetCells(""), 0

    def _put_above(self, table: _Table) -> None:
        if table.grid.cells:
            _append(self.above, self.height, table.grid)
            self.height += table.row

    def _end_line(self) -> None:
        for line in _lines(self.line).split("\n"):
            if not line:
                continue
            self.budget.spend(1)
            self.height += 1
            self.above.put(self.height, 1, line)
        self.line = []


def _append(upper: SheetCells, height: int, lower: SheetCells) -> None:
    """Put one grid under another."""
    for row, cells in lower.cells.items():
        for column, value in cells.items():
            upper.put(height + row, column, value)
    upper.merged += [_moved(area, height) for area in lower.merged]
    upper.hidden_rows |= {height + row for row in lower.hidden_rows}
    upper.hidden_columns |= lower.hidden_columns


def _moved(area: "Range", down: int) -> "Range":
    return area._replace(top=area.top + down, bottom=area.bottom + down)


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


def _lines(parts: list[str]) -> str:
    """Join text as a browser shows it: white space is one blank, breaks are kept."""
    text = "".join(part if part == "\n" else part.replace("\n", " ") for part in parts)
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def _is_unseen(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or bool(_UNSEEN.search(attributes.get("style", "")))


def _span(attributes: Mapping[str, str], name: str, most: int) -> int:
    written = attributes.get(name, "").strip()
    if not (written.isascii() and written.isdigit()):
        return 1
    return most if len(written) > 6 else min(max(1, int(written)), most)
