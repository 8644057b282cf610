"""What can stand in a cell.  A bad cell is a value, not an exception."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from cchc.rules.cells import AboutCell
from cchc.words import Words
from cchc.words.text import shortened


class Odd(NamedTuple):
    """A spreadsheet cell that holds more than its value tells: an error, an uncalculated formula."""

    rule: AboutCell
    value: float = 0


# Blank is the empty text.
Value = str | float | bool | date | datetime | time | timedelta | Odd


def text_of(value: Value) -> str:
    """Spell a cell that should name something: 23281.0 is the code 23281."""
    match value:
        case str():
            return value
        case Odd():
            found = value.rule.found
            return found.vi if isinstance(found, Words) else found
        case float() if value.is_integer():
            return f"{value:.0f}"
        case date():
            return f"{value:%d/%m/%Y}"
        case _:
            return str(value)


shown = shortened
