"""Delimited text, block by block, into the columns of a grid.

A block is cut apart by two ``split`` calls, in half the time of ``csv``; its few lines with quote
marks go through ``csv`` in strict mode, and so do whole blocks where a cell goes over several lines.
Both ways give the same rows (``benchmarks/`` would say if the first were gone).
"""

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from typing import Protocol

from cchc import limits
from cchc.grid import Grid
from cchc.patterns import pattern_of
from cchc.sources.builder import NotOneLine
from cchc.sources.delimited_table import CELLS, DelimitedTable, Rows

_CHUNK = 1 << 20  # bytes cut apart at a time: bounds the memory, costs no speed
_ROWS = 1 << 14  # rows of a block
_LINE_END = pattern_of(r"\r\n|\r|\n")

# By itself ``csv`` refuses cells of more than 131,072 characters, as if a quote were not closed.
csv.field_size_limit(limits.TEXT_ROW_BYTES)


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
    table = DelimitedTable(data, width, limits.TEXTS if texts is None else texts)
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


def _stream(data: bytes, start: int = 0) -> Iterable[str]:
    stream = io.BytesIO(data)
    stream.seek(start)
    return io.TextIOWrapper(stream, encoding="utf-8", newline="")


def _reader(lines: Iterable[str], delimiter: str) -> "_Reader":
    return csv.reader(lines, delimiter=delimiter, strict=True)


def _read_by_csv(
    stream: Iterable[str], delimiter: str, table: DelimitedTable, first: int, most: int
) -> int:
    """Read rows until *most* lines are behind, and the row that goes beyond; says how many there were.

    Raises csv.Error.
    """
    reader = _reader(stream, delimiter)
    size = min(_ROWS, max(1, CELLS // max(1, table.width)))
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


def _read_blocks(data: bytes, delimiter: str, table: DelimitedTable) -> None:
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


def _add_lines(block: bytes, delimiter: str, table: DelimitedTable, lines: range) -> bool:
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
