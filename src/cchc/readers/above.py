"""What the lines above a tidy table say for all of its rows: who reports, and for which period.

Where the rows have a column for it, the lines are only compared.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cchc.counts import Counts
from cchc.diagnostics import Finding, Location
from cchc.readers.cells import shown
from cchc.readers.gathering import Gathering
from cchc.readers.headings import Layout
from cchc.readers.names import UNKNOWN
from cchc.readers.sheets import Head
from cchc.readers.table import Above, Table
from cchc.readers.unit_names import ALL_UNITS
from cchc.rules.names import UnitFromTitle
from cchc.rules.periods import PeriodOutsideTitle

if TYPE_CHECKING:
    from cchc.readers.title_lines import Named, Title


def read_above(
    reader: Gathering, heads: Sequence[Head], layout: Layout, left: int, place: Location
) -> Above:
    """Read the lines above the headings, and say what is taken from them."""
    above = [head for head in heads if head.line < layout.top]
    has_period = "period" in layout.roles
    has_unit = "unit" in layout.roles or "unit_code" in layout.roles
    if not above and (not place.sheet or (has_unit and has_period)):
        period = 0 if has_period else _whole_year(reader)
        return Above(reader.body, period, None, (), not has_unit, not has_period)
    from cchc.readers.title_lines import named_by_sheet, read_title

    title = read_title(above, left, place, reader.target_set.year)
    lines = [line.text for line in title.lines]
    unit = reader.body if has_unit else _unit(reader, title, above, layout, left, place)
    body, no_unit = reader.body if unit is None else unit, unit is None
    if has_period:
        return Above(body, 0, title.named, lines, no_unit)
    reader.findings += title.findings
    by_sheet = named_by_sheet(place, layout.heading.line, left, reader.target_set.year)
    named = None if title.broken else title.named or by_sheet
    period, no_period = _period(reader, title, named, place), not (named or title.broken)
    return Above(body, period, named, lines, no_unit, no_period)


def rows_outside(counts: Counts, first: int, table: Table) -> Iterator[Finding]:
    """Name the periods of rows, from *first* on, that lie outside the one above the table."""
    named, at = table.above.named, table.layout.roles.get("period")
    if named is None or at is None:
        return
    periods = counts.periods[first:]
    for index in sorted(set(periods), key=periods.index):
        period = counts.period_list[index]
        if not named.period.contains(period):
            line = counts.lines[first + periods.index(index)]
            where = Location(table.place.file, table.place.sheet, line, at + table.left)
            yield PeriodOutsideTitle(
                rows=periods.count(index),
                period=period.words,
                title=named.period.words,
                found=shown(named.line.text),
            ).at(where)


def _whole_year(reader: Gathering) -> int:
    return reader.names["period"][str(reader.target_set.year)]


def _period(reader: Gathering, title: "Title", named: "Named | None", place: Location) -> int:
    from cchc.readers.title_lines import say_period

    if named is None:
        return UNKNOWN if title.broken else _whole_year(reader)
    index, remark, _ = reader.periods.place(named.period, named.line.text)
    if remark is None:
        reader.findings.append(say_period(named, place))
        return index
    where = Location(place.file, place.sheet, named.line.line, named.line.column)
    reader.findings.append(remark.at(where))
    return UNKNOWN


def _unit(
    reader: Gathering,
    title: "Title",
    above: Sequence[Head],
    layout: Layout,
    left: int,
    place: Location,
) -> int | None:
    """The unit that a line names after «Đơn vị báo cáo», or that is a line or the sheet's name."""
    if title.body is None:
        from cchc.readers.senders import find_sender

        sender = find_sender(reader, above, layout.heading.line, left, place)
        if sender is None:
            return None
        reader.findings += sender.findings
        return sender.unit
    line = next(line for line in title.lines if title.body in line.text)
    where = Location(place.file, place.sheet, line.line, line.column)
    names, roster = reader.names["unit"], reader.counts.roster
    unit, remark = names[title.body], names.remarks.get(title.body)
    if unit == ALL_UNITS:
        return reader.body
    if 0 <= unit < len(roster.registry):
        from_title = UnitFromTitle(unit=roster[unit].name, found=shown(line.text))
        reader.findings.append(from_title.at(where))
    elif remark:
        reader.findings.append(remark.at(where))
    return unit
