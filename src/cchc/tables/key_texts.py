"""The texts of the columns that say what a row is about, with blanks filled where the sheet means it.

Merged cells that identify speak for all their rows.  Blanks without merging are filled only where the
sheet writes every name once, group by group; a lone blank is nobody.  In a text file nothing is filled.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, cast

from cchc.grid import iter_different
from cchc.tables.cells import Profile
from cchc.tables.column_types import Column, Use
from cchc.tables.places import Merges, Place
from cchc.tables.row_types import Filled, text_of
from cchc.words.text import tidy

_UNIT_ROLES: Final = ("unit", "unit_of_commune", "unit_of_district")
PERIOD_ROLES: Final = ("month", "quarter", "period", "year")  # the narrowest first
_FILLED_DOWN: Final = ("unit", "unit_above", "indicator", "item")


def roles_of(columns: Sequence[Column]) -> dict[str, Column]:
    """Give the key column of each role; of two columns of units the upper one is ``unit_above``."""
    keys: dict[str, Column] = {}
    for column in columns:
        if column.use in (Use.KEY, Use.ORDINAL) and column.role and column.role not in _UNIT_ROLES:
            keys.setdefault(column.role, column)
    periods = [keys.pop(role) for role in PERIOD_ROLES if role in keys]
    if periods:
        keys["period"] = periods[0]
        if periods[-1].role == "year" and len(periods) > 1:
            keys["year"] = periods[-1]
    units = [c for c in columns if c.use is Use.KEY and c.role in _UNIT_ROLES]
    districts = [c for c in units if c.role == "unit_of_district"]
    others = [c for c in units if c.role != "unit_of_district"]
    if districts and others:
        keys["unit"], keys["unit_above"] = others[0], districts[0]
    elif units:
        keys["unit"] = units[0]
        if len(units) > 1:
            keys["second_unit"] = units[1]
    return keys


class KeyTexts:
    """The texts of the key columns of one table, row by row of its body."""

    def __init__(
        self,
        profile: Profile,
        place: Place,
        keys: dict[str, Column],
        merges: Merges,
        counted: bytes,
    ) -> None:
        self._profile = profile
        self._place = place
        self._keys = keys
        self._merges = merges
        self._counted = counted
        self.filled: dict[int, Filled] = {}
        self.texts: dict[str, list[str]] = {}
        for role, column in keys.items():
            self.texts[role] = self._of(role, column)

    def __contains__(self, role: str) -> bool:
        return role in self.texts

    def __getitem__(self, role: str) -> list[str]:
        return self.texts[role]

    def get(self, role: str) -> list[str] | None:
        """Give the texts of a role; None where no column has it."""
        return self.texts.get(role)

    def leave_to_sections(self, role: str, sections: Sequence[int]) -> None:
        """Leave a column out that is filled in nowhere but in the rows of sections, by their offsets."""
        texts, heads = self.texts.get(role), set(sections)
        if texts and not any(tidy(text) for at, text in enumerate(texts) if at not in heads):
            del self.texts[role]

    def different(self, role: str) -> Iterable[str]:
        """Give the different texts of a role."""
        column, body = self._keys[role], self._place.body
        if column.at in self.filled or not self._profile.grid.is_text:
            return set(self.texts[role])
        values = self._profile.grid.columns[column.at]
        return cast(Iterator[str], iter_different(values, body.start, body.stop))

    def at(self, role: str, offset: int) -> str:
        """Give one text; blank where no column has the role."""
        texts = self.texts.get(role)
        return texts[offset] if texts is not None else ""

    def _of(self, role: str, column: Column) -> list[str]:
        body = self._place.body
        values = self._profile.grid.columns[column.at][body.start : body.stop]
        if self._profile.grid.is_text or set(map(type, values)) <= {str}:
            texts = cast(list[str], values if isinstance(values, list) else list(values))
        else:
            texts = [value if type(value) is str else text_of(value) for value in values]
        self._fill_merged(column, texts)
        is_sheet = not self._profile.grid.is_text
        if role in _FILLED_DOWN and is_sheet and column.at not in self.filled:
            self._fill_regular(column, texts, role)
        return texts

    def _fill_merged(self, column: Column, texts: list[str]) -> None:
        start = self._place.body.start
        for rows, columns in self._merges.areas:
            first = rows[0] - start if rows else -1
            if column.at not in columns or len(rows) < 2 or not 0 <= first < len(texts):
                continue
            if not texts[first].strip():
                continue
            taken = [
                row
                for row in rows[1:]
                if row - start < len(texts) and not texts[row - start].strip()
            ]
            for row in taken:
                texts[row - start] = texts[first]
            if taken:
                before = self.filled.get(column.at)
                times = len(taken) + (before.times if before else 0)
                begun = before.row if before else rows[0]
                last = before.last if before else taken[-1]
                self.filled[column.at] = Filled(begun, last, times, merged=True)

    def _fill_regular(self, column: Column, texts: list[str], role: str) -> None:
        if all(map(str.strip, texts)):
            return  # a large table seldom has blanks
        groups: list[list[int]] = []
        for offset, text in enumerate(texts):
            if not self._counted[offset]:
                continue
            if text.strip():
                groups.append([offset])
            elif groups:
                groups[-1].append(offset)
            else:
                return
        lengths = {len(group) for group in groups}
        if not groups or lengths == {1}:
            return
        names = [tidy(texts[group[0]]) for group in groups]
        is_regular = len(groups) > 1 and len(lengths) == 1 and len(set(names)) == len(names)
        is_stacked = (
            role in ("unit", "indicator", "item") and "measure" in self._keys and lengths == {2}
        )
        if not (is_regular or is_stacked):
            return
        for group in groups:
            for offset in group[1:]:
                texts[offset] = texts[group[0]]
        start = self._place.body.start
        times = sum(len(group) - 1 for group in groups)
        first = groups[0]
        self.filled[column.at] = Filled(start + first[0], start + first[-1], times, merged=False)
