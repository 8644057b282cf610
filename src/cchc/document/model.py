"""The document: titles, paragraphs and tables with typed cells, frozen, in one language.

A cell keeps what it means (a count, a percentage, a verdict), so that each backend can write it as
its medium does: a terminal in colour, a spreadsheet as a number.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import Literal, NamedTuple

from cchc.definitions.level import Level
from cchc.definitions.threshold import Threshold
from cchc.diagnostics import Location, Severity
from cchc.results import Verdict
from cchc.values import dataclass
from cchc.words import Lang

Tone = Literal["good", "bad", "doubtful", "pale", "key", "strong"]
"""How a text is meant where it is no verdict; the text itself says so, too."""


class Kind(Enum):
    """What the cells of a column are; a backend decides by it where they stand and how wide."""

    ITEM = "item"  # of an annex, or a code: never broken
    NAME = "name"
    LABEL = "label"  # of a target: the first to be cut where room is short
    TEXT = "text"
    COUNT = "count"
    RATIO = "ratio"
    THRESHOLD = "threshold"
    LACK = "lack"
    VERDICT = "verdict"
    PLACE = "place"


class Percent(NamedTuple):
    """A ratio b/a and its one spelling, which never contradicts the verdict."""

    text: str
    b: int
    a: int


class Range(NamedTuple):
    """A ratio of which only the ends are known, for some dossiers are undecided."""

    text: str
    low: Percent
    high: Percent


class Mark(NamedTuple):
    """A verdict, in words."""

    text: str
    verdict: Verdict
    partial: bool = False  # whether it rests on a part of the counts

    @property
    def alone(self) -> str:
        """The verdict without what stands in brackets behind it."""
        return self.text.partition(" (")[0] if self.partial else self.text


class Tally(NamedTuple):
    """How many results have a verdict."""

    number: int
    verdict: Verdict


class Limit(NamedTuple):
    """What a ratio is compared with, in words."""

    text: str
    threshold: Threshold


class Grade(NamedTuple):
    """A severity, in words, and the name of the unit whose finding has it; empty where it is nobody's."""

    text: str
    severity: Severity
    unit: str = ""


class Outcome(NamedTuple):
    """What a target came to in one period."""

    mark: Mark
    ratio: Percent | Range | None
    limit: Limit
    note: str
    months: int  # of the period; 0 where it must not be compared with the others


class Name(NamedTuple):
    """A unit, and where it stands: its level, and its place in the order of the registry."""

    text: str
    code: str
    level: Level | None
    parent: str  # name of the body above; empty where none is known
    rank: int


class Lack(NamedTuple):
    """How many dossiers are missing, or too many; None where no number would do."""

    number: int | None
    fewer: bool = False


class Toned(NamedTuple):
    """A text or a count that means something good or bad."""

    value: str | int
    tone: Tone


class Place(NamedTuple):
    """Where something stands in a submitted file, which is named as documents name it."""

    location: Location
    path: str = ""  # that leads to the file
    cells: str = ""  # all of them, where a number was read from several


class Leads(NamedTuple):
    """A text that leads to a file in the folder of the document."""

    text: str
    file: str


Cell = (
    str
    | int
    | None
    | Percent
    | Range
    | Mark
    | Tally
    | Limit
    | Outcome
    | Grade
    | Name
    | Lack
    | Toned
    | Place
    | Leads
)
"""None is a number that there is not."""


class Across(NamedTuple):
    """A row that heads others: a number, and a title over all other columns."""

    number: str
    title: str


Row = Sequence[Cell] | Across


class Column(NamedTuple):
    """A heading over cells of one kind; *key* names the column for the backends."""

    key: str
    heading: str
    kind: Kind
    longest: int = 0  # characters that are shown of a label
    full: str = ""  # the heading in more words, where there is room
    idle: bool = (
        False  # whether it says nothing in this table; a fixed form may want it all the same
    )


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of typed cells under their columns."""

    columns: Sequence[Column]
    rows: Sequence[Row] = ()

    def without(self, *keys: str) -> "Table":
        """Leave out the columns of these keys."""
        return self._of([at for at, each in enumerate(self.columns) if each.key not in keys])

    def telling(self) -> "Table":
        """Leave out the columns that say nothing."""
        return self._of([at for at, each in enumerate(self.columns) if not each.idle])

    def first(self, *keys: str) -> "Table":
        """Put the columns of these keys before the others."""
        ahead = [self.at(key) for key in keys]
        return self._of([*ahead, *(at for at in range(len(self.columns)) if at not in ahead)])

    def at(self, key: str) -> int:
        """Find a column."""
        return [column.key for column in self.columns].index(key)

    def _of(self, kept: Sequence[int]) -> "Table":
        if list(kept) == list(range(len(self.columns))):
            return self
        rows = [row if isinstance(row, Across) else [row[at] for at in kept] for row in self.rows]
        return Table([self.columns[at] for at in kept], rows)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or more that stands by itself; a note explains what stands beside it."""

    text: str
    is_note: bool = False


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part of a document; *key* names it for the backends."""

    key: str
    title: str
    blocks: Sequence[Block]
    counted: str = ""  # how much of what is in it

    @property
    def table(self) -> Table:
        """The first table."""
        return next(block for block in self.blocks if isinstance(block, Table))

    @property
    def has_table(self) -> bool:
        """Whether it lists anything, and does not only say it."""
        return any(isinstance(block, Table) for block in self.blocks)

    @property
    def is_empty(self) -> bool:
        """Whether it has tables, and they have no rows."""
        tables = [block for block in self.blocks if isinstance(block, Table)]
        return bool(tables) and not any(table.rows for table in tables)


@dataclass(frozen=True, slots=True)
class Document:
    """What people read of a report, in the order in which they read it."""

    lang: Lang
    subject: str  # the target set, the period, the only unit, the files
    title: str  # of the decision that assigns the targets
    answer: str  # the sentence to quote
    period: str  # the one that was judged; empty where nothing was reported
    unit: str  # the only one that all results are of; empty where they are of several
    file: str | None  # the only one that was read; None where there are several
    parts: Sequence[Part]
    shown: str = ""  # which of the results are shown; empty where all are

    @property
    def one_unit(self) -> bool:
        """Whether all results are of one unit."""
        return bool(self.unit)

    def table(self, key: str) -> Table:
        """Give the table of a part, empty where the document does not have it."""
        part = self.part(key)
        return part.table if part else Table(())

    @property
    def told(self) -> list[Part]:
        """The parts that say something."""
        return [part for part in self.parts if not part.is_empty]

    def part(self, key: str) -> Part | None:
        """Give the part of this key, if the document has it."""
        return next((part for part in self.parts if part.key == key), None)


def by_unit(part: Part) -> Part:
    """Sort the rows by unit, as the registry lists them; those of a unit stay in the annex's order."""
    table = part.table
    at = table.at("unit")
    ordered = replace(table, rows=sorted(table.rows, key=lambda row: name_in(row, at).rank))
    return replace(part, blocks=[ordered if each is table else each for each in part.blocks])


def name_in(row: Row, at: int) -> Name:
    """Give the unit in a row."""
    unit = row[at]
    assert isinstance(unit, Name)
    return unit
