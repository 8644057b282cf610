"""Bands of headings: the rows in which a table says what its columns are.

Rows of numbers above the first headings belong to no table; they are named, never taken for titles.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from cchc import limits
from cchc.definitions.layout import KEY_ROLES
from cchc.patterns import pattern_of
from cchc.tables.cells import Profile
from cchc.tables.heard import Heard
from cchc.tables.hearing import Ear
from cchc.tables.pair_cells import pair_in
from cchc.tables.places import Area, Merges
from cchc.tables.vocabulary import words_of
from cchc.words.text import fold

_DEEPEST: Final = 6  # rows of headings
_PAGE: Final = pattern_of(
    r"[-–—(\s]*(?:(?:trang|tờ|page)\s*\d+(?:\s*/\s*\d+)?|(?:bảng )?tiếp(?: theo)?)[-–—)\s]*"
)


class Bands:
    """Finds the bands of headings of one grid."""

    def __init__(self, profile: Profile, ear: Ear, merges: Merges) -> None:
        self.profile = profile
        self.grid = profile.grid
        self.ear = ear
        self.merges = merges

    def find(self) -> tuple[list[Area], list[int]]:
        """Give the bands from the top down, and the rows that only repeat the headings of a table."""
        return self._without_repeats(list(self._bands()))

    def _bands(self) -> Iterator[Area]:
        below = 0
        width = range(self.grid.width)
        looked = 0
        for row in self.profile.rows_without_numbers():
            if row < below:
                continue
            looked += 1
            if looked > limits.HEADING_ROWS:
                return
            if is_column_numbers(self.profile, row, width) or not self._starts(row):
                continue
            bottom = self._down(row)
            top = self._up(row, below)
            below = bottom + 1
            yield Area(top, bottom, width)

    def _starts(self, row: int) -> bool:
        """Say whether a row is one of headings: of a form that was taught, key words and values, b and a."""
        if self._is_taught(row):
            return True
        heard = [
            each
            for column in self.profile.filled_in(row, range(self.grid.width))
            if (each := self._hear(row, column)) is not None
        ]
        if len(heard) < 2:
            return False
        measures = {each.measure for each in heard}
        if {"a", "b"} <= measures:
            return True
        if self._answers(heard) or self._is_section(heard):
            return False
        keys = sum(each.role in KEY_ROLES for each in heard)
        known = sum(self._is_heading(each) for each in heard) + self._over_pairs(row)
        values = sum(each.names_value and each.role is None for each in heard)
        unknown = len(heard) - known - values
        if keys == 0:  # a form of one row, whose sender stands above it
            counts = [
                each
                for each in heard
                if (each.is_understood and (each.group or each.kinds))
                or self.ear.counts.find(each.text)
            ]
            ratios = [each for each in heard if each.measure == "ratio"]
            return len(counts) > 1 and all(each in counts or each in ratios for each in heard)
        return known + values >= 2 and unknown <= known + values

    def _over_pairs(self, row: int) -> int:
        """Count the headings «Kết quả» that stand over cells «236/240»."""
        outcomes = self.ear.vocabulary.titles["outcomes"]
        return sum(
            words_of(self.profile.text(row, column)) in outcomes
            and any(
                pair_in(self.profile.text(below, column)) is not None
                for below in range(row + 1, min(row + 1 + _DEEPEST, self.grid.height))
            )
            for column in self.profile.filled_in(row, range(self.grid.width))
        )

    def _is_taught(self, row: int) -> bool:
        """Say whether a row holds headings of forms that somebody has taught, and nothing else."""
        if not (taught := self.ear.taught):
            return False
        cells = self.profile.filled_in(row, range(self.grid.width))
        texts = [self.profile.text(row, column) for column in cells]
        return len(texts) > 1 and all(
            words_of(part) in taught for text in texts for part in text.split(">")
        )

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
            if self._is_taught(below):
                bottom = below
                continue
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
            if self._is_taught(above):
                top = above
                continue
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
            if (heard := self._hear(row, column))
            and heard.role in KEY_ROLES
            and not self._spans_columns(row, column)
        )

    def _spans_columns(self, row: int, column: int) -> bool:
        """Say whether a heading is merged over several columns: «Thủ tục hành chính» over counts of them."""
        return any(
            row in rows and column in columns and len(columns) > 1
            for rows, columns in self.merges.areas
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
        while above > first.bottom and self._is_page_mark(above):
            above -= 1
        # Any other line of text above them begins another table.
        return same and above > first.bottom and bool(self.profile.has_number[above])

    def _is_page_mark(self, row: int) -> bool:
        """Say whether a row is blank, or only says that a page goes on: «Trang 2», «(tiếp theo)»."""
        cells = self.profile.filled_in(row, range(self.grid.width))
        return all(_PAGE.fullmatch(fold(self.profile.text(row, column))) for column in cells)

    def _words(self, row: int) -> list[tuple[str, ...]]:
        return [words_of(self.profile.text(row, at)) for at in range(self.grid.width)]

    def _hear(self, row: int, column: int) -> Heard | None:
        text = self.profile.text(row, column)
        return self.ear.hear(text) if text else None


def is_column_numbers(profile: Profile, row: int, columns: range) -> bool:
    """Say whether a row only numbers the columns: «1, 2, 3=4+5+6», «(1), (2)», «A, B, 1, 2, C»."""
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
        elif len(head) == 1 and head.isalpha():
            letters += 1
        else:
            return False
    rises = all(later == earlier + 1 for earlier, later in pairwise(numbers))
    return len(numbers) > 1 and rises and numbers[0] in (1, 2, 3) and len(numbers) + letters > 2


def _is_ordinal(word: str) -> bool:
    return word.isdecimal() or len(word) == 1 or set(word) <= set("ivxlc")
