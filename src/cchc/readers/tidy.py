"""The tidy layout: one row per indicator, unit and period, with b and a.

Rows are read in blocks, columns at a time.  A row that cannot be placed (no such indicator, two
possible units, an unreadable period) is left out with a finding; a row that can be placed but
whose numbers cannot be trusted stays in, marked broken.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import NamedTuple

from cchc import limits
from cchc.counts import Columns, Counts, Part, Roster
from cchc.definitions.model import TargetSet
from cchc.diagnostics import Finding, Location, Rule, Severity, column_letters
from cchc.readers.above import Above, read_above, rows_outside
from cchc.readers.cells import Value
from cchc.readers.delimited import BrokenQuotes
from cchc.readers.headings import Headings, Layout, Role, repetitions, unused
from cchc.readers.item_numbers import say_items, with_items
from cchc.readers.merged import Below, MergedCells
from cchc.readers.names import IndicatorNames, Names, PeriodNames
from cchc.readers.numbers import Reading
from cchc.readers.rows import BlockReader, Table
from cchc.readers.sheets import Block, Hidden, Sheet
from cchc.readers.unit_names import UnitNames
from cchc.readers.unused_rows import TextRows, count_filled, filled_columns
from cchc.rules import counts as rules
from cchc.words import Words


class Selection(NamedTuple):
    """What the user asked for: indices of units and of indicators; None is everything."""

    units: frozenset[int] | None = None
    indicators: frozenset[int] | None = None


ALL = Selection()


@dataclass(slots=True)
class Repairs:
    """Cells of one column understood in the same way: one note speaks for all of them."""

    location: Location
    reading: Reading
    heading: str
    times: int = 0


class TooManyFindings(Exception):
    """More is wrong with a file than anyone would read."""


class TidyReader:
    """Gathers the rows of any number of sheets into one table of counts."""

    def __init__(
        self, target_set: TargetSet, roster: Roster, headings: Headings, select: Selection = ALL
    ) -> None:
        self.units = UnitNames(roster)
        self.indicators = indicators = IndicatorNames(target_set)
        self.periods = periods = PeriodNames(target_set.year)
        by_indicator = Names(indicators.resolve)
        self.names: Mapping[Role, Names] = {
            "item": by_indicator,
            "indicator": by_indicator,
            "unit_code": self.units.by_name,
            "unit": self.units.by_name,
            "period": Names(periods.resolve),
        }
        self.target_set = target_set
        self.headings = headings
        self.select = select
        self.counts = Counts(roster, indicators.ids, periods.periods)
        self.findings: list[Finding] = []
        self.rows_left_out = 0
        self.body = roster.registry.codes.index(target_set.body)
        self.above: Above | None = None  # what the lines above the last table said
        self.assuming: list[Table] = []  # tables that do not say whose or of when they are
        self.text_rows = TextRows()  # of the sheet that is being read
        self._file = ""
        self._said: set[tuple[str, str]] = set()
        self._repairs: dict[tuple[str, Location], Repairs] = {}

    def read(self, file: str, sheet: Sheet) -> Finding | None:
        """Read one sheet; gives the finding that says so if it has no heading row."""
        place = Location(file, sheet.name)
        layout = self.find_layout(sheet, place)
        if isinstance(layout, Finding):
            return layout
        self.begin(file)
        left = sheet.first_column
        self.above = above = read_above(self, sheet.head(), layout, left, place)
        table = Table(place, layout, left, above)
        self.findings += say_items(layout, left, place)
        if layout.repeated:
            self.findings += repetitions(layout, table.left, place)
            self.findings += unused(layout, (), table.left, place)
            return None
        rows, left_out, said = len(self.counts), self.rows_left_out, len(self.findings)
        self.text_rows = TextRows()
        self.counts.parts.append(Part(rows, file, sheet.name, _columns(table)))
        try:
            merged = MergedCells(self._below(table), sheet.merged())
            self._read_rows(table, merged.fill(sheet.blocks(layout.heading)))
        except (BrokenQuotes, TooManyFindings) as error:
            # The rows before a broken quote may have swallowed others.
            self.counts.cut_back(rows)
            del self.findings[said:]
            self.rows_left_out = left_out
            self._said.clear()
            self._repairs.clear()
            self.findings.append(_refusal(error, place))
            return None
        if len(self.counts) == rows and self.rows_left_out == left_out and self.select == ALL:
            self.findings.append(rules.NO_ROWS.at(replace(place, row=layout.heading.line)))
        if len(self.counts) > rows and (above.assumes_unit or above.assumes_period):
            self.assuming.append(table)
        self.findings += self.text_rows.say(place)
        self.findings += merged.say()
        self.findings += rows_outside(self.counts, rows, table)
        self.say_repairs()
        columns = {at + table.left for at in layout.roles.values()}
        self.say_hidden(place, layout.heading.line, columns, sheet.hidden, rows)
        return None

    def find_layout(self, sheet: Sheet, place: Location) -> Layout | Finding:
        """Find the heading row and its columns, or say that there is none."""
        layout = self.headings.find_layout(sheet, place)
        if isinstance(layout, Finding):
            return layout
        items = {target.item for target in self.target_set.targets}
        return with_items(layout, sheet.head(), items, self.names["item"])

    def begin(self, file: str) -> None:
        """Forget which remarks were made on the file before."""
        if file != self._file:
            self._file = file
            self._said.clear()

    def select_units(self, names: Sequence[str]) -> None:
        """Keep only the rows of the units called so; raises ChoiceError for an ambiguous name."""
        chosen = frozenset(map(self.units.choose, names))
        self.select = self.select._replace(units=chosen)

    def say_once(self, rule: Rule, written: str) -> bool:
        """Say whether a remark on a spelling is new in this file; errors are said wherever they stand."""
        if rule.severity is Severity.ERROR:
            return True
        said = (rule.code, written) in self._said
        self._said.add((rule.code, written))
        return not said

    def repaired(self, location: Location, reading: Reading, heading: str) -> None:
        """Count a cell that was understood in another form than it is written."""
        assert reading.rule
        column = replace(location, row=None)
        repairs = self._repairs.setdefault(
            (reading.rule.code, column), Repairs(location, reading, heading)
        )
        repairs.times += 1

    def _below(self, table: Table) -> Below:
        layout = table.layout
        naming = {
            at: layout.heading_at(at) for role, at in layout.roles.items() if role in self.names
        }
        counting = {at for role, at in layout.roles.items() if role not in self.names}
        return Below(table.place, layout.heading.line, table.left, naming, counting)

    def _read_rows(self, table: Table, blocks: Iterator[Block[Value]]) -> None:
        layout, place = table.layout, table.place
        unnamed = [at for at in layout.spare if not layout.heading_at(at)]
        filled: set[int] = set()
        most = len(self.findings) + limits.FINDINGS_OF_A_FILE
        for block in blocks:
            if len(self.findings) > most:
                raise TooManyFindings
            filled.update(filled_columns(block, unnamed))
            rows = BlockReader(self, table, block)
            rows.read()
            if rows.stopped_at:
                below = rows.below + sum(map(count_filled, blocks))
                self.rows_left_out += below
                line = str(layout.heading.line)
                where = replace(place, row=rows.stopped_at)
                self.findings.append(rules.HEADINGS_CHANGED.at(where, line=line, rows=below))
        self.findings += unused(layout, filled, table.left, place)

    def say_repairs(self) -> None:
        """Say, once per column, how its cells were understood."""
        for repairs in self._repairs.values():
            number, rule, found = repairs.reading
            assert rule
            self.findings.append(
                rule.at(
                    repairs.location,
                    found=found,
                    count=str(number),
                    column=repairs.heading,
                    times=repairs.times,
                )
            )
        self._repairs.clear()

    def say_hidden(
        self, place: Location, heading: int, used: AbstractSet[int], hidden: Hidden, first: int
    ) -> None:
        """Say which of the *used* columns, and of the rows from *first* on, are not shown."""
        columns = used & hidden.columns
        if columns:
            letters = ", ".join(map(column_letters, sorted(columns)))
            what = Words(f"Cột {letters}", f"Column {letters} is")
            where = replace(place, row=heading, column=min(columns))
            self.findings.append(rules.HIDDEN_CELLS_USED.at(where, what=what))
        if not hidden.rows:
            return
        lines = [line for line in self.counts.lines[first:] if line in hidden.rows]
        if lines:
            where = replace(place, row=lines[0])
            what = Words(
                f"{len(lines)} dòng số liệu kể từ dòng này",
                f"{len(lines)} rows of counts from this one on are",
            )
            self.findings.append(rules.HIDDEN_CELLS_USED.at(where, what=what))


def _refusal(error: Exception, place: Location) -> Finding:
    if isinstance(error, BrokenQuotes):
        return rules.QUOTES_BROKEN.at(replace(place, row=error.line))
    return rules.too_many_findings(place)


def _columns(table: Table) -> Columns:
    roles = table.layout.roles
    unit = roles.get("unit", roles.get("unit_code"))
    return Columns(
        roles["numerator"] + table.left,
        roles["denominator"] + table.left,
        None if unit is None else unit + table.left,
    )
