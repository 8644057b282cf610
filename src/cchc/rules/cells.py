"""C2: what can be wrong with a cell that should hold a count, and how it was understood."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class AboutCell(Rule):
    """What every rule of one cell says: *found* is what stands there."""

    found: str | Words


class NotACount(AboutCell, code="C201", severity=Severity.ERROR): ...


class BadlyGrouped(AboutCell, code="C202", severity=Severity.ERROR): ...


class FractionalCount(AboutCell, code="C203", severity=Severity.ERROR): ...


class PercentageForCount(AboutCell, code="C204", severity=Severity.ERROR): ...


class NegativeCount(AboutCell, code="C205", severity=Severity.ERROR): ...


class DateForCount(AboutCell, code="C206", severity=Severity.ERROR): ...


class BooleanForCount(AboutCell, code="C207", severity=Severity.ERROR): ...


class ErrorCell(AboutCell, code="C208", severity=Severity.ERROR): ...


class FormulaNotCalculated(AboutCell, code="C209", severity=Severity.ERROR): ...


class CountTooLarge(AboutCell, code="C210", severity=Severity.ERROR):
    limit: int


class ReadAsNumber(Rule, code="C211", severity=Severity.NOTE):
    found: str
    count: str
    column: str
    times: int


class ReadAsNothingArose(Rule, code="C212", severity=Severity.NOTE):
    found: str
    column: str
    times: int


class FormulaStoredZero(AboutCell, code="C213", severity=Severity.WARNING): ...


class HalfReported(Rule, code="C214", severity=Severity.WARNING):
    given: Words
    missing: Words


class NothingBesideACount(Rule, code="C216", severity=Severity.WARNING):
    found: str
    column: Words
    other: Words
    count: int


class ScientificNotation(AboutCell, code="C217", severity=Severity.ERROR): ...
