"""From what a text says of time to periods: understood, or seen and not understood.

A date, or a number beside «ngày», «đến», «tuần», is never read as the year that stands near it: what
of it is not understood makes the period unclear, and whoever asked refuses.
"""

from dataclasses import replace
from typing import Final, Literal

from cchc import limits
from cchc.definitions.calendars import Calendar
from cchc.definitions.period import Period, read_period
from cchc.matching.blank_periods import unfilled_in
from cchc.matching.period_patterns import LOOK_ALIKE, NUMBERS_OF_QUARTERS, PATTERNS, Meaning, Until
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
_NO_YEAR: Final = {"nam", "year", "ky"}  # headings, and no periods
_QUI: Final = pattern_of(r"\bqui(?=\s*(?:[1-4]|i{1,3}|iv)\b)")  # «Quí III», as many write it
_LABEL: Final = pattern_of(r"\b(quy|thang|nam)\s*:\s*(?=\d|[iv]+\b)")  # «Quý: III | Năm: 2023»
# What is known of a period beside its blank: «Quý … năm 2023», «Quý III năm …»; else nothing is said.
_BESIDE_BLANK: Final = pattern_of(r"20\d\d|\b(?:quý|quí|quy|tháng|q|t)\.?\s*(?:\d|[iv]+\b)")
_QUI_HERE: Final = pattern_of(r"\bqu[íi](?=\s)")
_HEARD, _SHUT = "\0", "\1"  # stand for letters that were understood, or that are no period


def hear_period(text: str, year: int) -> TimeHeard:
    """Hear what *text* says of time; *year* is meant where it names none."""
    folded = fold(text[: limits.HEADING_LETTERS])
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
    left = LOOK_ALIKE.sub(lambda found: _SHUT * len(found[0]), key)
    seen: dict[int, tuple[Meaning, bool, str]] = {}
    for pattern, read in PATTERNS:
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
    if heading == "quarter" and word in NUMBERS_OF_QUARTERS:
        return Period(year, 3 * NUMBERS_OF_QUARTERS[word] - 2, 3 * NUMBERS_OF_QUARTERS[word])
    if heading == "month" and word.isascii() and word.isdigit() and 1 <= int(word) <= 12:
        return Period(year, int(word), int(word))
    return None


def _settle(
    seen: list[tuple[Meaning, bool, str]],
) -> tuple[tuple[PeriodHeard, ...], str | None]:
    """Let «(số liệu đến 30/9)» tell the calendar of the period that it closes; alone it is unclear."""
    periods: list[PeriodHeard] = []
    unclear = None
    ends = [(meaning, written) for meaning, _, written in seen if isinstance(meaning, Until)]
    for meaning, runs, written in seen:
        if meaning is None:
            unclear = unclear or written
        elif isinstance(meaning, Period):
            periods.append(PeriodHeard(meaning, runs, None, written))
        elif not isinstance(meaning, Until):
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
