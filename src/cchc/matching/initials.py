"""Names of bodies by their initials: «SNV», «Sở GT-VT», «Sở Lao động-TB&XH», «P. KHTH».

Territories are never written so.  A word stands for itself, or for a run of first letters; where
the letters fit several bodies («Sở NV»: Nội vụ and Ngoại vụ) all of them are meant.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, product
from typing import Final

from cchc.definitions.units import Registry
from cchc.patterns import pattern_of
from cchc.words.spelling import plain, without_numbering, without_tail
from cchc.words.text import fold

_TOKEN = pattern_of(r"[^\W_]+")
_JOINTS: Final = {"và", "va"}
_LONGEST: Final = 8  # letters of one abbreviation
_MOST_WORDS: Final = 14
_MOST_READINGS: Final = 256
_KINDS: Final = ("sở", "ban", "phòng", "văn phòng", "trung tâm", "cục", "chi cục", "bộ phận")
_A_BODY: Final = tuple(f"{kind} " for kind in _KINDS)


class Initials:
    """The bodies of a registry by the first letters of their names."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._index: dict[str, list[tuple[Sequence[str], int]]] | None = None
        self._firsts: frozenset[str] = frozenset()  # with one of these every name begins

    def find(self, written: str) -> Sequence[int]:
        """Give the bodies whose names *written* may abbreviate; at least one word must be in short."""
        tokens = _words(without_tail(without_numbering(fold(written))))
        if not 0 < len(tokens) <= _MOST_WORDS:
            return ()
        if self._index is None:
            self._index = self._make()
            self._firsts = frozenset(letters[0] for letters in self._index)
        if plain(tokens[0][0]) not in self._firsts:  # in short or not, so does every reading
            return ()
        found: dict[int, None] = {}
        no_marks = all(map(str.isascii, tokens))
        for reading in _readings(tokens):
            letters = "".join(plain(part if short else part[0]) for part, short in reading)
            for words, unit in self._index.get(letters, ()):
                if _stands_for(reading, [*map(plain, words)] if no_marks else words):
                    found[unit] = None
        return list(found)

    def _make(self) -> dict[str, list[tuple[Sequence[str], int]]]:
        index: dict[str, list[tuple[Sequence[str], int]]] = {}
        registry = self._registry
        aliases = ((unit, alias) for unit, each in registry.aliases.items() for alias in each)
        for unit, name in chain(enumerate(registry.names), aliases):
            if name.casefold().startswith(_A_BODY):  # folding a million names takes ten seconds
                words = _words(fold(name))
                letters = "".join(plain(word[0]) for word in words)
                index.setdefault(letters, []).append((words, unit))
        return index


def _words(key: str) -> list[str]:
    return [word for word in _TOKEN.findall(key) if word not in _JOINTS]


Reading = Sequence[tuple[str, bool]]
"""The words of a text, and which of them are first letters."""


def _readings(tokens: Sequence[str]) -> Iterator[Reading]:
    ways = [_ways(token) for token in tokens]
    size = 1
    for each in ways:
        size *= len(each)
    if size <= _MOST_READINGS:
        for chosen in product(*ways):
            if any(chosen):
                yield list(zip(tokens, chosen, strict=True))


def _ways(token: str) -> Sequence[bool]:
    """A word with a marked vowel is no abbreviation; one without a vowel is nothing else."""
    has_marks = not token.replace("đ", "d").isascii()
    if has_marks or len(token) > _LONGEST or not token.isalpha():
        return (False,)
    return (True,) if _VOWEL.search(token) is None else (False, True)


_VOWEL = pattern_of("[aeiouy]")


def _stands_for(reading: Reading, words: Sequence[str]) -> bool:
    at = 0
    for part, short in reading:
        covered = words[at : at + (len(part) if short else 1)]
        if short:
            first = "".join(word[0] for word in covered)
            if part not in (first, plain(first)):  # «LDTBXH» for «LĐTBXH»
                return False
        elif [part] != list(covered):
            return False
        at += len(covered)
    return at == len(words)
