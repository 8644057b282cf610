"""A sheet as the cells that are filled in, whatever format it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc import limits
from cchc.diagnostics import Rule
from cchc.readers.cells import Value
from cchc.readers.sheets import Range
from cchc.rules.files import FileTooLarge, WorkbookDamaged
from cchc.words import Words
from cchc.words.numbers import count

if TYPE_CHECKING:
    from cchc.readers.workbook import WorkbookSheet


class Refused(Exception):
    """A file of which nothing is read; the rule says why."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self.rule = rule


class Malformed(ValueError):
    """A file is not built as its format demands."""


@dataclass(slots=True)
class Grid:
    """One sheet; rows and columns count from 1, blank cells are not kept."""

    name: str
    hidden: bool = False
    cells: dict[int, dict[int, Value]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)

    def put(self, row: int, column: int, value: Value) -> None:
        """Fill in a cell."""
        if not (0 < row <= limits.SHEET_ROWS and 0 < column <= limits.SHEET_COLUMNS):
            raise Malformed("a cell outside the sheet")
        if value != "":
            self.cells.setdefault(row, {})[column] = value

    def merge(self, row: int, column: int, rows: int, columns: int) -> None:
        """Merge a cell with those below it and beside it."""
        if rows > 1 or columns > 1:
            bottom = min(row + rows - 1, limits.SHEET_ROWS)
            right = min(column + columns - 1, limits.SHEET_COLUMNS)
            self.merged.append(Range(row, column, bottom, right))

    @property
    def columns(self) -> range:
        """The columns from the first in use to the last."""
        used = set[int]().union(*self.cells.values())
        return range(min(used), max(used) + 1) if used else range(1, 1)

    @property
    def last_row(self) -> int:
        """The last row in use; 0 where there is none."""
        return max(self.cells, default=0)

    def sheet(self) -> "WorkbookSheet":
        """Give the grid as the readers of counts want it."""
        from cchc.readers.look_cells import SheetLook
        from cchc.readers.workbook import WorkbookSheet

        columns = self.columns
        blank: list[Value] = [""] * len(columns)

        def rows() -> Iterator[list[Value]]:
            for row in range(1, self.last_row + 1):
                cells = self.cells.get(row)
                yield [cells.get(at, "") for at in columns] if cells else list(blank)

        look = SheetLook(hidden_rows=self.hidden_rows, hidden_columns=self.hidden_columns)
        return WorkbookSheet(self.name, rows, columns.start, look, lambda: self.merged)


class Budget:
    """How many cells a file may still fill in; these formats are small, and a bomb is not."""

    def __init__(self) -> None:
        self.left = limits.FOREIGN_CELLS

    def spend(self, cells: int) -> None:
        """Take cells from what is left; raises Refused where that is not enough."""
        self.left -= cells
        if self.left < 0:
            raise Refused(
                FileTooLarge(
                    what=Words("số ô có dữ liệu", "the number of cells in use"),
                    found=more_than(limits.FOREIGN_CELLS),
                    limit=limits.FOREIGN_CELLS,
                )
            )


def damaged(error: BaseException) -> Refused:
    """Say that a reader gave up."""
    said = str(error).splitlines()[:1]
    what = said[0][:200] if said else type(error).__name__
    reason = Words(f"cấu trúc bên trong sai ({what})", f"it is malformed inside ({what})")
    return Refused(WorkbookDamaged(reason=reason))


def more_than(limit: int) -> Words:
    """Say of what was not measured to its end that it is beyond a limit."""
    return Words(f"hơn {count(limit, 'vi')}", f"more than {count(limit, 'en')}")
