"""One target over the units that it binds: their verdicts, who is silent, and the total."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from cchc.counts import DECIDED, Counts, gather
from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.engine.binding import Binding, whose_threshold
from cchc.engine.checks import Flaw
from cchc.engine.in_force import Changed
from cchc.engine.judge import judge, judge_columns
from cchc.engine.nesting import contained
from cchc.engine.parts import unheard, without_contradictions
from cchc.engine.rollup import Rolled
from cchc.engine.totals import Addends, as_far_as_known, total_of, total_so_far
from cchc.engine.undecided import OfUnits, holds
from cchc.results import Judged, SoFar, Verdict
from cchc.values import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    """What the units sent of one indicator."""

    rolled: Rolled  # over the judged period
    so_far: SoFar
    undecided: OfUnits
    in_parts: frozenset[int] = frozenset()  # units that counted things of parts of the period only

    def only(self, units: Set[int]) -> "Sent":
        """Leave only what some units sent."""
        rolled = self.rolled
        kept = [position for position, unit in enumerate(rolled.units) if unit in units]
        return replace(self, rolled=_only(rolled, kept), in_parts=self.in_parts & frozenset(units))

    def without(self, changed: Changed) -> "Sent":
        """Trust nothing of whose months some are another indicator's."""
        return replace(self, rolled=changed.distrust(self.rolled))

    def for_target(
        self, counts: Counts, target: Target, binding: Binding
    ) -> tuple["Sent", list[Flaw]]:
        """Trust nothing that contradicts the sum of those to whom the target is passed on."""
        rolled, flaws = without_contradictions(self.rolled, counts, target, binding)
        return (replace(self, rolled=rolled) if flaws else self), flaws


def judge_asked(
    counts: Counts,
    target: Target,
    period: Period,
    sent: Sent,
    binding: Binding,
    expected: set[int],
) -> tuple[Judged, list[Flaw]]:
    """Judge one target for the units that are asked about, or for everybody.

    The total of those to whom a target was passed on is a result of the body, which may be asked
    about: it is the same whoever else is.
    """
    units = binding.asked
    if units is not None and binding.body in units and target.item in binding.passed_on:
        whole = replace(binding, asked=None)
        trusted, flaws = sent.for_target(counts, target, whole)
        judged = judge_target(target, period, trusted, whole, expected)
        if judged.total.is_obligation:
            return _only_of(judged, units), flaws
    trusted, flaws = (sent if units is None else sent.only(units)).for_target(
        counts, target, binding
    )
    return judge_target(target, period, trusted, binding, expected), flaws


def _only_of(judged: Judged, units: Set[int]) -> Judged:
    """Leave the columns of some units beside the total of all."""
    kept = [position for position, unit in enumerate(judged.units) if unit in units]
    return replace(
        judged.at(kept),
        missing=[unit for unit in judged.missing if unit in units],
        summed_from=judged,
    )


def judge_target(
    target: Target, period: Period, sent: Sent, binding: Binding, expected: set[int]
) -> Judged:
    """Judge one target over the units that it binds, and say which of *expected* are silent."""
    threshold, doubts = target.threshold_in(period), sent.undecided
    bound = _only(sent.rolled, binding.bound(target, sent.rolled.units))
    units, bs, as_, gaps = bound.units, bound.numerators, bound.denominators, bound.gaps
    own = binding.thresholds(target, period)
    verdicts = _verdicts(target, threshold, own, bound, doubts)
    missing = binding.silent(target, expected, units)
    above = binding.above(target)
    is_passed_on = target.item in binding.passed_on and not binding.in_part
    owing = unheard(target, binding, frozenset(units)) if is_passed_on else missing
    asked = dict.fromkeys((*units, *missing, *owing)) if above else ()
    inside = contained(asked, units, verdicts, above, binding.body)
    known = len(binding.level_of)
    unlisted = {unit for unit in units if unit >= known}
    left_out = inside | {binding.body} | unlisted
    # Whose months are lacking makes a total incomplete only where its counts are added.
    adds = [units[at] for at in gaps if len(units) == 1 or units[at] not in left_out]
    incomplete = bool(adds) or any(unit not in inside for unit in owing)
    in_parts = not sent.in_parts.isdisjoint(missing)
    addends = Addends(units, bs, as_, verdicts, left_out, incomplete, in_parts)
    added = [unit for unit in (*units, *missing) if unit not in left_out]
    whose = whose_threshold(own, added) if binding.in_part else None
    total = total_of(target, threshold if whose is None else own[whose], period, addends)
    total = as_far_as_known(total, addends, doubts)
    year = total_so_far(total, sent.so_far)
    return Judged(
        target=target,
        threshold=threshold,
        period=period,
        units=units,
        numerators=bs,
        denominators=as_,
        rows=bound.rows,
        added=bound.added,
        verdicts=bytes(verdicts),
        gaps=gaps,
        missing=missing,
        owing=owing,
        total=replace(
            total,
            so_far=year,
            unlisted=len(unlisted),
            of="" if whose is None else binding.codes[whose],
            is_obligation=binding.is_obligation(target, units, verdicts),
        ),
        thresholds=own,
        above=above,
        since_january=sent.so_far,
        undecided=doubts,
    )


def _only(rolled: Rolled, chosen: Sequence[int]) -> Rolled:
    """Leave only the units at the *chosen* positions."""
    if len(chosen) == len(rolled.units):
        return rolled
    place = {old: new for new, old in enumerate(chosen)}
    return replace(
        rolled,
        units=gather(rolled.units, chosen),
        numerators=gather(rolled.numerators, chosen),
        denominators=gather(rolled.denominators, chosen),
        rows=gather(rolled.rows, chosen),
        added=[gather(column, chosen) for column in rolled.added],
        broken=frozenset(place[old] for old in rolled.broken if old in place),
        gaps={place[old]: months for old, months in rolled.gaps.items() if old in place},
    )


def _verdicts(
    target: Target,
    threshold: Threshold,
    own: Mapping[int, Threshold],
    bound: Rolled,
    doubts: OfUnits,
) -> bytearray:
    """Judge each unit by the threshold, or by its own; nothing where its numbers cannot be trusted."""
    indicator, bs, as_ = target.indicator, bound.numerators, bound.denominators
    verdicts = judge_columns(threshold, indicator, bs, as_)
    for position, unit in enumerate(bound.units if own else ()):
        if unit in own:
            verdicts[position] = judge(own[unit], indicator, bs[position], as_[position])
    for position in bound.broken:
        verdicts[position] = Verdict.INVALID
    for position, unit in enumerate(bound.units if doubts else ()):
        due, b, a = own.get(unit, threshold), bs[position], as_[position]
        is_known = holds(due, indicator, b, a, doubts.get(unit, DECIDED))
        if verdicts[position] < Verdict.NOT_REPORTED and not is_known:
            verdicts[position] = Verdict.INCONCLUSIVE
    return verdicts
