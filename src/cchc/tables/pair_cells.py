"""Cells that hold b and a in one text: «236/240», «236/240 hồ sơ», and with what they come to in percent."""

from typing import Final, NamedTuple

from cchc.patterns import pattern_of
from cchc.words.text import fold

THINGS: Final = r"(?:hồ sơ|hs|thủ tục hành chính|thủ tục|tthc)"
"""What may stand behind a count in its own cell, in folded letters."""
_LONGEST: Final = 100  # characters; a longer text is no pair
_NUMBER: Final = r"\d(?:[\d.,]*\d)?(?: \d+)*"
_B_AND_A: Final = rf"(?P<b>{_NUMBER})(?: ?{THINGS})? ?/ ?(?P<a>{_NUMBER})(?: ?{THINGS})?"
_PERCENT: Final = r"(?P<percent>\d{1,9}(?:[.,]\d{1,12})? ?%)"
_BEFORE: Final = pattern_of(
    rf"{_B_AND_A}(?: ?[(=;:,-]? ?(?:(?:đạt )?tỷ lệ:? |đạt )?{_PERCENT} ?\)?)?"
)
_BEHIND: Final = pattern_of(rf"{_PERCENT} ?[(=;:,-] ?{_B_AND_A} ?\)?")


class PairCell(NamedTuple):
    """What stands in a cell that holds b and a: as written, numbers not understood yet."""

    b: str
    a: str
    percent: str  # "" where none is printed


def pair_in(text: str) -> PairCell | None:
    """Split a cell into b, a and the percentage; None for what is no such pair."""
    if "/" not in text or len(text) > _LONGEST:
        return None
    written = fold(text)
    found = _BEFORE.fullmatch(written) or _BEHIND.fullmatch(written)
    return PairCell(found["b"], found["a"], found["percent"] or "") if found else None
