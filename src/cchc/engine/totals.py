"""Totals of a target: b and a summed over units, and judged as one; percentages are never averaged."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from cchc.counts import DECIDED, Undecided
from cchc.definitions.indicator import OverTime
from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.engine.judge import judge
from cchc.engine.undecided import OfUnits, holds
from cchc.results import SoFar, Total, Verdict
from cchc.values import dataclass


@dataclass(frozen=True, slots=True)
class Addends:
    """What a total sums: units with their b and a, each judged already; columns of one length.

    A unit that is *left_out* says of itself what the others said already (the body beside its
    units, an officer beside the room): its counts are added only where it alone reports.
    """

    units: Sequence[int]
    numerators: Sequence[int]
    denominators: Sequence[int]
    verdicts: bytes | bytearray
    left_out: Collection[int]
    incomplete: bool  # whether a unit is silent, or sent only a part of the period
    in_parts: bool = False  # whether a unit counted things of parts of the period only


def total_of(target: Target, threshold: Threshold, period: Period, addends: Addends) -> Total:
    """Sum b and a, and compare them with the *threshold* that is due in the *period*.

    Counts of different things are never added over units.
    """
    units, verdicts = addends.units, addends.verdicts
    bs, as_ = addends.numerators, addends.denominators
    unusable = verdicts.count(Verdict.INVALID) + verdicts.count(Verdict.NOT_REPORTED)
    if unusable or (len(units) > 1 and any(unit in units for unit in addends.left_out)):
        summed = [
            (unit, b, a)
            for unit, b, a, verdict in zip(units, bs, as_, verdicts, strict=True)
            if verdict < Verdict.NOT_REPORTED and unit not in addends.left_out
        ]
        units = [unit for unit, _, _ in summed]
        bs, as_ = [b for _, b, _ in summed], [a for _, _, a in summed]
    if target.indicator.counts_things and (len(bs) > 1 or addends.in_parts):
        # The same things may be counted by several; nobody knows how many there are in all.
        nothing = Verdict.NOT_APPLICABLE
        return Total(target, threshold, period, 0, 0, 0, nothing, partial=False, adds_up=False)
    b, a = sum(bs), sum(as_)
    if bs:
        verdict = judge(threshold, target.indicator, b, a)
    else:
        verdict = Verdict.INVALID if Verdict.INVALID in verdicts else Verdict.NOT_REPORTED
    partial = addends.incomplete or bool(unusable and _lacks(addends))
    return Total(
        target, threshold, period, len(bs), b, a, verdict, partial, summed=units if bs else ()
    )


def _lacks(addends: Addends) -> bool:
    """Say whether anybody cannot be added whose counts belong in the sum."""
    alone = len(addends.units) == 1
    return any(
        verdict >= Verdict.NOT_REPORTED and (alone or unit not in addends.left_out)
        for unit, verdict in zip(addends.units, addends.verdicts, strict=True)
    )


def as_far_as_known(total: Total, addends: Addends, doubts: OfUnits) -> Total:
    """Sum what is undecided, and give the total no verdict that it could turn."""
    if not doubts or not total.units:
        return total
    summed = [
        doubts.get(unit, DECIDED)
        for unit, verdict in zip(addends.units, addends.verdicts, strict=True)
        if verdict < Verdict.NOT_REPORTED
        and (unit not in addends.left_out or len(addends.units) == 1)
    ]
    undecided = Undecided(sum(each.u for each in summed), sum(each.v for each in summed))
    b, a = total.numerator, total.denominator
    is_known = holds(total.threshold, total.target.indicator, b, a, undecided)
    verdict = total.verdict if is_known else Verdict.INCONCLUSIVE
    return replace(total, verdict=verdict, undecided=undecided)


def total_so_far(total: Total, so_far: SoFar) -> tuple[int, int] | None:
    """Sum the year so far over the units of a total; None where it is not known of each."""
    if total.target.indicator.over_time is not OverTime.SUM or not total.units:
        return None
    if any(total.undecided):
        return None
    if total.period.first == 1:
        return total.numerator, total.denominator
    known = [pair for unit in total.summed if (pair := so_far.of(unit)) is not None]
    if len(known) < len(total.summed):
        return None
    return sum(b for b, _ in known), sum(a for _, a in known)
