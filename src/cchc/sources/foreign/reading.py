"""From the bytes of a file of another format to its sheets."""

from collections.abc import Collection
from xml.parsers import expat

from cchc import limits
from cchc.sources.foreign.by_kind import READERS
from cchc.sources.foreign.subprocess_reader import read_in_process
from cchc.sources.kinds import Kind
from cchc.sources.refusals import damaged, filled_cells, too_large
from cchc.sources.sheet_cells import SheetCells
from cchc.sources.source import Source
from cchc.words import Words


def read_sheets(source: Source) -> list[SheetCells]:
    """Read every sheet of a file, hidden ones too; raises Refused."""
    size, limit = len(source.data), limits.WORKBOOK_BYTES
    if size > limit:
        what = Words("dung lượng (byte)", "its size in bytes")
        raise too_large(what, size, limit)
    if needs_process(source):
        return read_in_process(source.data, source.kind)
    try:
        return READERS[source.kind](source.data, filled_cells())
    except _GIVES_UP as error:
        raise damaged(error) from error


def needs_process(source: Source) -> bool:
    """Say whether a file is read in a process beside: short texts are not."""
    return source.kind not in _TEXTS or len(source.data) > limits.FOREIGN_HERE_BYTES


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
