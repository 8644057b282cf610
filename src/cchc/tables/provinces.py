"""Whether a line speaks of another province than the registry: its bodies may bear the same names."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from cchc.definitions.units import Registry
from cchc.patterns import pattern_of
from cchc.tables.letter_words import without_documents
from cchc.tables.time import Clock
from cchc.tables.vocabulary import Phrase, Vocabulary, words_of
from cchc.words.spelling import plain
from cchc.words.text import fold

_MOST_UNITS: Final = 20_000  # names that are looked for in a title
_KINDS: Final[Sequence[Phrase]] = (("tỉnh",), ("thành", "phố"), ("tp",))
_LINKS: Final[Sequence[Phrase]] = (("của",), ("tại",), ("địa", "bàn"), ("ubnd",), ("nhân", "dân"))
# «Pleiku, ngày 5 tháng 10 năm 2023», «Gia Lai, ngày … tháng … năm …»
_PLACE_OF_SIGNING: Final = pattern_of(
    r"^\W*(?:tỉnh |thành phố |tp\.? ?)?([^\d,:;()]{2,40}?)\s*,\s*(?:ngày|tháng)\b"
)
# «TUQ. CHỦ TỊCH UBND TỈNH GIA LAI», «Nguồn: Cổng dịch vụ công tỉnh Gia Lai»
_SIGNS: Final = pattern_of(
    r"^\W*(?:(?:tm|tl|kt|tuq|tun|q)\b[. /]*)?(?:ubnd|uỷ ban nhân dân|hđnd|hội đồng nhân dân|sở|ban|văn phòng"
    r"|nguồn|(?:phó )?(?:chủ tịch|giám đốc|chánh|trưởng)|chi cục|cục|trung tâm|cổng|đơn vị|cơ quan"
    r"|người|tỉnh)\b"
)


class Provinces:
    """Knows all provinces, and those of them that the units of a registry are of."""

    def __init__(self, vocabulary: Vocabulary, registry: Registry, clock: Clock) -> None:
        self._provinces = [_plain(each) for each in vocabulary.titles.get("provinces", ())]
        self._capitals = [_plain(each) for each in vocabulary.titles.get("capitals", ())]
        self._registry = registry
        self._clock = clock

    def is_another(self, name: Phrase) -> bool:
        """Say whether a name – of a sheet, of a place – is that of a province that is not the registry's."""
        words = _plain(name)
        found = self._called.get(words)
        return found is not None and self._is_elsewhere(found)

    def is_named_above(self, line: str) -> bool:
        """Say whether a letterhead or title is of another province, or was signed in one."""
        _, _, bare = self._clock.hear(without_documents(fold(line)))
        words = words_of(bare)
        return self.is_another(words) or self._is_signed_in_another(line) or self._names(words)

    def is_named_below(self, line: str) -> bool:
        """Say whether a line below is signed by, in, or gives as its source a body of another province."""
        folded = fold(line)
        if self._is_signed_in_another(line):
            return True
        return _SIGNS.match(folded) is not None and self._names(words_of(folded))

    def _is_signed_in_another(self, line: str) -> bool:
        found = _PLACE_OF_SIGNING.match(fold(line))
        if found is None:
            return False
        place = _plain(words_of(found[1]))
        return place in (*self._provinces, *self._capitals) and self._is_elsewhere(place)

    def _names(self, words: Phrase) -> bool:
        """Say whether «tỉnh Gia Lai», «thành phố Pleiku», «của Gia Lai» stands among words."""
        key = _plain(words)
        for place in (*self._provinces, *self._capitals):
            for at in _places_of(place, key):
                before = words[:at]
                if any(key[:at][-len(kind) :] == _plain(kind) for kind in _KINDS):
                    if self._is_elsewhere(place, of_a_commune=False):
                        return True
                elif any(before[-len(link) :] == link for link in _LINKS) and self._is_elsewhere(
                    place
                ):
                    return True
        return False

    def _is_elsewhere(self, place: Phrase, *, of_a_commune: bool = True) -> bool:
        """Say whether the registry is of provinces, and no unit of it is of, or called after, this one.

        «Xã Hòa Bình» says nothing of «tỉnh Hòa Bình»: with *of_a_commune* any unit of the name will do.
        """
        if not self._is_somewhere:
            return False
        ways = [(*map(plain, kind), *place) for kind in _KINDS]
        return not any(
            _places_of(each, name)
            for name in self._names_of_units
            for each in ([place] if of_a_commune else ways)
        )

    @cached_property
    def _called(self) -> Mapping[Phrase, Phrase]:
        """Every way to call a province alone: «Gia Lai», «tỉnh Gia Lai»."""
        return {way: each for each in reversed(self._provinces) for way in _ways_to_call(each)}

    @cached_property
    def _names_of_units(self) -> Sequence[Phrase]:
        if len(self._registry) > _MOST_UNITS:
            return ()
        return [_plain(words_of(name)) for name in self._registry.names]

    @cached_property
    def _is_somewhere(self) -> bool:
        """Whether any name of the registry says of what province it is."""
        return any(
            _places_of(place, name)
            for name in self._names_of_units
            for place in (*self._provinces, *self._capitals)
        )


def _ways_to_call(province: Phrase) -> Iterator[Phrase]:
    yield province
    yield from ((*map(plain, kind), *province) for kind in _KINDS)


def _places_of(phrase: Phrase, words: Phrase) -> Sequence[int]:
    """Give where a phrase begins among words."""
    if not set(phrase) <= set(words):
        return ()
    size = len(phrase)
    return [at for at in range(len(words) - size + 1) if words[at : at + size] == phrase]


def _plain(words: Phrase) -> Phrase:
    """Give words as they are typed without marks."""
    return tuple(map(plain, words))
