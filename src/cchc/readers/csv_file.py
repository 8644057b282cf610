"""One delimited text file as one sheet."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from cchc import limits
from cchc.diagnostics import Finding, Location
from cchc.readers.delimited import BrokenQuotes, read_blocks, read_rows
from cchc.readers.encodings import Encoding, as_utf8, shown_encoding
from cchc.readers.headings import Headings
from cchc.readers.sheets import NOTHING_HIDDEN, Block, Head, Hidden, Range
from cchc.readers.source import Source
from cchc.rules.files import EncodingUnknown, FileTooLarge, QuotesBroken
from cchc.words import Words
from cchc.words.numbers import count

_UTF8 = "utf-8"
_DELIMITERS = ",;\t"
_SAMPLE = 1 << 16  # bytes in which the delimiter is looked for
# Excel's own first line; any mark that cannot be part of a word or a number may be declared.
_DECLARED = re.compile(rb"sep=([^\w\s\"'.-]|\t)(?:\r\n|\r|\n)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CsvSheet:
    """The table of a CSV file."""

    data: bytes  # UTF-8 without a byte-order mark
    delimiter: str
    heads: Sequence[Head]
    name: None = None
    first_column: int = 1
    hidden: Hidden = NOTHING_HIDDEN

    def merged(self) -> Sequence[Range]:
        """Text files know no merged cells."""
        return ()

    def head(self) -> Sequence[Head]:
        """Give the first rows that are not empty."""
        return self.heads

    def blocks(self, heading: Head) -> Iterator[Block[str]]:
        """Yield the rows below *heading*."""
        return read_blocks(
            self.data,
            encoding=_UTF8,
            delimiter=self.delimiter,
            skip_lines=heading.line,
            width=len(heading.cells),
        )


def open_csv(
    source: Source, headings: Headings, encoding: Encoding | None = None
) -> CsvSheet | Finding:
    """Find out the delimiter, and the encoding where none is given, and read the first rows."""
    data = _as_utf8(source, encoding or shown_encoding(source.data))
    if isinstance(data, Finding):
        return data
    if large := _over_limits(source.path, data):
        return large
    delimiter = None
    if declared := _DECLARED.match(data):
        delimiter = declared[1].decode()
        data = b"\n" + data[declared.end() :]  # the rows below keep their line numbers
    delimiter = delimiter or _delimiter(data, headings)
    rows = read_rows(data, encoding=_UTF8, delimiter=delimiter)
    try:
        heads = [Head(line, cells) for line, cells in islice(rows, limits.HEADING_ROWS)]
    except BrokenQuotes as error:
        return QuotesBroken().at(Location(source.path, row=error.line))
    if wide := _too_wide(source.path, heads, data):
        return wide
    return CsvSheet(data, delimiter, heads)


def _over_limits(path: str, data: bytes) -> Finding | None:
    """Refuse what would take memory and time for rows that nobody can have counted."""
    rows = max(data.count(b"\n"), data.count(b"\r"))
    if rows > limits.TEXT_ROWS:
        what = Words("số dòng", "the number of rows")
        return FileTooLarge(what=what, found=rows, limit=limits.TEXT_ROWS).at(Location(path))
    start, longest = 0, limits.TEXT_ROW_BYTES
    while len(data) - start > longest:
        behind = start + longest
        end = max(data.rfind(b"\n", start, behind), data.rfind(b"\r", start, behind))
        if end < 0:
            what = Words("độ dài của dòng này (byte)", "the length of this row in bytes")
            found = Words(f"hơn {count(longest, 'vi')}", f"more than {count(longest, 'en')}")
            place = Location(path, row=data.count(b"\n", 0, start) + 1)
            return FileTooLarge(what=what, found=found, limit=longest).at(place)
        start = end + 1
    return None


def _too_wide(path: str, heads: Sequence[Head], data: bytes) -> Finding | None:
    """Refuse rows that no sheet could hold, and headings with more cells below than there are bytes."""
    widest = max(heads, key=lambda head: len(head.cells), default=None)
    if widest is None:
        return None
    place, width = Location(path, row=widest.line), len(widest.cells)
    if width > limits.SHEET_COLUMNS:
        what = Words("số cột", "the number of columns")
        return FileTooLarge(what=what, found=width, limit=limits.SHEET_COLUMNS).at(place)
    cells, most = width * data.count(b"\n"), max(limits.SHEET_CELLS, len(data))
    if cells > most:
        what = Words("số ô của bảng", "the number of cells of the table")
        return FileTooLarge(what=what, found=cells, limit=most).at(place)
    return None


def _as_utf8(source: Source, encoding: Encoding) -> bytes | Finding:
    try:
        return as_utf8(source.data, encoding)
    except UnicodeDecodeError as error:
        row = None if encoding == "utf-16" else source.data.count(b"\n", 0, error.start) + 1
        place = Location(source.path, row=row)
        return EncodingUnknown(encoding=encoding, position=error.start + 1).at(place)


def _delimiter(data: bytes, headings: Headings) -> str:
    """Take the delimiter that shows the most headings, else the one that cuts most regularly."""
    sample = data[:_SAMPLE].decode(errors="ignore").splitlines()[: limits.HEADING_ROWS]
    return max(_DELIMITERS, key=lambda mark: _promise(sample, mark, headings))


def _promise(lines: list[str], delimiter: str, known: Headings) -> tuple[int, int, int]:
    """How many headings a delimiter shows, and how many lines it cuts into equally many cells."""
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1]
    except csv.Error:
        return 0, 0, 0
    if not rows:
        return 0, 0, 0
    headings = max(len(known.find_roles(row)[0]) for row in rows)
    widths = [len(row) for row in rows]
    return headings, *max((widths.count(width), width) for width in set(widths))
