"""The rows of a workbook through openpyxl: slower than calamine, but it takes every error value."""

import io
import warnings
import zlib
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from cchc.readers.cells import Value
from cchc.readers.look import look_at_sheets
from cchc.readers.sheets import AllRows, Range, Unreadable

_GIVES_UP = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)


class Read(NamedTuple):
    """One sheet: every row from the first on, equally long, and its merged cells."""

    rows: AllRows
    merged: Sequence[Range]


def read_sheets(data: bytes, names: Sequence[str]) -> dict[str, Read]:
    """Read all sheets of these *names*."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it does not support
            workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            merged = _merged(data)
            return {
                name: Read(partial(iter, _rows(workbook[name])), merged[name]) for name in names
            }
    except (BadZipFile, InvalidFileException, zlib.error, expat.ExpatError, *_GIVES_UP) as error:
        raise Unreadable(error) from error


def _merged(data: bytes) -> dict[str, list[Range]]:
    """List the merged cells of each sheet, which openpyxl does not tell where it only reads."""
    with ZipFile(io.BytesIO(data)) as archive:
        return {sheet.name: _merged_in(archive, sheet.member) for sheet in look_at_sheets(archive)}


def _merged_in(archive: ZipFile, member: str) -> list[Range]:
    from openpyxl.utils.cell import range_boundaries

    found = []

    def take(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "mergeCell":
            bounds = range_boundaries(attributes.get("ref", ""))
            left, top, right, bottom = map(int, filter(None, bounds))
            found.append(Range(top, left, bottom, right))

    parser = expat.ParserCreate()
    parser.StartElementHandler = take
    with archive.open(member) as file:
        parser.ParseFile(file)
    return found


def _rows(sheet: Any) -> list[list[Value]]:
    sheet.reset_dimensions()  # what it says of its own size need not be true
    rows = [
        ["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)
    ]
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
