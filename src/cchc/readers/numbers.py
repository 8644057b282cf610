"""From cells to counts, by a strict grammar.

``int()`` takes "1_000", "１２" and "٣", ``float()`` takes "nan": none of them may become a count.
What is unclear is refused with the reason, never guessed.
"""

import re
from array import array
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple, cast

from cchc import limits
from cchc.counts import BLANK, WRONG
from cchc.readers.cells import Odd, Value, shown
from cchc.rules.cells import (
    AboutCell,
    BadlyGrouped,
    BooleanForCount,
    CountTooLarge,
    DateForCount,
    FormulaStoredZero,
    FractionalCount,
    NegativeCount,
    NotACount,
    PercentageForCount,
)
from cchc.words import Words
from cchc.words.text import fold, tidy

_NOTHING_AROSE = {"-", "kps", "không phát sinh", "none arose"}
_LONGEST = 40  # a longer text is no number
_GROUPED = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
_ZEROS = "(?:0{1,2}|0{4,})"  # three may be thousands
_GROUPED_WHOLE = re.compile(f"({_GROUPED})(?:,0{{1,2}})?")
_WHOLE = re.compile(f"([0-9]+)[.,]{_ZEROS}")
_EXPONENT = re.compile(r"[0-9]+(\.[0-9]+)?[eE]\+?[0-9]{1,3}")
# Three digits behind the only separator may be thousands: that is not a fraction but unclear.
_FRACTION = re.compile(
    rf"[0-9]+,([0-9]{{1,2}}|[0-9]{{4,}})|[0-9]+\.[0-9]{{1,2}}|{_GROUPED},[0-9]{{1,2}}"
)
_NUMBER_LIKE = re.compile(r"[0-9][0-9.,\s]*")
_MINUS = str.maketrans("−–", "--")
_DAY_ZERO = date(1899, 12, 30)  # serial 0 of the 1900 date system …
_FIRST_SURE_DAY = date(1900, 3, 1)  # … as far as the leap day that 1900 never had


class Repair(Enum):
    """How a cell is understood that is written in another way; one note tells of a whole column."""

    NUMBER = auto()  # its number is certain all the same
    NOTHING_AROSE = auto()


class Reading(NamedTuple):
    """What a cell was read as; *rule* says what is wrong with it, *repair* how it was understood."""

    number: int  # a count, BLANK or WRONG
    rule: AboutCell | None = None
    repair: Repair | None = None
    found: str = ""  # what was repaired

    @property
    def is_nothing(self) -> bool:
        """Whether the cell was understood to say that nothing arose."""
        return self.repair is Repair.NOTHING_AROSE


def read_column(values: Sequence[Value]) -> tuple["array[int]", list[tuple[int, Reading]]]:
    """Read a column of counts; the second part names the positions where something is to be said."""
    plain = _plain_texts(values) or _plain_numbers(values)
    if plain is not None:
        return plain, []
    readings = list(map(read_count, values))
    remarkable = [
        (i, reading) for i, reading in enumerate(readings) if reading.rule or reading.repair
    ]
    return array("q", [reading.number for reading in readings]), remarkable


def _plain_texts(values: Sequence[Value]) -> "array[int] | None":
    """Convert digits and nothing but digits, at the speed of C."""
    texts = cast(Sequence[str], values)
    try:
        joined = "".join(texts)
        if not (joined.isascii() and joined.isdigit()):
            return None
        numbers = array("q", map(int, texts))
    except (TypeError, ValueError, OverflowError):  # no text, blank, or hundreds of digits
        return None
    return numbers if max(numbers) <= limits.COUNT else None


def _plain_numbers(values: Sequence[Value]) -> "array[int] | None":
    if set(map(type, values)) != {float}:
        return None
    numbers = cast(Sequence[float], values)
    if not all(map(float.is_integer, numbers)) or min(numbers) < 0 or max(numbers) > limits.COUNT:
        return None
    return array("q", map(int, numbers))


def read_count(value: Value) -> Reading:
    """Read one cell."""
    match value:
        case str():
            return _read_text(value)
        case bool():
            return Reading(WRONG, BooleanForCount(found=str(value).upper()))
        case int() | float():
            return _read_number(value)
        case Odd(FormulaStoredZero()):
            return Reading(0, value.rule)
        case Odd():
            return Reading(WRONG, value.rule)
        case _:
            return Reading(WRONG, DateForCount(found=_as_displayed(value)))


def _read_text(text: str) -> Reading:
    written = text.strip()
    if written.isascii() and written.isdigit():
        return _whole(written, written)
    if not tidy(written):
        return Reading(BLANK)
    if len(written) > _LONGEST:
        return Reading(WRONG, NotACount(found=shown(written)))
    if fold(written) in _NOTHING_AROSE:
        return Reading(0, repair=Repair.NOTHING_AROSE, found=written)
    if match := _GROUPED_WHOLE.fullmatch(written):
        return _whole(match[1].replace(".", ""), written, Repair.NUMBER)
    if match := _WHOLE.fullmatch(written):
        return _whole(match[1], written, Repair.NUMBER)
    if _EXPONENT.fullmatch(written):
        number = Decimal(written)
        if number != number.to_integral_value():
            return Reading(WRONG, FractionalCount(found=written))
        return _whole(f"{number:f}".partition(".")[0], written, Repair.NUMBER)
    return Reading(WRONG, _fault(written)(found=written))


_Fault = (
    type[PercentageForCount]
    | type[NegativeCount]
    | type[FractionalCount]
    | type[BadlyGrouped]
    | type[NotACount]
)


def _whole(digits: str, written: str, repair: Repair | None = None) -> Reading:
    digits = digits.lstrip("0") or "0"
    if len(digits) > limits.COUNT_DIGITS or int(digits) > limits.COUNT:
        return Reading(WRONG, CountTooLarge(found=shown(written), limit=limits.COUNT))
    return Reading(int(digits), repair=repair, found=written)


def _fault(written: str) -> _Fault:
    """Name what is wrong with a text that is no count."""
    written = written.translate(_MINUS)
    if written.endswith("%") and _NUMBER_LIKE.fullmatch(written[:-1]):
        return PercentageForCount
    if written.startswith("-") and _NUMBER_LIKE.fullmatch(written[1:].lstrip()):
        return NegativeCount
    if _FRACTION.fullmatch(written):
        return FractionalCount
    if _NUMBER_LIKE.fullmatch(written):
        return BadlyGrouped
    return NotACount


def _read_number(number: float) -> Reading:
    plain = f"{number:.0f}" if 0 <= number <= limits.COUNT and number == int(number) else ""
    if plain:
        return Reading(int(plain))
    found = shown(repr(number)).removesuffix(".0")
    both = Words(found.replace(".", ","), found)
    if not float("-inf") < number < float("inf"):
        return Reading(WRONG, NotACount(found=found))
    if number < 0:
        return Reading(WRONG, NegativeCount(found=both))
    if number > limits.COUNT:
        return Reading(WRONG, CountTooLarge(found=both, limit=limits.COUNT))
    return Reading(WRONG, FractionalCount(found=both))


def _as_displayed(moment: date | datetime | time | timedelta) -> str | Words:
    """Spell what a cell with a date format shows, and the number beneath where that is certain."""
    if isinstance(moment, time):
        return f"«{moment:%H:%M:%S}»"
    if isinstance(moment, timedelta):
        minutes = round(moment / timedelta(minutes=1))
        return f"«{'-' * (minutes < 0)}{abs(minutes) // 60}:{abs(minutes) % 60:02}»"
    day = f"{moment.day}/{moment.month}/{moment.year}"
    if isinstance(moment, datetime):
        return f"«{day} {moment:%H:%M:%S}»"
    if moment < _FIRST_SURE_DAY:
        return f"«{day}»"
    serial = (moment - _DAY_ZERO).days
    return Words(
        f"«{day}» (số lưu trong ô là {serial})", f"«{day}» (the number stored is {serial})"
    )
