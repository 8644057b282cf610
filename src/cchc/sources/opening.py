"""The one way in: from the bytes of a file to its grids, whichever format it has."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.diagnostics import Finding, Location
from cchc.grid import Grid
from cchc.rules.files import EndingContradictsContent, SheetNotUsed
from cchc.sources.encodings import Encoding
from cchc.sources.kinds import KINDS_BY_ENDING, NAMES
from cchc.sources.refusals import Malformed, Refused, area, damaged
from cchc.sources.sheet_filter import SheetFilter
from cchc.sources.source import Source

if TYPE_CHECKING:
    from cchc.sources.csv_file import Understood


def open_grids(
    source: Source, sheets: SheetFilter, encoding: Encoding | None, understood: "Understood"
) -> tuple[Sequence[Grid], Sequence[Finding]]:
    """Read the sheets of a file that are wanted; never raises for what the file is.

    *encoding* is that of a text, where the user says it; where it must be guessed, *understood* says
    whether the first rows, read so, hold headings that are known.
    """
    if source.kind == "text":
        from cchc.sources.csv_file import open_text

        grids, findings = open_text(source, encoding, understood)
    elif source.kind == "workbook":
        from cchc.sources.ooxml.workbook import open_workbook

        grids, findings = open_workbook(source, sheets)
    else:
        grids, findings = _open_foreign(source, sheets)
    shown = [_without_covered(grid) for grid in grids]
    return shown, [*_contradictions(source), *findings]


def _without_covered(grid: Grid) -> Grid:
    """Blank what lies beneath merged cells: files keep it, and no program shows it."""
    if not grid.merged:
        return grid
    columns = [*grid.columns]
    for merged in grid.merged:
        rows = range(bisect_left(grid.lines, merged.top), bisect_right(grid.lines, merged.bottom))
        first = merged.left - grid.first_column
        last = min(merged.right - grid.first_column, grid.width - 1)
        for at in range(max(first, 0), last + 1):
            covered = [
                row
                for row in rows
                if columns[at][row] != "" and (grid.lines[row], at) != (merged.top, first)
            ]
            if covered:
                column = [*columns[at]]
                for row in covered:
                    column[row] = ""
                columns[at] = column
    return replace(grid, columns=columns)


def open_hidden_sheet(source: Source, name: str) -> Grid | None:
    """Read one sheet by its name, though it is hidden; None where it is not there or no good."""
    if source.kind == "workbook":
        from cchc.sources.ooxml.workbook import open_hidden_sheet

        return open_hidden_sheet(source, name)
    if source.kind == "text":
        return None
    from cchc.sources.foreign.reading import read_sheets

    try:
        read = source.begun() if source.begun else read_sheets(source)
        return next((sheet.grid(area()) for sheet in read if sheet.name == name), None)
    except Refused:
        return None


def _open_foreign(source: Source, sheets: SheetFilter) -> tuple[list[Grid], list[Finding]]:
    from cchc.sources.foreign.reading import read_sheets

    place = Location(source.path)
    grids, findings, budget = list[Grid](), list[Finding](), area()
    try:
        read = source.begun() if source.begun else read_sheets(source)
        if len({sheet.name for sheet in read}) < len(read):
            raise damaged(Malformed("two sheets of one name"))
        for sheet in read:
            here = Location(source.path, sheet.name)
            if reason := sheets.why_not(sheet.name, hidden=sheet.hidden):
                findings.append(SheetNotUsed(reason=reason).at(here))
                continue
            place = here
            grids.append(sheet.grid(budget))
    except Refused as refused:
        return [], [refused.rule.at(place)]
    return grids, findings


def _contradictions(source: Source) -> list[Finding]:
    """Say where the ending of a name promises something else; HTML named .xls is what Excel takes."""
    ending = Path(source.path).suffix.casefold()
    if source.kind in KINDS_BY_ENDING.get(ending, (source.kind,)):
        return []
    kind = NAMES[source.kind]
    return [EndingContradictsContent(ending=ending, kind=kind).at(Location(source.path))]
