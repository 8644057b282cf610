"""The tables of a document as CSV, for a spreadsheet to filter: one table, which says whose each row is."""

from cchc.document.model import Across, Document, Table
from cchc.document.spelling import text_of
from cchc.render.report_csv import inert, written
from cchc.words import Words


def render(document: Document) -> str:
    """Write the rows of every part below the columns of all."""
    tables = [
        (part.title, part.table.telling()) for part in document.parts if _has_table(part.blocks)
    ]
    headings = {each.key: each.heading for _, table in tables for each in table.columns}
    lines = [[Words("Bảng", "Table").in_(document.lang), *headings.values()]]
    for title, table in tables:
        keys = [column.key for column in table.columns]
        for row in table.rows:
            if not isinstance(row, Across):
                texts = dict(zip(keys, (text_of(cell, document.lang) for cell in row), strict=True))
                lines.append([inert(title), *(inert(texts.get(key, "")) for key in headings)])
    return written(lines, document.lang)


def _has_table(blocks: object) -> bool:
    return isinstance(blocks, list | tuple) and any(isinstance(each, Table) for each in blocks)
