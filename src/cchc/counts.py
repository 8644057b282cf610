"""What was reported: one row per unit, indicator and period, kept column by column.

A million rows as objects would take gigabytes; as columns of machine integers they take
forty megabytes, and judging them is a few passes over arrays.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import field, replace
from operator import itemgetter
from typing import Final, NamedTuple

from cchc.areas import AS_GIVEN, Source, frame, spelled
from cchc.definitions.period import Period
from cchc.definitions.unit_naming import DistinctNames
from cchc.definitions.units import Registry, Unit
from cchc.diagnostics import Location
from cchc.values import dataclass
from cchc.words.file_names import short_names

BLANK = -1  # in a column of counts: nothing stands there
WRONG = -2  # something stands there that is no count; a finding says what
_STRETCH: Final = 1 << 16  # rows of which three columns fit into the second cache of a processor


class Columns(NamedTuple):
    """Where a sheet keeps what; numbers count from 1, None is a column that it does not have."""

    numerator: int
    denominator: int
    unit: int | None = None
    # Where a count is made of several cells: all their columns; the first is the one above.
    numerators: tuple[int, ...] = ()
    denominators: tuple[int, ...] = ()

    @property
    def of_b_and_a(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Give all columns of b, and all of a."""
        return self.numerators or (self.numerator,), self.denominators or (self.denominator,)

    @property
    def of_counts(self) -> frozenset[int]:
        """Give the columns that counts stand in."""
        return frozenset((self.numerator, self.denominator, *self.numerators, *self.denominators))


class Part(NamedTuple):
    """A stretch of rows that came from one sheet of one file."""

    first: int  # index of its first row
    file: str
    sheet: str | None
    columns: Columns


Unplaced = dict[tuple[str, str | None], dict[int, int | None]]
"""File and sheet → line → whom it names, of lines that gave no counts; None: nobody known."""


class Input(NamedTuple):
    """A file that was read, and the hash of exactly the bytes that were used."""

    path: str
    sha256: str


class Undecided(NamedTuple):
    """Dossiers of which it cannot be said where they belong: u in a and perhaps in b, v perhaps in a.

    The ratio lies between b/(a+v) and (b+u+v)/(a+v).
    """

    u: int
    v: int

    def low(self, b: int, a: int) -> tuple[int, int]:
        """Give the b and a of the lowest ratio that may be true."""
        return b, a + self.v

    def high(self, b: int, a: int) -> tuple[int, int]:
        """Give the b and a of the highest ratio that may be true."""
        return b + self.u + self.v, a + self.v


DECIDED: Final = Undecided(0, 0)


class UndecidedOfRow(NamedTuple):
    """What is undecided beside the counts of one row, which are of one period."""

    u: int
    v: int
    # Of v, the dossiers without a day: those of one list are the same in each of its periods.
    undated: int = 0
    undated_of: int = 0  # the list that they are of; 0 where it is not said
    # Dossiers of units that are not known, which may be this one's; and of these, those without a day.
    of_nobody: int = 0
    of_nobody_undated: int = 0
    # What of the list could not be read, whosever it is: rows; and files or sheets.
    lost_rows: int = 0
    lost_files: int = 0

    @property
    def is_decided(self) -> bool:
        """Say whether nothing is undecided, whosever the dossiers of unknown units are."""
        return not (self.u or self.v or self.of_nobody)

    def as_anybodys(self) -> "UndecidedOfRow":
        """Let the dossiers of unknown units be perhaps this unit's: in v, as all that may be in a."""
        return self._replace(
            v=self.v + self.of_nobody, undated=self.undated + self.of_nobody_undated
        )


@dataclass(slots=True)
class Roster:
    """The units of a registry, and after them those that reported without being in it."""

    registry: Registry
    unregistered: list[Unit] = field(default_factory=list)
    _called: DistinctNames | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def called(self) -> DistinctNames:
        """What each is called wherever people read it; worked out once all are known."""
        if not self.unregistered:
            return self.registry.called
        if self._called is None or len(self._called) != len(self):
            known, others = self.registry, self.unregistered
            self._called = DistinctNames(
                (*known.codes, *(each.code for each in others)),
                (*known.names, *(each.name for each in others)),
                (*known.parents, *("" for _ in others)),
            )
        return self._called

    def __len__(self) -> int:
        return len(self.registry) + len(self.unregistered)

    def __getitem__(self, index: int) -> Unit:
        known = len(self.registry)
        return self.registry[index] if index < known else self.unregistered[index - known]


@dataclass(slots=True)
class Counts:
    """Rows as parallel columns: row *i* is the *i*-th entry of each.

    ``units`` indexes the roster, ``indicators`` and ``periods`` the lists of that name;
    ``numerators`` and ``denominators`` hold counts, ``BLANK`` or ``WRONG``.
    """

    roster: Roster
    indicator_ids: Sequence[str]
    period_list: list[Period]
    parts: list[Part] = field(default_factory=list)
    lines: "array[int]" = field(default_factory=lambda: array("l"))
    units: "array[int]" = field(default_factory=lambda: array("l"))
    indicators: "array[int]" = field(default_factory=lambda: array("h"))
    periods: "array[int]" = field(default_factory=lambda: array("h"))
    numerators: "array[int]" = field(default_factory=lambda: array("q"))
    denominators: "array[int]" = field(default_factory=lambda: array("q"))
    broken: set[int] = field(default_factory=set)  # rows that an ERROR finding touches
    # Row → the dossiers beside its counts that are undecided, even where those are none; a row of
    # counts that were typed is not there.
    undecided: dict[int, UndecidedOfRow] = field(default_factory=dict)
    # (unit, period) of rows that a filter left out; the unit is BLANK where that was filtered.
    passed_by: set[tuple[int, int]] = field(default_factory=set)
    sent: set[tuple[int, int]] = field(default_factory=set)  # of those that are filled, as sent
    unplaced: Unplaced = field(default_factory=dict)
    candidates: Set[int] = frozenset()  # units that a name may mean which means several

    def __len__(self) -> int:
        return len(self.lines)

    def part_of(self, row: int) -> Part:
        """Find the sheet that *row* came from."""
        if len(self.parts) == 1:
            return self.parts[0]
        return self.parts[bisect_right(self.parts, row, key=lambda part: part.first) - 1]

    def location(self, row: int, column: int | None = None) -> Location:
        """Say where *row* stands."""
        part = self.part_of(row)
        return Location(part.file, part.sheet, self.lines[row], column)

    def location_beside(self, row: int, other: int) -> Location:
        """Say where *other* stands, to somebody who looks at *row*: without the sender's folders."""
        place = self.location(other)
        return replace(place, file=self.names_beside(row, other)[place.file])

    def names_beside(self, row: int, other: int) -> Mapping[str, str]:
        """Name the files of two rows by their last parts, or by as much as tells them apart."""
        return short_names([self.part_of(row).file, self.part_of(other).file])

    def sources(self, rows: Iterable[int]) -> Iterator[Source]:
        """Name the cells of some rows; lines that follow each other in the same columns are one area.

        A row that ``taken`` marks is one whose counts were taken away.
        """
        area: list[int] = []
        for row in rows:
            if area and not self._is_next_line(area[-1], row):
                yield self._source(area)
                area = []
            area.append(row)
        if area:
            yield self._source(area)

    def _is_next_line(self, above: int, below: int) -> bool:
        """Say whether two rows, each as it is or as ``taken`` marks it, go on in the same columns."""
        is_taken = above < BLANK
        if is_taken is not (below < BLANK):
            return False
        one, other = (taken(above), taken(below)) if is_taken else (above, below)
        if self.lines[other] != self.lines[one] + 1:
            return False
        part, next_part = self.part_of(one), self.part_of(other)
        return part is next_part or (
            (part.file, part.sheet, part.columns.of_b_and_a)
            == (next_part.file, next_part.sheet, next_part.columns.of_b_and_a)
        )

    def _source(self, area: Sequence[int]) -> Source:
        """Name the cells of rows that follow each other."""
        is_taken = area[0] < BLANK
        rows = list(map(taken, area)) if is_taken else area
        part, first, last = self.part_of(rows[0]), self.lines[rows[0]], self.lines[rows[-1]]
        b, a = part.columns.of_b_and_a
        periods = tuple(map(self.period_of, rows))
        return Source(part.file, part.sheet, first, last, b, a, periods, is_taken)

    def cells(self, rows: Sequence[int], files: Mapping[str, str] = AS_GIVEN) -> str:
        """Name all cells of some rows in a text, as ``spelled`` does."""
        if len(rows) != 1 or rows[0] <= BLANK:
            return spelled(self.sources(rows), files)
        part, line = self.part_of(rows[0]), self.lines[rows[0]]
        file, sheet = files.get(part.file, part.file), part.sheet
        begin = f"{file}:" if sheet is None else f"{file}:{sheet}!"
        return begin + frame(*part.columns.of_b_and_a, sheet is not None, False).format(line)

    def period_of(self, row: int) -> Period:
        """Say which period a row is of."""
        return self.period_list[self.periods[row]]


class Group(list[int]):
    """Rows of one indicator and period, and what stands in them.

    Every check and every sum of a group asks for the same three columns: they are taken out once.
    """

    __slots__ = ("stands",)

    def __init__(self, rows: Iterable[int] = ()) -> None:
        super().__init__(rows)
        self.stands = array("l"), array("q"), array("q")  # units, b and a, row by row

    def take_out(self, counts: Counts, first: int, last: int) -> None:
        """Take out what stands in some of the rows, behind those that were taken out before."""
        rows = self[first:last]
        columns = (counts.units, counts.numerators, counts.denominators)
        for into, column in zip(self.stands, columns, strict=True):
            into.extend(array(into.typecode, gather(column, rows)))


def take_out(counts: Counts, groups: Sequence[Group]) -> None:
    """Take out what stands in the rows of many groups, one stretch of the rows after the other.

    What is near in the columns is taken while it is near the processor, too: of a million rows in no
    order this takes half the time of one group after the other (benchmarks/bench_bulk.py).
    """
    behind = [0] * len(groups)
    for end in range(_STRETCH, len(counts) + _STRETCH, _STRETCH):
        for at, group in enumerate(groups):
            first = behind[at]
            last = behind[at] = bisect_left(group, end, first)
            if first < last:
                group.take_out(counts, first, last)


def stands_in(
    counts: Counts, rows: Sequence[int]
) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
    """Give the units, b and a of some rows, which are in order."""
    if isinstance(rows, Group):
        return rows.stands
    units, bs, as_ = counts.units, counts.numerators, counts.denominators
    return gather(units, rows), gather(bs, rows), gather(as_, rows)


def taken(row: int) -> int:
    """Mark a row whose counts are taken from the others, and find it again from its mark.

    >>> taken(7), taken(taken(7)), taken(0) < BLANK
    (-10, 7, True)
    """
    return 2 * BLANK - 1 - row


def gather(column: Sequence[int], rows: Sequence[int]) -> Sequence[int]:
    """Take the entries at *rows*, which are in order; all of them are the column itself."""
    if len(rows) == len(column):
        return column
    if isinstance(rows, range):  # a slice is ten times as fast
        return column[rows.start : rows.stop : rows.step]
    return entries(column, rows)


def entries(column: Sequence[int], places: Sequence[int]) -> Sequence[int]:
    """Take the entries at *places*, in whatever order they are."""
    if len(places) < 2:
        return [column[place] for place in places]
    # Twice as fast as a loop (benchmarks/bench_bulk.py).
    taken: Sequence[int] = itemgetter(*places)(column)
    return taken
