"""From the texts of a row to the unit, indicators and period that they mean, or what is in the way."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Final

from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.definitions.timeline import Timeline
from cchc.definitions.units import LEVELS, Registry, Unit
from cchc.grid import Marked, Value
from cchc.matching.count_names import telling_words
from cchc.matching.neighbours import Neighbours
from cchc.matching.unit_match import UnitMatch
from cchc.patterns import pattern_of
from cchc.tables.hearing import Ear
from cchc.tables.left_over import LeftOver
from cchc.tables.meant import ItemKey, Named, PeriodKey, Remark, Trouble, UnitKey
from cchc.tables.turns import Turns
from cchc.words.differences import HowRead
from cchc.words.text import fold, tidy

MONTHLY: Final = {"month": "month", "quarter": "quarter", "year": "year"}
# Who reports of its own territory, and of no other; a department may send what it has gathered of all.
_TERRITORIES: Final = {Level.DISTRICT, Level.COMMUNE}
# «Phòng Quản lý đầu tư»; not «Phòng A (kế hoạch)», «Phòng 1 + Phòng 2», «Phòng khác».
_NAME_OF_A_ROOM: Final = pattern_of(
    r"(?!.*\b(?:khác|còn lại|trước|kế hoạch (?:năm|quý|tháng)|ước|dự kiến|các phòng)\b)"
    r"[^\W_]+(?:[ ,.&'’–-]+[^\W_]+)*\.?"
)


class Resolver:
    """Understands the key cells of rows; every distinct combination once."""

    def __init__(self, ear: Ear, timeline: Timeline, registry: Registry) -> None:
        self.ear = ear
        self.timeline = timeline
        self.target_set = timeline.main
        self.registry = registry
        self.ids = ear.indicators.ids
        self._levels = [ear.indicators.levels(index) for index in range(len(self.ids))]
        self.turns = Turns(registry)
        self._in_force: dict[Period, frozenset[int]] = {}
        self._units: dict[tuple[Named, Period | None], UnitKey] = {}
        self._items: dict[tuple[object, ...], ItemKey] = {}
        self._told: dict[int, frozenset[str]] = {}  # the words of the definitions of an indicator
        self._periods: dict[tuple[str, str], PeriodKey] = {}
        self._body = registry.codes.index(self.target_set.body)
        self.open_units: list[
            Unit
        ] = []  # not listed, of a kind that need not be; behind the registry

    @cached_property
    def left_over(self) -> LeftOver:
        """What is not understood of texts beside numbers."""
        titles: list[str] = []
        for each in self.timeline.sets:
            titles += (each.title, each.issuer, *each.sections.values())
            if each.annex_heading is not None:
                titles += filter(None, (each.annex_heading.label, each.annex_heading.title))
        return LeftOver(self.ear, titles)

    # --- units ------------------------------------------------------------------------------

    def unit(self, named: Named, period: Period | None) -> UnitKey:
        """Find the unit that a row names."""
        key = (named, period)
        found = self._units.get(key)
        if found is None:
            found = self._units[key] = self._unit(named, period)
        return found

    def unit_beside(self, named: Named, period: Period | None, neighbours: Neighbours) -> UnitKey:
        """Find the unit that a row names, where the other names of its table may tell which of several."""
        key = self.unit(named, period)
        is_open = key.trouble is not None and key.trouble.kind == "unit_ambiguous"
        if not is_open or named.code or named.above:
            return key
        match = neighbours.tell(named.text, self._by_name(named, period))
        return (
            key if match.unit is None else self._within(named, self._agreeing(named, match, None))
        )

    def _unit(self, named: Named, period: Period | None) -> UnitKey:
        if named.above:
            above = self._above(named.above, period)
            if above.unit is None:
                return UnitKey(trouble=self._trouble_of(above, named.above, named.above_column))
            named = named._replace(parents=(above.unit,), area=(above.unit,))
        return self._within(named, self._named_unit(named, period))

    def _named_unit(self, named: Named, period: Period | None) -> UnitKey:
        if not named.text and not named.code:
            return UnitKey(trouble=Trouble("unit_blank", named.column))
        by_code = self.ear.units.find(named.code, period=period) if named.code else None
        if by_code is not None and (by_code.unit is None or not named.text):
            if by_code.unit is not None and by_code.kind != "not-valid":
                return UnitKey(by_code.unit)
            return UnitKey(None, self._trouble_of(by_code, named.code, named.code_column))
        return self._agreeing(named, self._by_name(named, period), by_code)

    def _above(self, written: str, period: Period | None) -> UnitMatch:
        """Find the unit of a column above the units, a district where it may be one."""
        match = self.ear.units.find(written, level=Level.DISTRICT, period=period)
        return match if match.unit is not None else self.ear.units.find(written, period=period)

    def _agreeing(self, named: Named, match: UnitMatch, by_code: UnitMatch | None) -> UnitKey:
        """Take the unit of a name, which must be that of the code beside it."""
        remark = Remark("unit", named.column or 0, named.text, match)
        is_open = match.kind == "open" and match.unit is None and by_code is None
        if is_open and not _NAME_OF_A_ROOM.fullmatch(fold(named.text)):
            return UnitKey(trouble=self._trouble_of(match, named.text, named.column))
        if is_open:
            unit = self._open_unit(named.text, named.level)
            return UnitKey(unit, remark=remark._replace(kind="open"))
        if match.unit is None or match.kind == "not-valid":
            told = by_code.unit if by_code is not None else None
            if told is not None and told in match.candidates:
                return UnitKey(told, remark=self._spelt_like_another(remark, told))
            if match.kind == "ambiguous" and by_code is None:
                turn = self.turns.number_of(match.candidates)
                if turn is not None:
                    return UnitKey(turn)
            return UnitKey(None, self._trouble_of(match, named.text, named.column))
        if by_code is not None and by_code.unit != match.unit:
            trouble = Trouble("unit_contradictory", named.code_column, named.code, named.text)
            return UnitKey(trouble=trouble)
        return UnitKey(match.unit, remark=remark if match.kind == "loose" else None)

    def _spelt_like_another(self, remark: Remark, unit: int) -> Remark | None:
        """Note where a code says which of the units is meant whose names offices mix up."""
        if unit not in self.ear.units.mixed_up:
            return None
        meant = self.ear.units.one(unit, HowRead(remark.text))
        return remark._replace(match=meant) if meant.kind == "loose" else None

    def _by_name(self, named: Named, period: Period | None) -> UnitMatch:
        units = self.ear.units
        for parent in named.parents:
            match = units.find(named.text, parent=parent, level=named.level, period=period)
            if match.unit is not None and match.kind in ("exact", "loose"):
                return match
        match = units.find(named.text, level=named.level, period=period)
        if match.unit is None and named.level is not None and not named.parents:
            without = units.find(named.text, period=period)
            if without.unit is not None:
                return without
        return match

    def _within(self, named: Named, key: UnitKey) -> UnitKey:
        """Refuse a unit of another district than the section, or the whole table, that its row stands in."""
        if key.unit is None or not (outside := self.outside(key.unit, named.area, named.parents)):
            return key
        column = named.column if named.text else named.code_column
        return UnitKey(trouble=outside._replace(column=column, text=named.text or named.code))

    def outside(
        self, unit: int, area: Sequence[int], section: Sequence[int] = ()
    ) -> Trouble | None:
        """Give what is in the way of a unit that is not of the area of its table, or of its section.

        A section ends where a body of a level above begins: it speaks for those of the level below alone.
        """
        units = self.turns.units(unit)
        if units[0] >= len(self.registry):
            return None
        own = {above for each in units for above in (each, *self.registry.above(each))}
        whole = area if area and self.level(area[0]) in _TERRITORIES else ()
        part = section if section and self.level(unit) == self._level_below(section) else ()
        for around in (whole, part):
            if around and own.isdisjoint(around):
                return Trouble("unit_elsewhere", other=self.name(around[0]), units=units[:1])
        return None

    def _level_below(self, parents: Sequence[int]) -> Level | None:
        level = self.level(parents[0])
        return Level.COMMUNE if level is Level.DISTRICT else None

    def _trouble_of(self, match: UnitMatch, text: str, column: int | None) -> Trouble:
        kinds = {
            "ambiguous": "unit_ambiguous",
            "unknown": "unit_unknown",
            "not-valid": "unit_not_valid",
            "open": "unit_unknown",
        }
        return Trouble(
            kinds[match.kind],
            column,
            text,
            units=match.candidates or ((match.unit,) if match.unit is not None else ()),
        )

    def _open_unit(self, name: str, level: Level | None) -> int:
        """Give the place of a unit that no registry lists, behind those that are listed."""
        known = len(self.registry)
        for at, unit in enumerate(self.open_units):
            if fold(unit.name) == fold(name):
                return known + at
        kinds = self.registry.open.items()
        of_kind = (
            lv for lv, firsts in kinds if any(fold(name).startswith(fold(f)) for f in firsts)
        )
        self.open_units.append(Unit(code=name, name=name, level=level or next(of_kind, None)))
        return known + len(self.open_units) - 1

    def level(self, unit: int) -> Level | None:
        """Give the level of a unit."""
        unit, known = self.turns.units(unit)[0], len(self.registry)
        return (
            LEVELS[self.registry.level_of[unit]]
            if unit < known
            else self.open_units[unit - known].level
        )

    def name(self, unit: int) -> str:
        """Name a unit so that nobody confuses it; of those that bore a name in turn, by that name."""
        units, known = self.turns.units(unit), len(self.registry)
        if units[0] >= known:
            return self.open_units[units[0] - known].name
        return (
            self.registry.called.of(units[0]) if len(units) == 1 else self.registry.names[units[0]]
        )

    # --- indicators -------------------------------------------------------------------------

    def item(
        self, item: str, item_column: int | None, name: str, name_column: int | None
    ) -> ItemKey:
        """Find the indicators that a row names by its item, its name, or both."""
        key = (item, item_column, name, name_column)
        found = self._items.get(key)
        if found is None:
            found = self._items[key] = self._item(*key)
        return found

    def _named(self, name: str) -> frozenset[int]:
        """Find the indicators of a name, also explained, or of «số đúng hạn/tổng số»: counts, b over a."""
        if found := frozenset(self.ear.indicators.find(name)):
            return found
        heard = self.ear.hear(name)
        says = heard.measure == "ratio" and ("/" in name or self.ear.explained(name) is not None)
        return heard.indicators if says else frozenset()

    def _item(
        self, item: str, item_column: int | None, name: str, name_column: int | None
    ) -> ItemKey:
        by_item = frozenset(self.ear.indicators.find(item)) if item else frozenset()
        by_name = self._named(name) if name else frozenset[int]()
        if item and not by_item and not by_name:
            return ItemKey(trouble=Trouble("indicator_unknown", item_column, item))
        if by_item and by_name:
            both = by_item & by_name
            if not both:
                trouble = Trouble("indicator_contradictory", item_column, item, name)
                return ItemKey(trouble=trouble)
            return ItemKey(both)
        if by_item and name and not self._agree(name, by_item):
            return ItemKey(trouble=Trouble("indicator_contradictory", item_column, item, name))
        if by_item:
            return ItemKey(by_item, remark=self._item_remark(item, item_column, by_item))
        if not name:
            return ItemKey(trouble=Trouble("indicator_blank", name_column or item_column))
        if not by_name:
            return ItemKey(trouble=Trouble("indicator_unknown", name_column, name))
        return ItemKey(by_name, remark=self._item_remark(name, name_column, by_name))

    def _agree(self, name: str, indicators: frozenset[int]) -> bool:
        """Say whether what stands beside an item has no words but those that its indicator is told by."""
        said, _, rest = self.ear.clock.hear(fold(name))
        if said is not None and (said.period is None or said.period.year != self.target_set.year):
            return False
        words = set(telling_words(rest if said is not None else name))
        return not self.left_over.of_line(name) and any(
            words <= self._telling(each) for each in indicators
        )

    def _telling(self, indicator: int) -> frozenset[str]:
        """Give the words of the definitions of an indicator, and of the part that it stands in."""
        if indicator not in self._told:
            labels = self.ear.indicators.labels(indicator)
            texts = [labels.label, labels.numerator, labels.denominator]
            for at, target in self.ear.indicators.targets:
                if at == indicator:
                    texts += (target.wording, *target.indicator.aliases)
                    sections = (each.sections.get(target.section) for each in self.timeline.sets)
                    texts += filter(None, sections)
            self._told[indicator] = frozenset(w for text in texts for w in telling_words(text))
        return self._told[indicator]

    def _item_remark(self, text: str, column: int | None, found: frozenset[int]) -> Remark | None:
        # One indicator that several sets have, each in its time, is one.
        if len({self.ids[index] for index in found}) != 1 or column is None:
            return None
        return Remark("indicator", column, text, min(found))

    def in_force(self, indicators: frozenset[int], period: Period) -> frozenset[int]:
        """Keep of *indicators* those of the set by whose items a row of *period* is read."""
        if len(self.timeline.sets) == 1:
            return indicators
        known = self._in_force.get(period)
        if known is None:
            known = self.ear.indicators.of_set(self.timeline.naming(period))
            self._in_force[period] = known
        return indicators & known

    def of_level(self, indicators: frozenset[int], unit: int) -> tuple[int, ...]:
        """Give those of *indicators* that some target asks of the unit's level; all where none is."""
        if len(indicators) == 1:
            return tuple(indicators)
        level = self.level(unit)
        fitting = tuple(sorted(i for i in indicators if level in self._levels[i]))
        return fitting or tuple(sorted(indicators))

    def binds(self, indicator: int, unit: int) -> bool:
        """Say whether the unit's level is one that the indicator is asked of; the body's always is."""
        return unit == self._body or self.level(unit) in self._levels[indicator]

    # --- periods ----------------------------------------------------------------------------

    def period(self, value: Value, role: str, column: int) -> PeriodKey:
        """Understand the period of a row; under «Tháng» or «Quý» a bare number is one."""
        if isinstance(value, date | datetime | bool | Marked):
            return PeriodKey(trouble=Trouble("period_unreadable", column, _date_text(value)))
        text = f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
        key = (text, role)
        found = self._periods.get(key)
        if found is None:
            found = self._periods[key] = self._period(tidy(text), role, column)
        return found

    def _period(self, text: str, role: str, column: int) -> PeriodKey:
        if not text:
            return PeriodKey(trouble=Trouble("period_blank", column))
        said = self.ear.clock.hear_cell(text, MONTHLY.get(role))
        if said is None or said.period is None or said.rest:
            return PeriodKey(trouble=Trouble("period_unreadable", column, text))
        if said.period.year != self.target_set.year:
            return PeriodKey(trouble=Trouble("period_other_year", column, text))
        remark = Remark("period", column, text, said) if said.by_dates else None
        return PeriodKey(said, remark=remark)


def _date_text(value: Value) -> str:
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    return value.shown if isinstance(value, Marked) else str(value)
