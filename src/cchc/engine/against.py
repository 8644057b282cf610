"""A report beside one of another period: its changes, and what is to be said of the comparison."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from cchc.counts import Input
from cchc.definitions.choose import ChoiceError
from cchc.definitions.period import Period
from cchc.diagnostics import Finding, Location
from cchc.engine.compare import compare
from cchc.engine.evaluate import Evaluation
from cchc.results import Comparison, Report, Verdict
from cchc.rules.periods import (
    ComparedLengthsDiffer,
    NothingToCompare,
    PeriodAddsNothing,
    PeriodNotJudged,
)
from cchc.words import Words


class Judge(Protocol):
    """Judges the counts of a report in another period."""

    def __call__(self, *, period: Period) -> Evaluation:
        """Judge them."""


def within(now: Report, period: Period, judge: Judge) -> Report:
    """Compare with another *period* of the same files; its rows are not unused any more.

    Raises ChoiceError where it is the judged period itself.
    """
    if period == now.period:
        raise ChoiceError(
            Words(
                f"{period.label('vi')} chính là kỳ được đánh giá; hãy chọn kỳ khác cho --against.",
                f"{period.label('en')} is the period that is judged; choose another for --against.",
            )
        )
    evaluated = judge(period=period)
    then = replace(now, target_set=evaluated.target_set, period=period, judged=evaluated.judged)
    unused = {f.location for f in evaluated.findings if isinstance(f.rule, PeriodNotJudged)}

    def stands(finding: Finding) -> bool:
        if isinstance(finding.rule, PeriodAddsNothing):
            return finding.rule.period != period.words
        return not isinstance(finding.rule, PeriodNotJudged) or finding.location in unused

    return _compared(now, then, (), filter(stands, now.findings))


def beside(now: Report, then: Report) -> Report:
    """Compare with the same months of other files.

    Raises ChoiceError where they are the same files and the same targets.
    """
    same = {read.sha256 for read in now.inputs} == {read.sha256 for read in then.inputs}
    if same and now.period == then.period and now.target_set.id == then.target_set.id:
        raise ChoiceError(
            Words(
                "Tệp ghi ở --against chính là số liệu được đánh giá; hãy chọn tệp khác hoặc một kỳ.",
                "The file of --against is the one that is judged; choose another file or a period.",
            )
        )
    return _compared(now, then, then.inputs, [*now.findings, *then.findings])


def _compared(
    now: Report, then: Report, inputs: Sequence[Input], findings: Iterable[Finding]
) -> Report:
    assert then.period
    indicators = (target.indicator for target in then.target_set.targets)
    changes = compare(now.results(), then.results(), indicators)
    comparison = Comparison(then.period, then.target_set.id, inputs, changes)
    said = [*_of_the_comparison(now, comparison), *findings]
    return replace(now, comparison=comparison, findings=said)


def _of_the_comparison(now: Report, against: Comparison) -> Iterator[Finding]:
    """Say where it tells little: nothing was judged then, or one period is longer."""
    assert now.period
    here = Location(next((read.path for read in (*against.inputs, *now.inputs)), ""))
    if not any(each.then and each.then.verdict < Verdict.NOT_REPORTED for each in against.changes):
        yield NothingToCompare(period=against.period.words).at(here)
    elif now.period.months != against.period.months:
        yield ComparedLengthsDiffer(
            judged=now.period.words,
            months=now.period.months,
            period=against.period.words,
            others=against.period.months,
        ).at(here)
