"""Lines and tables of a text: a run of lines with tabs is a table, as copied from a page or a sheet.

Running text has no columns that could be told apart, and none are made up: it gives lines alone.
"""

from typing import Final

from cchc.papers.paper import Line, Paper, Place, Table, TableBuilder
from cchc.patterns import pattern_of
from cchc.sources.refusals import filled_cells

# What text extraction leaves of a page: tags of one element, and the stars of bold print.
_MARKUP: Final = pattern_of(r"</?(?:b|i|u|p|em|strong|sub|sup|math|span|br)\s*/?>|\*\*")

_BREAK: Final = pattern_of(r"\r\n|\r|\n")


def read(text: str) -> Paper:
    """Read a text; the places of its cells are its lines."""
    source = lines_of(text)
    blocks: list[Line | Table] = []
    builder: TableBuilder | None = None
    tables, budget = 0, filled_cells()
    for number, line in enumerate(source, start=1):
        if "\t" in line:
            if builder is None:
                tables += 1
                builder = TableBuilder(tables, budget)
            builder.begin_row()
            for cell in line.split("\t"):
                builder.add(cell.strip(), 1, 1, line=number)
        elif line.strip():
            if builder is not None:
                blocks.append(builder.table())
                builder = None
            blocks.append(Line(line.strip(), Place(line=number)))
    if builder is not None:
        blocks.append(builder.table())
    return Paper("text", blocks, source=source)


def lines_of(text: str) -> list[str]:
    """Cut a text into lines as editors number them, without the marks of a page."""
    return [_MARKUP.sub("", line) for line in _BREAK.split(text)]
