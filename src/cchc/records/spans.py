"""The periods that are counted and their days."""

from collections.abc import Sequence
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


def _span(period: Period) -> Span:
    year, last = period.year, period.last
    return Span(period, date(year, period.first, 1), date(year + last // 12, last % 12 + 1, 1))
