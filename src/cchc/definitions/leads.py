"""Whom «Đơn vị chủ trì» names: a unit of the registry, or bodies of a level.

The lists are closed: a body that is in none of them, nor in the registry, says nothing of a level.
"""

from collections.abc import Mapping
from typing import Final

from cchc.definitions.level import Level
from cchc.definitions.units import LEVELS, Registry
from cchc.patterns import pattern_of
from cchc.words.text import fold

_OF_A_LEVEL: Final = {
    Level.PROVINCE: pattern_of(
        r"\bcấp tỉnh\b|\bcác sở\b|^(?:sở|thanh tra tỉnh|công an tỉnh)\b"
        r"|^(?:văn phòng|vp) (?:ubnd|ủy ban nhân dân) tỉnh\b"
    ),
    Level.DISTRICT: pattern_of(
        r"\bcấp huyện\b|\b(?:ubnd|ủy ban nhân dân) (?:các )?(?:huyện|thị xã|thành phố)\b"
    ),
    Level.COMMUNE: pattern_of(
        r"\bcấp xã\b|\b(?:ubnd|ủy ban nhân dân) (?:các )?(?:xã|phường|thị trấn|đặc khu)\b"
        r"|^các (?:xã|phường)\b"
    ),
}


def names_of(registry: Registry) -> dict[str, Level]:
    """Index the units of a registry by their folded names."""
    found: dict[str, Level] = {}
    for at, name in enumerate(registry.names):
        for each in (name, *registry.aliases.get(at, ())):
            if each:
                found[fold(each)] = LEVELS[registry.level_of[at]]
    return found


def levels_named(body: str, known: Mapping[str, Level]) -> frozenset[Level]:
    """Give the levels that the name of a body tells, one of *known* or not; none where it tells nothing."""
    written = fold(body)
    if written in known:
        return frozenset([known[written]])
    return frozenset(level for level, words in _OF_A_LEVEL.items() if words.search(written))
