"""From placed rows and columns to facts: for each number its unit, indicator, period and measure.

Counts of one coordinate are brought together: b and a make a fact, quantities go through the recipes
of the indicators that bind the unit.
"""

from array import array
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import replace
from typing import cast

from cchc.counts import WRONG
from cchc.definitions.layout import Sum
from cchc.definitions.period import Period
from cchc.grid import different_values
from cchc.tables.cells import Profile
from cchc.tables.column_types import Column, Use
from cchc.tables.coordinates import section_items
from cchc.tables.fact_types import Above, Assembled, Group, Series
from cchc.tables.fields import collapse
from cchc.tables.groups import BY_ROW, group_columns
from cchc.tables.kinds import with_groups
from cchc.tables.meant import Trouble
from cchc.tables.numbers import read_column, read_count, read_pairs
from cchc.tables.quantities import Quantities
from cchc.tables.resolve import Resolver
from cchc.tables.row_measures import meant, records_of
from cchc.tables.row_types import RowIs, Rows, is_mean, text_of
from cchc.tables.series import FactSeries
from cchc.tables.too_many import refuse_beyond
from cchc.tables.wordings import Wordings


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
        self._units = {unit for column in columns if (unit := column.heard.unit)}
        self.wordings = Wordings(resolver, above.indicators, rows_name_items=rows.items is not None)
        self._place(rows)

    def _place(self, rows: Rows) -> None:
        self.rows = rows
        self._series = FactSeries(rows, self.above, self.resolver, self.result, self._units)
        self._quantities = Quantities(
            self.profile, self.columns, self.recipes, self.wordings, self._series
        )
        self.said = self._series.said

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
        refuse_beyond(sum(reading.number == WRONG for _, _, reading in result.readings))
        self.result.note(grouped.troubles)
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
        if not collapsed.left_out and (row := self._other_total(collapsed.numbers)) is not None:
            result.troubles.append((row, Trouble("total_differs")))
            return False
        result.summed = collapsed.summed
        result.left_out = [self.rows.rows[at] for at in collapsed.left_out]
        result.numbers = dict(collapsed.numbers)
        self._place(collapsed.rows)
        return True

    def _other_total(self, sums: Mapping[int, Sequence[int]]) -> int | None:
        """Give the row of the one total of the fields where it is not their sum: either may be mistaken."""
        totals = [o for o in self.rows.others if o.what is RowIs.TOTAL and not is_mean(o.label)]
        if len(totals) != 1:
            return None
        [total] = totals
        for column, numbers in sums.items():
            if column < 0:
                continue
            found = read_count(self.profile.grid.columns[column][total.row]).number
            if min(found, numbers[0]) >= 0 and found != numbers[0]:
                return total.row
        return None

    # --- groups of columns ---------------------------------------------------------------------

    def _group(self, group: Group, *, running: bool) -> None:
        columns, numbers = group.columns, self.result.numbers
        if "pair" in columns:
            at = columns["pair"].at
            self._series.add(group, numbers[at], numbers[-1 - at], ((at,), (at,)), running)
        elif BY_ROW in columns and self.rows.measures is not None:
            self._by_row(group, running)
        elif "b" in columns and "a" in columns:
            self._lettered(group, running)
        elif "b" in columns or "a" in columns:
            self._one_letter(group, running)
        else:
            self._quantities.add(group, running)

    def _lettered(self, group: Group, running: bool) -> None:
        """Read the columns (b) and (a); where nothing names their indicator, by their words."""
        if not self.said.names_indicators(group):
            self._unnamed(group, running)
            return
        named = group.indicators or self.wordings.above  # of rows each is asked by itself
        for side in ("b", "a"):
            column = group.columns[side]
            if self.wordings.contradicts(side, column, named):
                self.result.note([Trouble("measure_missing", column.at, column.heading, side)])
                return
        self._series.pair(group, group.columns["b"], group.columns["a"], running)

    def _unnamed(self, group: Group, running: bool) -> None:
        if not self._by_words(group, running):
            self.said.refuse(Trouble("indicator_not_said"))

    def _one_letter(self, group: Group, running: bool) -> None:
        """Read a table of which only one column has a letter: the words of all may say enough."""
        present, lacking = ("b", "a") if "b" in group.columns else ("a", "b")
        if self.result.repeated.isdisjoint({"a", "b"}) and not self._by_words(group, running):
            column = group.columns[present]
            self.result.note([Trouble("measure_missing", column.at, column.heading, lacking)])

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
        self._quantities.add(replace(group, columns=quantities), running)
        made = len(self.result.facts.rows) > facts
        if not made:
            del self.result.troubles[before:]
        return made

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
            at = next(iter(usable.values()))
            indicators = named[at] if named else group.indicators
            if not indicators and self.rows.items is None:
                indicators = section_items(self.rows.stacks[self.rows.sections[at]])
            self._record(replace(group, indicators=indicators), usable, column, running)

    def _record(
        self, group: Group, usable: Mapping[str, int], column: Column, running: bool
    ) -> None:
        """Read rows of one coordinate as if they stood side by side, in columns of one row."""
        inner: Assembler = copy(self)  # what its columns say is the same in each of very many rows
        inner.result = Assembled(facts=self.result.facts, series=self.result.series)
        inner.result.troubles = self.result.troubles
        inner._place(self.rows.pick([min(usable.values())]))
        numbers = self.result.numbers[column.at]
        columns = {
            measure: self._headed(replace(column, at=-2 - index, measure=measure), at)
            for index, (measure, at) in enumerate(usable.items())
        }
        for index, at in enumerate(usable.values()):
            inner.result.numbers[-2 - index] = array("q", [numbers[at]])
        before, troubles = len(self.result.series), len(self.result.troubles)
        inner._group(replace(group, columns=columns), running=running)
        for index in range(before, len(self.result.series)):
            self.result.series[index] = Series((column.at,), (column.at,))
        self.result.troubles[troubles:] = [
            (row, each._replace(column=column.at) if (each.column or 0) < 0 else each)
            for row, each in self.result.troubles[troubles:]
        ]
        self.result.made.update(inner.result.made)

    def _headed(self, column: Column, at: int) -> Column:
        """Let the label of a row stand over its number: its words must not speak of another count."""
        labels = next(c for c in self.columns if c.use is Use.KEY and c.role == "measure")
        text = self.profile.text(self.rows.rows[at], labels.at)
        said = self.resolver.ear.hear(text)
        if said.measure not in ("a", "b"):
            return replace(column, use=Use.COUNT)
        heard = replace(column.heard, group=said.group, kinds=said.kinds, weak=said.weak)
        return replace(column, use=Use.COUNT, heard=heard, path=(*column.path, text))
