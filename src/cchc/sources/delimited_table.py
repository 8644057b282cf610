"""The grid of delimited text on its way, and how wide each of its lines was."""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from cchc import limits
from cchc.grid import Grid, Value
from cchc.sources.builder import GridBuilder
from cchc.sources.refusals import Budget, more_than, too_large
from cchc.words import Words

CELLS: Final = 1 << 20
"""The cells of a block are laid side by side only while there are no more of them."""

Rows = list[list[str]]


class DelimitedTable:
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
        if reach * len(rows) > CELLS:
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
