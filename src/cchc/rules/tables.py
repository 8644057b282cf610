"""C7: how a table as a whole was read, and what of it was not."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class ColumnNotUnderstood(Rule, code="C701", severity=Severity.WARNING):
    heading: str
    reason: Words
    way: Words


class TableLacks(Rule, code="C702", severity=Severity.ERROR):
    lacking: Words
    nearest: Words
    way: Words


class PercentagesAsCounts(Rule, code="C703", severity=Severity.ERROR):
    reason: Words


class NumbersOutsideTables(Rule, code="C704", severity=Severity.WARNING):
    rows: str


class RowsNotAdded(Rule, code="C705", severity=Severity.ERROR):
    reason: Words
    way: Words


class RunningTotalKept(Rule, code="C706", severity=Severity.NOTE):
    rows: int
    period: Words
    option: str


class NumbersInDoubt(Rule, code="C707", severity=Severity.ERROR):
    text: str
    reason: Words


class RowInDoubt(Rule, code="C708", severity=Severity.ERROR):
    reason: Words
    way: Words


class RowsNotUnderstood(Rule, code="C709", severity=Severity.WARNING):
    label: str
    rows: str
    reason: Words
    way: Words
