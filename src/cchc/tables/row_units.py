"""The units of rows: by the columns that name them, or by the section that they stand in."""

from collections.abc import Sequence
from typing import Any

from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.matching.neighbours import Neighbours
from cchc.tables.column_types import Column
from cchc.tables.key_texts import KeyTexts
from cchc.tables.meant import Named, PeriodKey, UnitKey
from cchc.tables.numbered import Numbered, UnitNumbers, entries_of
from cchc.tables.resolve import Resolver
from cchc.tables.row_types import Rows, Section, Stack
from cchc.tables.scope_types import Scope, iter_senders
from cchc.tables.turns import NOBODY
from cchc.words.text import tidy


class RowUnits:
    """Finds the units of the rows of one table; *periods* say of when a row is, where that matters."""

    def __init__(
        self,
        keys: dict[str, Column],
        texts: KeyTexts,
        scope: Scope,
        resolver: Resolver,
        periods: Numbered[PeriodKey],
    ) -> None:
        self._keys = keys
        self._texts = texts
        self._scope = scope
        self._resolver = resolver
        self._periods = periods
        self._units: dict[tuple[object, ...], UnitNumbers] = {}

    def column(
        self, offsets: Sequence[int], periods: list[int] | None, stack: Stack
    ) -> tuple[list[int], UnitNumbers] | None:
        """Number the units of rows below one stack of sections; None where nothing names any."""
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
            area=self._area(),
            level=self._level(stack, unit),
        )
        whole = self._period_above() if dated and not by_row else None
        is_alone = code is None and above is None and not by_row
        scope = (base.parents, base.level, whole)
        if scope not in self._units:
            self._units[scope] = self._unit_numbers(base, whole, is_alone=is_alone)
        known = self._units[scope]
        if is_alone:
            return known.column(entries_of(self._texts["unit"], offsets)), known
        blank = [""] * len(offsets)
        names, codes, uppers = (
            entries_of(texts, offsets) if (texts := self._texts.get(role)) else blank
            for role in ("unit", "unit_code", "unit_above")
        )
        when: Sequence[int] = periods if by_row and periods is not None else [-1] * len(offsets)
        return known.column(zip(names, codes, uppers, when, strict=True)), known

    def _unit_numbers(self, base: Named, whole: Period | None, *, is_alone: bool) -> UnitNumbers:
        units = self._resolver.ear.units
        beside = self._neighbours(base.level, whole)
        # A registry of a country: names that are spelt as they are listed need nothing else.
        is_plain = is_alone and not (base.parents or base.level or whole)

        def resolve(said: Any) -> UnitKey:
            if is_plain and (unit := units.exact(said)) is not None:
                return UnitKey(unit)
            if is_alone:
                return self._resolver.unit_beside(base._replace(text=tidy(said)), whole, beside)
            name, code, above, when = said
            named = base._replace(text=tidy(name), code=tidy(code), above=tidy(above))
            period = whole
            if when >= 0 and (heard := self._periods.keys_[when].said) is not None:
                period = heard.period
            return self._resolver.unit_beside(named, period, beside)

        listed = units.listed if is_plain else {}
        return UnitNumbers(resolve, len(self._resolver.registry), listed)

    def _neighbours(self, level: Level | None, period: Period | None) -> Neighbours:
        """Give the names of the whole table: what its other rows name may tell two units apart."""
        units = self._resolver.ear.units
        within = units.within(level=level, period=period)
        return Neighbours(units, within, self._texts.get("unit") or ())

    def _unit_of_section(
        self, offsets: Sequence[int], stack: Stack
    ) -> tuple[list[int], UnitNumbers] | None:
        named = next((s for s in reversed(stack) if s.unit is not None or s.body), None)
        if named is None:
            return None
        key = UnitKey(named.unit)
        if named.unit is None:  # what stands below a name that is not understood is nobody else's
            body = Named(named.body, None, parents=self._parents(stack), area=self._area())
            key = self._resolver.unit(body, self._period_above())
        known = UnitNumbers(lambda _: key, len(self._resolver.registry), {})
        return known.column([named.label] * len(offsets)), known

    def _parents(self, stack: Stack) -> tuple[int, ...]:
        named = next((s.unit for s in reversed(stack) if s.unit is not None), None)
        return self._area() if named is None else self._resolver.turns.units(named)

    def _area(self) -> tuple[int, ...]:
        """Give the unit that the title or the sender names, below which all rows are."""
        if self._scope.area:
            return self._scope.area
        registry, level = self._resolver.registry, self._resolver.level
        body = registry.position[self._resolver.target_set.body]
        senders = [each.units[0] for each in iter_senders(self._scope) if len(each.units) == 1]
        around = [
            unit
            for unit in senders
            if unit != body
            and (registry.codes[unit] in registry.parents or level(unit) is Level.COMMUNE)
        ]
        return tuple(around[-1:])

    @staticmethod
    def _level(stack: Stack, unit: Column | None) -> Level | None:
        if unit is not None and unit.role == "unit_of_commune":
            return Level.COMMUNE
        if unit is not None and unit.role == "unit_of_district":
            return Level.DISTRICT
        return _level_of(next((s.level for s in reversed(stack) if s.level is not None), None))

    def _period_above(self) -> Period | None:
        return self._scope.period.period if self._scope.period else None

    def say_misplaced(
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


def _level_of(value: str | None) -> Level | None:
    """Turn the level of a section into one that units have."""
    return Level(value) if value and value != "none" else None
