"""One result: what the target of a unit came to, a total, what follows from them, what was then."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import IntEnum
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from cchc.counts import DECIDED, Input, Undecided
from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.definitions.units import Unit
from cchc.diagnostics import Location
from cchc.values import dataclass
from cchc.words import Words

Only = Literal["met", "missed", "not_applicable", "inconclusive", "missing", "invalid", "partial"]
"""A kind of results: a verdict, or that counts are missing for a part of the period."""

if TYPE_CHECKING:
    from fractions import Fraction


class Verdict(IntEnum):
    """What a target's ratio came to, never a boolean; small numbers, to fit into bytes.

    Below ``NOT_REPORTED`` stand those whose counts can be used.
    """

    MET = 0
    MISSED = 1
    NOT_APPLICABLE = 2
    INCONCLUSIVE = 3  # undecided dossiers could turn it; typed counts have none of them
    NOT_REPORTED = 4
    INVALID = 5

    @property
    def code(self) -> str:
        """The public name, such as ``not_reported``."""
        return self.name.lower()


# What --only takes for a verdict; it is called as --fail-on calls it.
KINDS: Mapping[Only, Verdict] = {
    "met": Verdict.MET,
    "missed": Verdict.MISSED,
    "not_applicable": Verdict.NOT_APPLICABLE,
    "inconclusive": Verdict.INCONCLUSIVE,
    "missing": Verdict.NOT_REPORTED,
    "invalid": Verdict.INVALID,
}
OF_TYPED_COUNTS: Final = tuple(each for each in Verdict if each is not Verdict.INCONCLUSIVE)
"""The verdicts that counts may come to which nobody counted from dossiers."""


@dataclass(frozen=True, slots=True)
class Result:
    """One target judged for one unit and period.  ``None`` counts were not reported."""

    target: Target
    threshold: Threshold  # the one compared: the milestone that is due, else the target's own
    unit: Unit
    period: Period
    numerator: int | None
    denominator: int | None
    verdict: Verdict
    gap: Sequence[int]  # months of the period that no counts cover
    location: Location | None
    so_far: tuple[int, int] | None = None  # b and a from January to the end of the period
    undecided: Undecided = DECIDED
    rows: Sequence[int] = field(default=(), compare=False)  # of the counts, that were added
    rows_so_far: Sequence[int] = field(default=(), compare=False)  # those of ``so_far``
    # Whether it is a total: the result of a body that passed the target on and is silent itself.
    is_total: bool = False
    lacks_units: bool = False  # of a total, whether somebody is missing in it

    @property
    def annual(self) -> Threshold:
        """The target of the year for this unit."""
        return self.target.annual_of(self.unit.code)

    @property
    def partial(self) -> bool:
        """Whether counts are missing for a part of the period."""
        return bool(self.gap) or self.lacks_units

    @property
    def is_silent(self) -> bool:
        """Whether nothing was reported."""
        return self.verdict is Verdict.NOT_REPORTED


@dataclass(frozen=True, slots=True)
class Total:
    """A target over some units: b and a summed, percentages never averaged."""

    target: Target
    threshold: Threshold
    period: Period
    units: int  # whose counts went into the sums
    numerator: int
    denominator: int
    verdict: Verdict
    partial: bool  # a unit is missing, incomplete, or its numbers cannot be trusted
    so_far: tuple[int, int] | None = None  # b and a from January to the end of the period
    adds_up: bool = (
        True  # else it has neither sums nor a verdict: several may have counted the same things
    )
    unlisted: int = 0  # units that no registry lists: judged, and not added here
    of: str = ""  # code of the unit whose own threshold it is compared with; "" for the row's
    # Whether it is itself a result: of the body that passed the target on, where that is silent.
    is_obligation: bool = False
    undecided: Undecided = DECIDED  # summed over the units that were added
    summed: Sequence[int] = field(
        default=(), compare=False
    )  # those units, as the roster counts them

    @property
    def annual(self) -> Threshold:
        """The target of the year."""
        return self.target.annual_of(self.of)


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """A target over the units of one level or of one parent."""

    group: Words
    total: Total
    code: str = ""  # of the level or of the body above; nothing where it is neither


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """What a missed total would gain if one unit, or one group of them, met its target by itself."""

    total: Total
    unit: Unit | Words  # a group has a name only
    group: Words | None  # whose total it is; None for that of everybody
    lift: int  # added to b; below 0 under a ceiling
    reaches: bool  # whether that alone would meet the target of the total


@dataclass(frozen=True, slots=True)
class Reminder:
    """A unit that has not reported all that was expected of it."""

    unit: Unit
    parent: str | None  # name of the body above
    nothing: bool  # whether it has sent nothing at all
    unusable: bool  # whether none of what it sent could be read, or taken apart
    unclear: bool  # whether a name in the files may mean it, or another unit
    since: Mapping[str, Period]  # target that is missing or incomplete → since which period
    # Of who sent nothing that can be used: sound counts of periods that hold the judged one, or a part of it.
    held_in: Sequence[Period] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """The targets that are missing or incomplete, in the order of the annex."""
        return tuple(self.since)


class Points(NamedTuple):
    """Percentage points gained: at least and at most; one number where nothing is undecided."""

    low: "Fraction"
    high: "Fraction"


@dataclass(frozen=True, slots=True)
class Change:
    """A result beside the one of an earlier period."""

    now: Result
    then: Result | None  # None where nothing was reported then
    points: Points | None  # None where one of the two has no ratio
    incomparable: Words | None  # why the two must not be compared

    @property
    def is_partial(self) -> bool:
        """Whether one of the two says only a part of its period."""
        return self.now.partial or (self.then is not None and self.then.partial)

    @property
    def is_silent(self) -> bool:
        """Whether nobody reported it in either period."""
        return self.now.is_silent and (self.then is None or self.then.is_silent)

    @property
    def newly(self) -> Verdict | None:
        """The verdict, met or missed, where it was the other one then; both must be of whole periods."""
        if self.then is None or self.incomparable or self.is_partial:
            return None
        turned = {self.now.verdict, self.then.verdict} == {Verdict.MET, Verdict.MISSED}
        return self.now.verdict if turned else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report beside one of another period."""

    period: Period
    target_set: str  # its id
    inputs: Sequence[Input]  # of its own; none where the same files hold both periods
    changes: Sequence[Change]

    def words(self, names: Sequence[str]) -> Words:
        """Name the other period, its files by *names*, and whether they say but a part of it."""
        files = ", ".join(names)
        known = [each.then for each in self.changes if each.then and not each.then.is_silent]
        is_partial = bool(known) and all(each.partial for each in known)
        lacks = Words("chưa đủ số liệu", "partial") if is_partial else Words("", "")
        vi, en = ("; ".join(filter(None, (files, each))) for each in lacks)
        name = self.period.words
        return Words(f"{name.vi} ({vi})" if vi else name.vi, f"{name.en} ({en})" if en else name.en)
