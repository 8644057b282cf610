"""Where every filled cell of a sheet ended: one use each, and their sum is the number of filled cells.

The areas of tables are apart from each other, so no cell is claimed twice; what lies in no table is a
title, text, or a number that a finding names.  No number ever ends among the text.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from cchc.tables.cells import BLANK, NUMBER
from cchc.tables.column_types import Column, Use
from cchc.tables.row_types import RowIs
from cchc.tables.table_types import GridRead, TableRead


class Booked(StrEnum):
    """The uses of a cell."""

    COUNT = "count"
    NAME = "name"  # of a unit, an indicator, a period, a measure, a field of work
    HEADING = "heading"
    TITLE = "title"
    ORDINAL = "ordinal"
    COLUMN_NUMBER = "column-number"
    MEASURE_UNIT = "unit-of-measure"
    TOTAL = "total"
    PRINTED = "printed-ratio"
    SECTION = "section"
    UNUSED = "unused"  # of a column or row that is named
    REFUSED = "refused"  # a finding says why
    TEXT = "text"


_OF_ROW: Final = {
    RowIs.TOTAL: Booked.TOTAL,
    RowIs.SUBTOTAL: Booked.TOTAL,
    RowIs.RATIO: Booked.PRINTED,
    RowIs.SECTION: Booked.SECTION,
    RowIs.OF_WHICH: Booked.UNUSED,
    RowIs.TEXT: Booked.TEXT,
}
_OF_USE: Final = {
    Use.KEY: Booked.NAME,
    Use.COUNT: Booked.COUNT,
    Use.PAIR: Booked.COUNT,
    Use.PRINTED: Booked.PRINTED,
    Use.ORDINAL: Booked.ORDINAL,
    Use.UNUSED: Booked.UNUSED,
    Use.REFUSED: Booked.REFUSED,
}


def account(read: GridRead) -> Mapping[Booked, int]:
    """Count the filled cells of a sheet by their use."""
    booked: Counter[Booked] = Counter()
    claimed = [bytearray(read.grid.height) for _ in read.profile.kinds]
    for table in read.tables:
        for row, column, use in _of_table(read, table):
            if read.profile.kinds[column][row] != BLANK:
                if claimed[column][row]:
                    raise AssertionError(f"claimed twice: row {row}, column {column}")
                claimed[column][row] = 1
                booked[use] += 1
    titles = {row for table in read.tables for row in table.place.titles}
    for column, kinds in enumerate(read.profile.kinds):
        for row, kind in enumerate(kinds):
            if kind != BLANK and not claimed[column][row]:
                booked[_outside(kind, row in titles)] += 1
    return booked


def _outside(kind: int, is_title: bool) -> Booked:
    if kind == NUMBER:
        return Booked.REFUSED  # rows of numbers outside tables are named
    return Booked.TITLE if is_title else Booked.TEXT


def _of_table(read: GridRead, table: TableRead) -> Iterator[tuple[int, int, Booked]]:
    place = table.place
    for row in range(place.band.top, place.band.bottom + 1):
        yield from ((row, column, Booked.HEADING) for column in place.band.columns)
    for row in place.numbered:
        yield from ((row, column, Booked.COLUMN_NUMBER) for column in place.band.columns)
    columns = {column.at: column for column in table.columns}
    others = {other.row: _OF_ROW[other.what] for other in table.rows.others}
    refused = {row for row, _ in table.rows.troubles} | set(table.rows.ragged)
    judged = bool(table.facts.facts.rows)
    for row in place.body:
        if row in place.repeated:
            yield from ((row, column, Booked.HEADING) for column in place.band.columns)
            continue
        for at in place.band.columns:
            yield row, at, _use(read, row, columns.get(at), others.get(row), row in refused, judged)


def _use(
    read: GridRead,
    row: int,
    column: Column | None,
    other: Booked | None,
    refused: bool,
    judged: bool,
) -> Booked:
    at_number = column is not None and read.profile.kinds[column.at][row] == NUMBER
    if other is not None:
        if other is Booked.TEXT and at_number:
            return Booked.REFUSED
        return other
    if column is None:
        return Booked.UNUSED
    if column.role == "unit_of_measure":
        return Booked.MEASURE_UNIT
    if refused and column.use in (Use.KEY, Use.COUNT, Use.PAIR):
        return Booked.REFUSED
    if column.use in (Use.COUNT, Use.PAIR) and not judged:
        return Booked.REFUSED
    return _OF_USE[column.use]
