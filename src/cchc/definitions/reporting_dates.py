"""What a title line says of the period: two dates, or a name such as «Quý III/2024»."""

import re
from typing import NamedTuple

from cchc.definitions.calendars import Span, read_span
from cchc.definitions.period import Period, read_period
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


class Dates(NamedTuple):
    """The two dates of a line, and the period they mean; none where they bound no whole months."""

    written: str
    span: Span | None


def find_dates(text: str) -> Dates | None:
    """Find «Từ ngày … đến ngày …» in a line; the first date may leave its year to the second."""
    found = _DATES.search(fold(text))
    if found is None:
        return None
    d1, m1, y1, d2, m2, y2 = found.groups()
    if y2 is None:
        return Dates(found[0], None)
    if y1 is None:
        y1 = y2 if (int(m1), int(d1)) <= (int(m2), int(d2)) else str(int(y2) - 1)
    return Dates(found[0], read_span(f"{d1}/{m1}/{y1} {d2}/{m2}/{y2}"))


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
