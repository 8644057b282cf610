"""From placed rows and columns to facts: for each number its unit, indicator, period and measure.

Counts of one coordinate are brought together: b and a make a fact, quantities go through the recipes
of the indicators that bind the unit.
"""

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from cchc.counts import BLANK, WRONG, Undecided
from cchc.definitions.layout import Sum
from cchc.definitions.period import Period
from cchc.grid import different_values
from cchc.tables.cells import Profile
from cchc.tables.column_types import Column, Use
from cchc.tables.coordinates import Coordinates
from cchc.tables.fact_types import Above, Assembled, Columns, Group, Series
from cchc.tables.fields import collapse
from cchc.tables.groups import BY_ROW, group_columns
from cchc.tables.kinds import with_groups
from cchc.tables.numbers import read_column, read_pairs
from cchc.tables.resolve import Resolver, Trouble
from cchc.tables.row_measures import meant, records_of
from cchc.tables.row_types import RowIs, Rows, text_of
from cchc.tables.sums import Added, add_up, terms_there
from cchc.tables.turns import NOBODY
from cchc.tables.wordings import Wordings

_Cells = tuple[tuple[int, ...], tuple[int, ...]]
"""The columns that b, and those that a, is added up from."""


class Assembler:
    """Assembles the facts of one table."""

    def __init__(
        self,
        profile: Profile,
        columns: Sequence[Column],
        rows: Rows,
        above: Above,
        resolver: Resolver,
        recipes: Mapping[int, tuple[Sum, Sum]],
    ) -> None:
        self.profile = profile
        self.columns = columns
        self.above = above
        self.resolver = resolver
        self.recipes = recipes
        self.result = Assembled()
        self._place(rows)
        self.wordings = Wordings(resolver, above.indicators, rows_name_items=rows.items is not None)

    def _place(self, rows: Rows) -> None:
        self.rows = rows
        self.said = Coordinates(rows, self.above, self.resolver, self.result.troubles)

    def assemble(self) -> Assembled:
        """Read the numbers and make the facts."""
        result = self.result
        counts = [c for c in self.columns if c.use in (Use.COUNT, Use.PAIR)]
        if self.rows.rows:
            for column in counts:
                self._read(column)
            counts = with_groups(counts, result.numbers, self.resolver.ear.vocabulary.quantities)
        within = self.above.titled or Period(self.resolver.target_set.year)
        by_rows = self.rows.measures is not None
        grouped = group_columns(counts, within, rows_say_measures=by_rows)
        result.groups, result.unused = grouped.groups, grouped.unused
        result.repeated = grouped.repeated
        idle = {column.at for column in grouped.unused}
        result.readings = [each for each in result.readings if each[0].at not in idle]
        self._note(grouped.troubles)
        if not result.groups and not result.repeated:
            self.said.refuse(Trouble("measure_not_said"))
        if not self.rows.rows:
            sums = (RowIs.SUBTOTAL, RowIs.TOTAL)
            if not self.rows.troubles and any(o.what in sums for o in self.rows.others):
                self.said.refuse(Trouble("only_sums"))
            return result
        if any(column.why == "sender" for column in self.columns):
            self.said.refuse(Trouble("units_refused"))
            return result
        if self.rows.fields is not None and self.rows.units is None and not self._add_fields():
            return result
        plain = {(g.unit, g.indicators) for g in result.groups if not g.cumulative}
        for group in result.groups:
            # Beside columns that are not understood it may stand beside those of the period, too.
            beside = group.cumulative and (
                (group.unit, group.indicators) in plain
                or any(column.use is Use.REFUSED for column in self.columns)
            )
            self._group(group, running=beside)
        return result

    def _note(self, troubles: Iterable[Trouble]) -> None:
        self.result.troubles += [(None, trouble) for trouble in troubles]

    def _read(self, column: Column) -> None:
        values = self.profile.grid.columns[column.at]
        rows = self.rows.rows
        contiguous = rows[-1] - rows[0] + 1 == len(rows)
        chosen = values[rows[0] : rows[-1] + 1] if contiguous else [values[row] for row in rows]
        if column.use is Use.PAIR:
            bs, as_, remarkable = read_pairs(chosen)
            self.result.numbers[column.at] = bs
            self.result.numbers[-1 - column.at] = as_
        else:
            known = contiguous and self.profile.grid.is_text
            different = different_values(values, rows[0], rows[-1] + 1) if known else ()
            numbers, remarkable = read_column(chosen, cast(Collection[str], different))
            self.result.numbers[column.at] = numbers
            if (measures := self.rows.measures) is not None:
                remarkable = [each for each in remarkable if measures[each[0]] != "ratio"]
        self.result.readings += [(column, rows[at], reading) for at, reading in remarkable]

    def _add_fields(self) -> bool:
        """Add the rows up where they are the fields of work of one unit; False where they may not be."""
        above, result = self.above, self.result
        if above.unit is None:
            if above.unit_trouble is not None:
                self.said.refuse(above.unit_trouble)
            return False
        ordinal = next((c for c in self.columns if c.role == "ordinal"), None)
        values = self.profile.grid.columns[ordinal.at] if ordinal else None
        ordinals = [text_of(values[row]) if values else "" for row in self.rows.rows]
        level = self.resolver.level(above.unit)
        collapsed = collapse(self.rows, result.numbers, ordinals, level)
        if collapsed.rows is None:
            assert collapsed.trouble
            result.troubles.append(collapsed.trouble)
            return False
        result.summed = collapsed.summed
        result.left_out = [self.rows.rows[at] for at in collapsed.left_out]
        result.numbers = dict(collapsed.numbers)
        self._place(collapsed.rows)
        return True

    # --- groups of columns ---------------------------------------------------------------------

    def _group(self, group: Group, *, running: bool) -> None:
        columns, numbers = group.columns, self.result.numbers
        if "pair" in columns:
            at = columns["pair"].at
            self._series(group, numbers[at], numbers[-1 - at], ((at,), (at,)), running)
        elif BY_ROW in columns and self.rows.measures is not None:
            self._by_row(group, running)
        elif "b" in columns and "a" in columns:
            self._lettered(group, running)
        elif "b" in columns or "a" in columns:
            self._one_letter(group, running)
        else:
            self._quantities(group, running)

    def _lettered(self, group: Group, running: bool) -> None:
        """Read the columns (b) and (a); where nothing names their indicator, by their words."""
        if not self.said.names_indicators(group):
            self._unnamed(group, running)
            return
        for side in ("b", "a"):
            column = group.columns[side]
            if self.wordings.contradicts(side, column, group):
                self._note([Trouble("measure_missing", column.at, column.heading, side)])
                return
        self._pair(group, group.columns["b"], group.columns["a"], running)

    def _unnamed(self, group: Group, running: bool) -> None:
        if not self._by_words(group, running):
            self.said.refuse(Trouble("indicator_not_said"))

    def _one_letter(self, group: Group, running: bool) -> None:
        """Read a table of which only one column has a letter: the words of all may say enough."""
        present, lacking = ("b", "a") if "b" in group.columns else ("a", "b")
        if self.result.repeated.isdisjoint({"a", "b"}) and not self._by_words(group, running):
            column = group.columns[present]
            self._note([Trouble("measure_missing", column.at, column.heading, lacking)])

    def _by_words(self, group: Group, running: bool) -> bool:
        """Read columns with letters as the quantities that their words name; False where they do not."""
        ear, before = self.resolver.ear, len(self.result.troubles)
        lettered = {name: group.columns[name].heard for name in "ba" if name in group.columns}
        kinds = {name: heard.kinds - {"total"} for name, heard in lettered.items()}
        if kinds.get("a") or kinds.get("b", {"any"}) == frozenset():
            return False  # «giải quyết đúng hạn (a)», «đã giải quyết (b)»: words and letters differ
        bare = [
            replace(column, measure=ear.quantity_of(column.heard) if name in ("b", "a") else name)
            for name, column in group.columns.items()
        ]
        bare = with_groups(bare, self.result.numbers, ear.vocabulary.quantities)
        quantities = {column.measure: column for column in bare if column.measure}
        if len(quantities) < len(bare):
            return False
        facts = len(self.result.facts.rows)
        self._quantities(replace(group, columns=quantities), running)
        made = len(self.result.facts.rows) > facts
        if not made:
            del self.result.troubles[before:]
        return made

    def _pair(self, group: Group, b: Column, a: Column, running: bool) -> None:
        """Append two columns of counts, with what stands undecided beside them."""
        bs, as_ = self.result.numbers[b.at], self.result.numbers[a.at]
        if "u" in group.columns or "v" in group.columns:
            bs = self._beside(group, bs)
        self._series(group, bs, as_, ((b.at,), (a.at,)), running)

    def _beside(self, group: Group, bs: "array[int]") -> "array[int]":
        """Keep what stands beside counts as undecided; a number that is none spoils its row."""
        columns = []
        for name in ("u", "v"):
            column = group.columns.get(name)
            columns.append(self.result.numbers[column.at] if column else [0] * len(bs))
        series = len(self.result.series)
        bs = array(bs.typecode, bs)
        for at, (u, v) in enumerate(zip(*columns, strict=True)):
            if WRONG in (u, v):
                bs[at] = WRONG
            elif u > 0 or v > 0:
                self.result.undecided[series, self.rows.rows[at]] = Undecided(max(u, 0), max(v, 0))
        return bs

    # --- facts ------------------------------------------------------------------------------------

    def _series(
        self, group: Group, bs: Sequence[int], as_: Sequence[int], cells: _Cells, running: bool
    ) -> None:
        """Append one pair of columns: for every row its coordinates, where they are all known."""
        rows, said = self.rows, self.said
        series = len(self.result.series)
        self.result.series.append(Series(*cells))
        units, periods, items = said.units(group), said.periods(group), said.items(group)
        if units is None or periods is None or items is None:
            return
        units = said.existing(units, periods)
        chosen = said.choose(said.in_force(items, periods), units)
        if rows.units is None and group.unit is None and said.are_alike(chosen, periods):
            return
        columns: Columns = (units, chosen, periods, bs, as_, rows.rows)
        if None in chosen or None in periods or NOBODY in units or BLANK in bs:
            kept = [
                at
                for at, (unit, item, period, b, a, _) in enumerate(zip(*columns, strict=True))
                if unit != NOBODY
                and item is not None
                and period is not None
                # A pair that is left blank is nobody's silence where the target does not bind the unit.
                and (b != BLANK or a != BLANK or self.resolver.binds(item, unit))
            ]
            columns = tuple([column[at] for at in kept] for column in columns)
        self.result.facts.extend(columns, series, running=running)

    def _series_of_bound(
        self, group: Group, indicator: int, b: Added, a: Added, running: bool
    ) -> None:
        """Append the counts of one indicator for the units that it binds: a form names no indicators."""
        rows, said = self.rows, self.said
        if (units := said.units(group)) is None:
            return
        series = len(self.result.series)
        self.result.series.append(Series(b.columns, a.columns))
        if (periods := said.periods(group)) is None:
            return
        units = said.existing(units, periods)
        items = None
        if rows.items is not None:
            items = [rows.item_sets[number] for number in rows.items]
        if rows.units is None and group.unit is None:
            sets = items if items is not None else periods
            if said.are_alike([hash(each) for each in sets], periods):
                return
        above = group.indicators or self.above.indicators
        this = frozenset((indicator,))
        in_force = {p for p in set(periods) if p is not None and self.resolver.in_force(this, p)}
        kept = [
            at
            for at, (unit, period) in enumerate(zip(units, periods, strict=True))
            if unit != NOBODY
            and period is not None
            and period in in_force
            and self._is_meant(indicator, items[at] if items is not None else above, unit)
        ]
        columns: Columns = (
            units,
            [indicator] * len(rows.rows),
            periods,
            b.numbers,
            a.numbers,
            rows.rows,
        )
        chosen = tuple([column[at] for at in kept] for column in columns)
        self.result.facts.extend(chosen, series, running=running)

    def _is_meant(self, indicator: int, named: frozenset[int], unit: int) -> bool:
        """Say whether a row is about an indicator; of a family it is about the one that binds its unit."""
        if named and indicator not in named:
            return False
        if self.resolver.binds(indicator, unit):
            return True
        return bool(named) and not any(self.resolver.binds(other, unit) for other in named)

    # --- quantities ---------------------------------------------------------------------------------

    def _quantities(self, group: Group, running: bool) -> None:
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
                self._series_of_bound(group, indicator, b, a, running)
            elif available.intersection(wanted := {t.quantity for side in sides for t in side}):
                lacking.setdefault(tuple(sorted(wanted - available)), []).append(indicator)
        if not made and self._in_words(group, running):
            return
        self._note(
            Trouble("quantity_missing", None, ", ".join(missing), indicators=tuple(indicators))
            for missing, indicators in lacking.items()
            if not made or len(indicators) == len(self.recipes)
        )
        if not made and not lacking:
            self._note([Trouble("nothing_made")])

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
        return in_full or bool(group.indicators or self.above.indicators or self.above.on_time)

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
            self._pair(group, b, a, running)
            return True
        items = self.said.items(group) if group.indicators or self.rows.items else None
        if not items:
            return False
        named: frozenset[int] = frozenset().union(*items)
        worded = self.wordings.worded(group, named, self.result.numbers)
        if worded is None:
            return False
        self._pair(group, *worded, running)
        return True

    # --- measures in rows ------------------------------------------------------------------------------

    def _by_row(self, group: Group, running: bool) -> None:
        """Bring the rows of one coordinate together: b in one row, a in another."""
        column = group.columns[BY_ROW]
        records, twice = records_of(self.rows)
        named = meant(self.rows)
        for at in twice:
            trouble = Trouble("measure_twice", column.at, (self.rows.measures or [])[at])
            self.result.troubles.append((self.rows.rows[at], trouble))
        for usable in records:
            indicators = named[next(iter(usable.values()))] if named else group.indicators
            self._record(replace(group, indicators=indicators), usable, column, running)

    def _record(
        self, group: Group, usable: Mapping[str, int], column: Column, running: bool
    ) -> None:
        """Read rows of one coordinate as if they stood side by side, in columns of one row."""
        single = self.rows.pick([min(usable.values())])
        inner = Assembler(
            self.profile, self.columns, single, self.above, self.resolver, self.recipes
        )
        inner.result = Assembled(facts=self.result.facts, series=self.result.series)
        inner.result.troubles = self.result.troubles
        inner._place(single)
        numbers = self.result.numbers[column.at]
        columns = {
            measure: replace(column, at=-2 - index, measure=measure, use=Use.COUNT)
            for index, measure in enumerate(usable)
        }
        for index, at in enumerate(usable.values()):
            inner.result.numbers[-2 - index] = array("q", [numbers[at]])
        before = len(self.result.series)
        inner._group(replace(group, columns=columns), running=running)
        for index in range(before, len(self.result.series)):
            self.result.series[index] = Series((column.at,), (column.at,))
        self.result.troubles[:] = [
            (row, each._replace(column=column.at) if (each.column or 0) < 0 else each)
            for row, each in self.result.troubles
        ]
        self.result.made.update(inner.result.made)
