"""Which column means what, told from its heading in Vietnamese or English, in any order."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, NamedTuple, cast

from cchc import limits
from cchc.diagnostics import Finding, Location, column_letters
from cchc.readers.cells import Value, shown, text_of
from cchc.readers.sheets import Head, Sheet
from cchc.rules.files import ColumnsNotUsed, HeadingRepeated, NoHeadingRow
from cchc.words import Words
from cchc.words.text import fold, tidy

Role = Literal[
    "indicator",
    "item",
    "unit",
    "unit_code",
    "period",
    "numerator",
    "denominator",
    "undecided_b",
    "undecided_a",
]

ROLES: Mapping[Role, Words] = {
    "indicator": Words("chỉ số", "indicator"),
    "item": Words("mục trong phụ lục", "annex item"),
    "unit": Words("đơn vị", "unit"),
    "unit_code": Words("mã đơn vị", "unit code"),
    "period": Words("kỳ báo cáo", "period"),
    "numerator": Words("tử số b", "numerator b"),
    "denominator": Words("mẫu số a", "denominator a"),
    "undecided_b": Words("số chưa rõ thuộc b", "undecided of b"),
    "undecided_a": Words("số chưa rõ thuộc a", "undecided of a"),
}
_COUNTS: tuple[Role, ...] = ("numerator", "denominator")
_IN_PARENTHESES = re.compile(r"[(\[][^)\]]*[)\]]")
_NAMES_B_OR_A = re.compile(r"[(\[]\s*([ab])\s*[)\]]")


class Repeated(NamedTuple):
    """Two columns, by position, whose headings mean the same."""

    position: int
    earlier: int
    role: Role


@dataclass(frozen=True, slots=True)
class Layout:
    """The heading row of a sheet and the position (from 0) of each column that has a role."""

    heading: Head
    roles: Mapping[Role, int]
    repeated: Sequence[Repeated]  # two columns claim one role: nothing below can be trusted
    top: int  # the line where the headings begin: they may take two rows

    @property
    def spare(self) -> list[int]:
        """The positions of columns that nothing is read from."""
        used = {*self.roles.values(), *(again.position for again in self.repeated)}
        return [position for position in range(len(self.heading.cells)) if position not in used]

    def heading_at(self, position: int) -> str:
        """Spell the heading of a column."""
        return tidy(text_of(self.heading.cells[position]))


class Headings:
    """The headings that a tidy table may have, as the layouts declare them."""

    def __init__(self, declared: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._role_of = {
            fold(spelling): cast(Role, role)
            for role, spellings in declared
            if role in ROLES
            for spelling in spellings
        }

    def find_layout(self, sheet: Sheet, place: Location) -> Layout | Finding:
        """Find the heading row: the first that names an indicator, b and a, maybe with the row above."""
        nearest: set[Role] = set()
        above = None
        for head in sheet.head():
            roles, repeated = self.find_roles(head.cells)
            if is_heading(roles):
                return Layout(head, roles, repeated, head.line)
            if above and (both := self._find_in_both(above, head, roles, repeated)):
                return both
            if len(roles) > len(nearest):
                nearest = set(roles)
            above = head
        missing: list[Role] = [role for role in _COUNTS if role not in nearest]
        if not _names_target(nearest):
            missing.insert(0, "indicator")
        words = Words(
            ", ".join(ROLES[role].vi for role in missing),
            ", ".join(ROLES[role].en for role in missing),
        )
        return NoHeadingRow(missing=words).at(place)

    def _find_in_both(
        self, above: Head, head: Head, roles: Container[Role], repeated: Sequence[Repeated]
    ) -> Layout | None:
        """Read b and a in the lower row of headings, and what is merged beside them in the upper."""
        if repeated or above.line + 1 != head.line or any(role not in roles for role in _COUNTS):
            return None
        cells = [
            cell if tidy(text_of(cell)) else upper
            for upper, cell in zip_longest(above.cells, head.cells, fillvalue="")
        ]
        found, again = self.find_roles(cells)
        if not is_heading(found):
            return None
        return Layout(Head(head.line, cells), found, again, above.line)

    def find_roles(self, cells: Sequence[Value]) -> tuple[dict[Role, int], list[Repeated]]:
        """Tell the roles that the cells of a row would give to their columns."""
        roles: dict[Role, int] = {}
        repeated = []
        for position, cell in enumerate(cells):
            if isinstance(cell, str) and (role := self._role(cell)):
                if role in roles:
                    repeated.append(Repeated(position, roles[role], role))
                else:
                    roles[role] = position
        return roles, repeated

    def _role(self, heading: str) -> Role | None:
        if len(heading) > limits.HEADING_LETTERS:
            return None
        folded = fold(heading)
        plain = " ".join(_IN_PARENTHESES.sub(" ", folded).replace("_", " ").split())
        if role := self._role_of.get(plain.rstrip(" :.*")):
            return role
        # "Số hồ sơ đúng hạn (b)": the letter of the formula says which count it is.
        letter = _NAMES_B_OR_A.search(folded)
        if letter is None:
            return None
        return "numerator" if letter[1] == "b" else "denominator"


def is_heading(roles: Container[Role]) -> bool:
    """Say whether a row with these roles heads a table of counts."""
    return _names_target(roles) and all(role in roles for role in _COUNTS)


def _names_target(roles: Container[Role]) -> bool:
    return "indicator" in roles or "item" in roles


def repetitions(layout: Layout, left: int, place: Location) -> list[Finding]:
    """Name the columns that claim a role which another has; the first column is *left*."""
    findings = []
    for position, earlier, role in layout.repeated:
        first = earlier + left
        findings.append(
            HeadingRepeated(
                heading=shown(layout.heading_at(position)),
                other=column_letters(first) if place.sheet else str(first),
                meaning=ROLES[role],
            ).at(Location(place.file, place.sheet, layout.heading.line, position + left))
        )
    return findings


def unused(layout: Layout, filled: Container[int], left: int, place: Location) -> list[Finding]:
    """Name the columns that nothing is read from; without a heading only where they are *filled*."""
    columns: list[Words] = []
    for position in layout.spare:
        if heading := layout.heading_at(position):
            columns.append(Words(f"«{shown(heading)}»", f"«{shown(heading)}»"))
        elif position in filled:
            number = position + left
            name = column_letters(number) if place.sheet else str(number)
            columns.append(Words(f"{name} (không có tiêu đề)", f"{name} (no heading)"))
    if not columns:
        return []
    words = Words(", ".join(each.vi for each in columns), ", ".join(each.en for each in columns))
    where = Location(place.file, place.sheet, layout.heading.line)
    return [ColumnsNotUsed(columns=words).at(where)]
