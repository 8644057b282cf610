"""A sheet as the cells that are filled in, whatever format it comes from."""

from dataclasses import field

from cchc import limits
from cchc.grid import Grid, Hidden, Range, Value
from cchc.sources.builder import GridBuilder
from cchc.sources.refusals import Budget, Malformed
from cchc.values import dataclass


@dataclass(slots=True)
class SheetCells:
    """One sheet on its way in; rows and columns count from 1, blank cells are not kept."""

    name: str
    hidden: bool = False
    cells: dict[int, dict[int, Value]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)

    def put(self, row: int, column: int, value: Value) -> None:
        """Fill in a cell; raises Malformed for one outside the sheet, or that was filled before."""
        if not (0 < row <= limits.SHEET_ROWS and 0 < column <= limits.SHEET_COLUMNS):
            raise Malformed("a cell outside the sheet")
        if value == "":
            return
        cells = self.cells.setdefault(row, {})
        if column in cells:
            raise Malformed("two cells in one place")
        cells[column] = value

    def merge(self, row: int, column: int, rows: int, columns: int) -> None:
        """Merge a cell with those below it and beside it."""
        if rows > 1 or columns > 1:
            bottom = min(row + rows - 1, limits.SHEET_ROWS)
            right = min(column + columns - 1, limits.SHEET_COLUMNS)
            self.merged.append(Range(row, column, bottom, right))

    @property
    def last_row(self) -> int:
        """The last row in use; 0 where there is none."""
        return max(self.cells, default=0)

    def grid(self, budget: Budget) -> Grid:
        """Give the sheet as columns; raises Refused beyond the *budget*."""
        builder = GridBuilder(budget)
        for row in sorted(self.cells):
            builder.add_row(row, self.cells[row])
        hidden = Hidden(self.hidden_rows, self.hidden_columns)
        return builder.grid(self.name, merged=self.merged, hidden=hidden)
