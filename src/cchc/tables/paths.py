"""The headings above each column: a path, from the outermost level to the innermost.

A cell that speaks for several columns is nobody's own heading.
"""

from collections.abc import Iterator, Sequence

from cchc.tables.cells import BLANK, Profile
from cchc.tables.places import Merges, Place
from cchc.words.text import tidy


class Paths:
    """The headings above each column, with and without merged cells."""

    def __init__(self, profile: Profile, merges: Merges, place: Place) -> None:
        self.profile = profile
        self.merges = merges
        self.place = place
        self._levels: dict[int, list[tuple[int, int]]] = {}
        for column in place.band.columns:
            self._levels[column] = list(self._anchors(column))
        speaks: dict[tuple[int, int], set[int]] = {}
        for column, anchors in self._levels.items():
            for anchor in anchors:
                speaks.setdefault(anchor, set()).add(column)
        self._speaks = speaks

    def texts(self, column: int) -> tuple[str, ...]:
        """Give the headings above a column, from the outermost to its own."""
        return tuple(tidy(self.profile.text(*anchor)) for anchor in self._levels[column])

    def has_leaf(self, column: int) -> bool:
        """Say whether the innermost heading is the column's own, not one of several columns."""
        anchors = self._levels[column]
        return bool(anchors) and len(self._speaks[anchors[-1]]) == 1

    def _anchors(self, column: int) -> Iterator[tuple[int, int]]:
        seen: list[tuple[int, int]] = []
        for row in range(self.place.band.top, self.place.band.bottom + 1):
            anchor = self._anchor(row, column, seen)
            if anchor is not None and anchor not in seen:
                seen.append(anchor)
        return iter(seen)

    def _anchor(
        self, row: int, column: int, above: Sequence[tuple[int, int]]
    ) -> tuple[int, int] | None:
        anchor = self.merges.anchor(row, column)
        if self.profile.kind(*anchor) != BLANK:
            return anchor
        if anchor != (row, column) or row == self.place.band.bottom:
            return None
        return self._spoken_for(row, column, above)

    def _spoken_for(
        self, row: int, column: int, above: Sequence[tuple[int, int]]
    ) -> tuple[int, int] | None:
        """Find the filled cell to the left that speaks over blanks: below it something must stand."""
        if not self._has_below(row, column):
            return None
        left = column
        while left > self.place.band.columns.start:
            left -= 1
            anchor = self.merges.anchor(row, left)
            if self.profile.kind(*anchor) != BLANK:
                same = [a for a in self._levels.get(left, ()) if a[0] < row] == list(above)
                return anchor if same and self._has_below(row, left) else None
        return None

    def _has_below(self, row: int, column: int) -> bool:
        return any(
            self.profile.kind(below, column) != BLANK
            for below in range(row + 1, self.place.band.bottom + 1)
        )
