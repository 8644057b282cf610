"""What stands above a table: the period it reports on, in words or dates, and who reports."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cchc import limits
from cchc.definitions.calendars import Calendar
from cchc.definitions.period import Period, read_period
from cchc.definitions.reporting_dates import find_dates, find_period
from cchc.diagnostics import Finding, Location
from cchc.readers.cells import text_of
from cchc.readers.sheets import Head
from cchc.rules.forms import DatesNoPeriod, PeriodContradictory, PeriodFromTitle
from cchc.rules.periods import PeriodByDates
from cchc.words.text import tidy

# «Đơn vị báo cáo: … Đơn vị nhận báo cáo: …» may stand in one cell.
_REPORTS = re.compile(
    r"(?:đơn vị|cơ quan)\s+(?:gửi\s+)?báo cáo\s*:\s*(.+?)(?:[\s.…-]*(?:đơn vị|cơ quan) nhận.*)?$",
    re.IGNORECASE,
)
# «Đơn vị: Sở Y tế» names a body, «Đơn vị: hồ sơ» what is counted.
_IS_CALLED = re.compile(
    r"^(?:tên\s+)?(?:đơn vị|cơ quan)\s*:\s*((?:UBND|[ủu][ỷy] ban|sở|ban|văn phòng|phòng|cục|chi cục"
    r"|trung tâm|xã|phường|thị trấn|thị xã|huyện|thành phố|tỉnh|[XPH]\.|T[TXP]\.).+)",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """A text above the table."""

    line: int
    column: int
    text: str


class Named(NamedTuple):
    """A period that a line names, and how."""

    period: Period
    line: Line
    written: str
    calendar: Calendar | None = None  # of two dates


class Title(NamedTuple):
    """What the lines above a table say."""

    named: Named | None
    body: str | None  # the unit that reports
    findings: Sequence[Finding]
    lines: Sequence[Line]
    broken: bool = False  # the period is contradictory or not understood


def read_title(heads: Iterable[Head], first_column: int, place: Location, year: int) -> Title:
    """Read the lines above the headings; says nothing where they name no period."""
    lines = [
        line
        for head in heads
        for line in _lines(head, first_column)
        if len(line.text) <= limits.HEADING_LETTERS
    ]
    # Of equal texts the first.
    lines = list({line.text: line for line in reversed(lines)}.values())[::-1]
    reports = [m for line in lines if (m := _REPORTS.search(line.text))]
    called = [m for line in lines if (m := _IS_CALLED.search(line.text))]
    body = next((match[1].strip(" .…") for match in (*reports, *called)), None)
    dated, findings = _dated(lines, place)
    named = _best([n for line in lines if (n := _named(line, year))])
    if dated and named and named.period.months < 12 and named.period != dated.period:
        where = Location(place.file, place.sheet, dated.line.line, dated.line.column)
        clash = PeriodContradictory(
            found=dated.line.text,
            meaning=dated.period.words,
            other=named.line.text,
            other_meaning=named.period.words,
        ).at(where)
        return Title(None, body or None, [clash], lines, broken=True)
    chosen = dated or named
    broken = chosen is None and bool(findings)
    return Title(chosen, body or None, [] if chosen else findings, lines, broken)


def named_by_sheet(place: Location, line: int, column: int, year: int) -> Named | None:
    """Find the period that a sheet is named after; *line* and *column* are where to say so."""
    period = read_period(place.sheet, year) if place.sheet else None
    return (
        Named(period, Line(line, column, place.sheet or ""), place.sheet or "") if period else None
    )


def say_period(named: Named, place: Location) -> Finding:
    """Say which period was understood, from which line and by which calendar."""
    where = Location(place.file, place.sheet, named.line.line, named.line.column)
    found, period = named.line.text, named.period.words
    if named.calendar:
        calendar = named.calendar.value
        return PeriodByDates(found=found, period=period, calendar=calendar).at(where)
    return PeriodFromTitle(found=found, period=period).at(where)


def _lines(head: Head, first_column: int) -> Iterator[Line]:
    """Read the texts of a row; a label that ends in a colon goes on in the next cell."""
    label = None
    for position, cell in enumerate(head.cells):
        if text := tidy(text_of(cell)):
            line = Line(head.line, position + first_column, text)
            if label:
                line = label._replace(text=f"{label.text} {text}")
            label = line if text.endswith(":") else None
            if label is None:
                yield line
    if label:
        yield label


def _dated(lines: Sequence[Line], place: Location) -> tuple[Named | None, list[Finding]]:
    findings = []
    for line in lines:
        dates = find_dates(line.text)
        if dates is None:
            continue
        if dates.span:
            return Named(dates.span.period, line, dates.written, dates.span.calendar), []
        where = Location(place.file, place.sheet, line.line, line.column)
        findings.append(DatesNoPeriod(found=line.text).at(where))
    return None, findings


def _named(line: Line, year: int) -> Named | None:
    found = find_period(line.text, year)
    return Named(found[0], line, found[1]) if found else None


def _best(named: Sequence[Named]) -> Named | None:
    """A line that names a quarter or a month says more than the year in the title."""
    return min(named, key=lambda each: each.period.months == 12, default=None)
