"""Which rows a total or a subtotal of a table may add up, and what its columns come to in them.

A large table has a total for each of many groups: rows of the same item and period are found once for
all of them, and their numbers are added once; each total is then the difference of two such sums.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import Final, NamedTuple

from cchc.counts import WRONG
from cchc.tables.column_types import Use
from cchc.tables.read import Reader
from cchc.tables.row_types import Other, RowIs
from cchc.tables.table_types import GridRead, TableRead
from cchc.tables.vocabulary import words_of
from cchc.words.text import fold

_NAMING: Final = frozenset({"item", "indicator", "period", "month", "quarter", "measure"})

_Told = tuple[str, int | None, int | None]
"""The text of a cell, and the item and period of its row."""


class Alike:
    """Rows of data of the same item and period, in order, and what their columns come to."""

    def __init__(self, places: Sequence[int], rows: Sequence[int]) -> None:
        self.places = places
        self._rows = rows
        self._sums: dict[int, tuple[Sequence[int], Sequence[int]]] = {}

    def from_row(self, row: int) -> int:
        """Count those that stand above a row of the grid."""
        return bisect_left(self.places, row, key=self._rows.__getitem__)

    def part(self, first: int = 0, last: int | None = None) -> "Summands":
        """Give those from one to another; all of them without."""
        return Summands(self, first, len(self.places) if last is None else last)

    def sums(self, column: int, numbers: "array[int]") -> tuple[Sequence[int], Sequence[int]]:
        """Give what a column comes to before each of them, and which of them are wrong."""
        if column not in self._sums:
            own = [numbers[place] for place in self.places]
            wrong = [at for at, number in enumerate(own) if number == WRONG]
            added = accumulate((max(0, number) for number in own), initial=0)
            self._sums[column] = list(added), wrong
        return self._sums[column]


class Summands(NamedTuple):
    """A stretch of rows that are alike, which a total may add up."""

    alike: Alike
    first: int
    last: int

    def __bool__(self) -> bool:
        return self.first < self.last

    @property
    def places(self) -> Sequence[int]:
        """Their positions among the rows of data."""
        return self.alike.places[self.first : self.last]

    def add(self, column: int, numbers: "array[int]") -> int | None:
        """Add a column up, blanks as nothing; None where there is no row, or a number is wrong."""
        sums, wrong = self.alike.sums(column, numbers)
        if not self or bisect_left(wrong, self.first) < bisect_left(wrong, self.last):
            return None
        return sums[self.last] - sums[self.first]


class Totals:
    """The totals and subtotals of one table, and what each of them may add up."""

    def __init__(self, read: GridRead, table: TableRead, reader: Reader) -> None:
        self.rows = [o for o in table.rows.others if o.what in (RowIs.TOTAL, RowIs.SUBTOTAL)]
        self._at = sorted(other.row for other in self.rows)
        self._data, self._reader = table.rows, reader
        self._naming = {
            column.at: read.grid.columns[column.at]
            for column in table.columns
            if column.use is Use.KEY and column.role in _NAMING
        }
        self._told: dict[int, Mapping[_Told, Sequence[int]]] = {}
        self._alike: dict[tuple[tuple[int, str], ...], Alike] = {}

    def summands(self, other: Other) -> list[Summands]:
        """Give the rows that a total may add up, the likeliest first."""
        alike = self._alike_to(other.row)
        below = alike.from_row(other.row + 1)
        above, behind = bisect_left(self._at, other.row), bisect_right(self._at, other.row)
        end = alike.from_row(self._at[behind]) if behind < len(self._at) else len(alike.places)
        of_part = alike.part(below, end)
        if other.what is RowIs.SUBTOTAL and other.row in self._of_sections:
            return [self._in_section(other.row, alike)]
        if other.what is RowIs.SUBTOTAL:
            return [part for part in (of_part, alike.part(below)) if part]
        sections, nearest = self._data.sections, of_part.places
        same = [at for at in nearest if sections[at] == sections[nearest[0]]]
        since = alike.from_row(self._at[above - 1] + 1) if above else 0
        ways = (
            alike.part(),
            alike.part(since, alike.from_row(other.row)),
            of_part,
            Alike(same, self._data.rows).part(),
        )
        return [part for part in ways if part] or [alike.part()]

    @cached_property
    def _of_sections(self) -> Mapping[int, Sequence[int]]:
        """The rows of data in each section, by the row that opens it."""
        rows = self._data
        found: dict[int, list[int]] = {s.row: [] for stack in rows.stacks for s in stack}
        for at, stack in enumerate(rows.sections):
            for row in {section.row for section in rows.stacks[stack]}:
                found[row].append(at)
        return found

    def _in_section(self, row: int, alike: Alike) -> Summands:
        own = self._of_sections[row]
        if len(alike.places) < len(self._data.rows):
            own = sorted({*own} & {*alike.places})
        return Alike(own, self._data.rows).part()

    def _alike_to(self, row: int) -> Alike:
        """Find the rows of data of the indicator and period that a total names."""
        named = tuple(
            (column, total)
            for column, values in self._naming.items()
            if isinstance(total := values[row], str) and total and not self._is_label(total)
        )
        if named not in self._alike:
            places: Sequence[int] = range(len(self._data.rows))
            for column, total in named:
                places = sorted(
                    {*places}.intersection(chain(*self._naming_the_same(column, total)))
                )
            self._alike[named] = Alike(places, self._data.rows)
        return self._alike[named]

    def _naming_the_same(self, column: int, total: str) -> Iterator[Sequence[int]]:
        """Find the rows whose cell means what that of a total does, however it is written."""
        rows, key = self._data, fold(total)
        said = self._reader.ear.clock.hear(total)[0]
        items = self._reader.indicators.find(total)
        for (text, item, period), places in self._cells(column).items():
            if fold(text) == key:
                yield places
            elif said is not None and period is not None:
                own = rows.period_list[period] if period >= 0 else None
                if own is not None and own.period == said.period:
                    yield places
            elif item is not None and not rows.item_sets[item].isdisjoint(items):
                yield places

    def _cells(self, column: int) -> Mapping[_Told, Sequence[int]]:
        """Give the rows of data by what their cell of a column and their place tell."""
        if column not in self._told:
            rows, values = self._data, self._naming[column]
            nothing = [None] * len(rows.rows)
            keys = zip(rows.rows, rows.items or nothing, rows.periods or nothing, strict=True)
            told: dict[_Told, list[int]] = {}
            for at, (row, item, period) in enumerate(keys):
                told.setdefault((str(values[row]), item, period), []).append(at)
            self._told[column] = told
        return self._told[column]

    def _is_label(self, text: str) -> bool:
        return self._reader.ear.vocabulary.is_total(words_of(text))
