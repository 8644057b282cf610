"""From a report to its document, part by part: the table of contents of what people read."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from cchc.document import asked, needs
from cchc.document.annex import annex, cells
from cchc.document.brief import Brief, Scope
from cchc.document.facts import facts, terms
from cchc.document.findings import findings
from cchc.document.judged import by_target, results, totals
from cchc.document.model import Document, Part
from cchc.document.naming import Names
from cchc.document.origin import origin
from cchc.document.sentences import answer, only_shown, only_unit, subject
from cchc.document.silence import absent, silent
from cchc.document.trend import followed, trend
from cchc.engine.earlier import earlier_periods
from cchc.results import Report
from cchc.words import Lang
from cchc.words.file_names import short_names

EVERYTHING: Final = Scope()


def build(
    report: Report,
    lang: Lang,
    keys: Collection[str],
    scope: Scope = EVERYTHING,
    *,
    earlier: Sequence[Report] | None = None,
    digest: str = "",
) -> Document:
    """Make the document of the parts that *keys* name, as far as the report has them.

    *digest* is the SHA-256 of the same report as JSON, by which it can be verified.

    *earlier* reports tell how it was; without them those that it was set beside, and the other
    periods of the same counts, do.
    """
    if earlier is None:
        same_counts = earlier_periods(report) if "trend" in keys else ()
        earlier = [*same_counts, *report.earlier]
    names = Names(report.counts.roster)
    files = {} if scope.whole_paths else named_files(report)
    brief = Brief(report, names, lang, scope, earlier, files, digest)
    return Document(
        lang=lang,
        subject=subject(brief, of_set=scope.whole_paths),
        title=report.target_set.title,
        answer=answer(report, lang),
        shown=only_shown(report).in_(lang),
        period=report.period.label(lang) if report.period else "",
        unit=brief.names.of(unit).text if (unit := only_unit(report)) else "",
        file=brief.file(report.inputs[0].path) if len(report.inputs) == 1 else None,
        parts=tuple(part for key in PARTS if key in keys for part in PARTS[key](brief)),
    )


def named_files(report: Report) -> Mapping[str, str]:
    """Name every file that the report speaks of."""
    compared = report.inputs_beside
    told = (finding.location.file for finding in report.findings)
    return short_names([*(read.path for read in (*report.inputs, *compared)), *told])


PARTS: Final[Mapping[str, Callable[[Brief], Iterator[Part]]]] = {
    "facts": facts,
    "annex": annex,
    "cells": cells,
    "totals": totals,
    "tally": by_target,
    "terms": terms,
    "trend": trend,
    "followed": followed,
    "missed": needs.missed,
    "inconclusive": needs.inconclusive,
    "dossiers": needs.dossiers,
    "wrong": needs.wrong,
    "silent": silent,
    "absent": absent,
    "met": needs.met,
    "groups": asked.groups,
    "bottlenecks": asked.bottlenecks,
    "changes": asked.changes,
    "pace": asked.pace,
    "findings": findings,
    "results": results,
    "origin": origin,
}
