"""What a report comes to in figures: how many results, units and dossiers.

Counted from the columns of what was judged, for a province has thousands of results.
"""

from collections.abc import Iterator
from typing import NamedTuple

from cchc.engine.shortfall import misses_high, shortfall
from cchc.results import Judged, Report, Verdict


class Missed(NamedTuple):
    """A missed result by its place, and how many of its dossiers are missing or too many."""

    judged: Judged
    position: int
    of_these: int | None  # None where no number would do, or where b is no part of a
    fewer: bool


class Silent(NamedTuple):
    """The units that have not reported everything, as indices into the roster."""

    nothing: frozenset[int]
    in_part: frozenset[int]


def missed(report: Report) -> Iterator[Missed]:
    """Yield what was missed, target by target."""
    wanted = int(Verdict.MISSED)
    for judged in report.judged:
        part = judged.target.indicator.part_of_whole
        position = judged.verdicts.find(wanted)
        while position >= 0:
            b, a = judged.numerators[position], judged.denominators[position]
            threshold = judged.threshold_of(judged.units[position])
            lacking = shortfall(threshold, b, a).of_these if part and b >= 0 and a > 0 else None
            fewer = a > 0 and misses_high(threshold, b, a)
            yield Missed(judged, position, lacking, fewer)
            position = judged.verdicts.find(wanted, position + 1)


def lacking_dossiers(report: Report) -> int:
    """Count the dossiers that missed results are short of; too many under a ceiling are not among them."""
    return sum(each.of_these or 0 for each in missed(report) if not each.fewer)


def worst_first(found: Missed) -> tuple[int, int]:
    """Sort by how many dossiers are missing; what no number could mend stands last."""
    return (1, 0) if found.of_these is None else (0, -found.of_these)


def silent_units(report: Report) -> Silent:
    """Tell those that sent nothing from those of which a part is missing."""
    sent: set[int] = set()
    missing: set[int] = set()
    not_reported = int(Verdict.NOT_REPORTED)
    for judged in report.judged:
        missing.update(judged.missing)
        missing.update(judged.units[position] for position in judged.gaps)
        for unit, verdict in zip(judged.units, judged.verdicts, strict=True):
            (missing if verdict == not_reported else sent).add(unit)
    return Silent(frozenset(missing - sent), frozenset(missing & sent))


def partial(report: Report, verdict: Verdict) -> int:
    """Count the results with this verdict that rest on a part of their period."""
    return sum(
        judged.verdicts[position] == verdict for judged in report.judged for position in judged.gaps
    )
