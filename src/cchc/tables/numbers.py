"""From cells to counts, by a strict grammar.

``int()`` takes "1_000", "１２" and "٣", ``float()`` takes "nan": none of them may become a count.
What is unclear is refused with the reason, never guessed.
"""

from array import array
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import compress
from typing import Final, NamedTuple, cast

from cchc import limits
from cchc.counts import BLANK, WRONG
from cchc.diagnostics import Rule
from cchc.grid import Mark, Marked, Value
from cchc.patterns import pattern_of
from cchc.rules import cells as rules
from cchc.tables.pair_cells import THINGS, pair_in
from cchc.words import Words
from cchc.words.text import fold, tidy

_NOTHING_AROSE: Final = {"-", "kps", "không phát sinh", "none arose"}
_REPEATED: Final = 4  # times that texts are repeated where looking them up is quicker than reading
_SURE_DIGITS: Final = len(str(limits.COUNT)) - 1  # of a number that is not too large
_LONGEST: Final = 40  # a longer text is no number
_LONGEST_SHOWN: Final = 300  # characters of a cell in a message; the longest wording has fewer
_GROUPED = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
_ZEROS = "(?:0{1,2}|0{4,})"  # three may be thousands
_GROUPED_WHOLE = pattern_of(f"({_GROUPED})(?:,0{{1,2}})?")
_SPACED_WHOLE = pattern_of(r"([1-9][0-9]{0,2}(?: [0-9]{3})+)")
_WHOLE = pattern_of(f"([0-9]+)[.,]{_ZEROS}")
_SCIENTIFIC = pattern_of(r"[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]{1,3}")
_ERROR = pattern_of(r"#[A-Z0-9/]+[!?]?")  # «#REF!», as a text that was exported shows it
_QUOTED_WHOLE = pattern_of("['’‘]([0-9]+)")
# Three digits behind the only separator may be thousands: that is not a fraction but unclear.
_FRACTION = pattern_of(
    rf"[0-9]+,([0-9]{{1,2}}|[0-9]{{4,}})|[0-9]+\.[0-9]{{1,2}}|{_GROUPED},[0-9]{{1,2}}"
)
_NUMBER_LIKE = pattern_of(r"[0-9][0-9.,\s]*")
_MINUS = str.maketrans("−–", "--")
_DAY_ZERO: Final = date(1899, 12, 30)  # serial 0 of the 1900 date system …
_FIRST_SURE_DAY: Final = date(1900, 3, 1)  # … as far as the leap day that 1900 never had
_PAIR = pattern_of(r"(.+?)\s*/\s*(.+)")
_COUNTED = pattern_of(rf"(.*\d) ?{THINGS}")  # «1.234 hồ sơ»

MARKS: Final[dict[Mark, type[Rule]]] = {
    Mark.ERROR: rules.ErrorCell,
    Mark.PERCENT: rules.PercentageForCount,
    Mark.NOT_CALCULATED: rules.FormulaNotCalculated,
    Mark.NO_DATE: rules.DateForCount,
    Mark.UNSURE: rules.NotACount,
}


class Reading(NamedTuple):
    """What a cell was read as; ``rule`` says what is wrong with it or how it was understood."""

    number: int  # a count, BLANK or WRONG
    rule: type[Rule] | None = None
    found: str | Words = ""


def shown(text: str) -> str:
    """Cut what a message quotes: a cell may hold a whole file."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def read_column(
    values: Sequence[Value], different: Collection[str] = ()
) -> tuple["array[int]", list[tuple[int, Reading]]]:
    """Read a column of counts; the second part names the positions where something is to be said.

    Where all are texts, and few of them are *different*, these are read and the others looked up.
    """
    if not values:
        return array("q"), []
    if _REPEATED * len(different) < len(values) and set(map(type, different)) == {str}:
        return _texts(cast(Sequence[str], values), different)
    plain = _plain_texts(values) or _plain_numbers(values)
    if plain is not None:
        return plain, []
    if set(map(type, values)) == {str}:
        texts = cast(Sequence[str], values)
        return _texts(texts, set(texts))
    numbers, remarkable = array("q"), list[tuple[int, Reading]]()
    memo: dict[str, Reading] = {}
    for at, value in enumerate(values):
        if type(value) is float and value.is_integer() and 0 <= value <= limits.COUNT:
            numbers.append(int(value))  # one odd cell does not slow its column
            continue
        if type(value) is str:
            reading = memo.get(value) or memo.setdefault(value, _read_text(value))
        else:
            reading = read_count(value)
        numbers.append(reading.number)
        if reading.rule:
            remarkable.append((at, reading))
    return numbers, remarkable


def _texts(
    texts: Sequence[str], different: Iterable[str]
) -> tuple["array[int]", list[tuple[int, Reading]]]:
    """Read texts, each different one once: some that are no plain digits do not slow the others."""
    by_text: dict[str, int] = {}
    odd: dict[str, Reading] = {}
    for text in different:
        if len(text) <= _SURE_DIGITS and text.isascii() and text.isdigit():
            by_text[text] = int(text)  # as it is read in full, in a tenth of the time
        else:
            reading = _read_text(text)
            by_text[text] = reading.number
            if reading.rule:
                odd[text] = reading
    places = compress(enumerate(texts), map(odd.__contains__, texts)) if odd else ()
    remarkable = [(at, odd[text]) for at, text in places]
    return array("q", map(by_text.__getitem__, texts)), remarkable


def read_pairs(
    values: Sequence[Value],
) -> tuple["array[int]", "array[int]", list[tuple[int, Reading]]]:
    """Read a column of pairs «236/240»: b, a, and where something is to be said."""
    bs, as_, remarkable = array("q"), array("q"), list[tuple[int, Reading]]()
    for at, value in enumerate(values):
        text = value if isinstance(value, str) else ""
        found = pair_in(text) or _loose_pair(text)
        if found is None:
            reading = read_count(value)
            if reading.number not in (BLANK, 0) or (reading.number == 0 and not reading.rule):
                reading = Reading(WRONG, rules.NotACount, _spelled(value))
            bs.append(reading.number)
            as_.append(reading.number)
        else:
            b, a = _read_text(found[0]), _read_text(found[1])
            reading = next((each for each in (b, a) if each.number == WRONG), b if b.rule else a)
            bs.append(b.number)
            as_.append(a.number)
        if reading.rule:
            remarkable.append((at, reading._replace(found=_spelled(value))))
    return bs, as_, remarkable


def _loose_pair(text: str) -> tuple[str, str] | None:
    """Split what is meant for a pair, so that its wrong half can be told."""
    found = _PAIR.fullmatch(tidy(text))
    return (found[1], found[2]) if found else None


def _spelled(value: Value) -> str:
    if isinstance(value, Marked):
        return value.shown
    return shown(value if isinstance(value, str) else repr(value).removesuffix(".0"))


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
            return Reading(WRONG, rules.BooleanForCount, str(value).upper())
        case int() | float():
            return _read_number(value)
        case Marked(mark=Mark.STORED_ZERO):
            return Reading(0, rules.FormulaStoredZero, value.shown)
        case Marked():
            return Reading(WRONG, MARKS[value.mark], value.shown)
        case _:
            return Reading(WRONG, rules.DateForCount, _as_displayed(value))


def _read_text(text: str) -> Reading:
    written = text.strip()
    if written.isascii() and written.isdigit():
        return _whole(written, written)
    if not (plain := tidy(written)):
        return Reading(BLANK)
    if len(written) > _LONGEST:
        return Reading(WRONG, rules.NotACount, shown(written))
    if fold(written) in _NOTHING_AROSE:
        return Reading(0, rules.ReadAsNothingArose, written)
    if match := _GROUPED_WHOLE.fullmatch(written):
        return _whole(match[1].replace(".", ""), written, rules.ReadAsNumber)
    if match := _SPACED_WHOLE.fullmatch(plain):
        return _whole(match[1].replace(" ", ""), written, rules.ReadAsNumber)
    if match := _WHOLE.fullmatch(written) or _QUOTED_WHOLE.fullmatch(written):
        return _whole(match[1], written, rules.ReadAsNumber)
    if match := _COUNTED.fullmatch(fold(written)):
        counted = _read_text(match[1])
        return (
            counted if counted.number < 0 else Reading(counted.number, rules.ReadAsNumber, written)
        )
    return Reading(WRONG, _fault(written), written)


def _whole(digits: str, written: str, rule: type[Rule] | None = None) -> Reading:
    digits = digits.lstrip("0") or "0"
    if len(digits) > limits.COUNT_DIGITS or int(digits) > limits.COUNT:
        return Reading(WRONG, rules.CountTooLarge, shown(written))
    return Reading(int(digits), rule, written)


def _fault(written: str) -> type[Rule]:
    """Name what is wrong with a text that is no count."""
    written = written.translate(_MINUS)
    if written.endswith("%") and _NUMBER_LIKE.fullmatch(written[:-1]):
        return rules.PercentageForCount
    if written.startswith("-") and _NUMBER_LIKE.fullmatch(written[1:].lstrip()):
        return rules.NegativeCount
    if _ERROR.fullmatch(written):
        return rules.ErrorCell
    if _SCIENTIFIC.fullmatch(written):
        return rules.ScientificNotation
    if _FRACTION.fullmatch(written):
        return rules.FractionalCount
    if _NUMBER_LIKE.fullmatch(written):
        return rules.BadlyGrouped
    return rules.NotACount


def _read_number(number: float) -> Reading:
    plain = f"{number:.0f}" if 0 <= number <= limits.COUNT and number == int(number) else ""
    if plain:
        return Reading(int(plain))
    found = shown(repr(number)).removesuffix(".0")
    both = Words(found.replace(".", ","), found)
    if not float("-inf") < number < float("inf"):
        return Reading(WRONG, rules.NotACount, found)
    if number < 0:
        return Reading(WRONG, rules.NegativeCount, both)
    if number > limits.COUNT:
        return Reading(WRONG, rules.CountTooLarge, both)
    return Reading(WRONG, rules.FractionalCount, both)


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
