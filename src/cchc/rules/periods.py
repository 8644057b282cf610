"""C5: what can be wrong with reporting periods, and how they add up."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class PeriodUnreadable(Rule, code="C501", severity=Severity.ERROR):
    found: str


class PeriodOfAnotherYear(Rule, code="C502", severity=Severity.ERROR):
    found: str
    year: str


class PeriodBlank(Rule, code="C503", severity=Severity.ERROR): ...


class PeriodNotJudged(Rule, code="C504", severity=Severity.NOTE):
    rows: int
    period: Words
    judged: Words


class PeriodByDates(Rule, code="C505", severity=Severity.NOTE):
    found: str
    period: Words
    calendar: Words


class PeriodOutsideTitle(Rule, code="C507", severity=Severity.WARNING):
    rows: int
    period: Words
    title: Words
    found: str


class PeriodsDisagree(Rule, code="C511", severity=Severity.ERROR):
    these: Words
    this: str
    others: Words
    other: str


class CumulativeFalls(Rule, code="C512", severity=Severity.ERROR):
    period: Words
    this: str
    earlier: Words
    other: str


class PartExceedsWhole(Rule, code="C513", severity=Severity.WARNING):
    period: Words
    this: str
    whole: Words
    other: str


class PeriodAddsNothing(Rule, code="C514", severity=Severity.NOTE):
    rows: int
    period: Words
    judged: Words
    reason: Words


class NothingToCompare(Rule, code="C515", severity=Severity.WARNING):
    period: Words


class ComparedLengthsDiffer(Rule, code="C516", severity=Severity.NOTE):
    judged: Words
    months: int
    period: Words
    others: int


class MostlyPartial(Rule, code="C517", severity=Severity.WARNING):
    judged: Words
    rows: int
    partial: int
    all: int


class PeriodUnclear(Rule, code="C508", severity=Severity.ERROR):
    found: str
    year: str


class PeriodContradictoryInRow(Rule, code="C509", severity=Severity.ERROR): ...


class PeriodNotSaid(Rule, code="C510", severity=Severity.ERROR):
    year: str


class SubmissionOutsidePeriod(Rule, code="C519", severity=Severity.ERROR):
    unit: str
    period: Words
    judged: Words


class PeriodCrossesSets(Rule, code="C520", severity=Severity.NOTE):
    period: Words
    sets: Words
    set: str


class ItemChanged(Rule, code="C521", severity=Severity.ERROR):
    item: str
    now: str
    other: str
    then: Words


class SetNotInForce(Rule, code="C522", severity=Severity.WARNING):
    set: str
    period: Words
    day: str
    sets: Words


class RowsOfAnotherSet(Rule, code="C523", severity=Severity.WARNING):
    rows: int
    other: str
    set: str
    period: Words


class OutsideRoadmap(Rule, code="C524", severity=Severity.NOTE):
    item: str
    whose: Words
    period: Words
    threshold: Words


class PeriodDerived(Rule, code="C525", severity=Severity.NOTE):
    period: Words
    this: str
    whole: Words
    part: Words
    place: str


class PeriodHeldInAnother(Rule, code="C526", severity=Severity.WARNING):
    rows: int
    period: Words
    judged: Words


class ComparedUnitsGone(Rule, code="C527", severity=Severity.NOTE):
    units: int
    names: Words
    period: Words
