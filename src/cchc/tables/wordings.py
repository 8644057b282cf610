"""Columns that are known by the decision's own words for b and a, where nothing else says what they are."""

from collections.abc import Sequence
from dataclasses import replace

from cchc.matching.count_names import EVERYWHERE, telling_words, thing_counted
from cchc.tables.column_types import Column, Use
from cchc.tables.defined import NOT_THESE, Defined
from cchc.tables.fact_types import Group
from cchc.tables.heard import Heard, together
from cchc.tables.resolve import Resolver
from cchc.tables.sums import Numbers
from cchc.tables.vocabulary import Phrase, words_of

_LINKS = {"có", "trong", "theo", "tại"}  # «số hồ sơ có giao dịch …»


class Wordings:
    """Compares headings with the words of the indicators that a table may be about."""

    def __init__(self, resolver: Resolver, above: frozenset[int], *, rows_name_items: bool) -> None:
        self.resolver = resolver
        self.above = above  # indicators that hold where rows and columns are silent
        self.rows_name_items = rows_name_items
        self.defined = Defined(resolver, above)

    def contradicts(self, side: str, column: Column, named: frozenset[int]) -> bool:
        """Say whether the words beside a letter b or a are those of another count than the indicator's.

        Headings that name the indicator, or repeat words of its name, say nothing of the count.
        """
        said = [text for text in column.path if not self._is_of_name(text, named)]
        if not named or not said:
            return False
        heard, text = together(map(self.resolver.ear.hear, said)), " ".join(said)
        find = self.resolver.ear.counts.find
        if found := find(text) or find(said[-1]):
            return side not in found  # the decision's own words for a count
        return all(self._is_another(side, each, heard, text) for each in named)

    def adds_words(self, side: str, column: Column, indicator: int) -> bool:
        """Say whether words stand beside a letter b or a that the indicator's own definition has not."""
        named = frozenset({indicator})
        said = [text for text in column.path if not self._is_of_name(text, named)]
        rest = together(map(self.resolver.ear.hear, said)).rest
        return not set(rest) <= self._words(indicator, side) | _LINKS

    def _is_of_name(self, text: str, named: frozenset[int]) -> bool:
        """Say whether a heading names one of some indicators, or has no words but those of its name."""
        heard = self.resolver.ear.hear_over(text)
        if heard.indicators & named or heard.unit or heard.period:
            return True
        if heard.measure in ("a", "b"):
            return False
        words = set(telling_words(text))
        labels = self.resolver.ear.indicators.labels
        return bool(words) and any(words <= {*telling_words(labels(each).label)} for each in named)

    def _is_another(self, side: str, indicator: int, heard: Heard, text: str) -> bool:
        label = self._label(indicator, side)
        own = self.resolver.ear.hear(label)
        if not self.rows_name_items and thing_counted(text) not in ("", thing_counted(label)):
            return True
        if own.clash:
            return False
        if heard.group and own.group and heard.group != own.group:
            return True
        kinds = own.kinds | {"total"} | ({"in-time"} if "on-time" in own.kinds else set())
        return not heard.kinds <= kinds

    def decided(self, group: Group) -> tuple[Column, Column, frozenset[int]] | None:
        """Find b, a and their indicators where two headings are the decision's own words and no more."""
        if len(group.columns) != 2:
            return None
        named = group.indicators or self.above or range(len(self.resolver.ids))
        one, other = group.columns.values()
        readings = []
        for b, a in ((one, other), (other, one)):
            meant = frozenset(
                indicator
                for indicator in named
                if _says_just(b.path[-1:], self._label(indicator, "b"))
                and _says_just(a.path[-1:], self._label(indicator, "a"))
            )
            readings += [(b, a, meant)] if meant else []
        return readings[0] if len(readings) == 1 else None

    def worded(
        self, group: Group, named: frozenset[int], numbers: Numbers
    ) -> tuple[Column, Column] | None:
        """Find b and a in two counts in words under their indicators, b ≤ a in every row."""
        if len(group.columns) != 2 or not (
            pair := self._in_words(list(group.columns.values()), named)
        ):
            return None
        b, a = pair
        rows = zip(numbers[b.at], numbers[a.at], strict=True)
        return None if any(x > y for x, y in rows if min(x, y) >= 0) else (b, a)

    def told_apart(self, columns: Sequence[Column]) -> Sequence[Column]:
        """Let two counts alone below one heading, or in a table, be b and a by the indicator's own words.

        The heading over them names the indicator, else a title does.
        """
        columns = self.defined.tell(columns)
        told = {c.at: c for c in columns}
        over: dict[tuple[str, ...], list[Column]] = {}
        for column in columns:
            if len(column.path) > 1:
                over.setdefault(tuple(column.path[:-1]), []).append(column)
        hear = self.resolver.ear.hear
        for path, below in over.items():
            if named := self.resolver.ear.hear_over(path[-1]).indicators:
                outer = together(map(hear, path[:-1]))
                heard = together([outer, Heard(text=path[-1], indicators=named)])
                told |= {c.at: c for c in self._told(below, named, heard)}
            elif self.above and _says_when(heard := together(map(hear, path))):
                told |= {c.at: c for c in self._told(below, self.above, heard)}
        if told == {c.at: c for c in columns}:
            named = self.above or self._by_definition(columns)
            return self._told(columns, named, None if self.above else Heard(indicators=named))
        return list(told.values())

    def _told(
        self, columns: Sequence[Column], named: frozenset[int], over: Heard | None
    ) -> Sequence[Column]:
        pool = [
            c
            for c in columns
            if (c.use is Use.COUNT or (c.may_count and c.why == "rest"))
            and not self.defined.is_ratio(c)
        ]
        said = {c.measure if c.use is Use.COUNT else None for c in pool}
        known = None not in said and len(said) > 1 and len(said & {"a", "b"}) != 1
        if not named or len(pool) != 2 or known or any(c.use is Use.PAIR for c in columns):
            return columns
        pair = self._in_words(pool, named)
        if pair is None or pair[0].measure == "a" or pair[1].measure == "b":
            return columns
        sides = dict(zip((column.at for column in pair), ("b", "a"), strict=True))
        return [
            replace(
                c,
                use=Use.COUNT,
                measure=sides[c.at],
                why=None,
                heard=over or replace(c.heard, rest=()),
            )
            if c.at in sides
            else c
            for c in columns
        ]

    def _by_definition(self, columns: Sequence[Column]) -> frozenset[int]:
        """Find the indicators of which the only two counts are b and a in the decision's words."""
        pool = [
            c
            for c in columns
            if c.may_count
            and (c.use is Use.COUNT or c.why == "rest")
            and not self.defined.is_ratio(c)
        ]
        if (
            len(pool) != 2
            or all(c.use is Use.COUNT for c in pool)
            or any(c.use is Use.PAIR for c in columns)
        ):
            return frozenset()
        one, other = (self.defined.named(c) for c in pool)
        nothing = frozenset[int]()
        return (one.get("b", nothing) & other.get("a", nothing)) | (
            other.get("b", nothing) & one.get("a", nothing)
        )

    def _in_words(
        self, pair: Sequence[Column], named: frozenset[int]
    ) -> tuple[Column, Column] | None:
        """Tell b from a: «Số trực tuyến | Tổng số»; all their words must be those of each indicator."""
        said = [words_of(column.path[-1]) for column in pair if column.path]
        if len(said) < len(pair):
            return None
        wholes = [at for at, words in enumerate(said) if words[:1] == ("tổng",)]
        if not wholes:
            wholes = [at for at in (0, 1) if self._says_the_whole(said[at], said[1 - at], named)]
        if len(wholes) != 1:
            return None
        [a] = wholes
        b = 1 - a
        if not all(_counts_alike(pair[b], self._label(each, "b")) for each in named) or not all(
            _counts_alike(pair[a], self._label(each, "a")) for each in named
        ):
            return None
        whole = all(_says_just(pair[b].path[-1:], self._label(each, "b")) for each in named)
        if not whole and self.resolver.ear.vocabulary.turning.intersection(said[b]):
            return None  # «không» may stand in the definition, in another place
        for indicator in named:
            numerator = {*words_of(self._label(indicator, "b")), "b"}
            denominator = {*words_of(self._label(indicator, "a")), *EVERYWHERE}
            if not set(said[b]) <= numerator or not set(said[a]) <= numerator | denominator:
                return None
        return pair[b], pair[a]

    def _says_the_whole(self, words: Phrase, others: Phrase, named: frozenset[int]) -> bool:
        """Say whether *words* are the decision's for a, and *others* say more: they are those for b."""
        for indicator in named:
            denominator = {*words_of(self._label(indicator, "a")), *EVERYWHERE}
            if not set(words) <= denominator or set(others) <= denominator:
                return False
        return bool(set(words) - EVERYWHERE)

    def _words(self, indicator: int, side: str) -> set[str]:
        """Give the words of the name of an indicator, and of its own count on a side."""
        labels = self.resolver.ear.indicators.labels(indicator)
        return {*telling_words(f"{labels.label} {self._label(indicator, side)}")}

    def _label(self, indicator: int, side: str) -> str:
        """Give the decision's own words for b or a."""
        found = self.resolver.ear.indicators.labels(indicator)
        return found.numerator if side == "b" else found.denominator


def _counts_alike(column: Column, label: str) -> bool:
    """Say whether a heading counts the things of a label, or names none."""
    return thing_counted(column.path[-1]) in ("", thing_counted(label))


def _says_when(heard: Heard) -> bool:
    """Say whether headings say nothing but of when the counts below them are: «Trong tháng», «Lũy kế»."""
    tells = bool(heard.period or heard.qualifiers) and not heard.qualifiers & NOT_THESE
    return tells and heard.is_understood and not (heard.group or heard.kinds or heard.indicators)


def _says_just(path: Sequence[str], label: str) -> bool:
    """Say whether a heading and a label differ in nothing but words that every label has."""
    heading = {word for text in path for word in words_of(text)}
    return not (heading ^ set(words_of(label))) - EVERYWHERE
