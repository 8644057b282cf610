"""What is gathered while files are read, sheet by sheet: counts, findings, and how names were read."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import NamedTuple

from cchc.counts import Counts, Roster
from cchc.definitions.model import TargetSet
from cchc.diagnostics import Finding, Location, Rule, Severity, column_letters
from cchc.grid import Hidden
from cchc.readers.headings import Headings, Role
from cchc.readers.names import IndicatorNames, Names, PeriodNames
from cchc.readers.numbers import Reading, Repair
from cchc.readers.table import Above, Table
from cchc.readers.unit_names import UnitNames
from cchc.readers.unused_rows import TextRows
from cchc.rules.cells import ReadAsNothingArose, ReadAsNumber
from cchc.rules.files import HiddenCellsUsed
from cchc.words import Words


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

    def note(self) -> Rule:
        """Say how they were understood."""
        found, column, times = self.reading.found, self.heading, self.times
        if self.reading.repair is Repair.NOTHING_AROSE:
            return ReadAsNothingArose(found=found, column=column, times=times)
        count = str(self.reading.number)
        return ReadAsNumber(found=found, count=count, column=column, times=times)


class Gathering:
    """The counts and findings of all sheets, and what their names were understood as."""

    def __init__(
        self, target_set: TargetSet, roster: Roster, headings: Headings, select: Selection = ALL
    ) -> None:
        self.units = UnitNames(roster)
        self.indicators = indicators = IndicatorNames(target_set)
        self.periods = periods = PeriodNames(target_set.year)
        by_indicator = Names(indicators.resolve)
        self.names: Mapping[Role, Names] = {
            "item": by_indicator,
            "indicator": by_indicator,
            "unit_code": self.units.by_name,
            "unit": self.units.by_name,
            "period": Names(periods.resolve),
        }
        self.target_set = target_set
        self.headings = headings
        self.select = select
        self.counts = Counts(roster, indicators.ids, periods.periods)
        self.findings: list[Finding] = []
        self.rows_left_out = 0
        self.body = roster.registry.codes.index(target_set.body)
        self.above: Above | None = None  # what the lines above the last table said
        self.assuming: list[Table] = []  # tables that do not say whose or of when they are
        self.text_rows = TextRows()  # of the sheet that is being read
        self._file = ""
        self._said: set[tuple[str, str]] = set()
        self._repairs: dict[tuple[bool, Location], Repairs] = {}

    def begin(self, file: str) -> None:
        """Forget which remarks were made on the file before."""
        if file != self._file:
            self._file = file
            self._said.clear()

    def forget(self) -> None:
        """Forget what is still to be said of a sheet: it turned out to be unusable."""
        self._said.clear()
        self._repairs.clear()

    def select_units(self, names: Sequence[str]) -> None:
        """Keep only the rows of the units called so; raises ChoiceError for an ambiguous name."""
        chosen = frozenset(map(self.units.choose, names))
        self.select = self.select._replace(units=chosen)

    def say_once(self, rule: Rule, written: str) -> bool:
        """Say whether a remark on a spelling is new in this file; errors are said wherever they stand."""
        if rule.severity is Severity.ERROR:
            return True
        said = (rule.code, written) in self._said
        self._said.add((rule.code, written))
        return not said

    def repaired(self, location: Location, reading: Reading, heading: str) -> None:
        """Count a cell that was understood in another form than it is written."""
        key = (reading.is_nothing, replace(location, row=None))
        repairs = self._repairs.setdefault(key, Repairs(location, reading, heading))
        repairs.times += 1

    def say_repairs(self) -> None:
        """Say, once per column, how its cells were understood."""
        for repairs in self._repairs.values():
            self.findings.append(repairs.note().at(repairs.location))
        self._repairs.clear()

    def say_hidden(
        self, place: Location, heading: int, used: AbstractSet[int], hidden: Hidden, first: int
    ) -> None:
        """Say which of the *used* columns, and of the rows from *first* on, are not shown."""
        columns = used & hidden.columns
        if columns:
            letters = ", ".join(map(column_letters, sorted(columns)))
            what = Words(f"Cột {letters}", f"Column {letters} is")
            where = replace(place, row=heading, column=min(columns))
            self.findings.append(HiddenCellsUsed(what=what).at(where))
        if not hidden.rows:
            return
        lines = [line for line in self.counts.lines[first:] if line in hidden.rows]
        if lines:
            where = replace(place, row=lines[0])
            what = Words(
                f"{len(lines)} dòng số liệu kể từ dòng này",
                f"{len(lines)} rows of counts from this one on are",
            )
            self.findings.append(HiddenCellsUsed(what=what).at(where))
