"""The report as one HTML page for officers: to read, to sort, to print, to send on.

Pure: the same report gives the same page, byte by byte.  Judges nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from cchc import __version__
from cchc.diagnostics import Severity
from cchc.document.brief import Scope
from cchc.document.build import build, named_files
from cchc.document.model import Across, Document, Grade, Part
from cchc.engine.one_unit import owned
from cchc.exit_codes import ExitCode
from cchc.render import report_json
from cchc.render.html import shell
from cchc.render.html.cards import cards
from cchc.render.html.drawing import FULL, tenths
from cchc.render.html.grid import grid
from cchc.render.html.matrix import cells_of, matrix, rows_of
from cchc.render.html.rows import CSS
from cchc.render.html.texts import SAY, fill, spoken
from cchc.render.html.trend import trend
from cchc.render.proof import proofs
from cchc.results import Report, Verdict
from cchc.words import Lang
from cchc.words.numbers import count
from cchc.words.terms import VERDICT
from cchc.words.text import safe

_MOST: Final = 10_000  # results on one page
_FOLDED: Final = 200  # more results than these are folded away, and none of them is explained
# Links of a proof that the card of the target and the summary tell for all of its results.
_OF_TARGET: Final = frozenset(
    {
        *("formula", "roadmap", "wording", "scope", "basis", "responsible", "coordinating"),
        *("document", "in_force"),
    }
)
_ASKED: Final = ("groups", "bottlenecks", "pace", "changes")
_LISTS: Final = (
    *("missed", "inconclusive", "dossiers", "wrong", "silent", "absent"),
    "findings",
)
PARTS: Final = (
    *("facts", "tally", "totals", "terms", "trend", *_ASKED),
    *_LISTS,
    *("results", "origin"),
)


def render(report: Report, exit_code: ExitCode, lang: Lang) -> str:
    """Write the page."""
    return page(report, lang, digest=report_json.digest(report, exit_code, lang))


def page(
    report: Report, lang: Lang, earlier: Sequence[Report] | None = None, digest: str = ""
) -> str:
    """Write the page; *earlier* reports tell how it was, else the other periods of the same counts do.

    *digest* says which report as JSON it shows.
    """
    whole = report.tally(*Verdict) <= _MOST
    scope = Scope(everything=whole, at_most=_MOST // 2, all_findings=True, many_places=True)
    document = build(report, lang, PARTS, scope, earlier=earlier, digest=digest)
    parts = [
        _with_owners(each, report) if each.key == "findings" else each for each in document.parts
    ]
    return shell.render(_values(replace(document, parts=parts), report, whole))


def _with_owners(findings: Part, report: Report) -> Part:
    """Say of each finding whose it is, so that the view of one unit shows its own alone."""
    called, table = report.counts.roster.called, findings.table
    found = sorted(owned(report), key=lambda each: [*Severity].index(each[0].rule.severity))
    names = [called.of(next(iter(units))) if units else "" for _, units in found]
    rows = [
        row
        if isinstance(row, Across)
        else [cell._replace(unit=name) if isinstance(cell, Grade) else cell for cell in row]
        for row, name in zip(table.rows, names, strict=True)
    ]
    return replace(findings, blocks=[replace(table, rows=rows), *findings.blocks[1:]])


def _values(document: Document, report: Report, whole: bool) -> dict[str, object]:
    lang = document.lang
    results = document.part("results")
    shown = results.table if results else None
    number = len(shown.rows) if shown else 0
    return {
        "lang": lang,
        "say": spoken(lang),
        "version": f"cchc {__version__}",
        "target_set": report.target_set,
        "document": document,
        "tally": _tally(report, document.lang),
        "facts": document.table("facts").rows,
        "origin": document.table("origin").rows,
        "whole": whole,
        "too_many": fill("too_many", lang, n=count(report.tally(*Verdict), lang)),
        "map": matrix(document, shown, document.table("totals")) if whole and shown else None,
        "map_rows": rows_of,
        "map_cells": cells_of,
        "verdicts": [(CSS[v], VERDICT[v.code].in_(lang)) for v in report.verdicts],
        "cards": cards(document, shown),
        "targets_note": _note(document),
        "trend": trend(document.part("trend"), lang),
        "asked": [grid(part, document) for part in map(document.part, _ASKED) if part],
        "lists": [grid(part, document) for key in _LISTS if (part := document.part(key))],
        "results": grid(results, document) if results else None,
        "results_said": fill("results_open", lang, n=count(number, lang)),
        "fold_results": number > _FOLDED,
        "proofs": list(_proofs(report, lang)) if 0 < number <= _FOLDED else (),
        "unexplained": fill("unexplained", lang, n=count(report.tally(*Verdict), lang))
        if number > _FOLDED or not whole
        else "",
    }


class _Shown(NamedTuple):
    """The proof of a result; what its target says stands once on the page."""

    title: str
    item: str
    links: Sequence[tuple[str, Sequence[str]]]


def _proofs(report: Report, lang: Lang) -> Iterator[_Shown]:
    for each in proofs(report, lang, totals=False, files=named_files(report)):
        links = [
            (link.name, [safe(text) for text in link.texts])
            for link in each.chain
            if link.key not in _OF_TARGET
        ]
        yield _Shown(safe(each.title), each.result.target.item, links)


def _note(document: Document) -> str:
    """Say which period is shown and how to read the drawings."""
    if not document.period:
        return SAY["no_results"].in_(document.lang)
    name = "targets_note_one" if document.one_unit else "targets_note"
    return fill(name, document.lang, period=document.period)


def _tally(report: Report, lang: Lang) -> list[tuple[str, str, str, str, str]]:
    """Count the verdicts, all of them, in their order; the last two place each in a drawing."""
    numbers = {verdict: report.in_full.tally(verdict) for verdict in report.verdicts}
    whole = sum(numbers.values()) or 1
    found, before = [], 0
    for verdict, number in numbers.items():
        start, end = before * FULL // whole, (before + number) * FULL // whole
        before += number
        word = VERDICT[verdict.code].in_(lang)
        said = count(number, lang)
        found.append((CSS[verdict], said, word, tenths(start), tenths(end - start)))
    return found
