"""D8: what can be wrong between a definition and the document that it transcribes."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class DocumentUnreadable(Rule, code="D801", severity=Severity.ERROR):
    reason: Words


class NoAnnexTable(Rule, code="D802", severity=Severity.ERROR):
    found: Words
    way_out: Words


class SeveralAnnexes(Rule, code="D803", severity=Severity.ERROR):
    found: str


class Undecided(Rule, code="D811", severity=Severity.ERROR):
    key: str


class Unsure(Rule, code="D812", severity=Severity.ERROR):
    key: str
    reason: str


class LinesMalformed(Rule, code="D813", severity=Severity.ERROR):
    key: str
    found: str


class HashMalformed(Rule, code="D814", severity=Severity.ERROR):
    key: str
    found: str


class DocumentMissing(Rule, code="D821", severity=Severity.WARNING):
    file: str


class DocumentChanged(Rule, code="D822", severity=Severity.ERROR):
    file: str
    found: str
    expected: str


class VerbatimNotThere(Rule, code="D823", severity=Severity.ERROR):
    key: str
    found: str
    document: str


class VerbatimOther(Rule, code="D824", severity=Severity.ERROR):
    key: str
    found: str
    there: str
    document: str


class RowLeftOut(Rule, code="D826", severity=Severity.ERROR):
    item: str
    document: str


class RowsInOtherOrder(Rule, code="D827", severity=Severity.ERROR):
    item: str
    before: str
    document: str


class HeadNotThere(Rule, code="D828", severity=Severity.NOTE):
    key: str
    document: str


class VerbatimLinesLeft(Rule, code="D825", severity=Severity.ERROR):
    found: str
    line: int
