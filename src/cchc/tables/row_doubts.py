"""Which rows may be no counts of their own: totals in disguise, corrected rows, parts of a unit.

Such a row is left out, and told with the words that raise the doubt.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import Final

from cchc.definitions.units import LEVELS, Registry
from cchc.diagnostics import column_letters
from cchc.tables.cells import BLANK
from cchc.tables.column_types import Column, Use
from cchc.tables.doubtful import MOST_ROWS, AssembledTable, has_phrase, kind_of
from cchc.tables.fact_types import Facts
from cchc.tables.lines import Line
from cchc.tables.meant import Trouble
from cchc.tables.row_types import text_of
from cchc.tables.sums import OF_ON_TIME, rows_of_on_time
from cchc.tables.vocabulary import words_of
from cchc.values import dataclass

_ITEM_ROLES: Final = frozenset({"item", "indicator"})
_LEAST_PARTS: Final = 2  # units below a unit whose sum it may be
_ALL_FIELDS: Final = (
    "tất cả",
    "tất cả các lĩnh vực",
    "các lĩnh vực",
    "toàn bộ",
    "chung",
    "tất cả lĩnh vực",
)


@dataclass(frozen=True, slots=True)
class RowDoubts(AssembledTable):
    """Looks at the rows of one table that is assembled."""

    def find(self) -> Mapping[int, Trouble]:
        """Give the rows that may be no counts of their own, and why."""
        found = self._of_another_level()
        if len(self.rows.rows) > MOST_ROWS:
            return found
        found |= self._merged()
        if self.rows.units is not None:
            found |= {**self._sums(), **self._corrected(), **self._parts(), **self._beside_blank()}
            found |= {**self._of_one_field(), **self._sums_of_communes()}
            found |= self._over_communes()
        return found | self._not_adding_up() | self._of_remarks() | self._of_footnotes()

    def _of_another_level(self) -> dict[int, Trouble]:
        """Find rows that name the target of another level: «I.1 (cấp tỉnh)» of a commune."""
        items, facts = self.ear.indicators, self.facts.facts
        if not items.has_levels:
            return {}
        columns = [c for c in self.columns if c.use is Use.KEY and c.role in _ITEM_ROLES]
        found: dict[int, Trouble] = {}
        for column in columns:
            values = self.profile.grid.columns[column.at]
            for row, unit in dict.fromkeys(zip(facts.rows, facts.units, strict=True)):
                text = text_of(values[row])
                level = (
                    LEVELS[self.registry.level_of[unit]] if 0 <= unit < len(self.registry) else None
                )
                own = items.item_of_level(text, level) if text and level else None
                if own is not None:
                    found[row] = Trouble("item_of_another_level", column.at, text, own)
        return found

    def _not_adding_up(self) -> dict[int, Trouble]:
        """Find rows whose parts on time and late are not the total, where no column is for early ones."""
        found: dict[int, Trouble] = {}
        for _, _, group in () if self.facts.summed else self.facts.made.values():
            have = group.columns
            in_columns = {*OF_ON_TIME} <= have.keys() and all(
                have[name].at in self.facts.numbers for name in OF_ON_TIME
            )
            if in_columns and "settled-early" not in have:
                _, differing = rows_of_on_time(have, self.facts.numbers)
                total, on_time, late = (have[name] for name in OF_ON_TIME)
                trouble = Trouble("parts_not_total", total.at, on_time.heading, late.heading)
                found.update({self.rows.rows[at]: trouble for at in differing})
        return found

    def _of_footnotes(self) -> dict[int, Trouble]:
        """Find rows whose mark leads to a note below the table that speaks against their numbers."""
        found = {}
        for note in self.notes():
            if self._doubts_its_row(note.text):
                trouble = Trouble("remark", None, note.text)
                found.update(dict.fromkeys(self.rows_marked_like(note.text), trouble))
        return found

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

    def _doubts_its_row(self, remark: str) -> bool:
        """Say whether a remark speaks against the numbers beside it: estimated, mistaken, of another time."""
        titles, words = self.ear.vocabulary.titles, words_of(remark)
        of_before = has_phrase(words, titles.get("before_this", ())) and words[:1] == ("số",)
        return bool(
            kind_of(remark, self.ear.vocabulary)
            or self.of_note(remark)
            or has_phrase(words, titles.get("doubted", ()))
            or of_before
        )

    def _sums_of_communes(self) -> dict[int, Trouble]:
        """Find districts in a table or a part of communes: their numbers may be the sums of these."""
        name = Line(-1, -1, self.profile.grid.name or "")
        lines = (*self.scope.lines, name, *self.notes())
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

    def _over_communes(self) -> dict[int, Trouble]:
        """Find districts below which a row says what part of their numbers is of their communes.

        «Huyện Đắk Hà», «Phòng chuyên môn», «UBND các xã»: the first is the sum of the others.
        """
        rows, kinds = self.rows, self.profile.kinds
        counts = [c.at for c in self.columns if c.use in (Use.COUNT, Use.PAIR)]
        unit_in = dict(zip(rows.rows, rows.units or (), strict=False))
        found = {}
        for other in rows.others:
            if not self._speaks_of_communes(Line(other.row, -1, other.label)):
                continue
            at = bisect_left(rows.rows, other.row)
            before = rows.rows[at - 1] if at else None
            behind = rows.rows[at] if at < len(rows.rows) else None
            holds_counts = any(kinds[column][other.row] for column in counts)
            if before is None or not holds_counts or not self._is_of(unit_in[before], "district"):
                continue
            if behind is None or not self._is_of(unit_in[behind], "commune"):
                found[before] = Trouble("over_communes", None, other.label)
        return found

    def _is_of(self, unit: int, level: str) -> bool:
        return 0 <= unit < len(self.registry) and _level(self.registry, unit) == level

    def _speaks_of_communes(self, line: Line) -> bool:
        """Say whether a line names the level of communes, and no other."""
        words = words_of(line.text)
        said = {
            level
            for phrase, level in self.ear.vocabulary.sections.items()
            if has_phrase(words, (phrase,))
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
        """Find the rows of units that are in every number the sum of the rows of units below them.

        Of a target that was passed on to all of these, the sum is what the one above answers for.
        """
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
                names = {codes[unit], *(codes[units[part]] for part in parts)}
                if self._is_passed_on(self.rows.rows[at], names):
                    continue
                found[self.rows.rows[at]] = Trouble("sum_of_units")
        return found

    def _is_passed_on(self, row: int, units: Set[str]) -> bool:
        """Say whether every target that a row counts for was passed on to each of these units."""
        facts, known = self.facts.facts, self.ear.indicators
        counted = {
            known.ids[indicator]
            for of_row, indicator in zip(facts.rows, facts.indicators, strict=True)
            if of_row == row
        }
        targets = [t for each in known.sets for t in each.targets if t.indicator.id in counted]
        return bool(targets) and all(units <= {to.unit for to in t.assigned} for t in targets)

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
    facts.periods = [facts.periods[at] for at in kept]
    for name in ("units", "indicators", "running", "bs", "as_", "series", "rows"):
        values = getattr(facts, name)
        setattr(facts, name, array(values.typecode, [values[at] for at in kept]))


def _level(registry: Registry, unit: int) -> str:
    return LEVELS[registry.level_of[unit]].value
