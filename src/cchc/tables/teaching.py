"""What a layout should say of the columns of a table: what each was read as, and of which indicator."""

from collections.abc import Iterator, Mapping, Sequence

from cchc.tables.column_types import Column, Use
from cchc.tables.groups import BY_ROW
from cchc.tables.read import Reader
from cchc.tables.table_types import TableRead
from cchc.tables.taught import taught_as
from cchc.values import dataclass


@dataclass(frozen=True, slots=True)
class Teaching:
    """What a column is in the words of a layout, a question mark where nobody knows, and its indicator."""

    means: str
    indicator: str | None = None


def teachings(table: TableRead, reader: Reader) -> Mapping[int, Teaching]:
    """Say of every column what it was read as, by its heading, beside others or by its numbers."""
    by_rows = any(c.use is Use.KEY and c.role == "measure" for c in table.columns)
    found = {c.at: Teaching(taught_as(c, rows_say_measures=by_rows)) for c in table.columns}
    for group in table.facts.groups:
        for measure, column in group.columns.items():
            if measure != BY_ROW:
                found[column.at] = Teaching(measure)
    columns = {column.at: column for column in table.columns}
    for at, means, indicators in _lettered(table):
        column = columns[at]
        text = _spelled(column, column.heard.indicators or indicators, reader)
        found[at] = Teaching(means, None if _is_said_elsewhere(table) else text)
    return found


def _lettered(table: TableRead) -> Iterator[tuple[int, str, frozenset[int]]]:
    """Yield the columns that were read as b, a or both, with the indicators they were read for."""
    facts, made = table.facts.facts, table.facts.made
    meant: dict[int, set[int]] = {}
    for indicator, series in zip(facts.indicators, facts.series, strict=True):
        meant.setdefault(series, set()).add(indicator)
    pairs = {column.at for column in table.columns if column.use is Use.PAIR}
    for series, indicators in meant.items():
        sides = table.facts.series[series]
        if not made.keys().isdisjoint(indicators) or len(sides.numerators) != 1:
            continue
        [b], [a] = sides.numerators, sides.denominators
        if b != a:
            yield b, "b", frozenset(indicators)
            yield a, "a", frozenset(indicators)
        elif b in pairs:
            yield b, "pair", frozenset(indicators)


def _is_said_elsewhere(table: TableRead) -> bool:
    """Say whether rows, sections or lines above name the indicator, as they will in other files."""
    sections = (section for stack in table.rows.stacks for section in stack)
    return (
        table.rows.items is not None
        or bool(table.above.indicators)
        or any(section.indicators for section in sections)
    )


def _spelled(column: Column, indicators: frozenset[int], reader: Reader) -> str | None:
    """Find a text that means these indicators: an item, a heading, a name."""
    known = reader.indicators
    targets = [target for index, target in known.targets if index in indicators]
    texts: Sequence[str] = (
        *(target.item for target in targets),
        *reversed(column.path),
        *(target.indicator.labels.label for target in targets),
    )
    for text in texts:
        if frozenset(known.find(text) or known.find_over(text)) == indicators:
            return text
    return None
