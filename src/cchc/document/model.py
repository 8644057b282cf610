"""The document: titles, paragraphs and tables with typed cells, frozen, in one language.

A cell keeps what it means (a count, a percentage, a verdict), so that each backend can write it as
its medium does: a terminal in colour, a spreadsheet as a number.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Literal, NamedTuple

from cchc.diagnostics import Location, Severity
from cchc.results import Verdict
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


class Percent(NamedTuple):
    """A ratio b/a and its one spelling, which never contradicts the verdict."""

    text: str
    b: int
    a: int


class Mark(NamedTuple):
    """A verdict, in words."""

    text: str
    verdict: Verdict


class Grade(NamedTuple):
    """A severity, in words."""

    text: str
    severity: Severity


class Lack(NamedTuple):
    """How many dossiers are missing, or too many; None where no number would do."""

    number: int | None
    fewer: bool = False


class Toned(NamedTuple):
    """A text or a count that means something good or bad."""

    value: str | int
    tone: Tone


class Place(NamedTuple):
    """Where something stands in a submitted file."""

    location: Location


Cell = str | int | None | Percent | Mark | Grade | Lack | Toned | Place
"""None is a number that there is not."""
Row = Sequence[Cell]


class Column(NamedTuple):
    """A heading over cells of one kind; *key* names the column for the backends."""

    key: str
    heading: str
    kind: Kind
    longest: int = 0  # characters that are shown of a label
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

    def _of(self, kept: Collection[int]) -> "Table":
        if len(kept) == len(self.columns):
            return self
        rows = [[row[at] for at in kept] for row in self.rows]
        return replace(self, columns=[self.columns[at] for at in kept], rows=rows)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or more that stands by itself."""

    text: str


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part of a document; *key* names it for the backends."""

    key: str
    title: str
    blocks: Sequence[Block]
    counted: str = ""  # how much of what is in it


@dataclass(frozen=True, slots=True)
class Document:
    """What people read of a report, in the order in which they read it."""

    lang: Lang
    subject: str  # the target set, the period, the only unit, the files
    title: str  # of the decision that assigns the targets
    answer: str  # the sentence to quote
    one_unit: bool  # whether all results are of one unit
    parts: Sequence[Part]
