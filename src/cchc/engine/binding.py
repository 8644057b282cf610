"""Which units a target binds, and which of them were expected to report."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import field
from typing import Literal

from cchc.counts import Counts, Roster
from cchc.definitions.binding import Bound
from cchc.definitions.level import Level
from cchc.definitions.model import Assignment, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.strictness import is_same
from cchc.definitions.threshold import Threshold
from cchc.definitions.units import INSIDE_A_BODY, LEVELS, Registry
from cchc.results import Verdict
from cchc.values import dataclass

Expect = Literal["reported", "all"]
"""Who must report: the units that appear at all, or every unit that the set binds."""


@dataclass(frozen=True, slots=True)
class Binding:
    """Whom the targets of a set bind: units of some levels, or those to whom a row is passed on."""

    codes: Sequence[str]
    level_of: bytes
    body: int  # the unit that the whole set belongs to; it may report for every target
    unregistered: bool  # whether a unit of unknown level is expected to report
    rules: Mapping[str, Bound]  # item → whom its target binds
    occurring: frozenset[Level] = frozenset()  # the levels of the units that there are
    # Item → the units to whom its target is passed on; the other rows are not in here.
    passed_on: Mapping[str, Mapping[int, Assignment]] = field(default_factory=dict)
    parents: Mapping[int, int] = field(default_factory=dict)  # filled where targets are passed on
    stays: frozenset[str] = frozenset()  # items that bind the body and nobody else
    outside: frozenset[int] = frozenset()  # neither the body nor below it: others' sets are theirs
    inside: frozenset[int] = frozenset()  # parts of the body: where it reports, it reports for them
    gone: Set[int] = frozenset()  # who did not exist in the judged period
    asked: Set[int] | None = None  # the only units that were asked about; None: everybody

    @property
    def in_part(self) -> bool:
        """Whether only some of the units were asked about."""
        return self.asked is not None

    @classmethod
    def of(cls, target_set: TargetSet, roster: Roster) -> "Binding":
        """Read it off a registry.

        A unit outside the registry has no level; where all targets bind the same levels it can
        only be of those.
        """
        registry = roster.registry
        alike = len({frozenset(target.levels) for target in target_set.targets}) == 1
        body = registry.codes.index(target_set.body)
        occurring = frozenset(LEVELS[level] for level in set(registry.level_of))
        outside = registry.outside(target_set.body)
        rules = {each.item: Bound.by(each, target_set.body) for each in target_set.targets}
        of_others = _levels_of_others(registry, body, outside)
        stays = frozenset(
            target.item
            for target in target_set.targets
            if not target.assigned and of_others.isdisjoint(target.levels)
        )
        everybody = frozenset(range(len(registry))) if registry.one_body else frozenset()
        inside = everybody - outside - {body}
        assigning = [target for target in target_set.targets if target.assigned]
        if not assigning:
            return cls(
                registry.codes,
                registry.level_of,
                body,
                alike,
                rules,
                occurring,
                stays=stays,
                outside=outside,
                inside=inside,
            )
        index = {code: unit for unit, code in enumerate(registry.codes)}
        passed_on = {
            target.item: {index[each.unit]: each for each in target.assigned if each.unit in index}
            for target in assigning
        }
        above = enumerate(registry.parents)
        parents = {unit: index[code] for unit, code in above if code in index}
        return cls(
            registry.codes,
            registry.level_of,
            body,
            alike,
            rules,
            occurring,
            passed_on,
            parents,
            stays,
            outside,
            inside.difference(*passed_on.values()),
        )

    def binds(self, target: Target, unit: int) -> bool:
        """Say whether *unit*, having reported, is judged by *target*."""
        if unit >= len(self.level_of):
            return self.rules[target.item].has("", None)
        if unit in self.outside and unit not in self.passed_on.get(target.item, ()):
            return False
        level = LEVELS[self.level_of[unit]]
        return self.rules[target.item].has(self.codes[unit], level)

    def binds_all(self, target: Target) -> bool:
        """Say whether *target* binds every unit there is."""
        is_for_all = target.item not in self.passed_on and self.occurring.issubset(target.levels)
        return is_for_all and not self.outside

    def thresholds(self, target: Target, period: Period) -> dict[int, Threshold]:
        """Give what is due in *period* of the units that have a threshold of their own."""
        due = target.threshold_in(period)
        own = {
            unit: target.threshold_of(each, period)
            for unit, each in self.passed_on.get(target.item, {}).items()
        }
        return {unit: threshold for unit, threshold in own.items() if threshold is not due}

    def above(self, target: Target) -> Mapping[int, int]:
        """Lead from each unit to the one above, where the target is passed on and they may overlap."""
        return self.parents if target.item in self.passed_on else {}

    def bound(self, target: Target, units: Sequence[int]) -> Sequence[int]:
        """Give the positions of the units that *target* binds."""
        if self.binds_all(target):
            return range(len(units))
        # All but few units are bound by their levels alone: the rule is asked once for each level.
        rule, known = self.rules[target.item], len(self.level_of)
        named = {*self.passed_on.get(target.item, ())}
        if self.binds(target, self.body):
            named.add(self.body)
        by_level = bytes(rule.has("", level) for level in LEVELS).ljust(256, b"\0")
        is_bound = self.level_of.translate(by_level) + bytes([rule.has("", None)])
        return [
            position
            for position, unit in enumerate(units)
            if (is_bound[min(unit, known)] and unit not in self.outside) or unit in named
        ]

    def silent(self, target: Target, expected: set[int], reported: Sequence[int]) -> list[int]:
        """List the expected units that *target* binds and that said nothing; *reported* are distinct."""
        if len(reported) == len(expected) and expected.issuperset(reported):
            return []
        known = len(self.level_of)
        return sorted(
            unit
            for unit in expected.difference(reported)
            if self.binds(target, unit)
            and (unit < known or self.unregistered)
            # Who passes a target on need not report beside those to whom it went.
            and not (unit == self.body and target.item in self.passed_on)
        )

    def expected(self, counts: Counts, expect: Expect) -> set[int]:
        """Find the units that must report; beside others the body reports only what it chooses to.

        Where it alone sent anything it reports for itself and its parts, and must do so in full.
        """
        appearing = _appearing(counts)
        alone = appearing == {self.body}
        if expect == "reported":
            return appearing if alone else appearing - {self.body} or appearing
        everybody = appearing.union(range(len(self.level_of)))
        has_parts_only = everybody - {self.body} - self.outside <= self.inside
        for_itself = alone or (not appearing and has_parts_only)
        return everybody - self.inside if for_itself else everybody - {self.body}

    def owing(self, registered: Roster) -> set[int]:
        """Find the units that must report where nobody has: those to give forms to."""
        nothing = Counts(registered, (), [])
        units, of_body = self.expected(nothing, "all"), self.expected_of_body(nothing, "all")
        return units | {self.body} if of_body else units

    def expected_of_body(self, counts: Counts, expect: Expect) -> frozenset[str]:
        """Give the items that the body itself must report: those that stay with it alone."""
        is_there = self.stays and (expect == "all" or self.body in _appearing(counts))
        return self.stays if is_there else frozenset()

    def is_obligation(self, target: Target, units: Sequence[int], verdicts: Sequence[int]) -> bool:
        """Say whether the sum over *units* is the body's own result: it passed on, and is silent."""
        if self.in_part or target.item not in self.passed_on:
            return False
        said = zip(units, verdicts, strict=True)
        return all(unit != self.body or verdict == Verdict.NOT_REPORTED for unit, verdict in said)


def _levels_of_others(registry: Registry, body: int, outside: frozenset[int]) -> set[Level]:
    """Give the levels of the units beside the body, those included that a registry may not name."""
    if not outside:
        others = registry.level_of[:body] + registry.level_of[body + 1 :]
        return {LEVELS[level] for level in set(others)}.union(registry.open)
    inside = (at for at in range(len(registry)) if at != body and at not in outside)
    # Units that the list leaves out may be below the body only where they are parts of one.
    return {LEVELS[registry.level_of[at]] for at in inside} | (INSIDE_A_BODY & registry.open.keys())


def whose_threshold(thresholds: Mapping[int, Threshold], units: Sequence[int]) -> int | None:
    """Give one of *units* where all have the same threshold of their own; None where it is the row's."""
    own = [thresholds[unit] for unit in units if unit in thresholds]
    alike = own and len(own) == len(units) and all(is_same(own[0], each) for each in own)
    return units[0] if alike else None


def _appearing(counts: Counts) -> set[int]:
    return set(counts.units).union(unit for unit, _ in counts.passed_by if unit >= 0)
