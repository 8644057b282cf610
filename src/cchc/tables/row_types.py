"""The rows of a table once they are understood: values that the stages behind share."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import field
from enum import Enum

from cchc.grid import Marked, Value
from cchc.tables.meant import Remark, Trouble
from cchc.tables.time import PeriodSaid
from cchc.tables.turns import NOBODY
from cchc.values import dataclass
from cchc.words.text import fold, tidy


class RowIs(Enum):
    """What a row is, beside data."""

    TOTAL = "total"
    SUBTOTAL = "subtotal"  # a section with counts
    RATIO = "ratio"  # the name of an indicator with its percentage
    SECTION = "section"
    OF_WHICH = "of-which"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Other:
    """A row that is no data."""

    row: int
    what: RowIs
    label: str
    understood: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """What a row of a section says for the rows below it."""

    row: int
    ordinal: str  # the kind of its number: roman, arabic, letter, none
    level: str | None = None
    unit: int | None = None
    period: PeriodSaid | None = None
    indicators: frozenset[int] = frozenset()
    body: str = ""  # names a unit that nobody knows, or one of several
    wall: bool = False  # not understood
    label: str = ""


Stack = tuple[Section, ...]
"""The sections that a row stands in, from the outermost."""


@dataclass(slots=True)
class Rows:
    """The rows of a table, placed: position *i* of every column is one row of data.

    A column is None where the rows do not say that dimension.  ``items`` and ``periods`` are
    positions in ``item_sets`` and ``period_list``, ``sections`` positions in ``stacks``.
    """

    rows: list[int] = field(default_factory=list)
    units: list[int] | None = None
    items: list[int] | None = None
    periods: list[int] | None = None
    measures: list[str] | None = None
    # The indicators whose b or a a row is by the decision's own words for it; empty where it is not.
    defined: list[frozenset[int]] | None = None
    fields: list[str] | None = None
    sections: list[int] = field(default_factory=list)
    stacks: list[Stack] = field(default_factory=lambda: [()])
    item_sets: list[frozenset[int]] = field(default_factory=list)
    period_list: list[PeriodSaid | None] = field(default_factory=list)
    others: list[Other] = field(default_factory=list)
    troubles: list[tuple[int, Trouble]] = field(default_factory=list)
    remarks: list[tuple[int, Remark]] = field(default_factory=list)
    unplaced: dict[int, int] = field(default_factory=dict)  # row that is not data → its unit
    ragged: list[int] = field(
        default_factory=list
    )  # with another number of cells than the headings
    misplaced: list[tuple[int, int, Section]] = field(
        default_factory=list
    )  # row, unit, its section
    filled: "dict[int, Filled]" = field(default_factory=dict)  # by column

    def unit_in(self, row: int) -> int:
        """Give the unit that a row names, placed or not; NOBODY where it names none."""
        if row in self.unplaced or self.units is None:
            return self.unplaced.get(row, NOBODY)
        at = bisect_left(self.rows, row)
        return self.units[at] if at < len(self.rows) and self.rows[at] == row else NOBODY

    def pick(self, chosen: Sequence[int]) -> "Rows":
        """Keep some rows of data, as rows of their own."""

        def of(column: "list[int] | None") -> "list[int] | None":
            return None if column is None else [column[at] for at in chosen]

        return Rows(
            rows=[self.rows[at] for at in chosen],
            units=of(self.units),
            items=of(self.items),
            periods=of(self.periods),
            sections=[self.sections[at] for at in chosen],
            stacks=self.stacks,
            item_sets=self.item_sets,
            period_list=self.period_list,
        )


@dataclass(frozen=True, slots=True)
class Filled:
    """Cells of one column that took the name above them."""

    row: int  # the first that gave its name
    last: int  # the last that took it
    times: int
    merged: bool  # told by merged cells; else by the regular blanks of the column


def text_of(value: Value) -> str:
    """Spell a cell that should name something: 23281.0 is the code 23281."""
    if isinstance(value, str):
        return value
    if isinstance(value, Marked):
        return value.shown
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return str(value)


def ordinal_kind(text: str) -> str:
    """Tell the kind of number before a row: arabic, sub, roman, letter; nothing for a text."""
    key = tidy(text).strip(" .)(").casefold()
    if not key:
        return ""
    if key.replace(".", "").isdecimal():
        return "arabic" if "." not in key else "sub"
    if set(key) <= set("ivx") and len(key) < 6:
        return "roman"
    return "letter" if len(key) == 1 and key.isalpha() else ""


def is_mean(label: str) -> bool:
    """Say whether a row below others is their mean, and no sum."""
    return fold(label).startswith(("trung bình", "bình quân", "average"))
