"""From the tables of all sheets to the counts that are judged: stretches of facts, put behind each other."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cchc.counts import BLANK, WRONG, Columns, Counts, Part, Roster, UndecidedOfRow
from cchc.definitions.period import Period
from cchc.tables.column_types import Use
from cchc.tables.numbered import entries_of
from cchc.tables.table_types import GridRead, TableRead
from cchc.values import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """Facts that come from the same columns of one table; position *i* of each column is one fact."""

    part: Part  # ``first`` is worked out when blocks are put together
    lines: Sequence[int]
    units: Sequence[int]
    indicators: Sequence[int]
    periods: Sequence[Period]
    bs: Sequence[int]
    as_: Sequence[int]
    running: bool  # «lũy kế» beside «trong kỳ»
    undecided: Mapping[int, UndecidedOfRow]  # by position


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for; None is everything."""

    units: frozenset[int] | None = None
    indicators: frozenset[int] | None = None
    sums: frozenset[int] = frozenset()  # indicators of which the rows of everybody are wanted


def blocks_of(file: str, read: GridRead, left_out: Iterable[int] = ()) -> Iterator[Block]:
    """Give the facts of a sheet, series by series; tables *left_out* give none."""
    refused = set(left_out)
    for at, table in enumerate(read.tables):
        if at not in refused:
            yield from _of_table(file, read, table)


def _of_table(file: str, read: GridRead, table: TableRead) -> Iterator[Block]:
    facts = table.facts.facts
    if not facts.rows:
        return
    number = read.grid.column_number
    named = [c for c in table.columns if c.use is Use.KEY and c.role and c.role.startswith("unit")]
    named.sort(key=lambda column: column.role != "unit")  # names before codes
    unit = number(named[0].at) if named else None
    start = 0
    for end in _ends(facts.series):
        series = table.facts.series[facts.series[start]]
        several = max(len(series.numerators), len(series.denominators)) > 1
        columns = Columns(
            number(series.numerators[0]),
            number(series.denominators[0]),
            unit,
            tuple(map(number, series.numerators)) if several else (),
            tuple(map(number, series.denominators)) if several else (),
        )
        yield Block(
            part=Part(0, file, read.grid.name, columns),
            lines=entries_of(read.grid.lines, facts.rows[start:end]),
            units=facts.units[start:end],
            indicators=facts.indicators[start:end],
            periods=facts.periods[start:end],
            bs=facts.bs[start:end],
            as_=facts.as_[start:end],
            running=bool(facts.running[start]),
            undecided=_undecided(table, start, end),
        )
        start = end


def _undecided(table: TableRead, start: int, end: int) -> Mapping[int, UndecidedOfRow]:
    facts, undecided = table.facts.facts, table.facts.undecided
    if not undecided:
        return {}
    places = enumerate(zip(facts.series[start:end], facts.rows[start:end], strict=True))
    return {at: undecided[place] for at, place in places if place in undecided}


def _ends(series: Sequence[int]) -> Iterator[int]:
    """Give where each stretch of one series ends."""
    start = 0
    while start < len(series):
        current = series[start]
        end = start + series[start:].count(current) if series[-1] == current else start
        if end == start or series[end - 1] != current:
            end = start
            while end < len(series) and series[end] == current:
                end += 1
        yield end
        start = end


def concat(blocks: Iterable[Block], roster: Roster, ids: Sequence[str], wanted: Wanted) -> Counts:
    """Put blocks together, in their order; what is not wanted is passed by."""
    counts = Counts(roster, ids, [])
    places: dict[Period, int] = {}
    for block in blocks:
        for period in dict.fromkeys(block.periods):
            if period not in places:
                places[period] = len(counts.period_list)
                counts.period_list.append(period)
        kept = _kept(block, counts, places, wanted)
        if not len(kept):
            continue
        counts.parts.append(block.part._replace(first=len(counts)))
        whole = len(kept) == len(block.lines)
        columns = (
            (counts.lines, block.lines),
            (counts.units, block.units),
            (counts.indicators, block.indicators),
            (counts.numerators, block.bs),
            (counts.denominators, block.as_),
        )
        for target, source in columns:
            chosen = source if whole else [source[at] for at in kept]
            target.extend(array(target.typecode, chosen))
        first = counts.parts[-1].first
        if WRONG in block.bs or WRONG in block.as_:
            counts.broken.update(
                first + at
                for at, place in enumerate(kept)
                if WRONG in (block.bs[place], block.as_[place])
            )
        if block.undecided:
            counts.undecided.update(
                (first + at, block.undecided[place])
                for at, place in enumerate(kept)
                if place in block.undecided
            )
        periods = list(map(places.__getitem__, block.periods))
        chosen = periods if whole else [periods[at] for at in kept]
        counts.periods.extend(array("h", chosen))
    return counts


def _kept(block: Block, counts: Counts, places: dict[Period, int], wanted: Wanted) -> Sequence[int]:
    if wanted.units is None and wanted.indicators is None:
        return range(len(block.lines))
    kept = []
    for at, (unit, indicator) in enumerate(zip(block.units, block.indicators, strict=True)):
        is_unit = wanted.units is None or unit in wanted.units
        is_indicator = wanted.indicators is None or indicator in wanted.indicators
        if (is_unit and is_indicator) or indicator in wanted.sums:
            kept.append(at)
        else:
            if (block.bs[at], block.as_[at]) != (BLANK, BLANK):
                counts.sent.add((unit, places[block.periods[at]]))
            counts.passed_by.add((unit if is_unit else BLANK, places[block.periods[at]]))
    return kept
