"""A draft: what the document says, the indicators that are known by these very words, and what is open."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Final, NamedTuple

from cchc.definitions.indicator import Better
from cchc.definitions.items import item_for
from cchc.definitions.level import Level
from cchc.definitions.model import Definitions, Target
from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_cell import parts_of
from cchc.definitions.threshold_text import UnreadableThreshold, read_threshold
from cchc.definitions.verbatim_text import LISTS
from cchc.drafts.bodies import listed
from cchc.drafts.formula import Formula, formula_of, scope_of
from cchc.drafts.head import Head
from cchc.drafts.values import OPEN, Annex, Row, Value
from cchc.papers.paper import Paper
from cchc.patterns import pattern_of
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import fold

_LATE: Final = pattern_of(r"\b(?:quá hạn|trễ hạn|chậm hạn|chậm|tồn đọng)\b")
# A wording that sets a ceiling, or ends before the number of one: «Tỷ lệ hồ sơ trả lại không quá».
_CEILING: Final = pattern_of(
    r"\b(?:tối đa|nhiều nhất|không (?:được )?(?:vượt quá|vượt|quá|lớn hơn|cao hơn))(?: \d+(?:,\d+)? ?%|$)"
    r"|\b(?:dưới|nhỏ hơn|thấp hơn|ít hơn)$"
)
_FLOOR_OR_CEILING: Final = Words(
    "văn bản không ghi là mức tối thiểu hay tối đa",
    "the document says neither a floor nor a ceiling",
)
_RATIO: Final = pattern_of(r"\btỉ lệ\b")  # two spellings of one word
_SIGNS: Final = " .,:;"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """One target as it will stand in the file."""

    item: Value
    cells: Mapping[str, Value]  # with the whole cell of the threshold, where it holds several
    levels: Sequence[Level] = ()  # where the document has a threshold for each
    roadmap: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, Sequence[str]]  # of the columns that list some
    indicator: str  # «?» where no known wording is the same
    likely: Sequence[
        str
    ] = ()  # where several are, or where reports call one so and no document does
    before: Sequence[tuple[str, Sequence[str]]] = ()  # sets that had these words, and their levels
    beside: Sequence[str] = ()  # of columns without a known meaning
    formula: Formula | None = None
    scope: str | None = None
    threshold_refused: Words | None = None
    better: Better | None = (
        None  # as a threshold with one bound says; None where it has two or none
    )

    @property
    def unsure(self) -> dict[str, Sequence[Words]]:
        """Say of which keys one should look at the document again, and why."""
        marked = {"item": self.item.doubts} | {key: v.doubts for key, v in self.cells.items()}
        return {key: doubts for key, doubts in marked.items() if doubts}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A target set that waits for a person."""

    id: str
    source: str  # the file of the document, as the draft names it
    paper: Paper
    head: Head
    annex: Value | None  # which of several of the document
    sections: Mapping[str, Value]
    rows: Sequence[DraftRow]
    columns: frozenset[str]
    unused: Sequence[str]
    below: Sequence[str]  # lines under the table


def draft(
    name: str,
    source: str,
    paper: Paper,
    found: tuple[Head, Annex],
    known: Definitions,
    *,
    is_one_of_several: bool = False,
) -> Draft:
    """Join what was read with what is known; *is_one_of_several* annexes of the document."""
    head, annex = found
    words, names = known_wordings(known), known_bodies(known)
    return Draft(
        id=name,
        source=source,
        paper=paper,
        head=head,
        annex=head.annex_label if is_one_of_several else None,
        sections=annex.sections,
        rows=[made for row in annex.rows for made in _rows(row, annex, words, names)],
        columns=annex.columns,
        unused=annex.unused,
        below=annex.below,
    )


class Wording(NamedTuple):
    """Who has certain words: an indicator, in a row of a set, as its label, or as a name that reports use."""

    indicator: str
    set: str = ""
    row: Target | None = None
    is_alias: bool = False
    better: Better | None = None


Wordings = Mapping[str, Sequence[Wording]]


def known_wordings(known: Definitions) -> Wordings:
    """List by folded wording which indicators have it, and the rows that said so before."""
    found: dict[str, list[Wording]] = {}
    for each in known.target_sets:
        for row in each.targets:
            found.setdefault(_key(row.wording), []).append(
                Wording(row.indicator.id, each.id, row, better=row.indicator.better)
            )
    for indicator in known.indicators.values():
        found.setdefault(_key(indicator.label), []).append(
            Wording(indicator.id, better=indicator.better)
        )
        for name in indicator.aliases:
            found.setdefault(_key(name), []).append(Wording(indicator.id, is_alias=True))
    return found


def _key(wording: str) -> str:
    return _RATIO.sub("tỷ lệ", fold(wording)).rstrip(_SIGNS)


def _rows(row: Row, annex: Annex, words: Wordings, names: Collection[str]) -> Iterator[DraftRow]:
    """Make a target of a row, or one for each level that has a threshold of its own."""
    whole = row.cells["threshold"]
    parts = parts_of(whole.text)
    if not parts:
        yield _row(row, annex, words, names)
        return
    for_levels = [part for part in parts if part.levels]
    for part in for_levels:
        own = replace(whole, text=part.threshold.text)
        cells = {**row.cells, "threshold": own, "threshold_cell": replace(whole, doubts=())}
        item = replace(row.item, text=_item_for(row.item.text, part.levels))
        made = _row(replace(row, item=item, cells=cells), annex, words, names)
        yield replace(made, levels=part.levels)
    if not for_levels:
        year = next((part.threshold.text for part in parts if part.is_year), "")
        cells = {
            "threshold": replace(whole, text=year),
            "threshold_cell": replace(whole, doubts=()),
        }
        made = _row(replace(row, cells={**row.cells, **cells}), annex, words, names)
        steps = {part.label: part.threshold.text for part in parts if not part.is_year}
        yield replace(made, roadmap=steps)


def _item_for(number: str, levels: Sequence[Level]) -> str:
    return number if number == OPEN else item_for(number, levels)


def _row(row: Row, annex: Annex, words: Wordings, names: Collection[str]) -> DraftRow:
    wording = row.cells["wording"].text
    same = words.get(_key(wording), ())
    ids = list(dict.fromkeys(each.indicator for each in same if not each.is_alias))
    called = list(dict.fromkeys(each.indicator for each in same if each.is_alias))
    kept = {*annex.columns, "threshold_cell"}
    cells = {key: value for key, value in row.cells.items() if key in kept}
    threshold, refused = _threshold(cells["threshold"].text)
    is_open = _is_open(
        cells["threshold"].text, wording, [known for each in same if (known := each.better)]
    )
    if is_open:
        cells["threshold"] = replace(
            cells["threshold"], doubts=(*cells["threshold"].doubts, _FLOOR_OR_CEILING)
        )
    return DraftRow(
        item=row.item,
        cells=cells,
        bodies={key: bodies(row.cells[key].text, names) for key in LISTS},
        indicator=ids[0] if len(ids) == 1 else OPEN,
        likely=ids if len(ids) > 1 else [] if ids else called,
        beside=row.beside,
        before=[(each.set, [*each.row.levels]) for each in same if each.row],
        formula=formula_of(wording) if not ids else None,
        scope=scope_of(wording),
        threshold_refused=refused,
        better=None if is_open else _better(threshold),
    )


def _threshold(written: str) -> tuple[Threshold | None, Words | None]:
    """Read a threshold, or say why it is not understood, as it will be when the set is loaded."""
    if not written:
        return None, None
    try:
        return read_threshold(written), None
    except UnreadableThreshold as error:
        return None, error.reason


def _is_open(written: str, wording: str, known: Sequence[Better]) -> bool:
    """Say whether a bare number may be a ceiling: of what is late less is better, and of what is known so."""
    is_bare = written.strip(" %").replace(",", "").replace(".", "").isdigit()
    said = fold(wording).rstrip(_SIGNS)
    return is_bare and (
        Better.LOWER in known or bool(_LATE.search(said)) or bool(_CEILING.search(said))
    )


def _better(threshold: Threshold | None) -> Better | None:
    """Say which way a ratio should go: a ceiling alone asks for less, a floor alone for more."""
    if threshold is None or (threshold.low is None) == (threshold.high is None):
        return None
    return Better.LOWER if threshold.low is None else Better.HIGHER


def known_bodies(known: Definitions) -> frozenset[str]:
    """List the bodies that sets name, folded."""
    return frozenset(
        fold(body)
        for each in known.target_sets
        for target in each.targets
        for body in (*target.responsible, *target.coordinating)
    )


def bodies(cell: str, known: Collection[str]) -> list[str]:
    """Cut a cell into the bodies that it names.

    A semicolon divides two of them; a comma does so only where all that it divides are known
    bodies, because many have a comma in their names.
    """
    found: list[str] = []
    for part in (part.strip() for part in listed(cell).split(";")):
        parts = _at_commas(part, known) if "," in part and fold(part) not in known else None
        found += parts or ([part] if part else [])
    return found


def _at_commas(text: str, known: Collection[str]) -> list[str] | None:
    """Cut at commas so that every part is known; None where that cannot be."""
    if fold(text) in known:
        return [text]
    for at, sign in enumerate(text):
        if sign == "," and fold(text[:at]) in known:
            rest = _at_commas(text[at + 1 :].strip(), known)
            if rest is not None:
                return [text[:at], *rest]
    return None
