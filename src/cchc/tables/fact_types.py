"""What a table says once its rows and columns are placed: facts, and what is in the way of others."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

from cchc.counts import UndecidedOfRow
from cchc.definitions.layout import Sum
from cchc.definitions.period import Period
from cchc.tables.column_types import Column
from cchc.tables.meant import Trouble
from cchc.tables.numbers import Reading
from cchc.tables.time import PeriodSaid
from cchc.values import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Columns of counts that share what their headings say of unit, indicator and period."""

    unit: str | None
    indicators: frozenset[int]
    period: PeriodSaid | None
    cumulative: bool
    columns: Mapping[str, Column]  # measure → column
    span: int | None = None  # months that a period must have: «trong tháng»


Columns = tuple[Sequence[Any], ...]
"""Unit, indicator, period, b, a and row of each fact, column by column."""


@dataclass(slots=True)
class Facts:
    """Facts of one table, column by column; position *i* of each is one pair of b and a.

    ``b_cells`` and ``a_cells`` give, per series, the columns that a count was added up from.
    """

    units: "array[int]" = field(default_factory=lambda: array("l"))
    indicators: "array[int]" = field(default_factory=lambda: array("h"))
    periods: list[Period] = field(default_factory=list)
    running: "array[int]" = field(default_factory=lambda: array("b"))  # «lũy kế» beside «trong kỳ»
    bs: "array[int]" = field(default_factory=lambda: array("q"))
    as_: "array[int]" = field(default_factory=lambda: array("q"))
    rows: "array[int]" = field(default_factory=lambda: array("l"))  # index in the grid, of b
    series: "array[int]" = field(default_factory=lambda: array("l"))

    def extend(self, columns: Columns, series: int, *, running: bool) -> None:
        """Append what one pair of columns says."""
        units, indicators, periods, bs, as_, rows = columns
        self.periods += periods
        for target, source in (
            (self.units, units),
            (self.indicators, indicators),
            (self.bs, bs),
            (self.as_, as_),
            (self.rows, rows),
            (self.running, array("b", [running]) * len(rows)),
            (self.series, array("l", [series]) * len(rows)),
        ):
            target.extend(array(target.typecode, source))


@dataclass(frozen=True, slots=True)
class Series:
    """The columns that b and a of a stretch of facts come from."""

    numerators: tuple[int, ...]
    denominators: tuple[int, ...]


@dataclass(slots=True)
class Assembled:
    """The facts of a table, and what is in the way of others."""

    facts: Facts = field(default_factory=Facts)
    series: list[Series] = field(default_factory=list)
    troubles: list[tuple[int | None, Trouble]] = field(default_factory=list)
    readings: list[tuple[Column, int, Reading]] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    numbers: dict[int, "array[int]"] = field(default_factory=dict)  # column → numbers of the rows
    made: dict[int, tuple[Sum, Sum, Group]] = field(default_factory=dict)  # by indicator
    repeated: set[str] = field(default_factory=set)  # measures that two columns claim
    unused: list[Column] = field(default_factory=list)  # columns of numbers that nothing needs
    # Series and row → what is beside the counts of which it is not known whether it is in b, in a.
    undecided: dict[tuple[int, int], UndecidedOfRow] = field(default_factory=dict)
    decided: bool = False  # b and a were read by the decision's own words
    summed: int = 0  # rows of fields of work that were added up
    left_out: list[int] = field(default_factory=list)  # rows of another level than the sender's

    def note(self, troubles: Iterable[Trouble]) -> None:
        """Note what is in the way of the whole table."""
        self.troubles += [(None, trouble) for trouble in troubles]


@dataclass(frozen=True, slots=True)
class Above:
    """What holds where rows and columns are silent."""

    unit: int | None
    unit_trouble: Trouble | None
    period: Period | None
    period_trouble: Trouble | None
    indicators: frozenset[int]
    on_time: bool = False  # what is said around tells that «đúng hạn» holds the early ones
    titled: Period | None = None  # the period where a line or the name of the sheet says it
