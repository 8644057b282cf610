"""The report: all that a check found out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import lru_cache

from cchc.counts import BLANK, DECIDED, Counts, Input
from cchc.definitions.model import Definitions, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.timeline import Timeline
from cchc.definitions.units import Unit
from cchc.diagnostics import Finding
from cchc.provenance import Provenance
from cchc.results.columns import Judged
from cchc.results.single import (
    KINDS,
    OF_TYPED_COUNTS,
    Bottleneck,
    Comparison,
    GroupTotal,
    Only,
    Result,
    Total,
    Verdict,
)
from cchc.values import dataclass

_UNITS_AT_HAND = 1_024
_VERDICTS = tuple(Verdict)  # by their numbers: looked up for every result (benchmarks/page.md)


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
    asked_items: Sequence[str] = ()  # the only items that were asked about, where some were named
    asked_units: frozenset[int] | None = None  # the only units that were asked about
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
        return self._result(judged, position, unit)

    def results(self, *verdicts: Verdict) -> Iterable[Result]:
        """Yield the results target by target: reported units in file order, then the silent ones."""
        wanted = set(verdicts or Verdict)
        # A unit stands in as many results as there are targets.
        unit_at = lru_cache(_UNITS_AT_HAND)(self.counts.roster.__getitem__)
        for judged in self.judged:
            for position, verdict in enumerate(judged.verdicts):
                if verdict in wanted:
                    unit = unit_at(judged.units[position])
                    yield self._result(judged, position, unit)
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
        return [*self.iter_rows_of(total)]

    def iter_rows_of(self, total: Total) -> Iterator[int]:
        """Yield them, for who looks at the first of many (benchmarks/bench_bulk.py)."""
        judged, positions = self._summed(total)
        return (row for position in positions for row in judged.rows_of(position))

    def rows_so_far(self, total: Total) -> list[int]:
        """Find all rows that the year so far of a total was added from; none where it is not known."""
        return [*self.iter_rows_so_far(total)]

    def iter_rows_so_far(self, total: Total) -> Iterator[int]:
        """Yield them."""
        if total.so_far is None:
            return iter(())
        judged, positions = self._summed(total)
        return (row for position in positions for row in judged.rows_so_far(position))

    def tally(self, *verdicts: Verdict) -> int:
        """Count the results with one of these verdicts."""
        return sum(judged.tally(verdict) for judged in self.judged for verdict in verdicts)

    def tally_of_obligations(self, verdict: Verdict) -> int:
        """Count the totals that are obligations and have this verdict."""
        return sum(each.is_obligation and each.verdict is verdict for each in self.totals)

    def obligations(self, *verdicts: Verdict) -> list[Result]:
        """Give the totals that are obligations as the results of the body; without *verdicts* all."""
        return [
            self._obligation(total)
            for total in self.totals
            if total.is_obligation and (not verdicts or total.verdict in verdicts)
        ]

    def shown_obligations(self) -> list[Result]:
        """Give those of them that are among what is shown."""
        return [each for each in self.obligations() if self.shown.has(each)]

    def _obligation(self, total: Total) -> Result:
        registry, rows = self.counts.roster.registry, self.rows_of(total)
        first = min((row for row in rows if row > BLANK), default=None)
        return Result(
            total.target,
            total.threshold,
            registry[registry.codes.index(self.target_set.body)],
            total.period,
            total.numerator if total.units else None,
            total.denominator if total.units else None,
            total.verdict,
            (),
            None if first is None else self.counts.location(first),
            total.so_far,
            total.undecided,
            rows,
            self.rows_so_far(total),
            is_total=True,
            lacks_units=total.partial,
        )

    @property
    def totals(self) -> list[Total]:
        """The sums per target."""
        return [judged.total for judged in self.judged]

    def _summed(self, total: Total) -> tuple[Judged, Iterator[int]]:
        """Find the results that a total was summed from, and the positions of its units among them."""
        of_item = (each for each in self.in_full.judged if each.target is total.target)
        judged = next(of_item)
        judged = judged.summed_from or judged
        position_of = {unit: position for position, unit in enumerate(judged.units)}
        return judged, map(position_of.__getitem__, total.summed)

    def _result(self, judged: Judged, position: int, unit: Unit) -> Result:
        index, so_far = judged.units[position], judged.so_far(position)
        return Result(
            judged.target,
            judged.threshold_of(index),
            unit,
            judged.period,
            _count(judged.numerators[position]),
            _count(judged.denominators[position]),
            _VERDICTS[judged.verdicts[position]],
            judged.gaps.get(position, ()),
            self.counts.location(judged.rows[position]),
            so_far,
            judged.undecided.get(index, DECIDED),
            judged.rows_of(position),
            judged.rows_so_far(position) if so_far else (),
        )

    def _silent(self, judged: Judged, index: int, unit: Unit) -> Result:
        threshold, verdict = judged.threshold_of(index), Verdict.NOT_REPORTED
        return Result(judged.target, threshold, unit, judged.period, None, None, verdict, (), None)


def _count(number: int) -> int | None:
    return None if number <= BLANK else number
