"""Days as the definitions write them: 2024-01-29, which also sorts as text."""

from calendar import monthrange
from datetime import date, timedelta

from cchc.definitions.period import Period
from cchc.patterns import pattern_of

_SHAPE = pattern_of(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_day(text: str) -> bool:
    """Say whether *text* is year-month-day and a day that exists."""
    if not _SHAPE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def days_of(period: Period) -> tuple[str, str]:
    """Give the first and the last day of a period."""
    year, first, last = period
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(year, last)[1]}"


def day_before(day: str) -> str:
    """Give the day before another."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """Give the day after another."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def spell_day(day: str) -> str:
    """Spell a day for readers: 30/06/2024."""
    return "/".join(reversed(day.split("-")))
