"""Findings as lines of text: where, which rule, what, and what to do."""

from collections.abc import Callable, Iterator, Sequence

from cchc import limits
from cchc.diagnostics import Finding, Severity
from cchc.document.findings import findings_table
from cchc.document.model import Grade, Table
from cchc.document.spelling import text_of
from cchc.render.text_table import unpainted
from cchc.words import Lang
from cchc.words.text import safe

_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def render(
    findings: Sequence[Finding],
    lang: Lang,
    *,
    everything: bool = False,
    paint: Callable[[str, str], str] = unpainted,
) -> str:
    """Write one line per finding; of one rule in one file, at most a screenful unless *everything*."""
    at_most = None if everything else limits.FINDINGS_OF_A_KIND
    return lines(findings_table(findings, lang, at_most), lang, paint)


def lines(table: Table, lang: Lang, paint: Callable[[str, str], str] = unpainted) -> str:
    """Write one line per row of a table of findings."""
    return "".join(f"{line}\n" for line in _lines(table, lang, paint))


def _lines(table: Table, lang: Lang, paint: Callable[[str, str], str]) -> Iterator[str]:
    for place, code, severity, message, fix in map(tuple, table.rows):
        where, said = safe(text_of(place, lang)), text_of(message, lang)
        if not isinstance(severity, Grade):
            yield f"{where} {code} {said}"
            continue
        label = paint(f"{code} {severity.text}:", _STYLE[severity.severity])
        line = f"{where} {label} {said}"
        yield line if severity.severity is Severity.NOTE else f"{line} {text_of(fix, lang)}"
