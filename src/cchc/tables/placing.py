"""From the key texts of a run of rows to unit, indicators, period and measure of each.

Every distinct combination is resolved once and gets a number; a row is placed by looking its number
up.  The lines below do that column by column, at the speed of ``map`` (benchmarks/bench_bulk.py).
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import compress
from typing import Any, Final, Generic, TypeVar, cast

from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.grid import Value
from cchc.tables.cells import Profile
from cchc.tables.column_types import Column
from cchc.tables.key_texts import KeyTexts
from cchc.tables.resolve import ItemKey, Named, PeriodKey, Resolver, UnitKey
from cchc.tables.row_types import Other, RowIs, Rows, Section, Stack
from cchc.tables.scope_types import Scope, iter_senders
from cchc.tables.turns import NOBODY
from cchc.words.text import tidy

_YEAR: Final = re.compile(r"\d{4}")
_SHORT: Final = 5  # letters of «9», «III»

Key = TypeVar("Key", UnitKey, ItemKey, PeriodKey)


class Numbered(dict[object, int], Generic[Key]):
    """Combinations of texts → the number of what they mean; a new one is resolved once."""

    def __init__(self, resolve: Callable[[Any], Key], first: int = 0) -> None:
        super().__init__()
        self._resolve: Callable[[Any], Key] = resolve
        self.first = first  # the number of the first key
        self.keys_: list[Key] = []
        self.remarkable: dict[int, Key] = {}  # those of which something is to be said

    def __missing__(self, combination: object) -> int:
        key = self._resolve(combination)
        self[combination] = number = self.first + len(self.keys_)
        self.keys_.append(key)
        if key.trouble is not None or key.remark is not None:
            self.remarkable[number] = key
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

    def column(self, combinations: Iterable[object]) -> list[int]:
        """Number a column of texts, those that are listed all at once."""
        if not self._listed:
            return super().column(combinations)
        texts = cast(Sequence[str], combinations)
        found = list(map(self._listed.get, texts))
        at = -1
        with suppress(ValueError):  # until there is none
            while True:  # few names are not listed: these are found at the speed of C
                at = found.index(None, at + 1)
                found[at] = self[texts[at]]
        return cast(list[int], found)

    def units(self, numbers: Sequence[int]) -> list[int]:
        """Give the unit of each number, NOBODY where there is none."""
        if not self.keys_:
            return list(numbers)
        meant = [NOBODY if key.unit is None else key.unit for key in self.keys_]
        first = self.first
        return [number if number < first else meant[number - first] for number in numbers]


_Columns = tuple[
    list[int] | None,
    list[int] | None,
    tuple[list[int], UnitNumbers] | None,
    list[str] | None,
    list[frozenset[int]],
]
"""Periods, items, units with what their numbers mean, measures and their indicators of a run of rows."""


class Placer:
    """Places the rows of one table."""

    def __init__(
        self,
        profile: Profile,
        keys: dict[str, Column],
        texts: KeyTexts,
        scope: Scope,
        resolver: Resolver,
        start: int,
    ) -> None:
        self._profile = profile
        self._keys = keys
        self._texts = texts
        self._scope = scope
        self._resolver = resolver
        self._start = start  # row of the first text
        self._ear = resolver.ear
        self._periods = Numbered(self._period)
        self._items = Numbered(self._item)
        self._units: dict[tuple[object, ...], UnitNumbers] = {}

    def place(self, result: Rows, rows: Sequence[int], stack_index: int) -> None:
        """Add a run of rows below one stack of sections to *result*."""
        if not rows:
            return
        first, last = rows[0] - self._start, rows[-1] - self._start
        whole = last - first + 1 == len(rows)
        offsets: Sequence[int] = (
            range(first, last + 1) if whole else [row - self._start for row in rows]
        )
        periods = self._periods_of(rows, offsets)
        items = self._items_of(offsets)
        units = self._units_of(offsets, periods, result.stacks[stack_index])
        measures, defined = self._measures_of(offsets)
        bad: set[int] = set()
        for said, keys in (
            (periods, self._periods),
            (items, self._items),
            units or (None, None),
        ):
            if said is not None and keys is not None:
                bad |= self._troubles(result, rows, said, keys)
        bad |= self._no_measures(result, rows, offsets, measures)
        if bad and units is not None:
            numbers, known = units
            where = sorted(bad)
            named = zip(where, known.units([numbers[at] for at in where]), strict=True)
            result.unplaced |= {rows[at]: unit for at, unit in named if unit != NOBODY}
        kept = range(len(rows)) if not bad else [at for at in range(len(rows)) if at not in bad]
        self._append(result, rows, kept, (periods, items, units, measures, defined), stack_index)

    def _append(
        self,
        result: Rows,
        rows: Sequence[int],
        kept: Sequence[int],
        columns: _Columns,
        stack_index: int,
    ) -> None:
        periods, items, units, measures, defined = columns
        before = len(result.rows)
        result.rows += _of(rows, kept)
        result.sections += [stack_index] * len(kept)
        if periods is not None:
            result.periods = (result.periods or []) + _of(periods, kept)
            result.period_list = [key.said for key in self._periods.keys_]
        if items is not None:
            result.items = (result.items or []) + _of(items, kept)
            result.item_sets = [key.indicators for key in self._items.keys_]
        if units is not None:
            numbers, known = units
            placed = known.units(_of(numbers, kept))
            if result.units is None:
                result.units = [NOBODY] * before
            result.units += placed
            self._say_misplaced(result, _of(rows, kept), placed, result.stacks[stack_index])
        elif result.units is not None:
            result.units += [NOBODY] * len(kept)
        if measures is not None:
            result.measures = (result.measures or []) + _of(measures, kept)
            result.defined = (result.defined or []) + _of(defined, kept)
        if "field" in self._texts:
            texts, start = self._texts["field"], self._start
            named = [texts[row - start] for row in _of(rows, kept)]
            result.fields = (result.fields or []) + named

    def _troubles(
        self, result: Rows, rows: Sequence[int], numbers: Sequence[int], known: "Numbered[Any]"
    ) -> set[int]:
        """Say what is in the way, row by row, and each remark once; give the rows that are not placed."""
        if not known.remarkable:
            return set()
        used = known.remarkable.keys() & set(numbers)
        remarks = {
            number: key.remark for number in used if (key := known.remarkable[number]).remark
        }
        first = _first_places(numbers, remarks)
        result.remarks += [(rows[first[number]], remarks[number]) for number in sorted(remarks)]
        troubles = {n: key.trouble for n in used if (key := known.remarkable[n]).trouble}
        bad = list(_places(numbers, troubles)) if troubles else []
        result.troubles += [(rows[at], troubles[number]) for at, number in bad]
        return {at for at, _ in bad}

    # --- dimensions ------------------------------------------------------------------------------

    def _periods_of(self, rows: Sequence[int], offsets: Sequence[int]) -> list[int] | None:
        column = self._keys.get("period")
        if column is None:
            return None
        if "year" in self._keys:
            texts = zip(
                _of(self._texts["period"], offsets), _of(self._texts["year"], offsets), strict=True
            )
            return self._periods.column(_with_year(*each, column.role or "") for each in texts)
        if column.at in self._texts.filled:
            return self._periods.column(_of(self._texts["period"], offsets))
        values: Sequence[Value] = self._profile.grid.columns[column.at]
        chosen = _of(values, rows)
        if self._profile.grid.is_text or set(map(type, chosen)) <= {str}:
            return self._periods.column(chosen)
        return self._periods.column(
            value if type(value) is str else (type(value), value) for value in chosen
        )

    def _period(self, cell: Any) -> PeriodKey:
        column = self._keys["period"]
        value = cell[1] if type(cell) is tuple else cell
        return self._resolver.period(value, column.role or "period", column.at)

    def _items_of(self, offsets: Sequence[int]) -> list[int] | None:
        items, names = self._texts.get("item"), self._texts.get("indicator")
        if items is None and names is None:
            return None
        if items is None or names is None:
            return self._items.column(_of(items or names or [], offsets))
        return self._items.column(zip(_of(items, offsets), _of(names, offsets), strict=True))

    def _item(self, said: object) -> ItemKey:
        item, name = self._keys.get("item"), self._keys.get("indicator")
        alone = (said, "") if item else ("", said)
        texts = said if isinstance(said, tuple) else alone
        item_at, name_at = (column.at if column else None for column in (item, name))
        return self._resolver.item(tidy(texts[0]), item_at, tidy(texts[1]), name_at)

    def _units_of(
        self, offsets: Sequence[int], periods: list[int] | None, stack: Stack
    ) -> tuple[list[int], UnitNumbers] | None:
        unit, code, above = (self._keys.get(r) for r in ("unit", "unit_code", "unit_above"))
        if unit is None and code is None:
            return self._unit_of_section(offsets, stack)
        dated = bool(self._resolver.registry.validity)
        by_row = dated and periods is not None
        base = Named(
            text="",
            column=unit.at if unit else None,
            code_column=code.at if code else None,
            above_column=above.at if above else None,
            parents=self._parents(stack),
            level=self._level(stack, unit),
        )
        whole = self._period_above() if dated and not by_row else None
        is_alone = code is None and above is None and not by_row
        scope = (base.parents, base.level, whole)
        if scope not in self._units:
            self._units[scope] = self._unit_numbers(base, whole, is_alone=is_alone)
        known = self._units[scope]
        if is_alone:
            return known.column(_of(self._texts["unit"], offsets)), known
        blank = [""] * len(offsets)
        names, codes, uppers = (
            _of(texts, offsets) if (texts := self._texts.get(role)) else blank
            for role in ("unit", "unit_code", "unit_above")
        )
        when: Sequence[int] = periods if by_row and periods is not None else [-1] * len(offsets)
        return known.column(zip(names, codes, uppers, when, strict=True)), known

    def _unit_numbers(self, base: Named, whole: Period | None, *, is_alone: bool) -> UnitNumbers:
        units = self._ear.units
        # A registry of a country: names that are spelt as they are listed need nothing else.
        is_plain = is_alone and not (base.parents or base.level or whole)

        def resolve(said: Any) -> UnitKey:
            if is_plain and (unit := units.exact(said)) is not None:
                return UnitKey(unit)
            name, code, above, when = said if isinstance(said, tuple) else (said, "", "", -1)
            named = base._replace(text=tidy(name), code=tidy(code), above=tidy(above))
            period = whole
            if when >= 0 and (heard := self._periods.keys_[when].said) is not None:
                period = heard.period
            return self._resolver.unit(named, period)

        listed = units.listed if is_plain else {}
        return UnitNumbers(resolve, len(self._resolver.registry), listed)

    def _unit_of_section(
        self, offsets: Sequence[int], stack: Stack
    ) -> tuple[list[int], UnitNumbers] | None:
        named = next((s for s in reversed(stack) if s.unit is not None or s.body), None)
        if named is None:
            return None
        key = UnitKey(named.unit)
        if named.unit is None:  # what stands below a name that is not understood is nobody else's
            key = self._resolver.unit(Named(named.body, None), self._period_above())
        known = UnitNumbers(lambda _: key, len(self._resolver.registry), {})
        return known.column([named.label] * len(offsets)), known

    def _parents(self, stack: Stack) -> tuple[int, ...]:
        named = next((s.unit for s in reversed(stack) if s.unit is not None), None)
        if named is not None:
            return self._resolver.turns.units(named)
        if self._scope.area:
            return self._scope.area
        registry = self._resolver.registry
        body = registry.codes.index(self._resolver.target_set.body)
        senders = [each.units[0] for each in iter_senders(self._scope) if len(each.units) == 1]
        above = [u for u in senders if u != body and registry.codes[u] in registry.parents]
        return tuple(above[-1:])

    @staticmethod
    def _level(stack: Stack, unit: Column | None) -> Level | None:
        if unit is not None and unit.role == "unit_of_commune":
            return Level.COMMUNE
        if unit is not None and unit.role == "unit_of_district":
            return Level.DISTRICT
        return _level_of(next((s.level for s in reversed(stack) if s.level is not None), None))

    def _period_above(self) -> Period | None:
        return self._scope.period.period if self._scope.period else None

    def _say_misplaced(
        self, result: Rows, rows: Sequence[int], units: Sequence[int], stack: Stack
    ) -> None:
        """Note the units that stand in a section of another level; the registry's own is used."""
        section: Section | None = next(
            (s for s in reversed(stack) if s.level not in (None, "none")), None
        )
        if section is None:
            return
        level = _level_of(section.level)
        for row, unit in zip(rows, units, strict=True):
            if unit != NOBODY and self._resolver.level(unit) != level:
                result.misplaced.append((row, unit, section))

    # --- measures in rows --------------------------------------------------------------------------

    def _measures_of(self, offsets: Sequence[int]) -> tuple[list[str] | None, list[frozenset[int]]]:
        """Say which measure each row holds, "" for none, and of which indicators where its words say so.

        A kind below a group is of that group.
        """
        if "measure" not in self._keys:
            return None, []
        found: list[str] = []
        defined: list[frozenset[int]] = []
        group = None
        texts = self._texts["measure"]
        for offset in offsets:
            heard = self._ear.hear(texts[offset])
            if heard.group is None and heard.kinds and group is not None:
                heard = replace(heard, group=group)
            elif heard.group is not None:
                group = heard.group
            if heard.rest or heard.clash or heard.measure == "ratio":
                measure = "ratio" if heard.measure == "ratio" else ""
            else:
                measure = heard.measure or self._ear.quantity_of(heard) or ""
            named = {} if measure else self._ear.counts.find(texts[offset])
            found.append(next(iter(named), measure))
            defined.append(next(iter(named.values()), frozenset()))
        return found, defined

    def _no_measures(
        self,
        result: Rows,
        rows: Sequence[int],
        offsets: Sequence[int],
        measures: list[str] | None,
    ) -> set[int]:
        if measures is None or "" not in measures:
            return set()
        bad = {at for at, measure in enumerate(measures) if not measure}
        for at in sorted(bad):
            text = tidy(self._texts["measure"][offsets[at]])
            result.others.append(Other(rows[at], RowIs.TEXT, text, understood=False))
        return bad


_Item = TypeVar("_Item")


def _places(numbers: Sequence[int], some: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield each place of *some* numbers, and which of them it is, at the speed of C."""
    return compress(enumerate(numbers), map(some.__contains__, numbers))


def _first_places(numbers: Sequence[int], some: Collection[int]) -> dict[int, int]:
    """Find the first place of each of *some* numbers; nothing is looked at behind the last of these."""
    first: dict[int, int] = {}
    for at, number in _places(numbers, some) if some else ():
        if number not in first:
            first[number] = at
            if len(first) == len(some):
                break
    return first


def _with_year(text: str, year: str, role: str) -> str:
    """Spell the period of a row that has a column for the year: «9» and «2023» are «Tháng 9/2023»."""
    if not text or not year or _YEAR.search(text):
        return text
    kind = {"month": "Tháng ", "quarter": "Quý "}.get(role, "")
    return f"{kind if text.isalnum() and len(text) < _SHORT else ''}{text}/{year}"


def _of(column: Sequence[_Item], chosen: Sequence[int]) -> list[_Item]:
    """Take the entries at *chosen*; a range is a slice, which is ten times as fast."""
    if isinstance(chosen, range) and chosen.step == 1:
        return list(column[chosen.start : chosen.stop])
    if len(chosen) > 1 and chosen[-1] - chosen[0] + 1 == len(chosen):
        return list(column[chosen[0] : chosen[-1] + 1])
    return [column[at] for at in chosen]


def _level_of(value: str | None) -> Level | None:
    """Turn the level of a section into one that units have."""
    return Level(value) if value and value != "none" else None
