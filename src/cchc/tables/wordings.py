"""Columns that are known by the decision's own words for b and a, where nothing else says what they are."""

from collections.abc import Sequence
from typing import Final

from cchc.tables.column_types import Column
from cchc.tables.fact_types import Group
from cchc.tables.resolve import Resolver
from cchc.tables.sums import Numbers
from cchc.tables.vocabulary import words_of

# Words of a definition that tell it from no other.
_EVERYWHERE: Final = frozenset(
    [
        "số",
        "hồ",
        "sơ",
        "tthc",
        "thủ",
        "tục",
        "hành",
        "chính",
        "đã",
        "được",
        "trong",
        "năm",
        "kỳ",
        "tổng",
        "các",
        "lượng",
        "là",
    ]
)


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
        if said is None or column.heard.weak or not named or self.rows_name_items:
            return False
        for indicator in named:
            heard = self.resolver.ear.hear(self._label(indicator, side))
            if heard.group in (None, said) or heard.clash or heard.weak:
                return False
        return True

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
        """Find b and a in two counts in words under their indicators: «Số trực tuyến | Tổng số».

        a begins with «Tổng», every word of b occurs in the numerator of each, and b ≤ a in
        every row.
        """
        if len(group.columns) != 2:
            return None
        pair = list(group.columns.values())
        totals = [c for c in pair if words_of(c.path[-1])[:1] == ("tổng",)]
        if len(totals) != 1:
            return None
        [a] = totals
        [b] = [c for c in pair if c is not a]
        said = set(words_of(b.path[-1]))
        if not all(said <= set(words_of(self._label(each, "b"))) for each in named):
            return None
        rows = zip(numbers[b.at], numbers[a.at], strict=True)
        return None if any(x > y for x, y in rows if min(x, y) >= 0) else (b, a)

    def _label(self, indicator: int, side: str) -> str:
        """Give the decision's own words for b or a."""
        found = self.resolver.ear.indicators.labels(indicator)
        return found.numerator if side == "b" else found.denominator


def _says_just(path: Sequence[str], label: str) -> bool:
    """Say whether a heading and a label differ in nothing but words that every label has."""
    heading = {word for text in path for word in words_of(text)}
    return not (heading ^ set(words_of(label))) - _EVERYWHERE
