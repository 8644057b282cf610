"""Workbooks of Excel 97 to 2003 (.xls) through xlrd, which keeps what calamine hides.

xlrd tells error cells, number formats and hidden rows; only whether a 0 is the result of a formula
is found out by a walk of our own over the records.
"""

import io
import struct
from collections.abc import Iterator

import xlrd
from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.compdoc import CompDoc

from cchc.grid import Mark, Marked, Range, Value
from cchc.rules.files import NotATable
from cchc.sources.kinds import BINARY, OLD_DOCUMENT, PROTECTED
from cchc.sources.number_formats import as_formatted
from cchc.sources.refusals import Budget, Refused
from cchc.sources.sheet_cells import SheetCells

_BOUNDSHEET, _FORMULA, _BOF, _EOF = 0x85, 0x06, 0x809, 0x0A
_WORKSHEET = 0
_WORD = "WordDocument".encode("utf-16-le")
_A_FORMULA = "=…"  # the file keeps it as code, not as text


def read(data: bytes, budget: Budget) -> list[SheetCells]:
    """Read every worksheet."""
    try:
        book = xlrd.open_workbook(
            file_contents=data,
            formatting_info=True,
            ragged_rows=True,
            logfile=io.StringIO(),
            ignore_workbook_corruption=True,  # sectors shared by two streams: PHPExcel writes so
        )
    except XLRDError as error:
        if "encrypted" in str(error):
            kind, way_out = PROTECTED
            raise Refused(NotATable(kind=kind, way_out=way_out)) from error
        if "find workbook" in str(error):
            kind, way_out = OLD_DOCUMENT if _WORD in data else BINARY
            raise Refused(NotATable(kind=kind, way_out=way_out)) from error
        raise
    formats = [
        book.format_map[xf.format_key].format_str if xf.format_key in book.format_map else ""
        for xf in book.xf_list
    ]
    zeros = list(_formulas_of_zero(data))
    grids: list[SheetCells] = []
    for sheet in book.sheets():
        grid = SheetCells(sheet.name, hidden=sheet.visibility != 0)
        doubtful = zeros[len(grids)] if len(grids) < len(zeros) else set()
        for row in range(sheet.nrows):
            cells = sheet.row(row)
            budget.spend(len(cells))
            for column, cell in enumerate(cells):
                value = _value(cell, formats, from_1904=book.datemode == 1)
                if value == 0 and not isinstance(value, bool) and (row, column) in doubtful:
                    value = Marked(Mark.STORED_ZERO, _A_FORMULA)
                grid.put(row + 1, column + 1, value)
        grid.hidden_rows = {
            row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden or not info.height
        }
        grid.hidden_columns = {
            at + 1 for at, info in sheet.colinfo_map.items() if info.hidden or not info.width
        }
        grid.merged = [
            Range(top + 1, left + 1, bottom, right)
            for top, bottom, left, right in sheet.merged_cells
        ]
        grids.append(grid)
    return grids


def _value(cell: "xlrd.sheet.Cell", formats: list[str], *, from_1904: bool) -> Value:
    found = cell.value
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Marked(Mark.ERROR, error_text_from_code.get(int(found), "#"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(found)
    if isinstance(found, float):
        return as_formatted(found, formats[cell.xf_index or 0], from_1904=from_1904)
    return found


def _formulas_of_zero(data: bytes) -> Iterator[set[tuple[int, int]]]:
    """Find, worksheet by worksheet, the formulas whose stored value is 0; rows count from 0."""
    file = CompDoc(data, logfile=io.StringIO(), ignore_workbook_corruption=True)
    stream = file.get_named_stream("Workbook") or file.get_named_stream("Book") or b""
    starts = []
    for kind, body in _records(stream, 0):
        if kind == _BOUNDSHEET:
            start, _, type_ = struct.unpack_from("<IBB", body)
            if type_ == _WORKSHEET:
                starts.append(start)
    for start in starts:
        yield {
            struct.unpack_from("<HH", body)
            for kind, body in _records(stream, start)
            if kind == _FORMULA and body[6:14] == bytes(8)
        }


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Walk over the records from a beginning to the end that belongs to it."""
    depth = 0
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[start + 4 : start + 4 + size]
        start += 4 + size
