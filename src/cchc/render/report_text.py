"""The report as text to read: on a terminal as wide as that, in a file with nothing folded or left out."""

from collections.abc import Callable, Iterator

from cchc.document.brief import Scope
from cchc.document.build import EVERYTHING, build
from cchc.document.model import Document, Paragraph, Part, Table
from cchc.exit_codes import ExitCode
from cchc.render.findings import lines
from cchc.render.text_table import plain, unpainted
from cchc.results import Report
from cchc.words import Lang, Words
from cchc.words.text import safe

PARTS = (
    "tally",
    "groups",
    "bottlenecks",
    "changes",
    "pace",
    "findings",
    "attention",
    "results",
    "totals",
)
_ASKED = ("groups", "bottlenecks", "changes", "pace")


def render(report: Report, _exit_code: ExitCode, lang: Lang) -> str:
    """Write every result and every finding."""
    parts = text_parts(build(report, lang, PARTS))
    shown = (part if isinstance(part, str) else plain(part, lang) for part in parts)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in shown)


def text_parts(
    document: Document,
    scope: Scope = EVERYTHING,
    paint: Callable[[str, str], str] = unpainted,
) -> Iterator[str | Table]:
    """Yield titles and tables in the order in which they are to be shown."""
    parts = {part.key: part for part in document.parts if not part.is_empty}
    lang = document.lang
    yield safe(document.subject) + "\n"
    results, totals = parts.get("results"), parts.get("totals")
    if scope.units and totals and not results:
        yield from _shown(parts["tally"], document, titled=False)
        if attention := parts.get("attention"):
            yield from _shown(attention, document)
    elif totals:
        if not document.one_unit or not scope.units:
            yield from _shown(totals, document)
        if results and not document.one_unit:
            yield "\n" + Words("Từng đơn vị", "Unit by unit").in_(lang)
        if results:
            yield from _shown(results, document, titled=False)
    for key in _ASKED:
        if part := parts.get(key):
            yield from _shown(part, document)
    if found := parts.get("findings"):
        yield f"\n{found.title}: {found.counted}"
        yield from (lines(each, lang, paint) for each in found.blocks if isinstance(each, Table))
    yield "\n" + document.answer


def _shown(part: Part, document: Document, *, titled: bool = True) -> Iterator[str | Table]:
    if titled:
        yield "\n" + part.title
    for block in part.blocks:
        yield block.text if isinstance(block, Paragraph) else read_at_once(block, part, document)


def read_at_once(table: Table, part: Part, document: Document) -> Table:
    """Leave out what a reader of text does not need: the one unit, or names that the items stand for."""
    shown = table.telling()
    if part.key in ("groups", "bottlenecks", "pace"):
        return shown.without("label")
    if part.key in ("results", "missed", "attention"):
        return shown.without("place", "unit" if document.one_unit else "label")
    return shown
