"""What a number format makes of a number: a percentage, a date, or the number itself."""

import re
from datetime import date, datetime, time, timedelta

from cchc.grid import Mark, Marked, Value
from cchc.patterns import pattern_of

_LITERAL = pattern_of(r'"[^"]*"|\\.|_.|\*.')
_BRACKETS = pattern_of(r"\[(?!(?:h+|m+|s+)\])[^\]]*\]", re.IGNORECASE)  # [Red], not [h]
_OF_DATES = pattern_of(r"[dmyhs]", re.IGNORECASE)
_GENERAL = pattern_of("general", re.IGNORECASE)
_ELAPSED = pattern_of(r"\[[hms]+\]", re.IGNORECASE)
_NUMBER = pattern_of(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
# The formats that a workbook need not spell out.
BUILT_IN = {
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 16, 17, *range(27, 37), *range(50, 59)), "d/m/yyyy"),
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h:mm:ss"),
    22: "d/m/yyyy h:mm",
}


def as_formatted(number: float, code: str, *, from_1904: bool = False) -> Value:
    """Give a number as what its format shows it as."""
    plain = _LITERAL.sub("", code)
    if "%" in plain:
        return percentage(number * 100)
    if "%" in code:  # 95 in the format 0"%" shows 95%, too
        return percentage(number)
    plain = _GENERAL.sub("", _BRACKETS.sub("", plain))
    if not _OF_DATES.search(plain):
        return number
    try:
        if _ELAPSED.search(plain):
            return timedelta(days=number)
        return _moment(number, from_1904=from_1904)
    except (OverflowError, ValueError):  # no date that there is
        return Marked(Mark.NO_DATE, f"«{number:.15g}»")


def read_number(text: str) -> float:
    """Read a number as files write it; ``float`` takes «1_000» and «nan» as well."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"no number: {text[:40]!r}")
    return float(text)


def percentage(percents: float) -> Marked:
    """Make the cell of a percentage."""
    return Marked(Mark.PERCENT, f"{percents:.10g}%".replace(".", ","), percents / 100)


def _moment(serial: float, *, from_1904: bool) -> Value:
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
    if not from_1904 and 1 <= serial < 60:
        serial += 1  # the calendar of 1900 has a leap day too many
    at = first + timedelta(seconds=round(serial * 86400))
    if 0 <= serial < 1:
        return at.time()
    return _without_midnight(at)


def as_moment(written: str) -> Value:
    """Read a date, with or without a time, in the spelling of ISO 8601."""
    try:
        at = datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        return Marked(Mark.NO_DATE, f"«{written[:40]}»")
    return _without_midnight(at)


def _without_midnight(at: datetime) -> Value:
    return at if at.time() != time() else date(at.year, at.month, at.day)
