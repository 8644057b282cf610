"""From the bytes of one file to its sheets: which reader takes which kind of file."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from cchc.definitions.model import TargetSet
from cchc.diagnostics import Finding, Location
from cchc.readers.csv_file import CsvSheet, open_csv
from cchc.readers.kinds import KINDS_BY_ENDING, NAMES, Kind
from cchc.readers.sheets import Sheet
from cchc.readers.source import Source
from cchc.readers.wanted import Wanted
from cchc.rules import counts as rules


class Opened(NamedTuple):
    """The sheets of a file, and what is to be said of it."""

    sheets: Sequence[Sheet]
    findings: Sequence[Finding]


def open_file(source: Source, wanted: Wanted, target_set: TargetSet) -> Opened:
    """Open every sheet of a file that is to be read."""
    sheets, findings = _OPENERS[source.kind](source, wanted, target_set)
    return Opened(sheets, [*_contradictions(source), *findings])


def _contradictions(source: Source) -> list[Finding]:
    """Say where the ending of a name promises something else; HTML named .xls is what Excel takes."""
    ending = Path(source.path).suffix.casefold()
    if source.kind in KINDS_BY_ENDING.get(ending, (source.kind,)):
        return []
    kind = NAMES[source.kind]
    return [rules.ENDING_CONTRADICTS.at(Location(source.path), ending=ending, kind=kind)]


def _open_text(source: Source, _: Wanted, __: TargetSet) -> Opened:
    sheet = open_csv(source)
    return Opened([sheet], []) if isinstance(sheet, CsvSheet) else Opened([], [sheet])


def _open_workbook(source: Source, wanted: Wanted, target_set: TargetSet) -> Opened:
    from cchc.readers.forms import read_form
    from cchc.readers.workbook import open_hidden_sheet, open_workbook

    sheets, findings = open_workbook(source, wanted)
    hidden_sheet = partial(open_hidden_sheet, source)
    return Opened(*read_form(source, sheets, findings, target_set, hidden_sheet))


def _open_foreign(source: Source, wanted: Wanted, target_set: TargetSet) -> Opened:
    from cchc.readers.foreign.grid import Refused
    from cchc.readers.foreign.sheets import read_grids, sheets_of
    from cchc.readers.forms import read_form

    try:
        grids = read_grids(source)
    except Refused as refused:
        return Opened([], [refused.rule.at(Location(source.path), **refused.values)])
    named = {grid.name: grid for grid in grids}
    sheets, findings = sheets_of(source, grids, wanted)
    return Opened(
        *read_form(source, sheets, findings, target_set, lambda name: named[name].sheet())
    )


_Opener = Callable[[Source, Wanted, TargetSet], Opened]
_OPENERS: Mapping[Kind, _Opener] = {
    "text": _open_text,
    "workbook": _open_workbook,
    "xls": _open_foreign,
    "xlsb": _open_foreign,
    "ods": _open_foreign,
    "html": _open_foreign,
    "mhtml": _open_foreign,
    "xml": _open_foreign,
}
