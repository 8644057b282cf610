"""A report beside one of another period: its changes, and what is to be said of the comparison."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol

from cchc.counts import Input
from cchc.definitions.choose import ChoiceError
from cchc.definitions.period import Period
from cchc.diagnostics import Finding, Location
from cchc.engine.compare import compare
from cchc.engine.evaluate import Evaluation
from cchc.engine.lineage import Lineage
from cchc.results import Comparison, Report, Verdict
from cchc.rules.periods import (
    ComparedLengthsDiffer,
    ComparedUnitsGone,
    NothingToCompare,
    PeriodAddsNothing,
    PeriodNotJudged,
)
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import safe


class Judge(Protocol):
    """Judges the counts of a report in another period."""

    def __call__(self, *, period: Period) -> Evaluation:
        """Judge them."""


@dataclass(frozen=True, slots=True)
class Other:
    """What is compared with: another report, and what it says of the rows that both could use."""

    report: Report
    inputs: Sequence[Input] = ()  # of its own; none where the same files hold both periods
    findings: Sequence[Finding] = ()  # in those files
    # Of the same files: where rows stand that neither period uses.
    unused: frozenset[Location] | None = None


def within(now: Report, period: Period, judge: Judge) -> Other:
    """Judge another *period* of the same files; its rows are not unused any more.

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
    unused = (f.location for f in evaluated.findings if isinstance(f.rule, PeriodNotJudged))
    return Other(then, unused=frozenset(unused))


def beside(now: Report, then: Report) -> Other:
    """Take a report on other files.

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
    return Other(then, then.inputs, then.findings)


def compared(now: Report, others: Sequence[Other], *, of_everybody: bool = True) -> Report:
    """Set a report beside the *others*: changes from the one before it, and how it went over time.

    What was judged in no period is not compared; where nothing else is there, that is said.  Units
    that were there before and have no row now are named, unless only some units were asked about.
    """
    judged = [each for each in others if each.report.period is not None] or list(others[:1])
    then = max(judged, key=lambda each: _nearness(now, each.report))
    findings = [*now.findings]
    for each in others:
        findings = [found for found in findings if _stands(found, each)]
    findings += (found for each in others for found in each.findings)
    if then.report.period is None:
        return replace(now, findings=[*_nothing(now, then), *findings])
    indicators = (target.indicator for target in then.report.target_set.targets)
    lineage = lineage_of(now, then.report)
    changes = compare(now.results(), then.report.results(), indicators, lineage)
    period, target_set = then.report.period, then.report.target_set.id
    comparison = Comparison(period, target_set, then.inputs, changes)
    return replace(
        now,
        comparison=comparison,
        findings=[
            *_of_the_comparison(now, comparison, then.report),
            *(_gone(now, comparison, then.report, lineage) if of_everybody else ()),
            *findings,
        ],
        earlier=[each.report for each in judged],
    )


def _nearness(now: Report, then: Report) -> tuple[bool, bool, int, int]:
    """Prefer what came before, then what is as long, then the latest."""
    if now.period is None or then.period is None:
        return False, False, 0, 0
    year, last = then.period.year, then.period.last
    is_before = (year, last) < (now.period.year, now.period.last)
    return is_before, then.period.months == now.period.months, year, last


def _stands(finding: Finding, other: Other) -> bool:
    """Say whether rows that the report did not use are unused still beside the other period."""
    if other.unused is None:
        return True
    if isinstance(finding.rule, PeriodAddsNothing):
        return other.report.period is None or finding.rule.period != other.report.period.words
    return not isinstance(finding.rule, PeriodNotJudged) or finding.location in other.unused


def _nothing(now: Report, then: Other) -> Iterator[Finding]:
    if now.period:
        here = Location(next((read.path for read in (*then.inputs, *now.inputs)), ""))
        yield NothingToCompare(period=now.period.words).at(here)


def lineage_of(now: Report, then: Report) -> Lineage:
    """Lead from the units of one report back to those of an earlier one."""
    assert now.period
    assert then.period
    registries = now.counts.roster.registry, then.counts.roster.registry
    return Lineage(registries[0], now.period, registries[1], then.period)


def _of_the_comparison(now: Report, against: Comparison, then: Report) -> Iterator[Finding]:
    """Say where it tells little: nothing was judged then, or one period is longer.

    Where something was, and its units are not comparable, each of them says why.
    """
    assert now.period
    here = Location(next((read.path for read in (*against.inputs, *now.inputs)), ""))
    changes = against.changes
    is_known = any(each.then and each.then.verdict < Verdict.NOT_REPORTED for each in changes)
    is_explained = any(each.incomparable for each in changes) and any(
        verdict < Verdict.NOT_REPORTED for judged in then.judged for verdict in judged.verdicts
    )
    if not is_known and not is_explained:
        yield NothingToCompare(period=against.period.words).at(here)
    elif now.period.months != against.period.months:
        yield ComparedLengthsDiffer(
            judged=now.period.words,
            months=now.period.months,
            period=against.period.words,
            others=against.period.months,
        ).at(here)


def _gone(now: Report, against: Comparison, then: Report, lineage: Lineage) -> Iterator[Finding]:
    """Name the units with counts of then whose indicator nobody reports now who stands for them."""
    before = cache(lineage.before)
    followed = {
        (code, each.now.target.indicator.id)
        for each in against.changes
        for code in (*before(each.now.unit).codes, each.now.unit.code)
    }
    wanted = {each.target.indicator.id for each in now.judged}
    gone = {
        each.unit.code: each.unit
        for each in then.results(*_ANSWERED)
        if each.target.indicator.id in wanted
        and (each.unit.code, each.target.indicator.id) not in followed
    }
    if gone:
        called = then.counts.roster.called
        names = [f"«{safe(called.of(called.position[code]))}»" for code in gone]
        more = len(names) - _NAMED
        vi, en = (f" và {more} đơn vị nữa", f" and {more} more") if more > 0 else ("", "")
        said = ", ".join(names[:_NAMED])
        yield ComparedUnitsGone(
            units=len(gone),
            names=Words(said + vi, said + en),
            period=against.period.words,
        ).at(Location(next((read.path for read in (*against.inputs, *now.inputs)), "")))


_NAMED = 3  # units named in one remark
_ANSWERED = (Verdict.MET, Verdict.MISSED, Verdict.NOT_APPLICABLE, Verdict.INCONCLUSIVE)
