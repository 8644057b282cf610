"""A report, unit by unit: of each what was judged, what was found, and nothing of anybody else.

Nothing is judged again: a unit's report is cut out of the columns of the whole one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from cchc.diagnostics import Finding
from cchc.engine.owners import Owners, stretches_of
from cchc.engine.totals import Addends, total_of
from cchc.results import Judged, Report, Verdict
from cchc.rules.names import OwnRowsNotAdded, TargetNotAssigned
from cchc.rules.periods import MostlyPartial, PeriodAddsNothing, PeriodNotJudged

# Said once for the rows of all units, at the first of them.
_OF_EVERYBODY: Final = (MostlyPartial, OwnRowsNotAdded, PeriodAddsNothing, PeriodNotJudged)


class UnitReports:
    """The reports of single units, cut out of one."""

    def __init__(self, whole: Report) -> None:
        self._whole = whole = whole.in_full
        self._places = [
            {unit: position for position, unit in enumerate(judged.units)}
            for judged in whole.judged
        ]
        self._missing = [frozenset(judged.missing) for judged in whole.judged]
        self._found: defaultdict[int, list[Finding]] = defaultdict(list)
        self.of_nobody: list[Finding] = []
        self._sort_findings()
        self._files = _files_of(whole)
        self._left_out = _left_out(whole)

    @property
    def units(self) -> Sequence[int]:
        """Everybody who reported or should have, in the order of the registry."""
        return sorted({*(u for each in self._places for u in each), *self._not_in_columns()})

    def _not_in_columns(self) -> Iterator[int]:
        for each in self._missing:
            yield from each
        yield from self._left_out

    def of(self, unit: int) -> Report:
        """Cut the report of one unit out."""
        whole, counts = self._whole, self._whole.counts
        code = counts.roster[unit].code
        found = self._found.get(unit, ())
        files = self._files.get(unit, set()) | {each.location.file for each in found}
        against = whole.comparison
        return replace(
            whole,
            judged=[
                _one(judged, unit, code, places.get(unit), is_missing=unit in missing)
                for judged, places, missing in zip(
                    whole.judged, self._places, self._missing, strict=True
                )
                if unit in places or unit in missing
            ],
            findings=found,
            inputs=[read for read in whole.inputs if read.path in files],
            rows_left_out=self._left_out.get(unit, 0)
            + sum(isinstance(each.rule, TargetNotAssigned) for each in found),
            groups=(),
            bottlenecks=(),
            comparison=against
            and replace(against, changes=[c for c in against.changes if c.now.unit.code == code]),
            definition_findings=(),
            is_filtered=True,
        )

    def _sort_findings(self) -> None:
        for each, units in owned(self._whole):
            if not units:
                self.of_nobody.append(each)
            for unit in units:
                self._found[unit].append(each)


def owned(report: Report) -> Iterator[tuple[Finding, Collection[int]]]:
    """Give each finding with the units whose it is: nobody's may be about any of them."""
    alone = len(set(report.counts.units)) == 1
    owners = Owners(report.findings, stretches_of(report.counts))
    for each in report.findings:
        of_everybody = isinstance(each.rule, _OF_EVERYBODY) and not alone
        yield each, () if of_everybody else owners.of(each)


def _one(judged: Judged, unit: int, code: str, position: int | None, *, is_missing: bool) -> Judged:
    """Keep one position of the columns, or the silence of a unit that has none."""
    kept = () if position is None else (position,)
    bs, as_ = ([column[at] for at in kept] for column in (judged.numerators, judged.denominators))
    verdicts = bytes(judged.verdicts[at] for at in kept)
    gaps = {0: judged.gaps[position]} if position is not None and position in judged.gaps else {}
    units = [unit] if kept else []
    due = judged.threshold_of(unit)
    addends = Addends(units, bs, as_, verdicts, (), incomplete=bool(gaps) or is_missing)
    total = total_of(judged.target, due, judged.period, addends)
    # Undecided dossiers may have taken a verdict away that the sums alone would give.
    told = Verdict(verdicts[0]) if kept else total.verdict
    return replace(
        judged,
        units=units,
        numerators=bs,
        denominators=as_,
        rows=[judged.rows[at] for at in kept],
        added=[[column[at] for at in kept] for column in judged.added],
        verdicts=verdicts,
        gaps=gaps,
        missing=[unit] if is_missing else [],
        owing=(),
        total=replace(total, verdict=told, of=code),
    )


def _files_of(report: Report) -> Mapping[int, set[str]]:
    """Tell in which files each unit stands."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for stretch in stretches_of(report.counts):
        for unit in {each for each in stretch.units if each is not None}:
            found[unit].add(stretch.file)
    return found


def _left_out(report: Report) -> Mapping[int, int]:
    """Count the lines of each unit that gave no counts."""
    found: defaultdict[int, int] = defaultdict(int)
    for named in report.counts.unplaced.values():
        for unit in named.values():
            if unit is not None:
                found[unit] += 1
    return found
