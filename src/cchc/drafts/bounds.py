"""What a heading of thresholds says of all cells below it: «Chỉ tiêu tối đa», «Giao chỉ tiêu (không quá)»."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final, NamedTuple

from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_text import UnreadableThreshold, read_threshold
from cchc.papers.paper import Cell, Place
from cchc.patterns import pattern_of
from cchc.words import Words
from cchc.words.text import fold, shortened, tidy

_BEFORE: Final = (
    r"không (?:được )?(?:vượt quá|vượt|quá|lớn hơn|cao hơn|nhiều hơn|nhỏ hơn|thấp hơn|ít hơn|dưới|trên)"
    r"|tối thiểu|tối đa|ít nhất|nhiều nhất|thấp nhất|cao nhất|(?:lớn|cao|nhiều|nhỏ|thấp|ít) hơn"
    r"|trên|dưới"
)
_BEHIND: Final = "trở lên|trở xuống"
_SIGNS: Final = "[≥≤≧≦⩾⩽><]=?"
_WORD: Final = pattern_of(rf"(?<!\w)(?:{_BEFORE}|(?P<behind>{_BEHIND}))(?!\w)|(?P<sign>{_SIGNS})")
_BESIDE: Final = pattern_of(r"[()%:;,.]|(?<!\w)(?:từ|đạt|là)(?!\w)")  # says nothing of which way
_BARE: Final = pattern_of(r"\d[\d.,]* ?(?:%|phần trăm)?")
_ONE: Final = "1%"
_ASK: Final = Words(
    "tiêu đề cột ghi «{heading}»; hãy xem mức giao là tối thiểu hay tối đa và ghi cả từ đó",
    "the heading says «{heading}»; see whether the threshold is a floor or a ceiling, and write that word",
)
Role = Callable[[str], str | None]


class Bound(NamedTuple):
    """A comparing word of a heading; it is clear where the heading says nothing else but «threshold»."""

    heading: str
    word: str
    is_behind: bool
    is_clear: bool
    place: Place

    def around(self, text: str) -> str:
        """Write the word where it belongs: «tối đa 3», «90 trở lên»."""
        return f"{text} {self.word}" if self.is_behind else f"{self.word} {text}"


def bound_of(cells: Iterable[Cell], role_of: Role) -> Bound | None:
    """Find the comparing word in the headings over a column of thresholds."""
    for cell in cells:
        text = fold(cell.tidy)
        words = [*_WORD.finditer(text)]
        if words:
            rest = says_of_thresholds(text)
            is_clear = len(words) == 1 and (not rest or role_of(rest) == "threshold")
            first = words[0]
            return Bound(cell.tidy, first[0], bool(first["behind"]), is_clear, cell.place)
    return None


def is_bound(text: str) -> bool:
    """Say whether a text is a comparing word and nothing else, as a heading below «Chỉ tiêu» may be."""
    return bool(_WORD.search(fold(text))) and not says_of_thresholds(text)


def says_of_thresholds(heading: str) -> str:
    """Give a heading without comparing words and signs of percent."""
    return tidy(_BESIDE.sub(" ", _WORD.sub(" ", fold(heading))))


def bounded(cell: Cell, bound: Bound, *, is_alone: bool) -> Cell:
    """Write the word of the heading into a cell that has none, or doubt the cell.

    *is_alone*: the table has one column of thresholds.
    """
    if not any(map(str.isalnum, cell.tidy)):
        return cell
    whole = bound.around(cell.tidy)
    if is_alone and bound.is_clear and _BARE.fullmatch(cell.tidy) and threshold_in(whole):
        return replace(cell, text=whole, beside=(*cell.beside, bound.place))
    if not _BARE.fullmatch(cell.tidy) and _ways(cell.tidy) == _ways(bound.around(_ONE)):
        return cell
    heading = shortened(bound.heading)
    ask = Words(*(each.format(heading=heading) for each in _ASK))
    return replace(cell, doubts=(*cell.doubts, ask))


def _ways(text: str) -> tuple[bool, bool] | None:
    """Say whether a text has a floor, and whether it has a ceiling."""
    threshold = threshold_in(text)
    return None if threshold is None else (threshold.low is not None, threshold.high is not None)


def threshold_in(text: str) -> Threshold | None:
    """Read a threshold; None where it is not understood."""
    try:
        return read_threshold(text)
    except UnreadableThreshold:
        return None
