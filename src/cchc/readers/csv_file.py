"""One delimited text file as one sheet."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from cchc import limits
from cchc.diagnostics import Finding, Location
from cchc.readers.delimited import Block, BrokenQuotes, read_blocks, read_rows
from cchc.readers.sheets import Head, Range
from cchc.readers.source import Source
from cchc.rules import counts as rules

_DELIMITERS = ",;\t"
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True, slots=True)
class CsvSheet:
    """The table of a CSV file."""

    data: bytes
    encoding: str
    delimiter: str
    heads: Sequence[Head]
    heading_ends: Sequence[int]  # the last line of each head row: a quoted cell may span lines
    name: None = None
    first_column: int = 1

    def merged(self) -> Sequence[Range]:
        """Text files know no merged cells."""
        return ()

    def head(self) -> Sequence[Head]:
        """Give the first rows that are not empty."""
        return self.heads

    def blocks(self, heading: Head) -> Iterator[Block]:
        """Yield the rows below *heading*."""
        return read_blocks(
            self.data,
            encoding=self.encoding,
            delimiter=self.delimiter,
            skip_lines=self.heading_ends[self.heads.index(heading)],
            width=len(heading.cells),
        )


def open_csv(source: Source) -> CsvSheet | Finding:
    """Find out encoding and delimiter and read the first rows."""
    data = source.data
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return rules.ENCODING_UNKNOWN.at(Location(source.path), position=error.start + 1)
    if encoding == "utf-8-sig":
        data, encoding = data[3:], "utf-8"
    elif encoding == "utf-16":
        data, encoding = text.encode(), "utf-8"
    delimiter, data = _delimiter(text, data)
    try:
        rows = list(
            islice(read_rows(data, encoding=encoding, delimiter=delimiter), limits.HEADING_ROWS)
        )
    except BrokenQuotes as error:
        return rules.QUOTES_BROKEN.at(Location(source.path, row=error.line))
    heads = [Head(line, cells) for line, cells in rows]
    ends = [line + sum(cell.count("\n") for cell in cells) for line, cells in rows]
    return CsvSheet(data, encoding, delimiter, heads, ends)


def _delimiter(text: str, data: bytes) -> tuple[str, bytes]:
    """Take the delimiter that an Excel ``sep=`` line declares, else the one that cuts best."""
    first = text[:1024].lstrip("\ufeff").partition("\n")[0].rstrip("\r")
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], b"\n" + data.partition(b"\n")[2]  # the line keeps its number
    sample = text[:65536].splitlines()[: limits.HEADING_ROWS]
    return max(_DELIMITERS, key=lambda mark: _regularity(sample, mark)), data


def _regularity(lines: list[str], delimiter: str) -> tuple[int, int]:
    """How many lines a delimiter cuts into the most frequent number (> 1) of cells."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1]
    except csv.Error:
        return 0, 0
    if not widths:
        return 0, 0
    return max((widths.count(width), width) for width in set(widths))
