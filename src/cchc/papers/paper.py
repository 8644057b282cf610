"""What a document shows, whatever file it came from: lines of text and tables, in their order.

A cell keeps the line breaks of its paragraphs and its place; nothing here knows what an annex is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal, NamedTuple

from cchc.papers.marks import readable
from cchc.sources.refusals import Budget
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import tidy

Kind = Literal["docx", "html", "pdf", "text"]


class Place(NamedTuple):
    """Where a text stands; 0 where a format does not know, as Word knows no pages."""

    table: int = 0
    row: int = 0
    column: int = 0
    page: int = 0
    line: int = 0  # of a text file
    paragraph: int = 0  # outside the tables

    @property
    def without_column(self) -> "Place":
        """Give the row alone."""
        return self._replace(column=0)

    @property
    def words(self) -> Words:
        """Spell it."""
        told = (
            (Words("trang", "page"), self.page),
            (Words("bảng", "table"), self.table),
            (Words("dòng", "row"), self.row),
            (Words("cột", "column"), self.column),
            (Words("dòng văn bản", "line"), self.line),
            (Words("đoạn", "paragraph"), self.paragraph),
        )
        # Where a row of a text is a line, the line says it all.
        known = [(name, number) for name, number in told if number]
        known = known[-1:] if self.line else known
        return Words(
            *(", ".join(f"{n.in_(lang)} {at}" for n, at in known) for lang in ("vi", "en"))
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph outside the tables."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, which may cover several rows and columns; they count from 1."""

    text: str
    place: Place
    rows: int = 1
    columns: int = 1
    doubts: tuple[Words, ...] = ()
    beside: tuple[Place, ...] = ()  # of the others, where it was put together of several

    @property
    def places(self) -> tuple[Place, ...]:
        """Say where it stands; nowhere where it is blank."""
        return (self.place, *self.beside) if self.tidy else ()

    @property
    def tidy(self) -> str:
        """Give its text in one line."""
        return tidy(self.text)


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by row and column; one that is merged is found at each place that it covers."""

    number: int
    cells: Mapping[tuple[int, int], Cell]
    page: int = 0
    within: int = 0  # the number of the table in a cell of which it stands
    height: int = field(init=False)
    width: int = field(init=False)

    def __post_init__(self) -> None:
        """Measure it once: it is asked for at every row."""
        object.__setattr__(self, "height", max((row for row, _ in self.cells), default=0))
        object.__setattr__(self, "width", max((column for _, column in self.cells), default=0))

    def at(self, row: int, column: int) -> Cell | None:
        """Give the cell that covers a place."""
        return self.cells.get((row, column))

    def row(self, number: int) -> list[Cell]:
        """Give the different cells of a row from left to right."""
        found: list[Cell] = []
        for column in range(1, self.width + 1):
            cell = self.at(number, column)
            if cell is not None and (not found or found[-1] is not cell):
                found.append(cell)
        return found


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its lines and tables in their order."""

    kind: Kind
    blocks: Sequence[Line | Table]
    sha256: str = ""
    source: Sequence[str] = field(default=(), repr=False)  # the lines of a text file

    @property
    def tables(self) -> list[Table]:
        """Give the tables alone."""
        return [block for block in self.blocks if isinstance(block, Table)]


class TableBuilder:
    """Places cells as word processors and browsers do: where one from above reaches, none begins."""

    def __init__(self, number: int, budget: Budget) -> None:
        self._number = number
        self._budget = budget  # of all tables of the document
        self._cells: dict[tuple[int, int], Cell] = {}
        self.row = 0
        self._column = 0

    def begin_row(self) -> None:
        """Go to the next row."""
        self.row, self._column = self.row + 1, 0

    def skip(self, columns: int) -> None:
        """Leave columns free."""
        self._column += columns

    def add(
        self, text: str, rows: int, columns: int, doubts: Sequence[Words] = (), line: int = 0
    ) -> Cell:
        """Put a cell at the next free place of the row; raises Refused for more than any table has."""
        column = self._column + 1
        while (self.row, column) in self._cells:
            column += 1
        self._budget.spend(rows * columns)
        place = Place(self._number, self.row, column, line=line)
        kept, why = readable(text, doubts)
        cell = Cell(kept, place, rows, columns, why)
        for down in range(rows):
            for right in range(columns):
                self._cells.setdefault((self.row + down, column + right), cell)
        self._column = column + columns - 1
        return cell

    def go_on(self, columns: int) -> bool:
        """Let the cell above, which is merged with this place, reach one row further."""
        column = self._column + 1
        above = self._cells.get((self.row - 1, column))
        self._column += columns
        if above is None:
            return False
        for right in range(columns):
            self._cells.setdefault((self.row, column + right), above)
        return True

    def table(self, within: int = 0) -> Table:
        """Give what was built; what reaches below the last row ends there.  It may stand *within* another."""
        kept = {place: cell for place, cell in self._cells.items() if place[0] <= self.row}
        return Table(self._number, kept, within=within)
