"""C1: what can be wrong with a submitter's file as a whole."""

from cchc import limits
from cchc.diagnostics import Finding, Location, Rule, Severity
from cchc.words import Words


class FileEmpty(Rule, code="C101", severity=Severity.ERROR): ...


class NotATable(Rule, code="C102", severity=Severity.ERROR):
    kind: Words
    way_out: Words


class WorkbookDamaged(Rule, code="C103", severity=Severity.ERROR):
    reason: Words


class EncodingUnknown(Rule, code="C104", severity=Severity.ERROR):
    encoding: str
    position: int


class QuotesBroken(Rule, code="C105", severity=Severity.ERROR): ...


class NoHeadingRow(Rule, code="C106", severity=Severity.ERROR):
    reason: Words
    way: Words


class HeadingRepeated(Rule, code="C107", severity=Severity.ERROR):
    heading: str
    other: str
    meaning: Words


class RaggedRow(Rule, code="C108", severity=Severity.ERROR):
    found: int
    expected: int


class NoRows(Rule, code="C109", severity=Severity.WARNING): ...


class SheetNotUsed(Rule, code="C110", severity=Severity.NOTE):
    reason: Words


class ColumnsNotUsed(Rule, code="C111", severity=Severity.NOTE):
    columns: str | Words


class FileTooLarge(Rule, code="C112", severity=Severity.ERROR):
    what: Words
    found: int | Words
    limit: int


class FileUnreadable(Rule, code="C113", severity=Severity.ERROR):
    reason: Words


class HiddenCellsUsed(Rule, code="C114", severity=Severity.NOTE):
    what: Words


class FileNotRead(Rule, code="C116", severity=Severity.NOTE):
    reason: Words


class FolderEmpty(Rule, code="C117", severity=Severity.ERROR): ...


class EndingContradictsContent(Rule, code="C118", severity=Severity.NOTE):
    ending: str
    kind: Words


class EncodingGuessed(Rule, code="C119", severity=Severity.NOTE):
    encoding: str
    found: str


class SubmissionNotReadable(Rule, code="C120", severity=Severity.WARNING):
    ending: str


class FormOfAnotherSet(Rule, code="C121", severity=Severity.ERROR):
    found: str
    expected: str


class FormOutdated(Rule, code="C122", severity=Severity.WARNING):
    set: str


class FormAltered(Rule, code="C123", severity=Severity.WARNING):
    expected: str
    found: str


class FileIdentical(Rule, code="C124", severity=Severity.NOTE):
    other: str


class FormChoiceBlank(Rule, code="C125", severity=Severity.ERROR):
    heading: str


def too_many_findings(place: Location) -> Finding:
    """Refuse a file in which more is wrong than anyone would read."""
    what = Words("số chỗ có vấn đề", "the number of places with a problem")
    most = limits.FINDINGS_OF_A_FILE
    return FileTooLarge(what=what, found=most + 1, limit=most).at(place)
