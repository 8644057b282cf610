"""The annexes of a document: which of its tables are one, and what stands around them."""

from collections.abc import Iterator, Sequence
from typing import Final

from cchc.drafts.headings import headings_of
from cchc.drafts.rows import Reader
from cchc.drafts.values import Annex
from cchc.papers.paper import Line, Paper, Table
from cchc.patterns import pattern_of
from cchc.words.text import fold

_PAGE_NUMBER: Final = pattern_of(r"[-–\s]*\d{1,4}[-–\s]*")
_ANNEX: Final = pattern_of(r"phụ lục\b")


def annexes_of(paper: Paper) -> list[Annex]:
    """Find the annexes of a document; a table that a page divides is one."""
    found: list[Annex] = []
    lines: list[Line] = []
    reader: Reader | None = None
    for block in paper.blocks:
        if isinstance(block, Line):
            if not _PAGE_NUMBER.fullmatch(block.text):
                lines.append(block)
            continue
        heads = headings_of(block)
        if heads is None and reader is not None and block.within in reader.tables:
            continue  # its words stand in the cell already
        is_new = heads is not None and (
            reader is None or block.width != reader.width or any(map(is_label, lines))
        )
        if is_new and heads is not None:
            found += [reader.annex(_before_label(lines))] if reader else []
            reader = Reader(heads, _titles(lines))
        elif reader is not None and (heads or not lines) and block.width == reader.width:
            # Headings further down are those of the page before, printed again.
            is_headed = heads is not None and heads.top == 1
            heads = heads if is_headed else reader.headings._replace(first=1)
        elif reader is not None and lines:
            found.append(reader.annex(_before_label(lines)))
            reader = None
        if reader is not None and heads is not None:
            reader.take(block, heads)
            lines = []
        else:
            lines += _lines_in(block)
    return found + ([reader.annex(_before_label(lines))] if reader else [])


def _lines_in(table: Table) -> Iterator[Line]:
    """Give the lines of a table that only arranges them, such as the head of a decision."""
    for row in range(1, table.height + 1):
        for cell in table.row(row):
            if cell.place.row == row:
                yield from (Line(line, cell.place) for line in cell.text.split("\n") if line)


def lines_of(paper: Paper, annex: Annex) -> list[Line]:
    """Give the lines of a document above its annexes."""
    lines: list[Line] = []
    for block in paper.blocks:
        if isinstance(block, Table) and headings_of(block) is not None:
            break
        lines += [block] if isinstance(block, Line) else _lines_in(block)
    starts = [at for at, line in enumerate(lines) if line in annex.above[:1]]
    titles = [at for at, line in enumerate(lines) if is_label(line)]
    return lines[: min([*starts, *titles], default=len(lines))]


def is_label(line: Line) -> bool:
    """Say whether a line is the label of an annex, «Phụ lục II»."""
    return bool(_ANNEX.match(fold(line.text)))


def _before_label(lines: Sequence[Line]) -> Sequence[Line]:
    """Give what belongs to the annex above: the title of the next one does not."""
    return lines[: next((at for at, line in enumerate(lines) if is_label(line)), None)]


def _titles(lines: Sequence[Line]) -> list[Line]:
    starts = [at for at, line in enumerate(lines) if is_label(line)]
    return list(lines[starts[-1] :]) if starts else []
