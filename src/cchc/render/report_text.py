"""The report as text to read: on a terminal as wide as that, in a file with nothing folded or left out.

It begins with the sentence to quote; then the totals, then what needs a person.
"""

from collections.abc import Callable, Iterator
from typing import Final

from cchc.document.build import build
from cchc.document.model import Document, Part, Table
from cchc.exit_codes import ExitCode
from cchc.render.findings import lines
from cchc.render.text_table import plain, unpainted
from cchc.results import Report
from cchc.words import Lang
from cchc.words.text import safe

PARTS: Final = (
    *(
        "totals",
        "missed",
        "inconclusive",
        "dossiers",
        "wrong",
        "silent",
        "absent",
        "met",
        "groups",
        "bottlenecks",
        "changes",
        "followed",
    ),
    *("pace", "findings", "results"),
)
# What stands in the results as well, where all of these are shown.
_IN_RESULTS: Final = frozenset({"missed", "inconclusive", "wrong", "met"})


def render(report: Report, _exit_code: ExitCode, lang: Lang) -> str:
    """Write every result and every finding."""
    parts = text_parts(build(report, lang, PARTS))
    shown = (part if isinstance(part, str) else plain(part, lang) for part in parts)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in shown)


def text_parts(
    document: Document,
    paint: Callable[[str, str], str] = unpainted,
    *,
    places: bool = True,
) -> Iterator[str | Table]:
    """Yield titles and tables in the order in which they are to be shown, with the cells of each result."""
    yield paint(safe(document.answer), "bold")
    yield safe(document.subject)
    for part in document.parts:
        if part.is_empty or is_told_by_totals(part, document):
            continue
        if part.key == "findings":
            yield f"\n{part.title}: {part.counted}"
            yield lines(part.table, document.lang, paint)
        else:
            for each in _shown(part, document):
                yield each if places or isinstance(each, str) else each.without("place")


def _shown(part: Part, document: Document) -> Iterator[str | Table]:
    tables = [block for block in part.blocks if isinstance(block, Table)]
    yield "\n" + (part.title if tables and not part.counted else part.counted or "").strip()
    for block in part.blocks:
        if isinstance(block, Table):
            yield read_at_once(block, part, document)
        elif not block.is_note:
            yield block.text


def is_told_by_totals(part: Part, document: Document) -> bool:
    """Say whether the totals of one unit, which are its results, say all that the part would."""
    return document.one_unit and part.key in {*_IN_RESULTS, "results"}


def read_at_once(table: Table, part: Part, document: Document) -> Table:
    """Leave out what a reader of text does not need: the one unit, or names that the items stand for."""
    shown = table.telling()
    if part.key in ("groups", "bottlenecks", "pace"):
        return shown.without("label")
    if part.key in ("missed", "results", "inconclusive", "wrong"):
        known = ("verdict",) if part.key in ("missed", "inconclusive") else ()
        return shown.without("previous", "unit" if document.one_unit else "label", *known)
    return shown.without("units") if part.key == "totals" and document.one_unit else shown
