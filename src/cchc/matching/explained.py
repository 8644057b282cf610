"""Names of indicators behind which the office explains in brackets what it divides by what.

«Tỷ lệ hồ sơ giải quyết đúng hạn (số hồ sơ đúng hạn/tổng số hồ sơ đã giải quyết)», «… (a: …; b: …)».
The explanation may be shorter than the decision's own words for b and a, and must have none of its own:
one word more, such as «tiếp nhận», is another count.
"""

import re
from collections import Counter
from typing import Final

from cchc.definitions.indicator import Labels
from cchc.matching.count_names import Side, telling_words, thing_counted
from cchc.patterns import pattern_of
from cchc.values import dataclass
from cchc.words.text import fold

_IN_BRACKETS: Final = pattern_of(r"\([^()]*\)")
_EXPLAINED: Final = pattern_of(
    r"(?P<name>[^()]*[^\s()])\s*\((?P<inside>[^()]*)\)\s*[.:;]?", re.DOTALL
)
_LETTERED: Final = pattern_of(r"^\s*([ab])\s*(?::|=|\blà\b)\s*(\S.*?)[\s;,.]*$", re.DOTALL)
_BETWEEN: Final = pattern_of(r"[;,]\s*(?=[ab]\s*(?::|=|là\b))|\s+và\s+(?=[ab]\s*(?::|=|là\b))")
_OVER: Final = pattern_of(r"\s*(?:/|\bchia cho\b|\btrên(?= tổng\b))\s*")
_EITHER: Final = pattern_of(r"\bvà/hoặc\b")


@dataclass(frozen=True, slots=True)
class Explained:
    """A name, and the words behind it for b and for a."""

    name: str
    b: str
    a: str

    def agrees_with(self, labels: Labels) -> bool:
        """Say whether both counts are explained in words of an indicator's own definitions."""
        return _is_part(self.b, labels.numerator) and _is_part(self.a, labels.denominator)


def explained(text: str) -> Explained | None:
    """Split a name from the explanation of its counts; None where a text has none."""
    found = _EXPLAINED.fullmatch(text.strip())
    if found is None:
        return None
    sides = _lettered(fold(found["inside"])) or _divided(fold(found["inside"]))
    return Explained(found["name"], sides["b"], sides["a"]) if sides is not None else None


def _lettered(inside: str) -> dict[Side, str] | None:
    sides: dict[Side, str] = {}
    for part in _BETWEEN.split(inside):
        found = _LETTERED.match(part)
        if found is None:
            return None
        side: Side = "b" if found[1] == "b" else "a"
        if side in sides:
            return None
        sides[side] = found[2]
    return sides if len(sides) == len(("b", "a")) else None


def _divided(inside: str) -> dict[Side, str] | None:
    if _EITHER.search(inside):
        return None
    parts = _OVER.split(inside)
    if len(parts) != len(("b", "a")) or not all(parts):
        return None
    return {"b": parts[0], "a": parts[1]}


def _is_part(written: str, label: str) -> bool:
    """Say whether words are all of a definition's, brackets left out, and count the same things."""
    definition = _IN_BRACKETS.sub(" ", label)
    if thing_counted(written) not in ("", thing_counted(definition)):
        return False
    return Counter(telling_words(written)) <= Counter(telling_words(definition))
