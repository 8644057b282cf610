"""What around numbers speaks against them: another thing counted, thousands, a plan, a total in disguise.

A table whose lines say so gives nothing; a row that may be a total, or has been corrected by another
one, is left out.  Both are told with the words that raise the doubt.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cchc.definitions.units import LEVELS, Registry
from cchc.diagnostics import column_letters
from cchc.tables.cells import BLANK, Profile
from cchc.tables.column_types import Column, Use
from cchc.tables.fact_types import Assembled, Facts
from cchc.tables.hearing import Ear
from cchc.tables.lines import Line, without_documents
from cchc.tables.places import Merges, Place
from cchc.tables.resolve import Trouble
from cchc.tables.row_types import RowIs, Rows, text_of
from cchc.tables.scope_types import Scope
from cchc.tables.vocabulary import Phrase, Vocabulary, words_of
from cchc.values import dataclass
from cchc.words.text import fold

_LEAST_PARTS: Final = 2  # units below a unit whose sum it may be
_ALL_FIELDS: Final = (
    "tất cả",
    "tất cả các lĩnh vực",
    "các lĩnh vực",
    "toàn bộ",
    "chung",
    "tất cả lĩnh vực",
)
_MOST_UNITS: Final = 20_000  # names that are looked for in a title
_MOST_NOTES: Final = 50  # lines below a table
_MOST_ROWS: Final = 20_000  # tables that people look at are smaller


# «UBND TỈNH GIA LAI», «… trên địa bàn tỉnh Gia Lai»
_PROVINCE: Final = re.compile(
    r"(?:^(?:(?:ubnd|uỷ ban nhân dân|hđnd|hội đồng nhân dân) )?|địa bàn )(tỉnh [^\W\d]+(?: [^\W\d]+){0,3})$"
)
# «… lĩnh vực đất đai»: one field; «theo lĩnh vực», «các lĩnh vực quản lý» are all of them.
_OF_A_FIELD: Final = re.compile(
    r"(?<!các )(?<!theo )(?<!từng )(?<!mọi )\blĩnh vực (?!giải|công việc|công tác|quản lý|của|và|thuộc|do\b"
    r"|trên|tại|trong|có|quý|tháng|năm|kỳ|\d)\w"
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the numbers of a table are not taken: a kind that ``saying`` has words for, and the text."""

    kind: str
    text: str
    row: int | None = None  # index in the grid
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Doubts:
    """Looks at one table that is assembled."""

    profile: Profile
    place: Place
    columns: Sequence[Column]
    rows: Rows
    scope: Scope
    facts: Assembled
    ear: Ear
    registry: Registry
    merges: Merges

    # --- the whole table --------------------------------------------------------------------------

    def of_table(self, *, subject: bool) -> Doubt | None:
        """Give the first doubt about all numbers; *subject* asks for what is counted, too."""
        if not self.facts.facts.rows:
            return None
        doubts = [*self._of_lines(), *self._of_sheet(), *self._of_columns()]
        if subject and (self.facts.made or self.facts.decided):
            doubts += self._of_subject()
        return doubts[0] if doubts else None

    def _notes(self) -> Sequence[Line]:
        """Give the lines between and below the rows of the table."""
        notes = [
            Line(other.row, -1, other.label)
            for other in self.rows.others
            if other.what is RowIs.TEXT or _names_a_field(other.label)
        ]
        last = max(self.rows.rows, default=self.place.body.start - 1)
        behind = (*range(last + 1, self.place.body.stop), *self.place.below)
        for row in behind[:_MOST_NOTES]:
            notes += [
                Line(row, column, self.profile.text(row, column))
                for column in self.profile.filled_in(row, range(self.profile.grid.width))
            ]
        return notes

    def _of_lines(self) -> Iterator[Doubt]:
        notes = self._notes()
        for line in self.scope.lines:
            if self._is_of_another_place(line.text):
                yield Doubt("other_place", line.text, line.row, max(line.column, 0))
        for line in (*self.scope.lines, *notes):
            kind = _kind_of(line.text, self.ear.vocabulary)
            if kind is None and self._doubts_numbers(line.text):
                kind = "not_all"
            if kind is None and line in notes:
                kind = self._of_note(line.text)
            elif kind is None and self._adds_up(line.text):
                kind = "period_note"
            elif kind is None and (
                _names_a_field(line.text) or _OF_A_FIELD.search(fold(line.text))
            ):
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
        if begins and not _has(words, titles.get("results", ())):
            yield Doubt("not_results", name)

    def _of_note(self, note: str) -> str | None:
        """Doubt notes of another period, and the line «Lĩnh vực …» over a part of the rows."""
        if _names_a_field(note):
            return "subject"
        return "period_note" if self._is_of_another_period(note) else None

    def _is_of_another_period(self, note: str) -> bool:
        """Say whether a note below says of the numbers that they are of another period than the table."""
        words = words_of(note)
        if not _has(words, self.ear.vocabulary.titles.get("about_numbers", ())):
            return False
        said, cumulative, _ = self.ear.clock.hear(without_documents(fold(note)))
        if said is None:
            return cumulative and any(period.first > 1 for period in self.facts.facts.periods)
        return said.period is None or said.period not in {*self.facts.facts.periods}

    def _is_of_another_place(self, line: str) -> bool:
        """Say whether a letterhead or title names a province of which the registry knows nothing.

        Its departments and communes may bear the names of those that are known.
        """
        _, _, bare = self.ear.clock.hear(without_documents(fold(line)))
        found = _PROVINCE.search(bare.strip(" .:;,-()"))
        if found is None or len(self.registry) > _MOST_UNITS:
            return False
        return not any(found[1] in fold(name) for name in self.registry.names)

    def _adds_up(self, line: str) -> bool:
        """Say whether a line above says of the numbers of months or quarters that they run from January."""
        said, cumulative, _ = self.ear.clock.hear(without_documents(fold(line)))
        running = any(group.cumulative for group in self.facts.groups)
        facts = self.facts.facts
        return (
            cumulative and said is None and not running and any(p.first > 1 for p in facts.periods)
        )

    def _of_columns(self) -> Iterator[Doubt]:
        """Look into columns that say of what kind the numbers of their rows are."""
        if len(self.rows.rows) > _MOST_ROWS:
            return
        vocabulary = self.ear.vocabulary
        alone = vocabulary.titles.get("not_results_alone", ())
        for column in self.columns:
            if column.use is not Use.UNUSED or column.role == "remark":
                continue
            values = self.profile.grid.columns[column.at]
            for row in self.rows.rows:
                text = text_of(values[row])
                words = words_of(text)
                if column.role == "unit_of_measure" and _is_scale(words, vocabulary):
                    yield Doubt("scale", text, row, column.at)
                elif column.role is None and words in alone:
                    yield Doubt("not_results", text, row, column.at)

    def _of_subject(self) -> Iterator[Doubt]:
        """A form names no indicators: what its title speaks of must be dossiers, and all of them."""
        if self.scope.indicators:
            return
        for line in self.scope.lines:
            if rest := self._not_understood(line.text):
                yield Doubt("subject", " ".join(rest), line.row, max(line.column, 0))

    def _not_understood(self, text: str) -> Phrase:
        """Give what a title says besides dossiers, bodies and periods; nothing of lines that are no title."""
        vocabulary = self.ear.vocabulary
        words = words_of(text)
        opening = vocabulary.titles.get("opening", ())
        is_remark = text.startswith("(")
        is_title = any(words[: len(phrase)] == phrase for phrase in opening)
        if is_remark or not (is_title or self._speaks_of_dossiers(words)):
            return ()
        bare = without_documents(fold(text))
        _, _, bare = self.ear.clock.hear(bare)
        for part in vocabulary.titles.get("parts_of_dossiers", ()):
            if _has(words_of(bare), (part,)):
                return part
        bare = self._without_units(bare)
        for mark in (" của ", " tại ", " trên địa bàn ", " do ", " thuộc "):
            bare = bare.partition(mark)[0]
        _, rest = vocabulary.split(words_of(bare))
        known = {word for phrase in vocabulary.titles.get("of_forms", ()) for word in phrase}
        return tuple(w for w in rest if w not in known and not any(map(str.isdecimal, w)))

    def _without_units(self, folded: str) -> str:
        """Take the names of units out of a title: «cấp xã huyện Kon Plông»."""
        if len(self.registry) > _MOST_UNITS:
            return folded
        for name in sorted(map(fold, self.registry.names), key=len, reverse=True):
            folded = folded.replace(name, " ")
        return folded

    def _speaks_of_dossiers(self, words: Phrase) -> bool:
        """Say whether a line says what was done with dossiers, however it begins."""
        said, _ = self.ear.vocabulary.split(words)
        kinds = {each.value for each in said if each.dimension == "kind"} - {"total"}
        return bool(kinds) or any(each.dimension == "group" for each in said)

    # --- single rows ----------------------------------------------------------------------------------

    def of_rows(self) -> Mapping[int, Trouble]:
        """Give the rows that may be no counts of their own, and why."""
        if len(self.rows.rows) > _MOST_ROWS:
            return {}
        found = self._merged()
        if self.rows.units is not None:
            found |= {**self._sums(), **self._corrected(), **self._parts(), **self._beside_blank()}
            found |= {**self._of_one_field(), **self._sums_of_communes()}
        return found | self._of_remarks()

    def _of_remarks(self) -> dict[int, Trouble]:
        """Find rows whose remark speaks against their numbers: «ước tính», «số liệu quý II»."""
        found = {}
        for column in self.columns:
            if column.role != "remark":
                continue
            values = self.profile.grid.columns[column.at]
            for row in self.rows.rows:
                text = text_of(values[row])
                if text and self._doubts_its_row(text):
                    found[row] = Trouble("remark", column.at, text)
        return found

    def _doubts_numbers(self, line: str) -> bool:
        """Say whether a line says of numbers that they are mistaken or not checked."""
        titles, words = self.ear.vocabulary.titles, words_of(line)
        return _has(words, titles.get("about_numbers", ())) and _has(
            words, titles.get("doubted", ())
        )

    def _doubts_its_row(self, remark: str) -> bool:
        """Say whether a remark speaks against the numbers beside it: estimated, mistaken, of another time."""
        titles, words = self.ear.vocabulary.titles, words_of(remark)
        of_before = _has(words, titles.get("before_this", ())) and words[:1] == ("số",)
        return bool(
            _kind_of(remark, self.ear.vocabulary)
            or self._of_note(remark)
            or _has(words, titles.get("doubted", ()))
            or of_before
        )

    def _sums_of_communes(self) -> dict[int, Trouble]:
        """Find districts in a table or a part of communes: their numbers may be the sums of these."""
        name = Line(-1, -1, self.profile.grid.name or "")
        lines = (*self.scope.lines, name, *self._notes())
        by_title = next(filter(self._speaks_of_communes, lines), None)
        found = {}
        rows = self.rows
        for at, unit in enumerate(rows.units or ()):
            if not 0 <= unit < len(self.registry) or _level(self.registry, unit) != "district":
                continue
            stack = rows.stacks[rows.sections[at]]
            section = next((s for s in reversed(stack) if s.level), None)
            if section is not None and section.level == "commune":
                found[rows.rows[at]] = Trouble("sum_of_communes", None, section.label)
            elif section is None and by_title is not None:
                found[rows.rows[at]] = Trouble("sum_of_communes", None, by_title.text)
        return found

    def _speaks_of_communes(self, line: Line) -> bool:
        """Say whether a line names the level of communes, and no other."""
        words = words_of(line.text)
        said = {
            level
            for phrase, level in self.ear.vocabulary.sections.items()
            if _has(words, (phrase,))
        }
        return said == {"commune"} or ("commune" in said and not {"gồm", "gộp"}.isdisjoint(words))

    def _merged(self) -> dict[int, Trouble]:
        """Find the rows of merged cells that hold one count for several rows or columns of counts."""
        counts = {c.at for c in self.columns if c.use in (Use.COUNT, Use.PAIR)}
        placed = set(self.rows.rows)
        found: dict[int, Trouble] = {}
        for rows, columns in self.merges.areas:
            own, cells = placed.intersection(rows), counts.intersection(columns)
            if columns and columns[0] in counts and own and (len(own) > 1 or len(cells) > 1):
                grid = self.profile.grid
                first, last = (column_letters(grid.column_number(columns[at])) for at in (0, -1))
                area = f"{first}{grid.lines[rows[0]]}:{last}{grid.lines[rows[-1]]}"
                if self.profile.kind(rows[0], columns[0]) != BLANK:
                    found.update(dict.fromkeys(own, Trouble("merged_count", None, area)))
        return found

    def _beside_blank(self) -> Mapping[int, Trouble]:
        """Find rows below which a nameless row may go on with the same unit: a column tells them apart."""
        nameless = {row for row, trouble in self.rows.troubles if trouble.kind == "unit_blank"}
        telling = self._telling()
        found = {}
        for row in sorted(nameless):
            before = row - 1
            for column in telling:
                values = self.profile.grid.columns[column.at]
                if before in self.rows.rows and text_of(values[row]) and text_of(values[before]):
                    found[before] = Trouble("parts_of_unit", column.at, column.heading)
        return found

    def _of_one_field(self) -> Mapping[int, Trouble]:
        """Find rows of units that a column says to be of one field of work."""
        column = next((c for c in self.columns if c.role == "field"), None)
        if column is None:
            return {}
        vocabulary, values = self.ear.vocabulary, self.profile.grid.columns[column.at]
        whole = {words_of(text) for text in _ALL_FIELDS}
        found = {}
        for row in self.rows.rows:
            words = words_of(text_of(values[row]))
            if words and words not in whole and not vocabulary.is_total(words):
                found[row] = Trouble("parts_of_unit", column.at, column.heading)
        return found

    def _telling(self) -> Sequence[Column]:
        return [
            c for c in self.columns if c.role == "field" or (c.use is Use.UNUSED and c.role is None)
        ]

    def _sums(self) -> Mapping[int, Trouble]:
        """Find the rows of units that are in every number the sum of the rows of units below them."""
        units = self.rows.units or ()
        codes, parents = self.registry.codes, self.registry.parents
        below: defaultdict[str, list[int]] = defaultdict(list)
        for at, unit in enumerate(units):
            if 0 <= unit < len(codes):
                below[parents[unit]].append(at)
        numbers = [n for n in self.facts.numbers.values() if len(n) == len(units)]
        found = {}
        for at, unit in enumerate(units):
            if not 0 <= unit < len(codes) or len(below[codes[unit]]) < _LEAST_PARTS:
                continue
            if not parents[unit]:  # the counts of the whole are never added to those of its parts
                continue
            parts = below[codes[unit]]
            known = [n for n in numbers if n[at] >= 0 and any(n[part] > 0 for part in parts)]
            if len(known) > 1 and all(
                n[at] == sum(max(n[part], 0) for part in parts) for n in known
            ):
                found[self.rows.rows[at]] = Trouble("sum_of_units")
        return found

    def _corrected(self) -> Mapping[int, Trouble]:
        """Find the rows of units beside which another row says «Sở Nội vụ (điều chỉnh)»."""
        names = {}
        for _, trouble in self.rows.troubles:
            bare = trouble.text.partition("(")[0].strip()
            if trouble.kind == "unit_unknown" and bare and bare != trouble.text:
                unit = self.ear.units.find(bare).unit
                if unit is not None:
                    names[unit] = trouble.text
        units = self.rows.units or ()
        return {
            self.rows.rows[at]: Trouble("corrected", None, names[unit])
            for at, unit in enumerate(units)
            if unit in names
        }

    def _parts(self) -> Mapping[int, Trouble]:
        """Find rows of one count that only a column which is not understood tells apart."""
        facts = self.facts.facts
        by_place: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
        for at, row in enumerate(facts.rows):
            place = (facts.units[at], facts.indicators[at], facts.periods[at], facts.series[at])
            by_place[place].append(row)
        telling = self._telling()
        found = {}
        for rows in by_place.values():
            if len(rows) < 2:
                continue
            for column in telling:
                values = self.profile.grid.columns[column.at]
                texts = {text_of(values[row]) for row in rows}
                if len(texts) == len(rows) and "" not in texts:
                    trouble = Trouble("parts_of_unit", column.at, column.heading)
                    found.update(dict.fromkeys(rows, trouble))
        return found


def leave_out(facts: Facts, rows: Mapping[int, Trouble]) -> None:
    """Drop every fact of these rows."""
    kept = [at for at, row in enumerate(facts.rows) if row not in rows]
    for name in ("units", "indicators", "periods", "running", "bs", "as_", "series", "rows"):
        values = getattr(facts, name)
        setattr(facts, name, [values[at] for at in kept])


def _kind_of(text: str, vocabulary: Vocabulary) -> str | None:
    label, colon, value = text.partition(":")
    if colon and words_of(label) in vocabulary.titles["measure_unit"]:
        return "scale" if _is_scale(words_of(value), vocabulary) else None
    bare = words_of(without_documents(fold(text)))
    titles = vocabulary.titles
    begins = any(bare[: len(phrase)] == phrase for phrase in titles.get("plans_begin", ()))
    # «Kế hoạch năm 2023» alone is the name of a document.
    counts = any(each.dimension == "group" for each in vocabulary.split(bare)[0])
    if begins and counts and not _has(bare, titles.get("results", ())):
        return "not_results"
    if _has(bare, titles.get("not_results", ())):
        return "not_results"
    if _has(bare, titles.get("not_all", ())):
        return "not_all"
    return "scale" if _has(bare, vocabulary.titles.get("scales", ())) else None


def _level(registry: Registry, unit: int) -> str:
    return LEVELS[registry.level_of[unit]].value


def _names_a_field(text: str) -> bool:
    """Say whether a line names the field of work of the rows below: «I. Lĩnh vực đất đai»."""
    words = words_of(text)
    is_number = bool(words) and (words[0].isdecimal() or set(words[0]) <= set("ivx"))
    return words[is_number : is_number + 2] == ("lĩnh", "vực")


def _is_scale(words: Phrase, vocabulary: Vocabulary) -> bool:
    """Say whether a unit of measure is more than the name of single things."""
    _, rest = vocabulary.split(words)
    known = {word for phrase in vocabulary.titles.get("things", ()) for word in phrase}
    return any(word not in known for word in rest)


def _has(words: Phrase, phrases: Sequence[Phrase]) -> bool:
    known = set(words)  # a cell may hold a whole file, and most phrases are nowhere in it
    return any(
        words[at : at + len(phrase)] == phrase
        for phrase in phrases
        if known.issuperset(phrase)
        for at in range(len(words) - len(phrase) + 1)
    )
