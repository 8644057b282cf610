"""One block of rows on its way into the counts: fewer rows at each step, then numbers.

While all is well no row is looked at by itself, only columns.
"""

from array import array
from collections.abc import Mapping, Sequence
from itertools import compress
from typing import cast

from cchc.counts import BLANK
from cchc.diagnostics import Finding, Location, Rule, Severity
from cchc.readers.cells import Value, shown, text_of
from cchc.readers.gathering import Gathering
from cchc.readers.headings import ROLES, Role
from cchc.readers.names import NOTHING, UNKNOWN
from cchc.readers.numbers import Reading, read_column
from cchc.readers.sheets import Block
from cchc.readers.table import Table
from cchc.readers.unused_rows import (
    ONLY_TEXT,
    Placing,
    changes_headings,
    is_blank,
    is_filled,
    why_unused,
)
from cchc.rules.cells import HalfReported, NothingBesideACount
from cchc.rules.files import RaggedRow
from cchc.rules.names import (
    IndicatorAmbiguous,
    IndicatorBlank,
    IndicatorContradictory,
    UnitAmbiguous,
    UnitBlank,
    UnitContradictory,
    UnitUnknown,
)
from cchc.rules.periods import PeriodBlank
from cchc.rules.rows import RowNotUsed

CLASH = -3  # two columns of one row name different things
# What every row must name, and what is said where it does not.
_MISSING: Mapping[Role, Rule] = {
    "indicator": IndicatorBlank(),
    "unit": UnitBlank(),
    "period": PeriodBlank(),
}
# The second column that may name the same thing, and what is said where the two disagree.
_SECOND: Mapping[Role, tuple[Role, type[IndicatorContradictory] | type[UnitContradictory]]] = {
    "indicator": ("item", IndicatorContradictory),
    "unit": ("unit_code", UnitContradictory),
}
_UNDECIDED: tuple[Role, Role] = ("undecided_b", "undecided_a")
_FIRST: Mapping[Role, Role] = {"item": "indicator", "unit_code": "unit"}


class BlockReader:
    """Takes one block of a table into the counts."""

    def __init__(self, reader: Gathering, table: Table, block: Block[Value]) -> None:
        self.reader, self.table, self.block = reader, table, block
        roles = table.layout.roles
        self.texts: dict[Role, Sequence[str]] = {
            role: _texts(block.columns[roles[role]], block.are_texts)
            for role in reader.names
            if role in roles
        }
        self.declared: Mapping[Role, int] = {
            "indicator": len(reader.counts.indicator_ids),
            "unit": len(reader.counts.roster.registry),
        }
        self.rows: Sequence[int] = range(len(block.lines))  # positions of those still in
        self.meant: dict[Role, Sequence[int]] = {}
        self.doubtful = False
        self.stopped_at: int | None = None  # the line of other headings …
        self.below = 0  # … and the rows of the block below it

    def read(self) -> None:
        """Take the block's rows into the counts."""
        self._understand()
        if self.block.ragged or self._is_doubtful():
            self._sift()
        self._leave_out_unselected()
        self._remark()
        self._leave_out_unplaced()
        self._append()

    # --- names -----------------------------------------------------------------------------

    def _understand(self) -> None:
        reader, size = self.reader, len(self.rows)
        answers = {role: reader.names[role].column(texts) for role, texts in self.texts.items()}
        # Quick where every name of the file was known so far.
        above = self.table.above
        self.doubtful = (
            any(names.unresolved for names in reader.names.values()) or min(above[:2]) < 0
        )
        for role, (second, _) in _SECOND.items():
            ours, theirs = answers.get(role), answers.get(second)
            if ours and theirs and ours != theirs:
                names = zip(self.texts[role], self.texts[second], strict=True)
                pairs = zip(ours, theirs, names, strict=True)
                self.meant[role] = [self._reconcile(role, *pair) for pair in pairs]
                self.doubtful = True
            else:
                self.meant[role] = ours or theirs or [self.table.above.unit] * size
        if "period" in answers:
            self.meant["period"] = answers["period"]
        else:
            self.meant["period"] = [self.table.above.period] * size

    def _reconcile(self, role: Role, one: int, other: int, names: tuple[str, str]) -> int:
        """Let two columns that name the same thing speak as one; they must not disagree."""
        if other in (one, NOTHING):
            return one
        if one == NOTHING:
            return other
        for this, that, name in ((one, other, names[0]), (other, one, names[1])):
            candidates = self.reader.names[role].candidates.get(name)
            if this == UNKNOWN and that >= 0 and candidates:
                return that if that in candidates else CLASH
        if min(one, other) < 0:
            return min(one, other)
        known = [index for index in (one, other) if index < self.declared[role]]
        # A name that nobody declared contradicts nothing; a finding speaks of it.
        return CLASH if len(known) == 2 else known[0] if known else one

    def _is_doubtful(self) -> bool:
        """Say whether a row is blank or cannot be placed."""
        return self.doubtful and bool(self.rows) and min(map(min, self.meant.values())) < 0

    # --- fewer rows ------------------------------------------------------------------------

    def _keep(self, mask: Sequence[bool]) -> None:
        self.rows = list(compress(self.rows, mask))
        self.meant = {role: list(compress(meant, mask)) for role, meant in self.meant.items()}

    def _sift(self) -> None:
        """Leave out what is no row of counts, and rows whose cells may have moved."""
        layout, ragged, headings = self.table.layout, self.block.ragged, self.reader.headings
        width, last_used = len(layout.heading.cells), max(layout.roles.values())
        keep = [True] * len(self.rows)
        for row, line in enumerate(self.block.lines):
            found = ragged.get(line, width)
            if found == width and min(meant[row] for meant in self.meant.values()) >= 0:
                continue
            cells = [column[row] for column in self.block.columns]
            if found <= width and is_blank(cells):
                keep[row] = False
            elif changes_headings(cells, layout, headings):
                self.stopped_at = line
                below = zip(*(column[row + 1 :] for column in self.block.columns), strict=True)
                self.below = sum(map(is_filled, below))
                keep[row:] = [False] * (len(keep) - row)
                break
            elif found <= width and (
                why := why_unused(
                    cells, layout, headings, self._placing(row), self.reader.units.called
                )
            ):
                if why is ONLY_TEXT:
                    self.reader.text_rows.add(line, cells)
                else:
                    self._say(RowNotUsed(reason=why).at(self._at(row)))
                keep[row] = False
            elif found > width or found <= last_used:
                self._say(RaggedRow(found=found, expected=width).at(self._at(row)))
                self.reader.rows_left_out += 1
                keep[row] = False
        self._keep(keep)

    def _placing(self, row: int) -> Placing:
        indicator, unit, period = (self.meant[role][row] for role in _MISSING)
        names_unit = "unit" in self.texts or "unit_code" in self.texts
        return Placing(
            indicator, unit, period, registered=names_unit and 0 <= unit < self.declared["unit"]
        )

    def _leave_out_unselected(self) -> None:
        units, indicators = self.reader.select
        if units is not None:
            mask = [unit < 0 or unit in units for unit in self.meant["unit"]]
            self._pass_by(mask, [BLANK] * len(mask))
        if indicators is not None:
            mask = [one < 0 or one in indicators for one in self.meant["indicator"]]
            self._pass_by(mask, self.meant["unit"])

    def _pass_by(self, mask: Sequence[bool], units: Sequence[int]) -> None:
        """Leave out what was not asked for; who reported, and when, does not depend on that."""
        named = zip(mask, units, self.meant["period"], self.meant["indicator"], strict=True)
        self.reader.counts.passed_by.update(
            (unit, period)
            for keep, unit, period, indicator in named
            if not keep and min(period, indicator) >= 0
        )
        self._keep(mask)

    def _leave_out_unplaced(self) -> None:
        if self._is_doubtful():
            placed = [min(row) >= 0 for row in zip(*self.meant.values(), strict=True)]
            self.reader.rows_left_out += placed.count(False)
            self._keep(placed)

    # --- what is said ----------------------------------------------------------------------

    def _at(self, row: int, role: Role | None = None) -> Location:
        place, roles = self.table.place, self.table.layout.roles
        column = None if role is None else roles[role] + self.table.left
        return Location(place.file, place.sheet, self.block.lines[self.rows[row]], column)

    def _say(self, finding: Finding) -> None:
        self.reader.findings.append(finding)

    def _remark(self) -> None:
        """Say what is remarkable about names, each spelling once unless it is an error."""
        for role, texts in self.texts.items():
            if self.reader.names[role].remarks:
                self._remark_on(role, texts)
        if self._is_doubtful():
            for role, rule in _MISSING.items():
                for row, meant in enumerate(self.meant[role]):
                    if meant == NOTHING:
                        self._say(rule.at(self._at(row)))
            for role, (second, contradictory) in _SECOND.items():
                for row, meant in enumerate(self.meant[role]):
                    if meant == CLASH:
                        here = self.rows[row]
                        found, other = (
                            shown(self.texts[second][here]),
                            shown(self.texts[role][here]),
                        )
                        self._say(contradictory(found=found, other=other).at(self._at(row, second)))

    def _remark_on(self, role: Role, texts: Sequence[str]) -> None:
        names = self.reader.names[role]
        for row, position in enumerate(self.rows):
            text = texts[position]
            remark = names.remarks.get(text)
            if (
                remark
                and self._concerns(remark, role, row, names[text])
                and self.reader.say_once(remark, text)
            ):
                self._say(remark.at(self._at(row, role)))

    def _concerns(self, remark: Rule, role: Role, row: int, meant: int) -> bool:
        """Say whether a remark on a name matters where another column names the same thing."""
        first = _FIRST.get(role, role)
        decided = self.meant[first][row]
        if isinstance(remark, IndicatorAmbiguous | UnitAmbiguous):
            return decided < 0  # else the other column tells which is meant
        if isinstance(remark, UnitUnknown) and decided >= self.declared["unit"]:
            return meant == decided  # neither code nor name is known: one of them is named
        return True

    # --- numbers ---------------------------------------------------------------------------

    def _append(self) -> None:
        counts = self.reader.counts
        first, lines = len(counts), self.block.lines
        everything = len(self.rows) == len(lines)
        counts.lines.extend(lines if everything else [lines[at] for at in self.rows])
        counts.indicators.extend(array("h", self.meant["indicator"]))
        counts.units.extend(array("l", self.meant["unit"]))
        counts.periods.extend(array("h", self.meant["period"]))
        (b, about_b), (a, about_a) = self._numbers("numerator"), self._numbers("denominator")
        self._remark_on_counts("numerator", about_b, "denominator", a, first)
        self._remark_on_counts("denominator", about_a, "numerator", b, first)
        self._undecided(first)
        counts.numerators.extend(b)
        counts.denominators.extend(a)
        if BLANK in b or BLANK in a:
            self._half_reported(b, a)

    def _undecided(self, first: int) -> None:
        """Keep what stands beside the counts as undecided; a number that is none spoils its row."""
        columns = [[0] * len(self.rows)] * 2
        for at, role in enumerate(_UNDECIDED):
            if role in self.table.layout.roles:
                numbers, remarkable = self._numbers(role)
                columns[at] = [max(number, 0) for number in numbers]
                for row, reading in remarkable:
                    if reading.rule:
                        self.reader.counts.broken.add(first + row)
                        self._say(reading.rule.at(self._at(row, role)))
        for row, (u, v) in enumerate(zip(*columns, strict=True)):
            if u or v:
                self.reader.counts.undecided[first + row] = u, v

    def _numbers(self, role: Role) -> tuple["array[int]", list[tuple[int, Reading]]]:
        column = self.block.columns[self.table.layout.roles[role]]
        if len(self.rows) < len(column):
            column = [column[at] for at in self.rows]
        return read_column(column)

    def _remark_on_counts(
        self,
        role: Role,
        remarkable: Sequence[tuple[int, Reading]],
        other: Role,
        beside: "array[int]",
        first: int,
    ) -> None:
        layout = self.table.layout
        for row, reading in remarkable:
            where = self._at(row, role)
            if reading.is_nothing and beside[row] > 0:
                doubtful = NothingBesideACount(
                    found=reading.found, column=ROLES[role], other=ROLES[other], count=beside[row]
                )
                self._say(doubtful.at(where))
            elif reading.repair:
                self.reader.repaired(where, reading, layout.heading_at(layout.roles[role]))
            elif reading.rule:
                if reading.rule.severity is Severity.ERROR:
                    self.reader.counts.broken.add(first + row)
                self._say(reading.rule.at(where))

    def _half_reported(self, b: "array[int]", a: "array[int]") -> None:
        for row, (one, other) in enumerate(zip(b, a, strict=True)):
            if one == BLANK and other >= 0:
                self._say_half(row, given="denominator", missing="numerator")
            elif other == BLANK and one >= 0:
                self._say_half(row, given="numerator", missing="denominator")

    def _say_half(self, row: int, *, given: Role, missing: Role) -> None:
        place = self._at(row, missing)
        self._say(HalfReported(given=ROLES[given], missing=ROLES[missing]).at(place))


def _texts(column: Sequence[Value], are_texts: bool) -> Sequence[str]:
    """Spell the cells of a column that names something."""
    if are_texts or set(map(type, column)) <= {str}:
        return cast(Sequence[str], column)
    return [text_of(cell) for cell in column]
