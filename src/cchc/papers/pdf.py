"""Lines and tables of a PDF, which has neither: its letters are put into the boxes that its rules draw.

What a line's end leaves open – a hyphen or a slash there – is joined and marked.  Pictures of pages
hold no letters, and nothing is recognised in them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from io import BytesIO
from struct import error
from typing import Any, Final, NamedTuple

from cchc import limits
from cchc.papers.paper import Cell, Line, Paper, Place, Table
from cchc.rules.documents import DocumentUnreadable
from cchc.sources.refusals import Refused, too_large
from cchc.words import Words

_NEAR: Final = 3.0  # points between rules that are one
_JOINED: Final = Words(
    "dòng ngắt sau «-» hoặc «/» nên đã nối liền", "a line ends in «-» or «/», so it was joined"
)
_AT_EDGE: Final = Words(
    "ô gộp nhiều dòng ở mép trang, có thể còn phần ở trang khác",
    "merged over rows at the edge of a page, and may go on on another",
)
_NOT_INSTALLED: Final = Words(
    "đọc PDF cần cài thêm: pip install 'cchc[pdf]'; hoặc dùng bản .docx",
    "PDF needs one more package: pip install 'cchc[pdf]'; or use the .docx",
)
_PICTURES: Final = Words(
    "tệp không có chữ, chỉ có ảnh chụp trang; hãy xin bản .docx, hoặc bản PDF xuất từ Word",
    "it has no text, only pictures of pages; ask for the .docx, or for a PDF exported from Word",
)
_LOCKED: Final = Words(
    "tệp hỏng hoặc có mật khẩu; hãy mở, lưu lại không có mật khẩu, hoặc dùng bản .docx",
    "it is damaged or has a password; open it and save it without one, or use the .docx",
)
_LONG: Final = Words(
    f"tệp có hơn {limits.DOCUMENT_PAGES} trang; hãy tách phần phụ lục ra một tệp riêng",
    f"it has more than {limits.DOCUMENT_PAGES} pages; save the annex as a file of its own",
)


def read(data: bytes) -> Paper:
    """Read a document; raises Refused where there is no text, or nothing to read it with."""
    try:
        import pdfplumber
    except ImportError:
        raise Refused(DocumentUnreadable(reason=_NOT_INSTALLED)) from None
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            if len(pdf.pages) > limits.DOCUMENT_PAGES:
                raise Refused(DocumentUnreadable(reason=_LONG))
            blocks = list(_blocks(pdf.pages))
    except (PdfminerException, PSException, ValueError, TypeError, LookupError, error) as broken:
        raise Refused(DocumentUnreadable(reason=_LOCKED)) from broken
    if not blocks:
        raise Refused(DocumentUnreadable(reason=_PICTURES))
    return Paper("pdf", blocks)


def _blocks(pages: Sequence[Any]) -> Iterator[Line | Table]:
    """Give what each page shows from above to below; its memory is freed before the next."""
    tables = 0
    for page in pages:
        _check(
            Words("số chữ của một trang", "the letters of a page"),
            page.chars,
            limits.DOCUMENT_LETTERS,
        )
        _check(
            Words("số nét kẻ của một trang", "the rules of a page"),
            page.edges,
            limits.DOCUMENT_RULES,
        )
        chars = [char for char in page.chars if char["text"].strip() or char["text"] == " "]
        found: list[tuple[float, Line | Table]] = []
        boxes = []
        for table in page.find_tables():
            tables += 1
            boxes.append(table.bbox)
            found.append((table.bbox[1], _table(table, chars, tables, page.page_number)))
        outside = [char for char in chars if not any(_is_in(char, box) for box in boxes)]
        found += [(top, Line(text, Place(page=page.page_number))) for top, text in _lines(outside)]
        yield from (block for _, block in sorted(found, key=lambda each: each[0]))
        page.close()


def _check(what: Words, found: Sequence[Any], limit: int) -> None:
    if len(found) > limit:
        raise too_large(what, len(found), limit)


def _table(table: Any, chars: Sequence[Any], number: int, page: int) -> Table:
    """Make a grid of the boxes; one that reaches over several rows or columns covers them."""
    across = _edges(edge for box in table.cells for edge in (box[0], box[2]))
    down = _edges(edge for box in table.cells for edge in (box[1], box[3]))
    inside = [char for char in chars if _is_in(char, table.bbox)]
    cells: dict[tuple[int, int], Cell] = {}
    for box in table.cells:
        left, right = _index(across, box[0]), _index(across, box[2])
        top, bottom = _index(down, box[1]), _index(down, box[3])
        text, is_joined = _joined(text for _, text in _lines([c for c in inside if _is_in(c, box)]))
        place = Place(number, top + 1, left + 1, page)
        doubts = (_JOINED,) if is_joined else ()
        if bottom - top > 1 and (top == 0 or bottom == len(down) - 1):
            doubts = (*doubts, _AT_EDGE)
        cell = Cell(text, place, bottom - top, right - left, doubts)
        for row in range(top, bottom):
            for column in range(left, right):
                cells.setdefault((row + 1, column + 1), cell)
    return Table(number, cells, page)


def _edges(places: Iterator[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _index(edges: Sequence[float], place: float) -> int:
    at = bisect_left(edges, place - _NEAR)
    return min(at, len(edges) - 1)


def _is_in(char: Any, box: Sequence[float]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


class _Written(NamedTuple):
    top: float
    text: str


def _lines(chars: Sequence[Any]) -> list[_Written]:
    """Put letters into words, and words into lines as they stand."""
    from pdfplumber.utils.text import extract_words

    lines: list[list[Any]] = []
    for word in sorted(extract_words(list(chars)), key=lambda each: each["top"]) if chars else ():
        if lines and word["top"] - lines[-1][0]["top"] <= _NEAR:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [
        _Written(line[0]["top"], " ".join(w["text"] for w in sorted(line, key=lambda w: w["x0"])))
        for line in lines
    ]


def _joined(lines: Iterator[str]) -> tuple[str, bool]:
    """Join the lines of a cell, and say whether it had to be decided without a blank between."""
    text, is_joined = "", False
    for line in lines:
        stripped = line.strip()
        if text.endswith("\u00ad"):
            text = text[:-1] + stripped
        elif len(text) > 1 and text[-1] in "-‐/" and text[-2].isalnum():
            text, is_joined = text + stripped, True
        else:
            text = f"{text} {stripped}".strip()
    return text, is_joined
