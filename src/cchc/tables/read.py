"""From one grid to the facts of its tables: the order in which things are decided.

Marks and old code pages, bands and parts, columns, lines above, rows, numbers with their coordinates,
facts.  Nothing here looks back: a role never depends on a fact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain

from cchc.definitions.layout import Layout, Sum
from cchc.definitions.period import Period
from cchc.definitions.timeline import Timeline
from cchc.definitions.units import LEVELS, Registry
from cchc.grid import Grid
from cchc.matching.bodies_above import Tree
from cchc.matching.indicators import IndicatorNames
from cchc.matching.units import UnitNames
from cchc.tables.above import WhoAndWhen
from cchc.tables.cells import Profile
from cchc.tables.column_types import Column, Use
from cchc.tables.columns import read_columns
from cchc.tables.doubtful import Doubt
from cchc.tables.doubts import TableDoubts
from cchc.tables.early_ones import speak_of_on_time
from cchc.tables.fact_types import Above, Assembled
from cchc.tables.facts import Assembler
from cchc.tables.forms import Form
from cchc.tables.hearing import Ear
from cchc.tables.letterheads import of_others
from cchc.tables.lines import lines_above
from cchc.tables.locate import Locator
from cchc.tables.old_code_pages import conversions
from cchc.tables.places import Merges, Place
from cchc.tables.resolve import Resolver
from cchc.tables.row_doubts import RowDoubts, leave_out
from cchc.tables.row_types import Rows
from cchc.tables.rows import read_rows
from cchc.tables.scope_types import Scope, iter_senders
from cchc.tables.scopes import Listener, inherit
from cchc.tables.table_types import GridRead, TableRead
from cchc.tables.time import Clock
from cchc.tables.too_many import TooManyFaults
from cchc.tables.vertical import vertical_form
from cchc.tables.vocabulary import Vocabulary
from cchc.tables.without_marks import Marks
from cchc.tables.word_doubts import WordDoubts
from cchc.tables.wordings import Wordings


class Reader:
    """Reads grids by the words and names of the sets of one body through a year."""

    def __init__(
        self,
        timeline: Timeline,
        registry: Registry,
        vocabulary: Vocabulary,
        forms: Sequence[Form] = (),
        period: Period | None = None,
    ) -> None:
        self.timeline = timeline
        self.target_set = timeline.main
        self.registry = registry
        self.forms = forms
        self.layouts: Mapping[str, Layout] = {form.layout.id: form.layout for form in forms}
        self.period = period  # that the user asked for
        self.layout: str | None = None  # the only form that sheets may have
        self.units = UnitNames(registry)
        self.indicators = IndicatorNames(*timeline.sets)
        headings = frozenset(phrase for form in forms for phrase in form.headings)
        taught = frozenset(phrase for form in forms for phrase in form.taught_headings)
        clock = Clock(timeline.year)
        self.ear = Ear(vocabulary, self.units, self.indicators, clock, headings, taught)
        self.resolver = Resolver(self.ear, timeline, registry)
        self.listener = Listener(self.ear)
        self.recipes = _recipes(self.indicators)
        self.who_and_when = WhoAndWhen(self.resolver, period)
        self.body = self.who_and_when.body

    def read(self, grid: Grid) -> GridRead:
        """Read one grid; where nothing is understood, as text of an old code page or without marks.

        Raises TooManyFaults where more is wrong with it than a file may have findings.
        """
        read = self._read_unless_junk(grid)
        if read is not None and (read.has_counts or self._is_taught(read)):
            return read
        has_tables = read is None or bool(read.tables)
        for converted, first in chain(conversions(grid), self.marks.restored(grid)):
            again = self._read_unless_junk(converted)
            if again is not None and (again.has_counts or (again.tables and not has_tables)):
                return replace(again, converted=first)
        if read is None:
            raise TooManyFaults
        return read

    def _read_unless_junk(self, grid: Grid) -> GridRead | None:
        try:
            return self._read(grid)
        except TooManyFaults:
            return None

    def _is_taught(self, read: GridRead) -> bool:
        """Say whether the headings of a sheet are spelt as somebody has taught them."""
        return any(self._is_taught_form(table.columns) for table in read.tables)

    def _is_taught_form(self, columns: Sequence[Column]) -> bool:
        paths = [column.path for column in columns if column.path]
        return any(form.is_taught(paths) for form in self.forms)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What all layouts that are known call the quantities of forms."""
        return {
            quantity: label
            for layout in reversed(list(self.layouts.values()))
            for quantity, label in layout.quantities.items()
        }

    @cached_property
    def marks(self) -> Marks:
        """What gives the words of a sheet the marks that it was typed without."""
        return Marks(self.ear)

    def understands(self, rows: Sequence[Sequence[str]]) -> bool:
        """Say whether these first rows of a table hold headings that are known."""
        width = max(map(len, rows), default=0)
        padded = [[*row, *[""] * (width - len(row))] for row in rows]
        columns = list(zip(*padded, strict=True))
        grid = Grid(name=None, columns=columns, lines=range(1, len(rows) + 1), is_text=True)
        return bool(Locator(Profile(grid), self.ear, Merges(grid)).places())

    def _read(self, grid: Grid) -> GridRead:
        profile = Profile(grid)
        merges = Merges(grid)
        places = Locator(profile, self.ear, merges).places()
        by_name = self.listener.hear_name(grid.name)
        tables: list[TableRead] = []
        first: Scope | None = None
        for place in places:
            lines = lines_above(profile, place, place.titles.start)
            own = self.listener.hear(lines)
            scope = own if first is None else inherit(first, own, self.listener)
            first = first or own
            columns = read_columns(profile, merges, place, self.ear, self.forms)
            tables.append(self._table(profile, merges, place, columns, scope, by_name))
        if not tables and (vertical := vertical_form(profile, self.ear)):
            place, columns = vertical
            lines = lines_above(profile, place, 0)
            scope = self.listener.hear(lines)
            tables.append(self._table(profile, merges, place, columns, scope, by_name))
        return GridRead(grid, profile, tables, strays=_strays(profile, tables))

    def _table(
        self,
        profile: Profile,
        merges: Merges,
        place: Place,
        columns: Sequence[Column],
        scope: Scope,
        by_name: Scope,
    ) -> TableRead:
        named = scope.indicators or by_name.indicators
        columns = self._against_sender(profile, place, columns, scope)
        columns = Wordings(self.resolver, named, rows_name_items=False).told_apart(columns)
        rows = read_rows(profile, merges, place, columns, scope, self.resolver)
        sender, unit, unit_trouble, is_body = self.who_and_when.sender(scope, by_name)
        period, line, period_trouble = self.who_and_when.period(scope, by_name)
        above = Above(
            unit,
            unit_trouble,
            period,
            period_trouble,
            named,
            speak_of_on_time(profile, place, columns, scope, self.ear),
            titled=period if line is not None else None,
        )
        assembler = Assembler(profile, columns, rows, above, self.resolver, self.recipes)
        facts = assembler.assemble()
        registry, ear = self.registry, self.ear
        wordings = Wordings(self.resolver, named, rows_name_items=rows.items is not None)
        assembled = (
            *(profile, place, columns, rows, scope, facts, ear, registry, merges),
            *(self.resolver.left_over, wordings),
        )
        words = WordDoubts(*assembled)
        is_declared = self.layout is not None or self._is_taught_form(columns)
        left_out = {**RowDoubts(*assembled).find(), **({} if is_declared else words.of_rows())}
        if left_out:
            leave_out(facts.facts, left_out)
            facts.troubles += left_out.items()
        doubt = TableDoubts(*assembled).find(subject=self.layout is None)
        if doubt is None and not is_declared:
            doubt = words.of_table()
        doubt = doubt or self._of_others(profile, scope, rows, facts, unit)
        return TableRead(place, columns, rows, scope, above, facts, sender, is_body, line, doubt)

    def _of_others(
        self, profile: Profile, scope: Scope, rows: Rows, facts: Assembled, unit: int | None
    ) -> Doubt | None:
        """Doubt counts that fall to the sender where a line says that they are of others, too."""
        if unit is None or rows.units is not None or {*facts.facts.units} != {unit}:
            return None
        level = LEVELS[self.registry.level_of[unit]]
        line = of_others(scope, profile.grid.name, level)
        return Doubt("of_others", line.text, line.row, max(line.column, 0)) if line else None

    # --- what holds for the whole table ------------------------------------------------------------

    def _against_sender(
        self, profile: Profile, place: Place, columns: Sequence[Column], scope: Scope
    ) -> Sequence[Column]:
        """Doubt a unit column that its cells alone make one, where a sender above says somebody else.

        Units below the sender are its own to send; other names refuse the column, never fall to the sender.
        """
        senders = {unit for each in iter_senders(scope) for unit in each.units}
        if not senders:
            return columns
        found = []
        for column in columns:
            is_doubted = (
                column.use is Use.KEY
                and column.role == "unit"
                and column.heard.role is None
                and not column.heard.is_understood
            )
            refused = is_doubted and not self._are_below(profile, place, column, senders)
            found.append(
                replace(column, use=Use.REFUSED, role=None, why="sender") if refused else column
            )
        return found

    def _are_below(self, profile: Profile, place: Place, column: Column, senders: set[int]) -> bool:
        """Say whether every name of a column is that of a unit at or below one of the senders."""
        tree = Tree(self.registry)
        texts = {profile.text(row, column.at) for row in place.body} - {""}
        named = [self.units.find(text) for text in texts if self.ear.hear(text).unit]
        return bool(named) and all(
            any(tree.is_at_or_below(unit, sender) for unit in each.may_be for sender in senders)
            for each in named
        )


def _recipes(indicators: IndicatorNames) -> Mapping[int, tuple[Sum, Sum]]:
    found = {}
    for index, target in indicators.targets:
        recipe = target.indicator.recipe
        if recipe is not None:
            found[index] = (recipe.numerator, recipe.denominator)
    return found


def _strays(profile: Profile, tables: Sequence[TableRead]) -> list[int]:
    """Find the rows with numbers that no table has."""
    outside = bytearray(profile.has_number)
    for table in tables:
        body, band = table.place.body, table.place.band
        outside[body.start : body.stop] = bytes(len(body))
        outside[band.top : band.bottom + 1] = bytes(band.bottom + 1 - band.top)
        for row in table.place.numbered:
            outside[row] = 0
    return [row for row, numbers in enumerate(outside) if numbers] if any(outside) else []
