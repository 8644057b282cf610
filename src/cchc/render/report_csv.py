"""The report as one table for a spreadsheet: a row per target, unit and period, and no text a formula.

A Vietnamese Excel takes ";" for the delimiter and "," for the decimal mark, an English one "," and
".": the language of the report decides, as it does for every number.  The byte-order mark tells
Excel that the letters are UTF-8.  Findings without such a row are not in here; the command line
shows them beside it.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain

from cchc.document.build import named_files
from cchc.document.columns import UNDECIDED_A, UNDECIDED_B, lack_cells, mark_of
from cchc.document.judged import whose
from cchc.document.model import Lack
from cchc.document.naming import Names
from cchc.document.phrases import said
from cchc.document.ratios import ratio_text
from cchc.document.spelling import text_of
from cchc.exit_codes import ExitCode
from cchc.patterns import pattern_of
from cchc.render.findings_by_row import FindingsByRow
from cchc.results import Report, Result, Verdict
from cchc.words import Lang
from cchc.words.own_results import HEADINGS
from cchc.words.terms import LEVEL, reading
from cchc.words.text import safe

_BYTE_ORDER_MARK = "\ufeff"
_CELL = 32_767  # characters that a cell of a spreadsheet holds
# What Excel takes for the beginning of a formula.  Where a file is opened under another locale than
# the one it was written for, a delimiter inside a text begins a cell, and quote marks fall away.
_FORMULA = pattern_of('((?:^|[,;])[ "\u00a0]*)(?=[=+\\-@\t\r＝＋－＠])')


def render(report: Report, _exit_code: ExitCode, lang: Lang) -> str:
    """Write a heading and the results."""
    by_row, names = FindingsByRow(report), Names(report.counts.roster)
    files = named_files(report)
    more = (UNDECIDED_B, UNDECIDED_A) if Verdict.INCONCLUSIVE in report.verdicts else ()
    headings = [heading.in_(lang) for heading in (*HEADINGS, *more)]
    results = (
        [
            *_cells(report, result, whose(result, names, lang).text, lang),
            inert(report.counts.cells(result.rows, files)) or None,
            inert(" ".join(f"{each.rule.code}: {said(each, lang)}" for each in by_row.of(result))),
            *(result.undecided if more else ()),
        ]
        for result in chain(report.results(), report.shown_obligations())
    )
    return written(chain([headings], results), lang)


def written(rows: Iterable[Iterable[str | int | None]], lang: Lang) -> str:
    """Write rows as Excel of the language's locale opens them; the texts are inert already."""
    stream = io.StringIO(_BYTE_ORDER_MARK, newline="")
    stream.seek(0, io.SEEK_END)
    writer = csv.writer(stream, delimiter=";" if lang == "vi" else ",", lineterminator="\r\n")
    writer.writerows(rows)
    return stream.getvalue()


def inert(text: str) -> str:
    """Keep a spreadsheet from taking a text, or what follows a delimiter in it, for a formula."""
    kept = safe(_FORMULA.sub(r"\1'", text))
    return kept if len(kept) <= _CELL else f"{kept[: _CELL - 1]}…"


def _cells(report: Report, result: Result, name: str, lang: Lang) -> Iterator[str | int | None]:
    target, unit = result.target, result.unit
    labels = target.indicator.labels if lang == "vi" else target.indicator.english
    texts = (report.target_set.id, result.period.label(lang), target.item, target.indicator.id)
    yield from map(inert, (*texts, labels.label, unit.code, name))
    yield LEVEL[unit.level].in_(lang) if unit.level else None
    yield result.numerator
    yield result.denominator
    yield (ratio_text(result, lang) or "").replace("%", "")
    yield reading(result.threshold, lang)
    yield mark_of(result, lang).text
    yield from _missing(result, lang)


def _missing(result: Result, lang: Lang) -> Iterable[str | int | None]:
    """Give numbers to reckon with; what must be fewer is no number, which would read as lacking."""
    return [
        cell.number
        if isinstance(cell, Lack) and cell.number is not None and not cell.fewer
        else text_of(cell, lang)
        for cell in lack_cells(result)
    ]
