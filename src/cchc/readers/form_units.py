"""Whose counts the rows of a form are: units, levels and periods, and the counts themselves."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from cchc.counts import BLANK, WRONG, Columns, Part
from cchc.definitions.layout import Role
from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.diagnostics import Rule
from cchc.readers.cells import text_of
from cchc.readers.form_rows import FormRow, RowIs
from cchc.readers.form_table import FormTable, Terms
from cchc.readers.gathering import Gathering
from cchc.readers.headings import ROLES
from cchc.readers.names import NOTHING, UNKNOWN
from cchc.readers.recipes import Made
from cchc.readers.senders import find_sender
from cchc.readers.sheets import Head
from cchc.readers.title_lines import Title, named_by_sheet, say_period
from cchc.rules.cells import HalfReported
from cchc.rules.forms import (
    FieldsSummed,
    LevelUnknown,
    PartOfCountBlank,
    PeriodAssumed,
    SectionOfAnotherLevel,
)
from cchc.rules.periods import PeriodBlank
from cchc.words import Words
from cchc.words.terms import LEVEL

_B, _A = ROLES["numerator"], ROLES["denominator"]


class FormUnits:
    """Appends the rows of one form, indicator by indicator."""

    def __init__(
        self, reader: Gathering, table: FormTable, title: Title, above: Sequence[Head]
    ) -> None:
        self.reader = reader
        self.table = table
        self._title, self._above = title, above
        self.period: Period | None = None
        self.period_from: str | None = None
        self._registry = reader.counts.roster.registry
        self._periods = self._find_periods(title)
        self._said: set[tuple[int, int]] = set()  # cells whose blankness was said
        if self._rows_are_fields():
            self._units = [self._body]
            self._rows: Sequence[Sequence[int]] = [range(len(table.units))]
            self._say_fields()
        else:
            self._units = [self._find_unit(row) for row in table.units]
            self._rows = [[index] for index in range(len(table.units))]
        self._levels = list(map(self._level, self._units, self._rows))

    def append(self, recipes: Sequence[Made]) -> None:
        """Append b and a of every indicator for every row that can be placed."""
        placed = [
            index
            for index, unit in enumerate(self._units)
            if unit >= 0 and self._periods[self._rows[index][0]] >= 0
        ]
        self.reader.rows_left_out += len(self._units) - len(placed)
        chosen, indicators = self.reader.select
        if chosen is not None:
            placed = [index for index in placed if self._units[index] in chosen]
        lost = set(placed)
        for made in recipes:
            binding = [index for index in placed if self._is_bound(made, index)]
            lost.difference_update(binding)
            if indicators is None or made.indicator in indicators:
                self._append_indicator(made, binding)
        for index in sorted(lost):
            self._say_level_unknown(index)

    def _append_indicator(self, made: Made, binding: Sequence[int]) -> None:
        counts, table = self.reader.counts, self.table
        left = table.left
        b_columns = tuple(position + left for _, position in made.numerator)
        a_columns = tuple(position + left for _, position in made.denominator)
        unit_at = table.fit.names_at
        unit_column = None if unit_at is None else unit_at + left
        columns = Columns(b_columns[0], a_columns[0], unit_column, b_columns, a_columns)
        counts.parts.append(Part(len(counts), table.place.file, table.place.sheet, columns))
        for index in binding:
            rows = self._rows[index]
            b, a = self._count(rows, made.numerator, _B), self._count(rows, made.denominator, _A)
            line = self._line(rows)
            if WRONG in (b, a):
                counts.broken.add(len(counts))
            elif (b == BLANK) != (a == BLANK):
                given, missing, terms = (_A, _B, made.numerator)
                if a == BLANK:
                    given, missing, terms = (_B, _A, made.denominator)
                if not self._is_said(line, terms):
                    where = table.at(line, terms[0][1])
                    half = HalfReported(given=given, missing=missing).at(where)
                    self.reader.findings.append(half)
            counts.lines.append(line)
            counts.units.append(self._units[index])
            counts.indicators.append(made.indicator)
            counts.periods.append(self._periods[rows[0]])
            counts.numerators.append(b)
            counts.denominators.append(a)

    def _count(self, rows: Sequence[int], terms: Terms, role: Words) -> int:
        """Make one count; a blank cell among others that are filled is said."""
        table = self.table
        values = [table.value(row, terms) for row in rows]
        if WRONG in values:
            return WRONG
        blank = [(row, at) for row in rows for _, at in terms if table.numbers[at][row] == BLANK]
        if not blank:
            total = sum(values)
            return total if total >= 0 else WRONG
        if len(blank) < len(rows) * len(terms):
            row, at = blank[0]
            line = table.units[row].line
            if (line, at) not in self._said:
                self._said.add((line, at))
                finding = PartOfCountBlank(
                    blank=table.address(line, at),
                    role=role,
                    formula=table.formula(self._line(rows), terms),
                ).at(table.at(line, at))
                self.reader.findings.append(finding)
        return BLANK

    def _is_said(self, line: int, terms: Terms) -> bool:
        return any((line, at) in self._said for _, at in terms)

    def _line(self, rows: Sequence[int]) -> int:
        """The row where a count stands: of several, the total below them, or else the first."""
        if len(rows) > 1:
            total = (row.line for row in self.table.others if row.what is RowIs.TOTAL)
            return next(total, self.table.units[0].line)
        return self.table.units[rows[0]].line

    # --- units -----------------------------------------------------------------------------

    def _rows_are_fields(self) -> bool:
        roles = self.table.fit.roles
        if Role.UNIT in roles or Role.FIELD not in roles or not self.table.units:
            return False
        return not any(self.reader.units.knows(row.name) for row in self.table.units)

    def _say_fields(self) -> None:
        body = self.reader.counts.roster[self._units[0]].name if self._units[0] >= 0 else "?"
        where = self.table.at(self.table.units[0].line)
        finding = FieldsSummed(rows=len(self.table.units), unit=body).at(where)
        self.reader.findings.append(finding)

    @cached_property
    def _body(self) -> int:
        """The body that the lines above the table name, or the one that the set belongs to."""
        title, table = self._title, self.table
        if title.body is None:
            first = table.fit.rows[0].line
            sender = find_sender(self.reader, self._above, first, table.left, table.place)
            self.reader.findings += sender.findings if sender else ()
            return sender.unit if sender else self.reader.body
        line = next(line for line in title.lines if title.body in line.text)
        names = self.reader.names["unit"]
        index = names[title.body]
        self._remark(names.remarks.get(title.body), line.line, line.column - self.table.left)
        return index

    def _find_unit(self, row: FormRow) -> int:
        if self.table.fit.names_at is None:
            return self._body
        names = self.reader.names["unit"]
        index = names[row.name]
        self._remark(names.remarks.get(row.name), row.line, row.name_at, row.name)
        roster = self.reader.counts.roster
        stranger = index - len(self._registry)
        if stranger >= 0 and row.level and roster.strangers[stranger].level is None:
            roster.strangers[stranger] = replace(roster.strangers[stranger], level=row.level)
        return index

    def _remark(self, remark: Rule | None, line: int, at: int, written: str = "") -> None:
        if remark and self.reader.say_once(remark, written):
            self._say(remark, line, at)

    def _level(self, unit: int, rows: Sequence[int]) -> Level | None:
        if unit < 0:
            return None
        level = self.reader.counts.roster[unit].level
        row = self.table.units[rows[0]]
        if level and row.level and level != row.level and len(rows) == 1:
            section = next(r.name for r in self.table.others if r.line == row.section)
            another = SectionOfAnotherLevel(
                unit=row.name, level=LEVEL[level], section=f"«{section}»"
            )
            self._say(another, row.line, row.name_at)
        return level

    def _is_bound(self, made: Made, index: int) -> bool:
        """Whether the indicator is meant for the row's unit; a filled wide column says so itself."""
        level = self._levels[index]
        if level is None:
            alike = {lv for t in self.reader.target_set.targets for lv in t.levels}
            bound = made.levels == alike
        else:
            bound = level in made.levels
        return bound or (bool(self.table.fit.pairs) and self._is_filled(made, index))

    def _is_filled(self, made: Made, index: int) -> bool:
        terms = (*made.numerator, *made.denominator)
        rows = self._rows[index]
        return any(self.table.numbers[at][row] != BLANK for row in rows for _, at in terms)

    def _say_level_unknown(self, index: int) -> None:
        if self._levels[index] is not None:
            return  # no target of this form binds the level
        row = self.table.units[self._rows[index][0]]
        self.reader.rows_left_out += 1
        self._say(LevelUnknown(unit=row.name), row.line, row.name_at)

    def _say(self, rule: Rule, line: int, at: int) -> None:
        self.reader.findings.append(rule.at(self.table.at(line, at)))

    # --- periods ---------------------------------------------------------------------------

    def _find_periods(self, title: Title) -> list[int]:
        rows = self.table.units
        at = self.table.fit.roles.get(Role.PERIOD)
        if at is None:
            return [self._period_of_sheet(title)] * len(rows)
        names = self.reader.names["period"]
        found = []
        for row in rows:
            written = text_of(row.cells[at])
            index = names[written]
            if index == NOTHING:
                self.reader.findings.append(PeriodBlank().at(self.table.at(row.line)))
            self._remark(names.remarks.get(written), row.line, at, written)
            found.append(index)
        return found

    def _period_of_sheet(self, title: Title) -> int:
        """The period above the table, or the one that the sheet is named after, or the year."""
        reader, place = self.reader, self.table.place
        first = self.table.fit.rows[0].line
        named = title.named or named_by_sheet(place, first, self.table.left, reader.target_set.year)
        if named is None:
            where = self.table.at(self.table.fit.rows[0].line)
            year = str(reader.target_set.year)
            reader.findings.append(PeriodAssumed(year=year).at(where))
            self.period = Period(reader.target_set.year)
            return reader.periods.place(self.period, year).meant
        index, remark, _ = reader.periods.place(named.period, named.line.text)
        self.period, self.period_from = named.period, named.line.text
        if remark is None:
            reader.findings.append(say_period(named, place))
        else:
            self._remark(remark, named.line.line, named.line.column - self.table.left)
        return index if remark is None else UNKNOWN
