"""Columns that are known by the decision's own words for b and a, where nothing else says what they are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cchc.matching.count_names import EVERYWHERE, Side, telling_words, thing_counted
from cchc.tables.column_types import Column, Use
from cchc.tables.fact_types import Group
from cchc.tables.heard import Heard, together
from cchc.tables.resolve import Resolver
from cchc.tables.sums import Numbers
from cchc.tables.vocabulary import Phrase, words_of

_NOT_THESE = frozenset({"previous", "planned"})


class Wordings:
    """Compares headings with the words of the indicators that a table may be about."""

    def __init__(self, resolver: Resolver, above: frozenset[int], *, rows_name_items: bool) -> None:
        self.resolver = resolver
        self.above = above  # indicators that hold where rows and columns are silent
        self.rows_name_items = rows_name_items

    def contradicts(self, side: str, column: Column, group: Group) -> bool:
        """Say whether a heading with the letter b or a speaks of another quantity than the indicator."""
        said = column.heard.group
        named = group.indicators or self.above
        if named and not self.rows_name_items and self._is_of_other_side(side, column, named):
            return True
        if said is None or column.heard.weak or not named or self.rows_name_items:
            return False
        for indicator in named:
            heard = self.resolver.ear.hear(self._label(indicator, side))
            if heard.group in (None, said) or heard.clash or heard.weak:
                return False
        return True

    def _is_of_other_side(self, side: str, column: Column, named: frozenset[int]) -> bool:
        """Say whether the words beside a letter are those of the other count: «giải quyết đúng hạn (a)»."""
        kinds = column.heard.kinds - {"total"}
        other = "a" if side == "b" else "b"
        hear = self.resolver.ear.hear
        return bool(kinds) and all(
            kinds <= hear(self._label(each, other)).kinds
            and not kinds & hear(self._label(each, side)).kinds
            for each in named
        )

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
        columns = self._defined(columns)
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

    def _defined(self, columns: Sequence[Column]) -> Sequence[Column]:
        """Let columns be b and a whose headings together are the decision's own words for them.

        Below «Quý I», or the name of a unit, these words stand once each; two that say the same are
        left to be doubted.
        """
        named_apart = any(column.role in ("indicator", "item") for column in columns)
        lettered = not named_apart and not self.above
        said: dict[tuple[str, ...], dict[int, dict[Side, list[Column]]]] = {}
        for column in columns:
            is_open = self._is_open(column, lettered=lettered)
            where, words = self._place_and_words(column)
            for side, meant in (self._count_named(words) if is_open else _as_heard(column)).items():
                if column.heard.measure not in (None, side):
                    continue
                for indicator in meant:
                    sides = said.setdefault(where, {}).setdefault(indicator, {})
                    sides.setdefault(side, []).append(column)
        found: dict[int, tuple[Side, frozenset[int]]] = {}
        for by_indicator in said.values():
            for indicator, sides in by_indicator.items():
                if set(sides) != {"b", "a"} or any(len(each) > 1 for each in sides.values()):
                    continue
                for side, [column] in sides.items():
                    before = found.get(column.at, (side, frozenset[int]()))[1]
                    found[column.at] = side, before | {indicator}
        return [
            self._as_defined(c, *found[c.at])
            if c.at in found and self._is_open(c, lettered=lettered)
            else c
            for c in columns
        ]

    def _is_open(self, column: Column, *, lettered: bool) -> bool:
        """Say whether nothing but its words tells what a column counts; beside letters only if *lettered*."""
        heard = column.heard
        if not column.may_count or heard.qualifiers & _NOT_THESE or self._is_ratio(column):
            return False
        has_letter = column.use is Use.COUNT and heard.measure in ("a", "b")
        return column.why == "rest" or (lettered and has_letter and not heard.indicators)

    def _count_named(self, path: Sequence[str]) -> Mapping[Side, frozenset[int]]:
        """Find the count that headings name together, or one of them alone.

        Beside that one the others may only repeat its words, or those of the name of its indicator.
        """
        find = self.resolver.ear.counts.find
        if found := find(" ".join(path)):
            return found
        for at, text in enumerate(path):
            if not (found := find(text)):
                continue
            [meant] = found.values()
            names = (self.resolver.ear.indicators.labels(each).label for each in meant)
            known = {*telling_words(" ".join((text, *names)))}
            if known.issuperset(telling_words(" ".join((*path[:at], *path[at + 1 :])))):
                return found
        return {}

    def _place_and_words(self, column: Column) -> tuple[tuple[str, ...], Sequence[str]]:
        """Split the headings of a column: those of a period, unit or indicator, and the words of a count."""
        heard = [(text, self.resolver.ear.hear(text)) for text in column.path]
        where = tuple(text for text, each in heard if each.names_value)
        return where, [text for text, each in heard if not each.names_value]

    @staticmethod
    def _as_defined(column: Column, side: Side, indicators: frozenset[int]) -> Column:
        heard = Heard(
            text=column.heard.text,
            measure=side,
            indicators=indicators,
            period=column.heard.period,
            unit=column.heard.unit,
            qualifiers=column.heard.qualifiers - {"part"},
        )
        return replace(column, use=Use.COUNT, measure=side, why=None, heard=heard)

    def _told(
        self, columns: Sequence[Column], named: frozenset[int], over: Heard | None
    ) -> Sequence[Column]:
        pool = [
            c
            for c in columns
            if (c.use is Use.COUNT or (c.may_count and c.why == "rest")) and not self._is_ratio(c)
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
            if c.may_count and (c.use is Use.COUNT or c.why == "rest") and not self._is_ratio(c)
        ]
        if (
            len(pool) != 2
            or all(c.use is Use.COUNT for c in pool)
            or any(c.use is Use.PAIR for c in columns)
        ):
            return frozenset()
        one, other = (self._count_named(self._place_and_words(c)[1]) for c in pool)
        nothing = frozenset[int]()
        return (one.get("b", nothing) & other.get("a", nothing)) | (
            other.get("b", nothing) & one.get("a", nothing)
        )

    def _is_ratio(self, column: Column) -> bool:
        return bool(column.path) and self.resolver.ear.hear(column.path[-1]).measure == "ratio"

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

    def _label(self, indicator: int, side: str) -> str:
        """Give the decision's own words for b or a."""
        found = self.resolver.ear.indicators.labels(indicator)
        return found.numerator if side == "b" else found.denominator


def _as_heard(column: Column) -> Mapping[Side, frozenset[int]]:
    """Give of which indicators a column is b or a by its letter and the name over it."""
    heard = column.heard
    if column.use is not Use.COUNT or heard.measure not in ("a", "b"):
        return {}
    return {"b" if heard.measure == "b" else "a": heard.indicators}


def _counts_alike(column: Column, label: str) -> bool:
    """Say whether a heading counts the things of a label, or names none."""
    return thing_counted(column.path[-1]) in ("", thing_counted(label))


def _says_when(heard: Heard) -> bool:
    """Say whether headings say nothing but of when the counts below them are: «Trong tháng», «Lũy kế»."""
    tells = bool(heard.period or heard.qualifiers) and not heard.qualifiers & _NOT_THESE
    return tells and heard.is_understood and not (heard.group or heard.kinds or heard.indicators)


def _says_just(path: Sequence[str], label: str) -> bool:
    """Say whether a heading and a label differ in nothing but words that every label has."""
    heading = {word for text in path for word in words_of(text)}
    return not (heading ^ set(words_of(label))) - EVERYWHERE
