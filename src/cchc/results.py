"""Verdicts and the report.  A missed target is no finding, and a finding is no verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from cchc.counts import BLANK, Counts, Input
from cchc.definitions.model import Definitions, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.units import Unit
from cchc.diagnostics import Finding, Location


class Verdict(IntEnum):
    """What a target's ratio came to.  Five, never a boolean; small numbers, to fit into bytes."""

    MET = 0
    MISSED = 1
    NOT_APPLICABLE = 2
    NOT_REPORTED = 3
    INVALID = 4

    @property
    def code(self) -> str:
        """The public name, such as ``not_reported``."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Result:
    """One target judged for one unit and period.  ``None`` counts were not reported."""

    target: Target
    unit: Unit
    period: Period
    numerator: int | None
    denominator: int | None
    verdict: Verdict
    location: Location | None


@dataclass(frozen=True, slots=True)
class Total:
    """A target over all units that bind it: b and a summed, percentages never averaged."""

    target: Target
    period: Period
    units: int  # whose counts went into the sums
    numerator: int
    denominator: int
    verdict: Verdict
    partial: bool  # a unit is missing or its numbers cannot be trusted


@dataclass(frozen=True, slots=True)
class Judged:
    """One target in one period: all its units, column by column.

    ``rows`` indexes the counts; ``missing`` holds the units that should have reported.
    """

    target: Target
    period: Period
    rows: Sequence[int]
    verdicts: bytes  # one Verdict per row
    missing: Sequence[int]
    total: Total

    def tally(self, verdict: Verdict) -> int:
        """Count the results with this verdict."""
        silent = len(self.missing) if verdict is Verdict.NOT_REPORTED else 0
        return self.verdicts.count(verdict) + silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a check found out, ready to be shown in any form."""

    target_set: TargetSet
    definitions: Definitions
    counts: Counts
    judged: Sequence[Judged]
    findings: Sequence[Finding]
    inputs: Sequence[Input]
    rows_left_out: int  # rows that could not be placed; the findings say why

    def results(self, *verdicts: Verdict) -> Iterator[Result]:
        """Yield the results target by target: reported units in file order, then the silent ones."""
        wanted = set(verdicts or Verdict)
        for judged in self.judged:
            for row, verdict in zip(judged.rows, judged.verdicts, strict=True):
                if verdict in wanted:
                    yield self._result(judged, row, Verdict(verdict))
            if Verdict.NOT_REPORTED in wanted:
                for unit in judged.missing:
                    yield self._silent(judged, unit)

    def tally(self, *verdicts: Verdict) -> int:
        """Count the results with one of these verdicts."""
        return sum(judged.tally(verdict) for judged in self.judged for verdict in verdicts)

    @property
    def totals(self) -> list[Total]:
        """The sums per target and period."""
        return [judged.total for judged in self.judged]

    def _result(self, judged: Judged, row: int, verdict: Verdict) -> Result:
        counts = self.counts
        return Result(
            judged.target,
            counts.roster[counts.units[row]],
            judged.period,
            _count(counts.numerators[row]),
            _count(counts.denominators[row]),
            verdict,
            counts.location(row),
        )

    def _silent(self, judged: Judged, unit: int) -> Result:
        body = self.counts.roster[unit]
        return Result(judged.target, body, judged.period, None, None, Verdict.NOT_REPORTED, None)


def _count(number: int) -> int | None:
    return None if number <= BLANK else number
