"""What a text beside numbers says that nobody understands: a title, a part, the name of a sheet.

A list of words that speak against numbers is never whole; the words that titles of such tables are made
of nearly are.  Whatever is left over once these, names and periods are taken out may be a plan, another
period or another body, and the numbers below it are not taken.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from enum import Enum
from functools import cached_property
from typing import Final

from cchc.patterns import pattern_of
from cchc.tables.heard import Heard
from cchc.tables.hearing import Ear
from cchc.tables.letter_words import without_documents
from cchc.tables.vocabulary import Phrase, Says, words_of
from cchc.words.spelling import plain
from cchc.words.text import fold

_MOST_UNITS: Final = 20_000  # names that are looked for in a text
_HOW_OFTEN: Final = pattern_of(r"\b(?:hằng|hàng) (?:tuần|tháng|quý|năm)\b")
_QUARTER: Final = pattern_of(r"\bq(?:[1-4]|i{1,3}|iv)\b")
_NUMBER: Final = pattern_of(r"\d{1,3}[a-zđ]?|sheet\d*|[a-zđ]{1,2}\d{1,2}[a-z]?|[ivx]{1,5}|[a-zđ]")
_DATE: Final = pattern_of(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")
_KIND: Final = pattern_of(r"^(?:xã|phường|thị trấn|huyện|thành phố|thị xã|sở|đặc khu) ")
_SIGNS: Final = {"/", "%", "#"}
# What is turned by another word of the text: «kết quả thực hiện chỉ tiêu được giao» is no plan.
_BESIDE: Final[Mapping[Says, Sequence[Says]]] = {
    Says("kind", "late"): (Says("kind", "on-time"), Says("kind", "in-time")),
    Says("kind", "early"): (Says("kind", "on-time"), Says("kind", "in-time")),
    Says("kind", "in-person"): (Says("kind", "online"),),
    Says("group", "pending"): (Says("group", "settled"),),
}
_SEVERAL: Final = -1
_MOST_TOGETHER: Final = 6  # words of a definition that are looked for together
_COMPARES: Final = "sánh"  # «so sánh với cùng kỳ»
_PREVIOUS: Final = Says("qualifier", "previous")
_NEVER: Final = {
    Says("kind", "carried-over"),
    Says("kind", "within"),
    *(Says("qualifier", each) for each in ("previous", "planned", "part")),
}


_NO_RESULT: Final = {Says("qualifier", "previous"), Says("qualifier", "planned")}
_Known = Mapping[str, Sequence[tuple[Phrase, Sequence[Says]]]]


class Kind(Enum):
    """Where a text stands."""

    LINE = "line"
    NAME = "name of a sheet"
    LABEL = "label of a row"
    COUNT = "label of a row that is read"


class LeftOver:
    """Takes out of texts what is understood of them; each different text once."""

    def __init__(self, ear: Ear, section_titles: Sequence[str] = ()) -> None:
        self._ear = ear
        self._year = str(ear.clock.year)
        self._memo: dict[tuple[str, Kind], Phrase] = {}
        self._titles = section_titles

    def of_line(self, text: str) -> Phrase:
        """Give the words of a title, or the name of a part, that are not understood or speak against it."""
        return self._of(text, Kind.LINE)

    def of_name(self, text: str) -> Phrase:
        """Give those of the name of a sheet: codes such as «BC» are understood."""
        return self._of(text, Kind.NAME)

    def of_label(self, text: str) -> Phrase:
        """Give those of a row that says what is counted: early and late ones are counted, too."""
        return self._of(text, Kind.LABEL)

    def of_count(self, text: str) -> Phrase:
        """Give what of the label of a row that is read speaks against its number: «dự kiến», «kỳ trước»."""
        return self._of(text, Kind.COUNT)

    def _of(self, text: str, kind: "Kind") -> Phrase:
        key = text, kind
        if key not in self._memo:
            self._memo[key] = self._find(text, kind)
        return self._memo[key]

    def _find(self, text: str, kind: "Kind") -> Phrase:
        heard = self._ear.hear(text)
        when = heard.period.period if heard.period is not None else None
        if kind is Kind.NAME and when is not None and str(when.year) != self._year:
            return words_of(text)
        if heard.is_understood and self._is_plain(heard):
            return ()
        is_name = kind is Kind.NAME
        folded = fold(text)
        if is_name and (
            plain(folded) in self._bare_names
            or any(self._ear.units.find(name).unit is not None for name in (text, f"Sở {text}"))
        ):
            return ()
        bare = _HOW_OFTEN.sub(" ", without_documents(folded))
        _, _, bare = self._ear.clock.hear(bare)
        words = words_of(_DATE.sub(" ", _QUARTER.sub(" ", self._without_units(bare))))
        if not any(map(str.isalpha, "".join(words))) and not is_name:
            return ()
        if folded == plain(folded):  # but for abbreviations, which are written out
            return self._rest(tuple(map(plain, words)), self._without_marks, kind)
        return self._rest(words, self._known, kind)

    @staticmethod
    def _is_plain(heard: Heard) -> bool:
        """Say whether a text as a whole is a name, a period or a level."""
        names = heard.names_value or heard.section is not None
        return names and not (heard.role or heard.kinds or heard.qualifiers - {"cumulative"})

    def _rest(self, words: Phrase, known: "_Known", kind: "Kind") -> Phrase:
        """Give the words that are in no known phrase, and those of phrases that speak against numbers."""
        found = [
            (at, at + len(phrase), phrase, says)
            for at, word in enumerate(words)
            for phrase, says in known.get(word, ())
            if words[at : at + len(phrase)] == phrase
        ]
        names = self._names if kind is Kind.NAME else ()
        covered = {at for first, end, *_ in found for at in range(first, end)}
        covered |= {
            at + place
            for at in range(len(words))
            for name in names
            if words[at : at + len(name)] == name
            for place in range(len(name))
        }
        rest = [
            word
            for at, word in enumerate(words)
            if at not in covered
            and word not in _SIGNS
            and word != self._year
            and not _NUMBER.fullmatch(word)
        ]
        if kind is Kind.COUNT:
            rest = []  # a row whose label has words of nobody is not read at all
        have = {each for *_, says in found for each in says}
        for first, end, phrase, says in found:
            within = any(a <= first and end <= b and b - a > end - first for a, b, *_ in found)
            if not within and any(self._is_against(each, have, words, kind) for each in says):
                rest += phrase
        return tuple(rest)

    @staticmethod
    def _is_against(says: Says, have: Set[Says], words: Phrase, kind: "Kind") -> bool:
        if kind in (Kind.LABEL, Kind.COUNT):
            return says in _NO_RESULT
        if says in _BESIDE:
            return have.isdisjoint(_BESIDE[says])
        return says in _NEVER and not (says == _PREVIOUS and _COMPARES in words)

    @cached_property
    def _known(self) -> _Known:
        vocabulary = self._ear.vocabulary
        found: dict[Phrase, list[Says]] = {}
        for phrases in vocabulary.phrases.values():
            for phrase, says in phrases:
                found.setdefault(phrase, []).append(says)
        for phrase in vocabulary.titles["of_forms"]:
            if not _NEVER.intersection(found.get(phrase, ())) or len(phrase) > 1:
                found[phrase] = [each for each in found.get(phrase, ()) if each not in _NEVER]
        for phrase in (*vocabulary.sections, *self._described()):
            found.setdefault(phrase, [])
        return _by_first_word(found)

    def _described(self) -> Iterator[Phrase]:
        """Give the words, two and more together, that targets and their parts are named by."""
        texts = [*self._titles]
        for _, target in self._ear.indicators.targets:
            labels = target.indicator.labels
            texts += (labels.label, labels.numerator, labels.denominator)
        turning = self._ear.vocabulary.turning
        for text in dict.fromkeys(texts):
            words = words_of(text)
            for size in range(2, min(_MOST_TOGETHER, len(words)) + 1):
                for at in range(len(words) - size + 1):
                    phrase = words[at : at + size]
                    if size > 2 or turning.isdisjoint(phrase):
                        yield phrase

    @cached_property
    def _without_marks(self) -> _Known:
        found: dict[Phrase, list[Says]] = {}
        for phrases in self._known.values():
            for phrase, says in phrases:
                found.setdefault(tuple(map(plain, phrase)), []).extend(says)
        return _by_first_word(found)

    @property
    def _names(self) -> Sequence[Phrase]:
        return self._ear.vocabulary.titles["sheets"]

    @cached_property
    def _bare_names(self) -> frozenset[str]:
        """The names of units without their kinds, as sheets are named: «Sa Nhơn», «TT Sa Thầy»."""
        bare = (_KIND.sub("", name) for name, _ in self._units)
        return frozenset(
            plain(each) for name in bare for each in (name, f"tt {name}", f"tp {name}")
        )

    def units_in(self, text: str) -> set[int]:
        """Give the units that a text names in full: «Số liệu của UBND xã Đắk La»."""
        key = plain(fold(text))
        position = self._positions
        found, bare = set[int](), key
        for _, spelt in self._units:
            if spelt in bare:
                found.add(position[spelt])
                bare = bare.replace(spelt, " ")
        return found - {_SEVERAL}

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        """The one unit that each name is of; several bear some."""
        found: dict[str, int] = {}
        for at, name in enumerate(self._ear.units.registry.names):
            key = plain(fold(name))
            found[key] = _SEVERAL if key in found else at
        return found

    @cached_property
    def _units(self) -> Sequence[tuple[str, str]]:
        registry = self._ear.units.registry
        if len(registry) > _MOST_UNITS:
            return ()
        names = sorted(map(fold, registry.names), key=len, reverse=True)
        return [(name, plain(name)) for name in names]

    def _without_units(self, folded: str) -> str:
        """Take the names of units out of a text: «cấp xã huyện Kon Plông»; «Đăk Tô» is Đắk Tô."""
        key = plain(folded)
        for name, spelt in self._units:
            if len(key) != len(folded):
                folded = folded.replace(name, " ")
                continue
            while (at := key.find(spelt)) >= 0:
                folded = f"{folded[:at]} {folded[at + len(spelt) :]}"
                key = f"{key[:at]} {key[at + len(spelt) :]}"
        return folded


def _by_first_word(
    found: Mapping[Phrase, Sequence[Says]],
) -> _Known:
    by_word: dict[str, list[tuple[Phrase, Sequence[Says]]]] = {}
    for phrase, says in sorted(found.items(), key=lambda each: -len(each[0])):
        by_word.setdefault(phrase[0], []).append((phrase, says))
    return by_word
