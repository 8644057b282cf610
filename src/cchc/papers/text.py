"""Lines and tables of a text: a run of lines with tabs is a table, as copied from a page or a sheet.

Running text has no columns that could be told apart, and none are made up: it gives lines alone.
"""

from collections.abc import Sequence
from typing import Final

from cchc.papers.paper import Line, Paper, Place, Table, TableBuilder
from cchc.patterns import pattern_of
from cchc.rules.documents import DocumentUnreadable
from cchc.sources.refusals import Refused, filled_cells
from cchc.words import Words

# What text extraction leaves of a page: tags of one element, and the stars of bold print.
_MARKUP: Final = pattern_of(r"</?(?:b|i|u|p|em|strong|sub|sup|math|span|br)\s*/?>|\*\*")

_MARK: Final = '"'
_BREAK: Final = pattern_of(r"\r\n|\r|\n")


_QUOTED: Final = Words(
    "dòng {line}: một ô trong ngoặc kép kéo dài qua nhiều dòng, như khi chép từ Excel; hãy bỏ chỗ xuống dòng"
    " trong ô, hoặc chép bảng từ Word",
    "line {line}: a cell in quotation marks goes on in further lines, as copied from Excel; take the line"
    " breaks out of the cell, or copy the table from Word",
)


def read(text: str) -> Paper:
    """Read a text; the places of its cells are its lines.

    Raises Refused where a cell goes on in further lines: what stands there would be taken for rows.
    """
    source = lines_of(text)
    if (at := _goes_on(source)) is not None:
        said = Words(*(each.format(line=at) for each in _QUOTED))
        raise Refused(DocumentUnreadable(reason=said))
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


def _goes_on(source: Sequence[str]) -> int | None:
    """Give the line on which a cell opens a quotation mark that a later line closes at its end."""
    for number, line in enumerate(source, start=1):
        cell = line.rpartition("\t")[2]
        if "\t" not in line or not cell.startswith(_MARK) or cell.count(_MARK) % 2 == 0:
            continue
        for later in source[number:]:
            first, tab, _ = later.partition("\t")
            if first.count(_MARK) % 2 and first.endswith(_MARK):
                return number
            if tab:
                break
    return None


def lines_of(text: str) -> list[str]:
    """Cut a text into lines as editors number them, without the marks of a page."""
    return [_MARKUP.sub("", line) for line in _BREAK.split(text)]
