"""The words of headings, labels, sections and titles: data from ``layouts/vocabulary.yaml``, made ready."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from cchc.patterns import pattern_of
from cchc.values import dataclass
from cchc.words.abbreviations import IN_FULL
from cchc.words.text import fold

_WORD = pattern_of(r"[^\W_]+|%|/|#")
_RATIO_WITH_I = "tỉ"
_RATIO_WITH_Y = "tỷ"
_LONGEST_KEPT = 200  # letters of a text whose words are kept: a cell may hold a whole file

Phrase = tuple[str, ...]
"""Folded words."""


class Says(NamedTuple):
    """What a phrase says: ``("kind", "late")``."""

    dimension: str
    value: str


def words_of(text: str) -> Phrase:
    """Split a text into folded words, abbreviations written out; punctuation does not count."""
    return _words_of(text) if len(text) <= _LONGEST_KEPT else _words_of.__wrapped__(text)


@lru_cache(maxsize=4096)  # of the 1,700 texts of the vocabulary and the layouts many are the same
def _words_of(text: str) -> Phrase:
    words = _WORD.findall(fold(text))
    if not IN_FULL.keys().isdisjoint(words):
        words = [word for each in words for word in IN_FULL.get(each, (each,))]
    if _RATIO_WITH_I in words:
        words = [_RATIO_WITH_Y if word == _RATIO_WITH_I else word for word in words]
    return tuple(words)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases and what they say, by how they are used.

    ``whole`` are texts that say it alone; ``phrases`` may stand anywhere in a text; ``sections`` map
    the label of a part of a table to a level, "none" for one that is no level.
    """

    whole: Mapping[Phrase, Says]
    phrases: Mapping[str, Sequence[tuple[Phrase, Says]]]  # by their first word, the longest first
    sections: Mapping[Phrase, str]
    total_begins: Sequence[Phrase]
    total_parts: frozenset[str]
    of_which: Sequence[Phrase]
    labels: frozenset[Phrase]  # what sections, totals and «trong đó» begin with …
    label_starts: frozenset[Phrase]  # … the first words of these …
    longest_label: int  # … and how many words they have at most
    titles: Mapping[str, Sequence[Phrase]]
    quantities: Mapping[tuple[str, str], str]  # group and kind → id
    turning: frozenset[str]  # words that turn what a description says
    unit_words: Mapping[
        str, frozenset[str]
    ]  # role → words of headings of units; "around": beside them
    sums: Mapping[str, Sequence[str]]  # quantity → those that it is the sum of

    def split(self, words: Phrase) -> tuple[list[Says], Phrase]:
        """Take the known phrases out of *words*, the longest first at each place; gives what is left."""
        said, rest, at = list[Says](), list[str](), 0
        while at < len(words):
            for phrase, says in self.phrases.get(words[at], ()):
                if words[at : at + len(phrase)] == phrase:
                    said.append(says)
                    at += len(phrase)
                    break
            else:
                rest.append(words[at])
                at += 1
        return said, tuple(rest)

    def unit_heading(self, words: Phrase) -> str | None:
        """Give the role of a heading that only names kinds of units, in any order: «Tên phường, xã»."""
        around = self.unit_words["around"]
        kinds = {word for word in words if word.isalpha()} - around
        for role, own in self.unit_words.items():
            if role != "around" and kinds and kinds <= own:
                return role
        return None

    def begins(self, kind: str, words: Phrase) -> Phrase | None:
        """Give the phrase of *kind* that a title line begins with, the longest."""
        found = (phrase for phrase in self.titles[kind] if words[: len(phrase)] == phrase)
        return max(found, key=len, default=None)

    def is_total(self, words: Phrase) -> bool:
        """Say whether a label names a sum or a mean: «Tổng cộng (I+II)», «Bình quân chung»."""
        for begin in self.total_begins:
            if words[: len(begin)] == begin:
                others = words[len(begin) :]
                return all(word in self.total_parts or word.isdecimal() for word in others)
        return False

    def may_label(self, words: Phrase) -> bool:
        """Say at little cost whether a text could be the label of a total, a section or a part."""
        if words[:1] not in self.label_starts:
            return False
        longest = min(len(words), self.longest_label)
        # It may go on: «Cấp xã (thành phố Kon Tum)».
        return any(words[:end] in self.labels for end in range(1, longest + 1))

    def is_of_which(self, words: Phrase) -> bool:
        """Say whether a label opens a part of the row above: «Trong đó: …»."""
        return any(words[: len(phrase)] == phrase for phrase in self.of_which)


def vocabulary_of(data: Mapping[str, Any]) -> Vocabulary:
    """Build a vocabulary of checked plain data."""
    sections = {
        words_of(label): level for level, labels in data["sections"].items() for label in labels
    }
    begins = _longest_first(data["totals"]["begin"])
    of_which = _longest_first(data["totals"]["of_which"])
    labels = frozenset((*sections, *begins, *of_which))
    return Vocabulary(
        whole=dict(_whole(data)),
        phrases=_by_first_word(data["phrases"]),
        sections=sections,
        total_begins=begins,
        total_parts=frozenset(word for part in data["totals"]["parts"] for word in words_of(part)),
        of_which=of_which,
        labels=labels,
        label_starts=frozenset(phrase[:1] for phrase in labels),
        longest_label=max(map(len, labels)),
        quantities=dict(_quantities(data["quantities"])),
        turning=frozenset(word for text in data["turning"] for word in words_of(text)),
        unit_words={
            role: frozenset(word for text in texts for word in words_of(text))
            for role, texts in data["unit_words"].items()
        },
        sums={name: tuple(parts) for name, parts in data["sums"].items()},
        titles={kind: _longest_first(phrases) for kind, phrases in data["titles"].items()},
    )


def _whole(data: Mapping[str, Any]) -> Iterator[tuple[Phrase, Says]]:
    for dimension, key in (("role", "roles"), ("measure", "measures")):
        for value, texts in data[key].items():
            yield from ((words_of(text), Says(dimension, value)) for text in texts)


def _quantities(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    for name, said in data.items():
        for each in said:
            group, _, kind = each.partition(" ")
            yield (group, kind), name


def _by_first_word(data: Mapping[str, Any]) -> Mapping[str, Sequence[tuple[Phrase, Says]]]:
    found: dict[str, list[tuple[Phrase, Says]]] = {}
    for dimension, values in data.items():
        for value, texts in values.items():
            for text in texts:
                phrase = words_of(text)
                found.setdefault(phrase[0], []).append((phrase, Says(dimension, value)))
    return {
        word: sorted(phrases, key=lambda each: -len(each[0])) for word, phrases in found.items()
    }


def _longest_first(texts: Sequence[str]) -> Sequence[Phrase]:
    return sorted(map(words_of, texts), key=len, reverse=True)
