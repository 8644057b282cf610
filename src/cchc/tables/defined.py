"""Columns whose headings are the decision's own words for b and a, whole or with those beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from cchc.matching.count_names import Side, completes, telling_words
from cchc.tables.column_types import Column, Use
from cchc.tables.heard import Heard
from cchc.tables.resolve import Resolver

NOT_THESE: Final = frozenset({"previous", "planned"})
_PARTS: Final = frozenset(
    {"early", "on-time", "in-time", "late"}
)  # a form's arithmetic asks for them all

_Said = dict[int, dict[Side, list[Column]]]
"""Of each indicator, the columns that are its b and its a."""


class Defined:
    """Compares what stands over columns with the definitions of counts."""

    def __init__(self, resolver: Resolver, above: frozenset[int]) -> None:
        self.resolver = resolver
        self.above = above  # indicators that hold where rows and columns are silent

    def tell(self, columns: Sequence[Column]) -> Sequence[Column]:
        """Let columns be b and a whose headings together are the decision's own words for them.

        Below «Quý I», or the name of a unit, these words stand once each; two that say the same are
        left to be doubted.
        """
        named_apart = any(column.role in ("indicator", "item") for column in columns)
        lettered = not named_apart and not self.above
        said: dict[tuple[str, ...], _Said] = {}
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
        completed = {
            column.at for each in said.items() for column in self._complete(columns, *each)
        }
        for by_indicator in said.values():
            for indicator, sides in by_indicator.items():
                if set(sides) != {"b", "a"} or any(len(each) > 1 for each in sides.values()):
                    continue
                for side, [column] in sides.items():
                    before = found.get(column.at, (side, frozenset[int]()))[1]
                    found[column.at] = side, before | {indicator}
        return [
            self._as_defined(c, *found[c.at])
            if c.at in found and (c.at in completed or self._is_open(c, lettered=lettered))
            else c
            for c in columns
        ]

    def _is_open(self, column: Column, *, lettered: bool) -> bool:
        """Say whether nothing but its words tells what a column counts; beside letters only if *lettered*."""
        heard = column.heard
        if not column.may_count or heard.qualifiers & NOT_THESE or self.is_ratio(column):
            return False
        has_letter = column.use is Use.COUNT and heard.measure in ("a", "b")
        return column.why == "rest" or (lettered and has_letter and not heard.indicators)

    def _complete(
        self, columns: Sequence[Column], where: tuple[str, ...], said: _Said
    ) -> Sequence[Column]:
        """Let the one count beside a be b whose words lack of the decision's only what those of a say."""
        lacking = {
            indicator: sides["a"] for indicator, sides in said.items() if set(sides) == {"a"}
        }
        wholes = {column.at: column for found in lacking.values() for column in found}
        if len(wholes) != 1:
            return ()
        [whole] = wholes.values()
        beside = " ".join(self._place_and_words(whole)[1])
        meant: dict[int, list[Column]] = {}
        others = [c for c in columns if c.at != whole.at and self._may_complete(c)]
        for column in others:
            if self._place_and_words(column)[0] != where:
                continue
            for indicator in lacking:
                labels = self.resolver.ear.indicators.labels(indicator)
                if completes(column.path[-1], beside, labels):
                    meant.setdefault(indicator, []).append(column)
        if len({column.at for found in meant.values() for column in found}) != 1:
            return ()
        for indicator, found in meant.items():
            said[indicator]["b"] = found
        return next(iter(meant.values()))

    def _may_complete(self, column: Column) -> bool:
        """Say whether a column of counts tells too little for itself, and nothing of what was on time."""
        heard = column.heard
        if not column.may_count or not column.path or self.is_ratio(column):
            return False
        tells_nothing = column.use is Use.COUNT and column.measure is None
        plain = not heard.qualifiers & NOT_THESE and not heard.kinds & _PARTS
        return plain and (tells_nothing or column.why == "rest")

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

    def named(self, column: Column) -> Mapping[Side, frozenset[int]]:
        """Give the indicators of which the headings of a column together, or one of them, are b or a."""
        return self._count_named(self._place_and_words(column)[1])

    def is_ratio(self, column: Column) -> bool:
        """Say whether the heading next to the cells names a ratio."""
        return bool(column.path) and self.resolver.ear.hear(column.path[-1]).measure == "ratio"


def _as_heard(column: Column) -> Mapping[Side, frozenset[int]]:
    """Give of which indicators a column is b or a by its letter and the name over it."""
    heard = column.heard
    if column.use is not Use.COUNT or heard.measure not in ("a", "b"):
        return {}
    return {"b" if heard.measure == "b" else "a": heard.indicators}
