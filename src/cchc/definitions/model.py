"""Indicators, targets and target sets as the documents declare them.  Frozen; built once, read everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, StrEnum

from cchc.definitions.layout import Layouts, Recipe
from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold


class Formula(StrEnum):
    """Whether the document spells out b/a itself, or it is our reading of the wording."""

    STATED = "stated"
    INFERRED = "inferred"


class OverTime(StrEnum):
    """Whether counts of several periods add up, or are a state of which the latest counts."""

    SUM = "sum"
    LATEST = "latest"


class WhenEmpty(StrEnum):
    """What a = 0 means.  A policy of the indicator, never a constant of the program."""

    NOT_APPLICABLE = "not_applicable"
    MET = "met"
    MISSED = "missed"


class Inherit(StrEnum):
    """Which rows of the set that it extends a set has: those that it names, or all."""

    NAMED = "named"
    ALL = "all"


class Better(Enum):
    """The direction in which the ratio improves."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What an indicator and its two counts are called in one language."""

    label: str
    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """The definition of one ratio b/a."""

    id: str
    labels: Labels  # Vietnamese, in the words of the document
    english: Labels
    scope: str | None
    formula: Formula
    part_of_whole: bool  # b is part of a, so b > a is an error
    over_time: OverTime
    when_empty: WhenEmpty
    better: Better
    aliases: tuple[str, ...]  # further names by which submissions may call it
    note: str | None
    recipe: Recipe | None = None  # how b and a are made from the quantities of forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """The threshold that applies while the year is in the months *first* to *last*."""

    first: int
    last: int
    threshold: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One sub-unit or officer to whom a target is passed on."""

    unit: str  # code
    threshold: Threshold | None = None  # None: that of the row
    share: Decimal | None = None  # percent of the row's work
    roadmap: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One row of an annex: an indicator, the levels it binds, its threshold and who answers for it."""

    item: str
    section: str
    indicator: Indicator
    wording: str  # verbatim, white space folded
    levels: tuple[Level, ...]
    threshold: Threshold
    unit_of_measure: str
    responsible: tuple[str, ...]
    coordinating: tuple[str, ...]
    basis: str | None
    scope: str | None
    note: str | None
    roadmap: tuple[Milestone, ...] = ()
    assigned: tuple[Assignment, ...] = ()  # where there are any, only they and the body are bound
    above: Threshold | None = None  # of the row that this one inherits from

    def threshold_in(self, period: Period) -> Threshold:
        """Give the milestone that is due at the end of *period*, else the target of the year."""
        return _due(self.roadmap, period) or self.threshold

    def threshold_of(self, assignment: Assignment, period: Period) -> Threshold:
        """Give what is due of one sub-unit: its own where it has any, else the row's."""
        own = _due(assignment.roadmap, period) or assignment.threshold
        return own or (self.threshold if assignment.roadmap else self.threshold_in(period))

    def annual_of(self, unit: str) -> Threshold:
        """Give the target of the year for the unit of that code."""
        own = next((each.threshold for each in self.assigned if each.unit == unit), None)
        return own or self.threshold


def _due(roadmap: tuple[Milestone, ...], period: Period) -> Threshold | None:
    return next((m.threshold for m in roadmap if m.first <= period.last <= m.last), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSet:
    """One decision or plan, for one year."""

    id: str
    year: int
    title: str
    issuer: str
    number: str | None
    issued: str | None  # ISO date
    effective_from: str | None
    effective_to: str | None
    document: str | None  # where a copy of the text is kept
    registry: str  # id of the file under targets/units/
    body: str  # code of the unit that the whole set belongs to
    sections: Mapping[str, str]
    targets: tuple[Target, ...]
    extends: str | None = None  # id of the set above


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """Everything that one folder of definitions declares, apart from the units."""

    indicators: Mapping[str, Indicator]
    target_sets: tuple[TargetSet, ...]
    digest: str  # sha256 over names and contents of the files
    layouts: Layouts = field(default_factory=Layouts)
