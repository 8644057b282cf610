"""From what a cell calls a unit, an indicator or a period to what is meant.

Exact spelling first; then, each looser than the one before, the folded spelling, the aliases and
the name without "UBND".  A looser match is reported, an ambiguous one refused with its
candidates, an unknown one answered with the nearest names.  Nothing is ever accepted because it
is merely similar: two communes of one province differ by a single mark.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from cchc.counts import Roster
from cchc.definitions.choose import ChoiceError
from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period, read_period
from cchc.definitions.units import Unit
from cchc.diagnostics import Rule
from cchc.readers.cells import Value, text_of
from cchc.readers.loose_names import LooseNames, Tried, about_letters, how
from cchc.rules import counts as rules
from cchc.words import Words
from cchc.words.looseness import ABBREVIATIONS
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import fold, safe, tidy

UNKNOWN = -1  # the name means nothing that is declared
NOTHING = -2  # no name stands there
_SUGGESTIONS = 30  # names that get a "did you mean": looking for one takes milliseconds
_OTHER_NAME = Words("tên gọi khác của chỉ tiêu", "another name of the target")


class Remark(NamedTuple):
    """What is to be said of a name, wherever it stands."""

    rule: Rule
    values: Mapping[str, object]


Resolve = Callable[[str], tuple[int, Remark | None]]


class Names(dict[Value, int]):
    """Cells seen → what they mean; a new one is resolved once and its remark kept.

    Being a dict it answers a column of a million cells through ``map(names.__getitem__, …)``.
    """

    def __init__(self, resolve: Resolve, known: Iterable[tuple[str, int]] = ()) -> None:
        super().__init__(known)
        self._resolve = resolve
        self.remarks: dict[Value, Remark] = {}
        self.unresolved = False  # whether any cell meant nothing, or was blank

    def __missing__(self, cell: Value) -> int:
        written = text_of(cell)
        index, remark = self._resolve(written) if tidy(written) else (NOTHING, None)
        self[cell] = index
        self.unresolved |= index < 0
        if remark:
            self.remarks[cell] = remark
        return index


@dataclass(slots=True)
class IndicatorNames:
    """The indicators of a set, by id, annex item, wording, label or alias."""

    target_set: TargetSet
    ids: list[str] = field(default_factory=list)
    _exact: dict[str, int] = field(default_factory=dict)
    _folded: dict[str, int] = field(default_factory=dict)
    _longer: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for target in self.target_set.targets:
            indicator = target.indicator
            if indicator.id not in self.ids:
                self.ids.append(indicator.id)
            index = self.ids.index(indicator.id)
            for name in (indicator.id, target.item, indicator.labels.label):
                self._exact.setdefault(name, index)

    def resolve(self, written: str) -> tuple[int, Remark | None]:
        """Find the indicator that *written* names."""
        if (index := self._exact.get(written)) is not None:
            return index, None
        index = self._lookup(written)
        if index != UNKNOWN:
            if tidy(written).casefold() in map(str.casefold, self._exact):
                return index, None
            values = {"found": written, "name": self.ids[index], "how": _OTHER_NAME}
            return index, Remark(rules.READ_AS_NAME, values)
        values = {
            "found": written,
            "set": self.target_set.id,
            "year": str(self.target_set.year),
            "near": did_you_mean(nearest(written, self._exact)),
        }
        return UNKNOWN, Remark(rules.INDICATOR_UNKNOWN, values)

    def find(self, written: str) -> int | None:
        """Find an indicator in a heading, which may put the annex item before its name."""
        if (whole := self._lookup(written)) != UNKNOWN:
            return whole
        item, _, rest = written.partition(" ")
        found = {self._lookup(item.rstrip(".:)-–")), self._lookup(rest.lstrip("-–: "))}
        found.discard(UNKNOWN)
        return found.pop() if len(found) == 1 else None

    def _lookup(self, written: str) -> int:
        """Find what a name means, folded and then with its abbreviations written out."""
        if not self._folded:
            self._folded = self._loose_names()
            for key, index in self._folded.items():
                longer = _longer(key)
                clash = self._longer.setdefault(longer, index) != index
                self._longer[longer] = UNKNOWN if clash else index
        key = _sentence(written)
        found = self._folded.get(key)
        return self._longer.get(_longer(key), UNKNOWN) if found is None else found

    def _loose_names(self) -> dict[str, int]:
        names: dict[str, int] = {}
        for target in self.target_set.targets:
            indicator = target.indicator
            index = self.ids.index(indicator.id)
            spellings = (
                indicator.id,
                target.item,
                indicator.labels.label,
                target.wording,
                indicator.english.label,
                *indicator.aliases,
            )
            for spelling in spellings:
                names.setdefault(_sentence(spelling), index)
        return names


class UnitNames:
    """The units of a roster, by name, code or alias; strangers join the roster."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        names = roster.registry.names
        self.by_name = Names(self._resolve_name, zip(names, range(len(names)), strict=True))
        if len(self.by_name) < len(names):
            for name, times in Counter(names).items():
                if times > 1:
                    del self.by_name[name]
        self.by_code = Names(self._resolve_code)
        self._codes: dict[str, int] = {}
        self._loose: LooseNames | None = None
        self._strangers: dict[str, int] = {}

    def _resolve_name(self, written: str) -> tuple[int, Remark | None]:
        """Find the unit that a name (or a code in the column of names) means."""
        if (index := self._code(written)) is not None:
            return index, None
        candidates, tried = self._find(written)
        if len(candidates) == 1:
            name = self.roster[candidates[0]].name
            values = {"found": written, "name": name, "how": how(written, name, tried)}
            return candidates[0], Remark(rules.READ_AS_NAME, values)
        if candidates:
            return UNKNOWN, Remark(
                rules.UNIT_AMBIGUOUS,
                {"found": written, "candidates": ", ".join(map(self._describe, candidates))},
            )
        return self._stranger(written)

    def _resolve_code(self, written: str) -> tuple[int, Remark | None]:
        """Find the unit that a code means."""
        index = self._code(written.strip())
        return (index, None) if index is not None else self._stranger(written)

    def choose(self, written: str) -> int:
        """Find the unit that a filter means; it may also be one that only the file names."""
        exact = self.by_name.get(written, self._code(written))
        found: Sequence[int] = [exact] if exact is not None else self._candidates(written)
        if len(found) > 1:
            names = ", ".join(map(self._describe, found))
            raise ChoiceError(
                Words(
                    f"«{safe(written)}» có thể là nhiều đơn vị: {names}. Hãy dùng mã đơn vị.",
                    f"«{safe(written)}» may be several units: {names}. Use the unit's code.",
                )
            )
        return found[0] if found else self._stranger(written)[0]

    def knows(self, written: str) -> bool:
        """Say whether the registry has a unit, or several, called so."""
        exact = written in self.by_name and self.by_name[written] < len(self.roster.registry)
        return exact or self._code(written) is not None or bool(self._candidates(written))

    def _code(self, written: str) -> int | None:
        if not self._codes:
            codes = self.roster.registry.codes
            self._codes = dict(zip(codes, range(len(codes)), strict=True))
        return self._codes.get(written)

    def _candidates(self, written: str) -> Sequence[int]:
        return self._find(written)[0]

    def _find(self, written: str) -> tuple[Sequence[int], Tried]:
        """Try looser and looser spellings; the first that names anything decides."""
        if self._loose is None:
            registry = self.roster.registry
            names = ((name, index) for index, name in enumerate(registry.names))
            aliases = ((a, index) for index, each in registry.aliases.items() for a in each)
            self._loose = LooseNames(chain(names, aliases))
        return self._loose.find(written)

    def _stranger(self, written: str) -> tuple[int, Remark]:
        registry = self.roster.registry
        name = tidy(written)
        index = self._strangers.setdefault(name, len(self.roster))
        if index == len(self.roster):
            self.roster.strangers.append(Unit(code=name, name=name, level=None))
        near = nearest(name, registry.names) if len(self._strangers) <= _SUGGESTIONS else None
        return index, Remark(
            rules.UNIT_UNKNOWN,
            {
                "found": written,
                "registry": registry.id,
                "near": did_you_mean(near),
                "letters": about_letters(written),
            },
        )

    def _describe(self, index: int) -> str:
        unit = self.roster[index]
        registry = self.roster.registry
        parent = self._code(unit.parent) if unit.parent else None
        above = "" if parent is None else f", {registry.names[parent]}"
        return f"«{unit.name}» ({unit.code}{above})"


@dataclass(slots=True)
class PeriodNames:
    """The periods that a file names; the year is that of the set unless one is written."""

    year: int
    periods: list[Period] = field(default_factory=list)

    def resolve(self, written: str) -> tuple[int, Remark | None]:
        """Find the period that *written* names."""
        period = read_period(written, self.year)
        if period is None:
            return UNKNOWN, Remark(rules.PERIOD_UNREADABLE, {"found": written})
        return self.place(period, written)

    def place(self, period: Period, written: str) -> tuple[int, Remark | None]:
        """Find the index of a period that is already understood."""
        if period.year != self.year:
            values = {"found": written, "year": str(self.year)}
            return UNKNOWN, Remark(rules.PERIOD_OF_ANOTHER_YEAR, values)
        if period not in self.periods:
            self.periods.append(period)
        return self.periods.index(period), None


def _longer(key: str) -> str:
    """Write abbreviations out, such as TTHC."""
    return ABBREVIATIONS[0].undo(key)


def _sentence(text: str) -> str:
    """Fold a wording; how it ends and how its lines were broken does not matter."""
    return fold(text).rstrip(" .:;")
