"""What a document says, for the comparison with a set: its lines, and the cells of its annexes."""

from collections.abc import Iterator
from typing import Final

from cchc.definitions.verbatim_text import LISTS, AnnexSaid, RowSaid, Said
from cchc.diagnostics import Finding, Location
from cchc.drafts.annex import annexes_of, is_label, lines_of
from cchc.drafts.bodies import listed
from cchc.drafts.head import head_of
from cchc.drafts.values import Annex, Row
from cchc.papers.marks import PICTURE, SYMBOL
from cchc.papers.opening import open_paper
from cchc.papers.paper import Line, Paper
from cchc.sources.refusals import Refused
from cchc.words.text import tidy

_LACKING: Final = {PICTURE, SYMBOL}


def said_by(name: str, data: bytes, *, is_kept: bool = False) -> tuple[Said | None, list[Finding]]:
    """Read what a document says, for the comparison with a set; *is_kept*: the set was taken from it."""
    try:
        paper = open_paper(data)
    except Refused as refused:
        return None, [refused.rule.at(Location(name))]
    annexes = [_said(paper, each, is_first=at == 0) for at, each in enumerate(annexes_of(paper))]
    lines = paper.source or [*_every_line(paper)]
    return Said(name, lines, is_kept, annexes), []


def _said(paper: Paper, annex: Annex, *, is_first: bool) -> AnnexSaid:
    """Give what an annex says, and of which document it says to be."""
    head = head_of(lines_of(paper, annex), annex, paper.kind)
    # A letterhead may stand above an annex by itself, too; a title of its document does not.
    has_head = bool(head.preamble) or head.title not in {None, head.annex_title}
    # Who signs at the top may not be who signs a document that is bound in behind it.
    keys = ("number", "issued", "issuer") if is_first else ("number", "issued")
    named = {key: getattr(head, key) for key in keys}
    return AnnexSaid(
        label=head.annex_label.text if head.annex_label else "",
        sections={number: heading.text for number, heading in annex.sections.items()},
        rows=[
            RowSaid(
                row.item.text,
                {
                    column: listed(value.text) if column in LISTS else value.text
                    for column, value in row.cells.items()
                },
                {key for key, value in (("item", row.item), *row.cells.items()) if value.doubts},
                {key for key, value in row.cells.items() if _LACKING & {*value.doubts}},
                row.referring,
                around(annex, row),
                " | ".join(row.beside),
            )
            for row in annex.rows
        ],
        head={key: value.text for key, value in named.items() if value and not value.doubts},
        over={
            number: " ".join(value.text for value in there.values())
            for number, there in annex.over.items()
        },
        remarks=[tidy(each) for each in annex.below],
        preamble=[each.text for each in head.preamble],
        stands_alone=not has_head and any(map(is_label, annex.above[:1])),
        doubtful={number for number, heading in annex.sections.items() if heading.doubts},
    )


def around(annex: Annex, row: Row) -> str:
    """Join all that the annex says of a row: its cells, the rows and sections above it, the headings."""
    item = row.item.text
    over = [each for each in annex.rows if each is row or item.startswith(f"{each.item.text}.")]
    texts = [value.text for each in over for value in each.cells.values()]
    texts += [text for each in over for text in each.beside]
    for number, heading in annex.sections.items():
        if item.startswith(f"{number}."):
            texts.append(heading.text)
    return " | ".join([*texts, *annex.headings])


def _every_line(paper: Paper) -> Iterator[str]:
    for block in paper.blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            for cell in dict.fromkeys(block.cells.values()):
                yield from cell.text.split("\n")
