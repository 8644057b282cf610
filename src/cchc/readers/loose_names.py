"""Names under looser and looser keys, each indexed only when a name needs it."""

from collections.abc import Iterable, Sequence
from itertools import product

from cchc.words.spelling import ABBREVIATIONS, MARKS, Undo
from cchc.words.text import fold

Tried = tuple[int, int]
"""How many abbreviations were undone, and how many kinds of marks after them."""

_AS_WRITTEN: Tried = (0, 0)
_ORDER: tuple[Tried, ...] = tuple(product(range(len(ABBREVIATIONS) + 1), range(len(MARKS) + 1)))


class LooseNames:
    """Positions by name.  The first way of comparing that finds anything decides."""

    def __init__(self, spellings: Iterable[tuple[str, int]]) -> None:
        tight: dict[str, list[int]] = {}
        for spelling, index in spellings:
            _add(tight, fold(spelling), (index,))
        self._indexes: dict[Tried, dict[str, list[int]]] = {_AS_WRITTEN: tight}

    def find(self, written: str) -> Sequence[int]:
        """Give the positions that a name may mean, loosened no further than it must be."""
        keys: dict[Tried, str] = {_AS_WRITTEN: fold(written)}
        for tried in _ORDER:
            if tried != _AS_WRITTEN:
                before, undo = _last_step(tried)
                keys[tried] = undo(keys[before])
            if found := self._index(tried).get(keys[tried]):
                return found
        return ()

    def _index(self, tried: Tried) -> dict[str, list[int]]:
        if tried not in self._indexes:
            before, undo = _last_step(tried)
            looser: dict[str, list[int]] = {}
            for key, positions in self._index(before).items():
                _add(looser, undo(key), positions)
            self._indexes[tried] = looser
        return self._indexes[tried]


def _last_step(tried: Tried) -> tuple[Tried, Undo]:
    abbreviations, marks = tried
    if marks:
        return (abbreviations, marks - 1), MARKS[marks - 1]
    return (abbreviations - 1, 0), ABBREVIATIONS[abbreviations - 1]


def _add(index: dict[str, list[int]], key: str, positions: Iterable[int]) -> None:
    found = index.setdefault(key, [])
    found.extend(position for position in positions if position not in found)
