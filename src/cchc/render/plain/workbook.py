"""A document as a workbook: a sheet for each part, headed by the title."""

from cchc.document.model import Cell, Column, Document, Kind, Leads, Paragraph, Part, Table
from cchc.render.xlsx.book import Book
from cchc.render.xlsx.links import BESIDE
from cchc.render.xlsx.sheet import Link, Sheet
from cchc.words import own_results

_NOTHING = Table((Column("said", "", Kind.TEXT),))


def render(document: Document) -> bytes:
    """Write the workbook."""
    book = Book(category=own_results.MARK)
    for part in document.told:
        _add(book, document, part)
    if not document.told:
        _titles(Sheet(book, document.title, _NOTHING.columns, document.lang), document)
    return book.to_bytes()


def _add(book: Book, document: Document, part: Part) -> None:
    table = next((each for each in part.blocks if isinstance(each, Table)), _NOTHING).telling()
    sheet = Sheet(book, part.title, table.columns, document.lang)
    _titles(sheet, document)
    sheet.title(part.title, bold=True)
    if part.counted:
        sheet.title(part.counted)
    for block in part.blocks:
        if isinstance(block, Paragraph):
            sheet.say(block)
    if table is not _NOTHING:
        sheet.fill([[_linked(cell) for cell in row] for row in table.rows])


def _linked(cell: Cell) -> Cell | Link:
    return Link(cell.text, f"{BESIDE}{cell.file}") if isinstance(cell, Leads) else cell


def _titles(sheet: Sheet, document: Document) -> None:
    sheet.title(document.title, size=14, bold=True)
    sheet.title(document.subject, bold=True)
    sheet.title(document.answer)
