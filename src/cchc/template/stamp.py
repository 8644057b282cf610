"""A form that comes back: whether it fits the targets in use, and whether its fixed cells are whole.

A form made by ``cchc template`` carries a stamp on a hidden sheet: what it was made from, and a copy
of every cell that nobody was to change.  Without its stamp it is a workbook like any other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from cchc.definitions.forms import STAMP_FORMAT, STAMP_SHEET, fingerprint
from cchc.definitions.model import TargetSet
from cchc.diagnostics import Finding, Location
from cchc.grid import Grid, Marked, Value
from cchc.rules.files import FormAltered, FormChoiceBlank, FormOfAnotherSet, FormOutdated
from cchc.values import dataclass
from cchc.words.text import tidy

_SHOWN: Final = 60  # characters of a cell that a message quotes

Cells = Mapping[tuple[int, int], Value]
"""Row and column, as the file numbers them → what stands there; blank cells are left out."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a form says about itself; rows and columns count from 1."""

    facts: Mapping[str, Sequence[str]]
    fixed: Mapping[int, Mapping[int, str]]  # row → column → text
    chosen: Mapping[int, tuple[int, int]]  # column of formulas → the cell that they repeat
    unread: Sequence[int]  # columns that are there for people

    def says(self, key: str) -> str:
        """Give the one thing said under *key*."""
        return self.facts[key][0]


def read_stamped(
    path: str,
    grids: Sequence[Grid],
    findings: Sequence[Finding],
    sets: Sequence[TargetSet],
    hidden_sheet: Callable[[str], Grid | None],
) -> tuple[Sequence[Grid], Sequence[Finding]]:
    """Give the sheets of counts of a form and what is to be said; of another workbook, all as it is.

    *hidden_sheet* opens a sheet that is not shown, by its name.
    """
    hidden = {finding.location.sheet for finding in findings}
    stamp = _stamp_of(hidden_sheet(STAMP_SHEET)) if STAMP_SHEET in hidden else None
    if stamp is None:
        return grids, findings
    found = stamp.says("set")
    target_set = next((each for each in sets if each.id == found), None)
    if target_set is None:
        refusal = FormOfAnotherSet(found=found, expected=", ".join(each.id for each in sets))
        return [], [refusal.at(Location(path))]
    own = {*stamp.facts["own"]}
    said = [finding for finding in findings if finding.location.sheet not in own]
    if stamp.says("targets") != fingerprint(target_set):
        said.append(FormOutdated(set=target_set.id).at(Location(path)))
    read: list[Grid] = []
    for grid in grids:
        if grid.name == stamp.says("sheet"):
            place, cells = Location(path, grid.name), cells_of(grid)
            said += _altered(place, cells, stamp)
            if blank := [*_not_chosen(place, cells, stamp)]:
                said += blank
            else:
                read.append(_filled_in(grid, cells, stamp))
        elif grid.name not in own:
            read.append(grid)
    return read, said


def set_named_by(hidden: Grid | None) -> str | None:
    """Give the set that a form was made for, by its hidden sheet; None of another workbook."""
    stamp = _stamp_of(hidden)
    return stamp.says("set") if stamp else None


def _filled_in(grid: Grid, cells: Cells, stamp: Stamp) -> Grid:
    """Leave out what stands there for people; put what was chosen where its formula was never worked out."""
    unread = {column - grid.first_column for column in stamp.unread}
    chosen = {
        column - grid.first_column: cells.get(place, "") for column, place in stamp.chosen.items()
    }
    columns: list[Sequence[Value]] = []
    for at, column in enumerate(grid.columns):
        if at in unread:
            columns.append([""] * grid.height)
        elif at in chosen:
            columns.append([chosen[at] if isinstance(cell, Marked) else cell for cell in column])
        else:
            columns.append(column)
    return replace(grid, columns=columns)


def _stamp_of(grid: Grid | None) -> Stamp | None:
    """Read the hidden sheet; None if it is not one that this version understands."""
    if grid is None:
        return None
    facts: dict[str, list[str]] = {}
    fixed: dict[int, dict[int, str]] = {}
    chosen: dict[int, tuple[int, int]] = {}
    unread: list[int] = []
    for index in range(grid.height):
        match grid.row(index):
            case ["cell", text, line, column, *_] if _counts(line, column):
                fixed.setdefault(_whole(line), {})[_whole(column)] = _spelled(text)
            case ["chosen", column, line, place, *_] if _counts(column, line, place):
                chosen[_whole(column)] = (_whole(line), _whole(place))
            case ["unread", column, *_] if _counts(column):
                unread.append(_whole(column))
            case [str(key), value, *_]:
                facts.setdefault(key, []).append(_spelled(value))
    whole = {"form", "set", "targets", "sheet", "own"} <= facts.keys() and fixed
    if not whole or facts["form"] != [STAMP_FORMAT]:
        return None
    return Stamp(facts, fixed, chosen, unread)


def _counts(*numbers: Value) -> bool:
    """Say whether all are numbers of rows or columns."""
    return all(
        isinstance(n, float | int) and not isinstance(n, bool) and n == int(n) and 0 < n < 2**24
        for n in numbers
    )


def _whole(number: Value) -> int:
    assert isinstance(number, float | int)
    return int(number)


def _altered(place: Location, cells: Cells, stamp: Stamp) -> Iterator[Finding]:
    """Compare the fixed cells with their copies; of each row the first that differs is named."""
    heading, last = min(stamp.fixed), max(stamp.fixed)
    never_filled_in = {
        column for row, fixed in stamp.fixed.items() if row != heading for column in fixed
    }
    rows = sorted({*stamp.fixed, *(row for row, _ in cells if row > last)})
    for row in rows:
        expected = stamp.fixed.get(row, {})
        for column in sorted(never_filled_in.union(expected)):
            was, now = expected.get(column, ""), _spelled(cells.get((row, column), ""))
            if tidy(was) != tidy(now):
                here = Location(place.file, place.sheet, row, column)
                yield FormAltered(expected=_short(was), found=_short(now)).at(here)
                break


def _not_chosen(place: Location, cells: Cells, stamp: Stamp) -> Iterator[Finding]:
    """Name the cells to choose in that are blank, unless a row says itself what was not chosen."""
    heading = min(stamp.fixed)
    said = {
        column
        for (row, column), cell in cells.items()
        if row > heading and not isinstance(cell, Marked) and tidy(_spelled(cell))
    }
    for column, chosen in stamp.chosen.items():
        if column not in said and not tidy(_spelled(cells.get(chosen, ""))):
            name = stamp.fixed[heading].get(column, "")
            here = Location(place.file, place.sheet, *chosen)
            yield FormChoiceBlank(heading=f"«{name}»").at(here)


def cells_of(grid: Grid) -> Cells:
    """Give the filled cells by row and column, as the file numbers them."""
    return {
        (line, grid.column_number(at)): column[index]
        for at, column in enumerate(grid.columns)
        for index, line in enumerate(grid.lines)
        if column[index] != ""
    }


def _spelled(value: Value) -> str:
    if isinstance(value, Marked):
        return value.shown
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return value if isinstance(value, str) else str(value)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
