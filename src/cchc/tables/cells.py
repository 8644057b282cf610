"""What kind of thing stands in each cell of a grid: the profile by which tables are found.

One byte a cell, column by column: a sheet of a million rows is profiled by a few passes, and which
rows hold numbers is one sum of columns.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import islice
from typing import Final, cast

from cchc.grid import Grid, Mark, Marked, Texts, Value
from cchc.patterns import pattern_of
from cchc.tables.pair_cells import THINGS, pair_in
from cchc.words.text import fold, tidy

BLANK: Final = 0
NUMBER: Final = 1  # a number, or a text that is written like one
TEXT: Final = 2
OTHER: Final = 3  # a date, a truth value

_BY_TYPE: Final = {
    float: NUMBER,
    int: NUMBER,
    bool: OTHER,
    date: OTHER,
    datetime: OTHER,
    time: OTHER,
    timedelta: OTHER,
}
_NUMBER_LIKE: Final = pattern_of(r"'?[-+−–]?\s*\d[\d.,\s]*(?:[eE][+-]?\d{1,3})?\s*%?")
_COUNTED: Final = pattern_of(rf"\d[\d.,\s]*{THINGS}")
_YEAR_LIKE: Final = pattern_of(r"\d{1,2}\s*[/-]\s*20\d\d|20\d\d[-/]\d{1,2}")
_IS_NUMBER: Final = bytes(1 if kind == NUMBER else 0 for kind in range(256))
_IS_TEXT: Final = bytes(1 if kind == TEXT else 0 for kind in range(256))
_IS_FILLED: Final = bytes(1 if kind else 0 for kind in range(256))
_DIGITS: Final = frozenset("0123456789")
_HEAD: Final = 64  # cells among which headings stand
_WIDEST_SUM: Final = 250  # columns whose ones fit into a byte


def kind_of_text(text: str) -> int:
    """Tell a text that is written like a number from one that is not."""
    if text.isdecimal() and text.isascii():
        return NUMBER
    if text[:1].isalpha():
        return TEXT
    written = tidy(text)
    if not written:
        return BLANK
    if written[0] in "0123456789-+−–'":
        if _YEAR_LIKE.fullmatch(written):
            return TEXT
        if _NUMBER_LIKE.fullmatch(written) or pair_in(written):
            return NUMBER
        return NUMBER if _COUNTED.fullmatch(fold(written)) else TEXT
    return TEXT


def kind_of(value: Value) -> int:
    """Tell the kind of one cell."""
    if isinstance(value, str):
        return kind_of_text(value)
    if isinstance(value, Marked):
        return NUMBER if value.mark is not Mark.ERROR else OTHER
    return _BY_TYPE[type(value)]


class _KindsOfTexts(dict[str, int]):
    """Text → its kind; each distinct one is looked at once."""

    def __missing__(self, text: str) -> int:
        self[text] = kind = kind_of_text(text)
        return kind


def _kinds_of_texts(column: Sequence[str]) -> bytes:
    """Tell the kinds of a column of texts; one of names only, or of digits only, in a pass or two."""
    firsts = {text[:1] for text in column}
    if all(map(str.isalpha, firsts)):
        return bytes([TEXT]) * len(column)
    if firsts <= _DIGITS and (digits := "".join(column)).isascii() and digits.isdecimal():
        return bytes([NUMBER]) * len(column)
    return bytes(map(_KindsOfTexts().__getitem__, column))


def _kinds_by_text(column: Texts, different: Iterable[str]) -> bytes:
    """Tell the kinds of texts of which the different ones are known; mostly they are of one kind."""
    kinds = {text: kind_of_text(text) for text in different}
    texts = cast(list[str], column)
    above = bytes(map(kind_of_text, texts[: column.head]))
    if len(one := set(kinds.values())) == 1:
        return above + bytes(one) * (len(texts) - column.head)
    return above + bytes(map(kinds.__getitem__, islice(texts, column.head, None)))


def kinds_of(column: Sequence[Value]) -> bytes:
    """Tell the kinds of all cells of a column."""
    if isinstance(column, Texts) and column.different is not None:
        return _kinds_by_text(column, column.different)
    # Headings do not slow what stands below them.
    return _kinds_by_type(column[:_HEAD]) + _kinds_by_type(column[_HEAD:])


def _kinds_by_type(column: Sequence[Value]) -> bytes:
    types = set(map(type, column))
    if types <= {str}:
        return _kinds_of_texts(cast(Sequence[str], column))
    if types <= {float, int}:
        return bytes([NUMBER]) * len(column)
    kinds = _KindsOfTexts()
    return bytes(
        kinds[value] if type(value) is str else _BY_TYPE.get(type(value), 0) or kind_of(value)
        for value in column
    )


class Profile:
    """A grid with the kind of each of its cells."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.kinds = [kinds_of(column) for column in grid.columns]

    @cached_property
    def has_number(self) -> bytes:
        """For each row, how many cells hold a number."""
        return self._sum(_IS_NUMBER)

    @cached_property
    def has_text(self) -> bytes:
        """For each row, how many cells hold a text."""
        return self._sum(_IS_TEXT)

    @cached_property
    def filled(self) -> bytes:
        """For each row, how many cells hold anything (of very wide sheets: 250 at most)."""
        return self._sum(_IS_FILLED)

    def _sum(self, table: bytes) -> bytes:
        total = 0
        for kinds in self.kinds[:_WIDEST_SUM]:
            total += int.from_bytes(kinds.translate(table), "little")
        rows = bytearray(total.to_bytes(self.grid.height, "little"))
        for kinds in self.kinds[_WIDEST_SUM:]:
            for row, kind in enumerate(kinds.translate(table)):
                if kind and not rows[row]:
                    rows[row] = 1
        return bytes(rows)

    def kind(self, row: int, column: int) -> int:
        """Give the kind of one cell."""
        return self.kinds[column][row]

    def text(self, row: int, column: int) -> str:
        """Give the text of a cell; a cell that holds something else has none."""
        value = self.grid.columns[column][row]
        return value if isinstance(value, str) else ""

    def filled_in(self, row: int, columns: range) -> list[int]:
        """List the columns of a row that hold anything."""
        return [column for column in columns if self.kinds[column][row]]

    def rows_without_numbers(self) -> Iterator[int]:
        """Yield the rows in which two cells or more are filled and none holds a number."""
        numbers, filled = self.has_number, self.filled
        row = numbers.find(0)
        while row >= 0:  # of a million rows few have none
            if filled[row] > 1:
                yield row
            row = numbers.find(0, row + 1)
