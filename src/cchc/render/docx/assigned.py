"""The annex of a decision as a Word document, as the set transcribes it: drafted again it is the same set.

Words, numbers and columns are the document's; what is ours – notes, roadmaps, who has what passed on –
has no column there.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from docx.enum.section import WD_SECTION

from cchc.definitions.items import begun_at
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.verbatim_text import NOT_IN_TABLE
from cchc.document.annex import OF_THE_DECISION
from cchc.document.model import Across, Column, Kind, Row, Table
from cchc.render.docx import tables
from cchc.render.docx.frame import WIDTH, blank_paper, number_each_annex, to_bytes, with_blocks
from cchc.render.docx.markup import POINTS, Piece, paragraph
from cchc.words import Lang, Words

_TITLE: Final = 14  # points
_COLUMNS: Final = (
    *OF_THE_DECISION,
    ("basis", Words("Căn cứ thực hiện", "Basis"), Kind.TEXT),
)
_LABEL: Final = Words("Phụ lục", "Annex")
_UNKNOWN: Final = "……"


def render(sets: Sequence[TargetSet], lang: Lang) -> bytes:
    """Make the document, an annex for each set."""
    paper = blank_paper(sets[0].title, lang)
    for at, each in enumerate(sets):
        if at:
            paper.add_section(WD_SECTION.NEW_PAGE)
        with_blocks(paper, [*_titles(each, lang), _table(each, lang), *_left_out(each, lang)])
    number_each_annex(paper)
    return to_bytes(paper)


def _titles(target_set: TargetSet, lang: Lang) -> Iterator[str]:
    heading = target_set.annex_heading
    label = heading.label if heading else _LABEL.in_(lang)
    title = heading.title if heading and heading.title else target_set.title
    yield paragraph(Piece(label, bold=True), "center", _TITLE)
    yield paragraph(Piece(title, bold=True), "center", _TITLE)
    yield paragraph(Piece(_attached(target_set, lang), italic=True), "center", POINTS, after=3)


def _left_out(target_set: TargetSet, lang: Lang) -> Iterator[str]:
    """Name the rows of the annex that are not judged: the set has only their numbers."""
    for item, why in target_set.not_judged.items():
        said = f"{NOT_IN_TABLE.in_(lang).format(item=item)} {why}"
        yield paragraph(Piece(said, italic=True), "left", POINTS)


def _attached(target_set: TargetSet, lang: Lang) -> str:
    """Say to what it belongs; a number or a day that is not known stays open."""
    number, issuer = target_set.number or _UNKNOWN, target_set.issuer
    year, month, day = (target_set.issued or f"{target_set.year}--").split("-")
    vi = (
        f"(Kèm theo văn bản số {number} ngày {day or _UNKNOWN} tháng {month or _UNKNOWN}"
        f" năm {year} của {issuer})"
    )
    date = target_set.issued or f"{_UNKNOWN} {year}"
    return Words(vi, f"(Attached to No. {number} of {date} by {issuer})").in_(lang)


def _table(target_set: TargetSet, lang: Lang) -> str:
    columns = [Column(key, words.in_(lang), kind) for key, words, kind in _COLUMNS]
    shown = Table(columns, list(_rows(target_set)))
    return tables.written(shown, [each.key for each in columns], WIDTH, lang)


def _rows(target_set: TargetSet) -> Iterator[Row]:
    """Yield sections and rows.

    A section that is itself a row has its heading above the rest of its wording, as far as it begins
    with it; else the row stands behind the number of the section.
    """
    before = ""
    sections = target_set.sections
    # Targets of several levels that share a row share all that the annex says of it.
    shown = {target.number: target for target in reversed(target_set.targets)}
    for target in (shown[number] for number in dict.fromkeys(t.number for t in target_set.targets)):
        number = target.number
        rest = target.wording.removeprefix(f"{sections.get(number, '')} ")
        begun = begun_at(number, before, sections)
        # A section that is itself the row has its heading above what the row says beyond it.
        is_below = number in sections and rest != target.wording and not number.isdigit()
        for each in [*begun, number] if is_below else begun:
            yield Across(_number(each, shown.keys() | sections.keys()), sections.get(each, ""))
        if is_below:
            yield _row("", rest, target)
        else:
            yield _row(_number(number, shown.keys() | sections.keys()), target.wording, target)
        before = number


def _number(item: str, items: Collection[str]) -> str:
    """Number a row as the document does: 2 under III, I under A, a under 2; else its whole item."""
    parent, _, last = item.rpartition(".")
    if item[0].isdigit() or not parent:
        return item
    first, *inside = item.split(".")
    while inside and inside[0].isupper() and f"{first}.{inside[0]}" in items:
        first = f"{first}.{inside.pop(0)}"
    if not inside:
        return last
    if all(map(str.isdigit, inside)):
        return ".".join(inside)
    return last if parent in items and last.islower() else item


def _row(number: str, wording: str, target: Target) -> Row:
    return (
        number,
        wording,
        "; ".join(target.responsible),
        "; ".join(target.coordinating),
        target.unit_of_measure,
        target.threshold_cell or target.threshold.text,
        target.basis or "",
    )
