"""Tables of HTML pages, which one-stop systems save as .xls.

lxml only cuts the text into tags, in time that grows with its length; ``html.parser`` takes minutes
for some pages of 200 kB.  Nothing is fetched or run, and what a browser does not show as text of the
page – scripts, styles, comments – is not read.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cchc.rules.files import NotATable
from cchc.sources.foreign.page_table import WIDEST, PageTable, is_unseen, lines_of, span_of
from cchc.sources.foreign.page_text import decode
from cchc.sources.kinds import PAGE
from cchc.sources.refusals import Budget, Refused
from cchc.sources.sheet_cells import SheetCells

if TYPE_CHECKING:
    from cchc.grid import Range

_STRETCH = 1 << 20
_NO_TEXT = {"head", "noscript", "script", "select", "style", "template", "textarea", "title", "xml"}
_CELLS = {"td", "th"}
_INLINE = {"a", "abbr", "b", "big", "em", "font", "i", "label", "o:p"}
_INLINE |= {"s", "small", "span", "strong", "sub", "sup", "u"}


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


class _Page:
    """Takes the tags as lxml finds them; text above a table becomes its first rows.

    A table without a single number is text above the next one: titles stand in tables of their own,
    and some pages keep the headings in one table and the rows below in another.
    """

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.grids: list[SheetCells] = []
        self.tables: list[PageTable] = []  # those that we are in
        self.any_table = False
        self.above = SheetCells("")
        self.height = 0  # rows of what stands above
        self.line: list[str] = []
        self.no_text = 0
        self.open: list[bool] = []  # of each open element, whether it is not shown …
        self.unseen = 0  # … and how many are not

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        unseen = tag not in _CELLS and is_unseen(attributes)
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
            table.columns_declared += span_of(attributes, "span", WIDEST)
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
            self.tables[-1] = PageTable(hidden=around.grid.hidden, unseen=around.unseen)
        self.tables.append(PageTable(hidden=self.unseen > 0, unseen=self.unseen))

    def _end_table(self, table: PageTable) -> None:
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

    def _put_above(self, table: PageTable) -> None:
        if table.grid.cells:
            _append(self.above, self.height, table.grid)
            self.height += table.row

    def _end_line(self) -> None:
        for line in lines_of(self.line).split("\n"):
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
