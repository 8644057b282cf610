"""What stands above a table: the period it reports on, in words or dates, and who reports."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cchc import limits
from cchc.definitions.calendars import Calendar
from cchc.definitions.period import Period
from cchc.definitions.reporting_dates import find_dates, find_period
from cchc.diagnostics import Finding, Location
from cchc.readers.cells import text_of
from cchc.readers.sheets import Head
from cchc.rules import counts as rules
from cchc.words.text import tidy

_REPORTS = re.compile(r"(?:đơn vị|cơ quan)\s+(?:gửi\s+)?báo cáo\s*:\s*(.+)", re.IGNORECASE)


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
        Line(head.line, position + first_column, text)
        for head in heads
        for position, cell in enumerate(head.cells)
        if (text := tidy(text_of(cell))) and len(text) <= limits.HEADING_LETTERS
    ]
    # Of equal texts the first.
    lines = list({line.text: line for line in reversed(lines)}.values())[::-1]
    body = next((m[1].strip(" .…") for line in lines if (m := _REPORTS.search(line.text))), None)
    dated, findings = _dated(lines, place)
    named = _best([n for line in lines if (n := _named(line, year))])
    if dated and named and named.period.months < 12 and named.period != dated.period:
        where = Location(place.file, place.sheet, dated.line.line, dated.line.column)
        clash = rules.PERIOD_CONTRADICTORY.at(
            where,
            found=dated.line.text,
            meaning=dated.period.words,
            other=named.line.text,
            other_meaning=named.period.words,
        )
        return Title(None, body or None, [clash], lines, broken=True)
    chosen = dated or named
    broken = chosen is None and bool(findings)
    return Title(chosen, body or None, [] if chosen else findings, lines, broken)


def say_period(named: Named, place: Location) -> Finding:
    """Say which period was understood, from which line and by which calendar."""
    where = Location(place.file, place.sheet, named.line.line, named.line.column)
    values = {"found": named.line.text, "period": named.period.words}
    if named.calendar:
        return rules.PERIOD_BY_DATES.at(where, **values, calendar=named.calendar.value)
    return rules.PERIOD_FROM_TITLE.at(where, **values)


def _dated(lines: Sequence[Line], place: Location) -> tuple[Named | None, list[Finding]]:
    findings = []
    for line in lines:
        dates = find_dates(line.text)
        if dates is None:
            continue
        if dates.span:
            return Named(dates.span.period, line, dates.written, dates.span.calendar), []
        where = Location(place.file, place.sheet, line.line, line.column)
        findings.append(rules.DATES_NO_PERIOD.at(where, found=line.text))
    return None, findings


def _named(line: Line, year: int) -> Named | None:
    found = find_period(line.text, year)
    return Named(found[0], line, found[1]) if found else None


def _best(named: Sequence[Named]) -> Named | None:
    """A line that names a quarter or a month says more than the year in the title."""
    return min(named, key=lambda each: each.period.months == 12, default=None)
