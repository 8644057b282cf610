"""From what a cell calls a unit, an indicator or a period to what is meant.

Exact spelling first; then, each looser than the one before, the folded spelling with the aliases,
the name without "UBND", and the spellings that offices mix up: the first that names anything
decides.  A looser match is reported, an ambiguous one refused with its candidates, an unknown one
answered with the nearest names.  Nothing is ever accepted because it is merely similar: two
communes of one province differ by a single mark.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from cchc.counts import Roster
from cchc.definitions.calendars import read_span
from cchc.definitions.choose import ChoiceError
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.period import Period, read_period
from cchc.definitions.units import Unit
from cchc.diagnostics import Rule
from cchc.readers.cells import shown
from cchc.rules import counts as rules
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import fold, safe, tidy

UNKNOWN = -1  # the name means nothing that is declared, or more than one thing
NOTHING = -2  # no name stands there
ALL_UNITS = -4  # the name stands for the sum of the rows above it
_SUMS = {"tổng", "tổng số", "tổng cộng", "cộng", "total", "grand total"}
_COMPARISONS = 100_000  # names looked at for all "did you mean" together: half a second
_RATIO_WITH_I, _RATIO_WITH_Y = fold("tỉ lệ"), fold("tỷ lệ")
_WRITTEN_OUT = fold("Ủy ban nhân dân")
_PREFIXES = (f"{_WRITTEN_OUT} ", "ubnd ")
_LONG = 1_000  # rows of a column for which looking for its start in a registry pays
_SUGGESTIONS = 30  # names that get a "did you mean": looking for one takes milliseconds


class Remark(NamedTuple):
    """What is to be said of a name, wherever it stands."""

    rule: Rule
    values: Mapping[str, object]


class Meaning(NamedTuple):
    """What a name was found to mean; an ambiguous one has *candidates*."""

    meant: int
    remark: Remark | None = None
    candidates: Sequence[int] = ()


class Names(dict[str, int]):
    """Names seen → what they mean; a new one is resolved once and its remark kept.

    Being a dict it answers a column of a million cells through ``map(names.__getitem__, …)``.
    """

    def __init__(
        self, resolve: Callable[[str], Meaning], known: Iterable[tuple[str, int]] = ()
    ) -> None:
        super().__init__(known)
        self._resolve = resolve
        self.remarks: dict[str, Remark] = {}
        self.candidates: dict[str, Sequence[int]] = {}
        self.unresolved = False  # whether any name meant nothing, or was blank

    def __missing__(self, written: str) -> int:
        meaning = self._resolve(written) if tidy(written) else Meaning(NOTHING)
        self[written] = meaning.meant
        self.unresolved |= meaning.meant < 0
        if meaning.remark:
            self.remarks[written] = meaning.remark
        if meaning.candidates:
            self.candidates[written] = meaning.candidates
        return meaning.meant

    def column(self, written: Sequence[str]) -> Sequence[int]:
        """Find what each name of a column means."""
        return list(map(self.__getitem__, written))


class ListedNames(Names):
    """The names of a registry: position → itself.

    Files often list units in the registry's own order.  Then one comparison of columns answers,
    and of a million names no dictionary is made.
    """

    def __init__(self, resolve: Callable[[str], Meaning], names: Sequence[str]) -> None:
        super().__init__(resolve)
        self._names = names
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
        return len(set(self._names)) == len(self._names)

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


class IndicatorNames:
    """The indicators of a set, by id, annex item, label, wording, alias or English label."""

    def __init__(self, target_set: TargetSet) -> None:
        self.target_set = target_set
        self.ids = list(dict.fromkeys(target.indicator.id for target in target_set.targets))
        self._exact: dict[str, list[int]] = {}
        self._loose: dict[str, list[int]] = {}
        self._labels = list(
            {t.indicator.id: t.indicator.labels.label for t in target_set.targets}.values()
        )
        self._unknown = 0
        for target in target_set.targets:
            for spelling in _plain_spellings(target):
                add(self._exact, spelling, self.ids.index(target.indicator.id))

    def resolve(self, written: str) -> Meaning:
        """Find the indicator that *written* names."""
        candidates = self._exact.get(written) or self._loosely(written)
        if len(candidates) == 1:
            index = candidates[0]
            if written in self._exact or _as_written(written) in map(_as_written, self._exact):
                return Meaning(index)
            values = {"found": shown(written), "name": self._labels[index]}
            return Meaning(index, Remark(rules.READ_AS_NAME, values))
        if candidates:
            ids = ", ".join(f"«{self.ids[index]}»" for index in candidates)
            values = {"found": shown(written), "candidates": ids}
            return Meaning(UNKNOWN, Remark(rules.INDICATOR_AMBIGUOUS, values), candidates)
        return Meaning(UNKNOWN, Remark(rules.INDICATOR_UNKNOWN, self._about_unknown(written)))

    def _loosely(self, written: str) -> list[int]:
        if not self._loose:
            for target in self.target_set.targets:
                indicator = target.indicator
                others = (indicator.english.label, *indicator.aliases)
                for spelling in (*_plain_spellings(target), *others):
                    add(self._loose, _sentence(spelling), self.ids.index(indicator.id))
        return self._loose.get(_sentence(written), [])

    def _about_unknown(self, written: str) -> Mapping[str, object]:
        self._unknown += 1
        near = nearest(written, self._exact) if self._unknown <= _SUGGESTIONS else None
        return {
            "found": shown(written),
            "set": self.target_set.id,
            "year": str(self.target_set.year),
            "near": did_you_mean(near),
        }


class UnitNames:
    """The units of a roster, by name, code or alias; strangers join the roster."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.by_name = ListedNames(self._resolve, roster.registry.names)
        self._codes: dict[str, int] = {}
        self._codes_by_number: dict[str, list[int]] = {}
        self._tight: dict[str, list[int]] = {}
        self._loose: dict[str, list[int]] = {}
        self._strangers: dict[str, int] = {}
        self._compared = 0

    def choose(self, written: str) -> int:
        """Find the unit that a filter means; it may also be one that only the file names."""
        self.by_name.fill()
        exact = self.by_name.get(written, self._code(written))
        found = [exact] if exact is not None else self._candidates(written)
        if len(found) > 1:
            names = ", ".join(map(self._describe, found))
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
            name = self.roster[candidates[0]].name
            values = {"found": shown(written), "name": name}
            return Meaning(candidates[0], Remark(rules.READ_AS_NAME, values))
        if candidates:
            listed = ", ".join(map(self._describe, candidates))
            values = {"found": shown(written), "candidates": listed}
            return Meaning(UNKNOWN, Remark(rules.UNIT_AMBIGUOUS, values), candidates)
        if is_sum(written):
            return Meaning(ALL_UNITS)
        return self._stranger(written)

    def _code(self, written: str) -> int | None:
        if not self._codes:
            codes = self.roster.registry.codes
            self._codes = dict(zip(codes, range(len(codes)), strict=True))
            # From now on a column of codes is answered by the dict itself; a name goes before.
            self.by_name.update({**self._codes, **self.by_name})
        return self._codes.get(written.strip())

    def _candidates(self, written: str) -> list[int]:
        """Try looser and looser spellings; the first that names anything decides."""
        if written.strip().isdecimal():
            return self._by_number(written)
        if not self._tight:
            self._fold_names()
        key = fold(written)
        plain = next((key.removeprefix(p) for p in _PREFIXES if key.startswith(p)), key)
        return (
            self._tight.get(key) or self._tight.get(plain) or self._loose.get(_loosest(plain)) or []
        )

    def _by_number(self, written: str) -> list[int]:
        """A spreadsheet turns the code 01 into the number 1."""
        if not self._codes_by_number:
            for index, code in enumerate(self.roster.registry.codes):
                add(self._codes_by_number, code.lstrip("0"), index)
        return self._codes_by_number.get(written.strip().lstrip("0"), [])

    def _fold_names(self) -> None:
        registry = self.roster.registry
        for index, name in enumerate(registry.names):
            for spelling in (name, *registry.aliases.get(index, ())):
                key = fold(spelling)
                add(self._tight, key, index)
                add(self._loose, _loosest(key), index)

    def _stranger(self, written: str) -> Meaning:
        name = tidy(written)
        index = self._strangers.setdefault(name, len(self.roster))
        if index == len(self.roster):
            self.roster.strangers.append(Unit(code=name, name=name, level=None))
        registry = self.roster.registry
        self._compared += len(registry)
        near = nearest(name, registry.names) if self._compared <= _COMPARISONS else None
        values = {"found": shown(written), "registry": registry.id, "near": did_you_mean(near)}
        return Meaning(index, Remark(rules.UNIT_UNKNOWN, values))

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

    def resolve(self, written: str) -> Meaning:
        """Find the period that *written* names."""
        period, remark = read_period(written, self.year), None
        if period is None and (span := read_span(written)):
            period = span.period
            values = {
                "found": shown(written),
                "period": period.words,
                "calendar": span.calendar.value,
            }
            remark = Remark(rules.PERIOD_BY_DATES, values)
        if period is None:
            values = {"found": shown(written)}
            return Meaning(UNKNOWN, Remark(rules.PERIOD_UNREADABLE, values))
        if period.year != self.year:
            values = {"found": shown(written), "year": str(self.year)}
            return Meaning(UNKNOWN, Remark(rules.PERIOD_OF_ANOTHER_YEAR, values))
        if period not in self.periods:
            self.periods.append(period)
        return Meaning(self.periods.index(period), remark)


def add(names: dict[str, list[int]], key: str, index: int) -> None:
    """Let *key* mean one thing more."""
    found = names.setdefault(key, [])
    if index not in found:
        found.append(index)


def _plain_spellings(target: Target) -> tuple[str, ...]:
    """List the names that need no remark."""
    return target.indicator.id, target.item, target.indicator.labels.label, target.wording


def _as_written(text: str) -> str:
    """Fold only what nobody would call another spelling: white space, capitals, the final stop."""
    return " ".join(text.split()).rstrip(" .:;").casefold()


def _sentence(text: str) -> str:
    """Fold a wording; how it ends, how its lines were broken and how "tỷ lệ" is spelt do not matter."""
    return fold(text).rstrip(" .:;").replace(_RATIO_WITH_I, _RATIO_WITH_Y)


def _loosest(key: str) -> str:
    """Fold what offices mix up: Đắk and Đăk, the apostrophe of Ia H'Drai, UBND written out."""
    key = key.replace(_WRITTEN_OUT, "ubnd").removeprefix("ubnd ")
    return key.replace("đăk", "đắk").replace("' ", "'").replace("'", "")


def is_sum(written: str) -> bool:
    """Say whether a cell calls its row the sum of others."""
    return fold(written).rstrip(" .:") in _SUMS
