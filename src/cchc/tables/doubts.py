"""What around a table speaks against all its numbers: another thing counted, thousands, a plan.

Such a table gives nothing, and is told with the words that raise the doubt.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from cchc.patterns import pattern_of
from cchc.tables.column_types import Use
from cchc.tables.doubtful import (
    MOST_ROWS,
    AssembledTable,
    Doubt,
    has_phrase,
    is_scale,
    kind_of,
    names_a_field,
)
from cchc.tables.letter_words import without_documents
from cchc.tables.lines import Line
from cchc.tables.provinces import Provinces
from cchc.tables.row_types import text_of
from cchc.tables.vocabulary import Phrase, words_of
from cchc.values import dataclass
from cchc.words.spelling import plain
from cchc.words.text import fold

# «KH 2023», «KH quý III»: a plan; «KH&CN» is a department.
_PLAN_OF: Final = pattern_of(r"kh(?:[\W_]*(?:\d|năm\b|quý\b|tháng\b|q\d|t\d|giao\b).*)?")
# «… lĩnh vực đất đai»: one field; «theo lĩnh vực», «các lĩnh vực quản lý» are all of them.
_OF_A_FIELD: Final = pattern_of(
    r"(?<!các )(?<!theo )(?<!từng )(?<!mọi )\blĩnh vực (?!giải|công việc|công tác|quản lý|của|và|thuộc|do\b"
    r"|trên|tại|trong|có|quý|tháng|năm|kỳ|\d)\w"
)


@dataclass(frozen=True, slots=True)
class TableDoubts(AssembledTable):
    """Looks at one table that is assembled, as a whole."""

    def find(self, *, subject: bool) -> Doubt | None:
        """Give the first doubt about all numbers; *subject* asks for what is counted, too."""
        if not self.facts.facts.rows:
            return None
        doubts = [*self._of_lines(), *self._of_sheet(), *self._of_columns()]
        if subject and (self.facts.made or self.facts.decided):
            doubts += self._of_subject()
        return doubts[0] if doubts else None

    def _of_places(self, notes: Sequence[Line]) -> Iterator[Doubt]:
        """Look for another province above the table, and in who signs below it."""
        provinces = Provinces(self.ear.vocabulary, self.registry, self.ear.clock)
        for line in self.scope.lines:
            if provinces.is_named_above(line.text):
                yield Doubt("other_place", line.text, line.row, max(line.column, 0))
        receiving: int | None = None  # the column of those whom a copy is sent to
        for line in notes:
            if fold(line.text).startswith("nơi nhận"):
                receiving = line.column
            if receiving is not None and line.column == receiving:
                continue
            if self.profile.has_number[line.row]:
                continue  # a row of a unit that nobody knows
            if provinces.is_named_below(line.text):
                yield Doubt("other_place", line.text, line.row, max(line.column, 0))
        name = self.profile.grid.name or ""
        if provinces.is_another(words_of(name)):
            yield Doubt("other_place", name)

    def _of_lines(self) -> Iterator[Doubt]:
        notes = self.notes()
        yield from self._of_places(notes)
        for line in (*self.scope.lines, *notes):
            if line in notes and self.rows_marked_like(line.text):
                continue  # it speaks of these rows alone
            kind = kind_of(line.text, self.ear.vocabulary)
            if kind is None and self.doubts_numbers(line.text):
                kind = "not_all"
            if kind is None and line in notes:
                kind = self.of_note(line.text)
            elif kind is None and self._adds_up(line.text):
                kind = "period_note"
            elif kind is None and (names_a_field(line.text) or _OF_A_FIELD.search(fold(line.text))):
                kind = "subject"
            if kind is not None:
                yield Doubt(kind, line.text, line.row, max(line.column, 0))

    def _of_sheet(self) -> Iterator[Doubt]:
        """Look at the name of the sheet: «Kế hoạch», «Dự kiến», «Nháp»."""
        name = self.profile.grid.name or ""
        words = words_of(name)
        titles = self.ear.vocabulary.titles
        plans = (*titles.get("plans_begin", ()), *titles.get("drafts", ()))
        begins = any(words[: len(phrase)] == phrase for phrase in plans)
        begins = begins or _PLAN_OF.fullmatch(fold(name)) is not None
        if begins and not has_phrase(words, titles.get("results", ())):
            yield Doubt("not_results", name)
        bare = words[1:] if words[:1] == ("lv",) else words
        fields = titles.get("fields_of_work", ())
        if (
            names_a_field(name)
            or words[:1] == ("lv",)
            or bare in fields
            or _plain(bare) in map(_plain, fields)
        ):
            yield Doubt("subject", name)

    def _adds_up(self, line: str) -> bool:
        """Say whether a line above says of the numbers of months or quarters that they run from January."""
        said, cumulative, _ = self.ear.clock.hear(without_documents(fold(line)))
        running = any(group.cumulative for group in self.facts.groups)
        facts = self.facts.facts
        if not cumulative or running or not any(p.first > 1 for p in facts.periods):
            return False
        return said is None or said.period not in {*facts.periods}

    def _of_columns(self) -> Iterator[Doubt]:
        """Look into columns that say of what kind the numbers of their rows are."""
        if len(self.rows.rows) > MOST_ROWS:
            return
        vocabulary = self.ear.vocabulary
        alone = vocabulary.titles.get("not_results_alone", ())
        yield from self._of_labels()
        for column in self.columns:
            if column.use is not Use.UNUSED or column.role == "remark":
                continue
            values = self.profile.grid.columns[column.at]
            for row in self.rows.rows:
                text = text_of(values[row])
                words = words_of(text)
                if column.role == "unit_of_measure" and is_scale(words, vocabulary):
                    yield Doubt("scale", text, row, column.at)
                elif column.role is None and words in alone:
                    yield Doubt("not_results", text, row, column.at)

    def _of_labels(self) -> Iterator[Doubt]:
        """Look at rows that call their numbers running totals, below months or quarters."""
        facts = self.facts.facts
        running = any(group.cumulative for group in self.facts.groups)
        if running or not any(period.first > 1 for period in facts.periods):
            return
        for column in self.columns:
            if column.use is not Use.KEY or column.role not in ("measure", "indicator"):
                continue
            values = self.profile.grid.columns[column.at]
            for row in self.rows.rows:
                text = text_of(values[row])
                if "cumulative" in self.ear.hear(text).qualifiers:
                    yield Doubt("period_note", text, row, column.at)

    def _of_subject(self) -> Iterator[Doubt]:
        """A form names no indicators: what its title speaks of must be dossiers, and all of them."""
        if self.scope.indicators:
            return
        for line in self.scope.lines:
            if part := self._part_of_dossiers(line.text):
                yield Doubt("subject", " ".join(part), line.row, max(line.column, 0))

    def _part_of_dossiers(self, text: str) -> Phrase:
        """Give what a title says of which dossiers are counted, where these are not all."""
        vocabulary = self.ear.vocabulary
        words = words_of(text)
        opening = vocabulary.titles.get("opening", ())
        is_title = any(words[: len(phrase)] == phrase for phrase in opening)
        if text.startswith("(") or not (is_title or self._speaks_of_dossiers(words)):
            return ()
        _, _, bare = self.ear.clock.hear(without_documents(fold(text)))
        parts = vocabulary.titles.get("parts_of_dossiers", ())
        return next((part for part in parts if has_phrase(words_of(bare), (part,))), ())

    def _speaks_of_dossiers(self, words: Phrase) -> bool:
        """Say whether a line says what was done with dossiers, however it begins."""
        said, _ = self.ear.vocabulary.split(words)
        kinds = {each.value for each in said if each.dimension == "kind"} - {"total"}
        return bool(kinds) or any(each.dimension == "group" for each in said)


def _plain(words: Phrase) -> Phrase:
    """Give words as they are typed without marks."""
    return tuple(map(plain, words))
