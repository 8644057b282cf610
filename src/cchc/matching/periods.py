"""From what a text says of time to periods: understood, or seen and not understood.

A date, or a number beside «ngày», «đến», «tuần», is never read as the year that stands near it: what
of it is not understood makes the period unclear, and whoever asked refuses.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from cchc.definitions.calendars import Calendar, read_span
from cchc.definitions.period import Period, read_period
from cchc.matching.blank_periods import unfilled_in
from cchc.matching.summed_periods import (
    SUM_OF_MONTHS,
    SUM_OF_QUARTERS,
    summed_months,
    summed_quarters,
)
from cchc.patterns import pattern_of
from cchc.values import dataclass
from cchc.words.spelling import plain
from cchc.words.text import fold


@dataclass(frozen=True, slots=True)
class PeriodHeard:
    """One period that a text names.

    ``calendar`` is None where no days are named; ``cumulative`` where the text says that counts
    run from January («lũy kế», «từ đầu năm», «đến hết»).
    """

    period: Period
    cumulative: bool
    calendar: Calendar | None
    written: str


@dataclass(frozen=True, slots=True)
class TimeHeard:
    """What a text says of time.

    ``periods`` are those that are understood, in the order of the text.  ``unclear`` is what looks
    like a date or a period and is not understood.  ``cumulative``: «lũy kế» or «từ đầu năm» stands
    there without a period of its own.  ``rest`` is the folded text without all of this.
    """

    periods: tuple[PeriodHeard, ...] = ()
    unclear: str | None = None
    cumulative: bool = False
    rest: str = ""


class _Until(NamedTuple):
    """«(số liệu đến 30/9/2023)»: where a period ends, without saying where it begins."""

    year: int
    month: int
    calendar: Calendar


_Meaning = Period | tuple[Period, Calendar | None] | _Until | None
_Read = Callable[[re.Match[str], int], _Meaning]


# --- what is no period ---------------------------------------------------------------------

_DAY_OF_SIGNING = r"ngay\s*\d{1,2}(?:\s*[/.-]\s*|\s*thang\s*)\d{1,2}(?:\s*[/.-]\s*|\s*nam\s*)\d{4}"
_DOCUMENT = (
    r"(?:quyet dinh|cong van|ke hoach|van ban|thong tu|nghi dinh|nghi quyet|chi thi|luat|bao cao"
    r"|to trinh|thong bao|huong dan)"
)
# What only looks like a period: documents, forms, comparisons, items, and the day of a signature.
_LOOK_ALIKE: Final = pattern_of(
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
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMBERS: Final = {"ba": 3, "sau": 6, "chin": 9}
_AND_MORE = r"(?!\s*[,+&-]\s*(?:iv|iii|ii|i|\d{1,2})\b)"  # «Quý III, IV» is no single quarter


def _two_dates(found: re.Match[str], year: int) -> _Meaning:
    last = int(found["y2"] or year)
    turns = (int(found["m1"]), int(found["d1"])) > (int(found["m2"]), int(found["d2"]))
    first = int(found["y1"]) if found["y1"] else last - turns
    span = read_span(f"{found['d1']}/{found['m1']}/{first} {found['d2']}/{found['m2']}/{last}")
    return span and (span.period, span.calendar)


def _months(found: re.Match[str], year: int) -> _Meaning:
    first, last = int(found["first"]), int(found["last"])
    years = {int(each) for each in found.group("early", "year") if each} or {year}
    return (
        Period(years.pop(), first, last) if len(years) == 1 and 1 <= first <= last <= 12 else None
    )


def _until_date(found: re.Match[str], year: int) -> _Meaning:
    day, month, of = int(found["d1"]), int(found["m1"]), int(found["y1"] or year)
    if not 1 <= month <= 12:
        return None
    if day == monthrange(of, month)[1]:
        end = _Until(of, month, Calendar.PLAIN)
    elif day == 14:
        end = _Until(of, month, Calendar.STATE)
    else:
        return None
    says_start = found["running"].strip() not in ("", "so lieu", "tinh", "so lieu tinh")
    return (Period(of, 1, month), end.calendar) if says_start or found["whole"] else end


def _until_month(found: re.Match[str], year: int) -> _Meaning:
    month = int(found["month"]) if found["month"] else 3 * _QUARTERS[found["quarter"]]
    return Period(int(found["year"] or year), 1, month) if 1 <= month <= 12 else None


def _so_many_months(found: re.Match[str], year: int) -> _Meaning:
    number, of = found["number"], int(found["year"] or year)
    months = _NUMBERS.get(number) or int(number)
    if found["odd"]:
        return None
    if found["late"]:
        return Period(of, 7, 12) if months == 6 else None
    is_run = months in (3, 6, 9, 12) or found["early"] or found["running"] or found["year"]
    return Period(of, 1, months) if is_run and 1 <= months <= 12 else None


def _quarter(found: re.Match[str], year: int) -> _Meaning:
    last = 3 * _QUARTERS[found["quarter"]]
    return None if found["running"] else Period(int(found["year"] or year), last - 2, last)


def _month(found: re.Match[str], year: int) -> _Meaning:
    month, of = int(found["month"]), int(found["year"] or year)
    if not 1 <= month <= 12:
        return None
    return Period(of, 1, month) if found["running"] else Period(of, month, month)


def _year(found: re.Match[str], year: int) -> _Meaning:
    return None if found["running"] else Period(int(found["year"] or year))


_LUY_KE = r"(?P<running>(?:luy ke|cong don)\s+)?"
# In this order; what one of them has taken, the next do not see.
_FORMS: Final[tuple[tuple[re.Pattern[str], _Read | None], ...]] = tuple(
    (pattern_of(pattern), read)
    for pattern, read in (
        (r"\btuan\b.*\d.*", None),
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
_TO_DATE = pattern_of(
    r"\b(?:(?:luy ke|cong don)(?:\s+(?:tu dau nam|trong nam|ca nam|nam))?|tu dau nam)"
    r"(?:\s+(?:den|toi) (?:nay|thoi diem(?: bao cao)?))?"
)
_RUNS = pattern_of(r"\b(?:luy|cumulative)\b|\bdau nam\b.*\bden\b|^\W*(?:den|toi)\b")
# What is left of dates, and of words that a date or a number goes with.
_LEFT = pattern_of(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|20\d\d-\d\d?-\d\d?"
    r"|\b(?:ngay|tuan|den|toi|tu|chot|thoi diem|quy|thang)\s*(?:ngay|het|thu|so)?"
    r"\s*:?\s*(?:\d|[ivx]+\b)[\d/.-]*"
    r"|\b(?:den|toi) nay\b"
)
_STRAY_YEAR = pattern_of(r"(?<![\d/.,])20\d\d(?![\d/.,])")
_LONGEST: Final = (
    1000  # letters that are heard; a line of a report has fewer, and patterns take their time
)
_NO_YEAR: Final = {"nam", "year", "ky"}  # headings, and no periods
_QUI: Final = pattern_of(r"\bqui(?=\s*(?:[1-4]|i{1,3}|iv)\b)")  # «Quí III», as many write it
_LABEL: Final = pattern_of(r"\b(quy|thang|nam)\s*:\s*(?=\d|[iv]+\b)")  # «Quý: III | Năm: 2023»
# What is known of a period beside its blank: «Quý … năm 2023», «Quý III năm …»; else nothing is said.
_BESIDE_BLANK: Final = pattern_of(r"20\d\d|\b(?:quý|quí|quy|tháng|q|t)\.?\s*(?:\d|[iv]+\b)")
_QUI_HERE: Final = pattern_of(r"\bqu[íi](?=\s)")
_HEARD, _SHUT = "\0", "\1"  # stand for letters that were understood, or that are no period


def hear_period(text: str, year: int) -> TimeHeard:
    """Hear what *text* says of time; *year* is meant where it names none."""
    folded = fold(text[:_LONGEST])
    key = plain(folded)
    if len(key) != len(folded):  # a mark that belongs to no letter
        key = "".join(plain(letter)[:1] or letter for letter in folded)
    key = _LABEL.sub(lambda found: found[1].ljust(len(found[0])), _QUI.sub("quy", key))
    if (blank := unfilled_in(folded)) is not None and _BESIDE_BLANK.search(folded):
        return TimeHeard(unclear=blank, rest=" ".join(folded.replace(blank, " ").split()))
    whole = (
        read_period(_QUI_HERE.sub("quý", folded), year)
        if key.strip(" .:()") not in _NO_YEAR
        else None
    )
    if whole:
        runs = bool(_RUNS.search(key))
        return TimeHeard((PeriodHeard(whole, runs, None, folded),))
    left = _LOOK_ALIKE.sub(lambda found: _SHUT * len(found[0]), key)
    seen: dict[int, tuple[_Meaning, bool, str]] = {}
    for pattern, read in _FORMS:
        for found in pattern.finditer(left):
            groups = found.groupdict()
            runs = bool(groups.get("running") or groups.get("whole"))
            seen[found.start()] = (
                read and read(found, year),
                runs,
                folded[slice(*found.span())].strip(),
            )
        left = pattern.sub(lambda found: _HEARD * len(found[0]), left)
    without_running = _TO_DATE.sub(lambda found: _HEARD * len(found[0]), left)
    rest = "".join(
        " " if here == _HEARD else letter
        for here, letter in zip(without_running, folded, strict=True)
    )
    periods, unclear = _settle([seen[at] for at in sorted(seen)])
    return TimeHeard(
        periods,
        unclear or _what_is_left(without_running, folded, {each.period.year for each in periods}),
        cumulative=without_running != left,
        rest=" ".join(rest.split()),
    )


def hear_bare(text: str, heading: Literal["month", "quarter"], year: int) -> Period | None:
    """Understand «9», «09», «III» below a heading that says «Tháng» or «Quý»."""
    word = fold(text).strip(" .")
    if heading == "quarter" and word in _QUARTERS:
        return Period(year, 3 * _QUARTERS[word] - 2, 3 * _QUARTERS[word])
    if heading == "month" and word.isascii() and word.isdigit() and 1 <= int(word) <= 12:
        return Period(year, int(word), int(word))
    return None


def _settle(
    seen: list[tuple[_Meaning, bool, str]],
) -> tuple[tuple[PeriodHeard, ...], str | None]:
    """Let «(số liệu đến 30/9)» tell the calendar of the period that it closes; alone it is unclear."""
    periods: list[PeriodHeard] = []
    unclear = None
    ends = [(meaning, written) for meaning, _, written in seen if isinstance(meaning, _Until)]
    for meaning, runs, written in seen:
        if meaning is None:
            unclear = unclear or written
        elif isinstance(meaning, Period):
            periods.append(PeriodHeard(meaning, runs, None, written))
        elif not isinstance(meaning, _Until):
            periods.append(PeriodHeard(meaning[0], runs, meaning[1], written))
    for end, written in ends:
        closed = [
            at
            for at, each in enumerate(periods)
            if (each.period.year, each.period.last) == (end.year, end.month)
        ]
        if not closed:
            unclear = unclear or written
        for at in closed:
            periods[at] = replace(periods[at], calendar=end.calendar)
    return tuple(periods), unclear


def _what_is_left(left: str, folded: str, years: set[int]) -> str | None:
    if found := _LEFT.search(left):
        return folded[slice(*found.span())]
    for found in _STRAY_YEAR.finditer(left):
        if int(found[0]) not in years:
            return found[0]
    return None
