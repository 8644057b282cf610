"""What was understood of a sheet: the record that ``cchc inspect`` shows.  Holds no counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period
from cchc.diagnostics import Finding
from cchc.words import Words


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """One column with a heading; no meaning where it is not used."""

    column: int
    path: Sequence[str]
    meaning: Words | None
    key: str | None = None  # role or quantity


@dataclass(frozen=True, slots=True)
class IndicatorMade:
    """How an indicator's b and a were made from columns, spelled by their letters or numbers."""

    id: str
    numerator: str
    denominator: str


@dataclass(slots=True)
class Recognised:
    """One sheet of one file."""

    file: str
    sheet: str | None
    layout: str | None = None  # None where no layout was recognised
    title: Words | None = None
    headings: tuple[int, int] | None = None  # first and last line
    column_numbers: int | None = None  # their line
    columns: Sequence[ColumnRead] = ()
    indicators: Sequence[IndicatorMade] = ()
    period: Period | None = None
    period_from: str | None = None
    body: str | None = None  # who reports, where no column says it
    body_assumed: bool = False
    units: int = 0
    sections: Sequence[str] = ()
    totals: int = 0
    text_rows: int = 0
    counts: int = 0  # pairs of b and a that were read
    lines_above: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was understood of all sheets, and everything that is to be said of them."""

    digest: str  # of the definitions
    target_set: TargetSet
    sheets: Sequence[Recognised]
    findings: Sequence[Finding]
    definition_findings: Sequence[Finding] = ()  # in the definitions, not in the counts

    @property
    def counts(self) -> int:
        """How many pairs of b and a were read."""
        return sum(sheet.counts for sheet in self.sheets)
