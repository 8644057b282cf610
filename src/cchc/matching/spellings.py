"""The names of a registry under every step of spelling, without a dictionary per step.

Consonants and digits survive every step.  One index by them leads to the few names that a text
could be, and only these are compared step by step: a registry of a million names is indexed in
about two seconds, and only when the first name is not spelt as declared.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from cchc.definitions.units import Registry
from cchc.patterns import pattern_of
from cchc.values import dataclass
from cchc.words.abbreviations import is_in_short
from cchc.words.spelling import CLOSED, LEFT_OUT, Keys, plain

_LETTERS: Final = frozenset(b"bcfghjklmnpqrstvwxz0123456789\n")  # d too is no consonant: đ is one
_OTHERS: Final = bytes(set(range(256)) - _LETTERS)
_ONE_K: Final = bytes.maketrans(b"c", b"k")  # «Ngọc» and «Ngọk» are one
_KINDS: Final = "|".join((*LEFT_OUT, *map(plain, LEFT_OUT)))
_LONGEST: Final = 1000  # characters of a text that may be a name; a cell may hold a whole file
_KEPT: Final = 16  # texts
_KIND_OR_JOINT = pattern_of(rf"^(?:{_KINDS}) +(?=\w)|\bv[àa]\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name or an alias, and whose it is."""

    text: str
    unit: int
    is_alias: bool


class Spellings:
    """All names and aliases of a registry."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._texts: list[str] = []
        self._owners: list[int] = []  # of the aliases
        self._index: dict[bytes, int | list[int]] = {}
        self._keys: dict[int, Keys] = {}
        self._written: dict[str, tuple[Keys, Sequence[int]]] = {}  # the last texts asked for

    def at_each_step(self, written: str, *, bare: bool = False) -> Iterator[Sequence[Spelling]]:
        """Yield the spellings that *written* equals at each step, from exact to loose.

        With *bare* they are compared without the kind of unit, which *written* then leaves out.
        """
        if len(written) > _LONGEST:
            return
        keys, near = self._keys_and_near(written)
        for step, key in enumerate(keys.written() if near else ()):
            equal = [at for at in near if key and key == self._key(at, step, bare=bare)]
            if equal:
                yield list(map(self._spelling, equal))

    def _keys_and_near(self, written: str) -> tuple[Keys, Sequence[int]]:
        """Give the keys of a text and the spellings that it could be; of one text they are asked twice."""
        found = self._written.get(written)
        if found is None:
            if len(self._written) > _KEPT:
                self._written.clear()
            keys = Keys(written)
            found = self._written[written] = keys, self._near(keys.in_full)
        return found

    def _near(self, key: str) -> Sequence[int]:
        if not self._index:
            self._fill()
        found = self._index.get(skeletons(key)[0], ())
        return (found,) if isinstance(found, int) else found

    def _key(self, at: int, step: int, *, bare: bool) -> str:
        if at not in self._keys:
            self._keys[at] = Keys(self._texts[at])
        keys = self._keys[at]
        if not bare and step >= CLOSED and " " not in self._texts[at]:
            return ""  # «S. NV» is not the alias «SNV»: its letters may be another body's
        return keys.bare(step) if bare else keys.whole(step)

    def _spelling(self, at: int) -> Spelling:
        names = len(self._registry)
        is_alias = at >= names
        return Spelling(self._texts[at], self._owners[at - names] if is_alias else at, is_alias)

    def _fill(self) -> None:
        """Index all names in whole columns; names that have something to undo one by one."""
        aliases = self._registry.aliases
        self._texts = [*self._registry.names, *chain.from_iterable(aliases.values())]
        self._owners = [unit for unit, names in aliases.items() for _ in names]
        keys = skeletons("\n".join(text.replace("\n", " ") for text in self._texts))
        for at, text in enumerate(self._texts):
            if is_in_short(text):
                keys[at] = skeletons(Keys(text).in_full)[0]
        for at, key in enumerate(keys):
            before = self._index.setdefault(key, at)
            if isinstance(before, list):
                before.append(at)
            elif before != at:
                self._index[key] = [before, at]


def skeletons(names: str) -> list[bytes]:
    """Reduce names, one a line, to the consonants and digits behind their kinds; c is k."""
    small = _KIND_OR_JOINT.sub("", names.casefold())
    return small.encode("ascii", "ignore").translate(_ONE_K, _OTHERS).split(b"\n")
