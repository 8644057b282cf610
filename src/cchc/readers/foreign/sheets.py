"""From the bytes of a file of another format to its sheets, and what is to be said of it."""

from collections.abc import Collection
from xml.parsers import expat

from cchc import limits
from cchc.diagnostics import Finding, Location
from cchc.readers.foreign.aside import read_aside
from cchc.readers.foreign.by_kind import READERS
from cchc.readers.foreign.grid import Budget, Grid, Malformed, Refused, damaged
from cchc.readers.kinds import Kind
from cchc.readers.source import Source
from cchc.readers.wanted import Wanted
from cchc.readers.workbook import WorkbookSheet
from cchc.rules.files import FileTooLarge, SheetNotUsed
from cchc.words import Words


def read_grids(source: Source) -> list[Grid]:
    """Read every sheet of a file, hidden ones too; raises Refused."""
    size, limit = len(source.data), limits.WORKBOOK_BYTES
    if size > limit:
        what = Words("dung lượng (byte)", "its size in bytes")
        raise Refused(FileTooLarge(what=what, found=size, limit=limit))
    if needs_process(source):
        return read_aside(source.data, source.kind)
    try:
        return READERS[source.kind](source.data, Budget())
    except Refused:
        raise
    except _GIVES_UP as error:
        raise damaged(error) from error


def needs_process(source: Source) -> bool:
    """Say whether a file is read in a process beside: short texts are not."""
    return source.kind not in _TEXTS or len(source.data) > limits.FOREIGN_HERE_BYTES


def sheets_of(
    source: Source, grids: list[Grid], wanted: Wanted
) -> tuple[list[WorkbookSheet], list[Finding]]:
    """Give the visible sheets, or those that are named; what is not used is said."""
    sheets, findings = [], []
    for grid in grids:
        place = Location(source.path, grid.name)
        if reason := wanted.why_not(grid.name, hidden=grid.hidden):
            findings.append(SheetNotUsed(reason=reason).at(place))
            continue
        cells = grid.last_row * len(grid.columns)
        if cells > limits.SHEET_CELLS:
            what = Words("số ô của vùng có dữ liệu", "the number of cells of the area in use")
            refused = FileTooLarge(what=what, found=cells, limit=limits.SHEET_CELLS)
            return [], [refused.at(place)]
        sheets.append(grid.sheet())
    if len({grid.name for grid in grids}) < len(grids):
        refusal = damaged(Malformed("two sheets of one name"))
        return [], [refusal.rule.at(Location(source.path))]
    return sheets, findings


# Text is cut into tags by libraries that take any bytes, in time that grows with the length.
_TEXTS: Collection[Kind] = {"html", "mhtml", "xml"}
_GIVES_UP = (
    expat.ExpatError,
    ArithmeticError,
    LookupError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
