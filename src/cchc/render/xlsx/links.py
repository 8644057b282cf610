"""From a finding in the workbook to the cell in the submitted file."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PureWindowsPath
from typing import Final

from cchc.diagnostics import column_letters
from cchc.document.model import Cell, Column, Kind, Place, Row, Table
from cchc.document.spelling import place_parts
from cchc.inputs import STANDARD_INPUT
from cchc.render.xlsx.sheet import Link
from cchc.words import Lang, Words

LinkTo = Callable[[str], str]
"""From the path of an input to how it is reached from the folder of the workbook."""

BESIDE: Final = "external:././"  # before the path of a file; the library takes one "./" away
_LINKS_OF_A_SHEET: Final = 65_000  # Excel opens 65.530
_LINK_LONGEST: Final = 1_000  # Excel opens 2.079


def columns_with_links(table: Table, lang: Lang) -> list[Column]:
    """Put file, sheet and cell for the column of places, to filter by each."""
    at = table.at("place")
    parts = (
        Column("file", Words("Tệp", "File").in_(lang), Kind.NAME),
        Column("sheet", Words("Trang tính", "Sheet").in_(lang), Kind.NAME),
        Column("cell", Words("Ô", "Cell").in_(lang), Kind.ITEM),
    )
    return [*table.columns[:at], *parts, *table.columns[at + 1 :]]


def rows_with_links(table: Table, lang: Lang, link_to: LinkTo) -> Iterator[Sequence[Cell | Link]]:
    """Do so in each row; the cell is the link."""
    at = table.at("place")
    for number, row in enumerate(table.rows):
        yield [
            *row[:at],
            *_parts(row, at, lang, link_to, number < _LINKS_OF_A_SHEET),
            *row[at + 1 :],
        ]


def _parts(row: Row, at: int, lang: Lang, link_to: LinkTo, linked: bool) -> Sequence[Cell | Link]:
    place = row[at]
    assert isinstance(place, Place)
    file, sheet, cell = place_parts(place.location, lang)
    url = _url(place, link_to) if linked else None
    return file, sheet, Link(cell, url) if url else cell


def _url(leads: Place, link_to: LinkTo) -> str | None:
    """Make the link; none to standard input, nor where a name would break it or lead elsewhere.

    It is relative and says so: a file called ``http:x`` is a file, and no share of another machine.
    """
    place, path = leads.location, link_to(leads.path)
    if leads.path == STANDARD_INPUT or "#" in path or not path.isprintable():
        return None
    # A backslash divides folders in the one system and is a letter of a name in the others.
    if path.startswith("/") or "\\" in path or PureWindowsPath(path).drive:
        return None
    url = BESIDE + path.replace("%", "%25")
    if place.sheet is not None and place.sheet.isprintable():
        cell = (column_letters(place.column or 1)) + str(place.row or 1)
        sheet = place.sheet.replace("'", "''")
        url += f"#'{sheet}'!{cell}"
    return url if len(url) <= _LINK_LONGEST else None
