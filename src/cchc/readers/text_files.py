"""A text file as a sheet, in the encoding that is named, shown or guessed; a guess is said."""

from collections.abc import Callable
from typing import TypeGuard

from cchc.diagnostics import Finding, Location
from cchc.readers.cells import shown, text_of
from cchc.readers.csv_file import CsvSheet, open_csv
from cchc.readers.encodings import Encoding, guesses, unmarked_utf16
from cchc.readers.headings import Headings
from cchc.readers.sheets import Sheet
from cchc.readers.source import Source
from cchc.rules.files import EncodingGuessed, EncodingUnknown


def open_text(
    source: Source,
    headings: Headings,
    encoding: Encoding | None,
    has_headings: Callable[[Sheet], bool],
) -> tuple[list[CsvSheet], list[Finding]]:
    """Open the table of a text file; an old encoding is believed if headings come of it alone."""
    opened = open_csv(source, headings, encoding)
    if isinstance(opened, CsvSheet):
        is_guess = encoding is None and unmarked_utf16(source.data) is not None
        return [opened], [_say(source, opened, "utf-16")] if is_guess else []
    if encoding is None and isinstance(opened.rule, EncodingUnknown):
        tried = [(guess, open_csv(source, headings, guess)) for guess in guesses(source.data)]
        fitting = [(guess, one) for guess, one in tried if _fits(one, has_headings)]
        if len(fitting) == 1:  # headings without marks fit every guess
            [(guess, sheet)] = fitting
            return [sheet], [_say(source, sheet, guess)]
    return [], [opened]


def _fits(opened: CsvSheet | Finding, has_headings: Callable[[Sheet], bool]) -> TypeGuard[CsvSheet]:
    return isinstance(opened, CsvSheet) and has_headings(opened)


def _say(source: Source, sheet: CsvSheet, encoding: Encoding) -> Finding:
    """Quote the first cell that shows how the text was read."""
    cells = [
        (head.line, at, text)
        for head in sheet.heads
        for at, cell in enumerate(head.cells, start=1)
        if (text := text_of(cell).strip())
    ]
    row, column, text = next((c for c in cells if not c[2].isascii()), (*cells, (1, 1, ""))[0])
    place = Location(source.path, row=row, column=column)
    return EncodingGuessed(encoding=encoding, found=shown(text)).at(place)
