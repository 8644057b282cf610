"""What a unit is called wherever people read it: in documents, letters and the texts of findings.

In Kon Tum «Xã Đắk Long» and «Xã Đăk Long» were two communes: wherever two names are equal or differ
by marks only, the body above stands beside the name, or the code where that does not tell them apart.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property


class DistinctNames:
    """Units by position, in columns as a registry has them, by names that nobody confuses.

    Only names that something is alike to are spelt anew: a registry may have a million.
    """

    def __init__(self, codes: Sequence[str], names: Sequence[str], parents: Sequence[str]) -> None:
        self._codes, self._names, self._parents = codes, names, parents

    def __len__(self) -> int:
        return len(self._names)

    def of(self, unit: int) -> str:
        """Name the unit at a position."""
        name = self._names[unit]
        if self._times[self._keys[unit]] == 1 or self._alike[bare := without_marks(name)] == 1:
            return name
        above = self.above(unit)  # whose name several may bear as well
        unique = above and self._alike_below[bare, without_marks(above)] == 1
        return f"{name} ({above if unique else self._codes[unit]})"

    def with_code(self, unit: int) -> str:
        """Name it with its code, by which it can be asked for: «Xã Đắk Long (Huyện Đắk Glei, 23368)»."""
        shown, name, code = self.of(unit), self._names[unit], self._codes[unit]
        if name == code:  # a unit that no registry knows has only its name
            return shown
        if shown == name:
            return f"{name} ({code})"
        told = shown.removeprefix(name)[2:-1]
        return shown if told == code else f"{name} ({told}, {code})"

    def above(self, unit: int) -> str:
        """Give the name of the body above; empty where none is known."""
        at = self.position.get(self._parents[unit])
        return "" if at is None else self._names[at]

    def body_above(self, unit: int) -> str:
        """Name the body above as ``of`` does; empty where none is known."""
        at = self.position.get(self._parents[unit])
        return "" if at is None else self.of(at)

    @cached_property
    def told_apart(self) -> Mapping[str, int]:
        """Such names as are not those of the registry → unit."""
        alike = (at for at, key in enumerate(self._keys) if self._times[key] > 1)
        called = ((self.of(unit), unit) for unit in alike)
        return {name: unit for name, unit in called if name != self._names[unit]}

    def of_code(self, code: str) -> str:
        """Name the unit that has a code."""
        return self.of(self.position[code])

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Code → the position of the unit."""
        return dict(zip(self._codes, range(len(self._codes)), strict=True))

    @cached_property
    def _keys(self) -> Sequence[bytes]:
        return _skeletons(self._names)

    @cached_property
    def _times(self) -> Counter[bytes]:
        return Counter(self._keys)

    @cached_property
    def _alike(self) -> Counter[str]:
        return Counter(name for name, _ in self._repeated())

    @cached_property
    def _alike_below(self) -> Counter[tuple[str, str]]:
        return Counter(self._repeated())

    def _repeated(self) -> Iterator[tuple[str, str]]:
        """Yield names without marks, with the body above, of all that one skeleton could stand for."""
        for unit, key in enumerate(self._keys):
            if self._times[key] > 1:
                yield without_marks(self._names[unit]), without_marks(self.above(unit))


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
