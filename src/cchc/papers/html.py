"""Lines and tables of a web page.  Nothing is fetched or run; what a browser does not show is not read."""

import re
from collections.abc import Iterator
from typing import Any, Final

from cchc.papers.paper import Line, Paper, Place, Table, TableBuilder
from cchc.sources.foreign.page_text import decode
from cchc.sources.refusals import filled_cells
from cchc.words import Words

_NO_TEXT: Final = frozenset({"head", "noscript", "script", "select", "style", "template", "title"})
_INLINE = {"a", "abbr", "b", "bdo", "big", "em", "font", "i", "ins", "label", "math"}
_INLINE |= {"o:p", "s", "small", "span", "strong", "sub", "sup", "tt", "u"}
_CELLS: Final = ("td", "th")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_HIDDEN: Final = Words("ô có chữ ẩn, không đọc", "the cell has hidden text, which was left out")
_WIDEST: Final = 100  # columns of a table in a document
_TALLEST: Final = 10_000


def read(data: bytes) -> Paper:
    """Read a page; raises Refused where its encoding is not known."""
    from lxml import etree

    parser: Any = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    root = etree.fromstring(decode(data).replace("\0", "").encode(), parser)
    reader = _Reader()
    if root is not None:
        reader.walk(root)
        reader.end_line()
    return Paper("html", reader.blocks)


class _Reader:
    """Walks along a page; tables inside cells come after the table that they are in."""

    def __init__(self) -> None:
        self.blocks: list[Line | Table] = []
        self._line: list[str] = []
        self._tables = self._paragraphs = 0
        self._budget = filled_cells()

    def walk(self, element: Any) -> None:
        """Take an element with all that is in it, but not what follows it."""
        if not _is_shown(element):
            return
        if element.tag == "table":
            self.end_line()
            self._table(element)
            return
        breaks = element.tag not in _INLINE
        if breaks:
            self.end_line()
        self._line.append(element.text or "")
        for child in element:
            self.walk(child)
            self._line.append(child.tail or "")
        if breaks:
            self.end_line()

    def end_line(self) -> None:
        """Put what was gathered into a line of its own."""
        text = _BLANKS.sub(" ", "".join(self._line)).strip()
        self._line = []
        if text:
            self._paragraphs += 1
            self.blocks.append(Line(text, Place(paragraph=self._paragraphs)))

    def _table(self, element: Any) -> None:
        self._tables += 1
        builder = TableBuilder(self._tables, self._budget)
        at = len(self.blocks)
        inside: list[Any] = []
        for row in _rows(element):
            builder.begin_row()
            for cell in row:
                if cell.tag not in _CELLS or not _is_shown(cell):
                    continue
                spans = (_span(cell, "rowspan", _TALLEST), _span(cell, "colspan", _WIDEST))
                hides = any(not _is_shown(each) and _text(each) for each in cell.iter())
                builder.add(_text(cell), *spans, doubts=(_HIDDEN,) if hides else ())
                inside += _tables_in(cell)
        self.blocks.insert(at, builder.table())
        for each in inside:
            self._table(each)


def _rows(table: Any) -> Iterator[Any]:
    """Give the rows of a table, but not those of tables inside its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child if row.tag == "tr")


def _tables_in(cell: Any) -> Iterator[Any]:
    for child in cell:
        if child.tag == "table":
            yield child
        else:
            yield from _tables_in(child)


def _text(cell: Any) -> str:
    """Give the text of a cell as a browser shows it, a line for each paragraph."""
    parts: list[str] = []

    def take(element: Any, *, is_cell: bool = False) -> None:
        if not (is_cell or _is_shown(element)):
            return
        breaks = element.tag not in _INLINE
        parts.append("\n" if breaks else "")
        parts.append(_BLANKS.sub(" ", element.text or ""))
        for child in element:
            take(child)
            parts.append(_BLANKS.sub(" ", child.tail or ""))
        parts.append("\n" if breaks else "")

    take(cell, is_cell=True)
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _is_shown(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
        return False
    return "hidden" not in element.attrib and not _UNSEEN.search(element.get("style", ""))


def _span(cell: Any, name: str, most: int) -> int:
    written = cell.get(name, "").strip()
    if not (written.isascii() and written.isdigit()):
        return 1
    return most if len(written) > 6 else min(max(1, int(written)), most)
