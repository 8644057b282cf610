"""The report as Markdown for forges: a page to keep, and a shorter one for a pipeline's summary.

Every text that comes from a file is inert: it ends no cell, opens no tag, names no one.
"""

import re
from collections.abc import Iterable, Iterator

from cchc.document.brief import Scope
from cchc.document.build import build
from cchc.document.model import Across, Document, Table
from cchc.document.spelling import text_of
from cchc.exit_codes import ExitCode
from cchc.patterns import pattern_of
from cchc.render.report_text import read_at_once
from cchc.render.text_table import RIGHT
from cchc.results import Report
from cchc.words import Lang, Words
from cchc.words.text import safe

_ASKED = ("groups", "bottlenecks", "changes", "followed", "pace")
_FIRST = ("tally", "missed", "inconclusive", "wrong", "silent", "findings")
PARTS = (*_FIRST, "dossiers", *_ASKED, "absent", "results", "totals")

_ACTIVE = pattern_of(r"[\\`*_\[\]|~$&<>]|(?<!\w)@(?=\w)|:(?=//)|(?<=www)\.", re.IGNORECASE)
_SPELLED = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    ":": "&#58;",  # of a web address, which a forge would link
    ".": "&#46;",
    "@": "@<!-- -->",  # a forge tells whoever is named; a backslash does not keep it from that
}


def render(report: Report, _exit_code: ExitCode, lang: Lang) -> str:
    """Write everything: the targets, what is missed, the findings, then every result."""
    return "\n".join(page(build(report, lang, PARTS))) + "\n"


def summary(report: Report, lang: Lang, room: int) -> str:
    """Write what a person looks at first, in at most *room* bytes; what is left out is said."""
    lines = list(page(build(report, lang, _FIRST, Scope(everything=False))))
    cut = Words("… phần còn lại đã được cắt bớt.", "… the rest was cut off.").in_(lang)
    left = room - _size(lines)
    if left >= 0:
        return "\n".join(lines) + "\n"
    left -= _size(("", cut))
    while lines and left < 0:
        left += _size((lines.pop(),))
    return "\n".join((*lines, "", cut)) + "\n" if lines else ""


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


def inert(text: str) -> str:
    """Keep a forge from taking a text for markup, a link or somebody's name."""
    return _ACTIVE.sub(lambda match: _SPELLED.get(match[0], f"\\{match[0]}"), safe(text))


def page(document: Document, *, by_title: bool = False) -> Iterator[str]:
    """Yield the lines of a document, headed by what it is about, or by its title."""
    heads = document.subject, document.title
    first, second = reversed(heads) if by_title else heads
    yield f"# {inert(first)}"
    yield ""
    yield inert(second)
    yield ""
    yield f"**{inert(document.answer)}**"
    for part in document.parts:
        if part.is_empty:
            continue
        yield from ("", f"## {inert(part.title)}")
        for block in part.blocks:
            if isinstance(block, Table):
                yield ""
                yield from _table(read_at_once(block, part, document), document.lang)
            elif not block.is_note:
                yield from ("", inert(block.text))


def _table(table: Table, lang: Lang) -> Iterator[str]:
    yield _row(inert(column.heading) for column in table.columns)
    yield _row("---:" if column.kind in RIGHT else "---" for column in table.columns)
    for row in table.rows:
        if isinstance(row, Across):
            blank = [""] * (len(table.columns) - len(row))
            yield _row([*map(inert, row), *blank])
        else:
            yield _row(inert(text_of(cell, lang)) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
