"""From two dates above a table to the period they bound, in either calendar that offices use.

State reporting runs from the 15th of the month before to the 14th (Nghị định 09/2019/NĐ-CP,
Điều 12); the national portal and many offices take whole months.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from cchc.definitions.period import Period, read_period
from cchc.words import Words
from cchc.words.text import fold

_DAY = r"(?:ngày\s*)?(\d{1,2})\s*(?:[/.-]|\s*tháng\s*)\s*(\d{1,2})(?:\s*(?:[/.-]|\s*năm\s*)\s*(\d{4}))?"
_DATES = re.compile(rf"từ\s*{_DAY}\s*(?:đến|tới|-)\s*(?:hết\s*)?{_DAY}")
# What names a period inside a title; the longest run of words around it decides.
_NAMED = re.compile(
    r"(?:lũy kế |luỹ kế )?(?:"
    r"(?:6|9|sáu|chín) tháng(?: đầu| cuối)?(?:(?:,)? năm \d{4}|/\d{4})"
    r"|quý (?:iv|iii|ii|i|[1-4])(?:(?:,)? năm \d{4}|\s*[/-]\s*\d{4})"
    r"|tháng \d{1,2}(?:(?:,)? năm \d{4}|\s*[/-]\s*\d{4})"
    r"|năm \d{4})(?!\d)"
)
_SIGNED = re.compile(r"ngày \d{1,2} tháng \d{1,2} năm \d{4}")  # the date of a document, no period
_LABELLED = re.compile(r"(?:kỳ|thời gian|thời điểm) báo cáo\s*:?\s*(.+)|\bkỳ\s*:\s*(.+)")


class Calendar(Enum):
    """Which days a named period runs over."""

    STATE = Words(
        "lịch báo cáo nhà nước, từ ngày 15 tháng trước đến ngày 14",
        "the state-reporting calendar, from the 15th of the month before to the 14th",
    )
    PLAIN = Words("theo tháng dương lịch", "whole calendar months")


class Dates(NamedTuple):
    """The two dates of a line, as they stand and as days; no days where they are impossible."""

    written: str
    first: date | None = None
    last: date | None = None


def find_dates(text: str) -> Dates | None:
    """Find «Từ ngày … đến ngày …» in a line; the first date may leave its year to the second."""
    found = _DATES.search(fold(text))
    if found is None:
        return None
    d1, m1, y1, d2, m2, y2 = found.groups()
    if y2 is None:
        return Dates(found[0])
    try:
        last = date(int(y2), int(m2), int(d2))
        first = date(int(y1 or y2), int(m1), int(d1))
        if y1 is None and first > last:
            first = first.replace(year=first.year - 1)
    except ValueError:
        return Dates(found[0])
    return Dates(found[0], first, last)


def period_between(first: date, last: date) -> tuple[Period, Calendar] | None:
    """Name the months between two days; None where they bound no run of months of one year."""
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        start, calendar = first, Calendar.PLAIN
    elif first.day == 15 and last.day == 14:
        start, calendar = first + timedelta(days=31), Calendar.STATE
    else:
        return None
    if start.year != last.year or start.month > last.month:
        return None
    return Period(last.year, start.month, last.month), calendar


def find_period(text: str, year: int) -> tuple[Period, str] | None:
    """Find a named period in a title line: «Kỳ báo cáo: Quý III», «… QUÝ III NĂM 2024»."""
    folded = fold(text).strip(" ().")
    if labelled := _LABELLED.search(folded):
        written = (labelled[1] or labelled[2]).strip(" .")
        period = read_period(written, year)
        if period:
            return period, written
    for found in _NAMED.finditer(_SIGNED.sub("", folded)):
        if period := read_period(found[0], year):
            return period, found[0]
    return None
