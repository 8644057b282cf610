"""Where tables are: the rows below each band of headings, cut where tables stand side by side.

A table ends where the next headings, or a title line above them, begin.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from cchc.definitions.layout import KEY_ROLES
from cchc.tables.bands import Bands, is_column_numbers
from cchc.tables.cells import BLANK, NUMBER, Profile
from cchc.tables.heard import Heard
from cchc.tables.hearing import Ear
from cchc.tables.places import Area, Merges, Place


class Locator:
    """Finds the tables of one grid."""

    def __init__(self, profile: Profile, ear: Ear, merges: Merges) -> None:
        self.profile = profile
        self.grid = profile.grid
        self.ear = ear
        self.merges = merges

    def places(self) -> list[Place]:
        """Find every table, from the top down and from left to right."""
        bands, repeats = Bands(self.profile, self.ear, self.merges).find()
        places: list[Place] = []
        for at, band in enumerate(bands):
            parts = self._parts(band)
            for columns in parts:
                area = Area(band.top, band.bottom, columns)
                end = self._next_band(islice(bands, at + 1, None), columns)
                numbered = tuple(self._numbered(area, end))
                first = max((*numbered, band.bottom)) + 1
                last = self._last_number(range(first, end), columns)
                again = tuple(repeats[bisect_left(repeats, first) : bisect_right(repeats, last)])
                body = range(first, last + 1)
                is_last = end >= self.grid.height
                below = range(body.stop, end) if is_last else range(0)
                places.append(Place(area, numbered, body, range(0), len(parts) > 1, again, below))
        return list(_with_titles(places))

    def _hear(self, row: int, column: int) -> Heard | None:
        text = self.profile.text(row, column)
        return self.ear.hear(text) if text else None

    def _parts(self, band: Area) -> list[range]:
        """Cut the columns where a key column comes again behind columns of counts."""
        seen, has_counts, start = set[str](), False, band.columns[0] if band.columns else 0
        starts = [start]
        for column in band.columns:
            role = self._role_above(band, column)
            if role in KEY_ROLES:
                family = "unit" if role.startswith("unit") else role
                if has_counts and (family in seen and family in ("ordinal", "unit", "indicator")):
                    starts.append(column)
                    seen, has_counts = set(), False
                seen.add(family)
            elif role is None and self._heading_above(band, column):
                has_counts = True
        ends = [*starts[1:], band.columns.stop]
        return [range(start, end) for start, end in zip(starts, ends, strict=True)]

    def _role_above(self, band: Area, column: int) -> str | None:
        for row in range(band.top, band.bottom + 1):
            heard = self._hear(row, column)
            if heard and heard.role:
                return heard.role
        return None

    def _heading_above(self, band: Area, column: int) -> bool:
        return any(
            self.profile.kind(*self.merges.anchor(row, column)) != BLANK
            for row in range(band.top, band.bottom + 1)
        )

    def _next_band(self, later: Iterable[Area], columns: range) -> int:
        for band in later:
            for row in range(band.top, band.bottom + 1):
                if self.profile.filled_in(row, columns):
                    return band.top
        return self.grid.height

    def _numbered(self, area: Area, end: int) -> Iterator[int]:
        for row in range(area.bottom + 1, min(area.bottom + 3, end)):
            if not is_column_numbers(self.profile, row, area.columns):
                return
            yield row

    def _last_number(self, rows: range, columns: range) -> int:
        """Find the last row with a number, or with a key that is filled, among *rows*."""
        kinds = [self.profile.kinds[column] for column in columns]
        last = rows.start - 1
        for row in reversed(rows):
            if any(kind[row] == NUMBER for kind in kinds):
                last = row
                break
        row = last + 1
        while row < rows.stop and self.grid.lines[row] - self.grid.lines[last] <= 2:
            if self._goes_on(row, columns):  # behind the line of a section, too
                last = row
            row += 1
        return last

    def _goes_on(self, row: int, columns: range) -> bool:
        """Say whether a row without numbers still names what rows of data name."""
        cells = self.profile.filled_in(row, columns)
        if len(cells) < 2:
            return False
        heard = [self._hear(row, column) for column in cells]
        return any(each is not None and each.names_value for each in heard)


def _with_titles(places: Sequence[Place]) -> Iterator[Place]:
    """Give each table the rows above it, down from the last table over its columns that ends above."""
    ends: dict[range, int] = {}  # of the tables above, by their columns
    waiting = deque[Place]()  # which stand beside each other
    for place in places:
        while waiting and waiting[0].band.bottom < place.band.top:
            above = waiting.popleft()
            end = max(above.body.stop, above.band.bottom + 1)
            ends[above.band.columns] = max(end, ends.get(above.band.columns, 0))
        waiting.append(place)
        own = place.band.columns
        over = (end for columns, end in ends.items() if _overlap(columns, own))
        yield replace(place, titles=range(max(over, default=0), place.band.top))


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
