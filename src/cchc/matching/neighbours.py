"""What the other units of a table say of one whose name is mixed up with another's.

A table that has «Xã Đắk Long» and «Xã Đăk Long» tells them apart itself; one of all communes of Đắk Glei
means the one of Đắk Glei.
"""

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Final

from cchc.matching.unit_match import UnitMatch
from cchc.matching.units import UnitNames, UnitsWithin
from cchc.words import Words
from cchc.words.differences import HowRead
from cchc.words.text import safe

_BESIDE: Final = Words(
    "các đơn vị khác của bảng đều thuộc", "all other units of the table are below"
)
_UNDER: Final = Words("đứng dưới dòng ghi", "it stands below the row of")
_FEWEST: Final = 3  # neighbours that make a list of the units of one body


class Neighbours:
    """The texts that name units in one table."""

    def __init__(self, names: UnitNames, within: UnitsWithin, texts: Collection[str]) -> None:
        self._names = names
        self._within = within
        self._texts = texts

    def tell(self, written: str, match: UnitMatch) -> UnitMatch:
        """Say which of units that are mixed up *written* means; where nothing says it, *match* again."""
        if match.kind != "ambiguous" or self._names.mixed_up.keys().isdisjoint(match.candidates):
            return match
        own = self._names.spelt_so(written, match.candidates)
        if len(own) == 1 and self._has_each(match.candidates):
            return self._names.one(own[0], HowRead(written))
        below = [unit for unit in match.candidates if self._stands_below(written, unit)]
        if len(below) == 1:
            return UnitMatch(below[0], (), "loose", self._how(written, below[0], _UNDER))
        below = [unit for unit in match.candidates if self._lists(unit)]
        return (
            match
            if len(below) != 1
            else UnitMatch(below[0], (), "loose", self._how(written, below[0], _BESIDE))
        )

    @cached_property
    def _matches(self) -> Sequence[tuple[str, UnitMatch]]:
        return [
            (text, self._within.meaning(text))
            for text in dict.fromkeys(self._texts)
            if text.strip()
        ]

    def _has_each(self, units: Sequence[int]) -> bool:
        """Say whether each of some units stands in the table, spelt as no other of them is."""
        alike = (text for text, match in self._matches if set(match.candidates) == {*units})
        spelt = (self._names.spelt_so(text, units) for text in alike)
        return {own[0] for own in spelt if len(own) == 1} == {*units}

    def _stands_below(self, written: str, unit: int) -> bool:
        """Say whether the next body above a name is always that of *unit*, with only its units between."""
        registry = self._names.registry
        found = dict(self._matches)
        heads: set[str | None] = set()
        head: str | None = None
        for text in self._texts:
            match = found.get(text)
            if text == written:
                heads.add(head)
            elif match is None or match.unit is None:
                continue
            elif registry.level_of[match.unit] < registry.level_of[unit]:
                head = registry.codes[match.unit]
            elif registry.parents[match.unit] != head:
                head = None
        return heads == {registry.parents[unit]}

    def _lists(self, unit: int) -> bool:
        """Say whether all other units of its level are of the body above it, and at least half of those."""
        registry = self._names.registry
        level, above = registry.level_of[unit], registry.parents[unit]
        named = {match.unit for _, match in self._matches if match.unit is not None}
        beside = [each for each in named if registry.level_of[each] == level]
        of_body = sum(
            parent == above and own == level
            for parent, own in zip(registry.parents, registry.level_of, strict=True)
        )
        return (
            len(beside) >= _FEWEST
            and 2 * len(beside) >= of_body - 1
            and {registry.parents[each] for each in beside} == {above}
        )

    def _how(self, written: str, unit: int, why: Words) -> HowRead:
        above = safe(self._names.registry.called.body_above(unit))
        return HowRead(written, ways=(Words(f"{why.vi} {above}", f"{why.en} {above}"),))
