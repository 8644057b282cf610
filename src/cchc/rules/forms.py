"""C6: what can be wrong with a form or a wide table."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class LayoutDoesNotFit(Rule, code="C601", severity=Severity.ERROR):
    layout: str
    difference: Words


class NoIndicatorMade(Rule, code="C602", severity=Severity.WARNING):
    layout: Words
    set: str


class QuantityMissing(Rule, code="C603", severity=Severity.WARNING):
    indicators: str
    lacking: Words
    way: Words


class PartOfCountBlank(Rule, code="C604", severity=Severity.WARNING):
    blank: str
    role: Words
    formula: str


class PeriodFromTitle(Rule, code="C605", severity=Severity.NOTE):
    period: Words
    found: str


class PeriodContradictory(Rule, code="C608", severity=Severity.ERROR):
    found: str
    meaning: Words
    other: str
    other_meaning: Words


class RowsNotUsed(Rule, code="C609", severity=Severity.NOTE):
    rows: str | Words


class SectionOfAnotherLevel(Rule, code="C610", severity=Severity.WARNING):
    unit: str
    level: Words
    section: str


class EquationBroken(Rule, code="C612", severity=Severity.WARNING):
    name_: str
    left_cells: str
    left: int
    right_cells: str
    right: int
    difference: int


class TotalNotSum(Rule, code="C613", severity=Severity.WARNING):
    found: int
    sum: int
    difference: int


class PrintedRatioDisagrees(Rule, code="C614", severity=Severity.WARNING):
    found: str
    b: int
    a: int
    percent: Words
    difference: Words


class FieldsSummed(Rule, code="C615", severity=Severity.NOTE):
    rows: int
    unit: str


class LegacyText(Rule, code="C616", severity=Severity.NOTE):
    found: str
    encoding: str
    text: str


class MarksLeftOut(Rule, code="C618", severity=Severity.NOTE):
    found: str
    text: str
