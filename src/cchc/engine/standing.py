"""Where a unit stands among its kind: how many units of its level have a better ratio.

Ratios are compared exactly.  Equal ones share a place; who sent nothing, or what cannot be trusted,
has none and is counted beside.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from cchc.definitions.indicator import Better
from cchc.definitions.level import Level
from cchc.definitions.units import LEVELS
from cchc.engine.binding import Binding
from cchc.results import Judged, Report, Verdict

_RANKED = (Verdict.MET, Verdict.MISSED)


class Standing(NamedTuple):
    """The place of a unit for one target, and who has none."""

    place: int | None  # from 1; None where the unit has no ratio
    ranked: int  # units of its kind that have one
    sharing: int  # other units with the very same ratio
    silent: int
    wrong: int
    empty: int  # units where nothing arose
    undecided: int  # units whose dossiers leave the verdict open


class _Kind(NamedTuple):
    """The units of one level under one target."""

    places: Mapping[int, tuple[int, int]]  # unit → its place, and how many others share it
    silent: int
    wrong: int
    empty: int
    undecided: int


class Standings:
    """The places of all units in a report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._binding = Binding.of(report.target_set, report.counts.roster)
        self._kinds: dict[str, Mapping[Level, _Kind]] = {}

    def of(self, judged: Judged, unit: int) -> Standing | None:
        """Give the place of a unit; None for the body of the set, and where the kind is unknown."""
        level = self._level(unit)
        if level is None or unit == self._binding.body:
            return None
        if judged.target.item not in self._kinds:
            self._kinds[judged.target.item] = self._sort(judged)
        kind = self._kinds[judged.target.item][level]
        beside = kind.silent, kind.wrong, kind.empty, kind.undecided
        place, sharing = kind.places.get(unit, (None, 0))
        return Standing(place, len(kind.places), sharing, *beside)

    def _level(self, unit: int) -> Level | None:
        levels = self._report.counts.roster.registry.level_of
        return LEVELS[levels[unit]] if unit < len(levels) else None

    def _sort(self, judged: Judged) -> Mapping[Level, _Kind]:
        worth: defaultdict[Level, dict[int, Fraction]] = defaultdict(dict)
        others: defaultdict[Level, Counter[Verdict]] = defaultdict(Counter)
        sign = 1 if judged.target.indicator.better is Better.HIGHER else -1
        heard = set()
        for position, unit in enumerate(judged.units):
            level, verdict = self._level(unit), Verdict(judged.verdicts[position])
            if level is None or unit == self._binding.body:
                continue
            if verdict is not Verdict.NOT_REPORTED:
                heard.add(unit)
            b, a = judged.numerators[position], judged.denominators[position]
            if verdict in _RANKED and a > 0:
                worth[level][unit] = sign * Fraction(b, a)
            else:
                others[level][verdict] += 1
        return {
            level: _Kind(
                _placed(worth[level]),
                silent,
                others[level][Verdict.INVALID],
                others[level][Verdict.NOT_APPLICABLE],
                others[level][Verdict.INCONCLUSIVE],
            )
            for level, silent in self._silent(judged, heard).items()
        }

    def _silent(self, judged: Judged, heard: set[int]) -> Mapping[Level, int]:
        """Count, of each level, the units that the target binds and that sent nothing for it.

        For parts of the body it reports itself: they are silent where they were asked.
        """
        silent = Counter(dict.fromkeys(Level, 0))
        registry, body = self._report.counts.roster.registry, self._binding.body
        months = (f"{judged.period.year}-{m:02}" for m in (judged.period.first, judged.period.last))
        first, last = months
        gone = registry.not_valid(f"{first}-01", f"{last}-31")
        not_asked = self._binding.inside.difference(judged.units, judged.missing)
        for unit, level in enumerate(registry.level_of):
            if unit in heard or unit in gone or unit == body or unit in not_asked:
                continue
            if self._binding.binds(judged.target, unit):
                silent[LEVELS[level]] += 1
        return silent


def _placed(worth: Mapping[int, Fraction]) -> Mapping[int, tuple[int, int]]:
    """Give each unit its place, the greatest ratio first, and how many others share it."""
    found: dict[int, tuple[int, int]] = {}
    for _, same in groupby(sorted(worth, key=worth.__getitem__, reverse=True), worth.__getitem__):
        units, place = list(same), len(found) + 1
        found |= dict.fromkeys(units, (place, len(units) - 1))
    return found
