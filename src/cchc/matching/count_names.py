"""From a heading or a row label to the count that it is in the decision's own words: b or a of what.

Nothing is taken for alike: the words must be those of the decision, in any order, but for words that
every such text has.  What a decision says in parentheses, or explains apart (its scope), may be left out or
put in its place.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal

from cchc.definitions.indicator import Labels
from cchc.definitions.model import Target
from cchc.matching.indicators import IndicatorNames
from cchc.patterns import pattern_of
from cchc.words.abbreviations import written_out
from cchc.words.text import fold

Side = Literal["b", "a"]

# Words of a definition that tell it from no other.
EVERYWHERE: Final = frozenset(
    [
        "số",
        "hồ",
        "sơ",
        "tthc",
        "thủ",
        "tục",
        "hành",
        "chính",
        "đã",
        "được",
        "trong",
        "năm",
        "kỳ",
        "tổng",
        "các",
        "lượng",
        "là",
        "b",
        "a",
        "có",
        "của",
        "thuộc",
        "do",
        "những",
    ]
)
_WORD: Final = pattern_of(r"[^\W_]+")
_BRACKETS: Final = pattern_of(r"\([^()]*\)")
# What may be counted; «hồ sơ» stands first, since a text that names it and procedures counts dossiers.
_THINGS: Final = (
    *("hồ sơ", "thủ tục hành chính", "dịch vụ công", "giao dịch", "kết quả", "văn bản", "quy định"),
    *("phản ánh", "kiến nghị", "lượt", "phiếu", "đơn vị", "người", "tổ chức", "doanh nghiệp"),
)
_NUMBER_OF: Final = pattern_of(rf"\bsố (?:lượng )?(?:các )?({'|'.join(_THINGS)})\b")
_BEFORE: Final = pattern_of(r"^(?:\(?\d{1,2}[.)]\s*|[-+*•–]\s*)*(?:trong đó\s*:?\s*[-+–]?\s*)?")
_ITEM: Final = pattern_of(
    r"^(?:mục |chỉ tiêu )?\(?([ivx]+(?:\.\d+)*)\)?\s*[-–.:)]\s*(?=\D)"
)  # «II - Số …»
# Whose dossiers they are the level of the unit tells.
_OF_LEVEL: Final = pattern_of(
    r"\bthuộc thẩm quyền giải quyết của (?:các cơ quan chuyên môn )?cấp (?:tỉnh|huyện|xã)\b"
)
_IN_POWER: Final = pattern_of(
    r"\bthuộc thẩm quyền(?: giải quyết)?(?: của (?:đơn vị|địa phương))?\b"
)
_LONGEST: Final = 400  # characters of a heading that may be one


class CountNames:
    """The counts of all indicators of some target sets, by the words of the decision for them."""

    def __init__(self, indicators: IndicatorNames) -> None:
        self._indicators = indicators
        self._named: dict[tuple[str, ...], set[tuple[str, int, Side]]] = {}
        for index, target in indicators.targets:
            for side, text in _texts(target):
                words, thing = _declared(text)
                if words:
                    self._named.setdefault(words, set()).add((thing, index, side))

    def find(self, text: str) -> Mapping[Side, frozenset[int]]:
        """Give the indicators of which a text is b, and those of which it is a; of none it is both."""
        if len(text) > _LONGEST:
            return {}
        text, own = fold(text), None
        if numbered := _ITEM.match(text):
            text, own = text[numbered.end() :], self._indicators.find(numbered[1])
        text = _BEFORE.sub("", text)
        thing = thing_counted(text)
        sides: dict[Side, frozenset[int]] = {}
        words = telling_words(text)
        if words not in self._named:
            words = telling_words(_IN_POWER.sub(" ", text))
        for counted, index, side in self._named.get(words, ()):
            fits = not thing or not counted or thing == counted
            if fits and (own is None or index in own):
                sides[side] = sides.get(side, frozenset()) | {index}
        return sides if len(sides) == 1 else {}


def telling_words(text: str) -> tuple[str, ...]:
    """Give the words of a text that tell it from others, abbreviations written out, in one order."""
    words = _WORD.findall(written_out(fold(text)))
    return tuple(sorted(word for word in words if word not in EVERYWHERE))


def completes(text: str, beside: str, labels: Labels) -> bool:
    """Say whether a text is b beside the decision's own a: it lacks of the decision's b only words of that a.

    «Tổng số hồ sơ giải quyết của dịch vụ công trực tuyến toàn trình | Trong đó: giải quyết trực tuyến».
    The name of the ratio without «Tỷ lệ» is b there, too: «Số hồ sơ thanh toán trực tuyến».
    """
    text, definition = _BEFORE.sub("", fold(text)), _BRACKETS.sub(" ", labels.numerator)
    if thing_counted(text) not in ("", thing_counted(definition)):
        return False
    own, whole = Counter(telling_words(text)), Counter(telling_words(definition))
    if own == Counter(telling_words(labels.label)) - Counter(("tỷ", "lệ")) and own:
        return True
    return bool(own) and own <= whole and whole - own <= Counter(telling_words(beside))


def thing_counted(text: str) -> str:
    """Say what is counted: what «số» stands before, else dossiers or procedures; "" for neither."""
    folded = written_out(fold(text))
    if found := _NUMBER_OF.search(folded):
        return found[1]
    return next((thing for thing in _THINGS[:2] if thing in folded), "")


# Kept: programs that check file after file name the same counts each time.
@lru_cache(maxsize=1024)
def _declared(text: str) -> tuple[tuple[str, ...], str]:
    return telling_words(text), thing_counted(text)


def _texts(target: Target) -> Iterator[tuple[Side, str]]:
    labels = target.indicator.labels
    sides: tuple[tuple[Side, str], ...] = (("b", labels.numerator), ("a", labels.denominator))
    for side, label in sides:
        yield side, label
        yield side, _BRACKETS.sub(" ", label)
        yield side, _OF_LEVEL.sub(" ", fold(label))
        name, is_, meaning = (target.scope or "").partition(" là ")
        if is_ and fold(name) in fold(label):
            yield side, fold(label).replace(fold(name), fold(meaning))
            yield side, meaning
