"""From what a cell calls a unit to the unit that is meant.

Exact name or code first; then, each looser than the one before, the folded spelling with the
aliases, the name without "UBND", and the spellings that offices mix up.  The first that names
anything decides: two communes of one province differ by a single mark.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from cchc.counts import Roster
from cchc.definitions.choose import ChoiceError
from cchc.definitions.units import Registry, Unit
from cchc.readers.cells import shown
from cchc.readers.loose_names import LooseNames
from cchc.readers.names import UNKNOWN, Meaning, Names, add
from cchc.rules.names import ReadAsName, UnitAmbiguous, UnitUnknown
from cchc.words import Words
from cchc.words.look_alikes import about_letters
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.spelling import name_alone, split_unit_above
from cchc.words.text import fold, safe, tidy

ALL_UNITS = -4  # the name stands for the sum of the rows above it
_SUMS = {"tổng", "tổng số", "tổng cộng", "cộng", "total", "grand total"}
_NOUGHT_MISSING = Words(" (mã bị mất số 0 ở đầu)", " (a code that lost its first 0)")
_UNIT_ABOVE_TOO = Words(" (kèm tên đơn vị cấp trên)", " (with the name of the unit above it)")
_COMPARISONS = 100_000  # names looked at for all "did you mean" together: a second
_LONG = 1_000  # rows of a column for which looking for its start in a registry pays


class ListedNames(Names):
    """The names of a registry: position → itself.

    Files often list units in the registry's own order.  Then one comparison of columns answers,
    and of a million names no dictionary is made.
    """

    def __init__(self, resolve: Callable[[str], Meaning], registry: Registry) -> None:
        super().__init__(resolve)
        self._registry = registry
        self._names = registry.names
        self._next = 0  # the position behind the last column that stood in order
        self._is_filled = False

    def column(self, written: Sequence[str]) -> Sequence[int]:
        """Find what each name of a column means."""
        if not self._is_filled:
            start = self._next
            if len(written) >= _LONG and self._names[start : start + 1] != [written[0]]:
                start = self._names.index(written[0]) if written[0] in self._names else start
            behind = start + len(written)
            if self._names[start:behind] == list(written) and self._are_distinct:
                self._next = behind
                return range(start, behind)
        self.fill()
        return super().column(written)

    def __missing__(self, written: str) -> int:
        if self._is_filled:
            return super().__missing__(written)
        self.fill()
        return self[written]

    @cached_property
    def _are_distinct(self) -> bool:
        known = self._registry.names_differ
        return len(set(self._names)) == len(self._names) if known is None else known

    def fill(self) -> None:
        """Make the dictionary; a name of several units is left to the looser spellings."""
        if self._is_filled:
            return
        self._is_filled = True
        self.update(zip(self._names, range(len(self._names)), strict=True))
        if len(self) < len(self._names):
            for name, times in Counter(self._names).items():
                if times > 1:
                    del self[name]


class UnitNames:
    """The units of a roster, by name, code or alias; strangers join the roster."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.by_name = ListedNames(self._resolve, roster.registry)
        self._codes: dict[str, int] = {}
        self._codes_by_number: dict[str, list[int]] = {}
        self._loose: LooseNames | None = None
        self._strangers: dict[str, int] = {}
        self._compared = 0
        self.suggested: dict[int, Sequence[str]] = {}  # stranger → names that are like its name

    def choose(self, written: str) -> int:
        """Find the unit that a filter means; it may also be one that only the file names."""
        self.by_name.fill()
        exact = self.by_name.get(written, self._code(written))
        found: Sequence[int] = [exact] if exact is not None else self._candidates(written)
        if len(found) > 1:
            names = ", ".join(map(self.describe, found))
            raise ChoiceError(
                Words(
                    f"«{safe(written)}» có thể là nhiều đơn vị: {names}. Hãy dùng mã đơn vị.",
                    f"«{safe(written)}» may be several units: {names}. Use the unit's code.",
                )
            )
        return found[0] if found else self._stranger(written)[0]

    def _resolve(self, written: str) -> Meaning:
        if (index := self._code(written)) is not None:
            return Meaning(index)
        candidates = self._candidates(written)
        if len(candidates) == 1:
            return Meaning(candidates[0], self._about_loose(written, candidates[0]))
        if candidates:
            listed = ", ".join(map(self.describe, candidates))
            ambiguous = UnitAmbiguous(found=shown(written), candidates=listed)
            return Meaning(UNKNOWN, ambiguous, candidates)
        if is_sum(written):
            return Meaning(ALL_UNITS)
        return self._stranger(written)

    def _about_loose(self, written: str, index: int) -> ReadAsName:
        from cchc.words.differences import how_read

        name, aliases = self.roster[index].name, self.roster.registry.aliases.get(index, ())
        how = _NOUGHT_MISSING if written.strip().isdecimal() else how_read(written, [name], aliases)
        if not how.vi and split_unit_above(name_alone(written)):
            how = _UNIT_ABOVE_TOO
        return ReadAsName(found=shown(written), name_=name, how=how)

    def _code(self, written: str) -> int | None:
        if not self._codes:
            codes = self.roster.registry.codes
            self._codes = dict(zip(codes, range(len(codes)), strict=True))
            # From now on a column of codes is answered by the dict itself; a name goes before.
            self.by_name.update({**self._codes, **self.by_name})
        return self._codes.get(written.strip())

    def knows(self, written: str) -> bool:
        """Say whether the registry has a unit, or several, called so."""
        exact = written in self.by_name and 0 <= self.by_name[written] < len(self.roster.registry)
        return exact or self._code(written) is not None or bool(self._candidates(written))

    def called(self, written: str) -> Sequence[int]:
        """Give the registered units that are called so; digits, which may be a code, are no name."""
        return () if not written or written.isdecimal() else self._candidates(written)

    def _candidates(self, written: str) -> Sequence[int]:
        """Try looser and looser spellings; the first that names anything decides."""
        if written.strip().isdecimal():
            return self._by_number(written)
        if self._loose is None:
            registry = self.roster.registry
            names = ((name, index) for index, name in enumerate(registry.names))
            aliases = ((a, index) for index, each in registry.aliases.items() for a in each)
            self._loose = LooseNames(chain(names, aliases))
        if found := self._loose.find(written):
            return found
        alone = name_alone(written)
        return self._loose.find(alone) or self._below_another(alone)

    def _below_another(self, key: str) -> Sequence[int]:
        """Find a unit behind whose name one above it is named: «Xã Vinh Quang, TP Kon Tum»."""
        if (split := split_unit_above(key)) is None:
            return ()
        name, above = split
        named = set(self._candidates(above))
        found = self._candidates(name) if named else ()
        return [index for index in found if not named.isdisjoint(self._ancestors(index))]

    def _ancestors(self, index: int) -> Iterator[int]:
        parents = self.roster.registry.parents
        while (above := self._code(parents[index])) is not None:
            yield (index := above)

    def _by_number(self, written: str) -> list[int]:
        """A spreadsheet turns the code 01 into the number 1."""
        if not self._codes_by_number:
            for index, code in enumerate(self.roster.registry.codes):
                add(self._codes_by_number, code.lstrip("0"), index)
        return self._codes_by_number.get(written.strip().lstrip("0"), [])

    def _stranger(self, written: str) -> Meaning:
        name = shown(tidy(written))
        index = self._strangers.setdefault(fold(written), len(self.roster))
        if index == len(self.roster):
            self.roster.strangers.append(Unit(code=name, name=name, level=None))
        registry = self.roster.registry
        self._compared += len(registry)
        near = nearest(name, registry.names) if self._compared <= _COMPARISONS else ()
        self.suggested.setdefault(index, near)
        said = Words(*map(str.__add__, about_letters(written), did_you_mean(near)))
        unknown = UnitUnknown(found=shown(written), registry=registry.id, near=said)
        return Meaning(index, unknown)

    def describe(self, index: int) -> str:
        """Spell a unit so that it cannot be taken for another."""
        unit = self.roster[index]
        registry = self.roster.registry
        parent = self._code(unit.parent) if unit.parent else None
        above = "" if parent is None else f", {registry.names[parent]}"
        return f"«{unit.name}» ({unit.code}{above})"


def is_sum(written: str) -> bool:
    """Say whether a cell calls its row the sum of others."""
    return fold(written).rstrip(" .:") in _SUMS
