"""What is said of the rows of a table: names, periods, parts and sums, and what was not used."""

from collections.abc import Iterator
from typing import Final

from cchc.definitions.calendars import Calendar
from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.diagnostics import Finding, Location
from cchc.matching.unit_match import UnitMatch
from cchc.rules.cells import NegativeCount
from cchc.rules.files import HeadingRepeated, RaggedRow
from cchc.rules.forms import FieldsSummed, PartOfCountBlank, SectionOfAnotherLevel
from cchc.rules.names import (
    IndicatorAmbiguous,
    IndicatorBlank,
    IndicatorContradictory,
    IndicatorNotInForce,
    IndicatorUnknown,
    ReadAsName,
    UnitUnknown,
)
from cchc.rules.periods import (
    PeriodBlank,
    PeriodByDates,
    PeriodContradictoryInRow,
    PeriodOfAnotherYear,
    PeriodOutsideTitle,
    PeriodUnreadable,
)
from cchc.rules.rows import BlankNamesFilled, MergedCellsFilled
from cchc.rules.tables import RowInDoubt
from cchc.tables.column_types import Use
from cchc.tables.key_texts import PERIOD_ROLES
from cchc.tables.meant import Remark, Trouble
from cchc.tables.numbers import shown
from cchc.tables.reasons import (
    MEASURES,
    REASONS,
    ROWS,
)
from cchc.tables.row_types import Filled, Section
from cchc.tables.say_units import SayUnits
from cchc.tables.saying import AS_ROWS
from cchc.tables.time import PeriodSaid
from cchc.words import Said, Words
from cchc.words.nearest import did_you_mean
from cchc.words.terms import LEVEL
from cchc.words.text import fold, safe, shortened, tidy

_LEAVE_OUT: Final = Words("Hãy bỏ dòng này khỏi số liệu.", "Leave this row out of the counts.")


class SayRows(SayUnits):
    """Says what there is to say of the rows of one table."""

    def all(self) -> Iterator[Finding]:
        """Say all of it."""
        table = self.table
        in_facts = [(row, t) for row, t in table.facts.troubles if row is not None]
        for row, trouble in sorted({*table.rows.troubles, *in_facts}, key=lambda each: each[0]):
            found = self._of_row(row, trouble)
            if found is not None:
                yield found
        for row, remark in table.rows.remarks:
            if (found := self._remark(row, remark)) is not None:
                yield found
        for at, filled in table.rows.filled.items():
            yield self._filled(at, filled)
        in_doubt = {row for row, t in in_facts if t.kind == "sum_of_communes"}
        for row, unit, section in table.rows.misplaced:
            if row not in in_doubt:
                yield self._misplaced(row, unit, section)
        if table.facts.summed and table.above.unit is not None:
            sender = self.reader.resolver.name(table.above.unit)
            yield FieldsSummed(rows=table.facts.summed, unit=sender).at(self.at_heading)
        yield from self._outside_title()
        yield from self._ragged()

    def _misplaced(self, row: int, unit: int, section: Section) -> Finding:
        level = self.reader.resolver.level(unit)
        column = next((c.at for c in self.table.columns if c.role == "unit"), None)
        return SectionOfAnotherLevel(
            unit=self.reader.resolver.name(unit),
            level=LEVEL[level] if level else Words("", ""),
            section=f"«{section.label}»",
        ).at(self.place.at(row, column))

    def _of_row(self, row: int, trouble: Trouble) -> Finding | None:
        kind = trouble.kind
        if kind in ROWS:
            text = safe(trouble.text)
            other = safe(trouble.other)
            reason, way = (
                Words(*(each.format(text=text, other=other) for each in said))
                for said in ROWS[kind]
            )
            return RowInDoubt(reason=reason, way=way).at(self.place.at(row))
        if kind in REASONS:
            return self.not_added(kind).at(self.place.at(row))
        if kind.startswith("unit"):
            return self.of_unit(row, trouble)
        if kind.startswith("indicator"):
            return self._of_indicator(row, trouble)
        if kind.startswith("period"):
            return self._of_period(row, trouble)
        if kind == "part_blank":
            new = self.is_new("C604", f"{row}:{trouble.column}")
            return self._part_blank(row, trouble) if new else None
        if kind == "sum_negative":
            return NegativeCount(found=trouble.text).at(self.place.at(row, trouble.column))
        if kind == "measure_twice":
            label = self._label(row)
            meaning = Words("một số liệu đã có ở dòng trên", "a count that a row above gives")
            return HeadingRepeated(heading=label, other=label, meaning=meaning).at(
                self.place.at(row)
            )
        return None

    def _of_indicator(self, row: int, trouble: Trouble) -> Finding | None:
        here = self.place.at(row, trouble.column)
        match trouble.kind:
            case "indicator_unknown":
                return self._unknown_indicator(row, trouble, here)
            case "indicator_blank":
                return IndicatorBlank().at(self.place.at(row))
            case "indicator_contradictory":
                return IndicatorContradictory(found=trouble.text, other=trouble.other).at(here)
            case "indicator_ambiguous":
                column, ids = self._item_column(), self.items(trouble.indicators)
                rule = IndicatorAmbiguous(found=self._named(row, trouble), candidates=ids)
                return rule.at(self.place.at(row, column))
            case "indicator_not_in_force":
                column, ids = self._item_column(), self.items(trouble.indicators)
                rule_ = IndicatorNotInForce(
                    found=self._named(row, trouble) or ids, set=trouble.other
                )
                return rule_.at(self.place.at(row, column))
        return None

    def _of_period(self, row: int, trouble: Trouble) -> Finding | None:
        here, year = self.place.at(row, trouble.column), str(self.reader.target_set.year)
        match trouble.kind:
            case "period_unreadable":
                return PeriodUnreadable(found=shown(trouble.text)).at(here)
            case "period_blank":
                return PeriodBlank().at(self.place.at(row))
            case "period_other_year":
                return PeriodOfAnotherYear(found=shown(trouble.text), year=year).at(here)
            case "periods_contradictory":
                return PeriodContradictoryInRow().at(self.place.at(row))
        return None

    def _label(self, row: int) -> str:
        column = next((c for c in self.table.columns if c.role == "measure"), None)
        return self.read.profile.text(row, column.at) if column else ""

    def _item_column(self) -> int | None:
        found = [
            c.at for c in self.table.columns if c.use is Use.KEY and c.role in ("item", "indicator")
        ]
        return found[0] if found else None

    def _named(self, row: int, trouble: Trouble) -> str:
        column = self._item_column()
        return trouble.text or (self.read.profile.text(row, column) if column is not None else "")

    def _part_blank(self, row: int, trouble: Trouble) -> Finding:
        assert trouble.column is not None
        [indicator] = trouble.indicators
        b, a, group = self.table.facts.made[indicator]
        terms = b if trouble.text == "b" else a
        cells = [self.cell(row, group.columns[term.quantity].at) for term in terms]
        return PartOfCountBlank(
            blank=self.cell(row, trouble.column),
            role=MEASURES[trouble.text],
            formula=" + ".join(cells),
        ).at(self.place.at(row, trouble.column))

    def _unknown_indicator(self, row: int, trouble: Trouble, here: Location) -> Finding:
        reader, level = self.reader, self._level_of(row)
        item = reader.indicators.item_like(trouble.text)
        count = None if item else reader.indicators.count_like(trouble.text, level)
        if count is not None:
            side, indicators = count
            names = ", ".join(f"«{self.label(each)}»" for each in indicators)
            near = Words(
                f" Đó là {MEASURES[side].vi} của {names}.",
                f" It is {MEASURES[side].en} of {names}.",
            )
            way = Words(f"Hãy {AS_ROWS.vi}.", f"{AS_ROWS.en[0].upper()}{AS_ROWS.en[1:]}.")
        else:
            likely = reader.indicators.nearest(trouble.text, level)
            near = did_you_mean([item] if item else [*dict.fromkeys(map(self.label, likely))])
            listing = f"cchc list-targets --year {reader.target_set.year}"
            way = Words(
                f"Hãy xem tên và mã bằng «{listing}», kèm --definitions nếu có dùng.",
                f"See names and ids with “{listing}”, and --definitions if you use it.",
            )
            if left_out := self._not_judged(trouble.text):
                near, way = left_out, _LEAVE_OUT
        return IndicatorUnknown(
            set=", ".join(each.id for each in reader.timeline.sets),
            found=shown(trouble.text),
            near=near,
            way=way,
        ).at(here)

    def _not_judged(self, written: str) -> Words | None:
        """Say of an item of the annex that its set does not judge it, and why."""
        for each in self.reader.timeline.sets:
            for item, reason in each.not_judged.items():
                if fold(written).removeprefix("mục ") == fold(item):
                    why = shortened(reason)
                    return Words(
                        f" Bộ không đánh giá mục {item}: {why}.",
                        f" The set does not judge item {item}: {why}.",
                    )
        return None

    def _level_of(self, row: int) -> Level | None:
        """Give the level of the unit of a row, where its name is spelt as it is listed."""
        column = next((c.at for c in self.table.columns if c.role == "unit"), None)
        text = "" if column is None else tidy(self.read.profile.text(row, column))
        unit = self.reader.units.exact(text) if text else self.table.above.unit
        return None if unit is None else self.reader.resolver.level(unit)

    def _remark(self, row: int, remark: Remark) -> Finding | None:
        here = self.place.at(row, remark.column)
        if remark.kind == "period":
            said = remark.match
            assert isinstance(said, PeriodSaid)
            assert said.period
            if not self.is_new("C505", remark.text):
                return None
            calendar = (said.calendar or Calendar.PLAIN).value
            return PeriodByDates(
                found=shown(remark.text), period=said.period.words, calendar=calendar
            ).at(here)
        if remark.kind == "open":
            assert isinstance(remark.match, UnitMatch)
            near = self.near_units(remark.match.candidates, remark.text)
            return UnitUnknown(
                found=shown(remark.text), registry=self.reader.registry.id, near=near
            ).at(here)
        if not self.is_new("C421", remark.text):
            return None
        if isinstance(remark.match, UnitMatch):
            assert remark.match.unit is not None
            name = self.reader.resolver.name(remark.match.unit)
            # Worked out where the note is shown: of many notes one is.
            how: Words | Said = remark.match.looked or Words("", "")
        else:
            assert isinstance(remark.match, int)
            name = self.label(remark.match)
            said_how = self.reader.indicators.how(remark.text, remark.match)
            if said_how is None:
                return None
            how = Words(f" ({said_how.vi})", f" ({said_how.en})")
        return ReadAsName(found=shown(remark.text), name_=name, how=how).at(here)

    def _filled(self, at: int, filled: Filled) -> Finding:
        heading = next(c.heading for c in self.table.columns if c.at == at)
        where = self.place.at(filled.row, at)
        if not filled.merged:
            return BlankNamesFilled(column=heading, rows=filled.times).at(where)
        area = f"{self.cell(filled.row, at)}:{self.cell(filled.last, at)}"
        return MergedCellsFilled(column=heading, range=area, rows=filled.times).at(where)

    def _outside_title(self) -> Iterator[Finding]:
        table = self.table
        said = table.scope.period
        if table.rows.periods is None or said is None or said.period is None:
            return
        line = table.scope.period_line
        assert line
        strange = {
            number: each.period
            for number, each in enumerate(table.rows.period_list)
            if each and each.period and not said.period.contains(each.period)
        }
        outside: dict[Period, list[int]] = {}
        if strange:
            for row, number in zip(table.rows.rows, table.rows.periods, strict=True):
                if number in strange:
                    outside.setdefault(strange[number], []).append(row)
        column = next(
            (c.at for c in table.columns if c.use is Use.KEY and c.role in PERIOD_ROLES),
            None,
        )
        for period, rows in outside.items():
            yield PeriodOutsideTitle(
                rows=len(rows),
                period=period.words,
                title=said.period.words,
                found=shown(line.text),
            ).at(self.place.at(rows[0], column))

    def _ragged(self) -> Iterator[Finding]:
        grid = self.read.grid
        width = grid.width_of(grid.lines[self.heading])
        for row in self.table.rows.ragged:
            found = grid.width_of(grid.lines[row])
            yield RaggedRow(found=found, expected=width).at(self.place.at(row))
