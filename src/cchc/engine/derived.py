"""Periods that follow from two running totals: the third quarter is nine months less six.

Only counts that add up can be taken apart, and only where both totals run from January, so that
the earlier one is a part of the later one.  What is derived is said, with the cells of both.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cchc.counts import BLANK, Counts
from cchc.definitions.indicator import Indicator
from cchc.definitions.period import Period
from cchc.engine.checks import Flaw
from cchc.rules.periods import CumulativeFalls, PeriodDerived
from cchc.rules.rows import NumeratorExceedsDenominator, NumeratorWithoutDenominator
from cchc.words import Lang, Words
from cchc.words.numbers import count


class Derived(NamedTuple):
    """The counts of a period that nobody reported, and the rows that they follow from."""

    b: int
    a: int
    whole: int  # row of the total up to the end of the period
    part: int  # row of the total up to its beginning


def running_totals(
    rows_by_period: Mapping[Period, Sequence[int]], wanted: Period
) -> Mapping[Period, Sequence[int]]:
    """Find the totals from January that end within *wanted* or just before it; none where one cannot help."""
    found = {
        period: rows
        for period, rows in rows_by_period.items()
        if rows and period.first == 1 and period.year == wanted.year
        if wanted.first - 1 <= period.last <= wanted.last
    }
    return found if wanted.first > 1 and len(found) > 1 else {}


def derive(
    counts: Counts, totals: Mapping[Period, int], indicator: Indicator
) -> tuple[dict[Period, Derived], list[Flaw]]:
    """Take each running total of one unit from the next one; *totals* are their rows."""
    said = [
        (period, row)
        for period, row in sorted(totals.items(), key=lambda pair: pair[0].last)
        if counts.numerators[row] > BLANK and counts.denominators[row] > BLANK
        # What is undecided in one of the two may be in both: nobody knows what is left of it.
        if row not in counts.undecided or counts.undecided[row].is_decided
    ]
    derived: dict[Period, Derived] = {}
    flaws: list[Flaw] = []
    for (part, part_row), (whole, row) in pairwise(said):
        b = counts.numerators[row] - counts.numerators[part_row]
        a = counts.denominators[row] - counts.denominators[part_row]
        found = Derived(b, a, row, part_row)
        wrong = list(_wrong(counts, found, part, whole, indicator))
        if not wrong:
            derived[Period(whole.year, part.last + 1, whole.last)] = found
        flaws += wrong
    return derived, flaws


def _wrong(
    counts: Counts, found: Derived, part: Period, whole: Period, indicator: Indicator
) -> Iterator[Flaw]:
    """A running total only grows, and what it grew by is as possible as any other count."""
    place = counts.location(found.whole, counts.part_of(found.whole).columns.numerator)
    b, a = (_of(column, found) for column in (counts.numerators, counts.denominators))
    if found.b < 0 or found.a < 0:
        yield falls(counts, (part, found.part), (whole, found.whole))
    elif found.b > 0 == found.a:
        yield Flaw(found.whole, NumeratorWithoutDenominator(numerator=b).at(place))
    elif indicator.part_of_whole and found.b > found.a:
        rule = NumeratorExceedsDenominator(numerator=b, denominator=a)
        yield Flaw(found.whole, rule.at(place))


def falls(counts: Counts, earlier: tuple[Period, int], later: tuple[Period, int]) -> Flaw:
    """Say that a total from January on is less than an earlier one."""
    row = later[1]
    finding = CumulativeFalls(
        this=_pair(counts, row),
        period=later[0].words,
        other=_pair(counts, earlier[1]),
        earlier=earlier[0].words,
    )
    return Flaw(row, finding.at(counts.location(row)))


def said_to_be_derived(counts: Counts, period: Period, found: Derived) -> Flaw:
    """Say that the counts of a period were derived, and from which cells."""
    whole, part = (counts.period_list[counts.periods[row]] for row in (found.whole, found.part))
    finding = PeriodDerived(
        period=period.words,
        this=f"{found.b}/{found.a}",
        whole=whole.words,
        part=part.words,
        place=counts.cells([found.part], counts.names_beside(found.whole, found.part)),
    )
    columns = counts.part_of(found.whole).columns
    return Flaw(found.whole, finding.at(counts.location(found.whole, columns.numerator)))


def _of(column: Sequence[int], found: Derived) -> Words:
    """Spell a difference: 30 (90 - 60)."""
    whole, part = column[found.whole], column[found.part]

    def spelled(lang: Lang) -> str:
        return f"{count(whole - part, lang)} ({count(whole, lang)} - {count(part, lang)})"

    return Words(spelled("vi"), spelled("en"))


def _pair(counts: Counts, row: int) -> str:
    return f"{counts.numerators[row]}/{counts.denominators[row]}"
