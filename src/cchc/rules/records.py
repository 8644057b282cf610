"""D7: what can be wrong with fields, sources of dossiers, and the expressions that count them."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class RecordFieldUnknown(Rule, code="D701", severity=Severity.ERROR):
    found: str
    near: Words


class RecordColumnMissing(Rule, code="D702", severity=Severity.ERROR):
    key: str
    found: str


class DateFormatUnknown(Rule, code="D703", severity=Severity.ERROR):
    found: str


class RecordCodeUnknown(Rule, code="D704", severity=Severity.ERROR):
    field: str
    found: str
    near: Words


class RecordHeadingRepeated(Rule, code="D705", severity=Severity.ERROR):
    found: str
    other: str


class RecordFieldUnfit(Rule, code="D706", severity=Severity.ERROR):
    found: str
    expected: Words


class ExpressionBroken(Rule, code="D707", severity=Severity.ERROR):
    reason: Words
    line: int
    column: int


class ExampleUnreadable(Rule, code="D708", severity=Severity.ERROR):
    field: str
    found: str


class ExampleLandsElsewhere(Rule, code="D709", severity=Severity.ERROR):
    expected: str
    found: str


class RecordCodeNeverMet(Rule, code="D711", severity=Severity.ERROR):
    found: str


class ThingsAddedUp(Rule, code="D710", severity=Severity.ERROR):
    of: str
