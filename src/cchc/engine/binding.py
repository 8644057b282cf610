"""Which units a target binds, and which of them were expected to report."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cchc.counts import Counts, Roster
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.units import LEVELS

Expect = Literal["reported", "all"]
"""Who must report: the units that appear at all, or every unit that the set binds."""


@dataclass(frozen=True, slots=True)
class Binding:
    """The levels of the units of a roster, and the body that the whole set belongs to."""

    level_of: bytes
    body: int
    strangers: bool  # whether a unit of unknown level is expected to report

    @classmethod
    def of(cls, target_set: TargetSet, roster: Roster) -> "Binding":
        """Read it off a registry.

        A unit outside the registry has no level; where all targets bind the same levels it can
        only be of those.
        """
        alike = len({frozenset(target.levels) for target in target_set.targets}) == 1
        body = roster.registry.codes.index(target_set.body)
        return cls(roster.registry.level_of, body, alike)

    def binds(self, target: Target, unit: int) -> bool:
        """Say whether *unit*, having reported, is judged by *target*."""
        if unit == self.body or unit >= len(self.level_of):
            return True
        return LEVELS[self.level_of[unit]] in target.levels

    def binds_all(self, target: Target) -> bool:
        """Say whether *target* binds every unit there is."""
        return len(target.levels) == len(LEVELS)

    def bound(self, target: Target, units: Sequence[int]) -> Sequence[int]:
        """Give the positions of the units that *target* binds."""
        if self.binds_all(target):
            return range(len(units))
        return [position for position, unit in enumerate(units) if self.binds(target, unit)]

    def silent(self, target: Target, expected: set[int], reported: Sequence[int]) -> list[int]:
        """List the expected units that *target* binds and that said nothing; *reported* are distinct."""
        if len(reported) == len(expected):
            return []
        known = len(self.level_of)
        return sorted(
            unit
            for unit in expected.difference(reported)
            if self.binds(target, unit) and (unit < known or self.strangers)
        )

    def expected(self, counts: Counts, expect: Expect) -> set[int]:
        """Find the units that must report; the body reports only if it chooses to."""
        appearing = set(counts.units)
        if expect == "reported":
            return appearing
        return appearing | (set(range(len(self.level_of))) - {self.body})
