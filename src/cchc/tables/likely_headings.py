"""Where headings probably stand on a sheet none of whose headings is understood: above its numbers.

A person is shown them, to say once what the columns are; no number is ever taken by this guess.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from cchc.tables.bands import is_column_numbers
from cchc.tables.cells import BLANK, Profile
from cchc.tables.column_types import Column, Use
from cchc.tables.columns import read_columns
from cchc.tables.places import Area, Merges, Place
from cchc.tables.read import Reader
from cchc.tables.table_types import GridRead

_MOST_ROWS: Final = 20_000  # rows that are looked at
_DEEPEST: Final = 6  # rows of headings
_FEWEST: Final = 2  # cells of a row of headings; a single one is a title


def likely_place(read: GridRead) -> Place | None:
    """Find the rows of text directly above the densest block of numbers; None where there are none."""
    profile, merges = read.profile, Merges(read.grid)
    found = []
    for body in _blocks(profile):
        bottom = body.start - 1
        while bottom >= 0 and is_column_numbers(profile, bottom, range(profile.grid.width)):
            bottom -= 1
        top = bottom + 1
        while top > 0 and bottom - top < _DEEPEST - 1 and _is_heading(profile, merges, top - 1):
            top -= 1
        if top <= bottom:
            area = Area(top, bottom, range(profile.grid.width))
            found.append(Place(area, (), body, range(top), False))
    return max(found, key=lambda place: _weight(profile, place.body), default=None)


def likely_columns(read: GridRead, reader: Reader) -> Sequence[Column]:
    """Say of the columns below the likely headings what can be said; what only cells say is a guess."""
    place = likely_place(read)
    if place is None:
        return ()
    columns = read_columns(read.profile, Merges(read.grid), place, reader.ear, reader.forms)
    return [
        replace(column, why="rest") if column.use is Use.UNUSED and column.has_numbers else column
        for column in columns
        if column.path
    ]


def _blocks(profile: Profile) -> Iterator[range]:
    """Yield the stretches of rows with numbers; a single row between them is a section or a blank."""
    numbers = profile.has_number
    start, last = None, -1
    for row in range(min(profile.grid.height, _MOST_ROWS)):
        if not numbers[row]:
            continue
        if start is not None and row - last > 2:
            yield range(start, last + 1)
            start = None
        start = row if start is None else start
        last = row
    if start is not None:
        yield range(start, last + 1)


def _weight(profile: Profile, rows: range) -> int:
    return sum(profile.has_number[row] for row in rows)


def _is_heading(profile: Profile, merges: Merges, row: int) -> bool:
    """Say whether a row of texts stands over several columns, each of several texts over its own."""
    if profile.has_number[row] or profile.filled[row] < _FEWEST:
        return False
    spoken = [merges.anchor(row, column) for column in range(profile.grid.width)]
    return sum(profile.kind(*anchor) != BLANK for anchor in spoken) >= _FEWEST
