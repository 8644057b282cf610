"""A form that comes back: whether it fits the targets in use, and whether its fixed cells are whole.

A form made by ``cchc template`` carries a stamp on a hidden sheet: what it was made from, and a
copy of every cell that nobody was to change.  Without its stamp it is a workbook like any other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cchc.definitions.forms import STAMP_FORMAT, STAMP_SHEET, fingerprint
from cchc.definitions.model import TargetSet
from cchc.diagnostics import Finding, Location
from cchc.grid import Hidden, Range
from cchc.readers.cells import Odd, Value, text_of
from cchc.readers.grid_sheet import GridSheet
from cchc.readers.sheets import Block, Head, Sheet
from cchc.rules.files import FormAltered, FormChoiceBlank, FormOfAnotherSet, FormOutdated
from cchc.sources.source import Source
from cchc.words.text import tidy

_SHOWN: Final = 60  # characters of a cell that a message quotes


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


def read_form(
    source: Source,
    sheets: Sequence[GridSheet],
    findings: Sequence[Finding],
    target_set: TargetSet,
    hidden_sheet: Callable[[str], GridSheet | None],
) -> tuple[Sequence[Sheet], Sequence[Finding]]:
    """Give the sheets of counts of a form and what is to be said; of another workbook, all as it is.

    *hidden_sheet* opens a sheet that is not shown, by its name.
    """
    hidden = {finding.location.sheet for finding in findings}
    stamp = _read_stamp(hidden_sheet(STAMP_SHEET)) if STAMP_SHEET in hidden else None
    if stamp is None:
        return sheets, findings
    if stamp.says("set") != target_set.id:
        found = stamp.says("set")
        refusal = FormOfAnotherSet(found=found, expected=target_set.id).at(Location(source.path))
        return [], [refusal]
    own = {*stamp.facts["own"]}
    said = [finding for finding in findings if finding.location.sheet not in own]
    if stamp.says("targets") != fingerprint(target_set):
        said.append(FormOutdated(set=target_set.id).at(Location(source.path)))
    read: list[Sheet] = []
    for sheet in sheets:
        if sheet.name == stamp.says("sheet"):
            place = Location(source.path, sheet.name)
            said += _altered(place, sheet, stamp)
            if blank := [*_not_chosen(place, sheet, stamp)]:
                said += blank
            else:
                read.append(FormSheet(sheet, stamp))
        elif sheet.name not in own:
            read.append(sheet)
    return read, said


class FormSheet:
    """The sheet to fill in, without what stands there for people only."""

    def __init__(self, sheet: GridSheet, stamp: Stamp) -> None:
        self._sheet = sheet
        self._unread = {column - sheet.first_column for column in stamp.unread}
        self._heading = min(stamp.fixed)
        cells = _cells(sheet, self._heading)
        self._chosen = {
            column - sheet.first_column: cells.get(place, "")
            for column, place in stamp.chosen.items()
        }

    @property
    def name(self) -> str:
        """Its name in the workbook."""
        return self._sheet.name or ""

    @property
    def first_column(self) -> int:
        """The number of the column that cells start in."""
        return self._sheet.first_column

    @property
    def hidden(self) -> Hidden:
        """What of it is hidden."""
        return self._sheet.hidden

    def merged(self) -> Sequence[Range]:
        """Give the merged cells."""
        return self._sheet.merged()

    def head(self) -> Sequence[Head]:
        """Give the first rows; headings of columns that hold no counts are left out."""
        return [
            head if head.line != self._heading else Head(head.line, self._read(head.cells))
            for head in self._sheet.head()
        ]

    def blocks(self, heading: Head) -> Iterator[Block[Value]]:
        """Yield the rows; where a formula was not calculated, what it repeats takes its place."""
        for block in self._sheet.blocks(heading):
            columns = [
                [""] * len(block.lines) if position in self._unread else column
                for position, column in enumerate(block.columns)
            ]
            for position, chosen in self._chosen.items():
                if position < len(columns):
                    columns[position] = [
                        chosen if isinstance(cell, Odd) else cell for cell in columns[position]
                    ]
            yield Block(block.lines, columns, block.ragged)

    def _read(self, cells: Sequence[Value]) -> list[Value]:
        return ["" if index in self._unread else cell for index, cell in enumerate(cells)]


def _read_stamp(sheet: GridSheet | None) -> Stamp | None:
    """Read the hidden sheet; None if it is not one that this version understands."""
    facts: dict[str, list[str]] = {}
    fixed: dict[int, dict[int, str]] = {}
    chosen: dict[int, tuple[int, int]] = {}
    unread: list[int] = []
    for _, row in sheet.rows() if sheet else ():
        match row:
            case ["cell", text, float(line), float(column)] if _counts(line, column):
                fixed.setdefault(int(line), {})[int(column)] = text_of(text)
            case ["chosen", float(column), float(line), float(place)] if _counts(
                column, line, place
            ):
                chosen[int(column)] = (int(line), int(place))
            case ["unread", float(column), *_] if _counts(column):
                unread.append(int(column))
            case [str(key), value, *_]:
                facts.setdefault(key, []).append(text_of(value))
    whole = {"form", "set", "targets", "sheet", "own"} <= facts.keys() and fixed
    return (
        Stamp(facts, fixed, chosen, unread) if whole and facts["form"] == [STAMP_FORMAT] else None
    )


def _counts(*numbers: float) -> bool:
    """Say whether all are numbers of rows or columns."""
    return all(number.is_integer() and 0 < number < 2**24 for number in numbers)


def _altered(place: Location, sheet: GridSheet, stamp: Stamp) -> Iterator[Finding]:
    """Compare the fixed cells with their copies; of each row the first that differs is named."""
    heading, last = min(stamp.fixed), max(stamp.fixed)
    never_filled_in = {
        column for row, cells in stamp.fixed.items() if row != heading for column in cells
    }
    cells = _cells(sheet)
    rows = sorted({*stamp.fixed, *(row for row, column in cells if row > last)})
    for row in rows:
        expected = stamp.fixed.get(row, {})
        for column in sorted(never_filled_in.union(expected)):
            was, now = expected.get(column, ""), text_of(cells.get((row, column), ""))
            if tidy(was) != tidy(now):
                here = Location(place.file, place.sheet, row, column)
                yield FormAltered(expected=_short(was), found=_short(now)).at(here)
                break


def _not_chosen(place: Location, sheet: GridSheet, stamp: Stamp) -> Iterator[Finding]:
    """Name the cells to choose in that are blank, unless a row says itself what was not chosen."""
    cells, heading = _cells(sheet), min(stamp.fixed)
    said = {
        column
        for (row, column), cell in cells.items()
        if row > heading and not isinstance(cell, Odd) and tidy(text_of(cell))
    }
    for column, chosen in stamp.chosen.items():
        if column not in said and not tidy(text_of(cells.get(chosen, ""))):
            name = stamp.fixed[heading].get(column, "")
            yield FormChoiceBlank(heading=f"«{name}»").at(
                Location(place.file, place.sheet, *chosen)
            )


def _cells(sheet: GridSheet, last: int | None = None) -> dict[tuple[int, int], Value]:
    """Give the filled cells by row and column, down to row *last*."""
    return {
        (line, column): cell
        for line, row in sheet.rows()
        for column, cell in enumerate(row, start=sheet.first_column)
        if cell != "" and (last is None or line <= last)
    }


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
