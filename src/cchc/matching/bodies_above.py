"""Who stands above whom, and where in a text the unit above, or the code, may stand beside a name."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Final

from cchc.definitions.units import Registry
from cchc.matching.spellings import skeletons
from cchc.patterns import pattern_of
from cchc.words.abbreviations import kind_written_out
from cchc.words.spelling import without_numbering, without_tail
from cchc.words.text import fold

_LONGEST: Final = 200  # characters of a text that is taken apart
_MOST_WORDS: Final = 16
# «Xã Vinh Quang, TP Kon Tum», «Xã Vinh Quang - TP Kon Tum», «Xã Vinh Quang (TP Kon Tum)»
_APART = pattern_of(r"\s*[,/;(]\s*|\s+-\s*|\s*-\s+")
_AROUND_CODES: Final = " ()[],;:.-–"
_WORDS_OF_CODES = pattern_of(r"[\s,;:()\[\]]+")
_PROVINCE: Final = "tỉnh"  # «Sở Nội vụ tỉnh»: whichever it is
_OF = pattern_of(r"^(?:thuộc|của|trực thuộc) ")


class Tree:
    """The units of a registry by who is above whom."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    @cached_property
    def position(self) -> dict[str, int]:
        """Code → unit."""
        codes = self._registry.codes
        return dict(zip(codes, range(len(codes)), strict=True))

    @cached_property
    def _levels_below(self) -> dict[str, set[int]]:
        below: dict[str, set[int]] = {}
        for parent, level in set(zip(self._registry.parents, self._registry.level_of, strict=True)):
            below.setdefault(parent, set()).add(level)
        return below

    @cached_property
    def _named_like_one_above(self) -> set[bytes]:
        registry, aliases = self._registry, self._registry.aliases
        over = [self.position[code] for code in self._levels_below if code in self.position]
        names = [name for unit in over for name in (registry.names[unit], *aliases.get(unit, ()))]
        return {skeletons(key)[0] for key in (_PROVINCE, *map(kind_written_out, map(fold, names)))}

    @cached_property
    def provinces(self) -> Sequence[int]:
        """Give the units at the top that are called «Tỉnh …»."""
        tops = [unit for unit, parent in enumerate(self._registry.parents) if not parent]
        return [u for u in tops if fold(self._registry.names[u]).startswith(f"{_PROVINCE} ")]

    def above(self, unit: int) -> int | None:
        """Give the unit directly above."""
        return self.position.get(self._registry.parents[unit])

    def is_at_or_below(self, unit: int, other: int) -> bool:
        """Say whether *unit* is *other* or stands somewhere below it."""
        seen: set[int] = set()
        at: int | None = unit
        while at is not None and at not in seen:
            if at == other:
                return True
            seen.add(at)
            at = self.above(at)
        return False

    def is_below(self, unit: int, others: Collection[int]) -> bool:
        """Say whether *unit* stands below one of *others*."""
        return any(unit != other and self.is_at_or_below(unit, other) for other in others)

    def has_units_below(self, unit: int) -> bool:
        """Say whether it is the unit above any other."""
        return self._registry.codes[unit] in self._levels_below

    def levels_from(self, unit: int) -> set[int]:
        """Give the level of a unit and those of the units directly below it."""
        below = self._levels_below.get(self._registry.codes[unit], set())
        return below | {self._registry.level_of[unit]}

    def is_one_level_below(self, units: Sequence[int]) -> bool:
        """Say whether all units directly below are of one level."""
        below = [self._levels_below.get(self._registry.codes[unit], set()) for unit in units]
        return bool(units) and len(set().union(*below)) == 1

    @cached_property
    def _lengths_above(self) -> frozenset[int]:
        return frozenset(map(len, self._named_like_one_above))

    def may_end_with_one_above(self, key: str) -> bool:
        """Say quickly whether an end of a text, wherever it begins, could be what ``may_be_above``."""
        # A number in front, since «Thị trấn Yên» is also a text that ends with «Trấn Yên».
        letters = skeletons(f"0 {key}")[0]
        return any(letters[-n:] in self._named_like_one_above for n in self._lengths_above)

    def may_be_above(self, key: str) -> bool:
        """Say quickly whether a text could name a unit that has others below it."""
        return skeletons(kind_written_out(_OF.sub("", key)))[0] in self._named_like_one_above


def splits(written: str, tree: Tree) -> Iterator[tuple[str, str]]:
    """Take a text apart into a name and that of the unit above it, wherever it may be cut.

    The unit above comes second; before a dash, a comma or a slash it may also come first.
    """
    key = without_tail(without_numbering(fold(written)))
    if len(key) > _LONGEST:
        return
    cuts = [(m.start(), m.end(), True) for m in _APART.finditer(key)]
    if may_end := tree.may_end_with_one_above(key):
        blanks = [m.start() for m in re.finditer(" ", key)]
        cuts += [(at, at + 1, False) for at in blanks[:_MOST_WORDS]]
    for start, end, is_marked in cuts:
        left, right = key[:start], key[end:].removesuffix(")").strip()
        if may_end and left and right and tree.may_be_above(right):
            yield left, _OF.sub("", right)
        if is_marked and left and right and tree.may_be_above(left):
            yield right, left


def beside_codes(written: str, tree: Tree) -> Iterator[tuple[str, int]]:
    """Take «Xã Đắk Long (Huyện Đắk Glei, 23368)», «23368 - Xã Đắk Long» apart: a name, the unit of a code."""
    text = written[:_LONGEST].strip(_AROUND_CODES)
    words = _WORDS_OF_CODES.split(text)
    if len(words) > 1:
        if (unit := tree.position.get(words[-1])) is not None:
            yield text.removesuffix(words[-1]).strip(_AROUND_CODES), unit
        if (unit := tree.position.get(words[0])) is not None:
            yield text.removeprefix(words[0]).strip(_AROUND_CODES), unit
