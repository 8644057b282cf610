"""Lines and tables of a PDF, which has neither: its letters are put into the boxes that its rules draw.

What a line's end leaves open – a hyphen or a slash there – is joined and marked.  Pictures of pages
hold no letters, and nothing is recognised in them.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from struct import error
from typing import Any, Final, NamedTuple

from cchc import limits
from cchc.papers.marks import PICTURE, STRUCK, left_out_mark, readable, struck
from cchc.papers.paper import Cell, Line, Paper, Place, Table
from cchc.patterns import pattern_of
from cchc.rules.documents import DocumentUnreadable
from cchc.sources.refusals import Refused, too_large
from cchc.words import Words
from cchc.words.syllables import can_be_word

_RAISED: Final = 0.8  # of the size of the other letters; raised marks have two thirds
_MARKS: Final = frozenset("0123456789*()[]†‡")
_STRUCK_FROM, _STRUCK_TO = 0.35, 0.8  # where a rule through letters runs, of their height
_NEAR: Final = 3.0  # points between rules that are one
_JOINED: Final = Words(
    "dòng ngắt sau «-» hoặc «/» nên đã nối liền", "a line ends in «-» or «/», so it was joined"
)
_BROKEN: Final = Words(
    "một từ có thể bị ngắt ở cuối dòng vì ô hẹp",
    "a word may be broken at the end of a line, because the cell is narrow",
)
# «59/QĐ-», «118/2025/NĐ-», «29/01/»: no blank stands inside the number of a document, or a day.
_IN_A_NUMBER: Final = pattern_of(r"\b\d{1,5}/(?:\d{1,4}/)?(?:[A-ZĐ]+-)*$")
_SIGNS: Final = frozenset(",.;:)%»”!?")
_MARGINS: Final = 12.0  # points of a cell, left and right together, that letters leave free
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


class _Shown(NamedTuple):
    """What a page shows: letters, pictures, and rules that lie level."""

    chars: Sequence[Any]
    images: Sequence[Any]
    rules: Sequence[Any]


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
        level = [e for e in page.edges if e["orientation"] == "h"]
        shown = _Shown(chars, page.images, level)
        found: list[tuple[float, Line | Table]] = []
        boxes = []
        for table in page.find_tables():
            tables += 1
            boxes.append(table.bbox)
            found.append((table.bbox[1], _table(table, shown, tables, page.page_number)))
        outside = [char for char in chars if not any(_is_in(char, box) for box in boxes)]
        place = Place(page=page.page_number)
        found += [(line.top, Line(line.text, place)) for line in _lines(outside)]
        yield from (block for _, block in sorted(found, key=lambda each: each[0]))
        page.close()


def _check(what: Words, found: Sequence[Any], limit: int) -> None:
    if len(found) > limit:
        raise too_large(what, len(found), limit)


def _table(table: Any, shown: _Shown, number: int, page: int) -> Table:
    """Make a grid of the boxes; one that reaches over several rows or columns covers them."""
    chars, images, rules = shown
    across = _edges(edge for box in table.cells for edge in (box[0], box[2]))
    down = _edges(edge for box in table.cells for edge in (box[1], box[3]))
    inside = [char for char in chars if _is_in(char, table.bbox)]
    ours = {round(edge) for box in table.cells for edge in (box[1], box[3])}
    rules = [each for each in rules if _is_in(each, table.bbox) and round(each["top"]) not in ours]
    cells: dict[tuple[int, int], Cell] = {}
    for box in table.cells:
        left, right = _index(across, box[0]), _index(across, box[2])
        top, bottom = _index(down, box[1]), _index(down, box[3])
        own, mark = _without_mark([c for c in inside if _is_in(c, box)])
        own, crossed = _without_struck(own, [each for each in rules if _is_in(each, box)])
        text, doubts = _joined(own, box[2] - box[0])
        doubts = (*doubts, crossed) if crossed else doubts
        doubts = (*doubts, left_out_mark(mark)) if mark else doubts
        place = Place(number, top + 1, left + 1, page)
        if bottom - top > 1 and (top == 0 or bottom == len(down) - 1):
            doubts = (*doubts, _AT_EDGE)
        if any(_lies_in(image, box) for image in images):
            doubts = (*doubts, PICTURE)
        kept, why = readable(text, doubts)
        cell = Cell(kept, place, bottom - top, right - left, why)
        for row in range(top, bottom):
            for column in range(left, right):
                cells.setdefault((row + 1, column + 1), cell)
    return Table(number, cells, page)


def _without_mark(chars: Sequence[Any]) -> tuple[list[Any], str]:
    """Leave out the raised marks of footnotes of a cell: letters that are much smaller than the others."""
    sizes = Counter(round(char["size"], 1) for char in chars if char["text"].strip())
    usual = max(sizes, key=lambda size: (sizes[size], size), default=0)
    small = [char for char in chars if char["text"].strip() and char["size"] < _RAISED * usual]
    mark = "".join(char["text"] for char in small)
    if not mark or not set(mark) <= _MARKS:
        return [*chars], ""
    return [char for char in chars if char not in small], mark


def _without_struck(chars: Sequence[Any], rules: Sequence[Any]) -> tuple[list[Any], Words | None]:
    """Leave out the letters of a cell that a rule runs through, unless they are all of it."""
    kept, crossed = list[Any](), list[Any]()
    for char in chars:
        is_struck = any(_runs_through(rule, char) for rule in rules)
        (crossed if is_struck else kept).append(char)
    if not any(char["text"].strip() for char in crossed):
        return [*chars], None
    if not any(char["text"].isalnum() for char in kept):
        return [*chars], STRUCK
    return kept, struck([line.text for line in _lines(crossed)])


def _runs_through(rule: Any, char: Any) -> bool:
    """Say whether a rule runs through a letter: below it, it underlines."""
    middle, height = (char["x0"] + char["x1"]) / 2, char["bottom"] - char["top"]
    share = (rule["top"] - char["top"]) / height if height else 0.0
    return bool(rule["x0"] <= middle <= rule["x1"] and _STRUCK_FROM < share < _STRUCK_TO)


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


def _lies_in(image: Any, box: Sequence[float]) -> bool:
    """Say whether a picture belongs to a cell; what lies behind a whole page belongs to none."""
    is_small = image["x1"] - image["x0"] <= box[2] - box[0]
    return is_small and image["bottom"] - image["top"] <= box[3] - box[1] and _is_in(image, box)


class _Written(NamedTuple):
    """A line, and how wide its first word is, and its last one where that is all of it."""

    top: float
    text: str
    first: float
    alone: float | None


def _lines(chars: Sequence[Any]) -> list[_Written]:
    """Put letters into words, and words into lines as they stand."""
    from pdfplumber.utils.text import extract_words

    lines: list[list[Any]] = []
    for word in sorted(extract_words(list(chars)), key=lambda each: each["top"]) if chars else ():
        if lines and word["top"] - lines[-1][0]["top"] <= _NEAR:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_written(sorted(line, key=lambda word: word["x0"])) for line in lines]


def _written(words: Sequence[Any]) -> _Written:
    widths = [word["x1"] - word["x0"] for word in words]
    text = " ".join(word["text"] for word in words)
    return _Written(words[0]["top"], text, widths[0], widths[0] if len(words) == 1 else None)


def _joined(chars: Sequence[Any], width: float) -> tuple[str, tuple[Words, ...]]:
    """Join the lines of a cell, and say where it had to be decided whether a blank is between two.

    A line ends at a blank, behind a hyphen or a slash, or, where a word is wider than the cell, anywhere.
    """
    text = ""
    doubts: dict[Words, None] = {}
    before: _Written | None = None
    for line in _lines(chars):
        last, first = text.rpartition(" ")[2], line.text.partition(" ")[0]
        if text.endswith("\u00ad"):
            text = text[:-1] + line.text
        elif len(text) > 1 and text[-1] in "-‐/" and text[-2].isalnum():
            is_sure = (
                _IN_A_NUMBER.search(text) and line.text[:1].isupper() | line.text[:1].isdigit()
            )
            text += line.text
            doubts |= {} if is_sure else {_JOINED: None}
        elif before is not None and _may_be_one(before, line, width) and not _ends(before, chars):
            is_one, is_sure = _parts(last, first)
            text = f"{text}{'' if is_one else ' '}{line.text}"
            doubts |= {} if is_sure else {_BROKEN: None}
        else:
            text = f"{text} {line.text}".strip()
        before = line
    return text, tuple(doubts)


def _may_be_one(before: _Written, line: _Written, width: float) -> bool:
    """Say whether two lines may divide a word: it stands alone on the first, and all of it is too wide."""
    return before.alone is not None and before.alone + line.first > width - _MARGINS


def _ends(line: _Written, chars: Sequence[Any]) -> bool:
    """Say whether a blank is written behind the last word of a line."""
    return any(char["text"] == " " and abs(char["top"] - line.top) <= _NEAR for char in chars)


def _parts(last: str, first: str) -> tuple[bool, bool]:
    """Say whether two parts are rather one word, and whether that is sure."""
    if not first[:1].isalpha():
        is_sign = first[:1] in _SIGNS
        return is_sign, not is_sign and not (last[-1:].isdigit() and first[:1].isdigit())
    if not last[-1:].isalpha() or (last[-1].islower() and first[0].isupper()):
        return False, True
    is_letter = len(first) == 1 or not first[1].isalpha()  # the last one of «UBND»
    is_word, is_syllable = can_be_word(first), can_be_word(last + first)
    return not is_word and (is_letter or is_syllable), is_word and not is_syllable
