"""The reference: counts over a table of columns, in plain Python.

Column by column, and every distinct part of the expressions once, so that 200,000 dossiers take
seconds.  What the engines answer is compared with this, and this with nothing but its tests.
"""

import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, TypeVar

from cchc.definitions.expressions.tree import (
    And,
    Compare,
    Condition,
    DayOf,
    Field,
    Flagged,
    Not,
    OneOf,
    Operand,
    Or,
    Present,
    Truth,
    Value,
)
from cchc.grid import Value as Cell
from cchc.records.cells import Known, Meaning, reader
from cchc.records.model import UNREADABLE, Counting, Group, RecordSource, Span
from cchc.records.outcomes import (
    BOTH,
    FALSE,
    IN,
    IN_MAYBE,
    MAYBE,
    OUT,
    OUTCOMES,
    TRUE,
    UNKNOWN,
    agreed,
)

_T = TypeVar("_T")
_OUTSIDE: Final = -1  # of a day that is in none of the periods
_COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_CONTRARY: Final = bytes((TRUE, UNKNOWN, FALSE))


@dataclass(slots=True)
class Records:
    """Dossiers as columns of meanings, by the names of their fields."""

    columns: Mapping[str, Sequence[Meaning]]
    height: int
    _truths: dict[Condition, bytes] = field(default_factory=dict)

    def truths(self, condition: Condition) -> bytes:
        """Give the truth of a condition for every dossier; equal conditions are worked out once."""
        found = self._truths.get(condition)
        if found is None:
            found = self._truths[condition] = self._work_out(condition)
        return found

    def _work_out(self, condition: Condition) -> bytes:
        match condition:
            case Truth(value):
                return bytes((TRUE if value else FALSE,)) * self.height
            case Flagged(asked):
                return bytes(
                    [
                        TRUE if value is True else FALSE if value is False else UNKNOWN
                        for value in self.columns[asked.name]
                    ]
                )
            case Present(asked):
                return bytes(
                    [
                        FALSE if value is None else UNKNOWN if value is UNREADABLE else TRUE
                        for value in self.columns[asked.name]
                    ]
                )
            case Not(part):
                return self.truths(part).translate(_CONTRARY.ljust(256))
            case And(parts):
                return bytes(map(min, *map(self.truths, parts)))
            case Or(parts):
                return bytes(map(max, *map(self.truths, parts)))
            case OneOf(operand, values):
                return self._one_of(operand, frozenset(value.value for value in values))
            case Compare(sign, left, right):
                return self._compare(_COMPARISONS[sign], left, right)

    def _one_of(self, operand: Operand, values: frozenset[object]) -> bytes:
        return bytes(
            [
                UNKNOWN if value is None else TRUE if value in values else FALSE
                for value in self._known(operand)
            ]
        )

    def _compare(
        self, holds: Callable[[object, object], bool], left: Operand, right: Operand
    ) -> bytes:
        pairs = zip(self._known(left), self._known(right), strict=True)
        return bytes(
            [
                UNKNOWN if x is None or y is None else TRUE if holds(x, y) else FALSE
                for x, y in pairs
            ]
        )

    def known(self, name: str) -> Sequence[Known | None]:
        """Give a column in which None is all that is not known."""
        return [None if v is UNREADABLE else v for v in self.columns[name]]

    def _known(self, operand: Operand) -> Sequence[object]:
        """Give a column in which None is all that is not known."""
        match operand:
            case Value(value):
                return [value] * self.height
            case Field(name):
                return self.known(name)
            case DayOf(moment):
                return [
                    v.date() if isinstance(v, datetime) else None for v in self.columns[moment.name]
                ]


def read_records(
    cells: Mapping[str, Sequence[Cell]], source: RecordSource, wanted: Iterable[str]
) -> Records:
    """Work out what the cells mean; equal cells of a column once."""
    columns: dict[str, Sequence[Meaning]] = {}
    height = len(next(iter(cells.values()), ()))
    for name in wanted:
        meaning_of = reader(source.columns[name], source)
        seen: dict[tuple[type, Cell], Meaning] = {}  # True equals 1, and is none
        column = []
        for cell in cells[name]:
            known = (type(cell), cell)
            if known not in seen:
                seen[known] = meaning_of(cell)
            column.append(seen[known])
        columns[name] = column
    return Records(columns, height)


def count(
    records: Records, source: RecordSource, countings: Sequence[Counting], spans: Sequence[Span]
) -> list[Group]:
    """Count every indicator for every unit that occurs and every period; periods must not overlap."""
    judged = _Judged.of(records, source, countings, spans)
    kept = _newest(records, source, judged)
    units = sorted(set(kept.units), key=lambda unit: (unit is not None, unit or ""))
    groups: list[Group] = []
    for counting, outcomes in zip(countings, kept.outcomes, strict=True):
        when = kept.periods[counting.period_by]
        if counting.distinct is None:
            tallies = _tally(kept.units, when, outcomes)
        else:
            tallies = _tally_things(kept.units, when, outcomes, kept.things[counting.distinct])
        for unit in units:
            for at, span in enumerate(spans):
                tally = tallies(unit, at)
                groups.append(Group(counting.indicator, unit, span.period, *tally))
    return groups


@dataclass(slots=True)
class _Judged:
    """What matters of every dossier: its unit, periods, things and outcomes."""

    units: list[str | None]
    periods: dict[str, list[int | None]]  # field → position in the spans, None where not known
    things: dict[str, Sequence[Known | None]]
    outcomes: list[Sequence[int]]  # one column for each indicator

    @classmethod
    def of(
        cls,
        records: Records,
        source: RecordSource,
        countings: Sequence[Counting],
        spans: Sequence[Span],
    ) -> "_Judged":
        """Judge every record by itself."""
        return cls(
            [unit if isinstance(unit, str) else None for unit in records.columns[source.unit]],
            {
                name: _places(records.columns[name], spans)
                for name in {each.period_by for each in countings}
            },
            {name: records.known(name) for name in {each.distinct for each in countings} if name},
            [_outcomes(records, counting) for counting in countings],
        )


def _outcomes(records: Records, counting: Counting) -> bytes:
    pairs = zip(
        records.truths(counting.denominator), records.truths(counting.numerator), strict=True
    )
    return bytes([OUTCOMES[3 * denominator + numerator] for denominator, numerator in pairs])


def _places(column: Sequence[Meaning], spans: Sequence[Span]) -> list[int | None]:
    seen: dict[Meaning, int | None] = {None: None, UNREADABLE: None}
    places = []
    for value in column:
        if value not in seen:
            seen[value] = _place(value, spans)
        places.append(seen[value])
    return places


def _place(value: Meaning, spans: Sequence[Span]) -> int:
    day = value.date() if isinstance(value, datetime) else value
    assert isinstance(day, date)
    return next((at for at, span in enumerate(spans) if span.first <= day < span.end), _OUTSIDE)


def _newest(records: Records, source: RecordSource, judged: _Judged) -> _Judged:
    """Keep of each dossier its newest record; of equally new ones, what they agree in."""
    if source.key is None:
        return judged
    keys = records.columns[source.key]
    positions: dict[Meaning, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        positions[key].append(at)
    nameless = [*positions.pop(None, ()), *positions.pop(UNREADABLE, ())]
    together = [rows for rows in positions.values() if len(rows) > 1]
    if not together:
        return judged
    lone = [rows[0] for rows in positions.values() if len(rows) == 1] + nameless
    if source.newest_by:
        ages = records.columns[source.newest_by]
        together = [_latest(rows, ages) for rows in together]
    groups = [[at] for at in lone] + together
    return _Judged(
        [_same(judged.units, rows) for rows in groups],
        {name: [_same(column, rows) for rows in groups] for name, column in judged.periods.items()},
        {name: [_same(column, rows) for rows in groups] for name, column in judged.things.items()},
        [_agreed(column, groups) for column in judged.outcomes],
    )


def _latest(rows: Sequence[int], ages: Sequence[Meaning]) -> list[int]:
    """Find the rows with the latest age; one that cannot be read is older than all."""
    known: list[Any] = [age for at in rows if (age := ages[at]) not in {None, UNREADABLE}]
    if not known:
        return list(rows)
    latest = max(known)
    return [at for at in rows if ages[at] == latest]


def _same(column: Sequence[_T], rows: Sequence[int]) -> _T | None:
    """Give the value that all rows have, or None."""
    first = column[rows[0]]
    return first if all(column[at] == first for at in rows) else None


def _agreed(outcomes: Sequence[int], groups: Sequence[Sequence[int]]) -> bytes:
    return bytes(
        [
            outcomes[rows[0]]
            if len(rows) == 1
            else agreed(min(outcomes[at] for at in rows), max(outcomes[at] for at in rows))
            for rows in groups
        ]
    )


_Tally = tuple[int, int, int, int]
_Tallies = Callable[[str | None, int], _Tally]


def _tally(
    units: Sequence[str | None], when: Sequence[int | None], outcomes: Sequence[int]
) -> _Tallies:
    """Count dossiers; one without a day may belong to any period, so it is undecided in each."""
    cells: dict[tuple[str | None, int | None], list[int]] = defaultdict(lambda: [0] * 5)
    for unit, place, outcome in zip(units, when, outcomes, strict=True):
        cells[unit, place][outcome] += 1

    def tallies(unit: str | None, place: int) -> _Tally:
        here = cells.get((unit, place), [0] * 5)
        floating = sum(cells.get((unit, None), [0] * 5)[MAYBE:])
        return (
            here[BOTH],
            here[IN] + here[IN_MAYBE] + here[BOTH],
            here[IN_MAYBE],
            here[MAYBE] + floating,
        )

    return tallies


@dataclass(slots=True)
class _Things:
    """The different things of one unit and period, each with the best that its dossiers say."""

    best: dict[Meaning, int] = field(default_factory=dict)
    doubted: set[Meaning] = field(default_factory=set)  # of which a dossier is undecided
    nameless: int = 0  # dossiers that may be in a, of which it is not known what thing they are of
    nameless_in_b: int = 0  # those of them that may be in b

    def see(self, thing: Meaning, outcome: int) -> None:
        """Take one dossier into account."""
        doubted = outcome in {MAYBE, IN_MAYBE}
        if thing is None:
            self.nameless += outcome != OUT
            self.nameless_in_b += doubted or outcome == BOTH
        elif outcome != OUT:
            self.best[thing] = max(self.best.get(thing, OUT), outcome)
            if doubted:
                self.doubted.add(thing)

    def tally(self) -> _Tally:
        """Count the things.

        A dossier of an unknown thing may be of one that is counted already, or of another.
        """
        a = sum(best >= IN for best in self.best.values())
        b = sum(best == BOTH for best in self.best.values())
        u = sum(IN <= self.best[thing] < BOTH for thing in self.doubted)
        v = sum(best == MAYBE for best in self.best.values())
        return b, a, min(u + self.nameless_in_b, a - b), v + self.nameless


def _tally_things(
    units: Sequence[str | None],
    when: Sequence[int | None],
    outcomes: Sequence[int],
    things: Sequence[Meaning],
) -> _Tallies:
    """Count different things; a dossier without a day is undecided in every period."""
    cells: dict[tuple[str | None, int | None], list[tuple[Meaning, int]]] = defaultdict(list)
    for unit, place, thing, outcome in zip(units, when, things, outcomes, strict=True):
        if outcome != OUT:
            cells[unit, place].append((thing, outcome))

    def tallies(unit: str | None, place: int) -> _Tally:
        seen = _Things()
        for thing, outcome in cells.get((unit, place), ()):
            seen.see(thing, outcome)
        for thing, _ in cells.get((unit, None), ()):
            seen.see(thing, MAYBE)
        return seen.tally()

    return tallies
