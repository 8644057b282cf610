"""Where a table stands on a grid: its headings, its body, the lines above it, and merged areas."""

from bisect import bisect_left, bisect_right
from typing import Final

from cchc.grid import Grid, Range
from cchc.values import dataclass

_LARGEST_MERGED: Final = 20_000  # cells of a merged area that are told one by one


@dataclass(frozen=True, slots=True)
class Area:
    """Rows of headings and the columns they stand over, as indices of a grid, ends included."""

    top: int
    bottom: int
    columns: range


@dataclass(frozen=True, slots=True)
class Place:
    """A table on a grid: its headings, the row of column numbers, its body, the titles above it."""

    band: Area
    numbered: tuple[int, ...]  # rows that only number the columns
    body: range
    titles: range
    shares_titles: bool  # whether other tables stand beside it below the same title lines
    repeated: tuple[int, ...] = ()  # rows of the body that only repeat the headings
    below: range = range(0)  # rows behind the body that no other table follows: notes, signatures


class Merges:
    """The merged areas of a grid, by index of row and column."""

    def __init__(self, grid: Grid) -> None:
        self._at: dict[tuple[int, int], tuple[int, int]] = {}
        self.areas: list[tuple[range, range]] = []
        if not grid.merged:
            return
        for area in grid.merged:
            rows, columns = _indices(area, grid)
            if len(rows) * len(columns) > 1:
                self.areas.append((rows, columns))
                if len(rows) * len(columns) <= _LARGEST_MERGED:
                    first = (rows[0], columns[0])
                    self._at.update({(r, c): first for r in rows for c in columns})

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Give the cell that speaks for a cell: the first of its merged area, else itself."""
        return self._at.get((row, column), (row, column))


def _indices(area: Range, grid: Grid) -> tuple[range, range]:
    """Give the rows and columns of the grid in an area, which may go down to the last row there is."""
    rows = range(bisect_left(grid.lines, area.top), bisect_right(grid.lines, area.bottom))
    left = max(area.left - grid.first_column, 0)
    right = min(area.right - grid.first_column, grid.width - 1)
    return (rows, range(left, right + 1)) if rows and left <= right else (range(0), range(0))
