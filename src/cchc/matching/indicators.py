"""From what a text calls an indicator to the indicators of a target set that it may mean.

A whole text is an annex item, or a name, or both of one indicator; what stands behind another word
is none: «Quý II» is no item.  A name without its level («Tỷ lệ hồ sơ giải quyết đúng hạn») means a
family, of which the level of the unit takes one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Final, TypeVar

from cchc.definitions.indicator import Labels
from cchc.definitions.level import Level
from cchc.definitions.model import Target, TargetSet
from cchc.patterns import pattern_of
from cchc.words import Words
from cchc.words.abbreviations import written_out
from cchc.words.differences import how_they_differ
from cchc.words.nearest import nearest
from cchc.words.roman import roman
from cchc.words.text import fold

# IV.1, and I.2.a or A.I.1 of an annex with sections below sections.
_ITEM = r"(?P<item>[ivx]+(?:\.(?:\d+|[ivx]+|[a-zđ]))*|[a-zđ](?:\.(?:\d+|[ivx]+|[a-zđ]))+)"
# «IV.1», «Chỉ tiêu IV.1:», «IV.1. Tỷ lệ …», «II - Tỷ lệ …»
_BY_ITEM = pattern_of(
    rf"(?:chỉ tiêu |chỉ số |mục )?(?:số )?\(?{_ITEM}(?:\)|\.|:)*(?:\s*-\s*|\s+|$)(?P<name>.*)"
)
# «Mục 2» of an annex without sections; a bare 2 may only count the rows.
_BY_NUMBER: Final = pattern_of(
    r"(?:chỉ tiêu |chỉ số |mục )(?:số )?(?P<item>\d+(?:\.(?:\d+|[a-zđ]))*)\.?"
)
_IN_BRACKETS: Final = pattern_of(r"\([^()]*\)")
# «4.1», «Mục 4,1»: only ever a suggestion, because a section may be counted otherwise.
_ARABIC_ITEM = pattern_of(r"(?:mục |chỉ tiêu |chỉ số )?0?([1-9]|1[0-2])((?:[.,/-]\d{1,2})*)\.?")
_ORDINAL = pattern_of(r"^(?:\(?\d{1,3}[.):/]|[-+*•])\s*(?=\D)")  # a Roman one may be an item
_LEVELS: Final = {"tỉnh": Level.PROVINCE, "huyện": Level.DISTRICT, "xã": Level.COMMUNE}
# «do cơ quan chuyên môn cấp tỉnh», «của UBND cấp huyện», «(cấp xã)»
_AT_LEVEL = pattern_of(
    r"[\s(,:-]*(?:\b(?:do|của|tại|thuộc|ở|đối với)\s+)?(?:các\s+)?"
    r"(?:(?:ủy|uỷ) ban nhân dân\s+|cơ quan chuyên môn\s+|cơ quan\s+|đơn vị\s+)?"
    r"\bcấp (tỉnh|huyện|xã)\b[\s),:-]*"
)
_Key = TypeVar("_Key", str, frozenset[str])
_LEAST_WORDS: Final = 3  # of a name without «Tỷ lệ»: fewer may be a word for any count
_UNSAID: Final = frozenset(
    ["các", "của", "được", "là", "số", "và", "đã"]
)  # words that tell no name
_SHARE = pattern_of(r"^(?:tỉ|tỷ) lệ(?: \(?%\)?)?")
_OF_PROCEDURES = pattern_of(r"\bhồ sơ thủ tục hành chính\b")  # there are no others here
_WHEN = pattern_of(
    r"\btrong (?:năm|kỳ|quý|tháng)\b"
)  # of the period that a target is given for anyway
# «đạt tối thiểu 30%» belongs to the threshold.
_THRESHOLD = pattern_of(
    r",?\s*(?:đạt\s+)?(?:tối thiểu|ít nhất|từ|đạt)\s+\d+(?:[.,]\d+)?\s*%?(?:\s+trở lên)?$"
)
# «: Theo công thức (b/a). Trong đó: …» says how the indicator is worked out, not what it is called.
_FORMULA = pattern_of(r"[\s:;.,-]*(?:(?:tỉ|tỷ) lệ )?theo công thức \(?b/a\)?.*$", re.DOTALL)


_Declared = tuple[str, str, Level | None, tuple[str, ...], tuple[frozenset[str], ...]]


class IndicatorNames:
    """The indicators of one set or more, by id, annex item, label, wording, alias or English label.

    Indices are those of ``ids``: each indicator once a set, in the order of the sets.  Where several
    sets follow each other in a year, an index so says of which set an item is.
    """

    def __init__(self, *sets: TargetSet) -> None:
        self.sets = sets
        index: dict[tuple[int, str], int] = {}
        every = ((at, target) for at, each in enumerate(sets) for target in each.targets)
        self.targets: Sequence[tuple[int, Target]] = [
            (index.setdefault((at, target.indicator.id), len(index)), target)
            for at, target in every
        ]
        self.ids = tuple(id_ for _, id_ in index)
        self._set_of = tuple(at for at, _ in index)
        self._levels: dict[int, set[Level]] = {}
        self._items: dict[str, tuple[int, ...]] = {}
        self._named: dict[str, tuple[int, ...]] = {}
        self._families: dict[str, tuple[int, ...]] = {}
        self._bare: dict[str, tuple[int, ...]] = {}
        self._of_levels: dict[str, Target] = {}  # rows that have a threshold for each level
        self._over: dict[frozenset[str], tuple[int, ...]] = {}  # words of a name without «Tỷ lệ»
        # What a text was found to mean, or to be like: the same text stands in many rows.
        self._heard: dict[tuple[str, Level | None], tuple[int, ...]] = {}
        self._likely: dict[str, tuple[int, ...]] = {}
        self._likely_count: dict[str, tuple[str, tuple[int, ...]] | None] = {}
        for number, target in self.targets:
            self._levels.setdefault(number, set()).update(target.levels)
            _add(self._items, fold(target.number), number)
            if target.is_for_levels:
                _add(self._named, fold(target.item), number)
                self._of_levels[fold(target.item)] = target
            for name in _names(target):
                self._declare(name, number)

    def _declare(self, name: str, index: int) -> None:
        for key, family, level, bare, over in _declared(name):
            _add(self._named, key, index)
            if level is not None:
                _add(self._families, family, index)
            for each in bare:
                _add(self._bare, each, index)
            for words in over:
                _add(self._over, words, index)

    def find(self, written: str, level: Level | None = None) -> tuple[int, ...]:
        """Give the indicators that a whole text may mean; none where it is not understood.

        Of several, *level* keeps those that bind it; one that is named in full is given even where
        it binds another level, so that the contradiction can be told.
        """
        heard = self._heard.get((written, level))
        if heard is None:
            heard = self._heard[written, level] = self._find(written, level)
        return heard

    def find_over(self, written: str) -> tuple[int, ...]:
        """Give the indicators that a heading over b and a may mean: their names without «Tỷ lệ».

        «Hồ sơ trực tuyến toàn trình» over «Tử số (b) | Mẫu số (a)» names the ratio; the words may
        stand in another order.  Alone such a heading would be a count.
        """
        whole = fold(written)
        match = _BY_ITEM.fullmatch(whole)
        own = self._items.get(match["item"], ()) if match else None
        for key in _keys(match["name"] if match else _ORDINAL.sub("", whole)):
            found = self._over.get(_words_over(key), ())
            if found := found if own is None else tuple(i for i in found if i in own):
                return found
        return ()

    def binds(self, index: int, level: Level) -> bool:
        """Say whether any row of the set with this indicator binds units of *level*."""
        return level in self._levels[index]

    def levels(self, index: int) -> frozenset[Level]:
        """Give the levels that rows of the set with this indicator bind."""
        return frozenset(self._levels[index])

    def of_set(self, target_set: TargetSet) -> frozenset[int]:
        """Give the indices of the indicators of one of the sets."""
        return frozenset(i for i, at in enumerate(self._set_of) if self.sets[at] is target_set)

    def labels(self, index: int) -> Labels:
        """Give what an indicator and its counts are called."""
        return next(target.indicator.labels for own, target in self.targets if own == index)

    def how(self, written: str, index: int) -> Words | None:
        """Say in what *written* differs from the indicator's names; None for a plain spelling."""
        targets = [target for own, target in self.targets if own == index]
        indicator = targets[0].indicator
        names = (indicator.id, indicator.labels.label, *(name for t in targets for name in _own(t)))
        return how_they_differ(written, names, (indicator.english.label, *indicator.aliases))

    def nearest(self, written: str, level: Level | None = None) -> tuple[int, ...]:
        """Give the indicators whose names are most like; only ever a suggestion.

        Where some of them bind *level*, only these.
        """
        if written not in self._likely:
            names = nearest(written, self._by_any_name)
            self._likely[written] = tuple(dict.fromkeys(self._by_any_name[name] for name in names))
        likely = self._likely[written]
        return self._of_level(likely, level) or likely

    def count_like(
        self, written: str, level: Level | None = None
    ) -> tuple[str, tuple[int, ...]] | None:
        """Give the count, and its indicators, that a text is more like than any name; only a suggestion."""
        if written not in self._likely_count:
            every = [*self._by_any_name, *self._counts]
            likely = nearest(_IN_BRACKETS.sub(" ", written), every)
            is_count = bool(likely) and likely[0] not in self._by_any_name
            self._likely_count[written] = self._counts[likely[0]] if is_count else None
        found = self._likely_count[written]
        if found is None:
            return None
        side, indicators = found
        return side, self._of_level(indicators, level) or indicators

    @cached_property
    def _by_any_name(self) -> Mapping[str, int]:
        """Every name and item of an indicator, as it is spelt."""
        return {n: i for i, target in self.targets for n in (target.item, *_names(target))}

    @cached_property
    def _counts(self) -> Mapping[str, tuple[str, tuple[int, ...]]]:
        """What b and a of the indicators are called: which of the two it is, and whose."""
        counts: dict[str, tuple[str, set[int]]] = {}
        for index, target in self.targets:
            labels = target.indicator.labels
            counts.setdefault(labels.numerator, ("b", set()))[1].add(index)
            counts.setdefault(labels.denominator, ("a", set()))[1].add(index)
        return {label: (side, tuple(sorted(own))) for label, (side, own) in counts.items()}

    def item_like(self, written: str) -> str | None:
        """Give the annex item that is written with Arabic numbers or other signs: «4.1» is IV.1.

        Of an annex without sections «2» is «Mục 2».
        """
        if fold(written) in self._items:
            return f"Mục {written.strip()}"
        match = _ARABIC_ITEM.fullmatch(fold(written))
        if match is None:
            return None
        item = ".".join((roman(int(match[1])).lower(), *re.findall(r"\d+", match[2])))
        return item.upper() if item in self._items else None

    @property
    def has_levels(self) -> bool:
        """Say whether some row of the annex has a threshold for each level."""
        return bool(self._of_levels)

    def item_of_level(self, written: str, level: Level | None) -> str | None:
        """Give the target of a row for a level, where another level's is written."""
        other = self._of_levels.get(fold(written))
        if other is None or level is None or level in other.levels:
            return None
        own = (each for _, each in self.targets if each.number == other.number)
        return next((each.item for each in own if level in each.levels), None)

    def _find(self, written: str, level: Level | None) -> tuple[int, ...]:
        key = _ORDINAL.sub("", fold(written))
        if found := self._by_name(key, level):
            return found
        if match := _BY_ITEM.fullmatch(key):
            own = self._items.get(match["item"], ())
            if name := match["name"].strip():
                return tuple(index for index in self._by_name(name, level) if index in own)
            return own if len(own) < 2 else self._of_level(own, level)
        if match := _BY_NUMBER.fullmatch(fold(written)):
            own = self._items.get(match["item"], ())
            return own if len(own) < 2 else self._of_level(own, level)
        return ()

    def _by_name(self, key: str, level: Level | None) -> tuple[int, ...]:
        for each in _keys(key):
            if found := self._named.get(each):
                return found if len(found) == 1 else self._of_level(found, level)
        for each in _keys(key):
            family, said = _without_level(each)
            found = self._families.get(family) or (self._named.get(family) if said else None)
            if found:
                kept = self._of_level(found, said)
                return self._of_level(kept, level)
        for each in _keys(key):
            if found := self._bare.get(_without_small_words(each)):
                return found if len(found) == 1 else self._of_level(found, level)
        return ()

    def _of_level(self, found: Sequence[int], level: Level | None) -> tuple[int, ...]:
        return tuple(index for index in found if level is None or self.binds(index, level))


def _own(target: Target) -> tuple[str, str]:
    return target.item, target.wording


def _names(target: Target) -> Iterator[str]:
    indicator = target.indicator
    yield from (indicator.id, indicator.labels.label, target.wording)
    yield from (indicator.english.label, *indicator.aliases)


def _keys(name: str) -> Sequence[str]:
    """Fold a wording: how it ends, abbreviations and «tỉ lệ» do not matter; then without a threshold."""
    key = _SHARE.sub("tỷ lệ", written_out(fold(name)).rstrip(" .:;")).removesuffix("(%)").rstrip()
    alone = _FORMULA.sub("", key).rstrip(" .:;,")
    return tuple(dict.fromkeys((key, alone, _THRESHOLD.sub("", key).rstrip(" .:;,"))))


# Kept: programs that check file after file name the same indicators each time.
@lru_cache(maxsize=1024)
def _declared(name: str) -> Sequence[_Declared]:
    """Give all by which a name is found: each key, without its level and which, bare, and over b and a."""
    found = []
    for key in _keys(name):
        family, level = _without_level(key)
        both = (key, family)
        over = filter(None, (_words_over(each) for each in both if each.startswith("tỷ lệ ")))
        found.append((key, family, level, tuple(map(_without_small_words, both)), tuple(over)))
    return tuple(found)


def _words_over(key: str) -> frozenset[str]:
    """Give the words of a name that tell it from others, without «Tỷ lệ»; none where they are too few."""
    words = frozenset(re.findall(r"[^\W_]+", key.removeprefix("tỷ lệ "))) - _UNSAID
    return words if len(words) >= _LEAST_WORDS else frozenset()


def _without_small_words(key: str) -> str:
    """Leave out of a wording what offices leave out of it: «trong năm», «các», «được»."""
    plain = _OF_PROCEDURES.sub("hồ sơ", _WHEN.sub(" ", key))
    return " ".join(word for word in plain.split() if word not in _UNSAID)


def _without_level(key: str) -> tuple[str, Level | None]:
    found = _AT_LEVEL.findall(key)
    if len(set(found)) != 1:
        return key, None
    return _AT_LEVEL.sub(" ", key).strip(" .:;,"), _LEVELS[found[0]]


def _add(names: dict[_Key, tuple[int, ...]], key: _Key, index: int) -> None:
    names[key] = tuple(dict.fromkeys((*names.get(key, ()), index)))
