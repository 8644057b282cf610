"""Periods as the other dimensions hear them: one period of a text, or that what it says is unclear."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Final, Literal

from cchc.definitions.calendars import Calendar
from cchc.definitions.period import Period
from cchc.grid import Value
from cchc.matching.periods import TimeHeard, hear_bare, hear_period
from cchc.patterns import pattern_of
from cchc.values import dataclass

_JOINED: Final = pattern_of(r"\bvà\b|[+&;]")
_BARE: Final[Mapping[str, Literal["month", "quarter"]]] = {"month": "month", "quarter": "quarter"}
SPANS: Final = {"in-month": 1, "in-quarter": 3}
"""What «trong tháng», «trong quý» ask of a period, in months."""


def with_dates_as_months(values: Sequence[Value]) -> Sequence[Value]:
    """Write the dates of a column of months as months: spreadsheets keep «09/2023» as its first day.

    One date of another day, or with a time, leaves all of them as they are: then days are meant.
    """
    dates = [value for value in values if isinstance(value, date)]
    if not dates or not all(map(_begins_a_month, dates)):
        return values
    return [f"{v.month}/{v.year}" if isinstance(v, date) else v for v in values]


def _begins_a_month(moment: date) -> bool:
    return moment.day == 1 and (not isinstance(moment, datetime) or moment.time() == time())


@dataclass(frozen=True, slots=True)
class PeriodSaid:
    """One period that a text says.

    ``period`` is None where the text speaks of time and is not understood.  ``rest`` is the folded
    text without what it says of time.
    """

    period: Period | None
    cumulative: bool = False  # «lũy kế»: counts from January on, beside those of the period
    calendar: Calendar | None = None
    rest: str = ""

    @property
    def by_dates(self) -> bool:
        """Whether two days say it, by one of the calendars."""
        return self.calendar is not None


class Clock:
    """Hears periods; *year* is meant where a text names none."""

    def __init__(self, year: int) -> None:
        self.year = year
        self._memo: dict[str, tuple[PeriodSaid | None, bool, str]] = {}

    def hear(self, text: str) -> tuple[PeriodSaid | None, bool, str]:
        """Give the period of a text, whether «lũy kế» stands there by itself, and the rest of the text."""
        if text not in self._memo:
            self._memo[text] = self._said(
                hear_period(text, self.year), _JOINED.search(text.casefold())
            )
        return self._memo[text]

    def hear_cell(self, text: str, heading: str | None) -> PeriodSaid | None:
        """Hear the cell of a column of periods; below «Tháng» or «Quý» a bare number is one."""
        bare = _BARE.get(heading or "")
        if bare and (period := hear_bare(text, bare, self.year)) is not None:
            return PeriodSaid(period)
        return self.hear(text)[0]

    def _said(self, heard: TimeHeard, joined: object) -> tuple[PeriodSaid | None, bool, str]:
        if heard.unclear is not None:
            return PeriodSaid(None, rest=heard.rest), heard.cumulative, heard.rest
        if not heard.periods:
            return None, heard.cumulative, heard.rest
        narrow = min(heard.periods, key=lambda each: each.period.months)
        nested = all(each.period.contains(narrow.period) for each in heard.periods)
        if joined and any(each.period != narrow.period for each in heard.periods):
            nested = False  # «Quý III và 9 tháng đầu năm» are two periods
        said = PeriodSaid(
            narrow.period if nested else None,
            narrow.cumulative,
            narrow.calendar,
            heard.rest.strip(),
        )
        return said, heard.cumulative, heard.rest
