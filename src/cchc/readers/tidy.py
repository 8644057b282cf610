"""The tidy layout: one row per indicator, unit and period, with b and a.

Rows are read in blocks, columns at a time.  A row that cannot be placed (no such indicator, two
possible units, an unreadable period) is left out with a finding; a row that can be placed but
whose numbers cannot be trusted stays in, marked broken.
"""

from collections.abc import Iterator
from dataclasses import replace

from cchc import limits
from cchc.counts import Columns, Part
from cchc.diagnostics import Finding, Location
from cchc.readers.above import read_above, rows_outside
from cchc.readers.cells import Value
from cchc.readers.gathering import ALL, Gathering
from cchc.readers.headings import Layout, repetitions, unused
from cchc.readers.item_numbers import say_items, with_items
from cchc.readers.merged import Below, MergedCells
from cchc.readers.rows import BlockReader
from cchc.readers.sheets import Block, Sheet
from cchc.readers.table import Table
from cchc.readers.unused_rows import TextRows, count_filled, filled_columns
from cchc.rules.files import HeadingsChanged, NoRows, too_many_findings


class TooManyFindings(Exception):
    """More is wrong with a file than anyone would read."""


class TidyReader(Gathering):
    """Gathers the rows of any number of sheets into one table of counts."""

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
        except TooManyFindings:
            self.counts.cut_back(rows)
            del self.findings[said:]
            self.rows_left_out = left_out
            self.forget()
            self.findings.append(too_many_findings(place))
            return None
        if len(self.counts) == rows and self.rows_left_out == left_out and self.select == ALL:
            self.findings.append(NoRows().at(replace(place, row=layout.heading.line)))
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
                self.findings.append(HeadingsChanged(line=line, rows=below).at(where))
        self.findings += unused(layout, filled, table.left, place)


def _columns(table: Table) -> Columns:
    roles = table.layout.roles
    unit = roles.get("unit", roles.get("unit_code"))
    return Columns(
        roles["numerator"] + table.left,
        roles["denominator"] + table.left,
        None if unit is None else unit + table.left,
    )
