"""From the bytes of one file to the sheets that are read for counts."""

from collections.abc import Sequence
from functools import partial
from itertools import count
from typing import NamedTuple

from cchc.diagnostics import Finding
from cchc.grid import Grid
from cchc.readers.grid_sheet import GridSheet
from cchc.readers.sheet_choice import FormChoice, has_headings
from cchc.readers.sheets import Sheet
from cchc.readers.tidy import TidyReader
from cchc.sources.opening import open_grids, open_hidden_sheet
from cchc.sources.source import Source


class Opened(NamedTuple):
    """The sheets of a file, and what is to be said of it."""

    sheets: Sequence[Sheet]
    findings: Sequence[Finding]


def open_file(source: Source, reader: TidyReader, forms: FormChoice) -> Opened:
    """Open every sheet of a file that is to be read."""
    understood = partial(_are_understood, reader=reader, forms=forms)
    grids, findings = open_grids(source, forms.sheets, forms.encoding, understood)
    sheets = [GridSheet(grid) for grid in grids]
    forms.there.update(sheet.name for sheet in sheets if sheet.name)
    forms.there.update(found.location.sheet for found in findings if found.location.sheet)
    if source.kind == "text":
        return Opened(sheets, findings)
    from cchc.readers.forms import read_form

    hidden_sheet = partial(_open_hidden_sheet, source)
    return Opened(*read_form(source, sheets, findings, reader.target_set, hidden_sheet))


def _open_hidden_sheet(source: Source, name: str) -> GridSheet | None:
    grid = open_hidden_sheet(source, name)
    return None if grid is None else GridSheet(grid)


def _are_understood(rows: Sequence[Sequence[str]], reader: TidyReader, forms: FormChoice) -> bool:
    """Say whether the first rows of a text hold headings that mean anything."""
    width = max(map(len, rows), default=0)
    even = [[*row, *[""] * (width - len(row))] for row in rows]
    columns = list(zip(*even, strict=True))
    ragged = {line: len(row) for line, row in zip(count(1), rows) if len(row) != width}
    grid = Grid(
        name=None,
        columns=columns,
        lines=range(1, len(rows) + 1),
        ragged=ragged,
        usual_width=width,
        is_text=True,
    )
    return has_headings(GridSheet(grid), reader, forms)
