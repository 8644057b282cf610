"""A sheet of any file: first rows for finding the headings, then blocks of columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, TypeVar

from cchc.grid import Hidden, Range
from cchc.readers.cells import Value

CellT_co = TypeVar("CellT_co", covariant=True)


class Head(NamedTuple):
    """One of the first rows of a sheet."""

    line: int  # as the file's own program numbers it, from 1
    cells: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Block(Generic[CellT_co]):
    """Some consecutive rows: ``columns`` are equally long, ``lines`` numbers their rows.

    ``ragged`` names the rows that had another number of cells; they are padded or cut to fit.
    """

    lines: Sequence[int]
    columns: Sequence[Sequence[CellT_co]]
    ragged: Mapping[int, int] = field(default_factory=dict)
    are_texts: bool = False  # every cell is a text, as in CSV


class Sheet(Protocol):
    """What the readers of counts need to know of a sheet."""

    @property
    def name(self) -> str | None:
        """Its name in the workbook; None for a file that is one table."""

    @property
    def first_column(self) -> int:
        """The number of the column that cells start in, from 1."""

    @property
    def hidden(self) -> Hidden:
        """What of it is hidden."""

    @property
    def merged(self) -> Callable[[], Sequence[Range]]:
        """Gives the merged cells; asked for only where headings may be merged."""

    def head(self) -> Sequence[Head]:
        """Give the first rows that are not empty."""

    def blocks(self, heading: Head) -> Iterator[Block[Value]]:
        """Yield the rows below *heading*, as wide as it."""
