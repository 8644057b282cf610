"""A table of counts on a sheet: where it stands, what its columns are, and what holds for all rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cchc.diagnostics import Location
from cchc.readers.headings import Layout

if TYPE_CHECKING:
    from cchc.readers.title_lines import Named


class Above(NamedTuple):
    """What holds for rows that do not say it themselves."""

    unit: int  # below 0 where it cannot be told; no row is placed then
    period: int  # below 0 where it cannot be told; no row is placed then
    named: "Named | None" = None  # the period that a line names
    lines: Sequence[str] = ()
    assumes_unit: bool = False  # nothing names it, so it is the body
    assumes_period: bool = False  # nothing names it, so it is the year


class Table(NamedTuple):
    """A table of counts on a sheet."""

    place: Location
    layout: Layout
    left: int  # the number of its first column, from 1
    above: Above  # what holds for rows that do not say it
