"""The tables of the annexes: which columns of the document they have, and how wide these are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cchc.document.model import Across, Cell, Kind, Mark, Percent, Table
from cchc.document.spelling import text_of
from cchc.render.docx.markup import Align, Column, Piece, Row, fits
from cchc.results import Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count

# Millimetres.
ANNEX: Final[Mapping[str, float]] = {
    "item": 11,
    "wording": 52,
    "responsible": 24,
    "coordinating": 23,
    "measure": 13,
    "stated": 18,
    "ratio": 24,
    "verdict": 18,
    "of_these": 14,
    "basis": 53,
}
MISSED: Final[Mapping[str, float]] = {
    "number": 12,
    "unit": 52,
    "item": 14,
    "label": 68,
    "threshold": 20,
    "ratio": 50,
    "of_these": 17,
    "further": 17,
}
_LEFT: Final = frozenset({Kind.NAME, Kind.LABEL, Kind.TEXT})


def columns_of(table: Table, widths: Mapping[str, float], lang: Lang) -> list[Column]:
    """Head the columns that *widths* names; a number for each row is not among the table's own."""
    return [_column(table, key, width, lang) for key, width in widths.items()]


def _column(table: Table, key: str, width: float, lang: Lang) -> Column:
    if key == "number":
        return Column(Words("Số TT", "No.").in_(lang), width, "center")
    column = table.columns[table.at(key)]
    align: Align = "left" if column.kind in _LEFT else "center"
    return Column(column.heading, width, align)


def rows_of(table: Table, widths: Mapping[str, float], lang: Lang) -> Iterator[Row]:
    """Yield the rows, numbered where the table is to be."""
    at = [None if key == "number" else table.at(key) for key in widths]
    room = list(widths.values())
    for number, row in enumerate(table.rows, start=1):
        if isinstance(row, Across):
            yield row
        else:
            cells: Sequence[Cell] = [number if each is None else row[each] for each in at]
            yield [_piece(cell, wide, lang) for cell, wide in zip(cells, room, strict=True)]


def _piece(cell: Cell, width: float, lang: Lang) -> Piece:
    if isinstance(cell, Percent):
        return Piece(cell.text, below=_fraction(cell.b, cell.a, width, lang))
    bold = isinstance(cell, Mark) and cell.verdict is Verdict.MISSED
    return Piece(text_of(cell, lang), bold=bold)


def _fraction(b: int, a: int, width: float, lang: Lang) -> tuple[str, ...]:
    """Write b/a; where it does not fit into a column of *width* millimetres, on two lines."""
    above, below = count(b, lang), count(a, lang)
    whole = f"{above}/{below}"
    return (whole,) if fits(whole, width) else (f"{above}/", below)
