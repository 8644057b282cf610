"""What the texts of a row mean, as values: a unit, indicators, a period; or what is in the way.

Nothing here looks anything up: ``resolve`` does, and gives these.
"""

from typing import NamedTuple

from cchc.definitions.level import Level
from cchc.tables.time import PeriodSaid
from cchc.values import dataclass


class Trouble(NamedTuple):
    """What keeps a row from being placed: a kind that ``telling`` has words for, and what stands there."""

    kind: str
    column: int | None = None  # index in the grid
    text: str = ""
    other: str = ""  # what it contradicts
    units: tuple[int, ...] = ()  # candidates
    indicators: tuple[int, ...] = ()


class Remark(NamedTuple):
    """How a text was understood, where that is to be said."""

    kind: str
    column: int
    text: str
    match: object


@dataclass(frozen=True, slots=True)
class UnitKey:
    """The unit of a row, or what is in the way."""

    unit: int | None = None
    trouble: Trouble | None = None
    remark: Remark | None = None


@dataclass(frozen=True, slots=True)
class ItemKey:
    """The indicators that a row may mean, or what is in the way; an empty set is not said."""

    indicators: frozenset[int] = frozenset()
    trouble: Trouble | None = None
    remark: Remark | None = None


@dataclass(frozen=True, slots=True)
class PeriodKey:
    """The period of a row, or what is in the way."""

    said: PeriodSaid | None = None
    trouble: Trouble | None = None
    remark: Remark | None = None


class Named(NamedTuple):
    """The texts of one row that name its unit, with the columns they stand in."""

    text: str
    column: int | None
    code: str = ""
    code_column: int | None = None
    above: str = ""
    above_column: int | None = None
    parents: tuple[int, ...] = ()  # from a section, a title
    area: tuple[int, ...] = ()  # of these, what speaks for the whole table: a title, the sender
    level: Level | None = None  # that the heading or the section says
