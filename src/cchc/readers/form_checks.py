"""Whether a form agrees with itself: its equations, its totals, the percentages it prints.

Real reports often do not add up, so these are warnings that name both numbers; no count is
changed by them.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc.diagnostics import Finding
from cchc.readers.cells import Odd, Value, text_of
from cchc.readers.form_rows import FormRow, RowIs
from cchc.readers.form_table import FormTable, Terms
from cchc.readers.numbers import read_count
from cchc.rules.cells import PercentageForCount
from cchc.rules.forms import EquationBroken, PrintedRatioDisagrees, TotalNotSum
from cchc.words import Words
from cchc.words.numbers import percent
from cchc.words.text import fold, tidy

_PERCENT = re.compile(r"(\d{1,9})(?:[.,](\d{1,12}))?\s*(%)?")
_LONGEST = 40  # characters of a row that are quoted
_MOST_NAMED = 20  # rows of text in one finding
_LARGEST_SHARE = 2  # a number up to this may be the share itself, 0,95 for 95%


def check_form(table: FormTable) -> Iterator[Finding]:
    """Run every check."""
    yield from broken_equations(table)
    yield from wrong_totals(table)
    yield from wrong_ratios(table)


def broken_equations(table: FormTable) -> Iterator[Finding]:
    """Sums that the form promises, such as 7=8+9+10, in every row of a unit."""
    for equation in table.fit.layout.equations:
        left, right = table.terms(equation.left), table.terms(equation.right)
        if left is None or right is None:
            continue
        for index, row in enumerate(table.units):
            one, other = table.value(index, left), table.value(index, right)
            if one >= 0 and other >= 0 and one != other:
                yield EquationBroken(
                    name_=equation.name,
                    left_cells=table.formula(row.line, left),
                    left=one,
                    right_cells=table.formula(row.line, right),
                    right=other,
                    difference=abs(one - other),
                ).at(table.at(row.line, left[0][1]))


def wrong_totals(table: FormTable) -> Iterator[Finding]:
    """Totals of the table and subtotals of its sections against the sum of their rows."""
    for row in table.others:
        if row.what not in (RowIs.TOTAL, RowIs.SECTION):
            continue
        parts = _parts(table, row)
        for position, numbers in table.numbers.items():
            found = read_count(row.cells[position]).number
            added = [numbers[index] for index in parts]
            if found < 0 or not added or min(added) < -1:  # a cell that cannot be read
                continue
            total = sum(number for number in added if number >= 0)
            if found != total:
                yield TotalNotSum(found=found, sum=total, difference=abs(found - total)).at(
                    table.at(row.line, position)
                )


def _parts(table: FormTable, total: FormRow) -> list[int]:
    """Find the rows that a total adds up: those of its section, since the last total, or all."""
    everything = range(len(table.units))
    of_section = [index for index in everything if table.units[index].section == total.section]
    if total.what is RowIs.SECTION:
        return of_section
    above = [row for row in table.others if row.what is RowIs.TOTAL and row.line < total.line]
    last = max((row.line for row in above), default=0)
    since = [index for index in of_section if last < table.units[index].line < total.line]
    below = (row for row in (*table.units, *table.others) if row.line > total.line)
    is_last = not any(row.what in (RowIs.UNIT, RowIs.TOTAL) for row in below)
    # A last total that is called like those above it may be one more subtotal.
    is_grand = is_last and not (since and fold(total.name) in {fold(row.name) for row in above})
    if is_grand:
        return [*everything]
    return since or (of_section if total.section else [*everything])


def wrong_ratios(table: FormTable) -> Iterator[Finding]:
    """Printed percentages against b/a, as exact as they are printed."""
    for position, b_terms, a_terms in _printed(table):
        for index, row in enumerate(table.units):
            b, a = table.value(index, b_terms), table.value(index, a_terms)
            found, readings = _as_printed(row.cells[position])
            if b < 0 or a <= 0 or not readings:
                continue
            exact = Fraction(100 * b, a)
            # Offices round, some cut: one last digit is forgiven.
            if all(abs(number - exact) > step for number, step in readings):
                yield PrintedRatioDisagrees(
                    found=found,
                    b=b,
                    a=a,
                    percent=Words(percent(b, a, "vi"), percent(b, a, "en")),
                    difference=_points(abs(readings[0][0] - exact)),
                ).at(table.at(row.line, position))


def _points(gap: Fraction) -> Words:
    """Spell a difference of percentages with two digits, never as nothing."""
    hundredths = max(1, round(gap * 100))
    whole, rest = divmod(hundredths, 100)
    return Words(f"{whole},{rest:02}", f"{whole}.{rest:02}")


def _printed(table: FormTable) -> Iterator[tuple[int, Terms, Terms]]:
    for position, ratio in table.fit.ratios.items():
        b, a = table.terms(ratio.numerator), table.terms(ratio.denominator)
        if b and a:
            yield position, b, a
    for pair in table.fit.pairs.values():
        if min(pair.numerator, pair.denominator, pair.ratio) >= 0:
            yield pair.ratio, [(1, pair.numerator)], [(1, pair.denominator)]


def _as_printed(value: Value) -> tuple[str, list[tuple[Fraction, Fraction]]]:
    """Give a percentage as written, and each way to read it: its value and its last digit's worth."""
    if isinstance(value, Odd) and isinstance(value.rule, PercentageForCount):
        value = text_of(value).replace(",", ".")
    if isinstance(value, float):
        value = repr(value)
    found = _PERCENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return "", []
    whole, decimals, sign = found[1], (found[2] or "").rstrip("0"), found[3]
    scale = 10 ** len(decimals)
    number, step = Fraction(int(whole + decimals), scale), Fraction(1, scale)
    readings = [(number, step)]
    if not sign and number <= _LARGEST_SHARE:
        readings.append((number * 100, step * 100))
    return found[0], readings


def used_rows(rows: Sequence[FormRow]) -> Words:
    """Name rows by their lines and first words; of many, the first."""
    named = ", ".join(f"{row.line} «{_cut(row)}»" for row in rows[:_MOST_NAMED])
    more = len(rows) - _MOST_NAMED
    if more <= 0:
        return Words(named, named)
    return Words(f"{named} và {more} dòng nữa", f"{named} and {more} more")


def _cut(row: FormRow) -> str:
    text = row.name or next(filter(None, map(_words, row.cells)))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _words(value: Value) -> str:
    return tidy(text_of(value))
