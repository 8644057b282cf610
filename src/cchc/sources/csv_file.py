"""One delimited text file as one grid, in the encoding that is named, shown or guessed; a guess is said."""

import csv
import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from cchc import limits
from cchc.diagnostics import Finding, Location
from cchc.grid import Grid
from cchc.patterns import pattern_of
from cchc.rules.files import EncodingGuessed, EncodingUnknown, FileTooLarge, QuotesBroken
from cchc.sources.delimited import BrokenQuotes, read_grid, read_rows
from cchc.sources.encodings import Encoding, as_utf8, guesses, shown_encoding, unmarked_utf16
from cchc.sources.refusals import Refused
from cchc.sources.source import Source
from cchc.words import Words
from cchc.words.numbers import count
from cchc.words.text import shortened

Understood = Callable[[Sequence[Sequence[str]]], bool]
"""Says whether the first rows of a table hold headings that are known."""

_DELIMITERS = ",;\t"
_WIDE = 256  # cells; a table has fewer
_SAMPLE = 1 << 16  # bytes in which the delimiter is looked for
# Excel's own first line; any mark that cannot be part of a word or a number may be declared.
_DECLARED = pattern_of(rb"sep=([^\w\s\"'.-]|\t)(?:\r\n|\r|\n)", re.IGNORECASE)


class _Text(NamedTuple):
    """A text file whose rows can be told apart."""

    data: bytes  # UTF-8 without a byte-order mark
    delimiter: str
    first: Sequence[tuple[int, Sequence[str]]]  # the first rows: line, cells

    @property
    def rows(self) -> list[Sequence[str]]:
        """The cells of the first rows."""
        return [cells for _, cells in self.first]


def open_text(
    source: Source, encoding: Encoding | None, understood: Understood
) -> tuple[list[Grid], list[Finding]]:
    """Read the table of a text file; an old encoding is believed if headings come of it alone."""
    opened = _open(source, encoding or shown_encoding(source.data), understood)
    if isinstance(opened, _Text):
        is_guess = encoding is None and unmarked_utf16(source.data) is not None
        return _read(source, opened, "utf-16" if is_guess else None)
    if encoding is None and isinstance(opened.rule, EncodingUnknown):
        tried = [(guess, _open(source, guess, understood)) for guess in guesses(source.data)]
        fitting = [
            (guess, text)
            for guess, text in tried
            if isinstance(text, _Text) and understood(text.rows)
        ]
        if len(fitting) == 1:  # headings without marks fit every guess
            [(guess, text)] = fitting
            return _read(source, text, guess)
    return [], [opened]


def _read(source: Source, text: _Text, guess: Encoding | None) -> tuple[list[Grid], list[Finding]]:
    """Read all rows; a file whose quotes are broken somewhere may have swallowed others before."""
    width = _usual_width(text.rows)
    try:
        grid = read_grid(text.data, text.delimiter, width)
    except BrokenQuotes as error:
        return [], [QuotesBroken().at(Location(source.path, row=error.line))]
    except Refused as refused:
        return [], [refused.rule.at(Location(source.path))]
    return [grid], [_say(source, text, guess)] if guess else []


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """Guess how wide most rows are; of very wide ones, blank cells at the end do not count."""
    widths = list(map(len, rows))
    if max(widths, default=0) > _WIDE:
        widths = [
            max((at for at, cell in enumerate(row, 1) if cell.strip()), default=1) for row in rows
        ]
    return max(widths, key=lambda width: (widths.count(width), width), default=1)


def _open(source: Source, encoding: Encoding, understood: Understood) -> _Text | Finding:
    """Find out the delimiter and read the first rows."""
    try:
        data = as_utf8(source.data, encoding)
    except UnicodeDecodeError as error:
        row = None if encoding == "utf-16" else source.data.count(b"\n", 0, error.start) + 1
        place = Location(source.path, row=row)
        return EncodingUnknown(encoding=encoding, position=error.start + 1).at(place)
    if large := _over_limits(source.path, data):
        return large
    delimiter = None
    if declared := _DECLARED.match(data):
        delimiter = declared[1].decode()
        data = b"\n" + data[declared.end() :]  # the rows below keep their line numbers
    delimiter = delimiter or _delimiter(data, understood)
    try:
        first = list(islice(read_rows(data, delimiter), limits.DELIMITER_ROWS))
    except BrokenQuotes as error:
        return QuotesBroken().at(Location(source.path, row=error.line))
    return _Text(data, delimiter, first)


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


def _delimiter(data: bytes, understood: Understood) -> str:
    """Take the mark that cuts most regularly among those that show headings, or else among all."""
    sample = data[:_SAMPLE].decode(errors="ignore").splitlines()[: limits.DELIMITER_ROWS]
    cut = {mark: _cut(sample, mark) for mark in _DELIMITERS}
    cut = {mark: rows for mark, rows in cut.items() if rows} or {_DELIMITERS[0]: []}
    if len(cut) > 1:
        cut = {mark: rows for mark, rows in cut.items() if understood(rows)} or cut
    return max(cut, key=lambda mark: _regularity(cut[mark]))


def _cut(lines: list[str], delimiter: str) -> list[list[str]]:
    """Give the rows that a mark cuts into two cells or more; none where quotes break by it."""
    try:
        return [row for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1]
    except csv.Error:
        return []


def _regularity(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many lines are cut into equally many cells, and how many cells these are."""
    widths = list(map(len, rows))
    return max(((widths.count(width), width) for width in set(widths)), default=(0, 0))


def _say(source: Source, text: _Text, encoding: Encoding) -> Finding:
    """Quote the first cell that shows how the text was read."""
    cells = [
        (line, at, cell.strip())
        for line, cells in text.first
        for at, cell in enumerate(cells, start=1)
        if cell.strip()
    ]
    row, column, found = next((c for c in cells if not c[2].isascii()), (*cells, (1, 1, ""))[0])
    place = Location(source.path, row=row, column=column)
    return EncodingGuessed(encoding=encoding, found=shortened(found)).at(place)
