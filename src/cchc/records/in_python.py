"""The reference: counts over a table of columns, in plain Python.

200,000 dossiers take seconds.  What the engines answer is compared with this, and this with
nothing but its tests.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeVar

from cchc.records.cells import Known, Meaning
from cchc.records.model import UNREADABLE, Counting, Group, RecordSource, Span
from cchc.records.outcomes import MAYBE, OUTCOMES, agreed
from cchc.records.tallies import list_things, tally_dossiers, tally_things
from cchc.records.truths import Records
from cchc.values import dataclass

_T = TypeVar("_T")
_OUTSIDE: Final = -1  # of a day that is in none of the periods


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
            tallies = tally_dossiers(kept.units, when, outcomes)
        else:
            tallies = tally_things(kept.units, when, outcomes, kept.things[counting.distinct])
        for unit in units:
            for at, span in enumerate(spans):
                tally = tallies(unit, at)
                groups.append(Group(counting.indicator, unit, span.period, *tally))
    return groups


def list_dossiers(
    records: Records,
    source: RecordSource,
    counting: Counting,
    span: Span,
    outcomes: Collection[int],
) -> list[tuple[int, int]]:
    """List the dossiers with one of these outcomes: (outcome, row), of equally new records the first."""
    judged = _Judged.of(records, source, [counting], [span])
    kept = _newest(records, source, judged)
    (column,) = kept.outcomes
    listed = []
    for row, place, outcome in zip(
        kept.rows, kept.periods[counting.period_by], column, strict=True
    ):
        here = outcome if place is not None else min(outcome, MAYBE)
        if place in {0, None} and here in outcomes:
            listed.append((here, row))
    return listed


def things_listed(
    records: Records,
    source: RecordSource,
    counting: Counting,
    span: Span,
    outcomes: Collection[int],
) -> list[tuple[int, str | None, Meaning]]:
    """List the things that a distinct count counts: (outcome, unit, thing).

    A thing of None stands for a dossier of which it is not known what thing it is about.
    """
    judged = _Judged.of(records, source, [counting], [span])
    kept = _newest(records, source, judged)
    (column,) = kept.outcomes
    when, things = kept.periods[counting.period_by], kept.things[str(counting.distinct)]
    return [each for each in list_things(kept.units, when, column, things) if each[0] in outcomes]


@dataclass(slots=True)
class _Judged:
    """What matters of every dossier: its unit, periods, things and outcomes."""

    units: list[str | None]
    periods: dict[str, list[int | None]]  # field → position in the spans, None where not known
    things: dict[str, Sequence[Known | None]]
    outcomes: list[Sequence[int]]  # one column for each indicator
    rows: Sequence[int]  # the record that each stands for

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
            range(records.height),
        )


def _outcomes(records: Records, counting: Counting) -> bytes:
    pairs = zip(
        records.truths(counting.denominator), records.truths(counting.numerator), strict=True
    )
    return bytes([OUTCOMES[3 * denominator + numerator] for denominator, numerator in pairs])


def _places(column: Sequence[Meaning], spans: Sequence[Span]) -> list[int | None]:
    days = [value.date() if isinstance(value, datetime) else value for value in column]
    places = {day: _place(day, spans) for day in set(days)}
    return [places[day] for day in days]


def _place(day: Meaning, spans: Sequence[Span]) -> int | None:
    if not isinstance(day, date):
        return None
    return next((at for at, span in enumerate(spans) if span.first <= day < span.end), _OUTSIDE)


def _newest(records: Records, source: RecordSource, judged: _Judged) -> _Judged:
    """Keep of each dossier its newest record; of equally new ones, what they agree in."""
    if source.key is None:
        return judged
    keys = records.columns[source.key]
    repeated = {
        key
        for key, times in Counter(keys).items()
        if times > 1 and key is not None and key is not UNREADABLE
    }
    if not repeated:
        return judged
    lone = [at for at, key in enumerate(keys) if key not in repeated]
    positions: dict[Meaning, list[int]] = defaultdict(list)
    for at in (at for at, key in enumerate(keys) if key in repeated):
        positions[keys[at]].append(at)
    together = [*positions.values()]
    if source.newest_by:
        ages = records.columns[source.newest_by]
        together = [_latest(rows, ages) for rows in together]
    return _Judged(
        _once(judged.units, lone, together),
        {name: _once(column, lone, together) for name, column in judged.periods.items()},
        {name: _once(column, lone, together) for name, column in judged.things.items()},
        [_agreed(column, lone, together) for column in judged.outcomes],
        [*lone, *(rows[0] for rows in together)],
    )


def _once(
    column: Sequence[_T | None], lone: Sequence[int], together: Sequence[Sequence[int]]
) -> list[_T | None]:
    """Give the values of single records, then what those of one dossier have in common."""
    return [*map(column.__getitem__, lone), *(_same(column, rows) for rows in together)]


def _latest(rows: Sequence[int], ages: Sequence[Meaning]) -> list[int]:
    """Find the rows with the latest age; one that cannot be read is older than all."""
    known: list[Any] = [age for at in rows if (age := ages[at]) not in {None, UNREADABLE}]
    if not known:
        return list(rows)
    latest = max(known)
    return [at for at in rows if ages[at] == latest]


def _same(column: Sequence[_T | None], rows: Sequence[int]) -> _T | None:
    """Give the value that all rows have, or None."""
    first = column[rows[0]]
    return first if all(column[at] == first for at in rows) else None


def _agreed(
    outcomes: Sequence[int], lone: Sequence[int], together: Sequence[Sequence[int]]
) -> bytes:
    several = ([outcomes[at] for at in rows] for rows in together)
    return bytes(map(outcomes.__getitem__, lone)) + bytes(
        each[0] if len(each) == 1 else agreed(min(each), max(each)) for each in several
    )
