"""The tables of the annexes: which columns of the document they have, and how each cell is written."""

from collections.abc import Iterator, Sequence
from typing import Final

from cchc.document.model import Across, Cell, Kind, Leads, Mark, Name, Percent, Table
from cchc.document.model import Row as Cells
from cchc.document.spelling import text_of
from cchc.render.docx.markup import TABLE_POINTS, Align, Column, Merge, Piece, Row, held, table
from cchc.render.docx.pages import Sheet, most_pages, row_height
from cchc.render.docx.widths import lines_of, widths_of
from cchc.results import Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count

ANNEX: Final = (
    *("item", "wording", "responsible", "coordinating", "measure", "stated", "ratio", "verdict"),
    *("of_these", "basis"),
)
MISSED: Final = (
    *("number", "unit", "item", "label", "threshold", "ratio", "of_these", "further", "place"),
)
INCONCLUSIVE: Final = (
    *("number", "unit", "item", "label", "threshold", "b", "a", "u", "v", "ratio", "place"),
)
SILENT: Final = ("number", "unit", "parent", "items", "since")
ABSENT: Final = ("number", "unit", "parent")
WRONG: Final = ("number", "unit", "item", "label", "b", "a", "place")
_ONCE: Final = frozenset(
    {"responsible", "coordinating", "basis"}
)  # for rows in which they are equal
_SIZES: Final = (TABLE_POINTS, 10.5, 10, 9.5, 9)  # points; smaller type is not read on paper
_SHORT: Final = 9  # letters of «≥ 99,5%»
_SHORT_NAME: Final = 20  # letters: a name that is read best in one line, however many rows it has
_LEFT: Final = frozenset({Kind.NAME, Kind.LABEL, Kind.TEXT, Kind.PLACE})


def written(shown: Table, keys: Sequence[str], room: float, lang: Lang) -> str:
    """Write the columns that *keys* names; a number counts the units, whose names stand but once."""
    at = [
        None if key == "number" else shown.at(key)
        for key in keys
        if key == "number" or not shown.columns[shown.at(key)].idle
    ]
    return _written(shown, at, room, lang)


def whole(shown: Table, room: float, lang: Lang) -> str:
    """Write every column."""
    return _written(shown, range(len(shown.columns)), room, lang)


def fitted(shown: Table, keys: Sequence[str], sheet: Sheet, lang: Lang) -> str:
    """Write the columns in the largest type in which the table takes no more pages than it may."""
    at = [shown.at(key) for key in keys if not shown.columns[shown.at(key)].idle]
    rows = list(_rows(shown, at, lang))
    most = most_pages(sum(not isinstance(each, Across) for each in rows))
    for points in _SIZES:
        columns, heights = _laid_out(shown, at, sheet.width, lang, points)
        if sheet.pages(heights[0], heights[1:], held(rows)) <= most:
            break
    return table(columns, rows, points)


def _written(shown: Table, at: Sequence[int | None], room: float, lang: Lang) -> str:
    columns, _ = _laid_out(shown, at, room, lang, TABLE_POINTS)
    return table(columns, _rows(shown, at, lang))


def _laid_out(
    shown: Table, at: Sequence[int | None], room: float, lang: Lang, points: float
) -> tuple[Sequence[Column], Sequence[float]]:
    """Find the columns, and how high the heading and the rows are, in points."""
    headings = [
        Words("Số TT", "No.").in_(lang) if index is None else shown.columns[index].heading
        for index in at
    ]
    rows = list(_rows(shown, at, lang))
    held = [index is not None and shown.columns[index].kind is Kind.THRESHOLD for index in at]
    texts = [
        [_measured(*each) for each in zip(row, held, strict=True)]
        for row in rows
        if not isinstance(row, Across)
    ]
    _spread(texts, [row for row in rows if not isinstance(row, Across)])
    widths = widths_of(headings, texts, room, points)
    aligned = (_align(shown, index) for index in at)
    columns = [
        Column(heading, width, align)
        for heading, width, align in zip(headings, widths, aligned, strict=True)
    ]
    lines = iter([lines_of(row, widths, points) for row in texts])
    heights = [1 if isinstance(each, Across) else next(lines) for each in rows]
    head = lines_of(headings, widths, points, bold=True)
    return columns, [row_height(each, points) for each in (head, *heights)]


def _align(shown: Table, index: int | None) -> Align:
    kind = Kind.ITEM if index is None else shown.columns[index].kind
    return "left" if kind in _LEFT else "center"


def _measured(piece: Piece | str, held: bool) -> str:
    """Give what the width of a column is worked out from; a short threshold is held together."""
    text = piece if isinstance(piece, str) else "\n".join((piece.text, *piece.below))
    return text.replace(" ", "\u00a0") if held and len(text) < _SHORT else text


def _spread(texts: Sequence[list[str]], rows: Sequence[Sequence[Piece | str]]) -> None:
    """Spread the words of a cell that is merged over several rows among these, as its lines will be."""
    for at in range(len(rows[0]) if rows else 0):
        begin = 0
        for index in range(1, len(rows) + 1):
            piece = rows[index][at] if index < len(rows) else None
            if isinstance(piece, Piece) and piece.merge is Merge.GOES_ON:
                continue
            text, span = texts[begin][at], index - begin
            words = text.split(" ")
            each = -(-len(words) // span)
            for row in range(begin, index if span > 1 and len(text) > _SHORT_NAME else begin):
                texts[row][at] = " ".join(words[(row - begin) * each :][:each])
            begin = index


def _rows(shown: Table, at: Sequence[int | None], lang: Lang) -> Iterator[Row]:
    number, before = 0, None
    keys = [shown.columns[index].key for index in at if index is not None]
    has_counts = "b" in keys and "a" in keys
    once = {index for index, column in enumerate(shown.columns) if column.key in _ONCE}
    quoted: dict[int, Cell] = {}
    for row in shown.rows:
        if isinstance(row, Across):
            quoted.clear()
            yield row
            continue
        unit = _unit_of(row)
        begins = unit is None or unit != before
        number, before = number + begins, unit
        cells = []
        for index in at:
            if index is None or isinstance(row[index], Name):
                cell = number if index is None else row[index]
                cells.append(_once(cell, lang, begins=begins))
            elif index in once:
                cells.append(_once(row[index], lang, begins=quoted.get(index) != row[index]))
                quoted[index] = row[index]
            else:
                cells.append(_piece(row[index], lang, has_counts=has_counts))
        yield cells


def _unit_of(row: Cells) -> Name | None:
    return next((cell for cell in row if isinstance(cell, Name)), None)


def _once(cell: Cell, lang: Lang, *, begins: bool) -> Piece:
    """Write what stands once for all rows of a unit."""
    return Piece(
        text_of(cell, lang) if begins else "", merge=Merge.BEGINS if begins else Merge.GOES_ON
    )


def _piece(cell: Cell, lang: Lang, *, has_counts: bool) -> Piece:
    """Write a cell; below a ratio stands what it is of, unless that has columns of its own."""
    if isinstance(cell, Percent) and not has_counts:
        return Piece(cell.text, below=(f"{count(cell.b, lang)}/{count(cell.a, lang)}",))
    if isinstance(cell, Leads):
        return Piece(cell.text, leads=cell.file)
    bold = isinstance(cell, Mark) and cell.verdict is Verdict.MISSED
    return Piece(text_of(cell, lang), bold=bold)
