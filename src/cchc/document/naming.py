"""What a unit is called: one function for every form of the report.

In Kon Tum «Xã Đắk Long» and «Xã Đăk Long» were two communes: wherever two names are equal or differ
by marks only, the body above stands beside the name, or the code where that does not tell them apart.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from cchc.counts import Roster
from cchc.definitions.units import Unit
from cchc.document.model import Name


class Names:
    """The units of a roster as documents name them, each spelled but once."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._named: dict[str, Name] = {}
        self._ranks: dict[str, int] = {}
        self._keys: Sequence[bytes] = ()
        self._times: Counter[bytes] = Counter()

    def of(self, unit: Unit) -> Name:
        """Name a unit of the roster."""
        if unit.code not in self._named:
            if not self._ranks:
                self._look_at_all()
            above = self._parent_of(unit)
            text = self._told_apart(unit, above)
            self._named[unit.code] = Name(
                text, unit.code, unit.level, above, self._ranks[unit.code]
            )
        return self._named[unit.code]

    def _look_at_all(self) -> None:
        registry, strangers = self._roster.registry, self._roster.strangers
        codes = (*registry.codes, *(each.code for each in strangers))
        self._ranks = dict(zip(codes, range(len(codes)), strict=True))
        self._keys = _skeletons(self._names)
        self._times = Counter(self._keys)

    @property
    def _names(self) -> Sequence[str]:
        return (*self._roster.registry.names, *(each.name for each in self._roster.strangers))

    @cached_property
    def _alike(self) -> Counter[str]:
        return Counter(name for name, _ in self._repeated())

    @cached_property
    def _alike_below(self) -> Counter[tuple[str, str]]:
        return Counter(self._repeated())

    def _repeated(self) -> Iterator[tuple[str, str]]:
        """Yield names without marks, with the body above, of all that one skeleton could stand for."""
        parents = (*self._roster.registry.parents, *("" for _ in self._roster.strangers))
        for name, key, parent in zip(self._names, self._keys, parents, strict=True):
            if self._times[key] > 1:
                yield without_marks(name), parent

    def _parent_of(self, unit: Unit) -> str:
        registry = self._roster.registry
        above = self._ranks.get(unit.parent or "", len(registry))
        return registry.names[above] if above < len(registry) else ""

    def _told_apart(self, unit: Unit, above: str) -> str:
        bare = without_marks(unit.name)
        if self._times[self._keys[self._ranks[unit.code]]] == 1 or self._alike[bare] == 1:
            return unit.name
        unique = above and self._alike_below[bare, unit.parent or ""] == 1
        return f"{unit.name} ({above if unique else unit.code})"


def _skeletons(names: Sequence[str]) -> list[bytes]:
    """Leave of each name what marks cannot change: names alike without marks have one skeleton.

    A million names are compared in whole (benchmarks/bench_bulk.py), before any is spelt anew.
    """
    text = unicodedata.normalize("NFC", "\n".join(name.replace("\n", " ") for name in names))
    marked = {_bare_letters().get(ord(letter), "") for letter in set(text) if ord(letter) > 127}
    dropped = "".join(marked).casefold().encode("ascii", "ignore")
    return text.casefold().encode("ascii", "ignore").translate(None, dropped).split(b"\n")


def without_marks(name: str) -> str:
    """Spell a name as it looks to a hurried reader: small letters without their marks."""
    return unicodedata.normalize("NFC", name).translate(_bare_letters()).casefold()


@cache
def _bare_letters() -> dict[int, str]:
    """Give the letter without its marks for every Latin letter that has some."""
    letters = map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    bare = {ord(each): unicodedata.normalize("NFD", each)[0] for each in letters}
    return bare | dict.fromkeys(map(ord, "ĐÐƉ"), "D") | dict.fromkeys(map(ord, "đðɖ"), "d")
