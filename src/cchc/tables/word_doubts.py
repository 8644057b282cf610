"""Words around numbers that nobody understands, or that speak of another count."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Final

from cchc.definitions.units import LEVELS
from cchc.patterns import pattern_of
from cchc.tables.cells import TEXT
from cchc.tables.column_types import Use
from cchc.tables.doubtful import MOST_ROWS, AssembledTable, Doubt
from cchc.tables.fact_types import Group
from cchc.tables.heard import together
from cchc.tables.letter_words import is_of_the_letter, without_documents
from cchc.tables.letterheads import levels_in
from cchc.tables.lines import labelled
from cchc.tables.meant import Trouble
from cchc.tables.row_types import RowIs, text_of
from cchc.tables.vocabulary import words_of
from cchc.values import dataclass
from cchc.words.text import fold

_ON_NUMBERS: Final = pattern_of(r"^\W*(?:ghi chú|lưu ý|chú thích)\b|\b(?:số liệu|hồ sơ|số hồ sơ)\b")
_NO_COUNTS: Final = {"threshold", "assessment", "remark", "other_office", "basis"}


@dataclass(frozen=True, slots=True)
class WordDoubts(AssembledTable):
    """Looks for what is not understood of the words around numbers."""

    def of_table(self) -> Doubt | None:
        """Give the first doubt about all numbers."""
        if not self.facts.facts.rows:
            return None
        found = chain(
            self._of_words(),
            self._of_headings(),
            self._of_unknown_columns(),
            self._of_measures(),
            self._of_other_units(),
        )
        return next(found, None)

    def of_rows(self) -> dict[int, Trouble]:
        """Give the rows that are doubted by themselves, and why."""
        if len(self.rows.rows) > MOST_ROWS:
            return {}
        return self._below_words() | self._beside_letters() | self._remarks_on_others()

    # --- of the table --------------------------------------------------------------------------

    def _of_words(self) -> Iterator[Doubt]:
        """Find what above the table, or in the name of its sheet, is not understood."""
        known = {id(each.line) for each in self.scope.senders if each.units}
        titled = self.scope.indicator_line
        known |= {id(titled if titled and "(" not in titled.text else None), id(self.scope.percent)}
        bodies = {id(each.line) for each in self.scope.senders}
        opening = self.ear.vocabulary.titles["opening"]
        levels = self._levels()
        is_titled = self.place.shares_titles or self.place.titles.start > 0
        for line in self.scope.lines:
            words = words_of(line.text)
            when, _, _ = self.ear.clock.hear(line.text)
            is_titled |= when is not None or any(words[: len(each)] == each for each in opening)
            if id(line) in known or is_of_the_letter(line.text):
                continue
            if self.ear.vocabulary.begins("addressee", words) or self._is_label(line.text):
                continue
            if id(line) in bodies and not is_titled:
                continue  # who has gathered the numbers
            at = line.row, max(line.column, 0)
            if rest := self.left_over.of_line(line.text):
                yield Doubt("words", line.text, *at, " ".join(rest))
            said = levels_in(without_documents(fold(line.text)))
            if said and levels and levels.isdisjoint(said):
                yield Doubt("other_level", line.text, *at)
        name = self.profile.grid.name or ""
        if rest := self.left_over.of_name(name):
            yield Doubt("words_of_sheet", name, words=" ".join(rest))

    def _is_label(self, text: str) -> bool:
        """Say whether a line only asks for what stands beside it, or nowhere: «Đơn vị báo cáo:»."""
        label, value = labelled(text)
        titles = self.ear.vocabulary.titles
        kinds = ("sender", "period", "item", "measure_unit")
        return not value and any(words_of(label) in titles[kind] for kind in kinds)

    def _levels(self) -> set[str]:
        """Give the levels of the units that have numbers."""
        units = (unit for unit in {*self.facts.facts.units} if 0 <= unit < len(self.registry))
        return {LEVELS[self.registry.level_of[unit]].value for unit in units}

    def _of_other_units(self) -> Iterator[Doubt]:
        """Find notes on the numbers that name a unit which has nothing to do with those of the table."""
        units = {unit for unit in {*self.facts.facts.units} if 0 <= unit < len(self.registry)}
        for line in self.notes():
            if self._names_another(line.text, units):
                yield Doubt("of_others", line.text, line.row, max(line.column, 0))

    def _of_headings(self) -> Iterator[Doubt]:
        """Look at headings over counts: a target, another level, a part where rows say what is counted."""
        used = {at for each in self.facts.series for at in (*each.numerators, *each.denominators)}
        levels = self._levels()
        for column in self.columns:
            if column.use not in (Use.COUNT, Use.PAIR) or column.at not in used:
                continue
            at = self.place.band.bottom, column.at
            for text in column.path:
                heard = self.ear.hear(text)
                if heard.role in _NO_COUNTS:
                    yield Doubt("words", text, *at, text)
                said = {heard.section} - {None, "none"} | levels_in(text)
                if said and levels.isdisjoint(said):
                    yield Doubt("other_level", text, *at)
            whole = together(map(self.ear.hear, column.path))
            if self.rows.measures is not None and whole.kinds - {"total"}:
                yield Doubt("subject", column.heading, *at)

    def _of_unknown_columns(self) -> Iterator[Doubt]:
        """Find columns of words under a heading that nobody understands: «Trạng thái: hủy», «Tỉnh», «Cấp»."""
        rows = self.rows.rows
        for column in self.columns:
            if column.use is not Use.UNUSED or column.role is not None or not column.path:
                continue
            kinds = self.profile.kinds[column.at]
            row = next((row for row in rows if kinds[row] == TEXT), None)
            if row is not None:
                text = self.profile.text(row, column.at)
                yield Doubt("column", column.heading, self.place.band.bottom, column.at, text)

    def _of_measures(self) -> Iterator[Doubt]:
        """Look at rows that say what they count: «Số hồ sơ dự kiến giải quyết», «… năm 2022»."""
        column = next((c for c in self.columns if c.role == "measure" and c.use is Use.KEY), None)
        if column is None or self.rows.measures is None or len(self.rows.rows) > MOST_ROWS:
            return
        values = self.profile.grid.columns[column.at]
        for row, measure in zip(self.rows.rows, self.rows.measures, strict=True):
            if measure in ("", "ratio"):
                continue
            text = text_of(values[row])
            said, _, _ = self.ear.clock.hear(fold(text))
            if said is not None and (
                said.period is None or said.period.year != self.ear.clock.year
            ):
                yield Doubt("period_note", text, row, column.at)
            if rest := self.left_over.of_count(text):
                yield Doubt("words", text, row, column.at, " ".join(rest))

    # --- of rows -------------------------------------------------------------------------------

    def _remarks_on_others(self) -> dict[int, Trouble]:
        """Find rows whose remark names another unit than the row: «Số liệu của UBND xã Đắk La»."""
        found = {}
        units = dict(zip(self.facts.facts.rows, self.facts.facts.units, strict=True))
        for column in self.columns:
            if column.role != "remark":
                continue
            values = self.profile.grid.columns[column.at]
            for row in self.rows.rows:
                text, unit = text_of(values[row]), units.get(row, -1)
                if text and 0 <= unit < len(self.registry) and self._names_another(text, {unit}):
                    found[row] = Trouble("remark", column.at, text)
        return found

    def _names_another(self, text: str, units: set[int]) -> bool:
        """Say whether a text on numbers names a unit that is neither one of these, above, nor below one."""
        if not _ON_NUMBERS.search(fold(text)):
            return False
        related = {unit for each in units for unit in (each, *self.registry.above(each))}
        related |= {unit for each in self.scope.senders for unit in each.units}
        named = self.left_over.units_in(text) - related
        return bool(named) and not any(
            units.intersection(self.registry.above(each)) for each in named
        )

    def _beside_letters(self) -> dict[int, Trouble]:
        """Find rows whose own indicator counts something else than the words beside the letters b and a."""
        if self.rows.items is None:
            return {}
        facts = self.facts.facts
        by_column = {
            group.columns["b"].at: group
            for group in self.facts.groups
            if {"b", "a"} <= group.columns.keys() and not group.indicators
        }
        known: dict[tuple[int, int], Trouble | None] = {}
        found = {}
        for row, indicator, series in zip(facts.rows, facts.indicators, facts.series, strict=True):
            if (series, indicator) not in known:
                columns = self.facts.series[series].numerators
                group = next((by_column[at] for at in columns if at in by_column), None)
                known[series, indicator] = self._another_count(group, indicator) if group else None
            if (trouble := known[series, indicator]) is not None:
                found[row] = trouble
        return found

    def _another_count(self, group: Group, indicator: int) -> Trouble | None:
        for side in ("b", "a"):
            column = group.columns[side]
            contradicts = self.wordings.contradicts(side, column, frozenset({indicator}))
            if contradicts or self.wordings.adds_words(side, column, indicator):
                return Trouble("letters", column.at, column.heading, side)
        return None

    def _below_words(self) -> dict[int, Trouble]:
        """Find rows below a part, or a line of text, that has words nobody understands."""
        rows, found = self.rows, dict[int, Trouble]()
        by_rows = rows.measures is not None
        rest = self.left_over.of_label if by_rows else self.left_over.of_line
        unknown = {
            section: Trouble("below_words", None, section.label, " ".join(words))
            for stack in rows.stacks
            for section in stack
            if (section.wall or section.body) and (words := rest(section.label))
        }
        if unknown:
            troubles = [
                next((unknown[each] for each in reversed(stack) if each in unknown), None)
                for stack in rows.stacks
            ]
            for row, section in zip(rows.rows, rows.sections, strict=True):
                if (trouble := troubles[section]) is not None:
                    found[row] = trouble
        numbers = self.profile.has_number  # a row of counts that are lost is told as that
        parts = [
            each
            for each in rows.others
            if each.what is RowIs.SECTION or (each.what is RowIs.TEXT and not numbers[each.row])
        ]
        for other, following in pairwise([*parts, None]):
            if other is None or other.what is not RowIs.TEXT or not (words := rest(other.label)):
                continue
            first = bisect_left(rows.rows, other.row)
            last = bisect_left(rows.rows, following.row) if following else len(rows.rows)
            trouble = Trouble("below_words", None, other.label, " ".join(words))
            found.update(dict.fromkeys(rows.rows[first:last], trouble))
        if by_rows:
            return found
        placed = {*self.facts.facts.rows}  # others have been told already
        return {row: trouble for row, trouble in found.items() if row in placed}
