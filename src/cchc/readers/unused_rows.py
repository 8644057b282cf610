"""Rows of a table that are no rows of counts: blank ones, repeated headings, sums, notes, signatures.

A row that holds numbers is never one of them unless it calls itself a sum.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from cchc import limits
from cchc.counts import BLANK
from cchc.diagnostics import Finding, Location
from cchc.readers.cells import Value, shown, text_of
from cchc.readers.headings import Headings, Layout, is_heading
from cchc.readers.names import NOTHING, UNKNOWN
from cchc.readers.numbers import read_count
from cchc.readers.sheets import Block
from cchc.readers.unit_names import ALL_UNITS, is_sum
from cchc.rules.cells import NotACount
from cchc.rules.forms import RowsNotUsed
from cchc.words import Words
from cchc.words.text import tidy

_REPEATS_HEADINGS = Words("đây là dòng tiêu đề lặp lại", "it repeats the headings")
_NUMBERS_COLUMNS = Words("đây là dòng đánh số các cột", "it numbers the columns")
_COLUMN_NUMBER = re.compile(r"\(?(?:([0-9]{1,2})|[A-Z])\)?(?:\s*=.*)?", re.IGNORECASE)
_FEWEST_COLUMNS = 3
_MOST_NAMED = 20  # rows of text in one finding
_LONGEST = 40  # characters of one that are quoted
ONLY_TEXT = Words("dòng chỉ có chữ", "it is only text")
"""Why a note, a title or a signature is not used: one finding speaks for all of a sheet."""


@dataclass(slots=True)
class TextRows:
    """The rows of one sheet that are only text."""

    times: int = 0
    first: list[str] = field(default_factory=list)
    line: int = 0  # of the first

    def add(self, line: int, cells: Sequence[Value]) -> None:
        """Remember a row, or that it was there where enough are named."""
        self.times += 1
        self.line = self.line or line
        if self.times <= _MOST_NAMED:
            text = " | ".join(text for cell in cells if (text := tidy(text_of(cell))))
            cut = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
            self.first.append(f"{line} «{cut}»")

    def say(self, place: Location) -> Iterator[Finding]:
        """Name them by their lines and first words."""
        if self.times:
            named, more = ", ".join(self.first), self.times - len(self.first)
            rows = Words(f"{named} và {more} dòng nữa", f"{named} and {more} more")
            where = replace(place, row=self.line)
            yield RowsNotUsed(rows=rows if more else named).at(where)


class Placing(NamedTuple):
    """What the names of a row mean; below 0 where they mean nothing."""

    indicator: int
    unit: int
    period: int
    registered: bool  # whether the row itself names a unit of the registry


def is_blank(cells: Iterable[Value]) -> bool:
    """Say whether nothing that can be seen stands in any of the cells."""
    return not is_filled(cells)


def is_filled(cells: Iterable[Value]) -> bool:
    """Say whether anything that can be seen stands in one of the cells."""
    return any(tidy(text_of(cell)) for cell in cells if cell != "")


def count_filled(block: Block[Value]) -> int:
    """Count the rows that are not blank."""
    return sum(map(is_filled, zip(*block.columns, strict=True)))


def filled_columns(block: Block[Value], positions: Iterable[int]) -> list[int]:
    """Tell which of the columns at *positions* hold anything."""
    return [at for at in positions if is_filled(set(block.columns[at]))]


def changes_headings(cells: Sequence[Value], layout: Layout, headings: Headings) -> bool:
    """Say whether another table begins here whose columns mean something else."""
    roles, repeated = headings.find_roles(cells)
    expected, _ = headings.find_roles(layout.heading.cells)
    return is_heading(roles) and (bool(repeated) or roles != expected)


def why_unused(
    cells: Sequence[Value],
    layout: Layout,
    headings: Headings,
    placing: Placing,
    units_called: Callable[[str], Sequence[int]],
) -> Words | None:
    """Say why a row that cannot be placed is no row of counts; None if it may be one."""
    if is_heading(headings.find_roles(cells)[0]):
        return _REPEATS_HEADINGS
    texts = [text for cell in cells if (text := tidy(text_of(cell)))]
    names_sum = next(filter(is_sum, texts), None)
    if names_sum and (placing.unit == ALL_UNITS or placing.indicator < 0):
        return Words(
            f"đây là dòng tổng («{names_sum}»); tổng được cộng lại từ các dòng",
            f"it is a row of sums («{names_sum}»); sums are worked out from the rows",
        )
    if placing.indicator < 0 and _numbers_columns(texts):
        return _NUMBERS_COLUMNS
    counts = (cells[layout.roles["numerator"]], cells[layout.roles["denominator"]])
    if _names_too_little(placing) and not any(map(_holds_number, counts)):
        names = [text for text in texts if len(text) <= limits.HEADING_LETTERS]
        if placing.indicator < 0 and not (
            placing.registered or any(map(_holds_number, cells)) or any(map(units_called, names))
        ):
            return ONLY_TEXT
        quoted = shown(" | ".join(texts))
        return Words(
            f"dòng không có số liệu và không ghi đủ chỉ tiêu, đơn vị, kỳ: «{quoted}»",
            f"it has no counts and does not name target, unit and period: «{quoted}»",
        )
    return None


def _names_too_little(placing: Placing) -> bool:
    if placing.indicator == UNKNOWN:
        return not placing.registered  # else the name of the target may be misspelt
    if placing.indicator == NOTHING:
        return True
    return NOTHING in (placing.unit, placing.period)


def _numbers_columns(texts: Sequence[str]) -> bool:
    """Recognise the row under the headings that reads 1, 2, 3 or A, B, 1, 2 or (1), (2), (3)=(1)/(2)."""
    matches = [_COLUMN_NUMBER.fullmatch(text) for text in texts]
    numbers = [int(match[1]) for match in matches if match and match[1]]
    enough = len(texts) >= _FEWEST_COLUMNS and None not in matches
    return enough and numbers == list(range(1, len(numbers) + 1))


def _holds_number(value: Value) -> bool:
    """Say whether a cell holds a count, or what somebody may have meant as one."""
    reading = read_count(value)
    if reading.number == BLANK:
        return False
    if not isinstance(reading.rule, NotACount):
        return True
    text = text_of(value).strip()
    return not text[:1].isalpha() and any(map(str.isdigit, text))
