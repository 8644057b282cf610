"""How periods are written, in folded letters without marks, and what only looks like one.

A pattern that nothing reads has seen a period that is not understood.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from typing import Final, NamedTuple

from cchc.definitions.calendars import Calendar, read_span
from cchc.definitions.period import QUARTERS, Period
from cchc.matching.summed_periods import (
    SUM_OF_MONTHS,
    SUM_OF_QUARTERS,
    summed_months,
    summed_quarters,
)
from cchc.patterns import pattern_of


class Until(NamedTuple):
    """«(số liệu đến 30/9/2023)»: where a period ends, without saying where it begins."""

    year: int
    month: int
    calendar: Calendar


Meaning = Period | tuple[Period, Calendar | None] | Until | None
_Read = Callable[[re.Match[str], int], Meaning]


# --- what is no period ---------------------------------------------------------------------

_DAY_OF_SIGNING = r"ngay\s*\d{1,2}(?:\s*[/.-]\s*|\s*thang\s*)\d{1,2}(?:\s*[/.-]\s*|\s*nam\s*)\d{4}"
_DOCUMENT = (
    r"(?:quyet dinh|cong van|ke hoach|van ban|thong tu|nghi dinh|nghi quyet|chi thi|luat|bao cao"
    r"|to trinh|thong bao|huong dan)"
)
# What only looks like a period: documents, forms, comparisons, items, and the day of a signature.
LOOK_ALIKE: Final = pattern_of(
    rf"\b{_DOCUMENT} so\s*:?\s*[\d….][\w./…-]*(?:,?\s*{_DAY_OF_SIGNING})?"
    r"|\b(?:quyet dinh|thong tu|nghi dinh|nghi quyet|chi thi) \d+/\d{4}\b(?!/\d)"
    rf"|(?<!tong )\bso\s*:\s*[\w./…-]*(?:,?\s*{_DAY_OF_SIGNING})?"
    rf"|\b\d+/(?:\d{{4}}/)?[a-z]+-[a-z-]+\b(?:,?\s*{_DAY_OF_SIGNING})?"
    r"|\bkem theo\b[^)]*"
    r"|\b(?:so voi|cung ky|ky truoc|nam truoc)\b(?:[^)]*?\b(?:nam )?20\d\d\b)?"
    r"|\b(?:bieu|mau|bieu mau|phu luc)(?: so)?\s+[ivx\d]+[./-]?\d*[a-z]?\b"
    r"|\b[ivx]+\.\d{1,2}(?:\.\d{1,2})*\b"  # «IV.1 quý I», not «1 quý»
    r"|\bgiai doan\s+20\d\d\s*-\s*20\d\d"
    rf"|^(?:[^\d(]{{2,40}},)?\s*{_DAY_OF_SIGNING}$"
    r"|\b(?:trich xuat|ket xuat|xuat|in)\b(?:(?!\bden\b)[^)]){0,80}?\bngay\s*:?\s*"
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|\b(?:ngay|thoi gian) (?:lap|in|xuat|gui|ky|trich xuat)(?: bao cao)?\s*:?\s*"
    rf"(?:{_DAY_OF_SIGNING}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}})"
)


# --- what is one ---------------------------------------------------------------------------

_DATE = (
    r"(?:ngay\s*:?\s*)?(?P<d{n}>\d{{1,2}})(?:\s*[/.-]\s*|\s*thang\s*)(?P<m{n}>\d{{1,2}})"
    r"(?:(?:\s*[/.-]\s*|,?\s*nam\s*)(?P<y{n}>\d{{4}}))?(?![\d/.-]*\d)"
)
_OF_YEAR = r"(?:(?:,?\s*(?:cua\s*)?nam\s*|\s*[/.-]\s*|\s+)(?P<year>20\d\d)(?!\d))?"
_RUNNING = r"(?P<running>(?:so lieu )?(?:luy ke|cong don|tinh)?\s*(?:tu dau nam(?: 20\d\d)?)?\s*)"
_TO = r"(?:cho\s+)?(?:den|toi)\s+"
NUMBERS_OF_QUARTERS: Final = QUARTERS | {str(number): number for number in QUARTERS.values()}
_NUMBERS: Final = {"ba": 3, "sau": 6, "chin": 9}
_AND_MORE = r"(?!\s*[,+&-]\s*(?:iv|iii|ii|i|\d{1,2})\b)"  # «Quý III, IV» is no single quarter


def _two_dates(found: re.Match[str], year: int) -> Meaning:
    last = int(found["y2"] or year)
    turns = (int(found["m1"]), int(found["d1"])) > (int(found["m2"]), int(found["d2"]))
    first = int(found["y1"]) if found["y1"] else last - turns
    span = read_span(f"{found['d1']}/{found['m1']}/{first} {found['d2']}/{found['m2']}/{last}")
    return span and (span.period, span.calendar)


def _months(found: re.Match[str], year: int) -> Meaning:
    first, last = int(found["first"]), int(found["last"])
    years = {int(each) for each in found.group("early", "year") if each} or {year}
    return (
        Period(years.pop(), first, last) if len(years) == 1 and 1 <= first <= last <= 12 else None
    )


def _until_date(found: re.Match[str], year: int) -> Meaning:
    day, month, of = int(found["d1"]), int(found["m1"]), int(found["y1"] or year)
    if not 1 <= month <= 12:
        return None
    if day == monthrange(of, month)[1]:
        end = Until(of, month, Calendar.PLAIN)
    elif day == 14:
        end = Until(of, month, Calendar.STATE)
    else:
        return None
    says_start = found["running"].strip() not in ("", "so lieu", "tinh", "so lieu tinh")
    return (Period(of, 1, month), end.calendar) if says_start or found["whole"] else end


def _until_month(found: re.Match[str], year: int) -> Meaning:
    month = int(found["month"]) if found["month"] else 3 * NUMBERS_OF_QUARTERS[found["quarter"]]
    return Period(int(found["year"] or year), 1, month) if 1 <= month <= 12 else None


def _so_many_months(found: re.Match[str], year: int) -> Meaning:
    number, of = found["number"], int(found["year"] or year)
    months = _NUMBERS.get(number) or int(number)
    if found["odd"]:
        return None
    if found["late"]:
        return Period(of, 7, 12) if months == 6 else None
    is_run = months in (3, 6, 9, 12) or found["early"] or found["running"] or found["year"]
    return Period(of, 1, months) if is_run and 1 <= months <= 12 else None


def _quarter(found: re.Match[str], year: int) -> Meaning:
    last = 3 * NUMBERS_OF_QUARTERS[found["quarter"]]
    return None if found["running"] else Period(int(found["year"] or year), last - 2, last)


def _month(found: re.Match[str], year: int) -> Meaning:
    month, of = int(found["month"]), int(found["year"] or year)
    if not 1 <= month <= 12:
        return None
    return Period(of, 1, month) if found["running"] else Period(of, month, month)


def _year(found: re.Match[str], year: int) -> Meaning:
    return None if found["running"] else Period(int(found["year"] or year))


_LUY_KE = r"(?P<running>(?:luy ke|cong don)\s+)?"
# In this order; what one of them has taken, the next do not see.
PATTERNS: Final[tuple[tuple[re.Pattern[str], _Read | None], ...]] = tuple(
    (pattern_of(pattern), read)
    for pattern, read in (
        (r"\btuan\b.*\d.*", None),
        (  # «Kỳ 3», «Đợt II» of the year: of how many nobody says
            r"(?<!trong )(?<!dinh )\b(?:ky|dot)\s+(?:\d{1,2}|[ivx]+)\b(?!\s*(?:thang|t\b|nam dau)).*",
            None,
        ),
        (r"\bnam hoc\b.*|\b20\d\d\s*(?:den|toi|-)\s*(?:nam\s*)?20\d\d\b", None),
        (
            rf"(?:\btu\s*)?\b{_DATE.format(n=1)}\s*(?:[-,;]?\s*(?:den|toi)|-)\s*(?:het\s*)?{_DATE.format(n=2)}",
            _two_dates,
        ),
        (
            r"(?:\btu\s+)?\b(?:thang\s*|t)(?P<first>\d{1,2})(?:\s*[/.-]\s*(?P<early>20\d\d))?"
            rf"\s*(?:den|toi|-)\s*(?:het\s*)?(?:thang\s*|t)(?P<last>\d{{1,2}})\b{_OF_YEAR}",
            _months,
        ),
        (rf"\b{_RUNNING}{_TO}(?P<whole>het\s*)?{_DATE.format(n=1)}", _until_date),
        (
            rf"\b{_RUNNING}{_TO}(?:het\s+)?"
            rf"(?:thang\s*(?P<month>\d{{1,2}})\b|quy\s*(?P<quarter>iv|iii|ii|i|[1-4])\b){_OF_YEAR}",
            _until_month,
        ),
        (
            rf"\b{_LUY_KE}(?P<number>\d{{1,2}}|ba|sau|chin)\s*(?:thang|t(?=\s*/))"
            r"(?:(?P<early>\s*dau)|(?P<late>\s*cuoi)|(?P<odd>\s*(?:qua|gan|tiep|con lai)\b))?"
            rf"{_OF_YEAR}(?:\s*nam\b(?!\s*\d))?",
            _so_many_months,
        ),
        (  # in words, or no whole period: neither is understood, nor is it the year behind it
            r"\b(?:thang|quy)\s+(?:mot|gieng|hai|ba|tu|nam|bon|sau|bay|tam|chin|muoi|chap|dau|cuoi)\b.*"
            r"|\b\d+\s+(?:quy|ngay)\b.*|(?<!tu )\b(?:nua\s+)?(?:dau|cuoi|giua)\s+nam\b.*",
            None,
        ),
        (rf"\b{SUM_OF_QUARTERS}{_OF_YEAR}", summed_quarters),
        (rf"\b{SUM_OF_MONTHS}{_OF_YEAR}", summed_months),
        (
            rf"\b{_LUY_KE}(?:quy\s*|q\s?(?=\d)|q\.\s?(?=[iv]))(?P<quarter>iv|iii|ii|i|[1-4])\b{_AND_MORE}{_OF_YEAR}",
            _quarter,
        ),
        (rf"\b{_LUY_KE}(?:thang\s*|t\.?\s?)(?P<month>\d{{1,2}})\b{_AND_MORE}{_OF_YEAR}", _month),
        (rf"\b{_LUY_KE}(?:ca\s+)?nam\s*(?P<year>20\d\d)(?!\d)|\bca nam(?P<none>)\b", _year),
    )
)
