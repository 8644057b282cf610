"""Whether a table agrees with itself: its equations, its totals, the percentages that it prints.

Real reports often do not add up, so these are warnings that name both numbers; no count is changed
by them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from cchc.definitions.layout import Sum
from cchc.diagnostics import Finding
from cchc.rules.forms import EquationBroken, TotalNotSum
from cchc.rules.tables import RowsNotUnderstood
from cchc.tables.adding import Adding, Terms
from cchc.tables.cells import NUMBER
from cchc.tables.column_types import Column, Use
from cchc.tables.numbers import read_count
from cchc.tables.ratios import PrintedRatios
from cchc.tables.read import Reader
from cchc.tables.reasons import EVERY_UNIT
from cchc.tables.row_types import Other, is_mean
from cchc.tables.saying import Place
from cchc.tables.summands import Summands, Totals
from cchc.tables.table_types import GridRead
from cchc.words import Words

_NO_PARTS: Final = Words(
    "dòng tổng mà bảng không có dòng nào của các đơn vị được cộng",
    "it is a sum, and the table has no rows of the units that it adds",
)
_MOST_ROWS: Final = 50_000  # beyond this a table is no form that somebody fills in


def check_tables(file: str, read: GridRead, reader: Reader) -> Iterator[Finding]:
    """Run every check on every table of a sheet."""
    for table in read.tables:
        if len(table.rows.rows) > _MOST_ROWS or not table.facts.numbers:
            continue
        place = Place(file, read.grid)
        check = _Check(place, read, table, reader)
        printed = PrintedRatios(place, read, table, reader)
        if not table.facts.summed:  # else the total was compared before anything was added
            yield from check.equations()
            yield from check.totals()
            yield from printed.ratios()
            yield from printed.rows_of_ratios()


class _Check(Adding):
    """Runs the checks of one table; what they find are warnings that name both numbers."""

    # --- equations ---------------------------------------------------------------------------------

    def equations(self) -> Iterator[Finding]:
        """Sums that the form promises, such as 7=8+9+10, in every row of a unit."""
        seen: set[tuple[Sum, Sum]] = set()
        for form in self.reader.forms:
            for equation in form.equations:
                if (equation.left, equation.right) in seen:
                    continue
                for group in self.facts.groups:
                    left = self.terms(equation.left, group)
                    right = self.terms(equation.right, group)
                    if left is not None and right is not None:
                        seen.add((equation.left, equation.right))
                        yield from self._broken(equation.name, left, right)

    def _broken(self, name: str, left: Terms, right: Terms) -> Iterator[Finding]:
        for at, row in enumerate(self.rows):
            one, other = self.value(at, left), self.value(at, right)
            if one >= 0 and other >= 0 and one != other:
                yield EquationBroken(
                    name_=name,
                    left_cells=self._formula(row, left),
                    left=one,
                    right_cells=self._formula(row, right),
                    right=other,
                    difference=abs(one - other),
                ).at(self.place.at(row, left[0][1].at))

    def _formula(self, row: int, terms: Terms) -> str:
        (_, first), *rest = terms
        text = self.cell(row, first.at)
        for sign, column in rest:
            text += f" {'+' if sign > 0 else '−'} {self.cell(row, column.at)}"
        return text

    # --- totals --------------------------------------------------------------------------------------

    def totals(self) -> Iterator[Finding]:
        """Totals of the table and subtotals of its parts against the sum of their rows."""
        totals = Totals(self.read, self.table, self.reader)
        columns = [
            c for c in self.table.columns if c.use is Use.COUNT and c.at in self.facts.numbers
        ]
        for other in totals.rows:
            if is_mean(other.label):
                continue
            ways = [parts for parts in totals.summands(other) if parts]
            if not ways and self._holds_number(other, columns):
                lines = str(self.read.grid.lines[other.row])
                rule = RowsNotUnderstood(
                    label=other.label, rows=lines, reason=_NO_PARTS, way=EVERY_UNIT
                )
                yield rule.at(self.place.at(other.row))
            tried = [
                [found for column in columns if (found := self._differs(other, parts, column))]
                for parts in ways
            ]
            yield from min(tried, key=_how_wrong, default=[])

    def _holds_number(self, other: Other, columns: Sequence[Column]) -> bool:
        kinds = self.read.profile.kinds
        return any(kinds[column.at][other.row] == NUMBER for column in columns)

    def _differs(self, other: Other, parts: Summands, column: Column) -> Finding | None:
        found = read_count(self.read.grid.columns[column.at][other.row]).number
        total = parts.add(column.at, self.facts.numbers[column.at])
        if found < 0 or total is None:
            return None
        if found in (total, total + self._refused[column.at]):
            return None
        where = self.place.at(other.row, column.at)
        return TotalNotSum(found=found, sum=total, difference=abs(found - total)).at(where)

    @cached_property
    def _refused(self) -> Mapping[int, int]:
        """What columns come to in the rows that are not placed, of which a finding of their own speaks."""
        rows = {row for row, _ in self.table.rows.troubles} - {*self.rows}
        columns = self.read.grid.columns
        return {
            at: sum(max(0, read_count(columns[at][row]).number) for row in rows)
            for at in self.facts.numbers
            if at >= 0
        }


def _how_wrong(findings: Sequence[Finding]) -> tuple[int, int]:
    """Order the ways in which a total may be meant: the one with the fewest and least differences."""
    rules = [found.rule for found in findings]
    return len(rules), sum(rule.difference for rule in rules if isinstance(rule, TotalNotSum))
