"""Combinations of texts, each of which is resolved once and gets a number; columns of such numbers.

A row is placed by looking its number up, column by column at the speed of ``map``
(benchmarks/bench_bulk.py).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Any, Generic, TypeVar, cast

from cchc.tables.meant import ItemKey, PeriodKey, UnitKey
from cchc.tables.too_many import refuse_beyond
from cchc.tables.turns import NOBODY

Key = TypeVar("Key", UnitKey, ItemKey, PeriodKey)


class Numbered(dict[object, int], Generic[Key]):
    """Combinations of texts → the number of what they mean; a new one is resolved once."""

    def __init__(self, resolve: Callable[[Any], Key], first: int = 0) -> None:
        super().__init__()
        self._resolve: Callable[[Any], Key] = resolve
        self.first = first  # the number of the first key
        self.keys_: list[Key] = []
        self.remarkable: dict[int, Key] = {}  # those of which something is to be said
        self._faults = 0  # texts that mean nothing

    def __missing__(self, combination: object) -> int:
        key = self._resolve(combination)
        self[combination] = number = self.first + len(self.keys_)
        self.keys_.append(key)
        if key.trouble is not None or key.remark is not None:
            self.remarkable[number] = key
            self._faults += key.trouble is not None
            refuse_beyond(self._faults)
        return number

    def column(self, combinations: Iterable[object]) -> list[int]:
        """Number a column of combinations."""
        return list(map(self.__getitem__, combinations))


class UnitNumbers(Numbered[UnitKey]):
    """Texts that name units; a unit whose name is spelt as it is *listed* is its own number."""

    def __init__(
        self, resolve: Callable[[Any], UnitKey], first: int, listed: Mapping[str, int]
    ) -> None:
        super().__init__(resolve, first)
        self._listed = listed
        self._meant: dict[int, int] = {}  # the number of each key → its unit

    def column(self, combinations: Iterable[object]) -> list[int]:
        """Number a column of texts, those that are listed all at once."""
        if not self._listed:
            return super().column(combinations)
        texts = cast(Sequence[str], combinations)
        found = list(map(self._listed.get, texts))
        for at in [at for at, unit in enumerate(found) if unit is None]:  # few are not listed
            found[at] = self[texts[at]]
        return cast(list[int], found)

    def units(self, numbers: Sequence[int]) -> list[int]:
        """Give the unit of each number, NOBODY where there is none."""
        if not self.keys_:
            return list(numbers)
        meant = self._meant
        new = self.keys_[len(meant) :]  # there may be as many runs of rows as names
        for number, key in enumerate(new, start=self.first + len(meant)):
            meant[number] = NOBODY if key.unit is None else key.unit
        return list(map(meant.get, numbers, numbers))  # a listed unit is its own number


_Item = TypeVar("_Item")


def places(numbers: Sequence[int], some: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield each place of *some* numbers, and which of them it is, at the speed of C."""
    return compress(enumerate(numbers), map(some.__contains__, numbers))


def first_places(numbers: Sequence[int], some: Collection[int]) -> dict[int, int]:
    """Find the first place of each of *some* numbers; nothing is looked at behind the last of these."""
    first: dict[int, int] = {}
    for at, number in places(numbers, some) if some else ():
        if number not in first:
            first[number] = at
            if len(first) == len(some):
                break
    return first


def entries_of(column: Sequence[_Item], chosen: Sequence[int]) -> list[_Item]:
    """Take the entries at *chosen*; a range is a slice, which is ten times as fast."""
    if isinstance(chosen, range) and chosen.step == 1:
        part = column[chosen.start : chosen.stop]
    elif len(chosen) > 1 and chosen[-1] - chosen[0] + 1 == len(chosen):
        part = column[chosen[0] : chosen[-1] + 1]
    else:
        part = [column[at] for at in chosen]
    return part if isinstance(part, list) else list(part)
