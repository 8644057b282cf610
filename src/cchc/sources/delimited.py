"""Delimited text, block by block, into the columns of a grid.

Where no quote mark occurs a block is cut apart by two ``split`` calls, in half the time of
``csv``; everything else goes through ``csv`` in strict mode.  Both ways give the same rows
(``benchmarks/`` would say if the first were gone).
"""

import csv
import io
import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Protocol

from cchc import limits
from cchc.grid import Grid, Value
from cchc.sources.builder import GridBuilder
from cchc.sources.refusals import Budget, more_than, too_large
from cchc.words import Words

_CHUNK = 1 << 20  # bytes cut apart at a time: bounds the memory, costs no speed
_ROWS = 1 << 14  # rows of a block …
_CELLS = 1 << 20  # … whose cells are laid side by side only while there are no more of them
_LINE_END = re.compile(r"\r\n|\r|\n")

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
    reader = _reader(data, delimiter)
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
    if b'"' not in data and not lone_returns:
        _read_unquoted(data, delimiter, table)
    else:
        _read_quoted(data, delimiter, table)
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

    def add_columns(self, lines: range, columns: Sequence[list[str]]) -> None:
        """Add rows that are all as wide as expected."""
        self.usual += len(lines)
        self._add(lines, columns)

    def add_rows(self, lines: Sequence[int], rows: Rows) -> None:
        """Add rows of whatever width; empty lines are none."""
        if not all(rows):
            lines = [line for line, row in zip(lines, rows, strict=True) if row]
            rows = [row for row in rows if row]
            if not rows:
                return
        widths = list(map(len, rows))
        if widths.count(self.width) == len(rows):
            self.usual += len(rows)
            self._add(lines, list(zip(*rows, strict=True)))
            return
        for line, width in zip(lines, widths, strict=True):
            if width == self.width:
                self.usual += 1
            else:
                self.lines.append(line)
                self.widths.append(width)
        reach = max(map(self._reach, rows))
        if reach * len(rows) > _CELLS:
            self._add_one_by_one(lines, rows)
        else:
            even = [row[:reach] + [""] * (reach - len(row)) for row in rows]
            self._add(lines, list(zip(*even, strict=True)))

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
        shared = {at: share(at, column) for at, column in enumerate(columns, start=1)}
        self.builder.add_block(lines, shared)
        if self.builder.different_texts > self.texts:
            what = Words("số nội dung khác nhau", "the number of different texts")
            raise too_large(what, more_than(self.texts), self.texts)

    def _add_one_by_one(self, lines: Sequence[int], rows: Rows) -> None:
        """Add rows of which few are so wide that the others should not be filled up to them."""
        for line, row in zip(lines, rows, strict=True):
            cells: dict[int, Value] = {at: cell for at, cell in enumerate(row, start=1) if cell}
            self.builder.add_row(line, cells)


def _reader(data: bytes, delimiter: str) -> "_Reader":
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")
    return csv.reader(text, delimiter=delimiter, strict=True)


def _read_quoted(data: bytes, delimiter: str, table: _Table) -> None:
    reader = _reader(data, delimiter)
    size = min(_ROWS, max(1, _CELLS // max(1, table.width)))
    while True:
        line = reader.line_num + 1
        try:
            rows = list(islice(reader, size))
        except csv.Error:
            for _ in read_rows(data, delimiter):  # which says in what row it is
                pass
            raise
        if not rows:
            return
        lines: Sequence[int] = range(line, reader.line_num + 1)
        if len(lines) != len(rows):  # a cell goes over several lines
            lines = _first_lines(line, rows)
        table.add_rows(lines, rows)


def _first_lines(line: int, rows: Rows) -> list[int]:
    """Number rows by the line that each begins in."""
    lines = []
    for row in rows:
        lines.append(line)
        line += 1 + sum(len(_LINE_END.findall(cell)) for cell in row)
    return lines


def _read_unquoted(data: bytes, delimiter: str, table: _Table) -> None:
    start, line = 0, 1
    while start < len(data):
        end = data.find(b"\n", start + _CHUNK)
        end = len(data) if end < 0 else end
        text = data[start:end].decode().replace("\r\n", "\n").rstrip("\r")
        start = end + 1
        text = text.removesuffix("\n") if start > len(data) else text
        lines = range(line, line := line + text.count("\n") + 1)
        if columns := _even_columns(text, delimiter, table.width, len(lines)):
            table.add_columns(lines, columns)
        else:
            rows = [one.split(delimiter) if one else [] for one in text.split("\n")]
            table.add_rows(lines, rows)


def _even_columns(text: str, delimiter: str, width: int, rows: int) -> list[list[str]] | None:
    """Cut rows of *width* cells apart; None where a row has more or fewer.

    A line end stays behind the last cell of its row.  If the last column holds all of them, one
    behind each cell, then every row is as wide as the others.
    """
    cells = text.replace("\n", f"\n{delimiter}").split(delimiter)
    if width == 1 or len(cells) != rows * width:
        return None
    last = "".join(cells[width - 1 :: width]).split("\n")
    if len(last) != rows:
        return None
    return [*(cells[column::width] for column in range(width - 1)), last]
