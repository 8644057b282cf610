"""The periods that are counted and their days."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from cchc.definitions.period import Period
from cchc.records.model import Span


class By(StrEnum):
    """Into what a year is cut."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


_MONTHS = {By.YEAR: 12, By.QUARTER: 3, By.MONTH: 1}


def spans_of(whole: Period, by: By) -> list[Span]:
    """Cut a period into parts of whole quarters or months, or leave it as it is.

    >>> [span.period.code for span in spans_of(Period(2024, 1, 6), By.QUARTER)]
    ['2024-Q1', '2024-Q2']
    """
    if by is By.YEAR:
        return [_span(whole)]
    length = _MONTHS[by]
    firsts: Sequence[int] = range(whole.first, whole.last + 1, length)
    return [
        _span(Period(whole.year, first, min(first + length - 1, whole.last))) for first in firsts
    ]


def spans_apart(periods: Iterable[Period]) -> list[list[Span]]:
    """Put periods of one year into lists in which none shares a month with another.

    >>> quarter, march, april = Period(2024, 1, 3), Period(2024, 3, 3), Period(2024, 4, 4)
    >>> [len(spans) for spans in spans_apart([quarter, march, april])]
    [2, 1]
    """
    found: list[list[Span]] = []
    for period in periods:
        span = _span(period)
        fitting = (
            each
            for each in found
            if all(span.end <= other.first or other.end <= span.first for other in each)
        )
        into = next(fitting, None)
        if into is None:
            found.append([span])
        else:
            into.append(span)
    return found


def _span(period: Period) -> Span:
    year, last = period.year, period.last
    return Span(period, date(year, period.first, 1), date(year + last // 12, last % 12 + 1, 1))
