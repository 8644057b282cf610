"""What one text says: a heading, a row label, a section, a line above, the name of a sheet.

One function for all of them.  Known phrases are taken out of the text until nothing is left; what
is left over stands in ``rest``, and a number whose heading or label has a rest is no count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cchc import limits
from cchc.definitions.level import Level
from cchc.definitions.units import LEVELS
from cchc.matching.count_names import CountNames
from cchc.matching.explained import explained
from cchc.matching.indicators import IndicatorNames
from cchc.matching.units import UnitNames
from cchc.patterns import pattern_of
from cchc.tables.heard import SILENCE, Heard, gathered, together
from cchc.tables.time import Clock
from cchc.tables.vocabulary import Phrase, Says, Vocabulary, words_of
from cchc.words.text import tidy

_BRACKETS = pattern_of(r"\(([^()]*)\)|\[([^\[\]]*)\]")
# «1.», «a)», «-», «+»: at the start of a heading or label.
_NUMBERING = pattern_of(r"^\s*(?:[-+*•–—]+|\(?\d{1,2}[.)](?!\d)|\(?[a-hA-Hđ]\))\s*(?=\S)")
_LETTERED = pattern_of(r"\(?([abAB])\)?\s*[:=]\s*(\S.*)")  # «b: …»; «b)» may be one of a list
_WITHIN = (("trên", "địa", "bàn"), ("trực", "thuộc"), ("thuộc",), ("của",), ("tại",))
_NOTES = pattern_of(r"^(?:\d{1,2}(?:\s*[=+\-/:]\s*\(?\d{1,2}\)?)*|\*+|[ivx]{1,4})$")


class Ear:
    """Hears texts by the words of a vocabulary and the names of a target set; each text once."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        units: UnitNames,
        indicators: IndicatorNames,
        clock: Clock,
        headings: frozenset[Phrase] = frozenset(),
        taught: frozenset[Phrase] = frozenset(),
    ) -> None:
        self.vocabulary = vocabulary
        self.units = units
        self.indicators = indicators
        self.clock = clock
        self._headings = headings  # of official forms
        self.taught = taught  # headings of forms that somebody has taught
        self._memo: dict[str, Heard] = {}
        self.counts = CountNames(indicators)
        self._described = _described(indicators)

    def hear(self, text: str) -> Heard:
        """Hear one text."""
        heard = self._memo.get(text)
        if heard is None:
            in_form = words_of(text) in self._headings
            heard = replace(self._hear(text), text=tidy(text), in_form=in_form)
            self._memo[text] = heard
        return heard

    def said(self, text: str) -> Sequence[Says]:
        """Give what the phrases in a text say, also where as a whole it is the name of a column."""
        return self.vocabulary.split(words_of(text))[0]

    def quantity_of(self, heard: Heard) -> str | None:
        """Give the id of the quantity that a group and a kind make, if they make one."""
        if heard.group is None or len(heard.kinds) > 1:
            return None
        kind = next(iter(heard.kinds), "total")
        if heard.group == "received" and "current" in heard.qualifiers and kind == "total":
            return None  # what came in anew, without what was carried over
        if "part" in heard.qualifiers and kind == "total":
            return None
        return self.vocabulary.quantities.get((heard.group, kind))

    def describes(self, measure: str, words: Phrase) -> bool:
        """Say whether *words*, beside the letter b or a, are from the indicators' own definitions of it."""
        known = self._described[measure]
        return all(word in known and word not in self.vocabulary.turning for word in words)

    def _hear(self, text: str) -> Heard:
        written = tidy(text)
        if not written or len(written) > limits.HEADING_LETTERS:
            return Heard(rest=("…",)) if written else SILENCE
        if (whole := self._as_a_whole(written)) is not None:
            return whole
        if lettered := _LETTERED.fullmatch(written):
            return self._lettered(lettered[1].casefold(), lettered[2])
        bare = _NUMBERING.sub("", written)
        if bare != written and (whole := self._as_a_whole(bare)) is not None:
            return whole
        if (named := self.explained(bare)) is not None:
            return named
        inside = [found[1] or found[2] or "" for found in _BRACKETS.finditer(bare)]
        outside = _BRACKETS.sub(" ", bare)
        brackets = [self._bracket(each) for each in inside]
        over = any(each.measure == "ratio" for each in brackets)
        return together([self.hear_over(outside) if over else self._part(outside), *brackets])

    def _lettered(self, measure: str, written: str) -> Heard:
        """Hear «b: Số hồ sơ giải quyết trực tuyến»: the letter says it, the words must be the decision's."""
        heard = together([Heard(measure=measure), self.hear(written)])
        return replace(heard, rest=()) if self.describes(measure, heard.rest) else heard

    def explained(self, written: str) -> Heard | None:
        """Hear «Tỷ lệ … (số hồ sơ trực tuyến/tổng số hồ sơ)»: a name, its counts in words of its own."""
        if (said := explained(written)) is None:
            return None
        named = self.indicators.find(said.name) or self.indicators.find_over(said.name)
        own = (each for each in named if said.agrees_with(self.indicators.labels(each)))
        found = frozenset(own)
        return Heard(measure="ratio", indicators=found) if found else None

    def hear_over(self, text: str) -> Heard:
        """Hear a heading over b and a, or beside «(b/a)»: there a name of an indicator lacks «Tỷ lệ»."""
        heard = self.hear(text)
        if heard.indicators or heard.role or heard.unit:
            return heard
        found = self.indicators.find_over(text)
        return Heard(text=heard.text, indicators=frozenset(found)) if found else heard

    def _as_a_whole(self, written: str) -> Heard | None:
        """Hear a text that as a whole is a heading, a name or a period."""
        words = words_of(written)
        if (says := self.vocabulary.whole.get(words)) is not None:
            return gathered([says])
        if words in self.vocabulary.sections:
            return Heard(section=self.vocabulary.sections[words])
        if (area := self._section_of_an_area(words)) is not None:
            return area
        if (role := self.vocabulary.unit_heading(words)) is not None:
            return Heard(role=role)
        if (either := self._either(written)) is not None:
            return either
        if found := self.indicators.find(written):
            return Heard(indicators=frozenset(found))
        if not written.isdecimal() and self.units.names_a_unit(written):
            return Heard(unit=written)
        period, cumulative, rest = self.clock.hear(written)
        if period is not None and not rest and period.period is not None:
            return Heard(period=replace(period, rest=""))
        if cumulative and not rest:
            return Heard(qualifiers=frozenset({"cumulative"}))
        return None

    def _section_of_an_area(self, words: Phrase) -> Heard | None:
        """Hear «Các xã thuộc huyện Đắk Hà», «Cấp xã thành phố Kon Tum»: a level within a unit above it."""
        for end in range(len(words) - 1, 0, -1):
            level = self.vocabulary.sections.get(words[:end])
            if level is None:
                continue
            links = (link for link in _WITHIN if words[end : end + len(link)] == link)
            begin = end + len(next(links, ()))
            heard = Heard(section=level, unit=" ".join(words[begin:]))
            return heard if self.is_of_an_area(heard) else None
        return None

    def is_of_an_area(self, heard: Heard) -> bool:
        """Say whether a text names the units of one level within a unit above them, and no unit."""
        if heard.unit is None or heard.section in (None, "none"):
            return False
        unit = self.units.find(heard.unit).unit
        registry = self.units.registry
        return unit is not None and LEVELS[registry.level_of[unit]] != Level(heard.section)

    def _either(self, written: str) -> Heard | None:
        """Hear «Lĩnh vực/Đơn vị», of which the cells take one, and «hồ sơ đúng hạn/tổng số», b over a."""
        one, slash, other = written.partition("/")
        if not slash or "/" in other:
            return None
        roles = {self._role(one), self._role(other)}
        if None not in roles:
            open_ones = roles & {"field", "indicator"}
            return Heard(role=min(map(str, open_ones or roles)))
        b, a = self.counts.find(one).get("b"), self.counts.find(other).get("a")
        return Heard(measure="ratio", indicators=b & a) if b and a and b & a else None

    def _role(self, written: str) -> str | None:
        says = self.vocabulary.whole.get(words_of(written))
        role = says.value if says is not None and says.dimension == "role" else None
        return role or self.vocabulary.unit_heading(words_of(written))

    def _part(self, written: str) -> Heard:
        written = written.strip(" :;,.-–")
        if not written:
            return SILENCE
        if (whole := self._as_a_whole(written)) is not None:
            return whole
        period, cumulative, left = self.clock.hear(written)
        if period is not None and period.period is None:
            said, rest = self.vocabulary.split(words_of(written))
            return replace(gathered(said), rest=rest or ("…",))
        if period is None and not cumulative:
            left = written
        elif period is not None:
            period = replace(period, rest="")
        running = frozenset({"cumulative"}) if cumulative else frozenset()
        if left != written and left and (whole := self._as_a_whole(left)) is not None:
            return together([whole, Heard(period=period, qualifiers=running)])
        said, rest = self.vocabulary.split(words_of(left))
        heard = gathered(said, weak=_is_weak(words_of(left)))
        return replace(heard, period=period, rest=rest, qualifiers=heard.qualifiers | running)

    def _bracket(self, written: str) -> Heard:
        """Hear what stands in brackets; a number of a column or a mark of a note says nothing."""
        if _NOTES.fullmatch(written.strip().casefold()):
            return SILENCE
        return self._part(written)


def _described(indicators: IndicatorNames) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {"b": set(), "a": set()}
    for _, target in indicators.targets:
        labels = target.indicator.labels
        for side, label in (("b", labels.numerator), ("a", labels.denominator)):
            found[side].update(words_of(label))
    return {measure: frozenset(words) for measure, words in found.items()}


def _is_weak(words: Phrase) -> bool:
    """Say whether a group comes only of «giải quyết», which may also head what is pending."""
    joined = " ".join(words)
    return not any(f"{sign} giải quyết" in joined for sign in ("đã", "đang", "chưa", "nhận"))
