"""Which column means what, told from its heading in Vietnamese or English, in any order."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from cchc.diagnostics import Finding, Location, column_letters
from cchc.readers.cells import text_of
from cchc.readers.sheets import Head, Sheet
from cchc.rules import counts as rules
from cchc.words import Words
from cchc.words.text import fold, tidy

Role = Literal["indicator", "item", "unit", "unit_code", "period", "numerator", "denominator"]

ROLES: Mapping[Role, Words] = {
    "indicator": Words("chỉ số", "indicator"),
    "item": Words("mục trong phụ lục", "annex item"),
    "unit": Words("đơn vị", "unit"),
    "unit_code": Words("mã đơn vị", "unit code"),
    "period": Words("kỳ báo cáo", "period"),
    "numerator": Words("tử số b", "numerator b"),
    "denominator": Words("mẫu số a", "denominator a"),
}
# Spellings as `_key` leaves them: folded, without what stands in parentheses.
_SPELLINGS: Mapping[Role, str] = {
    "indicator": "chỉ số|mã chỉ số|tên chỉ số|chỉ tiêu|mã chỉ tiêu|tên chỉ tiêu|tên nhiệm vụ|nhiệm vụ"
    "|nội dung|tỷ lệ|indicator|indicator id|target|ratio",
    "item": "mục|số mục|mục trong phụ lục|item|annex item",
    "unit": "đơn vị|tên đơn vị|cơ quan|tên cơ quan|cơ quan, đơn vị|đơn vị báo cáo|đơn vị thực hiện"
    "|địa phương|unit|unit name|reporting unit|body",
    "unit_code": "mã đơn vị|mã cơ quan|mã địa phương|unit code|unit id|unit_code",
    "period": "kỳ|kỳ báo cáo|thời gian|tháng|quý|period|reporting period|month|quarter",
    "numerator": "b|tử số|tử|số b|numerator",
    "denominator": "a|mẫu số|mẫu|số a|denominator",
}
_ROLE_OF: Mapping[str, Role] = {
    fold(spelling): role
    for role, spellings in _SPELLINGS.items()
    for spelling in spellings.split("|")
}
_MAY_BE_RATIOS = {fold("tỷ lệ"), "ratio"}
_COUNTS: tuple[Role, ...] = ("numerator", "denominator")
_IN_PARENTHESES = re.compile(r"[(\[][^)\]]*[)\]]")
_NAMES_B_OR_A = re.compile(r"[(\[]\s*([ab])\s*[)\]]")


@dataclass(frozen=True, slots=True)
class Layout:
    """The heading row of a sheet and the position (from 0) of each column that has a role."""

    heading: Head
    roles: Mapping[Role, int]
    ambiguous: bool  # two columns claim one role: nothing below can be trusted
    findings: Sequence[Finding]


def find_layout(sheet: Sheet, place: Location) -> Layout | Finding:
    """Find the heading row: the first that names an indicator, b and a."""
    nearest: set[Role] = set()
    heads = sheet.head()
    for head, below in zip_longest(heads, heads[1:]):
        roles, repeated = _roles(head)
        if (at := roles.get("indicator")) is not None and _is_ratio(head, below, at):
            del roles["indicator"]
        if _names_target(roles) and {"numerator", "denominator"} <= roles.keys():
            findings = [_repeated(head, sheet, place, *pair) for pair in repeated]
            findings += _unused(head, {*roles.values(), *(again for again, *_ in repeated)}, place)
            return Layout(head, roles, bool(repeated), findings)
        if len(roles) > len(nearest):
            nearest = set(roles)
    missing: list[Role] = [role for role in _COUNTS if role not in nearest]
    if not _names_target(nearest):
        missing.insert(0, "indicator")
    words = Words(
        ", ".join(ROLES[role].vi for role in missing), ", ".join(ROLES[role].en for role in missing)
    )
    return rules.NO_HEADING_ROW.at(place, missing=words)


def _is_ratio(head: Head, below: Head | None, at: int) -> bool:
    """Say whether a column headed «Tỷ lệ» holds percentages, as beside b and a in a wide table."""
    if fold(text_of(head.cells[at])).rstrip(" :.*()%") not in _MAY_BE_RATIOS:
        return False
    cell = below.cells[at] if below and at < len(below.cells) else ""
    return not any(map(str.isalpha, text_of(cell)))


def _names_target(roles: Container[Role]) -> bool:
    return "indicator" in roles or "item" in roles


def _roles(head: Head) -> tuple[dict[Role, int], list[tuple[int, int, Role]]]:
    roles: dict[Role, int] = {}
    repeated = []
    for position, cell in enumerate(head.cells):
        if isinstance(cell, str) and (role := _role(cell)):
            if role in roles:
                repeated.append((position, roles[role], role))
            else:
                roles[role] = position
    return roles, repeated


def _role(heading: str) -> Role | None:
    folded = fold(heading)
    plain = " ".join(_IN_PARENTHESES.sub(" ", folded).split()).rstrip(" :.*")
    if role := _ROLE_OF.get(plain):
        return role
    # "Số hồ sơ đúng hạn (b)": the letter of the formula says which count it is.
    letter = _NAMES_B_OR_A.search(folded)
    if letter is None:
        return None
    return "numerator" if letter[1] == "b" else "denominator"


def _repeated(
    head: Head, sheet: Sheet, place: Location, position: int, earlier: int, role: Role
) -> Finding:
    column = position + sheet.first_column
    first = earlier + sheet.first_column
    return rules.HEADING_REPEATED.at(
        Location(place.file, place.sheet, head.line, column),
        heading=tidy(text_of(head.cells[position])),
        other=column_letters(first) if place.sheet else str(first),
        meaning=ROLES[role],
    )


def _unused(head: Head, used: set[int], place: Location) -> list[Finding]:
    names = [
        f"«{tidy(text_of(cell))}»"
        for position, cell in enumerate(head.cells)
        if position not in used and cell != ""
    ]
    if not names:
        return []
    where = Location(place.file, place.sheet, head.line)
    return [rules.COLUMNS_NOT_USED.at(where, columns=", ".join(names))]
