"""Counts that units reported beside what their dossiers show, row by row."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from cchc.counting import count_spans
from cchc.counts import BLANK, Counts, Roster, taken
from cchc.definitions.choose import ChoiceError
from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.diagnostics import Finding
from cchc.dossier_files import Tell, silent
from cchc.engine.binding import Binding as Bound
from cchc.law import Law
from cchc.matching.choose import choose_units
from cchc.matching.units import UnitNames
from cchc.records.counts_file import of_nobody
from cchc.records.model import Group
from cchc.records.spans import spans_apart
from cchc.request.check import Request
from cchc.request.dossiers import CountRequest
from cchc.results import Report
from cchc.rules.dossiers import (
    DossiersNotReported,
    DossiersOfNobody,
    ItemsBesideNoDossiers,
    ReportedBesideDossiers,
)
from cchc.words import Words
from cchc.words.numbers import count as spelled
from cchc.words.text import fold, safe

NAMED: Final = 5  # units that a finding names before it counts the others


class _Row(NamedTuple):
    """What one unit reported of one target and period."""

    at: int  # row of the counts
    target: Target
    unit: int
    period: Period


class _Shown:
    """What the dossiers show, by indicator, unit and period."""

    def __init__(self, groups: Iterable[Group], nobodys: Iterable[Group]) -> None:
        self._of_nobody = of_nobody(nobodys)  # any of which may be of any unit
        self._groups: dict[tuple[str, str, Period], Group] = {}
        self.dossiers: Counter[tuple[str, str]] = Counter()  # in a for certain
        self.units: dict[tuple[str, str], str] = {}  # (indicator, folded name) → as it is written
        for group in groups:
            name = fold(group.unit or "")
            self._groups[group.indicator, name, group.period] = group
            self.units.setdefault((group.indicator, name), group.unit or "")
            # Of the periods together: only whether there are any is asked.
            self.dossiers[group.indicator, name] += group.a
        self.indicators = {indicator for indicator, _ in self.units}

    def of(self, indicator: str, names: Sequence[str], period: Period) -> Group:
        """Give the counts of a unit, 0 of 0 where the dossiers have none of it; those of nobody are in v."""
        keys = ((indicator, name, period) for name in names)
        found = (self._groups[key] for key in keys if key in self._groups)
        group = next(found, Group(indicator, names[0], period, 0, 0, 0, 0))
        more, _ = self._of_nobody.get((indicator, period), (0, 0))
        return group._replace(v=group.v + more)

    def has(self, indicator: str, names: Sequence[str]) -> bool:
        """Say whether there is a dossier of a unit at all."""
        return any((indicator, name) in self.units for name in names)


def compare(report: Report, ask: Request, law: Law, tell: Tell = silent) -> list[Finding]:
    """Say which reported b and a the dossiers do not show, whatever the undecided ones are.

    Each row is held to the dossiers of its own period.  Gives the findings about the dossiers, too;
    nothing is compared where nothing was reported.
    """
    rows = [*_rows(report)]
    if report.period is None or not rows:
        return []
    law = law.in_period(report.period)
    items = list(dict.fromkeys(row.target.item for row in rows))
    asked = CountRequest(
        [str(ask.against_dossiers)],
        items=items,
        source=ask.source,
        encoding=ask.encoding,
        engine=ask.engine,
        exact_share=ask.exact_share,
    )
    spans = spans_apart(dict.fromkeys(row.period for row in rows))
    counted = count_spans(asked, law, spans, tell)
    shown = _Shown(counted.groups, counted.of_nobody)
    compared = [row for row in rows if row.target.indicator.id in shown.indicators]
    return [
        *counted.findings,
        *_differences(compared, report.counts, shown),
        *_of_nobody(compared, report.counts, shown),
        *_not_reported(compared, report.counts, shown, _Units(ask.units, law)),
        *_not_compared(rows, report.counts, shown),
    ]


def _rows(report: Report) -> Iterator[_Row]:
    """Give each row that a result rests on, once for each of its targets."""
    counts = report.counts
    for judged in report.judged:
        for position in range(len(judged.units)):
            for marked in judged.rows_of(position):
                row = taken(marked) if marked < BLANK else marked
                if row not in counts.broken and counts.numerators[row] > BLANK:
                    yield _Row(row, judged.target, counts.units[row], counts.period_of(row))


def _names(unit: int, counts: Counts) -> Sequence[str]:
    meant = counts.roster[unit]
    return fold(meant.name), fold(meant.code)


def _differences(rows: Sequence[_Row], counts: Counts, shown: _Shown) -> Iterator[Finding]:
    for row in rows:
        group = shown.of(row.target.indicator.id, _names(row.unit, counts), row.period)
        b, a = counts.numerators[row.at], counts.denominators[row.at]
        is_known = shown.has(group.indicator, _names(row.unit, counts))
        if is_known and not _may_be(b, a, group):
            yield ReportedBesideDossiers(
                item=row.target.item,
                unit=counts.roster.called.of(row.unit),
                period=Words(row.period.label("vi"), row.period.label("en")),
                numerator=b,
                denominator=a,
                b=_range(group.b, _most(a, group)),
                a=_range(group.a, group.a + group.v),
            ).at(counts.location(row.at))


def _may_be(b: int, a: int, group: Group) -> bool:
    """Say whether reported counts are among those that the dossiers allow."""
    return group.a <= a <= group.a + group.v and group.b <= b <= _most(a, group)


def _most(a: int, group: Group) -> int:
    """Give the highest b: of those that may be in a no more than *a* has beyond the certain ones."""
    beyond = a - group.a
    return group.b + group.u + (beyond if 0 <= beyond <= group.v else group.v)


def _of_nobody(rows: Sequence[_Row], counts: Counts, shown: _Shown) -> Iterator[Finding]:
    """Say of each target which units reported dossiers and have none in the list."""
    for target, of_it in _by_target(rows):
        units = dict.fromkeys(
            counts.roster.called.of(row.unit)
            for row in of_it
            if counts.denominators[row.at]
            and not shown.has(target.indicator.id, _names(row.unit, counts))
        )
        if units:
            place = counts.location(of_it[0].at)
            yield DossiersOfNobody(item=target.item, units=len(units), named=_listed(units)).at(
                place
            )


def _not_reported(
    rows: Sequence[_Row], counts: Counts, shown: _Shown, units: "_Units"
) -> Iterator[Finding]:
    """Say of each target which units have dossiers in the list and reported nothing of it."""
    reported = {
        (counts.indicator_ids[indicator], name)
        for indicator, unit in {*zip(counts.indicators, counts.units, strict=True)}
        for name in _names(unit, counts)
    }
    for target, of_it in _by_target(rows):
        found = [
            written
            for (indicator, name), written in shown.units.items()
            if indicator == target.indicator.id
            and (indicator, name) not in reported
            and units.owes(target, written)
            and shown.dossiers[indicator, name]
        ]
        if found:
            place = counts.location(of_it[0].at)
            yield DossiersNotReported(item=target.item, units=len(found), named=_listed(found)).at(
                place
            )


def _not_compared(rows: Sequence[_Row], counts: Counts, shown: _Shown) -> Iterator[Finding]:
    """Say which targets were reported that the list counts nothing of."""
    left = [row for row in rows if row.target.indicator.id not in shown.indicators]
    if left:
        items = ", ".join(dict.fromkeys(safe(row.target.item) for row in left))
        yield ItemsBesideNoDossiers(items=items).at(counts.location(left[0].at))


class _Units:
    """Which units of the dossiers had to report: those asked about, of those that a target binds."""

    def __init__(self, asked: Sequence[str], law: Law) -> None:
        self._names = UnitNames(law.registry)
        self._bound = Bound.of(law.target_set, Roster(law.registry))
        self._asked = {unit for each in asked for unit in _chosen(self._names, each)}
        self._are_all = not asked

    def owes(self, target: Target, written: str) -> bool:
        unit = self._names.find(written).unit
        if unit is None:
            return self._are_all
        return (self._are_all or unit in self._asked) and self._bound.binds(target, unit)


def _chosen(names: UnitNames, written: str) -> Sequence[int]:
    """Find a unit that was asked for; one that only the counts know has no place in a registry."""
    try:
        return choose_units(names, written)
    except ChoiceError:
        return ()


def _by_target(rows: Sequence[_Row]) -> Iterator[tuple[Target, Sequence[_Row]]]:
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(row.target.item, []).append(row)
    return ((of_it[0].target, of_it) for of_it in found.values())


def _listed(units: Iterable[str]) -> Words:
    """Name the first of some units, and count the others."""
    every = [f"«{safe(each)}»" for each in units]
    first, more = ", ".join(every[:NAMED]), len(every) - NAMED
    if more <= 0:
        return Words(first, first)
    return Words(f"{first} và {more} đơn vị khác", f"{first} and {more} more")


def _range(low: int, high: int) -> Words:
    if low == high:
        return Words(spelled(low, "vi"), spelled(low, "en"))
    vi, en = ((spelled(low, lang), spelled(high, lang)) for lang in ("vi", "en"))
    return Words(f"{vi[0]} đến {vi[1]}", f"{en[0]} to {en[1]}")
