"""A grid shown to the readers of counts as the sheet that they know: first rows, then blocks."""

from collections.abc import Iterator, Sequence
from itertools import islice

from cchc import limits
from cchc.grid import Grid, Hidden, Mark, Marked, Range
from cchc.grid import Value as GridValue
from cchc.readers.cells import Odd, Value
from cchc.readers.sheets import Block, Head
from cchc.rules.cells import (
    DateForCount,
    ErrorCell,
    FormulaNotCalculated,
    FormulaStoredZero,
    NotACount,
    PercentageForCount,
)
from cchc.words import Words

_ROWS = 1 << 14  # rows of a block


class GridSheet:
    """One grid."""

    def __init__(self, grid: Grid) -> None:
        self.name = grid.name
        self.first_column = grid.first_column
        self.hidden: Hidden = grid.hidden
        self._grid = grid
        self._columns = [_with_odd_cells(column) for column in grid.columns]

    def merged(self) -> Sequence[Range]:
        """Give the merged cells."""
        return self._grid.merged

    def head(self) -> Sequence[Head]:
        """Give the first rows that are not empty."""
        first = range(min(self._grid.height, limits.HEADING_ROWS * 4))
        filled = (
            self._head(at)
            for at in first
            if self._grid.is_text
            or (
                self._grid.lines[at] <= limits.HEADING_ROWS * 4
                and any(column[at] != "" for column in self._columns)
            )
        )
        return list(islice(filled, limits.HEADING_ROWS))

    def rows(self) -> Iterator[tuple[int, list[Value]]]:
        """Yield every row that is not empty: its line and its cells."""
        for at, line in enumerate(self._grid.lines):
            yield line, [column[at] for column in self._columns]

    def blocks(self, heading: Head) -> Iterator[Block[Value]]:
        """Yield the rows below *heading*, as wide as it."""
        grid, width = self._grid, len(heading.cells)
        columns, beside = self._columns[:width], grid.ragged_at(width)
        start = next((at for at, line in enumerate(grid.lines) if line > heading.line), grid.height)
        for at in range(start, grid.height, _ROWS):
            part = slice(at, at + _ROWS)
            lines = grid.lines[part]
            cut = [column[part] for column in columns]
            own = {line: beside[line] for line in lines if line in beside} if beside else {}
            yield Block(lines, cut, own, are_texts=grid.is_text)

    def _head(self, at: int) -> Head:
        line = self._grid.lines[at]
        cells = [column[at] for column in self._columns]
        return Head(line, cells[: self._grid.width_of(line)])


_RULES = {
    Mark.ERROR: ErrorCell,
    Mark.PERCENT: PercentageForCount,
    Mark.NOT_CALCULATED: FormulaNotCalculated,
    Mark.STORED_ZERO: FormulaStoredZero,
    Mark.NO_DATE: DateForCount,
    Mark.UNSURE: NotACount,
}


def _with_odd_cells(column: Sequence[GridValue]) -> Sequence[Value]:
    if Marked not in set(map(type, column)):
        return column  # type: ignore[return-value]  # it holds no Marked
    return [_odd(cell) if isinstance(cell, Marked) else cell for cell in column]


def _odd(cell: Marked) -> Odd:
    found: str | Words = cell.shown
    if cell.mark is Mark.PERCENT:
        found = Words(cell.shown, cell.shown.replace(",", "."))
    elif cell.mark is Mark.UNSURE:
        vi, en = "ẩn hoặc đứng sau ô ẩn", "hidden, or behind a hidden cell"
        found = Words(f"{cell.shown} ({vi})", f"{cell.shown} ({en})")
    return Odd(_RULES[cell.mark](found=found), cell.value)
