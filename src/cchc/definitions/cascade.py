"""Who has passed targets on, and how: every set beside those that extend it, row by row.  Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from cchc.definitions.binding import Bound
from cchc.definitions.dates import days_of
from cchc.definitions.model import Assignment, Milestone, Target, TargetSet, due_in
from cchc.definitions.period import Period
from cchc.definitions.strictness import Relation, relation
from cchc.definitions.threshold import Threshold
from cchc.definitions.unit_naming import DistinctNames
from cchc.definitions.units import INSIDE_A_BODY, Registry, Unit
from cchc.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """One row of a set, and what became of it for one unit."""

    unit: Unit
    above: Target  # the row that is passed on
    target_set: str | None  # id of the set that says so; None where the unit's own set is silent
    threshold: Threshold | None = None  # the unit's own, where it has one
    roadmap: Sequence[Milestone] = ()
    share: Decimal | None = None
    relation: Relation = Relation.NOT_PASSED_ON
    onward: Sequence[str] = ()  # codes of those to whom the unit passes it on again


@dataclass(frozen=True, slots=True)
class Cascade:
    """One set, what the units that it binds made of it, and those of whom no set is known."""

    target_set: TargetSet
    rows: Sequence[PassedOn]
    without_set: Sequence[Unit]
    called: DistinctNames


def cascade(sets: Sequence[TargetSet], registries: Mapping[str, Registry]) -> list[Cascade]:
    """Follow each of *sets* down; *registries* by the id of a set hold the units of its year."""
    return [_of_set(each, sets, registries[each.id]) for each in sets]


def _of_set(above: TargetSet, sets: Sequence[TargetSet], registry: Registry) -> Cascade:
    """Follow one set down to the units that existed on some day on which it is in force."""
    first, last = days_of(Period(above.year))
    dates = above.effective
    gone = registry.not_valid(max(dates.first or first, first), min(dates.last or last, last))
    named = {each.unit for target in above.targets for each in target.assigned}
    gone |= {at for at in registry.outside(above.body) if registry.codes[at] not in named}
    units = [registry[index] for index in range(len(registry)) if index not in gone]
    own: defaultdict[str, list[TargetSet]] = defaultdict(list)
    for each in sets:
        if each.extends == above.id:
            own[each.body].append(each)
    rows = [
        row
        for target in above.targets
        for row in (*_assigned(above, target, units), *_in_own_sets(above, target, own, units))
    ]
    told = {row.unit.code for row in rows} | {above.body}
    bound = [Bound.by(target, above.body) for target in above.targets]
    without = [
        unit
        for unit in units
        if unit.code not in told
        and unit.level not in INSIDE_A_BODY
        and any(each.has(unit.code, unit.level) for each in bound)
    ]
    return Cascade(above, rows, without, registry.called)


def _assigned(above: TargetSet, target: Target, units: Sequence[Unit]) -> Iterator[PassedOn]:
    """Give those to whom the set itself passes the row on."""
    known = {unit.code: unit for unit in units}
    named = [each.unit for each in target.assigned]
    for each in target.assigned:
        if each.unit in known:
            yield PassedOn(
                unit=known[each.unit],
                above=target,
                target_set=above.id,
                threshold=each.threshold,
                roadmap=each.roadmap,
                share=each.share,
                relation=_compared(above.year, _of_unit(target, each), _of_row(target)),
                onward=[
                    code for code in named if known.get(code, known[each.unit]).parent == each.unit
                ],
            )


def _in_own_sets(
    above: TargetSet,
    target: Target,
    own: Mapping[str, Sequence[TargetSet]],
    units: Sequence[Unit],
) -> Iterator[PassedOn]:
    """Give the units with a set of their own: what it makes of the row, or that it leaves it out."""
    rule = Bound.by(target, above.body)
    for unit in units:
        sets = own.get(unit.code, ()) if unit.code != above.body else ()
        rows = [(each.id, row) for each in sets for row in each.targets if row.item == target.item]
        if sets and not rows and rule.has(unit.code, unit.level):
            yield PassedOn(unit=unit, above=target, target_set=None)
        mine = next((each for each in target.assigned if each.unit == unit.code), None)
        due = _of_row(target) if mine is None else _of_unit(target, mine)
        for name, row in rows:
            yield PassedOn(
                unit=unit,
                above=target,
                target_set=name,
                threshold=row.threshold,
                roadmap=row.roadmap,
                relation=_compared(above.year, _of_row(row), due),
                onward=[each.unit for each in row.assigned],
            )


class _Due(NamedTuple):
    """What somebody must reach: in the year, in a period, and by which steps."""

    annual: Threshold
    in_period: Callable[[Period], Threshold]
    roadmap: Sequence[Milestone]


def _of_row(row: Target) -> _Due:
    return _Due(row.threshold, row.threshold_in, row.roadmap)


def _of_unit(row: Target, own: Assignment) -> _Due:
    steps = own.roadmap or (() if own.threshold else row.roadmap)
    return _Due(own.threshold or row.threshold, partial(row.threshold_of, own), steps)


def _compared(year: int, below: _Due, above: _Due) -> Relation:
    """Compare the targets of the year, and what is due wherever the roadmap above has a step.

    Where only the unit below has a roadmap, its steps lead to the year's target and are no laxer.
    """
    months = (Period(year, month, month) for month in range(1, 13))
    steps = (Period(year, each.first, each.last) for each in above.roadmap)
    periods = [*(each for each in months if due_in(above.roadmap, each)), *steps]
    due = ((below.in_period(each), above.in_period(each)) for each in periods)
    return relation([(below.annual, above.annual), *due])
