"""From the quantities of a form to facts: the recipes of the indicators, or words of the decision."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from cchc.definitions.layout import Sum
from cchc.tables.cells import Profile
from cchc.tables.column_types import Column, Use
from cchc.tables.fact_types import Group
from cchc.tables.meant import Trouble
from cchc.tables.printed import as_printed, says_the_same
from cchc.tables.series import FactSeries
from cchc.tables.sums import Added, add_up, terms_there
from cchc.tables.wordings import Wordings


class Quantities:
    """Makes the indicators of one table from its columns of quantities."""

    def __init__(
        self,
        profile: Profile,
        columns: Sequence[Column],
        recipes: Mapping[int, tuple[Sum, Sum]],
        wordings: Wordings,
        series: FactSeries,
    ) -> None:
        self.profile = profile
        self.columns = columns
        self.recipes = recipes
        self.wordings = wordings
        self.series = series
        self.above, self.resolver = series.above, series.resolver
        self.rows, self.result, self.said = series.rows, series.result, series.said

    def add(self, group: Group, running: bool) -> None:
        """Make indicators from the quantities of a form."""
        made = False
        lacking: dict[tuple[str, ...], list[int]] = {}
        available = set(group.columns)
        named = group.indicators or self.above.indicators
        for indicator, sides in self.recipes.items():
            if named and indicator not in named:
                continue
            bs, as_ = (self._terms(side, group) for side in sides)
            if bs is not None and as_ is not None:
                made = True
                self.result.made[indicator] = (bs, as_, group)
                b, a = (
                    self._added(bs, group, indicator, "b"),
                    self._added(as_, group, indicator, "a"),
                )
                self.series.add_of_bound(group, indicator, b, a, running)
            elif available.intersection(wanted := {t.quantity for side in sides for t in side}):
                lacking.setdefault(tuple(sorted(wanted - available)), []).append(indicator)
        if not made and self._in_words(group, running):
            return
        self.result.note(
            Trouble("quantity_missing", None, ", ".join(missing), indicators=tuple(indicators))
            for missing, indicators in lacking.items()
            if not made or len(indicators) == len(self.recipes)
        )
        if not made and not lacking:
            self.result.note([Trouble("nothing_made")])

    def _terms(self, terms: Sum, group: Group) -> Sum | None:
        vocabulary = self.resolver.ear.vocabulary
        have, numbers = group.columns, self.result.numbers
        found = terms_there(
            terms, have, numbers, vocabulary, on_time_is_all=self._on_time_is_all(group)
        )
        lacks_total = "settled-total" in {t.quantity for t in terms} - have.keys()
        if found is not None and lacks_total and self._puzzling():
            return None  # a column that is not understood may hold a part of the total
        return found

    def _on_time_is_all(self, group: Group) -> bool:
        """Say whether «đúng hạn» is said as the decision says it, and no other column may be the early ones.

        A bare «Đúng hạn» below «Đã giải quyết» may be what a form is left with when «Trước hạn» is cut.
        """
        column = group.columns.get("settled-on-time")
        if column is None or self._puzzling():
            return False
        heard = list(map(self.resolver.ear.hear, column.path or ("",)))
        in_full = heard[-1].measure is not None or any(
            each.group is not None and "on-time" in each.kinds for each in heard
        )
        named = group.indicators or self.above.indicators or self.above.on_time
        return in_full or bool(named) or self._is_printed_of(group, column)

    def _is_printed_of(self, group: Group, on_time: Column) -> bool:
        """Say whether the office itself divides this «đúng hạn» by the total: all ratios beside say so."""
        total = group.columns.get("settled-total")
        printed = [c for c in self.columns if c.use is Use.PRINTED and says_the_same(c, group)]
        numbers = self.result.numbers
        if total is None or len(printed) != 1 or not {total.at, on_time.at} <= numbers.keys():
            return False
        values = self.profile.grid.columns[printed[0].at]
        agree = below = 0
        for row, b, a in zip(self.rows.rows, numbers[on_time.at], numbers[total.at], strict=False):
            _, readings = as_printed(values[row])
            if b < 0 or a <= 0 or not readings:
                continue
            exact = Fraction(100 * b, a)
            if not any(abs(number - exact) <= step for number, step in readings):
                return False
            agree += 1
            below += b < a
        return agree > 1 and below > 0

    def _puzzling(self) -> list[Column]:
        """Give the columns that hold numbers and whose headings are not understood."""
        refused = (c for c in self.columns if c.use is Use.REFUSED or c.why == "rest")
        return [column for column in refused if column.has_numbers]

    def _added(self, terms: Sum, group: Group, indicator: int, side: str) -> Added:
        added = add_up(terms, group.columns, self.result.numbers, (indicator, side))
        self.result.troubles += [(self.rows.rows[at], each) for at, each in added.troubles]
        return added

    def _in_words(self, group: Group, running: bool) -> bool:
        """Read two counts whose headings are words of the decision for b and a."""
        parts = any({"early", "late"} & column.heard.kinds for column in self._puzzling())
        if not parts and (decided := self.wordings.decided(group)) is not None:
            b, a, meant = decided
            self.result.decided = True
            if self.rows.items is None:
                group = replace(group, indicators=meant)
            self.series.pair(group, b, a, running)
            return True
        items = self.said.items(group) if group.indicators or self.rows.items else None
        if not items:
            return False
        named: frozenset[int] = frozenset().union(*items)
        worded = self.wordings.worded(group, named, self.result.numbers)
        if worded is None:
            return False
        self.series.pair(group, *worded, running)
        return True
