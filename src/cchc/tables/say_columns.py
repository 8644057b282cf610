"""What is said of the columns of a table: what was not understood, and what was not used."""

from collections.abc import Iterator

from cchc.diagnostics import Finding
from cchc.rules.files import ColumnsNotUsed, NoRows
from cchc.rules.names import ItemsFromNumbers
from cchc.rules.tables import ColumnNotUnderstood
from cchc.tables.cells import NUMBER
from cchc.tables.column_types import Column, Use
from cchc.tables.saying import Saying
from cchc.words import Words

_NO_HEADING = Words("tiêu đề để trống", "a blank heading")


class SayColumns(Saying):
    """Says what there is to say of the columns of one table."""

    def all(self) -> Iterator[Finding]:
        """Say all of it."""
        table = self.table
        silent = {t.column for _, t in table.facts.troubles if t.kind == "column_silent"}
        unused = list(table.facts.unused)
        # Where headings tell the counts apart, numbers below another one are counts that are lost.
        is_wide = any(g.unit or g.indicators or g.period for g in table.facts.groups)
        for column in table.columns:
            here = self.place.at(self.heading, column.at)
            if column.use is Use.REFUSED:
                rest = " ".join(column.heard.rest) or column.heading
                yield ColumnNotUnderstood(heading=column.heading, rest=rest).at(here)
            elif is_wide and column.why == "rest" and self._holds_numbers(column):
                rest = " ".join(column.heard.rest)
                yield ColumnNotUnderstood(heading=column.heading, rest=rest).at(here)
            elif not column.path and self._holds_numbers(column):
                name = self.place.name(column.at)
                yield ColumnNotUnderstood(heading=name, rest=_NO_HEADING).at(here)
            elif column.at in silent and "total" not in column.heard.kinds:
                yield ColumnNotUnderstood(heading=column.heading, rest=column.heading).at(here)
            elif (column.at in silent or self._is_unused(column)) and column not in unused:
                unused.append(column)
            elif column.role == "item" and column.heard.role == "ordinal":
                yield ItemsFromNumbers(heading=column.heading).at(here)
        if unused:
            named = ", ".join(map(self._spelled, sorted(unused, key=lambda column: column.at)))
            yield ColumnsNotUsed(columns=named).at(self.at_heading)
        rows = table.rows
        if not (rows.rows or rows.troubles or rows.ragged or rows.others):
            yield NoRows().at(self.at_heading)

    def _holds_numbers(self, column: Column) -> bool:
        """Say whether numbers stand in half of the rows of data or more."""
        kinds, rows = self.read.profile.kinds[column.at], self.table.rows.rows
        return bool(rows) and 2 * sum(kinds[row] == NUMBER for row in rows) >= len(rows)

    def _is_unused(self, column: Column) -> bool:
        if not column.path:
            ragged = set(self.table.rows.ragged)
            kinds = self.read.profile.kinds[column.at]
            return any(kinds[row] and row not in ragged for row in self.table.place.body)
        if column.use is Use.UNUSED:
            return True
        keys = {c.at for c in self.table.columns if c.use is Use.KEY}
        return column.use is Use.PRINTED and column.at not in keys and not self.table.facts.groups

    def _spelled(self, column: Column) -> str:
        return f"«{column.heading or self.place.name(column.at)}»"
