"""A document as a Word file on lying A4: titles, sentences and tables, one below the other."""

from collections.abc import Iterator

from cchc.document.model import Document, Part, Table
from cchc.render.docx import tables
from cchc.render.docx.frame import WIDTH, blank_paper, to_bytes, with_blocks
from cchc.render.docx.markup import POINTS, Piece, note, paragraph

_TITLE = 14  # points


def render(document: Document) -> bytes:
    """Write the file."""
    paper = blank_paper(document.title, document.lang)
    with_blocks(paper, list(_blocks(document)))
    return to_bytes(paper)


def _blocks(document: Document) -> Iterator[str]:
    yield paragraph(Piece(document.title, bold=True), "center", _TITLE)
    yield paragraph(Piece(document.subject, bold=True), "center", POINTS, after=3)
    yield paragraph(Piece(document.answer), "both", POINTS, after=3)
    for part in document.told:
        yield from _part(part, document)


def _part(part: Part, document: Document) -> Iterator[str]:
    said = f"{part.title}: {part.counted}" if part.counted else part.title
    yield paragraph(Piece(said, bold=True), "left", POINTS, after=3, keep=True)
    for block, following in zip(part.blocks, (*part.blocks[1:], None), strict=True):
        if not isinstance(block, Table):
            keep = isinstance(following, Table)
            if block.is_note:
                yield note(block.text, keep=keep)
            else:
                yield paragraph(Piece(block.text), "both", POINTS, keep=keep)
        else:
            yield tables.whole(block.telling(), WIDTH, document.lang)
            yield paragraph(Piece(""), "left", POINTS / 2)
