"""From one grid to the facts of its tables: the order in which things are decided.

Marks and old code pages, bands and parts, columns, lines above, rows, numbers with their coordinates,
facts.  Nothing here looks back: a role never depends on a fact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from cchc.definitions.layout import Sum
from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period
from cchc.definitions.units import LEVELS, Registry
from cchc.grid import Grid, Value
from cchc.matching.indicators import IndicatorNames
from cchc.matching.units import UnitNames
from cchc.tables.cells import NUMBER, TEXT, Profile
from cchc.tables.columns import Column, Use, read_columns
from cchc.tables.doubts import Doubt, Doubts, leave_out
from cchc.tables.facts import Above, Assembled, Assembler
from cchc.tables.forms import Form
from cchc.tables.hearing import SILENCE, Ear
from cchc.tables.locate import Area, Locator, Merges, Place
from cchc.tables.resolve import Resolver, Trouble
from cchc.tables.row_types import Rows
from cchc.tables.rows import read_rows
from cchc.tables.scopes import (
    Line,
    Listener,
    Scope,
    SenderSaid,
    inherit,
    iter_senders,
    lines_above,
)
from cchc.tables.time import Clock, PeriodSaid
from cchc.tables.vocabulary import Vocabulary
from cchc.words.legacy import ENCODINGS, Encoding, convert


@dataclass(frozen=True, slots=True)
class TableRead:
    """One table of a sheet, as it was understood."""

    place: Place
    columns: Sequence[Column]
    rows: Rows
    scope: Scope
    above: Above
    facts: Assembled
    sender: SenderSaid | None = None  # who speaks, where the rows name nobody
    is_body: bool = False  # nobody is named, and the set binds nobody but its body
    period_line: Line | None = None
    doubt: Doubt | None = None  # why none of its numbers is taken


@dataclass(frozen=True, slots=True)
class Converted:
    """A sheet whose texts were in an old code page; the first that shows it."""

    encoding: Encoding
    row: int
    column: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class GridRead:
    """One sheet, as it was understood."""

    grid: Grid
    profile: Profile
    tables: Sequence[TableRead]
    converted: Converted | None = None
    strays: Sequence[int] = field(default=())  # rows with numbers that belong to no table


class Reader:
    """Reads grids by the words and names of one target set."""

    def __init__(
        self,
        target_set: TargetSet,
        registry: Registry,
        vocabulary: Vocabulary,
        forms: Sequence[Form] = (),
        period: Period | None = None,
    ) -> None:
        self.target_set = target_set
        self.registry = registry
        self.forms = forms
        self.period = period  # that the user asked for
        self.layout: str | None = None  # the only form that sheets may have
        self.units = UnitNames(registry)
        self.indicators = IndicatorNames(target_set)
        headings = frozenset(phrase for form in forms for phrase in form.headings)
        clock = Clock(target_set.year)
        self.ear = Ear(vocabulary, self.units, self.indicators, clock, headings)
        self.resolver = Resolver(self.ear, target_set, registry)
        self.listener = Listener(self.ear)
        self.recipes = _recipes(target_set, self.indicators.ids)
        self.body = registry.codes.index(target_set.body)

    def read(self, grid: Grid) -> GridRead:
        """Read one grid; where nothing is understood, once more as text of an old code page."""
        read = self._read(grid)
        if read.tables or all(map(str.isascii, _texts(grid))):
            return read
        for encoding in ENCODINGS:
            converted, first = _converted(grid, encoding)
            if first is not None:
                again = self._read(converted)
                if again.tables:
                    return replace(again, converted=first)
        return read

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
        if not tables and (vertical := self._vertical(profile)):
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
        columns = self._against_sender(columns, scope)
        rows = read_rows(profile, merges, place, columns, scope, self.resolver)
        sender, unit, unit_trouble, is_body = self._sender(scope, by_name)
        period, line, period_trouble = self._period(scope, by_name)
        above = Above(
            unit,
            unit_trouble,
            period,
            period_trouble,
            scope.indicators or by_name.indicators,
        )
        assembler = Assembler(profile, columns, rows, above, self.resolver, self.recipes)
        facts = assembler.assemble()
        doubts = Doubts(profile, place, columns, rows, scope, facts, self.ear, self.registry)
        if left_out := doubts.of_rows():
            leave_out(facts.facts, left_out)
            facts.troubles += left_out.items()
        doubt = doubts.of_table(subject=self.layout is None)
        return TableRead(place, columns, rows, scope, above, facts, sender, is_body, line, doubt)

    # --- what holds for the whole table ------------------------------------------------------------

    def _against_sender(self, columns: Sequence[Column], scope: Scope) -> Sequence[Column]:
        """Doubt a unit column that its cells alone make one, where a sender above says somebody else."""
        senders = {unit for each in iter_senders(scope) for unit in each.units}
        if not senders:
            return columns
        doubted = [
            c
            for c in columns
            if c.use is Use.KEY
            and c.role == "unit"
            and c.heard.role is None
            and not c.heard.is_understood
        ]
        return [
            replace(c, use=Use.UNUSED, role=None, why="sender") if c in doubted else c
            for c in columns
        ]

    def _sender(
        self, scope: Scope, by_name: Scope
    ) -> tuple[SenderSaid | None, int | None, Trouble | None, bool]:
        """Choose who speaks: «Đơn vị báo cáo», else the lowest of a letterhead, else the sheet's name."""
        senders = list(iter_senders(scope)) or list(by_name.senders)
        if not senders:
            if self._binds_nobody_else:
                return None, self.body, None, True
            return None, None, Trouble("sender_not_said"), False
        unknown = [each for each in senders if not each.units]
        if unknown:
            return unknown[0], None, Trouble("sender_unknown", None, unknown[0].name), False
        lowest = self._lowest(senders)
        if len(lowest) == 1:
            [unit] = lowest
            said = next(each for each in reversed(senders) if unit in each.units)
            return said, unit, None, False
        found = "; ".join(dict.fromkeys(each.name for each in senders))
        units = tuple(lowest or {unit for each in senders for unit in each.units})
        return senders[-1], None, Trouble("unit_ambiguous", None, found, units=units), False

    def _lowest(self, senders: Sequence[SenderSaid]) -> list[int]:
        """Give the units that stand in, or are, every other one that is named."""
        chains = {unit: self._with_above(unit) for each in senders for unit in each.units}
        return [
            unit
            for unit, chain in chains.items()
            if all(chain.intersection(each.units) for each in senders)
        ]

    def _with_above(self, unit: int) -> set[int]:
        codes, chain, at = self.registry.codes, {unit}, unit
        while (parent := self.registry.parents[at]) and parent in codes:
            at = codes.index(parent)
            if at in chain:
                break
            chain.add(at)
        return chain if unit == self.body else chain | {self.body}

    @cached_property
    def _binds_nobody_else(self) -> bool:
        """Whether no target binds any unit but the body of the set."""
        targets = self.target_set.targets
        if any(target.assigned for target in targets):
            return False
        bound = {LEVELS.index(level) for target in targets for level in target.levels}
        codes = self.registry.codes
        body = self.target_set.body
        return not any(
            level in bound
            for index, level in enumerate(self.registry.level_of)
            if index != self.body and not self._is_part(index, body, codes)
        )

    def _is_part(self, unit: int, body: str, codes: Sequence[str]) -> bool:
        """Say whether a unit is a room of the body: its counts are the body's own."""
        parent, seen = self.registry.parents[unit], set[str]()
        while parent and parent not in seen:
            if parent == body:
                return self.registry.level_of[unit] == self.registry.level_of[self.body]
            seen.add(parent)
            parent = self.registry.parents[codes.index(parent)] if parent in codes else ""
        return False

    def _period(
        self, scope: Scope, by_name: Scope
    ) -> tuple[Period | None, Line | None, Trouble | None]:
        """Choose the period of a table: its lines, else its sheet's name, else what was asked for."""
        if scope.clash:
            one, other = scope.clash
            trouble = Trouble("title_periods_clash", None, one.text, other.text)
            return None, None, trouble
        if scope.unclear is not None:
            if self.period is not None:
                return self.period, None, None
            return None, None, Trouble("period_unclear", None, scope.unclear.text)
        said, line = scope.period, scope.period_line
        named = by_name.period
        if named is not None and named.period is not None and _is_narrower(named, said):
            said, line = named, by_name.period_line
        if said is not None and said.period is not None:
            if said.period.year != self.target_set.year:
                assert line is not None
                return None, line, Trouble("period_other_year", None, line.text)
            return said.period, line, None
        if self.period is not None:
            return self.period, None, None
        return None, None, Trouble("period_not_said")

    # --- forms of two columns -------------------------------------------------------------------------

    def _vertical(self, profile: Profile) -> tuple[Place, list[Column]] | None:
        """Find a form of labels and values without headings: two labels or more say b, a or a quantity."""
        for label_at in range(profile.grid.width - 1):
            value_at = label_at + 1
            rows = [
                row
                for row in range(profile.grid.height)
                if profile.kind(row, label_at) == TEXT
                and profile.kind(row, value_at) == NUMBER
                and self._is_label(profile.text(row, label_at))
            ]
            if len(rows) < 2:
                continue
            body = range(rows[0], rows[-1] + 1)
            if any(
                profile.kinds[column][row] == NUMBER
                for row in body
                for column in range(value_at + 1, profile.grid.width)
            ):
                continue
            width = range(label_at, value_at + 1)
            place = Place(
                Area(body.start, body.start - 1, width), (), body, range(body.start), False
            )
            label = Column(label_at, (), SILENCE, Use.KEY, "measure")
            value = Column(value_at, (), SILENCE, Use.COUNT)
            return place, [label, value]
        return None

    def _is_label(self, text: str) -> bool:
        heard = self.ear.hear(text)
        says = heard.measure in ("a", "b") or bool(heard.group or heard.kinds)
        return says and heard.is_understood


def _is_narrower(one: PeriodSaid, other: PeriodSaid | None) -> bool:
    """Say whether a period lies inside another, or the other is not known."""
    if other is None or other.period is None or one.period is None:
        return True
    return one.period != other.period and other.period.contains(one.period)


def _recipes(target_set: TargetSet, ids: Sequence[str]) -> Mapping[int, tuple[Sum, Sum]]:
    found = {}
    for target in target_set.targets:
        recipe = target.indicator.recipe
        if recipe is not None:
            found[ids.index(target.indicator.id)] = (recipe.numerator, recipe.denominator)
    return found


def _strays(profile: Profile, tables: Sequence[TableRead]) -> list[int]:
    """Find the rows with numbers that no table has."""
    inside: set[int] = set()
    for table in tables:
        inside.update(table.place.body)
        inside.update(table.place.numbered)
        inside.update(range(table.place.band.top, table.place.band.bottom + 1))
    if len(inside) == profile.grid.height:
        return []
    numbers = profile.has_number
    return [row for row in range(profile.grid.height) if numbers[row] and row not in inside]


def _texts(grid: Grid) -> list[str]:
    return [value for column in grid.columns for value in column[:100] if isinstance(value, str)]


def _converted(grid: Grid, encoding: Encoding) -> tuple[Grid, Converted | None]:
    first: Converted | None = None
    columns: list[Sequence[Value]] = []
    for at, column in enumerate(grid.columns):
        memo: dict[str, str] = {}
        new: list[Value] = []
        for row, value in enumerate(column):
            if isinstance(value, str) and not value.isascii():
                text = memo.get(value)
                if text is None:
                    text = memo[value] = convert(value, encoding)
                if text != value and (first is None or (row, at) < (first.row, first.column)):
                    first = Converted(encoding, row, at, value, text)
                new.append(text)
            else:
                new.append(value)
        columns.append(new)
    name = convert(grid.name, encoding) if grid.name else grid.name
    return replace(grid, columns=columns, name=name), first
