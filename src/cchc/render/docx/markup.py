"""WordprocessingML for paragraphs and tables, written as text and parsed once.

python-docx builds an object for every cell, which for two thousand rows takes seconds.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise
from typing import Final, Literal, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from cchc.document.model import Across
from cchc.render.inert import inert

Align = Literal["left", "center", "right", "both"]

POINTS: Final = 13  # of all text but titles and tables
_SMALL: Final = 12
_KEPT_TOGETHER: Final = 3  # rows
TABLE_POINTS: Final = 11  # the decree has no rule for tables
CELL: Final = "TableText"  # the id of the paragraph style of cells; see frame.py
NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LINK: Final = ('<w:color w:val="0B4F9E"/>', '<w:u w:val="single"/>')  # around the size
_KEEP: Final = "<w:keepNext/>"
_TWIPS: Final = 1440 / 25.4  # of a millimetre
_LONGEST: Final = 100_000  # no word processor lays out a longer paragraph in reasonable time


class Column(NamedTuple):
    """A heading, how many millimetres wide, and where its texts stand."""

    heading: str
    width: float
    align: Align = "left"


class Merge(Enum):
    """Whether a cell begins one that is merged over several rows, or goes on with it."""

    BEGINS = '<w:vMerge w:val="restart"/>'
    GOES_ON = "<w:vMerge/>"


class Piece(NamedTuple):
    """A text and how it looks."""

    text: str
    bold: bool = False
    italic: bool = False
    below: tuple[str, ...] = ()  # further lines
    small: bool = False
    merge: Merge | None = None
    leads: str = ""  # to a file in the folder of the document


Row = Across | Sequence[Piece | str]


def twips(millimetres: float) -> int:
    """Convert to the unit of word processors, a twentieth of a point."""
    return round(millimetres * _TWIPS)


def run(piece: Piece, half_points: int | None = None) -> str:
    """Write a run of text."""
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else ""
    begin, end = _LINK if piece.leads else ("", "")
    look = f"{'<w:b/>' if piece.bold else ''}{'<w:i/>' if piece.italic else ''}{begin}{size}{end}"
    shown = '</w:t><w:br/><w:t xml:space="preserve">'.join(
        escape(inert(line, _LONGEST)) for line in (piece.text, *piece.below)
    )
    style = f"<w:rPr>{look}</w:rPr>" if look else ""
    written = f'<w:r>{style}<w:t xml:space="preserve">{shown}</w:t></w:r>'
    if not piece.leads:
        return written
    field = quoteattr(f' HYPERLINK "./{piece.leads}" ')
    return f"<w:fldSimple w:instr={field}>{written}</w:fldSimple>"


def paragraph(
    piece: Piece, align: Align, points: float, *, after: float = 0, keep: bool = False
) -> str:
    """Write a paragraph of its own; what heads or explains the next block stays on its page (*keep*)."""
    return (
        f"<w:p><w:pPr>{_KEEP if keep else ''}"
        f'<w:spacing w:before="0" w:after="{round(after * 20)}"/><w:jc w:val="{align}"/>'
        f"</w:pPr>{run(piece, round(points * 2))}</w:p>"
    )


def note(text: str, *, keep: bool = False) -> str:
    """Write how a table is to be read: in its size, for it is read with it."""
    return paragraph(Piece(text, italic=True), "both", TABLE_POINTS, keep=keep)


def beside(
    left: Sequence[Piece],
    right: Sequence[Piece],
    widths: tuple[float, float],
    first: Align = "center",
) -> str:
    """Write lines in two halves without borders, as the head of a letter; *first* aligns the left one."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>'
        f"{''.join(_line(piece, align) for piece in half)}</w:tc>"
        for half, width, align in ((left, widths[0], first), (right, widths[1], "center"))
    )
    return (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr>'
        "</w:tbl>"
    )


def _line(piece: Piece, align: Align) -> str:
    return paragraph(piece, align, _SMALL if piece.small else POINTS)


def table(columns: Sequence[Column], rows: Iterable[Row], points: float = TABLE_POINTS) -> str:
    """Write a table whose heading row is repeated on every page."""
    size = None if points == TABLE_POINTS else round(points * 2)  # that of the style, or another
    headings = [
        _cell(Piece(each.heading, bold=True), each._replace(align="center"), size, heading=True)
        for each in columns
    ]
    parts = [
        f"<w:tbl {NAMESPACE}>",
        _layout([column.width for column in columns]),
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(headings)}</w:tr>",
    ]
    listed = list(rows)
    kept = held(listed)
    for at, row in enumerate(listed):
        parts.append(_row(row, columns, size, keep=at in kept))
    parts.append("</w:tbl>")
    return "".join(parts)


def _row(row: Row, columns: Sequence[Column], size: int | None, *, keep: bool) -> str:
    if isinstance(row, Across):
        whole = _across(row, columns, size)
    else:
        whole = "".join(
            _cell(Piece(value) if isinstance(value, str) else value, column, size, heading=keep)
            for value, column in zip(row, columns, strict=True)
        )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{whole}</w:tr>"


def held(rows: Sequence[Row]) -> set[int]:
    """Find the rows that stay on the page of the next: a few that share a merged cell, and headings."""
    kept = {at for at, row in enumerate(rows) if isinstance(row, Across)}
    starts = [at for at, row in enumerate(rows) if not _goes_on(row)] + [len(rows)]
    for start, end in pairwise(starts):
        if end - start <= _KEPT_TOGETHER:
            kept |= set(range(start, end - 1))
    return kept


def _goes_on(row: Row) -> bool:
    return not isinstance(row, Across) and any(
        isinstance(each, Piece) and each.merge is Merge.GOES_ON for each in row
    )


def _cell(
    piece: Piece, column: Column, size: int | None, span: int = 1, *, heading: bool = False
) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = piece.merge.value if piece.merge else ""
    # A heading never stands alone at the foot of a page.
    keep = _KEEP if heading else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(column.width)}" w:type="dxa"/>{spanned}{merged}'
        f'<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{CELL}"/>{keep}'
        f'<w:jc w:val="{column.align}"/></w:pPr>{run(piece, size)}</w:p></w:tc>'
    )


def _across(row: Across, columns: Sequence[Column], size: int | None) -> str:
    first, *others = columns
    wide = Column("", sum(column.width for column in others))
    number = _cell(Piece(row.number, bold=True), first, size, heading=True)
    return number + _cell(Piece(row.title, bold=True), wide, size, len(others), heading=True)


def _layout(widths: Sequence[float]) -> str:
    kind = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f"<w:{side} {kind}/>" for side in sides)
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def parsable(paragraph_: str) -> str:
    """Declare the namespace on a paragraph that is to be parsed by itself."""
    return paragraph_.replace("<w:p>", f"<w:p {NAMESPACE}>", 1)
