"""R1: what is found in a list of dossiers: its columns, its cells, and what the dossiers say."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class RecordSourceUnknown(Rule, code="R101", severity=Severity.ERROR):
    found: str
    known: str
    way: Words  # out


class IndicatorNotCountable(Rule, code="R102", severity=Severity.WARNING):
    indicator: Words
    lacking: Words


class HeadingsOverFewerCells(Rule, code="R103", severity=Severity.ERROR):
    headings: int
    cells: int


class RecordColumnUnfit(Rule, code="R104", severity=Severity.ERROR):
    heading: str
    field: Words
    cells: int
    filled: int
    samples: str
    way: Words  # out


class RecordCellsUnreadable(Rule, code="R105", severity=Severity.WARNING):
    heading: str
    field: Words
    cells: int
    samples: str
    way: Words  # out


class RecordCodesUnlisted(Rule, code="R106", severity=Severity.WARNING):
    heading: str
    cells: int
    samples: str
    source: str


class RecordHeadingClaimedTwice(Rule, code="R107", severity=Severity.ERROR):
    field: Words
    headings: str


class RecordColumnUnused(Rule, code="R108", severity=Severity.NOTE):
    headings: str


class RecordFileUnreadable(Rule, code="R109", severity=Severity.ERROR):
    reason: str


class NothingCounted(Rule, code="R110", severity=Severity.WARNING):
    why_not: Words


class MomentsOutOfOrder(Rule, code="R111", severity=Severity.WARNING):
    first: Words
    second: Words
    dossiers: int
    named: str  # the keys of the first


class FinishedWhenDue(Rule, code="R112", severity=Severity.WARNING):
    unit: str
    exact: int
    on_time: int
    limit: Words
    by: Words  # whose limit it is


class ManyFinishedAtOnce(Rule, code="R113", severity=Severity.WARNING):
    dossiers: int
    moment: str


class DossierRepeated(Rule, code="R114", severity=Severity.NOTE):
    dossiers: int
    named: str
    how: Words


class DossiersWithoutKey(Rule, code="R115", severity=Severity.WARNING):
    dossiers: int
    units: str  # the first


class DossiersWithoutUnit(Rule, code="R116", severity=Severity.WARNING):
    dossiers: int
    named: str


class DossiersOfSeveralUnits(Rule, code="R117", severity=Severity.WARNING):
    dossiers: int
    named: str  # the keys of the first


class DossiersNotListed(Rule, code="R118", severity=Severity.WARNING):
    dossiers: int


class RecordRowsRagged(Rule, code="R119", severity=Severity.ERROR):
    rows: int
    expected: int
    lines: str  # of the first ones


class RecordColumnBlank(Rule, code="R120", severity=Severity.WARNING):
    heading: str
    field: Words


class RecordRowsLeftOut(Rule, code="R125", severity=Severity.WARNING):
    rows: int
    named: str  # the first texts of the first ones


class ListOfDossiers(Rule, code="R126", severity=Severity.ERROR):
    source: str


class ListOfAnotherSource(Rule, code="R127", severity=Severity.ERROR):
    source: str
    counted: str  # the source of those that are counted


class LostOfList(Rule, code="R129", severity=Severity.ERROR):
    lost: Words


class DossiersCountForNobody(Rule, code="R130", severity=Severity.WARNING):
    item: str
    dossiers: int


class VerdictsMayTurn(Rule, code="R128", severity=Severity.ERROR):
    results: int
    named: str  # the first of the units


class ReportedBesideDossiers(Rule, code="R121", severity=Severity.WARNING):
    item: str
    unit: str
    period: Words
    numerator: int
    denominator: int
    b: Words
    a: Words


class DossiersOfNobody(Rule, code="R122", severity=Severity.WARNING):
    item: str
    units: int
    named: Words


class ItemsBesideNoDossiers(Rule, code="R124", severity=Severity.NOTE):
    items: str


class DossiersNotReported(Rule, code="R123", severity=Severity.WARNING):
    item: str
    units: int
    named: Words
