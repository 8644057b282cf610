"""Verdicts and the report.  A missed target is no finding, and a finding is no verdict."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import IntEnum
from functools import cache, lru_cache
from itertools import compress
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from cchc.counts import BLANK, DECIDED, Counts, Input, Undecided
from cchc.definitions.model import Definitions, OverTime, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.definitions.timeline import Timeline
from cchc.definitions.units import Unit
from cchc.diagnostics import Finding, Location
from cchc.provenance import Provenance
from cchc.values import dataclass
from cchc.words import Words

Only = Literal["met", "missed", "not_applicable", "inconclusive", "missing", "invalid", "partial"]
"""A kind of results: a verdict, or that counts are missing for a part of the period."""

_UNITS_AT_HAND = 1_024

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

    @property
    def annual(self) -> Threshold:
        """The target of the year for this unit."""
        return self.target.annual_of(self.unit.code)

    @property
    def partial(self) -> bool:
        """Whether counts are missing for a part of the period."""
        return bool(self.gap)


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
    since: Mapping[str, Period]  # target that is missing or incomplete → since which period

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

    @property
    def words(self) -> Words:
        """Name the other period, and its files where they are others."""
        files = ", ".join(read.path for read in self.inputs)
        vi, en = (f"{self.period.label(lang)} ({files})" for lang in ("vi", "en"))
        return Words(vi, en) if files else self.period.words


class SoFar(NamedTuple):
    """The year so far, of units of which it is known in full, and the rows that it was added from."""

    # Unit → b and a from January to the end of the judged period, and its position in the columns below.
    known: Mapping[int, tuple[int, int, int]] = MappingProxyType({})
    rows: Sequence[int] = ()  # columns as those of ``Judged``
    added: Sequence[Sequence[int]] = ()

    def of(self, unit: int) -> tuple[int, int] | None:
        """Give b and a of a unit; None where they are not known."""
        found = self.known.get(unit)
        return found and found[:2]

    def rows_of(self, unit: int) -> Sequence[int]:
        """Give all rows that were added for a unit; none where its year is not known."""
        found = self.known.get(unit)
        return _all_rows(self.rows, self.added, found[2]) if found else ()


_NOTHING_SO_FAR = SoFar()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One target in one period, column by column: position *i* is one unit that reported.

    ``units`` indexes the roster, ``rows`` the counts; ``missing`` holds the units that should
    have reported and did not.
    """

    target: Target
    threshold: Threshold
    period: Period
    units: Sequence[int]
    numerators: Sequence[int]
    denominators: Sequence[int]
    rows: Sequence[int]  # the first of those that were added
    verdicts: bytes  # one Verdict per unit
    gaps: Mapping[int, Sequence[int]]  # position → months without counts
    missing: Sequence[int]
    total: Total
    # All rows that were added, as columns in the order of their periods, BLANK where a unit has none,
    # and those that were taken away, marked as ``taken`` marks them;
    # nothing where each result has but the one of ``rows``.
    added: Sequence[Sequence[int]] = ()
    # Unit → its own threshold, if it has one.
    thresholds: Mapping[int, Threshold] = field(default_factory=dict)
    above: Mapping[int, int] = field(default_factory=dict)  # unit → the one that contains it
    since_january: SoFar = _NOTHING_SO_FAR  # where counts add up, and the period begins later
    # Unit → its undecided dossiers; those that have none are not in it.
    undecided: Mapping[int, Undecided] = field(default_factory=dict)

    def threshold_of(self, unit: int) -> Threshold:
        """Give what a unit was compared with."""
        return self.thresholds.get(unit, self.threshold)

    def rows_of(self, position: int) -> Sequence[int]:
        """Give all rows that were added."""
        return _all_rows(self.rows, self.added, position)

    @property
    def knows_the_year(self) -> bool:
        """Whether b and a from January on may be known of any unit."""
        adds_up = self.target.indicator.over_time is OverTime.SUM
        return adds_up and (self.period.first == 1 or bool(self.since_january))

    def so_far(self, position: int) -> tuple[int, int] | None:
        """Give b and a from January to the end of the period; None where they are not known."""
        if self.target.indicator.over_time is not OverTime.SUM:
            return None
        if self.verdicts[position] >= Verdict.NOT_REPORTED:
            return None
        if self.period.first != 1:
            return self.since_january.of(self.units[position])
        known = position not in self.gaps and self.units[position] not in self.undecided
        return (self.numerators[position], self.denominators[position]) if known else None

    def rows_so_far(self, position: int) -> Sequence[int]:
        """Give all rows that ``so_far`` was added from."""
        if self.so_far(position) is None:
            return ()
        if self.period.first == 1:
            return self.rows_of(position)
        return self.since_january.rows_of(self.units[position])

    def positions(self, verdict: Verdict) -> Iterator[int]:
        """Yield where this verdict was given."""
        return compress(range(len(self.verdicts)), self.verdicts.translate(_marks(verdict)))

    def tally(self, verdict: Verdict) -> int:
        """Count the results with this verdict."""
        silent = len(self.missing) if verdict is Verdict.NOT_REPORTED else 0
        return self.verdicts.count(verdict) + silent


def _all_rows(rows: Sequence[int], added: Sequence[Sequence[int]], position: int) -> Sequence[int]:
    found = tuple(row for column in added if (row := column[position]) != BLANK)
    return found or (rows[position],)


@cache
def _marks(verdict: Verdict) -> bytes:
    """Give the table that turns a column of verdicts into one of whether it is this one."""
    return bytes(verdict == each for each in range(256))


@dataclass(frozen=True, slots=True)
class Shown:
    """Which of the judged results are shown; nothing that is given leaves out nothing.

    A target is shown where one of its results or its total is; the total is shown with it.
    """

    only: Sequence[Only] = ()
    lead: Sequence[str] = ()  # who answers for the target, as its row names them
    coordinating: Sequence[str] = ()

    @property
    def verdicts(self) -> frozenset[Verdict]:
        """The verdicts that are shown, also of what is not partial."""
        return frozenset(KINDS[kind] for kind in self.only if kind in KINDS)

    def has(self, judged: Result | Total) -> bool:
        """Say whether the kind of a result or a total is shown."""
        is_partial = "partial" in self.only and judged.partial
        return not self.only or is_partial or judged.verdict in self.verdicts


EVERYTHING = Shown()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a check found out, ready to be shown in any form."""

    target_set: TargetSet
    timeline: Timeline  # the sets of its body through the year
    definitions: Definitions
    period: Period | None  # the one that was judged; None where nothing was reported
    counts: Counts
    judged: Sequence[Judged]
    findings: Sequence[Finding]
    inputs: Sequence[Input]
    rows_left_out: int  # rows that could not be placed; the findings say why
    groups: Sequence[GroupTotal] = ()
    bottlenecks: Sequence[Bottleneck] = ()
    comparison: Comparison | None = None
    earlier: "Sequence[Report]" = ()  # what it was set beside, in other periods or other files
    definition_findings: Sequence[Finding] = ()  # in the definitions, not in the counts
    expects_all: bool = False  # whether every unit that is bound was expected to report
    is_filtered: bool = False  # whether only some units or items were looked at
    shown: Shown = EVERYTHING  # of what was judged
    items: frozenset[str] | None = None  # of the targets that are shown; None: of all
    whole: "Report | None" = None  # all that was judged, where only a part is shown
    provenance: Provenance = field(default_factory=Provenance)

    @property
    def asked_of_all(self) -> bool:
        """Whether every unit of the registry was asked for everything."""
        return self.expects_all and not self.is_filtered

    @property
    def in_full(self) -> "Report":
        """All that was judged, whatever of it is shown."""
        return self.whole or self

    def result(self, judged: Judged, position: int) -> Result:
        """Give one result of those in columns."""
        unit = self.counts.roster[judged.units[position]]
        return self._result(judged, position, unit, Verdict(judged.verdicts[position]))

    def results(self, *verdicts: Verdict) -> Iterable[Result]:
        """Yield the results target by target: reported units in file order, then the silent ones."""
        wanted = set(verdicts or Verdict)
        # A unit stands in as many results as there are targets.
        unit_at = lru_cache(_UNITS_AT_HAND)(self.counts.roster.__getitem__)
        for judged in self.judged:
            for position, verdict in enumerate(judged.verdicts):
                if verdict in wanted:
                    unit = unit_at(judged.units[position])
                    yield self._result(judged, position, unit, Verdict(verdict))
            if Verdict.NOT_REPORTED in wanted:
                for index in judged.missing:
                    yield self._silent(judged, index, unit_at(index))

    @property
    def verdicts(self) -> Sequence[Verdict]:
        """The verdicts that its counts may have come to."""
        return tuple(Verdict) if self.counts.undecided else OF_TYPED_COUNTS

    @property
    def inputs_beside(self) -> Sequence[Input]:
        """The files that the report was set beside, each once; none where the same files are meant."""
        compared = self.comparison.inputs if self.comparison else ()
        others = (read for each in self.earlier for read in each.inputs)
        found = dict.fromkeys([*compared, *others])
        return [read for read in found if read not in self.inputs or read in compared]

    def rows_of(self, total: Total) -> list[int]:
        """Find all rows that a total was added from, unit by unit."""
        judged, positions = self._summed(total)
        return [row for position in positions for row in judged.rows_of(position)]

    def rows_so_far(self, total: Total) -> list[int]:
        """Find all rows that the year so far of a total was added from; none where it is not known."""
        judged, positions = self._summed(total)
        if total.so_far is None:
            return []
        return [row for position in positions for row in judged.rows_so_far(position)]

    def tally(self, *verdicts: Verdict) -> int:
        """Count the results with one of these verdicts."""
        return sum(judged.tally(verdict) for judged in self.judged for verdict in verdicts)

    def tally_of_obligations(self, verdict: Verdict) -> int:
        """Count the totals that are obligations and have this verdict."""
        return sum(each.is_obligation and each.verdict is verdict for each in self.totals)

    @property
    def totals(self) -> list[Total]:
        """The sums per target."""
        return [judged.total for judged in self.judged]

    def _summed(self, total: Total) -> tuple[Judged, list[int]]:
        """Find the results that a total was summed from, and the positions of its units among them."""
        of_item = (each for each in self.in_full.judged if each.target is total.target)
        judged = next(of_item)
        position_of = {unit: position for position, unit in enumerate(judged.units)}
        return judged, [position_of[unit] for unit in total.summed]

    def _result(self, judged: Judged, position: int, unit: Unit, verdict: Verdict) -> Result:
        return Result(
            judged.target,
            judged.threshold_of(judged.units[position]),
            unit,
            judged.period,
            _count(judged.numerators[position]),
            _count(judged.denominators[position]),
            verdict,
            judged.gaps.get(position, ()),
            self.counts.location(judged.rows[position]),
            judged.so_far(position),
            judged.undecided.get(judged.units[position], DECIDED),
            judged.rows_of(position),
            judged.rows_so_far(position),
        )

    def _silent(self, judged: Judged, index: int, unit: Unit) -> Result:
        threshold, verdict = judged.threshold_of(index), Verdict.NOT_REPORTED
        return Result(judged.target, threshold, unit, judged.period, None, None, verdict, (), None)


def _count(number: int) -> int | None:
    return None if number <= BLANK else number
