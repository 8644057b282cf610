"""What a pair of dates means as a period.  Offices use two calendars, and the dates tell which.

State reporting counts from the 15th of the month before to the 14th (Nghị định 09/2019/NĐ-CP,
Điều 12: the first quarter is 15/12 to 14/3); the national portal counts calendar months.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from cchc.definitions.period import Period
from cchc.patterns import pattern_of
from cchc.words import Words

_DATE = pattern_of(
    r"\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(20\d\d)\b|\b(20\d\d)-(\d\d)-(\d\d)\b"
)
_LAST_DAY = 14


class Calendar(Enum):
    """Which days belong to a month."""

    PLAIN = Words("theo tháng dương lịch", "by calendar months")
    STATE = Words(
        "theo kỳ báo cáo nhà nước, từ ngày 15 tháng trước đến ngày 14",
        "by the state's reporting periods, from the 15th of the month before to the 14th",
    )


class Span(NamedTuple):
    """A period, and the calendar by which its dates mean it."""

    period: Period
    calendar: Calendar


def read_span(text: str) -> Span | None:
    """Understand «Từ ngày 15/12/2023 đến ngày 14/3/2024»; None where the dates are no whole months."""
    dates = [_date(match) for match in _DATE.finditer(text)]
    if len(dates) != 2:
        return None
    start, end = dates
    if start is None or end is None:
        return None
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return _span(start, end, Calendar.PLAIN)
    if start.day == _LAST_DAY + 1 and end.day == _LAST_DAY:
        # The 15th of one month opens the next one.
        return _span(start + timedelta(days=31 - _LAST_DAY), end, Calendar.STATE)
    return None


def _span(start: date, end: date, calendar: Calendar) -> Span | None:
    if start.year != end.year or start.month > end.month:
        return None
    return Span(Period(end.year, start.month, end.month), calendar)


def _date(match: re.Match[str]) -> date | None:
    day, month, year = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
