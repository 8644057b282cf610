"""Sheets typed without diacritics: the same sheet with the words of the vocabulary as they are spelt.

A text is given its marks only where every word of it is known, and known in one spelling; names of
units stay as they are, since these are found without marks, too.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cchc.grid import Grid
from cchc.patterns import pattern_of
from cchc.tables.hearing import Ear
from cchc.tables.old_code_pages import LOOKED_AT, Converted, rewritten
from cchc.tables.vocabulary import Phrase, words_of
from cchc.words.spelling import plain

_TOKEN: Final = pattern_of(r"[^\W_]+")
_KEPT: Final = pattern_of(r"\d+|[a-e]|[ivx]+")  # numbers of months, letters of columns, items
_OF_TIME: Final = (
    *("tháng", "năm", "ngày", "kỳ báo cáo", "từ ngày", "từ tháng", "đến ngày", "đến tháng"),
    *(f"quý {number}" for number in ("i", "ii", "iii", "iv", 1, 2, 3, 4)),
    *("đến hết", "đầu năm", "cuối năm", "tháng đầu năm"),
)


class Marks:
    """Gives texts the marks that they were typed without."""

    def __init__(self, ear: Ear) -> None:
        self._ear = ear
        spellings: dict[Phrase, set[Phrase]] = {}
        for phrase in {*_phrases(ear), *map(words_of, _OF_TIME)}:
            for part in (phrase, *((word,) for word in phrase)):
                spellings.setdefault(tuple(map(plain, part)), set()).add(part)
        self._spelt: dict[str, list[tuple[Phrase, Phrase]]] = {}
        for bare, known in spellings.items():
            if len(known) == 1:
                self._spelt.setdefault(bare[0], []).append((bare, known.pop()))
        for found in self._spelt.values():
            found.sort(key=lambda each: -len(each[0]))

    def restored(self, grid: Grid) -> Iterator[tuple[Grid, Converted]]:
        """Yield a sheet without any marks, or with names of a database, with those that its words have."""
        texts = list(_texts(grid))
        restore = self.restore if all(map(str.isascii, texts)) else self._restore_names
        if all(text == restore(text) for text in texts):
            return
        restored, first = rewritten(grid, restore, None)
        if first is not None:
            yield restored, first

    def _restore_names(self, text: str) -> str:
        """Give «ky_bao_cao» its marks: so databases head columns whose cells have theirs."""
        return self.restore(text) if "_" in text else text

    def restore(self, text: str) -> str:
        """Give a text its marks where all its words are known; else the text as it is."""
        if not text.isascii() or text.isdecimal():
            return text
        tokens = list(_TOKEN.finditer(text))
        words = [token[0].lower() for token in tokens]
        new: list[str] = []
        while len(new) < len(words):
            if (known := self._known(words, len(new))) is None:
                return text
            new += known
        if tuple(new) == tuple(words) or self._ear.units.names_a_unit(text):
            return text
        pieces, end = [], 0
        for token, word in zip(tokens, new, strict=True):
            shown = word.upper() if token[0].isupper() and len(word) > 1 else word
            same = plain(word) == word
            pieces += [text[end : token.start()], token[0] if same else shown]
            end = token.end()
        return "".join((*pieces, text[end:]))

    def _known(self, words: Sequence[str], at: int) -> Phrase | None:
        for bare, known in self._spelt.get(words[at], ()):
            if tuple(words[at : at + len(bare)]) == bare:
                return known
        return (words[at],) if _KEPT.fullmatch(words[at]) else None


def _texts(grid: Grid) -> Iterator[str]:
    for column in grid.columns:
        yield from (value for value in column[:LOOKED_AT] if isinstance(value, str))


def _phrases(ear: Ear) -> Iterator[Phrase]:
    vocabulary = ear.vocabulary
    yield from vocabulary.whole
    yield from (phrase for found in vocabulary.phrases.values() for phrase, _ in found)
    yield from vocabulary.sections
    yield from (*vocabulary.total_begins, *vocabulary.of_which)
    yield from (phrase for found in vocabulary.titles.values() for phrase in found)
    yield from map(words_of, _names(ear))


def _names(ear: Ear) -> Iterable[str]:
    for _, target in ear.indicators.targets:
        labels = target.indicator.labels
        yield from (labels.label, labels.numerator, labels.denominator, target.wording)
        yield from target.indicator.aliases
