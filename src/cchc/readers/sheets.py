"""A sheet of any file: first rows for finding the headings, then blocks of columns."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from cchc.readers.cells import Value


class Head(NamedTuple):
    """One of the first rows of a sheet."""

    line: int  # as the file's own program numbers it, from 1
    cells: Sequence[Value]


class Range(NamedTuple):
    """Merged cells: rows and columns, from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Rows(Protocol):
    """Consecutive rows as equally long columns."""

    @property
    def lines(self) -> Sequence[int]:
        """The number of each row."""

    @property
    def columns(self) -> Sequence[Sequence[Value]]:
        """The cells, column by column."""

    @property
    def ragged(self) -> dict[int, int]:
        """Rows that had another number of cells → that number."""


class Sheet(Protocol):
    """What the readers of counts need to know of a sheet."""

    @property
    def name(self) -> str | None:
        """Its name in the workbook; None for a file that is one table."""

    @property
    def first_column(self) -> int:
        """The number of the column that cells start in, from 1."""

    @property
    def merged(self) -> Callable[[], Sequence[Range]]:
        """Gives the merged cells; asked for only where headings may be merged."""

    def head(self) -> Sequence[Head]:
        """Give the first rows that are not empty."""

    def blocks(self, heading: Head) -> Iterator[Rows]:
        """Yield the rows below *heading*, as wide as it."""
