"""What was missed, for forms that stop a pipeline: the obligations of bodies, then units, the worst first."""

from collections.abc import Iterator
from typing import NamedTuple

from cchc.diagnostics import Location
from cchc.document import sums
from cchc.document.naming import Names
from cchc.document.phrases import body_label, unit_label, why_missed
from cchc.results import Report, Verdict
from cchc.words import Lang
from cchc.words.text import safe


class Miss(NamedTuple):
    """A missed target: whose, why, the cells that it was counted from, and the first of them."""

    item: str
    message: str
    cells: str
    place: Location | None


def misses(report: Report, lang: Lang) -> Iterator[Miss]:
    """Yield what was missed."""
    for owed in report.obligations(Verdict.MISSED):
        message = f"{body_label(report, lang)}: {why_missed(owed, lang)}"
        cells = safe(report.counts.cells(owed.rows))
        yield Miss(owed.target.item, message, cells, owed.location)
    names = Names(report.counts.roster)
    for each in sorted(sums.missed(report), key=sums.worst_first):
        result = report.result(each.judged, each.position)
        message = f"{unit_label(result, names)}: {why_missed(result, lang)}"
        cells = safe(report.counts.cells(result.rows))
        yield Miss(result.target.item, message, cells, result.location)
