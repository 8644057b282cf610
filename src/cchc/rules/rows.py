"""C3: what can be wrong with a row of counts."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class NumeratorExceedsDenominator(Rule, code="C301", severity=Severity.ERROR):
    numerator: int | Words  # of a form, the cells it was added up from
    denominator: int | Words


class ReportedTwiceDifferently(Rule, code="C302", severity=Severity.ERROR):
    this: str
    other: str
    place: str


class CountedFromTwoLists(Rule, code="C310", severity=Severity.ERROR):
    this: str
    other: str
    place: str


class ReportedTwice(Rule, code="C303", severity=Severity.NOTE):
    place: str


class MergedCellsFilled(Rule, code="C305", severity=Severity.NOTE):
    column: str
    range: str
    rows: int


class BlankNamesFilled(Rule, code="C307", severity=Severity.WARNING):
    column: str
    rows: int


class NumeratorWithoutDenominator(Rule, code="C308", severity=Severity.ERROR):
    numerator: int | Words


class UndecidedExceed(Rule, code="C309", severity=Severity.ERROR):
    part: str  # the column that has too many
    found: int
    whole: str  # what they are among
    most: int


class VerdictUndecided(Rule, code="C306", severity=Severity.ERROR):
    item: str
    undecided: Words
    low: Words
    high: Words
