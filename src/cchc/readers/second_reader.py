"""The rows of a workbook through openpyxl: slower than calamine, but it takes every error value."""

import io
import warnings
import zlib
from collections.abc import Sequence
from functools import partial
from typing import Any
from zipfile import BadZipFile

from cchc.readers.cells import Value
from cchc.readers.sheets import AllRows, Unreadable

_GIVES_UP = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)


def read_sheets(data: bytes, names: Sequence[str]) -> dict[str, AllRows]:
    """Read all sheets of these *names*, every row from the first on, equally long."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it does not support
            workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            return {name: partial(iter, _rows(workbook[name])) for name in names}
    except (BadZipFile, InvalidFileException, zlib.error, *_GIVES_UP) as error:
        raise Unreadable(error) from error


def _rows(sheet: Any) -> list[list[Value]]:
    sheet.reset_dimensions()  # what it says of its own size need not be true
    rows = [
        ["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)
    ]
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
