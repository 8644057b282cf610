"""What a sheet shows, whatever file it came from: the value between opening a file and finding tables.

Every reader of a file format ends here, and nothing that looks for tables knows more than this.
A grid is column by column, because a sheet of a million rows is a handful of columns: what is
understood of one distinct text of a column holds for all its cells.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import chain
from typing import Final, NamedTuple

from cchc.values import dataclass


class Mark(Enum):
    """What a cell is beyond its value."""

    ERROR = "error"  # #DIV/0! and its kin
    PERCENT = "percent"  # the sheet shows the number as a percentage
    NOT_CALCULATED = "not-calculated"  # a formula that no program has worked out yet
    STORED_ZERO = "stored-zero"  # a formula whose stored result is 0: worked out, or never
    NO_DATE = "no-date"  # the sheet shows the number as a date or a time that there is not
    UNSURE = "unsure"  # hidden by itself, or moved to where it stands by a hidden cell before it


class Marked(NamedTuple):
    """A cell that is more than its value tells."""

    mark: Mark
    shown: str  # as a Vietnamese reader sees it in the sheet («95,5%»), or the formula
    value: float = 0  # the number beneath, where there is one: 0.955 for 95,5%


Value = str | float | bool | date | datetime | time | timedelta | Marked
"""What stands in a cell.  A blank cell is the empty text."""


class Range(NamedTuple):
    """Merged cells: rows and columns as the file numbers them, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Hidden(NamedTuple):
    """Rows and columns, as the file numbers them, that it does not show; they are read all the same."""

    rows: AbstractSet[int] = frozenset()
    columns: AbstractSet[int] = frozenset()


NOTHING_HIDDEN = Hidden()
_PIECE: Final = 4096  # cells of a column that are looked at together


class Texts(list[Value]):
    """A column of texts that knows the different ones, so that none of them is looked at twice.

    ``different`` are all that stand behind the first ``head`` cells; None where that is not known.
    """

    __slots__ = ("different", "head")

    def __init__(self) -> None:
        super().__init__()
        self.different: Collection[str] | None = None
        self.head = 0


def different_values(column: Sequence[Value], first: int, last: int) -> Collection[Value]:
    """Give the different values of a stretch of a column, in the order in which they come first."""
    if not isinstance(column, Texts) or first > column.head or last < len(column):
        return dict.fromkeys(column[first:last])
    if column.different is not None:
        return dict.fromkeys(chain(column[first : column.head], column.different))
    return dict.fromkeys(column[first:last])


def iter_different(column: Sequence[Value], first: int, last: int) -> Iterator[Value]:
    """Yield the same values one by one, looking no further down the column than is asked for."""
    if isinstance(column, Texts) and column.different is not None:
        yield from different_values(column, first, last)
        return
    seen: set[Value] = set()
    for start in range(first, last, _PIECE):
        for value in dict.fromkeys(column[start : min(start + _PIECE, last)]):
            if value not in seen:
                seen.add(value)
                yield value


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The cells of one sheet.

    ``columns`` are equally long; equal texts of a column should be one object.  Position *i* of a
    column is the row that the file numbers ``lines[i]``; rows that are blank from end to end may be
    left out, so that lines may have gaps.
    """

    name: str | None  # of the sheet; None for a file that is one table
    columns: Sequence[Sequence[Value]]
    lines: Sequence[int]
    first_column: int = 1  # the number of ``columns[0]`` in the file
    merged: Sequence[Range] = ()
    hidden: Hidden = NOTHING_HIDDEN
    ragged: Mapping[int, int] = field(default_factory=dict)
    """Line of a text file → how many cells it has, where that is not ``usual_width``.

    Blank cells at the end are as good as none, so that they make no line ragged."""
    usual_width: int = 0
    """How many cells most lines of a text file have; 0 for other files, whose lines all reach
    from the first column to the last."""
    is_text: bool = False  # from CSV: every cell is a text, and nothing can be merged

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.lines)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.columns)

    def width_of(self, line: int) -> int:
        """How many cells a line of the file has."""
        return self.ragged.get(line, self.usual_width or self.width)

    def ragged_at(self, width: int) -> dict[int, int]:
        """Line of a text file → its cells, where a table of *width* columns lacks or exceeds them.

        A line exceeds them only by text: blank cells at its end are as good as none.
        """
        if not self.is_text or (width == self.usual_width and not self.ragged):
            return {}
        return {
            line: own
            for at, line in enumerate(self.lines)
            if (own := self.width_of(line)) != width and self._has_text(at, own, width)
        }

    def _has_text(self, at: int, own: int, width: int) -> bool:
        """Say whether a line that has too few cells, or the part of it that is too much, has text."""
        columns = self.columns if own < width else self.columns[width:]
        return any(str(column[at]).strip() for column in columns)

    def row(self, index: int) -> list[Value]:
        """Give the cells of one row."""
        return [column[index] for column in self.columns]

    def column_number(self, index: int) -> int:
        """Give the number that the file has for a column."""
        return self.first_column + index
