"""How a row is called: its number in the annex, and for whom it is where each level has a threshold.

«IV.1» is one row; «IV.1 (cấp tỉnh)» and «IV.1 (cấp xã)» are two targets of it.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from cchc.definitions.level import Level
from cchc.patterns import pattern_of
from cchc.words.roman import roman
from cchc.words.terms import LEVEL

_NAMES: Final = {level: LEVEL[level].vi for level in Level}
_NAME: Final = "|".join(_NAMES.values())
LEVELS_PATTERN: Final = rf"(?: \((?:{_NAME})(?:, (?:{_NAME}))*\))?"
_WITH_LEVELS: Final = pattern_of(rf"(.+?) \(((?:{_NAME})(?:, (?:{_NAME}))*)\)")


ROMAN: Final = tuple(map(roman, range(1, 16)))
"""The numbers of sections; the first is that of section 1."""


def in_arabic(item: str) -> str:
    """Write an item as hurried people do: 4.1 for IV.1."""
    section, dot, rest = number_of(item).partition(".")
    return f"{ROMAN.index(section) + 1}{dot}{rest}" if section in ROMAN else item


def number_of(item: str) -> str:
    """Give the number that the annex has."""
    found = _WITH_LEVELS.fullmatch(item)
    return found[1] if found else item


def sections_over(item: str, sections: Mapping[str, str]) -> list[str]:
    """Give the sections around an item, the outermost first; inner ones where they have a heading."""
    first, *parts = number_of(item).split(".")
    inner = [".".join([first, *parts[:end]]) for end in range(1, len(parts))]
    return [first, *(number for number in inner if number in sections)]


def begun_at(item: str, before: str, sections: Mapping[str, str]) -> list[str]:
    """Give the sections that begin at an item which follows the item *before*, the outermost first.

    A section that is itself the row has no heading of its own above it.
    """
    known = {*sections_over(before, sections), number_of(before)} if before else set[str]()
    over = sections_over(item, sections)
    return [number for number in over if number not in known and number != number_of(item)]


def levels_in(item: str) -> tuple[Level, ...]:
    """Give the levels that an item names; none where it is the whole row."""
    found = _WITH_LEVELS.fullmatch(item)
    named = re.findall(_NAME, found[2]) if found else []
    return tuple(level for level in Level if _NAMES[level] in named)


def item_for(number: str, levels: Sequence[Level]) -> str:
    """Call the target of a row that is for these levels only."""
    return f"{number} ({', '.join(_NAMES[level] for level in levels)})"
