"""A table of words: what every list and report is before it becomes text or a Rich table.

Rich draws tables on a terminal.  Where nobody looks at colours, or where there are thousands of
rows, ``plain`` writes the same grid in a fraction of the time (benchmarks/README.md has figures).
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple

from cchc.words.text import safe

if TYPE_CHECKING:
    from rich.table import Table

_GAP = "  "
_NARROWEST = 8  # a column is never squeezed below this many characters
# Anything outside these ranges may be zero or two cells wide and must be measured letter by letter.
_MAY_BE_ODD = re.compile("[^\x20-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u2190-\u22ff]")
_SGR = {"green": "32", "yellow": "33", "red": "31", "cyan": "36", "bold": "1", "dim": "2"}


class Cell(NamedTuple):
    """A text and how it looks: words such as ``bold red``, or nothing."""

    text: str
    style: str = ""


class Column(NamedTuple):
    """A heading; numbers stand on the right.

    Where room is short a column that folds spreads its texts over several lines; one with
    ``at_most`` cuts them, and never shows more than that many characters.
    """

    heading: str
    right: bool = False
    folds: bool = False
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells under their columns."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]] = field(default_factory=list)


def paint(text: str, style: str) -> str:
    """Colour *text* for a terminal."""
    codes = ";".join(_SGR[word] for word in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m" if codes else text


def unpainted(text: str, _style: str) -> str:
    """Leave *text* as it is: for pipes and files."""
    return text


def plain(
    grid: Grid, *, width: int | None = None, paint: Callable[[str, str], str] = unpainted
) -> str:
    """Write the grid as lines of text, at most *width* cells wide where folding can do it."""
    head, *rows = _safe_rows(grid)
    widths = _widths(grid.columns, (head, *rows), width)
    rule = [Cell("─" * wide, "dim") for wide in widths]
    lines = []
    for row in (head, rule, *rows):
        for line in _lines(row, grid.columns, widths):
            spelled = _GAP.join(
                _fit(cell, wide, column.right, paint)
                for cell, wide, column in zip(line, widths, grid.columns, strict=True)
            )
            lines.append(spelled.rstrip())
    return "\n".join(lines) + "\n"


def rich_table(grid: Grid, width: int) -> "Table":
    """Build the Rich table, *width* cells wide at most where folding can do it."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    head, *rows = _safe_rows(grid)
    widths = _widths(grid.columns, (head, *rows), width)
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for column, cell, wide in zip(grid.columns, head, widths, strict=True):
        justify: Literal["left", "right"] = "right" if column.right else "left"
        table.add_column(Text(cell.text), justify=justify, width=wide, overflow="fold")
    for row in rows:
        shown = _cut(row, grid.columns, widths)
        # Text, never markup: a unit named "[A]" prints as "[A]".
        table.add_row(*(Text(text, style) for text, style in shown))
    return table


def _safe_rows(grid: Grid) -> list[list[Cell]]:
    """Give the heading and the rows with nothing in them that could steer a terminal."""
    head = [Cell(column.heading, "bold") for column in grid.columns]
    return [[Cell(safe(text), style) for text, style in row] for row in (head, *grid.rows)]


def _widths(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], room: int | None
) -> list[int]:
    natural = [max(_cells(cell.text) for cell in cells) for cells in zip(*rows, strict=True)]
    capped = [
        min(wide, column.at_most or wide) for wide, column in zip(natural, columns, strict=True)
    ]
    return capped if room is None else _squeeze(capped, columns, room)


def _cut(row: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int]) -> list[Cell]:
    """Shorten texts that may not fold to the width of their column."""
    return [
        Cell(cell.text[: wide - 1].rstrip() + "…", cell.style)
        if column.at_most and _cells(cell.text) > wide
        else cell
        for cell, column, wide in zip(row, columns, widths, strict=True)
    ]


def _cells(text: str) -> int:
    if not _MAY_BE_ODD.search(text):
        return len(text)
    return sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fit(cell: Cell, width: int, right: bool, paint: Callable[[str, str], str]) -> str:
    space = " " * (width - _cells(cell.text))
    text = paint(cell.text, cell.style) if cell.text else ""
    return space + text if right else text + space


def _squeeze(widths: list[int], columns: Sequence[Column], room: int) -> list[int]:
    """Take from the widest column that gives way until all fits or nothing more can be taken."""
    narrowed = list(widths)
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - room
    yielding = [i for i, column in enumerate(columns) if column.folds or column.at_most]
    while excess > 0 and yielding:
        widest = max(yielding, key=lambda index: narrowed[index])
        if narrowed[widest] <= _NARROWEST:
            break
        narrowed[widest] -= 1
        excess -= 1
    return narrowed


def _lines(
    row: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int]
) -> list[Sequence[Cell]]:
    row = _cut(row, columns, widths)
    if all(len(cell.text) <= wide for cell, wide in zip(row, widths, strict=True)):
        return [row]
    folded = [_fold(cell.text, wide) for cell, wide in zip(row, widths, strict=True)]
    return [
        [Cell(part, cell.style) for part, cell in zip(parts, row, strict=True)]
        for parts in zip_longest(*folded, fillvalue="")
    ]


def _fold(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and _cells(lines[-1]) + 1 + _cells(word) <= width:
            lines[-1] += f" {word}"
            continue
        # A word wider than its column is broken.
        lines += [word[start : start + width] for start in range(0, len(word) or 1, width)]
    return lines[1:]
