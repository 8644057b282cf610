"""From cells to counts, by a strict grammar.

``int()`` takes "1_000", "１２" and "٣", ``float()`` takes "nan": none of them may become a count.
What is unclear is refused with the reason, never guessed.
"""

import re
from array import array
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple, cast

from cchc import limits
from cchc.counts import BLANK, WRONG
from cchc.diagnostics import Rule
from cchc.readers.cells import Odd, Value, shown
from cchc.rules import counts as rules
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


class Reading(NamedTuple):
    """What a cell was read as; ``rule`` says what is wrong with it or how it was understood."""

    number: int  # a count, BLANK or WRONG
    rule: Rule | None = None
    found: str | Words = ""


def read_column(values: Sequence[Value]) -> tuple["array[int]", list[tuple[int, Reading]]]:
    """Read a column of counts; the second part names the positions where something is to be said."""
    plain = _plain_texts(values) or _plain_numbers(values)
    if plain is not None:
        return plain, []
    readings = list(map(read_count, values))
    remarkable = [(i, reading) for i, reading in enumerate(readings) if reading.rule]
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
            return Reading(WRONG, rules.BOOLEAN, str(value).upper())
        case int() | float():
            return _read_number(value)
        case Odd(rules.FORMULA_STORED_ZERO):
            return Reading(0, value.rule, value.found)
        case Odd():
            return Reading(WRONG, value.rule, value.found)
        case _:
            return Reading(WRONG, rules.DATE, _as_displayed(value))


def _read_text(text: str) -> Reading:
    written = text.strip()
    if written.isascii() and written.isdigit():
        return _whole(written, written)
    if not tidy(written):
        return Reading(BLANK)
    if len(written) > _LONGEST:
        return Reading(WRONG, rules.NOT_A_COUNT, shown(written))
    if fold(written) in _NOTHING_AROSE:
        return Reading(0, rules.READ_AS_NOTHING, written)
    if match := _GROUPED_WHOLE.fullmatch(written):
        return _whole(match[1].replace(".", ""), written, rules.READ_AS_NUMBER)
    if match := _WHOLE.fullmatch(written):
        return _whole(match[1], written, rules.READ_AS_NUMBER)
    if _EXPONENT.fullmatch(written):
        number = Decimal(written)
        if number != number.to_integral_value():
            return Reading(WRONG, rules.FRACTIONAL, written)
        return _whole(f"{number:f}".partition(".")[0], written, rules.READ_AS_NUMBER)
    return Reading(WRONG, _fault(written), written)


def _whole(digits: str, written: str, rule: Rule | None = None) -> Reading:
    digits = digits.lstrip("0") or "0"
    if len(digits) > limits.COUNT_DIGITS or int(digits) > limits.COUNT:
        return Reading(WRONG, rules.COUNT_TOO_LARGE, shown(written))
    return Reading(int(digits), rule, written)


def _fault(written: str) -> Rule:
    """Name what is wrong with a text that is no count."""
    written = written.translate(_MINUS)
    if written.endswith("%") and _NUMBER_LIKE.fullmatch(written[:-1]):
        return rules.PERCENTAGE
    if written.startswith("-") and _NUMBER_LIKE.fullmatch(written[1:].lstrip()):
        return rules.NEGATIVE
    if _FRACTION.fullmatch(written):
        return rules.FRACTIONAL
    if _NUMBER_LIKE.fullmatch(written):
        return rules.BADLY_GROUPED
    return rules.NOT_A_COUNT


def _read_number(number: float) -> Reading:
    plain = f"{number:.0f}" if 0 <= number <= limits.COUNT and number == int(number) else ""
    if plain:
        return Reading(int(plain))
    found = shown(repr(number)).removesuffix(".0")
    both = Words(found.replace(".", ","), found)
    if not float("-inf") < number < float("inf"):
        return Reading(WRONG, rules.NOT_A_COUNT, found)
    if number < 0:
        return Reading(WRONG, rules.NEGATIVE, both)
    if number > limits.COUNT:
        return Reading(WRONG, rules.COUNT_TOO_LARGE, both)
    return Reading(WRONG, rules.FRACTIONAL, both)


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
