"""From the bytes of one file to its sheets: which reader takes which kind of file."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc.diagnostics import Finding, Location
from cchc.readers.kinds import KINDS_BY_ENDING, NAMES
from cchc.readers.sheet_choice import FormChoice, has_headings
from cchc.readers.sheets import Sheet
from cchc.readers.source import Source
from cchc.readers.text_files import open_text
from cchc.readers.tidy import TidyReader
from cchc.rules.files import EndingContradictsContent

if TYPE_CHECKING:
    from cchc.readers.foreign.grid import Grid


Grids = Callable[[], "list[Grid]"]
"""Gives the cells of a file of another format."""


class Opened(NamedTuple):
    """The sheets of a file, and what is to be said of it."""

    sheets: Sequence[Sheet]
    findings: Sequence[Finding]


def open_file(
    source: Source, reader: TidyReader, forms: FormChoice, grids: Grids | None = None
) -> Opened:
    """Open every sheet of a file that is to be read; its *grids* may be on their way already."""
    if source.kind == "text":
        sheets, findings = _open_text(source, reader, forms)
    elif source.kind == "workbook":
        sheets, findings = _open_workbook(source, reader, forms)
    else:
        sheets, findings = _open_foreign(source, reader, forms, grids)
    return Opened(sheets, [*_contradictions(source), *findings])


def _contradictions(source: Source) -> list[Finding]:
    """Say where the ending of a name promises something else; HTML named .xls is what Excel takes."""
    ending = Path(source.path).suffix.casefold()
    if source.kind in KINDS_BY_ENDING.get(ending, (source.kind,)):
        return []
    kind = NAMES[source.kind]
    return [EndingContradictsContent(ending=ending, kind=kind).at(Location(source.path))]


def _open_text(source: Source, reader: TidyReader, forms: FormChoice) -> Opened:
    knows = partial(has_headings, reader=reader, forms=forms)
    return Opened(*open_text(source, reader.headings, forms.encoding, knows))


def _open_workbook(source: Source, reader: TidyReader, forms: FormChoice) -> Opened:
    from cchc.readers.forms import read_form
    from cchc.readers.workbook import open_hidden_sheet, open_workbook

    sheets, findings = open_workbook(source, forms.wanted)
    hidden_sheet = partial(open_hidden_sheet, source)
    return Opened(*read_form(source, sheets, findings, reader.target_set, hidden_sheet))


def _open_foreign(
    source: Source, reader: TidyReader, forms: FormChoice, grids: Grids | None
) -> Opened:
    from cchc.readers.foreign.grid import Refused
    from cchc.readers.foreign.sheets import read_grids, sheets_of
    from cchc.readers.forms import read_form

    try:
        read = grids() if grids else read_grids(source)
    except Refused as refused:
        return Opened([], [refused.rule.at(Location(source.path))])
    named = {grid.name: grid for grid in read}
    sheets, findings = sheets_of(source, read, forms.wanted)
    return Opened(
        *read_form(source, sheets, findings, reader.target_set, lambda name: named[name].sheet())
    )
