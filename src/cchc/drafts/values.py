"""What is read of an annex: texts with their places, rows, sections."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Final

from cchc.papers.paper import Line, Place
from cchc.values import dataclass
from cchc.words import Words

OPEN: Final = "?"
"""What a person has to decide."""


@dataclass(frozen=True, slots=True)
class Value:
    """A text of the document, where it stands, and why one should look again."""

    text: str
    places: tuple[Place, ...] = ()
    doubts: tuple[Words, ...] = ()

    def joined(self, other: "Value", doubts: Sequence[Words] = ()) -> "Value":
        """Put what follows behind it."""
        if not other.text:
            return self
        # «HĐND-», «QĐ-», «29/»: a line ends behind such a sign, and no blank follows it.
        ends_inside = self.text[-1:] in {"-", "‐", "/"} and self.text[-2:-1].isalnum()
        text = f"{self.text}{'' if ends_inside else ' '}{other.text}".strip()
        places = (*self.places, *other.places)
        return Value(text, places, tuple(dict.fromkeys((*self.doubts, *other.doubts, *doubts))))


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its item, «?» where that is not known, and its cells by column."""

    item: Value
    cells: Mapping[str, Value]
    beside: tuple[
        str, ...
    ] = ()  # what stands in columns without a known meaning, and in its section's row
    referring: frozenset[str] = frozenset()  # columns whose cells only point at the one above


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex of a document."""

    above: Sequence[Line]  # the lines from «Phụ lục» to the table
    sections: Mapping[str, Value]
    rows: Sequence[Row]
    columns: frozenset[str]  # that the table has
    unused: tuple[str, ...] = ()  # headings of columns that hold something but mean nothing known
    years: tuple[tuple[str, Place], ...] = ()
    # Section → what its row has in other columns than that of its heading.
    over: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    headings: tuple[str, ...] = ()  # of all columns, folded
    below: Sequence[str] = ()  # sums and remarks in it, and what stands under it up to the next one
