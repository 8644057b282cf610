"""Where every reader ends: rows from above to below become the columns of a grid.

Equal texts of a column become one object, rows without a filled cell are left out, and blank columns
are one and the same list: a cell in the last corner of a sheet costs what it holds, not what lies
between.
"""

from array import array
from collections.abc import Mapping, Sequence
from typing import cast

from cchc import limits
from cchc.grid import NOTHING_HIDDEN, Grid, Hidden, Range, Value
from cchc.sources.refusals import Budget, Malformed

_LARGEST_POOL = 1 << 18  # different texts of a column; one with more seldom repeats any
_SMALLEST_POOL = 1 << 13  # different texts, none of them twice: probably none comes again
_SAMPLED = 16  # one text of so many is looked up in the texts before


class GridBuilder:
    """Takes rows whose numbers rise and gives them back as columns."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._lines = array("l")
        self._columns: dict[int, list[Value]] = {}
        self._pools: dict[int, dict[str, str]] = {}
        self._area = 0
        self._not_shared = 0
        self._apart: set[int] = set()  # columns that have repeated nothing

    @property
    def lines(self) -> Sequence[int]:
        """The numbers of the rows so far."""
        return cast(Sequence[int], self._lines)

    @property
    def different_texts(self) -> int:
        """How many texts are kept apart."""
        return self._not_shared + sum(map(len, self._pools.values()))

    def add_row(self, line: int, cells: Mapping[int, Value]) -> None:
        """Add the filled cells of one row, by the number of their column.

        Raises Malformed where a row stands above its predecessor, and Refused beyond the budget.
        """
        self._begin(line, line)
        for number, value in cells.items():
            self._column(number).append(self._shared(number, value))
        self._lines.append(line)
        self._spend()

    def add_block(self, lines: Sequence[int], columns: Mapping[int, Sequence[Value]]) -> None:
        """Add many rows at once; the columns are as long as *lines* and their texts are shared."""
        self._begin(lines[0], lines[-1])
        for number, values in columns.items():
            self._column(number).extend(values)
        self._lines.extend(lines)
        self._spend()

    def share_texts(self, number: int, texts: Sequence[str]) -> Sequence[str]:
        """Give texts of a column, equal ones as one object, unless the column hardly repeats any."""
        pool = self._pools.setdefault(number, {})
        if self._hardly_repeats(number, pool, texts):
            self._not_shared += len(texts)
            return texts
        return list(map(pool.setdefault, texts, texts))

    def _hardly_repeats(self, number: int, pool: Mapping[str, str], texts: Sequence[str]) -> bool:
        """Say whether a column names each thing once, as a list of units does; a sample tells where not."""
        rows = len(self._columns.get(number, ()))
        if len(pool) > _LARGEST_POOL:
            return len(pool) * 2 > rows
        if rows == len(pool) >= _SMALLEST_POOL:
            self._apart.add(number)
        if number in self._apart and not pool.keys().isdisjoint(texts[::_SAMPLED]):
            self._apart.remove(number)  # the units again, month by month
        return number in self._apart

    def give_back(self) -> None:
        """Return to the budget what was spent, where the rows will be read in another way."""
        self._budget.spend(-self._area)

    def grid(
        self,
        name: str | None,
        *,
        merged: Sequence[Range] = (),
        hidden: Hidden = NOTHING_HIDDEN,
        ragged: Mapping[int, int] | None = None,
        usual_width: int | None = None,
    ) -> Grid:
        """Give the grid; a *usual_width* makes it the grid of a text file."""
        height = len(self._lines)
        blank: list[Value] = [""] * height
        for column in self._columns.values():
            column.extend(blank[len(column) :])
        is_text = usual_width is not None
        first = 1 if is_text else min(self._columns, default=1)
        last = max(self._columns, default=first - 1)
        return Grid(
            name=name,
            columns=[self._columns.get(number, blank) for number in range(first, last + 1)],
            lines=self._numbers(),
            first_column=first,
            merged=merged,
            hidden=hidden,
            ragged=ragged or {},
            usual_width=usual_width or 0,
            is_text=is_text,
        )

    def _shared(self, number: int, value: Value) -> Value:
        if not isinstance(value, str):
            return value
        return self._pools.setdefault(number, {}).setdefault(value, value)

    def _begin(self, first: int, last: int) -> None:
        above = self._lines[-1] if self._lines else 0
        if not above < first <= last:
            raise Malformed("rows that do not follow each other")

    def _column(self, number: int) -> list[Value]:
        """Give a column, filled up to the row before the next."""
        column = self._columns.get(number)
        if column is None:
            if not 0 < number <= limits.SHEET_COLUMNS:
                raise Malformed("a column outside the sheet")
            column = self._columns[number] = []
        if missing := len(self._lines) - len(column):
            column.extend([""] * missing)
        return column

    def _spend(self) -> None:
        area = len(self._columns) * len(self._lines)
        self._budget.spend(area - self._area)
        self._area = area

    def _numbers(self) -> Sequence[int]:
        lines = self._lines
        if lines and lines[-1] - lines[0] + 1 == len(lines):
            return range(lines[0], lines[-1] + 1)
        return cast(Sequence[int], lines)
