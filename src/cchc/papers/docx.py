"""Lines and tables of a Word document, from its XML: python-docx would repeat what is merged.

Deleted text is left out and inserted text is taken, as Word would print it; a cell in which somebody
is still editing, or that hides a part of its text, says so.
"""

import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final
from xml.parsers.expat import ExpatError

from cchc.papers.marks import (
    PICTURE,
    STRUCK,
    SYMBOL,
    in_font,
    is_footnote_mark,
    left_out_mark,
    sign_of,
    struck,
)
from cchc.papers.numbering import Numbering
from cchc.papers.paper import Line, Paper, Place, Table, TableBuilder
from cchc.rules.documents import DocumentUnreadable
from cchc.sources.ooxml.package import Package
from cchc.sources.refusals import Malformed, Refused, filled_cells
from cchc.words import Words

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT: Final = frozenset(
    [f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "tcPr")]
    + [f"{_MC}Fallback"]
)
_PICTURES: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
    f"{_W}object",
)
_SIGNS: Final = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF: Final = frozenset({"0", "false", "off"})
_DAMAGED: Final = Words(
    "tệp .docx hỏng hoặc chưa lưu xong; hãy mở bằng Word rồi lưu lại",
    "the .docx is damaged or was still being saved; open it in Word and save it again",
)
_NUMBERING: Final = "numbering"
_STYLES: Final = "styles"
EDITED: Final = Words("ô có phần đang sửa (theo dõi thay đổi)", "the cell has tracked changes")
HIDDEN: Final = Words("ô có chữ ẩn, không đọc", "the cell has hidden text, which was left out")
NUMBERED: Final = Words("số do Word tự đánh", "Word numbers it by itself")


def read(data: bytes) -> Paper:
    """Read a document; raises Refused where the file is not built as Word builds them."""
    from lxml import etree

    try:
        with Package(data) as package:
            main = package.main_part()
            parts = dict(package.related(main).values())
            numbering, styles = (
                package.read(parts[name]) if name in parts else None
                for name in (_NUMBERING, _STYLES)
            )
            body = etree.fromstring(package.read(main), _parser()).find(f"{_W}body")
        if body is None:
            raise Malformed("no body")
        lists, named = (
            etree.fromstring(part, _parser()) if part else None for part in (numbering, styles)
        )
        reader = _Reader(Numbering.of(lists, named))
        reader.take(body)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        ValueError,
        ExpatError,
    ) as error:
        raise Refused(DocumentUnreadable(reason=_DAMAGED)) from error
    except etree.XMLSyntaxError as error:
        raise Refused(DocumentUnreadable(reason=_DAMAGED)) from error
    return Paper("docx", reader.blocks)


def _parser() -> Any:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


class _Reader:
    """Walks along the body; tables inside cells come after the table that they are in."""

    def __init__(self, numbering: Numbering) -> None:
        self.blocks: list[Line | Table] = []
        self._numbering = numbering
        self._tables = self._paragraphs = 0
        self._budget = filled_cells()

    def take(self, container: Any) -> None:
        """Take the paragraphs and tables of a container."""
        for block in _blocks(container):
            if block.tag == f"{_W}tbl":
                self._table(block)
            else:
                for line in self._lines(block):
                    self._paragraphs += 1
                    self.blocks.append(Line(line, Place(paragraph=self._paragraphs)))

    def _lines(self, paragraph: Any, *, whole: bool = True) -> list[str]:
        number = self._numbering.number_of(paragraph)
        own = _text(paragraph, whole=whole)
        text = f"{number} {own}" if number else own
        return [line.strip() for line in text.split("\n") if line.strip()]

    def _table(self, table: Any, within: int = 0) -> None:
        self._tables += 1
        own = self._tables
        builder = TableBuilder(self._tables, self._budget)
        at = len(self.blocks)
        inside: list[Any] = []
        for row in _children(table, "tr"):
            if row.find(f"{_W}trPr/{_W}del") is not None:
                continue
            builder.begin_row()
            builder.skip(_number(row.find(f"{_W}trPr/{_W}gridBefore"), 0))
            for cell in _children(row, "tc"):
                self._cell(builder, cell)
                inside += [block for block in _blocks(cell) if block.tag == f"{_W}tbl"]
        self.blocks.insert(at, builder.table(within))
        for each in inside:
            self._table(each, own)

    def _cell(self, builder: TableBuilder, cell: Any) -> None:
        span = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        if merged is not None and merged.get(f"{_W}val") != "restart" and builder.go_on(span):
            return
        runs = [*cell.iter(f"{_W}r")]
        crossed = [_text(run) for run in runs if _is_struck(run) and _text(run).strip()]
        remains = any(_says(run) for run in runs if not _is_struck(run))
        lines, is_numbered = self._cell_lines(cell, whole=not (crossed and remains))
        doubts = [EDITED] if _is_edited(cell) else []
        doubts += [HIDDEN] if any(map(_is_hidden, runs)) else []
        doubts += [struck(crossed) if remains else STRUCK] if crossed else []
        doubts += [SYMBOL] if any(not _sign(each) for each in cell.iter(f"{_W}sym")) else []
        doubts += [PICTURE] if any(True for _ in cell.iter(*_PICTURES)) else []
        marks = [_text(run) for run in runs if _is_mark(run)]
        doubts += [left_out_mark(mark) for mark in dict.fromkeys(marks)]
        doubts += [NUMBERED] if is_numbered else []
        builder.add("\n".join(lines), 1, span, doubts)

    def _cell_lines(self, cell: Any, *, whole: bool) -> tuple[list[str], bool]:
        """Give the lines of a cell, and whether Word counts any; what is struck only if it is *whole*."""
        lines: list[str] = []
        is_numbered = False
        for block in _blocks(cell):
            if block.tag == f"{_W}tbl":
                for inner in (
                    each for row in _children(block, "tr") for each in _children(row, "tc")
                ):
                    lines += self._cell_lines(inner, whole=whole)[0]
            else:
                is_numbered |= self._numbering.is_numbered(block)
                lines += self._lines(block, whole=whole)
        return lines, is_numbered


def _blocks(container: Any) -> Iterator[Any]:
    """Give paragraphs and tables, also those in content controls and in what was inserted."""
    for child in container:
        if child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _children(element: Any, name: str) -> Iterator[Any]:
    """Give rows of a table or cells of a row, also those in content controls."""
    for child in element:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"}:
            yield from _children(child, name)


def _text(element: Any, *, whole: bool = True) -> str:
    """Give what an element shows; where it is not *whole*, what is struck through is left out."""
    parts: list[str] = []
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT:
            continue
        name = tag.rpartition("}")[2]
        if tag in {f"{_W}t", f"{_M}t"}:
            parts.append(child.text or "")
        elif tag == f"{_W}r" and _is_left_out(child, whole=whole):
            continue
        elif tag == f"{_M}f":
            parts.append(
                "/".join(_text(part, whole=whole) for part in child if part.tag != f"{_M}fPr")
            )
        elif tag == f"{_W}r":
            fonts = child.find(f"{_W}rPr/{_W}rFonts")
            font = "" if fonts is None else fonts.get(f"{_W}ascii", "")
            parts.append(in_font(font, _text(child, whole=whole)))
        elif tag == f"{_W}sym":
            parts.append(_sign(child))
        elif tag.startswith(_W) and name in _SIGNS:
            parts.append(_SIGNS[name])
        elif tag == f"{_W}p":  # of a text box
            parts.append(f"\n{_text(child, whole=whole)}\n")
        else:
            parts.append(_text(child, whole=whole))
    return "".join(parts)


def _sign(symbol: Any) -> str:
    return sign_of(symbol.get(f"{_W}font", ""), symbol.get(f"{_W}char", ""))


def _is_edited(cell: Any) -> bool:
    return any(cell.find(f".//{_W}{name}") is not None for name in ("ins", "del", "moveFrom"))


def _is_hidden(run: Any) -> bool:
    return _is_on(run, "vanish")


def _is_struck(run: Any) -> bool:
    return _is_on(run, "strike", "dstrike")


def _is_left_out(run: Any, *, whole: bool) -> bool:
    return _is_hidden(run) or _is_mark(run) or (not whole and _is_struck(run))


def _says(run: Any) -> bool:
    """Say whether a run shows letters or digits of its own."""
    return not _is_hidden(run) and not _is_mark(run) and any(map(str.isalnum, _text(run)))


def _is_on(run: Any, *names: str) -> bool:
    marks = [run.find(f"{_W}rPr/{_W}{name}") for name in names]
    return any(mark is not None and mark.get(f"{_W}val", "1") not in _OFF for mark in marks)


def _is_mark(run: Any) -> bool:
    """Say whether a run only leads to a footnote: a raised number or star."""
    raised = run.find(f"{_W}rPr/{_W}vertAlign")
    return _val(raised) == "superscript" and is_footnote_mark(_text(run))


def _val(element: Any) -> str:
    return "" if element is None else str(element.get(f"{_W}val", ""))


def _number(element: Any, default: int) -> int:
    written = "" if element is None else element.get(f"{_W}val", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 4 else default
