"""A workbook as sheets: values through calamine, and what calamine hides through a look of our own."""

import io
import zipfile
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, cast
from xml.parsers import expat

from cchc import limits
from cchc.diagnostics import Finding, Location
from cchc.readers.cells import Value
from cchc.readers.look import (
    Look,
    LookError,
    OverLimit,
    check_limits,
    check_parts,
    look_at_sheets,
    percent_styles,
)
from cchc.readers.look_cells import SheetLook, look_at_cells, measure_cells
from cchc.readers.sheets import AllRows, Block, Head, Hidden, Range, Unreadable
from cchc.readers.source import Source
from cchc.readers.wanted import EVERY_SHEET, Wanted
from cchc.rules.files import FileTooLarge, SheetNotUsed, WorkbookDamaged
from cchc.words import Words

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_ROWS = 1 << 13  # rows of a block


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One visible sheet."""

    name: str
    rows: AllRows  # every row from the first on, equally long
    first_column: int
    look: SheetLook
    merged: Callable[[], Sequence[Range]] = tuple

    @property
    def hidden(self) -> Hidden:
        """The rows and columns that are not shown."""
        return self.look.hidden

    def head(self) -> Sequence[Head]:
        """Give the first rows that are not empty."""
        rows = islice(self._rows(), limits.HEADING_ROWS * 4)
        filled = (
            Head(line, row)
            for line, row in enumerate(rows, start=1)
            if any(cell != "" for cell in row)
        )
        return list(islice(filled, limits.HEADING_ROWS))

    def blocks(self, heading: Head) -> Iterator[Block[Value]]:
        """Yield the rows below *heading*."""
        below = islice(self._rows(), heading.line, None)
        line = heading.line + 1
        while taken := list(islice(below, _ROWS)):
            yield Block(range(line, line + len(taken)), list(zip(*taken, strict=True)))
            line += len(taken)

    def _rows(self) -> Iterator[list[Value]]:
        return self._marked() if self.look.odd else self.rows()

    def _marked(self) -> Iterator[list[Value]]:
        """Put the odd cells where the library has only their value, or ends before them."""
        line, width = 0, 0
        for line, row in enumerate(self.rows(), start=1):
            width = len(row)
            yield self._mark(line, row)
        for below in range(line + 1, max(self.look.odd) + 1):
            yield self._mark(below, [""] * width)

    def _mark(self, line: int, row: list[Value]) -> list[Value]:
        for column, odd in self.look.odd.get(line, ()):
            if 0 <= column - self.first_column < len(row):
                row[column - self.first_column] = odd
        return row


def open_workbook(
    source: Source, wanted: Wanted = EVERY_SHEET
) -> tuple[list[WorkbookSheet], list[Finding]]:
    """Open every visible sheet, or those that are named; what is not used is said."""
    here = Location(source.path)
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            check_limits(archive, len(source.data))
            check_parts(archive)
            sheets = look_at_sheets(archive)
            percent = percent_styles(archive)
            looks = {
                sheet.name: look_at_cells(archive, sheet.member, percent)
                for sheet in sheets
                if wanted.why_not(sheet.name, hidden=sheet.hidden) is None
            }
            measure_cells(archive, percent, looks, {each.name: each.member for each in sheets})
    except OverLimit as error:
        return [], [error.rule.at(here)]
    except _DAMAGE as error:
        return [], [WorkbookDamaged(reason=_reason(error)).at(here)]
    if too_large := _too_large(source.path, looks):
        return [], too_large
    try:
        opened = _open_sheets(source.data, looks)
    except Unreadable as error:
        return [], [WorkbookDamaged(reason=_reason(error)).at(here)]
    return opened, _said_of_others(source.path, sheets, wanted)


def open_hidden_sheet(source: Source, name: str) -> WorkbookSheet | None:
    """Open a hidden sheet of a workbook that ``open_workbook`` took, for who knows what it holds."""
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        try:
            [member] = [each.member for each in look_at_sheets(archive) if each.name == name]
            looks = {name: look_at_cells(archive, member, {})}
        except _DAMAGE:
            return None
    if looks[name].cells > limits.SHEET_CELLS:
        return None
    try:
        return _open_sheets(source.data, looks)[0]
    except Unreadable:
        return None


_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    LookError,
    LookupError,  # a part that is not there, an encoding that is not known
    EOFError,
    NotImplementedError,  # a compression method that is not known
    RuntimeError,  # an encrypted member
    ValueError,
)


def _open_sheets(data: bytes, looks: Mapping[str, SheetLook]) -> list[WorkbookSheet]:
    try:
        return _open_with_calamine(data, looks)
    except Unreadable:
        # It refuses a whole workbook for one error value that it does not know, such as #SPILL!.
        from cchc.readers.second_reader import read_sheets

        read = read_sheets(data, list(looks))
        return [
            WorkbookSheet(name, read[name].rows, 1, look, partial(list, read[name].merged))
            for name, look in looks.items()
        ]


def _open_with_calamine(data: bytes, looks: Mapping[str, SheetLook]) -> list[WorkbookSheet]:
    from python_calamine import CalamineError, load_workbook

    sheets = []
    try:
        workbook = load_workbook(io.BytesIO(data))
        for name, look in looks.items():
            table = workbook.get_sheet_by_name(name)
            deque(table.iter_rows(), maxlen=0)  # a value that it cannot convert shows itself now
            first_column = table.start[1] + 1 if table.start else 1
            rows, merged = cast(AllRows, table.iter_rows), partial(_merged, table)
            sheets.append(WorkbookSheet(name, rows, first_column, look, merged))
    except (CalamineError, ArithmeticError, ValueError) as error:
        raise Unreadable(error) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # from Rust; not an Exception
            raise Unreadable(error) from error
        raise
    return sheets


def _merged(table: "CalamineSheet") -> list[Range]:
    """List the merged cells; calamine counts rows and columns from 0."""
    return [
        Range(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in table.merged_cell_ranges or ()
    ]


def _too_large(path: str, looks: Mapping[str, SheetLook]) -> list[Finding]:
    what = Words("số ô của vùng có dữ liệu", "the number of cells of the area in use")
    large = {Location(path, name): look.cells for name, look in looks.items()}
    large = {place: cells for place, cells in large.items() if cells > limits.SHEET_CELLS}
    if not large and (cells := sum(look.cells for look in looks.values())) > limits.SHEET_CELLS:
        large = {Location(path): cells}  # all sheets are in memory at once
    return [
        FileTooLarge(what=what, found=cells, limit=limits.SHEET_CELLS).at(place)
        for place, cells in large.items()
    ]


def _said_of_others(path: str, sheets: Sequence[Look], wanted: Wanted) -> list[Finding]:
    return [
        SheetNotUsed(reason=reason).at(Location(path, sheet.name))
        for sheet in sheets
        if (reason := wanted.why_not(sheet.name, hidden=sheet.hidden))
    ]


def _reason(error: Exception) -> Words:
    if isinstance(error, zipfile.BadZipFile | zlib.error | EOFError):
        return Words(
            "tệp bị cắt ngang hoặc chưa lưu xong", "it is cut off or was still being saved"
        )
    return Words(f"cấu trúc bên trong sai ({error})", f"it is malformed inside ({error})")
