"""Which findings touch which result: a result may have been added up from the rows of several months."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cchc.counts import BLANK, Counts, taken
from cchc.diagnostics import Finding
from cchc.results import Report, Result

_Row = tuple[str, str | None, int | None]
_Reported = tuple[str, str]  # a unit's code and an indicator's id


class FindingsByRow:
    """The findings of a report, by what they are about."""

    def __init__(self, report: Report) -> None:
        self._of: defaultdict[_Reported, list[tuple[int, Finding]]] = defaultdict(list)
        counts = report.counts
        rows = _rows_at(counts, {_row_of(finding) for finding in report.findings})
        for finding in report.findings:
            for row in _meant(counts, rows.get(_row_of(finding), ()), finding):
                unit = counts.roster[counts.units[row]].code
                indicator = counts.indicator_ids[counts.indicators[row]]
                self._of[unit, indicator].append((row, finding))
        self._counts = counts

    def of(self, result: Result) -> list[Finding]:
        """Give the findings about the counts that went into a result."""
        reported = self._of.get((result.unit.code, result.target.indicator.id), ())
        rows = {taken(row) if row < BLANK else row for row in result.rows}
        return [
            finding
            for row, finding in reported
            if row in rows or result.period.contains(self._counts.period_of(row))
        ]


def _row_of(finding: Finding) -> _Row:
    place = finding.location
    return place.file, place.sheet, place.row


def _rows_at(counts: Counts, wanted: set[_Row]) -> dict[_Row, list[int]]:
    """Find the rows of counts that stand at the wanted places; one line may hold several."""
    found: defaultdict[_Row, list[int]] = defaultdict(list)
    for place, row in _places(counts) if wanted else ():
        if place in wanted:
            found[place].append(row)
    return found


def _places(counts: Counts) -> Iterator[tuple[_Row, int]]:
    ends = [*(part.first for part in counts.parts), len(counts)][1:]
    for part, end in zip(counts.parts, ends, strict=True):
        for row in range(part.first, end):
            yield (part.file, part.sheet, counts.lines[row]), row


def _meant(counts: Counts, rows: Sequence[int], finding: Finding) -> Sequence[int]:
    """Of several counts in one line, keep those whose own cells the finding points at."""
    column = finding.location.column
    own = [row for row in rows if column in counts.part_of(row).columns[:2]]
    return own or rows
