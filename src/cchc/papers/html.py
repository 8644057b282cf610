"""Lines and tables of a web page.  Nothing is fetched or run; what a browser does not show is not read."""

import re
from collections.abc import Iterator
from typing import Any, Final

from cchc.papers.marks import PICTURE, STRUCK, is_footnote_mark, left_out_mark, struck
from cchc.papers.paper import Line, Paper, Place, Table, TableBuilder
from cchc.patterns import pattern_of
from cchc.sources.foreign.page_text import decode
from cchc.sources.refusals import filled_cells
from cchc.words import Words

_NO_TEXT: Final = frozenset({"head", "noscript", "script", "select", "style", "template", "title"})
_INLINE = {"a", "abbr", "b", "bdo", "big", "em", "font", "i", "ins", "label", "math"}
_INLINE |= {"del", "o:p", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u"}
_CELLS: Final = ("td", "th")
_UNSEEN = pattern_of(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED = pattern_of(r"vertical-align\s*:\s*super", re.IGNORECASE)
_STRUCK = pattern_of(r"text-decoration[^;]*line-through", re.IGNORECASE)
# Browsers go on behind the end of a page; the parser would not.
_ENDS = pattern_of(r"</(?:html|body)\s*>", re.IGNORECASE)
_BLANKS = pattern_of(r"\s+")
_PICTURES: Final = frozenset({"img", "svg", "object", "canvas", "picture"})
_HIDDEN: Final = Words("ô có chữ ẩn, không đọc", "the cell has hidden text, which was left out")
_WIDEST: Final = 100  # columns of a table in a document
_TALLEST: Final = 10_000


def read(data: bytes) -> Paper:
    """Read a page; raises Refused where its encoding is not known."""
    from lxml import etree

    parser: Any = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    root = etree.fromstring(_ENDS.sub("", decode(data).replace("\0", "")).encode(), parser)
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

    def _table(self, element: Any, within: int = 0) -> None:
        self._tables += 1
        own = self._tables
        builder = TableBuilder(self._tables, self._budget)
        at = len(self.blocks)
        inside: list[Any] = []
        for row in _rows(element):
            builder.begin_row()
            for cell in row:
                if cell.tag not in _CELLS or not _is_shown(cell):
                    continue
                spans = (_span(cell, "rowspan", _TALLEST), _span(cell, "colspan", _WIDEST))
                text, doubts = _shown(cell)
                builder.add(text, *spans, doubts=doubts)
                inside += _tables_in(cell)
        self.blocks.insert(at, builder.table(within))
        for each in inside:
            self._table(each, own)


def _shown(cell: Any) -> tuple[str, list[Words]]:
    """Give the text of a cell, without what is struck beside other text, and what is not as it looks."""
    inside = [each for each in cell.iter() if isinstance(each.tag, str)]
    doubts = [_HIDDEN] if any(not _is_shown(each) and _text(each) for each in inside) else []
    crossed = [text for each in inside if _is_struck(each) and (text := _text(each))]
    kept = _text(cell, whole=False) if crossed else ""
    remains = any(map(str.isalnum, kept))
    doubts += [struck(crossed) if remains else STRUCK] if crossed else []
    doubts += [PICTURE] if any(each.tag in _PICTURES and _is_shown(each) for each in inside) else []
    marks = dict.fromkeys(_raw(each) for each in inside if _is_mark(each))
    return kept if remains else _text(cell), [*doubts, *map(left_out_mark, marks)]


def _raw(element: Any) -> str:
    return "".join(element.itertext()).strip()


def _is_mark(element: Any) -> bool:
    """Say whether an element only leads to a footnote: a raised number or star."""
    raised = element.tag == "sup" or bool(_RAISED.search(element.get("style", "")))
    return raised and is_footnote_mark(_raw(element))


def _is_struck(element: Any) -> bool:
    return element.tag in {"s", "strike", "del"} or bool(_STRUCK.search(element.get("style", "")))


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


def _text(cell: Any, *, whole: bool = True) -> str:
    """Give the text of a cell as a browser shows it, a line for each paragraph.

    Where it is not *whole*, what is struck through is left out.
    """
    parts: list[str] = []

    def take(element: Any, *, is_cell: bool = False) -> None:
        if not is_cell and (not _is_shown(element) or _is_mark(element)):
            return
        if not whole and _is_struck(element):
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
