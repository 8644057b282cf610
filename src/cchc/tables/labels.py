"""What a row without data is called: a total, a section with its scope, a part «trong đó», or only text."""

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from itertools import filterfalse, pairwise
from typing import Final

from cchc.definitions.units import LEVELS
from cchc.patterns import pattern_of
from cchc.tables.heard import Heard
from cchc.tables.key_texts import KeyTexts
from cchc.tables.lines import looks_like_a_body
from cchc.tables.resolve import Resolver
from cchc.tables.row_types import Section, Stack, ordinal_kind
from cchc.tables.too_many import refuse_beyond
from cchc.tables.vocabulary import Phrase, words_of
from cchc.words.text import tidy

_ROLES: Final = (
    "ordinal",
    "item",
    "unit",
    "unit_code",
    "unit_above",
    "indicator",
    "field",
    "measure",
    "period",
)
_NUMBERED: Final = pattern_of(r"[A-Za-zĐđ]{1,5}[.-]?\d{1,2}\.?")
_LONGEST: Final = 200  # characters of a label


class Label(IntEnum):
    """What the label of a row is; small numbers, one byte a row."""

    NAME = 0
    TOTAL = 1
    SECTION = 2
    OF_WHICH = 3
    RATIO = 4  # the name of an indicator over the rows of its b and a


class Labels:
    """Reads the labels of the rows of one table."""

    def __init__(self, resolver: Resolver, texts: KeyTexts) -> None:
        self._ear = resolver.ear
        self._registry = resolver.registry
        self._turns = resolver.turns
        self._texts = texts

    def all(self, height: int) -> bytes:
        """Give the label of every row; each distinct text is looked at once."""
        labels = bytearray(height)
        for role in _ROLES:
            texts = self._texts.get(role)
            if texts is None:
                continue
            special = {
                text: label
                for text in self._not_listed(role)
                if (label := self._label(text, role)) is not Label.NAME
            }
            if special:
                for offset, text in enumerate(texts):
                    if text in special and labels[offset] != Label.TOTAL:
                        labels[offset] = special[text]
        self._mark_ratios(labels)
        return bytes(labels)

    def _mark_ratios(self, labels: bytearray) -> None:
        """Mark the rows that name an indicator, often with its percentage, above those of its b and a."""
        texts = self._texts.get("measure") or ()
        for offset, (text, below) in enumerate(pairwise(texts)):
            if text == below or labels[offset] != Label.NAME:
                continue
            over, own = self._ear.hear(text), self._ear.hear(below)
            names = over.indicators and not (over.group or over.kinds or over.measure in ("a", "b"))
            if names and (own.measure in ("a", "b") or self._ear.counts.find(below)):
                labels[offset] = Label.RATIO
        if Label.RATIO in labels:
            ratios = [at for at, label in enumerate(labels) if label == Label.RATIO]
            self._texts.leave_to_sections("item", ratios)

    def _not_listed(self, role: str) -> Sequence[str]:
        """Give the different texts without names and codes of units that are spelt as they are listed."""
        different = self._texts.different(role)
        if role != "unit":
            return list(different)
        units, unknown = self._ear.units, list[str]()
        for text in filterfalse(units.listed.__contains__, different):
            if units.exact(text) is None:
                unknown.append(text)
                refuse_beyond(len(unknown))
        return unknown

    def _label(self, text: str, role: str) -> Label:
        if not text or text.isdecimal() or len(text) > _LONGEST:
            return Label.NAME
        words = words_of(text)
        vocabulary = self._ear.vocabulary
        if not vocabulary.may_label(words):
            return Label.NAME
        heard = self._ear.hear(text)
        if role == "measure" and (heard.measure or heard.group or heard.kinds):
            return Label.NAME
        if self._ear.is_of_an_area(heard):
            return Label.SECTION
        if heard.unit or heard.indicators:
            return Label.NAME
        if role != "measure" and (vocabulary.is_total(words) or self._totals_a_unit(words, text)):
            return Label.TOTAL
        if vocabulary.is_of_which(words) and not heard.is_understood:
            return Label.OF_WHICH
        return Label.SECTION if self._level_of(text, heard) is not None else Label.NAME

    def _totals_a_unit(self, words: Phrase, text: str) -> bool:
        """Say whether a label is «Tổng cộng huyện Đắk Tô», «Toàn tỉnh Kon Tum»."""
        for begin in self._ear.vocabulary.total_begins:
            if words[: len(begin)] == begin and len(words) > len(begin):
                rest = " ".join(tidy(text).split()[len(begin) :])
                return bool(rest) and self._ear.units.names_a_unit(rest)
        return False

    def has_children(self, unit: int) -> bool:
        """Say whether a unit has others below it."""
        return self._registry.codes[unit] in self._registry.parents

    def is_blank_data(self, offset: int, stack: Stack = ()) -> bool:
        """Say whether a row without counts names all that a row of data names.

        A unit with others below it opens a section, unless its own level is that of the section it
        stands in.
        """
        texts = self._texts
        if "unit" not in texts and not ("indicator" in texts or "item" in texts):
            return False
        needed = [role for role in ("unit", "indicator", "item", "measure") if role in texts]
        names = [role for role in needed if role != "item" or "indicator" not in needed]
        if not all(tidy(texts[role][offset]) for role in names):
            return False
        heard = self._ear.hear(texts[names[0]][offset])
        if "unit" not in names:
            return bool(heard.indicators)
        if heard.unit is None:
            return False
        if len(names) == 1 and "period" not in texts:
            unit = self._unit(texts["unit"][offset])
            if unit is None:
                return False
            first = self._turns.units(unit)[0]
            level = str(LEVELS[self._registry.level_of[first]])
            return not self.has_children(first) or any(s.level == level for s in stack)
        return True

    def section(self, row: int, offset: int, text: str) -> Section | None:
        """Read a row as the heading of a part; None where it is only text."""
        if not text:
            return None
        ordinal = ordinal_kind(self._texts.at("ordinal", offset) or self._texts.at("item", offset))
        bare, heard = text, self._ear.hear(text)
        if not heard.speaks:  # «I. Huyện Đắk Hà» in one cell
            head, _, tail = text.partition(".")
            if ordinal_kind(head) and tail.strip():
                ordinal = ordinal or ordinal_kind(head)
                bare = tidy(tail)
                heard = self._ear.hear(bare)
        section = self._scoped(Section(row, ordinal or "none", label=text), heard, bare)
        if section.level or section.unit is not None or section.period or section.indicators:
            return section
        if section.body:
            return section
        # A numbered line that is not understood is a wall; a bare line is text.
        return replace(section, wall=True) if ordinal else None

    def closed(self, stack: Stack, offset: int) -> Stack:
        """Close the sections beside which a row of data stands: «B» is not in the part «A»."""
        written = tidy(self._texts.at("ordinal", offset) or self._texts.at("item", offset))
        kind = ordinal_kind(written)
        if kind not in ("roman", "letter") or not written.isupper():
            return stack
        depths = (depth for depth, section in enumerate(stack) if section.ordinal == kind)
        return stack[: next(depths, len(stack))]

    def _unit(self, written: str) -> int | None:
        """Find the unit that is meant, or the number of those that bear its name in turn."""
        match = self._ear.units.find(written)
        return self._turns.number_of(match.candidates) if match.unit is None else match.unit

    def _level_of(self, text: str, heard: Heard) -> str | None:
        """Give the level that a label names; «Xã, phường, thị trấn» is a heading of units, too."""
        return heard.section or self._ear.vocabulary.sections.get(words_of(text))

    def _scoped(self, section: Section, heard: Heard, text: str) -> Section:
        level = self._level_of(text, heard)
        if level is not None:
            section = replace(section, level=level)
        if heard.unit is not None:
            unit = self._unit(heard.unit)
            section = replace(section, unit=unit, body=heard.unit if unit is None else "")
        elif level is None and not heard.speaks and looks_like_a_body(text):
            section = replace(section, body=text)
        if heard.period is not None and heard.period.period is not None and not heard.rest:
            section = replace(section, period=heard.period)
        return replace(section, indicators=heard.indicators)


def opened(stack: Stack, section: Section) -> Stack:
    """Open a section: it ends the one of the same kind of number, and what stands in that.

    Levels stand beside each other, however they are numbered.
    """
    for depth, open_one in enumerate(stack):
        are_levels = open_one.level is not None and section.level is not None
        if open_one.ordinal == section.ordinal or are_levels:
            return (*stack[:depth], section)
    return (*stack, section)


def first_text(texts: Sequence[str]) -> str:
    """Give the first text that is no ordinal; «B1» is one where a text follows."""
    named = [text for text in texts if text and not ordinal_kind(text)]
    if len(named) > 1 and _NUMBERED.fullmatch(named[0]):
        return named[1]
    return named[0] if named else ""
