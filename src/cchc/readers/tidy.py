"""The tidy layout: one row per indicator, unit and period, with b and a.

Rows are read in blocks, columns at a time.  A row that cannot be placed (no such indicator, two
possible units, an unreadable period) is left out with a finding; a row that can be placed but
whose numbers cannot be trusted stays in, marked broken.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import NamedTuple

from cchc import limits
from cchc.counts import BLANK, Columns, Counts, Part, Roster
from cchc.definitions.model import TargetSet
from cchc.diagnostics import Finding, Location, Rule, Severity
from cchc.readers.cells import text_of
from cchc.readers.headings import ROLES, Layout, Role, find_layout
from cchc.readers.names import NOTHING, IndicatorNames, Names, PeriodNames, UnitNames
from cchc.readers.numbers import Reading, read_column
from cchc.readers.sheets import Rows, Sheet
from cchc.rules import counts as rules
from cchc.words.text import tidy

CLASH = -3  # two columns of one row name different things
_TARGET_ROLES: tuple[Role, ...] = ("item", "indicator")
# What every row must name, and what is said where it does not.
_MISSING: Mapping[Role, Rule] = {
    "indicator": rules.INDICATOR_BLANK,
    "unit": rules.UNIT_BLANK,
    "period": rules.PERIOD_BLANK,
}


class Selection(NamedTuple):
    """What the user asked for: indices of units and of indicators; None is everything."""

    units: frozenset[int] | None = None
    indicators: frozenset[int] | None = None


ALL = Selection()


@dataclass(slots=True)
class Repairs:
    """Cells of one column understood in the same way: one note speaks for all of them."""

    location: Location
    reading: Reading
    heading: str
    times: int = 0


class TidyReader:
    """Gathers the rows of any number of sheets into one table of counts."""

    def __init__(self, target_set: TargetSet, roster: Roster, select: Selection = ALL) -> None:
        self.units = UnitNames(roster)
        self.indicators = indicators = IndicatorNames(target_set)
        self.periods = periods = PeriodNames(target_set.year)
        self.target_set = target_set
        self.select = select
        self.counts = Counts(roster, indicators.ids, periods.periods)
        self.findings: list[Finding] = []
        self.rows_left_out = 0
        self.body = roster.registry.codes.index(target_set.body)
        self.names: dict[Role, Names] = {
            "indicator": Names(indicators.resolve),
            "item": Names(indicators.resolve),
            "unit": self.units.by_name,
            "unit_code": self.units.by_code,
            "period": Names(periods.resolve),
        }
        self._said: set[tuple[str, str]] = set()
        self._repairs: dict[tuple[str, Location], Repairs] = {}

    def read(self, file: str, sheet: Sheet) -> Finding | None:
        """Read one sheet; gives the finding that says so if it has no heading row."""
        place = Location(file, sheet.name)
        layout = find_layout(sheet, place)
        if isinstance(layout, Finding):
            return layout
        self.findings += layout.findings
        if layout.ambiguous:
            return None
        left = sheet.first_column
        position = layout.roles
        columns = Columns(
            position["numerator"] + left,
            position["denominator"] + left,
            position["unit"] + left if "unit" in position else None,
        )
        before = len(self.counts) + self.rows_left_out
        self.counts.parts.append(Part(len(self.counts), file, sheet.name, columns))
        for block in sheet.blocks(layout.heading):
            _BlockReader(self, place, layout, left, block).read()
        if len(self.counts) + self.rows_left_out == before and self.select == ALL:
            self.findings.append(rules.NO_ROWS.at(Location(file, sheet.name, layout.heading.line)))
        self.say_repairs()
        return None

    def select_units(self, names: Sequence[str]) -> None:
        """Keep only the rows of the units called so; raises ChoiceError for an ambiguous name."""
        chosen = frozenset(map(self.units.choose, names))
        self.select = self.select._replace(units=chosen)

    def say_once(self, rule: Rule, written: str) -> bool:
        """Say whether a remark on a spelling is new; errors are said wherever they stand."""
        if rule.severity is Severity.ERROR:
            return True
        said = (rule.code, written) in self._said
        self._said.add((rule.code, written))
        return not said

    def repaired(self, location: Location, reading: Reading, heading: str) -> None:
        """Count a cell that was understood in another form than it is written."""
        assert reading.rule
        column = replace(location, row=None)
        repairs = self._repairs.setdefault(
            (reading.rule.code, column), Repairs(location, reading, heading)
        )
        repairs.times += 1

    def say_repairs(self) -> None:
        """Say, once per column, how its cells were understood."""
        for repairs in self._repairs.values():
            number, rule, found = repairs.reading
            assert rule
            self.findings.append(
                rule.at(
                    repairs.location,
                    found=found,
                    count=str(number),
                    column=repairs.heading,
                    times=repairs.times,
                )
            )
        self._repairs.clear()


class _BlockReader:
    """One block on its way into the counts: fewer rows at each step, then numbers."""

    def __init__(
        self, reader: TidyReader, place: Location, layout: Layout, left: int, block: Rows
    ) -> None:
        self.reader, self.place, self.layout, self.left = reader, place, layout, left
        self.lines = block.lines
        self.cells = {role: block.columns[at] for role, at in layout.roles.items()}
        self.meant: dict[Role, list[int]] = {}
        if block.ragged:
            self._leave_out_ragged(block.ragged, len(block.columns))

    def read(self) -> None:
        """Take the block's rows into the counts."""
        reader = self.reader
        for role, names in reader.names.items():
            if role in self.cells:
                self.meant[role] = list(map(names.__getitem__, self.cells[role]))
        self._leave_out_blank()
        self._merge("item", "indicator", rules.INDICATOR_CONTRADICTORY)
        self._merge("unit_code", "unit", rules.UNIT_CONTRADICTORY)
        self.meant.setdefault("unit", [reader.body] * len(self.lines))
        if "period" not in self.meant:
            year = reader.names["period"][str(reader.target_set.year)]
            self.meant["period"] = [year] * len(self.lines)
        self._leave_out_unselected()
        self._remark()
        self._leave_out_unplaced()
        self._append()

    @property
    def _unresolved(self) -> bool:
        """Whether any name of any block so far was blank, unknown or ambiguous."""
        return any(names.unresolved for names in self.reader.names.values())

    def _keep(self, mask: Sequence[bool]) -> None:
        self.lines = list(compress(self.lines, mask))
        self.cells = {role: list(compress(cells, mask)) for role, cells in self.cells.items()}
        self.meant = {role: list(compress(meant, mask)) for role, meant in self.meant.items()}

    def _at(self, row: int, role: Role | None = None) -> Location:
        column = None if role is None else self.layout.roles[role] + self.left
        return Location(self.place.file, self.place.sheet, self.lines[row], column)

    def _say(self, finding: Finding) -> None:
        self.reader.findings.append(finding)

    def _leave_out_ragged(self, ragged: dict[int, int], width: int) -> None:
        """A row with too many cells, or too few for the columns in use, cannot be trusted at all."""
        last_used = max(self.layout.roles.values())
        broken = {
            line: cells for line, cells in ragged.items() if cells > width or cells <= last_used
        }
        for row, line in enumerate(self.lines):
            if line in broken:
                self._say(rules.RAGGED_ROW.at(self._at(row), found=broken[line], expected=width))
        self.reader.rows_left_out += len(broken)
        self._keep([line not in broken for line in self.lines])

    def _leave_out_blank(self) -> None:
        naming = [self.meant[role] for role in _TARGET_ROLES if role in self.meant]
        if not any(NOTHING in meant for meant in naming):
            return
        columns = list(self.cells.values())
        filled = [any(tidy(text_of(cell)) for cell in row) for row in zip(*columns, strict=True)]
        self._keep(filled)

    def _merge(self, extra: Role, role: Role, clash: Rule) -> None:
        """Let two columns that name the same thing speak as one; they must not disagree."""
        if extra not in self.meant:
            return
        ours = self.meant.pop(extra)
        theirs = self.meant.get(role, [NOTHING] * len(ours))
        merged = []
        for row, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            if one >= 0 and other >= 0 and one != other:
                found, disagreeing = (text_of(self.cells[r][row]) for r in (extra, role))
                self._say(clash.at(self._at(row, extra), found=found, other=disagreeing))
                merged.append(CLASH)
                self.reader.names[role].unresolved = True
            else:
                merged.append(
                    one if other == NOTHING else other if one == NOTHING else min(one, other)
                )
        self.meant[role] = merged

    def _leave_out_unselected(self) -> None:
        units, indicators = self.reader.select
        if units is not None:
            self._keep([unit < 0 or unit in units for unit in self.meant["unit"]])
        if indicators is not None:
            self._keep([one < 0 or one in indicators for one in self.meant["indicator"]])

    def _remark(self) -> None:
        """Say what is remarkable about names, each spelling once unless it is an error."""
        for role, names in self.reader.names.items():
            if role in self.cells and names.remarks:
                for row, cell in enumerate(self.cells[role]):
                    remark = names.remarks.get(cell)
                    if remark and self.reader.say_once(remark.rule, text_of(cell)):
                        self._say(remark.rule.at(self._at(row, role), **remark.values))
        for role, rule in _MISSING.items():
            if self._unresolved and NOTHING in self.meant[role]:
                for row, meant in enumerate(self.meant[role]):
                    if meant == NOTHING:
                        self._say(rule.at(self._at(row)))

    def _leave_out_unplaced(self) -> None:
        meant = [self.meant[role] for role in _MISSING]
        if self._unresolved and self.lines and min(map(min, meant)) < 0:
            placed = [min(row) >= 0 for row in zip(*meant, strict=True)]
            self.reader.rows_left_out += placed.count(False)
            self._keep(placed)

    def _append(self) -> None:
        counts = self.reader.counts
        first = len(counts)
        counts.lines.extend(self.lines)
        counts.indicators.extend(self.meant["indicator"])
        counts.units.extend(self.meant["unit"])
        counts.periods.extend(self.meant["period"])
        b = self._numbers("numerator", first)
        a = self._numbers("denominator", first)
        counts.numerators.extend(b)
        counts.denominators.extend(a)
        if BLANK in b or BLANK in a:
            self._half_reported(b, a)

    def _numbers(self, role: Role, first: int) -> "array[int]":
        numbers, remarkable = read_column(self.cells[role])
        for row, reading in remarkable:
            rule = reading.rule
            assert rule
            if rule.severity is Severity.NOTE:
                heading = tidy(text_of(self.layout.heading.cells[self.layout.roles[role]]))
                self.reader.repaired(self._at(row, role), reading, heading)
                continue
            if rule.severity is Severity.ERROR:
                self.reader.counts.broken.add(first + row)
            limit = {"limit": limits.COUNT} if rule is rules.COUNT_TOO_LARGE else {}
            self._say(rule.at(self._at(row, role), found=reading.found, **limit))
        return numbers

    def _half_reported(self, b: "array[int]", a: "array[int]") -> None:
        for row, (one, other) in enumerate(zip(b, a, strict=True)):
            if one == BLANK and other >= 0:
                self._say_half(row, given="denominator", missing="numerator")
            elif other == BLANK and one >= 0:
                self._say_half(row, given="numerator", missing="denominator")

    def _say_half(self, row: int, *, given: Role, missing: Role) -> None:
        place = self._at(row, missing)
        self._say(rules.HALF_REPORTED.at(place, given=ROLES[given], missing=ROLES[missing]))
