"""The reference: counts over a table of columns, in plain Python.

200,000 dossiers take seconds.  What the engines answer is compared with this, and this with
nothing but its tests.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Final

from cchc.records.cells import Known, Meaning
from cchc.records.model import Counting, Group, RecordSource, Span
from cchc.records.newest import Newest, newest_of
from cchc.records.outcomes import MAYBE, OUTCOMES, agreed
from cchc.records.tallies import list_things, tally_dossiers, tally_things
from cchc.records.truths import Records
from cchc.values import dataclass

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
) -> list[tuple[int, str | None, Sequence[int]]]:
    """List the dossiers with one of these outcomes: (outcome, unit, the newest records of each)."""
    judged = _Judged.of(records, source, [counting], [span])
    kept = _newest(records, source, judged)
    (column,) = kept.outcomes
    listed = []
    when = kept.periods[counting.period_by]
    for unit, rows, place, outcome in zip(kept.units, kept.rows, when, column, strict=True):
        here = outcome if place is not None else min(outcome, MAYBE)
        if place in {0, None} and here in outcomes:
            listed.append((here, unit, rows))
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
    rows: Sequence[Sequence[int]]  # the records that each stands for

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
            [(row,) for row in range(records.height)],
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
    newest = newest_of(records, source)
    if not newest.together:
        return judged
    return _Judged(
        newest.once(judged.units),
        {name: newest.once(column) for name, column in judged.periods.items()},
        {name: newest.once(column) for name, column in judged.things.items()},
        [_agreed(column, newest) for column in judged.outcomes],
        [*((row,) for row in newest.lone), *newest.together],
    )


def _agreed(outcomes: Sequence[int], newest: Newest) -> bytes:
    several = ([outcomes[at] for at in rows] for rows in newest.together)
    return bytes(map(outcomes.__getitem__, newest.lone)) + bytes(
        each[0] if len(each) == 1 else agreed(min(each), max(each)) for each in several
    )
