"""Columns of counts that belong together: their headings say the same unit, indicator and period.

If one column of counts says one of these, all must; two that claim one measure are both refused.
"""

from collections.abc import Sequence
from dataclasses import field, replace
from typing import Final

from cchc.definitions.period import Period
from cchc.tables.column_types import Column, Use
from cchc.tables.fact_types import Group
from cchc.tables.meant import Trouble
from cchc.tables.time import SPANS, PeriodSaid
from cchc.values import dataclass

BY_ROW: Final = "by row"
"""The measure of a column whose rows say what its numbers are."""

_Coordinates = tuple[str | None, frozenset[int], PeriodSaid | None, bool, int | None]


def key_of(column: Column) -> _Coordinates:
    """Give what a heading says of unit, indicator and period; columns of one group say the same."""
    heard = column.heard
    span = next((SPANS[each] for each in heard.qualifiers if each in SPANS), None)
    return heard.unit, heard.indicators, heard.period, "cumulative" in heard.qualifiers, span


@dataclass(slots=True)
class Grouped:
    """The groups of a table, and the columns that stand in none."""

    groups: list[Group] = field(default_factory=list)
    unused: list[Column] = field(default_factory=list)  # nothing says what their numbers are
    repeated: set[str] = field(default_factory=set)  # measures that two columns claim
    troubles: list[Trouble] = field(default_factory=list)


def group_columns(counts: Sequence[Column], within: Period, *, rows_say_measures: bool) -> Grouped:
    """Bring the columns of counts together by what their headings say.

    Beside columns of the period *within* which the table is, those of others («Quý III/2022», or
    «Quý II» under a title that says «Quý III») are there for comparison, and stand in no group.
    """
    result = Grouped()
    apart = {column.at: _is_apart(column, within) for column in counts}
    if False in apart.values():
        result.unused += [c for c in counts if apart[c.at]]
        counts = [c for c in counts if not apart[c.at]]
    counts = _of_one_span(counts)
    said = [_says(column) for column in counts]
    by_any = [any(each) for each in zip(*said, strict=True)]
    found: dict[_Coordinates, dict[str, Column]] = {}
    for column, says in zip(counts, said, strict=True):
        if list(says) != by_any:
            result.troubles.append(Trouble("column_silent", column.at, column.heading))
            continue
        members = found.setdefault(key_of(column), {})
        measure = "pair" if column.use is Use.PAIR else column.measure or BY_ROW
        if measure == BY_ROW and not rows_say_measures:
            result.unused.append(column)
        elif measure in members:
            other = members[measure]
            trouble = Trouble("heading_repeated", column.at, column.heading, str(other.at))
            result.troubles.append(trouble)
            members[measure] = replace(other, use=Use.REFUSED)
            result.repeated.add(measure)
        else:
            members[measure] = column
    for (unit, indicators, period, cumulative, span), members in found.items():
        usable = {m: c for m, c in members.items() if c.use is not Use.REFUSED}
        if usable:
            result.groups.append(Group(unit, indicators, period, cumulative, usable, span))
    return result


def _of_one_span(counts: Sequence[Column]) -> Sequence[Column]:
    """Let «Đã giải quyết trong tháng» speak for the columns beside it, where none says another span."""
    spans = {each for c in counts for each in c.heard.qualifiers if each in SPANS}
    if len(spans) != 1 or any("cumulative" in c.heard.qualifiers for c in counts):
        return counts
    return [
        replace(c, heard=replace(c.heard, qualifiers=c.heard.qualifiers | spans)) for c in counts
    ]


def _says(column: Column) -> tuple[bool, bool, bool]:
    """Say which of unit, indicator and period a heading names."""
    heard = column.heard
    return bool(heard.unit), bool(heard.indicators), bool(heard.period)


def _is_apart(column: Column, within: Period) -> bool | None:
    """Say whether the period of a heading shares no month with another; None where it says none."""
    said = column.heard.period
    if said is None or (period := said.period) is None:
        return None
    return period.year != within.year or period.last < within.first or within.last < period.first
