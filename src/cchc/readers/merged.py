"""Merged cells below the headings: what identifies speaks for every row of its area, a count never does.

Of merged cells only the first holds a value.  Rows in which nothing else stands are no rows.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cchc.diagnostics import Finding, Location, column_letters
from cchc.grid import Range
from cchc.readers.cells import Value, shown, text_of
from cchc.readers.sheets import Block
from cchc.rules.cells import MergedCount
from cchc.rules.rows import MergedCellsFilled


class Below(NamedTuple):
    """Where merged cells matter on a sheet; positions of columns count from 0."""

    place: Location
    heading: int  # the line of the last headings
    left: int  # the number of the column at position 0
    naming: Mapping[int, str]  # position → heading of each column that identifies
    counting: Iterable[int]


@dataclass(slots=True)
class _Filled:
    """What was filled down in one column."""

    first: Range
    rows: int = 0


class MergedCells:
    """Fills blocks on their way and remembers what is to be said of them."""

    def __init__(self, below: Below, areas: Sequence[Range]) -> None:
        self.below = below
        self.findings: list[Finding] = []
        self._counting = {position + below.left for position in below.counting}
        matter = [area for area in areas if area.top > below.heading and self._matters(area)]
        self._waiting = _apart(matter)[::-1]  # the next one last
        self._open: list[Range] = []
        self._values: dict[Range, Value] = {}
        self._filled: dict[int, _Filled] = {}
        self._said: set[Range] = set()

    def fill(self, blocks: Iterator[Block[Value]]) -> Iterator[Block[Value]]:
        """Give the same blocks, filled down; where nothing is merged, as they are."""
        return map(self._fill, blocks) if self._waiting else blocks

    def say(self) -> list[Finding]:
        """Say, once per column, what was filled down, and which counts were not."""
        for position, filled in self._filled.items():
            place = self._at(filled.first)
            heading = shown(self.below.naming[position])
            said = MergedCellsFilled(column=heading, range=spell(filled.first), rows=filled.rows)
            self.findings.append(said.at(place))
        return self.findings

    def _matters(self, area: Range) -> bool:
        counts = self._counts_in(area)
        if area.left in self._counting:
            return area.bottom > area.top or counts > 1
        named = area.left - self.below.left in self.below.naming
        return named and area.bottom > area.top and not counts

    def _counts_in(self, area: Range) -> int:
        return sum(area.left <= column <= area.right for column in self._counting)

    def _fill(self, block: Block[Value]) -> Block[Value]:
        lines = block.lines
        while self._waiting and self._waiting[-1].top <= lines[-1]:
            self._open.append(self._waiting.pop())
        if not self._open:
            return block
        columns = [list(column) for column in block.columns]
        for area in self._open:
            position = area.left - self.below.left
            if position >= len(columns):
                continue
            if area.top >= lines[0]:
                at = bisect_left(lines, area.top)
                self._values[area] = block.columns[position][at] if lines[at] == area.top else ""
            rows = range(bisect_right(lines, area.top), bisect_right(lines, area.bottom))
            spoken_for = [row for row in rows if any(each[row] != "" for each in block.columns)]
            if area.left in self._counting:
                self._blank_out(area, columns, lines, bool(spoken_for))
            elif spoken_for and self._values.get(area, "") != "":
                filled = self._filled.setdefault(position, _Filled(area))
                filled.rows += len(spoken_for)
                for row in spoken_for:
                    columns[position][row] = self._values[area]
        self._open = [area for area in self._open if area.bottom > lines[-1]]
        return replace(block, columns=columns)

    def _blank_out(
        self, area: Range, columns: list[list[Value]], lines: Sequence[int], speaks_for_others: bool
    ) -> None:
        """Take away what no program shows: what is left below a merged count."""
        for row in range(bisect_left(lines, area.top), bisect_right(lines, area.bottom)):
            for column in self._counting.intersection(range(area.left, area.right + 1)):
                if (lines[row], column) != (area.top, area.left):
                    columns[column - self.below.left][row] = ""
        if self._values.get(area, "") != "" or speaks_for_others:
            self._say_count(area, speaks_for_others)

    def _say_count(self, area: Range, speaks_for_others: bool) -> None:
        if area not in self._said and (speaks_for_others or self._counts_in(area) > 1):
            self._said.add(area)
            found = shown(text_of(self._values[area]))
            self.findings.append(MergedCount(range=spell(area), found=found).at(self._at(area)))

    def _at(self, area: Range) -> Location:
        return replace(self.below.place, row=area.top, column=area.left)


def _apart(areas: Iterable[Range]) -> list[Range]:
    """Sort areas; of those that overlap, which no program writes, only the first is one."""
    apart: list[Range] = []
    ends: dict[int, int] = {}
    for area in sorted(areas):
        if area.top > ends.get(area.left, 0):
            apart.append(area)
            ends[area.left] = area.bottom
    return apart


def spell(area: Range) -> str:
    """Spell an area as its program does: ``B3:B6``."""
    first, last = column_letters(area.left), column_letters(area.right)
    return f"{first}{area.top}:{last}{area.bottom}"
