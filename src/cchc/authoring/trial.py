"""One row of counts judged by one target, just as a run judges it: what a test of definitions tries."""

from dataclasses import replace
from typing import Final, NamedTuple

from cchc.counts import BLANK, Columns, Counts, Part, Roster, UndecidedOfRow
from cchc.definitions.cases import Expected
from cchc.definitions.indicator import Indicator
from cchc.definitions.level import Level
from cchc.definitions.model import Dates, Definitions, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_text import read_threshold
from cchc.definitions.timeline import timeline_of
from cchc.definitions.units import LEVELS, Registry
from cchc.document.ratios import ratio_text, shortfall_of
from cchc.engine.evaluate import evaluate
from cchc.results import Report, Result

NO_NUMBER: Final = "none"
_BODY: Final = "body"
_YEAR: Final = Period(2024)
_ALL: Final = read_threshold("Tối thiểu 100")


class Outcome(NamedTuple):
    """What counts come to; shortfalls as tests write them, empty where nothing is missed."""

    verdict: str
    shown: str = ""
    shortfall: str = ""
    further: str = ""


class Counted(NamedTuple):
    """b and a, None for what was not reported; and what is undecided beside them."""

    numerator: int | None
    denominator: int | None
    u: int = 0
    v: int = 0


def judge_at(
    target_set: TargetSet, target: Target, counted: Counted, where: tuple[str, Level, Period]
) -> Outcome:
    """Judge counts of one unit, given by its code and level, in a period."""
    code, level, period = where
    body = target_set.body if code != target_set.body else f"{target_set.body}-"
    registry = Registry(
        id=target_set.registry,
        codes=[body, code],
        names=[body, code],
        level_of=bytes([LEVELS.index(Level.PROVINCE), LEVELS.index(level)]),
        parents=["", body],
    )
    alone = replace(
        target_set,
        targets=(target,),
        body=target_set.body,
        effective=Dates(),
        supersedes=None,
    )
    counts = _row(registry, target.indicator.id, counted, period)
    report = _report(alone, counts, period)
    return next(
        (_outcome(each) for each in report.results() if each.unit.code == code),
        Outcome(Expected.NOT_BOUND.value),
    )


def judge_by(indicator: Indicator, threshold: Threshold | None, counted: Counted) -> Outcome:
    """Judge counts by an indicator alone, as if a province had made a target of it."""
    target = Target(
        item="I",
        indicator=indicator,
        wording=indicator.label,
        levels=(Level.PROVINCE,),
        threshold=threshold or _ALL,
        unit_of_measure="%",
        responsible=(indicator.label,),
        coordinating=(),
        basis=None,
    )
    target_set = TargetSet(
        id="test",
        year=_YEAR.year,
        title=indicator.label,
        issuer=indicator.label,
        number=None,
        issued=None,
        effective=Dates(),
        registry="test",
        body=_BODY,
        sections={"I": indicator.label},
        targets=(target,),
    )
    return judge_at(target_set, target, counted, ("unit", Level.PROVINCE, _YEAR))


def _row(registry: Registry, indicator: str, counted: Counted, period: Period) -> Counts:
    counts = Counts(Roster(registry), [indicator], [period])
    counts.parts.append(Part(0, "test", None, Columns(numerator=2, denominator=3, unit=1)))
    counts.lines.append(1)
    counts.units.append(1)
    counts.indicators.append(0)
    counts.periods.append(0)
    for column, number in zip((counts.numerators, counts.denominators), counted[:2], strict=True):
        column.append(BLANK if number is None else number)
    if counted.u or counted.v:
        counts.undecided[0] = UndecidedOfRow(counted.u, counted.v)
    return counts


def _report(target_set: TargetSet, counts: Counts, period: Period) -> Report:
    judged = evaluate(target_set, counts, period=period)
    return Report(
        target_set=target_set,
        timeline=timeline_of(target_set),
        definitions=Definitions(indicators={}, target_sets=(target_set,), digest=""),
        period=judged.period,
        counts=counts,
        judged=judged.judged,
        findings=judged.findings,
        inputs=(),
        rows_left_out=judged.rows_left_out,
    )


def _outcome(result: Result) -> Outcome:
    lacks = shortfall_of(result)
    said = ("", "") if lacks is None else tuple(map(_number, lacks))
    return Outcome(result.verdict.code, ratio_text(result, "vi") or "", *said)


def _number(number: int | None) -> str:
    return NO_NUMBER if number is None else str(number)
