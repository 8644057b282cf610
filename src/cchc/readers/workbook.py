"""A workbook as sheets: values through calamine, and what calamine hides through a look of our own."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
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
    OddCells,
    look_at_sheets,
    odd_cells,
    percent_styles,
)
from cchc.readers.sheets import Head, Range
from cchc.readers.source import Source
from cchc.readers.wanted import EVERY_SHEET, Wanted
from cchc.rules import counts as rules
from cchc.words import Words

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_ROWS = 1 << 13  # rows of a block


@dataclass(slots=True)
class Block:
    """Consecutive rows of a sheet, column by column."""

    lines: Sequence[int]
    columns: Sequence[Sequence[Value]]
    ragged: dict[int, int] = field(default_factory=dict)


Rows = Callable[[], Iterator[list[Value]]]


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One visible sheet."""

    name: str
    rows: Rows  # every row from the first on
    first_column: int  # calamine leaves out empty columns before the used area
    odd: OddCells
    merged: Callable[[], Sequence[Range]] = tuple

    def head(self) -> Sequence[Head]:
        """Give the first rows that are not empty."""
        rows = islice(self.rows(), limits.HEADING_ROWS * 4)
        filled = (
            Head(line, self._marked(line, row))
            for line, row in enumerate(rows, start=1)
            if any(cell not in ("", None) for cell in row)
        )
        return list(islice(filled, limits.HEADING_ROWS))

    def blocks(self, heading: Head) -> Iterator[Block]:
        """Yield the rows below *heading*."""
        below = islice(self.rows(), heading.line, None)
        line = heading.line + 1
        while taken := list(islice(below, _ROWS)):
            if self.odd:
                for number, row in enumerate(taken, start=line):
                    self._marked(number, row)
            yield Block(range(line, line + len(taken)), list(zip(*taken, strict=True)))
            line += len(taken)

    def _marked(self, line: int, row: list[Value]) -> list[Value]:
        """Put the odd cells where calamine has only their value, or nothing."""
        for column, odd in self.odd.get(line, ()):
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
            if refused := _over_limits(archive, len(source.data)):
                return [], [rules.FILE_TOO_LARGE.at(here, **refused)]
            looks = look_at_sheets(archive)
            percent = percent_styles(archive)
            odd = {
                look.member: odd_cells(archive, look.member, percent)
                for look in looks
                if wanted.why_not(look.name, hidden=look.hidden) is None
            }
    except _DAMAGE as error:
        return [], [rules.WORKBOOK_DAMAGED.at(here, reason=_reason(error))]
    return _open_sheets(source, looks, odd, wanted)


_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    LookError,
    KeyError,
    EOFError,
    NotImplementedError,  # a compression method that is not known
    RuntimeError,  # an encrypted member
    ValueError,
)


def _open_sheets(
    source: Source, looks: Sequence[Look], odd: dict[str, OddCells], wanted: Wanted
) -> tuple[list[WorkbookSheet], list[Finding]]:
    from python_calamine import CalamineError, load_workbook

    sheets: list[WorkbookSheet] = []
    findings: list[Finding] = []
    try:
        workbook = load_workbook(io.BytesIO(source.data))
        for look in looks:
            if reason := wanted.why_not(look.name, hidden=look.hidden):
                place = Location(source.path, look.name)
                findings.append(rules.SHEET_NOT_USED.at(place, reason=reason))
            else:
                table = workbook.get_sheet_by_name(look.name)
                first_column = table.start[1] + 1 if table.start else 1
                rows = cast(Rows, table.iter_rows)
                merged = partial(_merged, table)
                cells = odd[look.member]
                sheets.append(WorkbookSheet(look.name, rows, first_column, cells, merged))
    except CalamineError as error:
        reason = Words(f"cấu trúc bên trong sai ({error})", f"it is malformed inside ({error})")
        findings.append(rules.WORKBOOK_DAMAGED.at(Location(source.path), reason=reason))
    return sheets, findings


def _merged(table: "CalamineSheet") -> list[Range]:
    """List the merged cells; calamine counts rows and columns from 0."""
    return [
        Range(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in table.merged_cell_ranges or ()
    ]


def _over_limits(archive: zipfile.ZipFile, size: int) -> dict[str, object] | None:
    """Measure what the archive declares before anything is unpacked."""
    members = archive.infolist()
    measured = (
        (Words("dung lượng (byte)", "its size in bytes"), size, limits.WORKBOOK_BYTES),
        (
            Words("số phần bên trong", "the number of parts inside"),
            len(members),
            limits.WORKBOOK_MEMBERS,
        ),
        (
            Words("dung lượng khi giải nén (byte)", "its unpacked size in bytes"),
            sum(member.file_size for member in members),
            limits.WORKBOOK_UNPACKED_BYTES,
        ),
    )
    for what, found, limit in measured:
        if found > limit:
            return {"what": what, "found": found, "limit": limit}
    return None


def _reason(error: Exception) -> Words:
    if isinstance(error, zipfile.BadZipFile | zlib.error | EOFError):
        return Words(
            "tệp bị cắt ngang hoặc chưa lưu xong", "it is cut off or was still being saved"
        )
    return Words(f"cấu trúc bên trong sai ({error})", f"it is malformed inside ({error})")
