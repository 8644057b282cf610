"""From the key texts of a run of rows to unit, indicators, period and measure of each.

The lines below do that column by column, at the speed of ``map`` (benchmarks/bench_bulk.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Final, TypeVar

from cchc import limits
from cchc.grid import Value
from cchc.matching.count_names import Side, completes
from cchc.patterns import pattern_of
from cchc.tables.cells import Profile
from cchc.tables.column_types import Column
from cchc.tables.key_texts import KeyTexts
from cchc.tables.meant import ItemKey, PeriodKey
from cchc.tables.numbered import Numbered, UnitNumbers, entries_of, first_places, places
from cchc.tables.resolve import Resolver
from cchc.tables.row_types import Other, RowIs, Rows
from cchc.tables.row_units import RowUnits
from cchc.tables.scope_types import Scope
from cchc.tables.time import with_dates_as_months
from cchc.tables.too_many import refuse_beyond
from cchc.tables.turns import NOBODY
from cchc.words.text import tidy

_YEAR: Final = pattern_of(r"\d{4}")
_MONTHS_OF_A_YEAR: Final = 12
_SHORT: Final = 5  # letters of «9», «III»

_Item = TypeVar("_Item")

_Columns = tuple[
    list[int] | None,
    list[int] | None,
    tuple[list[int], UnitNumbers] | None,
    list[str] | None,
    list[frozenset[int]],
]
"""Periods, items, units with what their numbers mean, measures and their indicators of a run of rows."""


class Placer:
    """Places the rows of one table."""

    def __init__(
        self,
        profile: Profile,
        keys: dict[str, Column],
        texts: KeyTexts,
        scope: Scope,
        resolver: Resolver,
        start: int,
    ) -> None:
        self._profile = profile
        self._keys = keys
        self._texts = texts
        self._scope = scope
        self._resolver = resolver
        self._start = start  # row of the first text
        self._ear = resolver.ear
        self._periods = Numbered(self._period)
        self._items = Numbered(self._item)
        self._units = RowUnits(keys, texts, scope, resolver, self._periods)

    def place(self, result: Rows, rows: Sequence[int], stack_index: int) -> None:
        """Add a run of rows below one stack of sections to *result*."""
        if not rows:
            return
        first, last = rows[0] - self._start, rows[-1] - self._start
        whole = last - first + 1 == len(rows)
        offsets: Sequence[int] = (
            range(first, last + 1) if whole else [row - self._start for row in rows]
        )
        periods = self._periods_of(rows, offsets)
        items = self._items_of(offsets)
        units = self._units.column(offsets, periods, result.stacks[stack_index])
        measures, defined = self._measures_of(offsets)
        bad: set[int] = set()
        for said, keys in (
            (periods, self._periods),
            (items, self._items),
            units or (None, None),
        ):
            if said is not None and keys is not None:
                bad |= self._troubles(result, rows, said, keys)
        bad |= self._no_measures(result, rows, offsets, measures)
        if bad and units is not None:
            numbers, known = units
            where = sorted(bad)
            named = zip(where, known.units([numbers[at] for at in where]), strict=True)
            result.unplaced |= {rows[at]: unit for at, unit in named if unit != NOBODY}
        kept = range(len(rows)) if not bad else [at for at in range(len(rows)) if at not in bad]
        self._append(result, rows, kept, (periods, items, units, measures, defined), stack_index)

    def _append(
        self,
        result: Rows,
        rows: Sequence[int],
        kept: Sequence[int],
        columns: _Columns,
        stack_index: int,
    ) -> None:
        periods, items, units, measures, defined = columns
        before = len(result.rows)
        result.rows += entries_of(rows, kept)
        result.sections += [stack_index] * len(kept)
        if periods is not None:
            result.periods = _behind(result.periods, entries_of(periods, kept))
            known_before = len(result.period_list)
            result.period_list += [key.said for key in self._periods.keys_[known_before:]]
        if items is not None:
            result.items = _behind(result.items, entries_of(items, kept))
            known_before = len(result.item_sets)
            result.item_sets += [key.indicators for key in self._items.keys_[known_before:]]
        if units is not None:
            numbers, known = units
            placed = known.units(entries_of(numbers, kept))
            if result.units is None:
                result.units = [NOBODY] * before
            result.units += placed
            self._units.say_misplaced(
                result, entries_of(rows, kept), placed, result.stacks[stack_index]
            )
        elif result.units is not None:
            result.units += [NOBODY] * len(kept)
        if measures is not None:
            result.measures = _behind(result.measures, entries_of(measures, kept))
            result.defined = _behind(result.defined, entries_of(defined, kept))
        if "field" in self._texts:
            texts, start = self._texts["field"], self._start
            named = [texts[row - start] for row in entries_of(rows, kept)]
            result.fields = _behind(result.fields, named)

    def _troubles(
        self, result: Rows, rows: Sequence[int], numbers: Sequence[int], known: "Numbered[Any]"
    ) -> set[int]:
        """Say what is in the way, row by row, and each remark once; give the rows that are not placed."""
        if not known.remarkable:
            return set()
        used = known.remarkable.keys() & set(numbers)
        remarks = {
            number: key.remark for number in used if (key := known.remarkable[number]).remark
        }
        first = first_places(numbers, remarks)
        result.remarks += [(rows[first[number]], remarks[number]) for number in sorted(remarks)]
        troubles = {n: key.trouble for n in used if (key := known.remarkable[n]).trouble}
        most = limits.FINDINGS_OF_A_FILE + 1 - len(result.troubles)
        bad = list(islice(places(numbers, troubles), most)) if troubles else []
        result.troubles += [(rows[at], troubles[number]) for at, number in bad]
        refuse_beyond(len(result.troubles))
        return {at for at, _ in bad}

    # --- dimensions ------------------------------------------------------------------------------

    def _periods_of(self, rows: Sequence[int], offsets: Sequence[int]) -> list[int] | None:
        column = self._keys.get("period")
        if column is None or self._is_year_of_the_title(column):
            return None
        if "year" in self._keys:
            texts = zip(
                entries_of(self._texts["period"], offsets),
                entries_of(self._texts["year"], offsets),
                strict=True,
            )
            return self._periods.column(_with_year(*each, column.role or "") for each in texts)
        if column.at in self._texts.filled:
            return self._periods.column(entries_of(self._texts["period"], offsets))
        values: Sequence[Value] = self._profile.grid.columns[column.at]
        if column.role == "month":
            values = with_dates_as_months(values)
        chosen = entries_of(values, rows)
        if self._profile.grid.is_text or set(map(type, chosen)) <= {str}:
            return self._periods.column(chosen)
        return self._periods.column(
            value if type(value) is str else (type(value), value) for value in chosen
        )

    def _is_year_of_the_title(self, column: Column) -> bool:
        """Say whether a column of years only repeats the year of a title that names a part of it."""
        above = self._scope.period.period if self._scope.period is not None else None
        if column.role != "year" or above is None or above.months == _MONTHS_OF_A_YEAR:
            return False
        texts = self._texts.get("period") or ()
        return {tidy(text) for text in texts} - {""} == {str(above.year)}

    def _period(self, cell: Any) -> PeriodKey:
        column = self._keys["period"]
        value = cell[1] if type(cell) is tuple else cell
        return self._resolver.period(value, column.role or "period", column.at)

    def _items_of(self, offsets: Sequence[int]) -> list[int] | None:
        items, names = self._texts.get("item"), self._texts.get("indicator")
        if items is None and names is None:
            return None
        if items is None or names is None:
            return self._items.column(entries_of(items or names or [], offsets))
        return self._items.column(
            zip(entries_of(items, offsets), entries_of(names, offsets), strict=True)
        )

    def _item(self, said: object) -> ItemKey:
        item, name = self._keys.get("item"), self._keys.get("indicator")
        alone = (said, "") if item else ("", said)
        texts = said if isinstance(said, tuple) else alone
        item_at, name_at = (column.at if column else None for column in (item, name))
        return self._resolver.item(tidy(texts[0]), item_at, tidy(texts[1]), name_at)

    # --- measures in rows --------------------------------------------------------------------------

    def _measures_of(self, offsets: Sequence[int]) -> tuple[list[str] | None, list[frozenset[int]]]:
        """Say which measure each row holds, "" for none, and of which indicators where its words say so.

        A kind below a group is of that group.
        """
        if "measure" not in self._keys:
            return None, []
        found: list[str] = []
        defined: list[frozenset[int]] = []
        group = None
        whole = "", frozenset[int]()
        texts = self._texts["measure"]
        for offset in offsets:
            heard = self._ear.hear(texts[offset])
            if heard.group is None and heard.kinds and group is not None:
                heard = replace(heard, group=group)
            elif heard.group is not None:
                group = heard.group
            if heard.rest or heard.clash or heard.measure == "ratio":
                measure = "ratio" if heard.measure == "ratio" else ""
            else:
                measure = heard.measure or self._ear.quantity_of(heard) or ""
            named = {} if measure else self._count_named(texts[offset], whole)
            whole = texts[offset], named.get("a", frozenset())
            found.append(next(iter(named), measure))
            defined.append(next(iter(named.values()), frozenset()))
        return found, defined

    def _count_named(
        self, text: str, above: tuple[str, frozenset[int]]
    ) -> Mapping[Side, frozenset[int]]:
        """Give the count that a label is in the decision's words, or together with that of a *above* it."""
        if named := self._ear.counts.find(text):
            return named
        labels = self._ear.indicators.labels
        meant = {i for i in above[1] if completes(text, above[0], labels(i))}
        return {"b": frozenset(meant)} if meant else {}

    def _no_measures(
        self,
        result: Rows,
        rows: Sequence[int],
        offsets: Sequence[int],
        measures: list[str] | None,
    ) -> set[int]:
        if measures is None or "" not in measures:
            return set()
        bad = {at for at, measure in enumerate(measures) if not measure}
        for at in sorted(bad):
            text = tidy(self._texts["measure"][offsets[at]])
            result.others.append(Other(rows[at], RowIs.TEXT, text, understood=False))
        return bad


def _behind(column: list[_Item] | None, more: list[_Item]) -> list[_Item]:
    """Put the entries of a run behind those before: a list made anew would take the square of the runs."""
    if column is None:
        return more
    column += more
    return column


def _with_year(text: str, year: str, role: str) -> str:
    """Spell the period of a row that has a column for the year: «9» and «2023» are «Tháng 9/2023»."""
    if not text or not year or _YEAR.search(text):
        return text
    kind = {"month": "Tháng ", "quarter": "Quý "}.get(role, "")
    return f"{kind if text.isalnum() and len(text) < _SHORT else ''}{text}/{year}"
