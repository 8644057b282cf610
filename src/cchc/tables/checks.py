"""Whether a table agrees with itself: its equations, its totals, the percentages that it prints.

Real reports often do not add up, so these are warnings that name both numbers; no count is changed
by them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from cchc.counts import BLANK, WRONG
from cchc.definitions.layout import Sum
from cchc.diagnostics import Finding
from cchc.grid import Value
from cchc.rules.forms import EquationBroken, PrintedRatioDisagrees, TotalNotSum
from cchc.rules.tables import RowsNotUnderstood
from cchc.tables.cells import NUMBER
from cchc.tables.column_types import Column, Use
from cchc.tables.fact_types import Group
from cchc.tables.numbers import read_count
from cchc.tables.printed import as_printed, says_the_same
from cchc.tables.read import Reader
from cchc.tables.reasons import EVERY_UNIT
from cchc.tables.row_types import Other, RowIs
from cchc.tables.saying import Place, Saying
from cchc.tables.table_types import GridRead, TableRead
from cchc.words import Words
from cchc.words.numbers import percent
from cchc.words.text import fold

_NO_PARTS: Final = Words(
    "dòng tổng mà bảng không có dòng nào của các đơn vị được cộng",
    "it is a sum, and the table has no rows of the units that it adds",
)
_MOST_ROWS: Final = 50_000  # beyond this a table is no form that somebody fills in

Terms = Sequence[tuple[int, Column]]
"""Sign and column: what a count is made of."""


def check_tables(file: str, read: GridRead, reader: Reader) -> Iterator[Finding]:
    """Run every check on every table of a sheet."""
    for table in read.tables:
        if len(table.rows.rows) > _MOST_ROWS or not table.facts.numbers:
            continue
        check = _Check(Place(file, read.grid), read, table, reader)
        if table.facts.summed:
            yield from check.total_of_fields()
        else:
            yield from check.equations()
            yield from check.totals()
            yield from check.ratios()


class _Check(Saying):
    def __init__(self, place: Place, read: GridRead, table: TableRead, reader: Reader) -> None:
        super().__init__(place, read, table, reader)
        self.facts = table.facts
        self.rows = table.rows.rows

    # --- equations ---------------------------------------------------------------------------------

    def equations(self) -> Iterator[Finding]:
        """Sums that the form promises, such as 7=8+9+10, in every row of a unit."""
        seen: set[tuple[Sum, Sum]] = set()
        for form in self.reader.forms:
            for equation in form.equations:
                if (equation.left, equation.right) in seen:
                    continue
                for group in self.facts.groups:
                    left = self._terms(equation.left, group)
                    right = self._terms(equation.right, group)
                    if left is not None and right is not None:
                        seen.add((equation.left, equation.right))
                        yield from self._broken(equation.name, left, right)

    def _broken(self, name: str, left: Terms, right: Terms) -> Iterator[Finding]:
        for at, row in enumerate(self.rows):
            one, other = self._value(at, left), self._value(at, right)
            if one >= 0 and other >= 0 and one != other:
                yield EquationBroken(
                    name_=name,
                    left_cells=self._formula(row, left),
                    left=one,
                    right_cells=self._formula(row, right),
                    right=other,
                    difference=abs(one - other),
                ).at(self.place.at(row, left[0][1].at))

    def _terms(self, terms: Sum, group: Group) -> Terms | None:
        terms = self._as_there(terms, group)
        if any(term.quantity not in group.columns for term in terms):
            return None
        found = [(term.sign, group.columns[term.quantity]) for term in terms]
        return found if all(c.at in self.facts.numbers for _, c in found) else None

    def _as_there(self, terms: Sum, group: Group) -> Sum:
        """Put a column that holds several quantities, «Trước hạn và đúng hạn», in the place of these."""
        for whole, parts in self.reader.ear.vocabulary.sums.items():
            named = [term for term in terms if term.quantity in parts]
            if (
                len(named) == len(parts)
                and whole in group.columns
                and not group.columns.keys() >= {*parts}
            ):
                others = [term for term in terms if term not in named]
                terms = (*others, named[0]._replace(quantity=whole))
        return terms

    def _value(self, at: int, terms: Terms) -> int:
        numbers = [self.facts.numbers[column.at][at] for _, column in terms]
        if min(numbers) < 0:
            return WRONG if WRONG in numbers else BLANK
        return sum(sign * number for (sign, _), number in zip(terms, numbers, strict=True))

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
            if _is_mean(other.label):
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

    def total_of_fields(self) -> Iterator[Finding]:
        """The one total of a form by fields of work against the sum of its rows."""
        totals = [o for o in self.table.rows.others if o.what is RowIs.TOTAL]
        if len(totals) != 1 or _is_mean(totals[0].label) or self.facts.left_out:
            return
        for column in self.table.columns:
            if column.use is Use.COUNT and column.at in self.facts.numbers:
                found = self._differs(totals[0], [0], column)
                if found is not None:
                    yield found

    def _differs(self, other: Other, parts: Sequence[int], column: Column) -> Finding | None:
        found = read_count(self.read.grid.columns[column.at][other.row]).number
        numbers = self.facts.numbers[column.at]
        added = [numbers[at] for at in parts]
        if found < 0 or not added or WRONG in added:
            return None
        total = sum(number for number in added if number >= 0)
        if found == total:
            return None
        where = self.place.at(other.row, column.at)
        return TotalNotSum(found=found, sum=total, difference=abs(found - total)).at(where)

    def _parts(self, other: Other, totals: Sequence[Other]) -> list[list[int]]:
        """Give the rows that a total may add up, the likeliest first."""
        alike = [at for at in range(len(self.rows)) if self._same_item(at, other.row)]
        below = [at for at in alike if self.rows[at] > other.row]
        end = min((o.row for o in totals if o.row > other.row), default=1 << 40)
        of_part = [at for at in below if self.rows[at] < end]
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

    # --- printed ratios --------------------------------------------------------------------------------

    def ratios(self) -> Iterator[Finding]:
        """Printed percentages against b/a, as exact as they are printed."""
        for printed, b, a in self._printed():
            differing = list(self._differing(printed, b, a))
            # «Tăng/giảm (%)» is another ratio: what has no word of any indicator and agrees nowhere.
            ear, rest = self.reader.ear, printed.heard.rest
            is_other = bool(rest) and not any(ear.describes(s, (w,)) for s in "ba" for w in rest)
            if None in differing or not is_other:
                yield from filter(None, differing)

    def _differing(self, printed: Column, b: Terms, a: Terms) -> Iterator[Finding | None]:
        """Yield for each row with a ratio that it differs, or nothing where it agrees."""
        values = self.read.grid.columns[printed.at]
        for at, row in enumerate(self.rows):
            numerator, denominator = self._value(at, b), self._value(at, a)
            found, readings = as_printed(values[row])
            if numerator < 0 or denominator <= 0 or not readings:
                continue
            exact = Fraction(100 * numerator, denominator)
            # Offices round, some cut: one last digit is forgiven.
            if any(abs(number - exact) <= step for number, step in readings):
                yield None
                continue
            yield PrintedRatioDisagrees(
                found=found,
                b=numerator,
                a=denominator,
                percent=Words(
                    percent(numerator, denominator, "vi"),
                    percent(numerator, denominator, "en"),
                ),
                difference=_points(abs(readings[0][0] - exact)),
            ).at(self.place.at(row, printed.at))

    def _made_of(self, group: Group) -> tuple[Terms, Terms] | None:
        """Give what b and a of a form were made of, where all its indicators are made alike."""
        made = {
            (b, a) for b, a, other in self.facts.made.values() if other.columns == group.columns
        }
        if len(made) != 1:
            return None
        [(b, a)] = made
        numerator, denominator = self._terms(b, group), self._terms(a, group)
        return (numerator, denominator) if numerator and denominator else None

    def _printed(self) -> Iterator[tuple[Column, Terms, Terms]]:
        printed = [c for c in self.table.columns if c.use is Use.PRINTED]
        for group in self.facts.groups:
            if (pair := group.columns.get("pair")) and pair.at in self.facts.numbers:
                yield pair, [(1, pair)], [(1, replace(pair, at=-1 - pair.at))]
            b, a = group.columns.get("b"), group.columns.get("a")
            beside = [c for c in printed if says_the_same(c, group)]
            if b and a and len(beside) == 1 and {b.at, a.at} <= set(self.facts.numbers):
                yield beside[0], [(1, b)], [(1, a)]
            elif len(beside) == 1 and (made := self._made_of(group)) is not None:
                yield beside[0], *made
            for form in self.reader.forms:
                for ratio in form.ratios:
                    terms = [
                        self._terms(side, group) for side in (ratio.numerator, ratio.denominator)
                    ]
                    column = next((c for c in printed if form.is_ratio(c.path)), None)
                    if column and terms[0] and terms[1]:
                        yield column, terms[0], terms[1]


def _how_wrong(findings: Sequence[Finding]) -> tuple[int, int]:
    """Order the ways in which a total may be meant: the one with the fewest and least differences."""
    rules = [found.rule for found in findings]
    return len(rules), sum(rule.difference for rule in rules if isinstance(rule, TotalNotSum))


def _is_mean(label: str) -> bool:
    return fold(label).startswith(("trung bình", "bình quân", "average"))


def _points(gap: Fraction) -> Words:
    """Spell a difference of percentages with two digits, never as nothing."""
    hundredths = max(1, int(gap * 100 + Fraction(1, 2)))
    whole, rest = divmod(hundredths, 100)
    return Words(f"{whole},{rest:02}", f"{whole}.{rest:02}")
