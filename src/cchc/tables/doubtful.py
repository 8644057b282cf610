"""What can be doubted: a table that is assembled, and what words around its numbers say against them."""

from collections.abc import Sequence
from typing import Final

from cchc.definitions.units import Registry
from cchc.patterns import pattern_of
from cchc.tables.cells import Profile
from cchc.tables.column_types import Column
from cchc.tables.fact_types import Assembled
from cchc.tables.hearing import Ear
from cchc.tables.left_over import LeftOver
from cchc.tables.letter_words import without_documents
from cchc.tables.lines import Line
from cchc.tables.places import Merges, Place
from cchc.tables.row_types import RowIs, Rows, text_of
from cchc.tables.scope_types import Scope
from cchc.tables.vocabulary import Phrase, Vocabulary, words_of
from cchc.tables.wordings import Wordings
from cchc.values import dataclass
from cchc.words.text import fold

MOST_ROWS: Final = 20_000  # tables that people look at are smaller
_MARK: Final = pattern_of(r"(\(\*{1,4}\)|\*{1,4}|\(\d{1,2}\)|[¹²³])")
_HAVING: Final = ("có", "còn")  # «chỉ có 2 hồ sơ quá hạn»
_MOST_NOTES: Final = 50  # lines below a table


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the numbers of a table are not taken: a kind that ``saying`` has words for, and the text."""

    kind: str
    text: str
    row: int | None = None  # index in the grid
    column: int | None = None
    words: str = ""  # those of the text that are not understood


@dataclass(frozen=True, slots=True)
class AssembledTable:
    """One table with all that was understood of it, and the lines that speak of its numbers."""

    profile: Profile
    place: Place
    columns: Sequence[Column]
    rows: Rows
    scope: Scope
    facts: Assembled
    ear: Ear
    registry: Registry
    merges: Merges
    left_over: LeftOver
    wordings: Wordings

    def notes(self) -> Sequence[Line]:
        """Give the lines between and below the rows of the table."""
        notes = [
            Line(other.row, -1, other.label)
            for other in self.rows.others
            if other.what is RowIs.TEXT or names_a_field(other.label)
        ]
        last = max(self.rows.rows, default=self.place.body.start - 1)
        behind = (*range(last + 1, self.place.body.stop), *self.place.below)
        for row in behind[:_MOST_NOTES]:
            notes += [
                Line(row, column, self.profile.text(row, column))
                for column in self.profile.filled_in(row, range(self.profile.grid.width))
            ]
        return notes

    def rows_marked_like(self, note: str) -> frozenset[int]:
        """Give the rows with the mark that a footnote begins with, «(*) …»; none where a heading has it."""
        found = _MARK.match(note.strip())
        if found is None:
            return frozenset()
        mark = found[1].strip("() ")
        headings = (text for column in self.columns for text in column.path)
        lines = (line.text for line in self.scope.lines)
        if any(_bears(text, mark) for text in (*headings, *lines)):
            return frozenset()
        grid, columns = self.profile.grid, self.place.band.columns
        return frozenset(
            row
            for row in self.rows.rows
            if any(_bears(text_of(grid.columns[at][row]), mark) for at in columns)
        )

    def of_note(self, note: str) -> str | None:
        """Doubt notes of another period, and the line «Lĩnh vực …» over a part of the rows."""
        if names_a_field(note):
            return "subject"
        return "period_note" if self.is_of_another_period(note) else None

    def is_of_another_period(self, note: str) -> bool:
        """Say whether a note below says of the numbers that they are of another period than the table."""
        words = words_of(note)
        if not has_phrase(words, self.ear.vocabulary.titles.get("about_numbers", ())):
            return False
        said, cumulative, _ = self.ear.clock.hear(without_documents(fold(note)))
        if said is None:
            return cumulative and any(period.first > 1 for period in self.facts.facts.periods)
        return said.period is None or said.period not in {*self.facts.facts.periods}

    def doubts_numbers(self, line: str) -> bool:
        """Say whether a line says of numbers that they are mistaken or not checked."""
        titles, words = self.ear.vocabulary.titles, words_of(line)
        return has_phrase(words, titles.get("about_numbers", ())) and has_phrase(
            words, titles.get("doubted", ())
        )


def _bears(text: str, mark: str) -> bool:
    """Say whether a text ends with a mark, in parentheses or, unless it is a digit, without them."""
    end = text.rstrip()
    if end.endswith(f"({mark})"):
        return True
    return not mark.isdecimal() and end.endswith(mark) and not end.endswith("*" + mark)


def kind_of(text: str, vocabulary: Vocabulary) -> str | None:
    """Say of what kind a text makes the numbers that it speaks of, where they are no plain results."""
    label, colon, value = text.partition(":")
    if colon and words_of(label) in vocabulary.titles["measure_unit"]:
        return "scale" if is_scale(words_of(value), vocabulary) else None
    bare = words_of(without_documents(fold(text)))
    titles = vocabulary.titles
    begins = any(bare[: len(phrase)] == phrase for phrase in titles.get("plans_begin", ()))
    # «Kế hoạch năm 2023» alone is the name of a document.
    counts = any(each.dimension == "group" for each in vocabulary.split(bare)[0])
    if begins and counts and not has_phrase(bare, titles.get("results", ())):
        return "not_results"
    if has_phrase(bare, titles.get("not_results", ())):
        return "not_results"
    if has_phrase(bare, titles.get("not_all", ())) or _limits(bare, vocabulary):
        return "not_all"
    return "scale" if has_phrase(bare, vocabulary.titles.get("scales", ())) else None


def _limits(words: Phrase, vocabulary: Vocabulary) -> bool:
    """Say whether words leave some of what is counted out: «chỉ thống kê hồ sơ …», «trừ lĩnh vực …».

    «Chỉ» and «trừ» are parts of other words, too, and «chỉ có 2 hồ sơ quá hạn» is a result.
    """
    titles = vocabulary.titles
    if not has_phrase(words, titles.get("counted", ())):
        return False
    at = 0
    while at < len(words):
        rest = words[at:]
        harmless = (p for p in titles.get("no_limits", ()) if rest[: len(p)] == p)
        if passed := max(map(len, harmless), default=0):
            at += passed
            continue
        limit = next((p for p in titles.get("limits", ()) if rest[: len(p)] == p), None)
        if limit is not None:
            behind = [word for word in rest[len(limit) : len(limit) + 2] if word not in _HAVING]
            if not (behind and behind[0].isdecimal()):
                return True
        at += 1
    return False


def names_a_field(text: str) -> bool:
    """Say whether a line names the field of work of the rows below: «I. Lĩnh vực đất đai»."""
    words = words_of(text)
    is_number = bool(words) and (words[0].isdecimal() or set(words[0]) <= set("ivx"))
    return words[is_number : is_number + 2] == ("lĩnh", "vực")


def is_scale(words: Phrase, vocabulary: Vocabulary) -> bool:
    """Say whether a unit of measure is more than the name of single things."""
    _, rest = vocabulary.split(words)
    known = {word for phrase in vocabulary.titles.get("things", ()) for word in phrase}
    return any(word not in known for word in rest)


def has_phrase(words: Phrase, phrases: Sequence[Phrase]) -> bool:
    """Say whether one of some phrases stands among words."""
    known = set(words)  # a cell may hold a whole file, and most phrases are nowhere in it
    return any(
        words[at : at + len(phrase)] == phrase
        for phrase in phrases
        if known.issuperset(phrase)
        for at in range(len(words) - len(phrase) + 1)
    )
