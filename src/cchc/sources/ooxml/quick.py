"""A sheet by patterns: rows that are written as all common programs write them, at the speed of C.

The rows of a sheet are mostly written alike, but for the values.  The first row of its kind becomes a
pattern with which the others are found, thousands at once; what stands between them is looked at like
any row, so that nothing is passed over.  A row that lacks some cells, or has others, widens the pattern,
for lists with optional columns have as many kinds of rows as there are choices of them.  Rows that fit no
pattern are taken cell by cell.
What is not written as ``row_patterns`` knows it is unusual, and ``thorough`` decides what it means.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.parsers import expat

from cchc import limits
from cchc.grid import Value
from cchc.patterns import pattern_of
from cchc.sources.builder import GridBuilder
from cchc.sources.ooxml.cell_values import CellValues
from cchc.sources.ooxml.package import STRETCH, Package
from cchc.sources.ooxml.quick_cells import Found, QuickCells
from cchc.sources.ooxml.row_patterns import (
    ROW_NUMBER,
    Pattern,
    form_of,
    groups_of,
    learn,
    parse_row,
)
from cchc.sources.ooxml.thorough import Frame, SheetParser, column_number, is_zero
from cchc.sources.ooxml.written import PROLOG, Unusual, plain_attributes
from cchc.sources.refusals import Malformed, filled_cells

_LONGEST_ROW = 16 * STRETCH
_MOST_PATTERNS = 16  # kinds of rows in one stretch; the rest is taken cell by cell
_GONE = b"<>"  # stands for rows that were taken out, and nowhere in XML

_HEAD = pattern_of(rb"%s<[^?!][^?!]*" % PROLOG)
_HEAD_END, _NO_ROWS, _ROWS_END = b"<sheetData>", b"<sheetData/>", b"</sheetData>"
_PREFIX = b"x14ac:"

_ROW_ATTRIBUTES = frozenset(
    b"spans s customFormat ht hidden customHeight outlineLevel collapsed thickTop thickBot ph".split()
) | {_PREFIX + b"dyDescent"}
_TRUTHS = {b"1": True, b"true": True, b"0": False, b"false": False}


class _Rows(NamedTuple):
    """Some rows, those of one pattern."""

    lines: Sequence[int]
    columns: Mapping[int, Sequence[Value]]


def read_quickly(package: Package, path: str, values: CellValues, builder: GridBuilder) -> Frame:
    """Read a whole sheet; raises Unusual where the thorough reader should, and Refused."""
    parts = _parts(package, path)
    head, tail = next(parts), b""
    reader = _Quick(values, builder, has_prefix=b"xmlns:x14ac=" in head)
    for part in parts:  # the last is what stands behind the rows
        reader.take(tail)
        tail = part
    try:
        around = SheetParser(values, builder, filled_cells())
        around.feed(head)
        around.feed(_HEAD_END + _ROWS_END)
        around.feed(tail)
        frame = around.close()
    except (Malformed, expat.ExpatError) as error:
        raise Unusual from error
    if not frame.has_cells:
        raise Unusual
    frame.hidden_rows |= reader.hidden_rows
    return frame


def _parts(package: Package, path: str) -> Iterator[bytes]:
    """Yield what stands before the rows, then whole rows, a stretch at a time, and what is behind."""
    with package.open(path) as file:
        text = b""
        while _HEAD_END not in text and _NO_ROWS not in text:
            text = _more(text, file.read(STRETCH))
        has_rows = _HEAD_END in text
        head, _, text = text.partition(_HEAD_END if has_rows else _NO_ROWS)
        if not _HEAD.fullmatch(head):
            raise Unusual
        yield head
        while has_rows and (end := text.find(_ROWS_END)) < 0:
            cut = text.rfind(b"<row ")
            if cut > 0:
                yield text[:cut]
                text = text[cut:]
            text = _more(text, file.read(STRETCH))
        if has_rows and end:
            yield text[:end]
        tail = [text[end + len(_ROWS_END) :] if has_rows else text]
        while chunk := file.read(STRETCH):
            tail.append(chunk)
            if len(tail) * STRETCH > limits.PART_BYTES:
                raise Unusual
        behind = b"".join(tail)
        if b"<!" in behind or b"<?" in behind:
            raise Unusual
        yield behind


def _more(text: bytes, chunk: bytes) -> bytes:
    if not chunk or len(text) > _LONGEST_ROW:
        raise Unusual
    return text + chunk


class _Quick:
    """Takes stretches of rows and fills the builder."""

    def __init__(self, values: CellValues, builder: GridBuilder, *, has_prefix: bool) -> None:
        self.hidden_rows: set[int] = set()
        self._cells, self._builder, self._has_prefix = QuickCells(values), builder, has_prefix
        self._patterns: list[Pattern] = []
        self._are_hidden: dict[bytes, bool] = {}  # by the attributes of a row
        self._last = 0  # the last row so far

    def take(self, stretch: bytes) -> None:
        """Read whole rows."""
        if _GONE in stretch:
            raise Unusual
        parts, rest = list[_Rows](), stretch
        for pattern in [*self._patterns]:
            if not rest:
                break
            rest = self._take_pattern(pattern, rest, parts)
        learnt = 0
        while rest:
            new = learn(rest) if learnt < _MOST_PATTERNS else None
            if new is None:
                parts.append(self._cell_by_cell(rest))
                break
            learnt += 1
            new = self._keep(new)
            rest = self._take_pattern(new, rest, parts)
        self._add(parts, stretch)

    def _keep(self, new: Pattern) -> Pattern:
        """Remember a pattern, in place of the one that it widens where there is one."""
        for old in self._patterns:
            if wider := old.widened(new):
                self._patterns.remove(old)
                new = wider
                break
        self._patterns = [new, *self._patterns][:_MOST_PATTERNS]
        return new

    def _take_pattern(self, pattern: Pattern, rest: bytes, parts: list[_Rows]) -> bytes:
        """Take all rows of a pattern out and give the rest."""
        pieces = pattern.search.split(rest)  # what stands between rows, and their groups
        step = pattern.search.groups + 1
        if len(pieces) == 1:
            return rest
        parts.append(self._rows(pattern, [pieces[at::step] for at in range(1, step)]))
        gaps = filter(None, pieces[::step])
        between = (gap.removeprefix(_GONE).removesuffix(_GONE) for gap in gaps)
        return _GONE.join(filter(None, between))

    def _rows(self, pattern: Pattern, found: Found) -> _Rows:
        lines = list(map(int, found[0]))
        for attributes in set(found[1]):
            if self._is_hidden(attributes):
                hidden = (
                    row for row, own in zip(lines, found[1], strict=True) if own == attributes
                )
                self.hidden_rows.update(hidden)
        columns: dict[int, Sequence[Value]] = {}
        at = 2
        for cell in pattern.cells:
            groups = found[at : at + cell.groups]
            at += cell.groups
            if values := self._cells.column(cell, groups):
                columns[cell.number] = values
        return _Rows(lines, columns)

    def _is_hidden(self, attributes: bytes) -> bool:
        """Say whether a row with these attributes is not shown."""
        hidden = self._are_hidden.get(attributes)
        if hidden is None:
            own = plain_attributes(attributes, _ROW_ATTRIBUTES)
            if not self._has_prefix and any(name.startswith(_PREFIX) for name in own):
                raise Unusual
            hidden = _TRUTHS.get(own.get(b"hidden", b"0"))
            if hidden is None:
                raise Unusual
            height = own.get(b"ht")
            hidden = hidden or (height is not None and is_zero(height.decode()))
            self._are_hidden[attributes] = hidden
        return hidden

    def _cell_by_cell(self, rest: bytes) -> _Rows:
        """Take rows that are each written in their own way."""
        lines: list[int] = []
        cells: list[dict[int, Value]] = []
        for piece in filter(None, rest.split(_GONE)):
            at = 0
            while at < len(piece):
                row, found, at = parse_row(piece, at)
                if self._is_hidden(row[2]):
                    self.hidden_rows.add(int(row[1]))
                lines.append(int(row[1]))
                cells.append(dict(self._filled(found)))
        numbers = set[int]().union(*cells)
        return _Rows(lines, {n: [row.get(n, "") for row in cells] for n in numbers})

    def _filled(self, found: Sequence[re.Match[bytes]]) -> Iterator[tuple[int, Value]]:
        for cell in found:
            form = form_of(cell)
            groups = groups_of(cell, form)
            for value in self._cells.read[form](*([group] for group in groups)):
                if value != "":
                    yield column_number(cell[1].decode()), value

    def _add(self, parts: Sequence[_Rows], stretch: bytes) -> None:
        """Put the rows of all patterns between each other, in the order of their numbers."""
        lines = parts[0].lines if parts else ()
        if len(parts) > 1:  # each rises by itself; together they must, as they stand there
            lines = list(map(int, ROW_NUMBER.findall(stretch)))
        if any(a >= b for a, b in pairwise((self._last, *lines))):
            raise Unusual
        self._last = lines[-1] if lines else self._last
        if self._last > limits.SHEET_ROWS:
            raise Unusual
        filled = [part for part in parts if part.columns]
        if len(parts) == len(filled) == 1:
            self._builder.add_block(*filled[0])
        elif filled:
            lines = sorted(line for part in filled for line in part.lines)
            self._builder.add_block(lines, _between(lines, filled))


def _between(lines: Sequence[int], parts: Sequence[_Rows]) -> dict[int, list[Value]]:
    """Lay columns of several patterns into each other."""
    place = {line: at for at, line in enumerate(lines)}
    columns: dict[int, list[Value]] = {}
    for part in parts:
        places = [place[line] for line in part.lines]
        for number, values in part.columns.items():
            column = columns.get(number)
            if column is None:
                column = columns[number] = [""] * len(lines)
            for at, value in zip(places, values, strict=True):
                column[at] = value
    return columns
