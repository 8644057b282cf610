"""Whether a table agrees with itself: its equations, its totals, the percentages that it prints.

Real reports often do not add up, so these are warnings that name both numbers; no count is changed
by them.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from cchc.counts import WRONG
from cchc.definitions.layout import Sum
from cchc.diagnostics import Finding
from cchc.grid import Value
from cchc.rules.forms import EquationBroken, TotalNotSum
from cchc.rules.tables import RowsNotUnderstood
from cchc.tables.adding import Adding, Terms
from cchc.tables.cells import NUMBER
from cchc.tables.column_types import Column, Use
from cchc.tables.numbers import read_count
from cchc.tables.ratios import PrintedRatios
from cchc.tables.read import Reader
from cchc.tables.reasons import EVERY_UNIT
from cchc.tables.row_types import Other, RowIs, is_mean
from cchc.tables.saying import Place
from cchc.tables.table_types import GridRead
from cchc.words import Words
from cchc.words.text import fold

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
        totals = [o for o in self.table.rows.others if o.what in (RowIs.TOTAL, RowIs.SUBTOTAL)]
        columns = [
            c for c in self.table.columns if c.use is Use.COUNT and c.at in self.facts.numbers
        ]
        for other in totals:
            if is_mean(other.label):
                continue
            ways = [parts for parts in self._parts(other, totals) if parts]
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

    def _differs(self, other: Other, parts: Sequence[int], column: Column) -> Finding | None:
        found = read_count(self.read.grid.columns[column.at][other.row]).number
        numbers = self.facts.numbers[column.at]
        added = [numbers[at] for at in parts]
        if found < 0 or not added or WRONG in added:
            return None
        total = sum(number for number in added if number >= 0)
        if found in (total, total + self._refused(column)):
            return None
        where = self.place.at(other.row, column.at)
        return TotalNotSum(found=found, sum=total, difference=abs(found - total)).at(where)

    def _refused(self, column: Column) -> int:
        """Add up a column in the rows that are not placed, of which a finding of their own speaks."""
        values = self.read.grid.columns[column.at]
        rows = {row for row, _ in self.table.rows.troubles} - {*self.rows}
        return sum(max(0, read_count(values[row]).number) for row in rows)

    def _parts(self, other: Other, totals: Sequence[Other]) -> list[list[int]]:
        """Give the rows that a total may add up, the likeliest first."""
        alike = [at for at in range(len(self.rows)) if self._same_item(at, other.row)]
        below = [at for at in alike if self.rows[at] > other.row]
        end = min((o.row for o in totals if o.row > other.row), default=1 << 40)
        of_part = [at for at in below if self.rows[at] < end]
        stacks = self.table.rows.stacks
        if other.what is RowIs.SUBTOTAL and any(
            s.row == other.row for each in stacks for s in each
        ):
            return [self._of_section(other.row, alike)]
        if other.what is RowIs.SUBTOTAL:
            return [part for part in (self._of_section(other.row, alike), of_part, below) if part]
        sections = self.table.rows.sections
        same = [at for at in of_part if sections[at] == sections[of_part[0]]]
        last = max((o.row for o in totals if o.row < other.row), default=-1)
        since = [at for at in alike if last < self.rows[at] < other.row]
        return [part for part in (alike, since, of_part, same) if part] or [alike]

    def _of_section(self, row: int, alike: Sequence[int]) -> list[int]:
        rows = self.table.rows
        return [at for at in alike if any(s.row == row for s in rows.stacks[rows.sections[at]])]

    def _same_item(self, at: int, row: int) -> bool:
        """Say whether a row of data is of the indicator and period that a total names."""
        for column in self.table.columns:
            if column.use is Use.KEY and column.role in (
                "item",
                "indicator",
                "period",
                "month",
                "quarter",
                "measure",
            ):
                values = self.read.grid.columns[column.at]
                total = values[row]
                if not isinstance(total, str) or not total or self._is_label(total):
                    continue
                if not self._names_the_same(at, total, values[self.rows[at]]):
                    return False
        return True

    def _names_the_same(self, at: int, total: str, text: Value) -> bool:
        """Say whether the text of a total means what a row of data does, however it is written."""
        rows, reader = self.table.rows, self.reader
        if fold(str(text)) == fold(total):
            return True
        said = reader.ear.clock.hear(total)[0]
        if said is not None and rows.periods is not None:
            own = rows.period_list[rows.periods[at]] if rows.periods[at] >= 0 else None
            return own is not None and own.period == said.period
        items = reader.indicators.find(total)
        if items and rows.items is not None:
            return not rows.item_sets[rows.items[at]].isdisjoint(items)
        return False

    def _is_label(self, text: str) -> bool:
        from cchc.tables.vocabulary import words_of

        return self.reader.ear.vocabulary.is_total(words_of(text))


def _how_wrong(findings: Sequence[Finding]) -> tuple[int, int]:
    """Order the ways in which a total may be meant: the one with the fewest and least differences."""
    rules = [found.rule for found in findings]
    return len(rules), sum(rule.difference for rule in rules if isinstance(rule, TotalNotSum))
