"""The rows below the headings of a form: units, sections, totals, and what is only text."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from cchc.definitions.layout import Layout
from cchc.definitions.level import Level
from cchc.readers.cells import Odd, Value, text_of
from cchc.readers.heading_paths import keys
from cchc.readers.numbers import read_count
from cchc.words.text import tidy

_ARABIC = re.compile(r"\d{1,5}[.)]?")
_MARK_OF_SECTION = re.compile(r"[IVXLC]{1,6}[.)]?|[A-ZĐ][.)]?")
_NUMERAL = re.compile(r"[IVX]{1,6}[.)]?\s")
_COMMUNE = re.compile(r"X[.)]?\s")  # no numeral before the name of a unit
_MARK_BEFORE = re.compile(r"^(?:[IVXLC]{1,6}|[A-ZĐ]|\d{1,3})\s*[.)/-]+\s*|^[IVXLC]{1,6}\s+(?=\S)")


class RowIs(Enum):
    """What a row is."""

    UNIT = auto()
    SECTION = auto()  # may carry the subtotal of its units
    TOTAL = auto()
    NAMELESS = auto()  # counts without a unit
    TEXT = auto()  # notes, signatures


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row that is not blank."""

    line: int
    cells: Sequence[Value]
    what: RowIs
    name: str
    name_at: int  # position of the cell that names it
    section: int  # line of the section row above, 0 for none
    level: Level | None  # of that section


@dataclass(frozen=True, slots=True)
class Sorter:
    """Tells the rows of one form apart."""

    layout: Layout
    number_at: int | None
    unit_at: int | None
    counted: Sequence[int]  # positions of the columns of counts
    is_unit: Callable[[str], bool]

    def sort(self, rows: Iterable[tuple[int, Sequence[Value]]]) -> list[FormRow]:
        """Tell what each row is, from the first to the last."""
        filled = [(line, cells) for line, cells in rows if any(tidy(text_of(c)) for c in cells)]
        numbered = any(_ARABIC.fullmatch(self._number(cells)) for _, cells in filled)
        sorted_rows = []
        section, level = 0, None
        sections = self._by_key(self.layout.sections)
        totals = {key for label in self.layout.totals for key in keys(label)}
        for line, cells in filled:
            name, at = self._name(cells)
            key = self._label(name)
            what = self._what(cells, name, key, sections, totals, numbered)
            if what is RowIs.SECTION:
                section, level = line, sections.get(key)
            sorted_rows.append(FormRow(line, cells, what, name, at, section, level))
        return sorted_rows

    def _what(
        self,
        cells: Sequence[Value],
        name: str,
        key: str,
        sections: Mapping[str, Level | None],
        totals: set[str],
        numbered: bool,
    ) -> RowIs:
        number = self._number(cells)
        counts = any(_may_be_count(cells[at]) for at in self.counted)
        arabic = bool(_ARABIC.fullmatch(number))
        if not name:
            return RowIs.NAMELESS if counts and self.unit_at is not None else self._unnamed(counts)
        if key in totals and not arabic:
            return RowIs.TOTAL
        if key in sections and not arabic:
            return RowIs.SECTION
        marked = _MARK_OF_SECTION.fullmatch(number) if number else _NUMERAL.match(name)
        heads_section = numbered and bool(marked)
        # «I | Huyện Đắk Hà» without counts heads its communes.
        if self.is_unit(name) and (counts or not heads_section or _COMMUNE.match(name)):
            return RowIs.UNIT
        if heads_section:
            return RowIs.SECTION
        return RowIs.UNIT if counts or arabic else RowIs.TEXT

    def _unnamed(self, counts: bool) -> RowIs:
        """Without a column of units every row with counts speaks for the one body that reports."""
        return RowIs.UNIT if counts and self.unit_at is None else RowIs.TEXT

    def _number(self, cells: Sequence[Value]) -> str:
        return "" if self.number_at is None else tidy(text_of(cells[self.number_at]))

    def _name(self, cells: Sequence[Value]) -> tuple[str, int]:
        """Name the row; a label merged over the first cells stands in the column of numbers."""
        if self.unit_at is not None and (name := tidy(text_of(cells[self.unit_at]))):
            return name, self.unit_at
        number = self._number(cells)
        if number and not _ARABIC.fullmatch(number) and self.number_at is not None:
            return number, self.number_at
        first = next((i for i, cell in enumerate(cells) if tidy(text_of(cell))), 0)
        text = tidy(text_of(cells[first]))
        is_text = first not in self.counted and bool(text) and not _ARABIC.fullmatch(text)
        return (text, first) if is_text and self.unit_at is not None else ("", first)

    @staticmethod
    def _label(name: str) -> str:
        """Fold a label without the numeral before it."""
        return keys(_MARK_BEFORE.sub("", name))[1]

    @staticmethod
    def _by_key(labels: Mapping[str, Level | None]) -> dict[str, Level | None]:
        return {key: level for label, level in labels.items() for key in keys(label)}


def _may_be_count(value: Value) -> bool:
    """Say whether a cell holds a number, or was meant to: a signature does not."""
    if isinstance(value, Odd) or not isinstance(value, str):
        return True
    return bool(tidy(value)) and (value.strip()[:1].isdigit() or read_count(value).number >= 0)
