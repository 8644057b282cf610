"""What is said of a table as a whole: whose it is and of when, and what it lacks."""

from collections.abc import Iterator

from cchc.diagnostics import Finding, column_letters
from cchc.rules.files import HeadingRepeated, HiddenCellsUsed
from cchc.rules.forms import (
    NoIndicatorMade,
    PeriodContradictory,
    PeriodFromTitle,
)
from cchc.rules.names import (
    CountsOfTheBody,
    SenderNotSaid,
    SenderUnknown,
    UnitAmbiguous,
    UnitContradictory,
    UnitFromTitle,
)
from cchc.rules.periods import PeriodByDates, PeriodNotSaid, PeriodOfAnotherYear, PeriodUnclear
from cchc.tables.column_types import Use
from cchc.tables.forms import best_fit
from cchc.tables.lines import Line
from cchc.tables.meant import Trouble
from cchc.tables.numbers import shown
from cchc.tables.reasons import REASONS
from cchc.tables.say_lacks import SayLacks
from cchc.tables.time import PeriodSaid
from cchc.words import Words


class SayTable(SayLacks):
    """Says what there is to say of one table."""

    def all(self) -> Iterator[Finding]:
        """Say all of it."""
        yield from self._above()
        for row, trouble in self.table.facts.troubles:
            if row is None and (found := self._of(trouble)) is not None:
                yield found
        yield from self._hidden()

    # --- above -------------------------------------------------------------------------------

    def _above(self) -> Iterator[Finding]:
        table, reader = self.table, self.reader
        used = bool(table.facts.facts.rows)
        if table.rows.periods is None and table.period_line and table.above.period is not None:
            yield self._period_said(table.period_line, table.scope.period)
        needs_unit = table.rows.units is None and not any(g.unit for g in table.facts.groups)
        if not needs_unit or not (used or table.facts.groups):
            return
        if table.is_body and used:
            yield CountsOfTheBody(unit=reader.resolver.name(reader.body)).at(self.at_heading)
        elif table.sender is not None and table.above.unit is not None:
            name, line = reader.resolver.name(table.above.unit), table.sender.line
            yield UnitFromTitle(unit=name, found=shown(line.text)).at(self.at_line(line))

    def _period_said(self, line: Line, said: PeriodSaid | None) -> Finding:
        assert self.table.above.period is not None
        where, period = self.at_line(line), self.table.above.period.words
        if said is not None and said.calendar is not None and line.row >= 0:
            calendar = said.calendar.value
            return PeriodByDates(found=line.text, period=period, calendar=calendar).at(where)
        return PeriodFromTitle(period=period, found=line.text).at(where)

    # --- what is in the way --------------------------------------------------------------------

    def _of(self, trouble: Trouble) -> Finding | None:
        kind = trouble.kind
        if (lacks := self.lacks(kind)) is not None:
            return lacks.at(self.at_heading)
        if kind in REASONS:
            return self.not_added(kind).at(self.at_heading)
        if kind.startswith(("sender", "unit")):
            return self._of_sender(trouble)
        if "period" in kind:
            return self._of_period(trouble)
        return self._of_columns(trouble)

    def _of_sender(self, trouble: Trouble) -> Finding | None:
        sender, reader = self.table.sender, self.reader
        where = self.at_line(sender.line) if sender else self.at_heading
        match trouble.kind:
            case "sender_not_said":
                return SenderNotSaid().at(self.at_heading)
            case "sender_unknown":
                near = self.near_units(reader.units.find(trouble.text).candidates, trouble.text)
                rule = SenderUnknown(found=trouble.text, registry=reader.registry.id, near=near)
                return rule.at(where)
            case "unit_ambiguous":
                candidates = self.units(trouble.units)
                return UnitAmbiguous(found=shown(trouble.text), candidates=candidates).at(where)
            case "unit_elsewhere":
                return self.elsewhere(trouble).at(self.place.at(self.heading, trouble.column))
            case "unit_contradictory":
                here = self.place.at(self.heading, trouble.column)
                return UnitContradictory(found=trouble.text, other=trouble.other).at(here)
        return None

    def _of_period(self, trouble: Trouble) -> Finding | None:
        scope, year = self.table.scope, str(self.reader.target_set.year)
        match trouble.kind:
            case "period_unclear":
                where = self.at_line(scope.unclear) if scope.unclear else self.at_heading
                return PeriodUnclear(found=trouble.text, year=year).at(where)
            case "period_not_said":
                return PeriodNotSaid(year=year).at(self.at_heading)
            case "period_other_year":
                line = self.table.period_line
                where = self.at_line(line) if line else self.at_heading
                return PeriodOfAnotherYear(found=trouble.text, year=year).at(where)
            case "title_periods_clash":
                texts = (trouble.text, trouble.other)
                said = [self.reader.ear.clock.hear(text)[0] for text in texts]
                words = [s.period.words if s and s.period else Words("", "") for s in said]
                line = scope.clash[0] if scope.clash else scope.period_line
                return PeriodContradictory(
                    found=texts[0], meaning=words[0], other=texts[1], other_meaning=words[1]
                ).at(self.at_line(line) if line else self.at_heading)
        return None

    def _of_columns(self, trouble: Trouble) -> Finding | None:
        here = self.place.at(self.heading, trouble.column)
        match trouble.kind:
            case "heading_repeated":
                column = next(c for c in self.table.columns if c.at == trouble.column)
                meaning = self.quantity(column.measure or "")
                other = self.place.name(int(trouble.other))
                return HeadingRepeated(heading=trouble.text, other=other, meaning=meaning).at(here)
            case "measure_missing":
                return self.one_of_two(trouble).at(
                    here if self.table.facts.facts.rows else self.at_heading
                )
            case "quantity_missing":
                return self.without_quantity(trouble).at(self.at_heading)
            case "nothing_made" if not self.table.facts.facts.rows:
                rule = NoIndicatorMade(layout=self._form(), set=self.reader.target_set.id)
                return rule.at(self.at_heading)
        return None

    def _form(self) -> Words:
        paths = [c.path for c in self.table.columns if c.use is not Use.KEY]
        form = best_fit(paths, self.reader.forms)
        if form is None:
            return Words("bảng số liệu", "a table of counts")
        return Words(form.layout.title, form.layout.english)

    # --- hidden ------------------------------------------------------------------------------------

    def _hidden(self) -> Iterator[Finding]:
        hidden, grid = self.read.grid.hidden, self.read.grid
        if not hidden.rows and not hidden.columns:
            return
        used = {
            grid.column_number(c.at)
            for c in self.table.columns
            if c.use in (Use.KEY, Use.COUNT, Use.PAIR)
        }
        if columns := sorted(used & hidden.columns):
            letters = ", ".join(map(column_letters, columns))
            what = Words(f"Cột {letters}", f"column {letters}")
            where = self.place.at(self.heading, columns[0] - grid.first_column)
            yield HiddenCellsUsed(what=what).at(where)
        rows = [row for row in self.table.rows.rows if grid.lines[row] in hidden.rows]
        if rows:
            what = Words(
                f"{len(rows)} dòng số liệu kể từ dòng này",
                f"rows of counts from this one on ({len(rows)})",
            )
            yield HiddenCellsUsed(what=what).at(self.place.at(rows[0]))
