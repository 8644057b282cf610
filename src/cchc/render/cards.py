"""A table on a screen too narrow for its columns: a line per cell, with what it is before it.

Numbers are never broken to fit, so at some width there is no table any more.
"""

import textwrap
from collections.abc import Callable, Iterator

from cchc.document.model import Column, Table
from cchc.render.text_table import RIGHT, Spelled, spelled_rows, unpainted
from cchc.words import Lang
from cchc.words.text import safe

_INDENT = "  "
_NARROWEST = 10  # a text is never folded to less


def cards(
    table: Table, lang: Lang, width: int, *, paint: Callable[[str, str], str] = unpainted
) -> str:
    """Write each row as a block of lines, its first cell above the others."""
    _, *columns = (column._replace(heading=safe(column.heading)) for column in table.columns)
    wide = max((len(column.heading) for column in columns), default=0)
    lines: list[str] = []
    for first, *rest in spelled_rows(table, lang):
        lines.append(paint(first.text, "bold"))
        for column, cell in zip(columns, rest, strict=True):
            if cell.text:
                lines += _lines(column, cell, wide, width, paint)
    return "".join(f"{line}\n" for line in lines)


def _lines(
    column: Column, cell: Spelled, wide: int, width: int, paint: Callable[[str, str], str]
) -> Iterator[str]:
    """Fold a text beside its heading, or below it where there is no room beside."""
    start = f"{_INDENT}{column.heading:<{wide}}{_INDENT}"
    least = len(cell.text) if column.kind in RIGHT else _NARROWEST
    if width - len(start) < least:
        yield start.rstrip()
        start = _INDENT * 2
    for line in textwrap.wrap(cell.text, max(width - len(start), least), break_on_hyphens=False):
        yield start + paint(line, cell.style)
        start = " " * len(start)
