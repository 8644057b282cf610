"""Delimited text, block by block, into the columns of a grid.

A block is cut apart by two ``split`` calls, in half the time of ``csv``; its few lines with quote
marks go through ``csv`` in strict mode, and so do whole blocks where a cell goes over several lines.
Both ways give the same rows (``benchmarks/`` would say if the first were gone).
"""

import csv
import io
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain, islice
from typing import Protocol

from cchc import limits
from cchc.grid import Grid, Value
from cchc.patterns import pattern_of
from cchc.sources.builder import GridBuilder, NotOneLine
from cchc.sources.refusals import Budget, more_than, too_large
from cchc.words import Words

_CHUNK = 1 << 20  # bytes cut apart at a time: bounds the memory, costs no speed
_ROWS = 1 << 14  # rows of a block …
_CELLS = 1 << 20  # … whose cells are laid side by side only while there are no more of them
_LINE_END = pattern_of(r"\r\n|\r|\n")

# By itself ``csv`` refuses cells of more than 131,072 characters, as if a quote were not closed.
csv.field_size_limit(limits.TEXT_ROW_BYTES)

Rows = list[list[str]]


class _Reader(Protocol):
    """What ``csv.reader`` gives."""

    @property
    def line_num(self) -> int:
        """How many lines were read."""

    def __next__(self) -> list[str]:
        """Give the next row."""

    def __iter__(self) -> Iterator[list[str]]:
        """Give itself."""


class BrokenQuotes(ValueError):
    """A quote mark that is never closed, or that something follows; ``line`` is where its row starts."""

    def __init__(self, line: int) -> None:
        super().__init__(f"broken quotes in line {line}")
        self.line = line


def read_rows(data: bytes, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, cells) of each row of UTF-8 that is not an empty line."""
    reader = _reader(_stream(data), delimiter)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise BrokenQuotes(line) from error
        if cells is None:
            return
        if cells:
            yield line, cells


def read_grid(data: bytes, delimiter: str, width: int, texts: int | None = None) -> Grid:
    """Read all rows of UTF-8; most are probably *width* cells wide, with *texts* different ones at most.

    Raises BrokenQuotes, and Refused where the table is too large.
    """
    table = _Table(data, width, limits.TEXTS if texts is None else texts)
    lone_returns = b"\r" in data and data.count(b"\r") > data.count(b"\r\n")
    try:
        if lone_returns:
            _read_by_csv(_stream(data), delimiter, table, 1, sys.maxsize)
        else:
            _read_blocks(data, delimiter, table)
    except csv.Error:
        for _ in read_rows(data, delimiter):  # which says in what row it is
            pass
        raise
    return table.grid()


class _Table:
    """The grid on its way, and how wide each of its lines was."""

    def __init__(self, data: bytes, width: int, texts: int) -> None:
        self.texts = texts
        # Blank cells take a byte each: a file may have as many as that, whatever its size.
        what = Words("số ô của bảng", "the number of cells of the table")
        self.builder = GridBuilder(Budget(max(limits.SHEET_CELLS, len(data)), what))
        self.width = width
        self.lines = array("l")  # those that are not as wide as expected …
        self.widths = array("l")  # … and how wide they are
        self.usual = 0  # how many are as wide as expected
        self.reaching = Counter[
            int
        ]()  # width → how many lines; blank cells beyond it count for none

    def add_cells(self, lines: range, columns: Sequence[list[bytes]]) -> None:
        """Add rows that are all as wide as expected.

        Raises NotOneLine where not every row ends with its line.
        """
        share, width = self.builder.share_cells, self.width
        shared = {width: share(width, columns[-1], b"\n")}  # the one that tells comes first
        shared |= {at: share(at, column) for at, column in enumerate(columns[:-1], start=1)}
        self._count_usual(len(lines))
        self._add_shared(lines, shared)

    def add_rows(self, lines: Sequence[int], rows: Rows) -> None:
        """Add rows of whatever width; empty lines are none."""
        if not all(rows):
            lines = [line for line, row in zip(lines, rows, strict=True) if row]
            rows = [row for row in rows if row]
            if not rows:
                return
        widths = list(map(len, rows))
        if widths.count(self.width) == len(rows):
            self._count_usual(len(rows))
            self._add(lines, list(zip(*rows, strict=True)))
            return
        for line, width in zip(lines, widths, strict=True):
            if width == self.width:
                self.usual += 1
            else:
                self.lines.append(line)
                self.widths.append(width)
        reaches = list(map(self._reach, rows))
        self.reaching.update(map(min, widths, reaches))
        self._refuse_ragged()
        reach = max(reaches)
        if reach * len(rows) > _CELLS:
            self._add_one_by_one(lines, rows)
        else:
            even = [row[:reach] + [""] * (reach - len(row)) for row in rows]
            self._add(lines, list(zip(*even, strict=True)))

    def _count_usual(self, rows: int) -> None:
        self.usual += rows
        self.reaching[self.width] += rows

    def _refuse_ragged(self) -> None:
        """Stop early where very many lines, and most of all, are not as wide as any: that is no table."""
        most, rows = limits.FINDINGS_OF_A_FILE, self.reaching.total()
        odd = rows - max(self.reaching.values())
        if odd > most and 2 * odd > rows:
            what = Words(
                "số dòng có số ô khác các dòng còn lại",
                "the number of rows with more or fewer cells than the others",
            )
            raise too_large(what, more_than(most), most)

    def grid(self) -> Grid:
        """Give the grid, and of each line that is not as wide as most how wide it is."""
        widths = Counter(self.widths)
        widths[self.width] += self.usual
        usual = max(widths, key=lambda width: (widths[width], width))
        grid = self.builder.grid(None, usual_width=usual, ragged=self._width_of(usual))
        return replace(grid, ragged=grid.ragged_at(usual))

    def _width_of(self, usual: int) -> dict[int, int]:
        """Line → its width, of those that are not of the usual one."""
        odd = dict(zip(self.lines, self.widths, strict=True))
        if usual != self.width:
            odd = {line: odd.get(line, self.width) for line in self.builder.lines}
        return {line: width for line, width in odd.items() if width != usual}

    def _reach(self, row: list[str]) -> int:
        """How far a row is filled, where that is further than expected: blanks reach nowhere."""
        reach = len(row)
        while reach > self.width and not row[reach - 1].strip():
            reach -= 1
        if reach > limits.SHEET_COLUMNS:
            what = Words("số cột", "the number of columns")
            raise too_large(what, reach, limits.SHEET_COLUMNS)
        return max(reach, self.width)

    def _add(self, lines: Sequence[int], columns: Sequence[Sequence[str]]) -> None:
        share = self.builder.share_texts
        self._add_shared(lines, {at: share(at, one) for at, one in enumerate(columns, start=1)})

    def _add_shared(self, lines: Sequence[int], columns: Mapping[int, list[str]]) -> None:
        self.builder.add_block(lines, columns)
        if self.builder.different_texts > self.texts:
            what = Words("số nội dung khác nhau", "the number of different texts")
            raise too_large(what, more_than(self.texts), self.texts)

    def _add_one_by_one(self, lines: Sequence[int], rows: Rows) -> None:
        """Add rows of which few are so wide that the others should not be filled up to them."""
        for line, row in zip(lines, rows, strict=True):
            cells: dict[int, Value] = {at: cell for at, cell in enumerate(row, start=1) if cell}
            self.builder.add_row(line, cells)


def _stream(data: bytes, start: int = 0) -> Iterable[str]:
    stream = io.BytesIO(data)
    stream.seek(start)
    return io.TextIOWrapper(stream, encoding="utf-8", newline="")


def _reader(lines: Iterable[str], delimiter: str) -> "_Reader":
    return csv.reader(lines, delimiter=delimiter, strict=True)


def _read_by_csv(
    stream: Iterable[str], delimiter: str, table: _Table, first: int, most: int
) -> int:
    """Read rows until *most* lines are behind, and the row that goes beyond; says how many there were.

    Raises csv.Error.
    """
    reader = _reader(stream, delimiter)
    size = min(_ROWS, max(1, _CELLS // max(1, table.width)))
    while (behind := reader.line_num) < most:
        rows = list(islice(reader, min(size, most - behind)))  # a row is a line or more
        if not rows:
            break
        lines: Sequence[int] = range(first + behind, first + reader.line_num)
        if len(lines) != len(rows):  # a cell goes over several lines
            lines = _first_lines(first + behind, rows)
        table.add_rows(lines, rows)
    return reader.line_num


def _first_lines(line: int, rows: Rows) -> list[int]:
    """Number rows by the line that each begins in."""
    lines = []
    for row in rows:
        lines.append(line)
        line += 1 + sum(len(_LINE_END.findall(cell)) for cell in row)
    return lines


def _read_blocks(data: bytes, delimiter: str, table: _Table) -> None:
    """Read data whose lines end in line feeds; raises csv.Error."""
    start, line = 0, 1
    has_returns = b"\r" in data
    while start < len(data):
        end = data.find(b"\n", start + _CHUNK)
        end = len(data) if end < 0 else end
        block = data[start:end]
        if has_returns:
            block = block.replace(b"\r\n", b"\n").rstrip(b"\r")
        block = block.removesuffix(b"\n") if end == len(data) else block
        lines = range(line, line + block.count(b"\n") + 1)
        if _add_lines(block, delimiter, table, lines):
            start, line = end + 1, lines.stop
            continue
        read = _read_by_csv(_stream(data, start), delimiter, table, line, len(lines))
        for _ in range(read - len(lines)):  # those that the last row goes over
            end = data.find(b"\n", end + 1)
            end = len(data) if end < 0 else end
        start, line = end + 1, line + read


def _add_lines(block: bytes, delimiter: str, table: _Table, lines: range) -> bool:
    """Add the rows of a block, each on one line; where they may not be, say so and add nothing."""
    if b'"' in block and _needs_no_quotes(block, delimiter.encode()):
        block = block.replace(b'"', b"")
    elif b'"' in block:
        plain = _without_quotes(block, delimiter) if block.count(b'"') <= len(lines) else None
        if plain is None:
            return False
        block = plain
    columns = _even_columns(block, delimiter.encode(), table.width, len(lines))
    if columns is not None:
        with suppress(NotOneLine):
            table.add_cells(lines, columns)
            return True
    rows = [one.split(delimiter) if one else [] for one in block.decode().split("\n")]
    table.add_rows(lines, rows)
    return True


def _needs_no_quotes(block: bytes, delimiter: bytes) -> bool:
    """Say whether quote marks only stand around whole cells that mean the same without them."""
    first, *pieces = block.split(b'"')
    cells, between, last = pieces[::2], pieces[1:-1:2], pieces[-1]
    if len(pieces) % 2 or b"" in cells or b"" in between:
        return False
    inside = b"".join(cells)
    if delimiter in inside or b"\n" in inside:
        return False
    ends = {delimiter, b"\n"}
    before, behind = {piece[-1:] for piece in between}, {piece[:1] for piece in between}
    return before | behind <= ends and {first[-1:], last[:1]} <= {*ends, b""}


def _without_quotes(block: bytes, delimiter: str) -> bytes | None:
    """Write lines with quote marks without them; None where a cell needs them, or goes over several."""
    others, quoted = list[bytes](), list[str]()
    behind = 0
    while (quote := block.find(b'"', behind)) >= 0:
        start = block.rfind(b"\n", behind, quote) + 1 or behind
        end = block.find(b"\n", quote)
        end = len(block) if end < 0 else end
        others.append(block[behind:start])
        quoted.append(block[start:end].decode())
        behind = end
    try:
        rows = list(_reader(quoted, delimiter))
    except csv.Error:
        return None
    if len(rows) != len(quoted) or [""] in rows:  # which would be an empty line
        return None
    if any(delimiter in cell for row in rows for cell in row):
        return None
    lines = (delimiter.join(row).encode() for row in rows)
    return b"".join(chain.from_iterable(zip(others, lines, strict=True))) + block[behind:]


def _even_columns(
    block: bytes, delimiter: bytes, width: int, rows: int
) -> list[list[bytes]] | None:
    """Cut rows of *width* cells apart; None where a row has more or fewer.

    A line end stays behind the last cell of its row.  If the last column holds all of them, one
    behind each cell, then every row is as wide as the others.
    """
    cells = (block + b"\n").replace(b"\n", b"\n" + delimiter).split(delimiter)
    if width == 1 or len(cells) != rows * width + 1:
        return None
    return [cells[column:-1:width] for column in range(width)]
