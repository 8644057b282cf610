"""Where tables are: bands of headings, and the rows below each of them.

A table ends where the next headings, or a title line above them, begin.  Rows of numbers above the
first headings belong to no table; they are named, never taken for titles.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from cchc.grid import Grid, Range
from cchc.tables.cells import BLANK, NUMBER, Profile
from cchc.tables.hearing import Ear, Heard
from cchc.tables.vocabulary import words_of

KEY_ROLES: Final = frozenset(
    {
        "ordinal",
        "unit",
        "unit_of_commune",
        "unit_of_district",
        "unit_code",
        "indicator",
        "item",
        "field",
        "period",
        "month",
        "quarter",
        "year",
    }
)
"""Roles of columns that say what a row is about."""

_DEEPEST: Final = 6  # rows of headings
_TALLEST_JUNK: Final = 20_000  # rows of text that are looked at for headings


@dataclass(frozen=True, slots=True)
class Area:
    """Rows of headings and the columns they stand over, as indices of a grid, ends included."""

    top: int
    bottom: int
    columns: range


@dataclass(frozen=True, slots=True)
class Place:
    """A table on a grid: its headings, the row of column numbers, its body, the titles above it."""

    band: Area
    numbered: tuple[int, ...]  # rows that only number the columns
    body: range
    titles: range
    shares_titles: bool  # whether other tables stand beside it below the same title lines
    repeated: tuple[int, ...] = ()  # rows of the body that only repeat the headings


class Merges:
    """The merged areas of a grid, by index of row and column."""

    def __init__(self, grid: Grid) -> None:
        self._at: dict[tuple[int, int], tuple[int, int]] = {}
        self.areas: list[tuple[range, range]] = []
        if not grid.merged:
            return
        index = {line: row for row, line in enumerate(grid.lines)}
        for area in grid.merged:
            rows, columns = _indices(area, grid, index)
            if len(rows) * len(columns) > 1:
                self.areas.append((rows, columns))
                if len(rows) * len(columns) <= _TALLEST_JUNK:
                    first = (rows[0], columns[0])
                    self._at.update({(r, c): first for r in rows for c in columns})

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Give the cell that speaks for a cell: the first of its merged area, else itself."""
        return self._at.get((row, column), (row, column))


def _indices(area: Range, grid: Grid, index: dict[int, int]) -> tuple[range, range]:
    rows = [index[line] for line in range(area.top, area.bottom + 1) if line in index]
    left = max(area.left - grid.first_column, 0)
    right = min(area.right - grid.first_column, grid.width - 1)
    if not rows or left > right:
        return range(0), range(0)
    return range(rows[0], rows[-1] + 1), range(left, right + 1)


class Locator:
    """Finds the tables of one grid."""

    def __init__(self, profile: Profile, ear: Ear, merges: Merges) -> None:
        self.profile = profile
        self.grid = profile.grid
        self.ear = ear
        self.merges = merges

    def places(self) -> list[Place]:
        """Find every table, from the top down and from left to right."""
        bands, repeats = self._without_repeats(list(self._bands()))
        places: list[Place] = []
        for at, band in enumerate(bands):
            parts = self._parts(band)
            for columns in parts:
                area = Area(band.top, band.bottom, columns)
                end = self._next_band(bands[at + 1 :], columns)
                numbered = tuple(self._numbered(area, end))
                first = max((*numbered, band.bottom)) + 1
                last = self._last_number(range(first, end), columns)
                again = tuple(row for row in repeats if first <= row <= last)
                body = range(first, last + 1)
                places.append(Place(area, numbered, body, range(0), len(parts) > 1, again))
        return [self._with_titles(place, places) for place in places]

    def _hear(self, row: int, column: int) -> Heard | None:
        text = self.profile.text(row, column)
        return self.ear.hear(text) if text else None

    # --- bands ------------------------------------------------------------------------------

    def _bands(self) -> Iterator[Area]:
        below = 0
        width = range(self.grid.width)
        looked = 0
        for row in self.profile.rows_without_numbers():
            if row < below:
                continue
            looked += 1
            if looked > _TALLEST_JUNK:
                return
            if not self._starts(row):
                continue
            bottom = self._down(row)
            top = self._up(row, below)
            below = bottom + 1
            yield Area(top, bottom, width)

    def _starts(self, row: int) -> bool:
        """Say whether a row is one of headings: key words and values, or b and a."""
        heard = [
            each
            for column in self.profile.filled_in(row, range(self.grid.width))
            if (each := self._hear(row, column)) is not None
        ]
        if len(heard) < 2 or self._answers(heard) or self._is_section(heard):
            return False
        measures = {each.measure for each in heard}
        if {"a", "b"} <= measures:
            return True
        keys = sum(each.role in KEY_ROLES for each in heard)
        known = sum(self._is_heading(each) for each in heard)
        values = sum(each.names_value and each.role is None for each in heard)
        unknown = len(heard) - known - values
        return keys > 0 and known + values >= 2 and unknown <= known + values

    @staticmethod
    def _is_heading(heard: Heard) -> bool:
        return bool(heard.role or heard.measure or heard.group or heard.kinds or heard.in_form)

    def _is_section(self, heard: Sequence[Heard]) -> bool:
        """Say whether it is «I | Sở, ban, ngành»: the words for a column and for a part are the same."""
        words = [words_of(each.text) for each in heard]
        numbers = [len(each) == 1 and _is_ordinal(each[0]) for each in words]
        sections = self.ear.vocabulary.sections
        if any(numbers) and len(heard) == 2:
            return True
        return any(numbers) and all(
            number or each in sections for number, each in zip(numbers, words, strict=True)
        )

    @staticmethod
    def _answers(heard: Sequence[Heard]) -> bool:
        """Say whether the second of two cells answers the first: «Kỳ báo cáo | Quý IV/2023»."""
        if len(heard) != 2:
            return False
        label, value = heard
        if label.text.rstrip().endswith(":"):
            return True
        answered = {
            "period": value.period is not None,
            "month": value.period is not None,
            "quarter": value.period is not None,
            "year": value.period is not None,
            "unit": value.unit is not None,
            "indicator": bool(value.indicators),
            "item": bool(value.indicators),
        }
        return answered.get(label.role or "", False)

    def _down(self, row: int) -> int:
        """Go down over rows of further headings: no numbers, and nothing under the key columns."""
        keys = self._key_columns(row)
        bottom = row
        reach = self._reach(row)
        while bottom + 1 < self.grid.height and bottom - row < _DEEPEST:
            below = bottom + 1
            if below <= reach:
                bottom = below
                continue
            if self.profile.has_number[below] or not self.profile.filled[below]:
                break
            cells = self.profile.filled_in(below, range(self.grid.width))
            if not keys or any(column in keys for column in cells):
                break
            heard = [each for column in cells if (each := self._hear(below, column))]
            if not (any(each.speaks or each.in_form for each in heard) or len(cells) > 1):
                break
            bottom = below
        return bottom

    def _reach(self, row: int) -> int:
        """Give the last row that merged headings which begin in *row* cover."""
        return max(
            (
                rows[-1]
                for rows, _ in self.merges.areas
                if rows[0] == row
                and rows[-1] - rows[0] < _DEEPEST
                and not any(self.profile.has_number[r] for r in rows)
            ),
            default=row,
        )

    def _up(self, row: int, below: int) -> int:
        """Go up over rows that leave the key columns blank and are understood: a month over b and a."""
        keys = self._key_columns(row)
        top = row
        while top - 1 >= below and row - top < _DEEPEST:
            above = top - 1
            cells = self.profile.filled_in(above, range(self.grid.width))
            if not cells or self.profile.has_number[above] or any(c in keys for c in cells):
                break
            heard = [self._hear(above, column) for column in cells]
            if not all(each and each.speaks and each.is_understood for each in heard):
                break
            if len(cells) == 1 and self._is_lonely(above, cells[0]):
                break
            top = above
        return top

    def _is_lonely(self, row: int, column: int) -> bool:
        """Say whether a single cell is a title rather than a heading: it stands over a key column."""
        anchors = [columns for rows, columns in self.merges.areas if row in rows]
        return column == 0 or any(0 in columns for columns in anchors)

    def _key_columns(self, row: int) -> frozenset[int]:
        return frozenset(
            column
            for column in self.profile.filled_in(row, range(self.grid.width))
            if (heard := self._hear(row, column)) and heard.role in KEY_ROLES
        )

    def _without_repeats(self, bands: list[Area]) -> tuple[list[Area], list[int]]:
        """Let headings that come again word for word, as on a new page, go on with their table."""
        kept: list[Area] = []
        repeats: list[int] = []
        for band in bands:
            if kept and self._is_repeat(kept[-1], band):
                repeats += range(band.top, band.bottom + 1)
                if is_column_numbers(self.profile, band.bottom + 1, band.columns):
                    repeats.append(band.bottom + 1)
            else:
                kept.append(band)
        return kept, repeats

    def _is_repeat(self, first: Area, band: Area) -> bool:
        if band.bottom - band.top != first.bottom - first.top:
            return False
        same = all(
            self._words(band.top + depth) == self._words(first.top + depth)
            for depth in range(band.bottom - band.top + 1)
        )
        above = band.top - 1
        # A line of text above them begins another table.
        return same and above > first.bottom and bool(self.profile.has_number[above])

    def _words(self, row: int) -> list[tuple[str, ...]]:
        return [words_of(self.profile.text(row, at)) for at in range(self.grid.width)]

    # --- parts and bodies -------------------------------------------------------------------

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

    def _next_band(self, later: Sequence[Area], columns: range) -> int:
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

    def _with_titles(self, place: Place, places: Sequence[Place]) -> Place:
        """Give a table the rows above it, down from the last table that ends above."""
        ends = [
            max(other.body.stop, other.band.bottom + 1)
            for other in places
            if other.band.bottom < place.band.top
            and not (
                other.band.columns.stop <= place.band.columns.start
                or place.band.columns.stop <= other.band.columns.start
            )
        ]
        return Place(
            place.band,
            place.numbered,
            place.body,
            range(max(ends, default=0), place.band.top),
            place.shares_titles,
            place.repeated,
        )


def is_column_numbers(profile: Profile, row: int, columns: range) -> bool:
    """Say whether a row only numbers the columns: «1, 2, 3=4+5+6», «(1), (2)», «A, B, 1, 2»."""
    if row >= profile.grid.height:
        return False
    numbers: list[int] = []
    letters = 0
    for column in profile.filled_in(row, columns):
        value = profile.grid.columns[column][row]
        text = (
            f"{value:.0f}" if isinstance(value, float | int) and value == int(value) else str(value)
        )
        head = text.strip().strip("()[] ").split("=")[0].strip().strip("()")
        if head.isdecimal() and len(head) < 4:
            numbers.append(int(head))
        elif len(head) == 1 and head.isalpha() and not numbers:
            letters += 1
        else:
            return False
    rises = all(later == earlier + 1 for earlier, later in pairwise(numbers))
    return len(numbers) > 1 and rises and numbers[0] in (1, 2, 3) and len(numbers) + letters > 2


def _is_ordinal(word: str) -> bool:
    return word.isdecimal() or len(word) == 1 or set(word) <= set("ivxlc")
