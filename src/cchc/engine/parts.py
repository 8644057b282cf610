"""A unit beside the parts that it is made of: what they report together cannot contradict it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from cchc.counts import BLANK, Counts
from cchc.definitions.indicator import OverTime
from cchc.definitions.model import Target
from cchc.diagnostics import Finding
from cchc.engine.binding import Binding
from cchc.engine.checks import Flaw
from cchc.engine.rollup import Rolled
from cchc.results import Judged, Verdict
from cchc.rules.names import PartsExceedUnit, PartsNotWhole

Pair = tuple[int, int]
_WHOLE = 100  # percent


def without_contradictions(
    rolled: Rolled, counts: Counts, target: Target, binding: Binding
) -> tuple[Rolled, list[Flaw]]:
    """Trust no unit whose own counts differ from the sum of those who carry all of its work.

    Their shares add up to its own, and to 100 for the body.  Only dossiers add up: two rooms may
    count one procedure twice.
    """
    assigned = binding.passed_on.get(target.item, {})
    if target.indicator.over_time is not OverTime.SUM or not any(
        each.share for each in assigned.values()
    ):
        return rolled, []
    said = _said(rolled)
    flaws, broken = list[Flaw](), set[int]()
    for holder, parts in _parts(assigned, binding).items():
        whole = _WHOLE if holder == binding.body else assigned[holder].share
        shares = [assigned[part].share or 0 for part in parts]
        if holder not in said or sum(shares) != whole or not said.keys() >= set(parts):
            continue
        position, own = said[holder]
        together = tuple(sum(column) for column in zip(*(said[p][1] for p in parts), strict=True))
        if together != own:
            broken.add(position)
            finding = PartsNotWhole(
                unit=counts.roster.called.of(holder),
                this=f"{own[0]}/{own[1]}",
                parts=len(parts),
                these=f"{together[0]}/{together[1]}",
            ).at(counts.location(rolled.rows[position]))
            flaws.append(Flaw(rolled.rows[position], finding))
    return replace(rolled, broken=rolled.broken | broken) if broken else rolled, flaws


def unheard(target: Target, binding: Binding, reported: Collection[int]) -> list[int]:
    """List those to whom a target is passed on and of whose work nothing is known.

    A room need not report itself where those who carry all of its work do.
    """
    assigned = binding.passed_on.get(target.item, {})
    parts = _parts(assigned, binding) if assigned else {}

    def is_heard(unit: int) -> bool:
        if unit in reported:
            return True
        inside = parts.get(unit, ())
        carried = sum(assigned[part].share or 0 for part in inside)
        is_whole = bool(inside) and carried == (assigned[unit].share or 0)
        return is_whole and all(map(is_heard, inside))

    return [
        unit
        for unit in assigned
        if unit != binding.body and unit not in binding.gone and not is_heard(unit)
    ]


def _said(rolled: Rolled) -> dict[int, tuple[int, Pair]]:
    """Find what was reported of the whole period and can be used: unit → its position, b and a."""
    columns = zip(rolled.units, rolled.numerators, rolled.denominators, strict=True)
    return {
        unit: (position, (b, a))
        for position, (unit, b, a) in enumerate(columns)
        if b > BLANK and a > BLANK and position not in rolled.broken and position not in rolled.gaps
    }


def _parts(assigned: Mapping[int, object], binding: Binding) -> dict[int, list[int]]:
    """Sort the units to whom a target is passed on by the nearest one above, else by the body."""
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for unit in assigned:
        if unit == binding.body:
            continue
        above, seen = binding.parents.get(unit), {unit}
        while above is not None and above not in assigned and above not in seen:
            seen.add(above)
            above = binding.parents.get(above)
        parts[binding.body if above is None or above not in assigned else above].append(unit)
    return parts


def parts_exceed(counts: Counts, judged: Sequence[Judged]) -> Iterator[Finding]:
    """Officers who together report more than the room that they are in."""
    for each in filter(attrgetter("above"), judged):
        pairs = zip(each.numerators, each.denominators, each.verdicts, strict=True)
        said = {
            unit: (b, a)
            for unit, (b, a, verdict) in zip(each.units, pairs, strict=True)
            if verdict < Verdict.NOT_REPORTED
        }
        inside: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for unit, pair in said.items():
            if each.above.get(unit) in said:
                inside[each.above[unit]].append(pair)
        for unit, pairs_inside in inside.items():
            b, a = (sum(column) for column in zip(*pairs_inside, strict=True))
            own_b, own_a = said[unit]
            if b > own_b or a > own_a:
                yield PartsExceedUnit(
                    unit=counts.roster.called.of(unit),
                    this=f"{own_b}/{own_a}",
                    these=f"{b}/{a}",
                    parts=len(pairs_inside),
                ).at(counts.location(each.rows[list(each.units).index(unit)]))
