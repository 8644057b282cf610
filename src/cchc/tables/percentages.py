"""Whether the numbers of a table are percentages in the place of b and a: then it is refused."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from cchc.counts import UndecidedOfRow
from cchc.diagnostics import Finding
from cchc.grid import Value
from cchc.patterns import pattern_of
from cchc.rules.tables import PercentagesAsCounts
from cchc.tables.column_types import Use
from cchc.tables.printed import as_printed, says_the_same
from cchc.tables.read import Reader
from cchc.tables.saying import Place
from cchc.tables.table_types import GridRead, TableRead
from cchc.words import Words

_UNIT_IS_PERCENT: Final = Words("đơn vị tính ghi là «%»", "the unit of measure is “%”")
_WHOLE: Final = 100
_LEAST_ROWS: Final = 2  # a number alone is refused by itself
# «1.234» may be grouped, «0,985» is not
_DECIMAL: Final = pattern_of(r"\d{1,3}[.,](\d{1,2})|0[.,](\d+)")
_MOST_ROWS: Final = 50_000  # beyond this a table is no form that somebody fills in


def percentages(read: GridRead, table: TableRead, reader: Reader) -> Words | None:
    """Say why the numbers of a table are no counts; None where nothing speaks against them."""
    facts = table.facts.facts
    if any(set(UndecidedOfRow._fields) & group.columns.keys() for group in table.facts.groups):
        return None  # counted from case records
    lettered = [g for g in table.facts.groups if "a" in g.columns and "b" in g.columns]
    if not facts.rows or len(facts.rows) > _MOST_ROWS or _proved(read, table):
        return None
    if (heading := _of_shares(read, table)) is not None:
        return Words(
            f"cột «{heading}» có số thập phân, và không số nào quá 100",
            f"the column “{heading}” has decimals, and no number above 100",
        )
    if not lettered:
        says = table.scope.percent is not None and not any(
            c.use is Use.PRINTED or c.role == "threshold" for c in table.columns
        )
        return _UNIT_IS_PERCENT if says else None
    thresholds = _thresholds(reader)
    known = [(i, a) for i, a in zip(facts.indicators, facts.as_, strict=True) if a >= 0]
    if len(known) > 1 and all(a in thresholds.get(i, ()) for i, a in known):
        return Words(
            "mẫu số ở mọi dòng đều bằng mức giao", "every denominator equals its threshold"
        )
    if _says_percent(read, table):
        return _UNIT_IS_PERCENT
    return None


def _of_shares(read: GridRead, table: TableRead) -> str | None:
    """Find a column of counts that has decimals, and nothing above 100: all of it may be percentages."""
    for group in table.facts.groups:
        for column in group.columns.values():
            numbers = table.facts.numbers.get(column.at, ())
            if len(numbers) < _LEAST_ROWS or max(numbers) > _WHOLE:
                continue
            cells = read.grid.columns[column.at]
            rows = [row for at, row in enumerate(table.rows.rows) if _counts(table, at)]
            said = [_share(cells[row]) for row in rows]
            if any(said) and None not in said:
                return column.heading
    return None


def _counts(table: TableRead, at: int) -> bool:
    """Say whether a row does not say that its number is a ratio."""
    measures = table.rows.measures
    return measures is None or measures[at] != "ratio"


def _share(value: Value) -> bool | None:
    """Say whether a cell may only be a percentage or a share; None for what is no number that is sure."""
    if isinstance(value, float):
        return None if value > _WHOLE else not value.is_integer()
    written = str(value).strip()
    found = _DECIMAL.fullmatch(written)
    if found is not None and Fraction(written.replace(",", ".")) > _WHOLE:
        return None
    if found is not None:
        return (found[1] or found[2]).strip("0") != ""  # «0,0», «96,00» are whole
    return False if not written or written.isdecimal() else None


def _thresholds(reader: Reader) -> Mapping[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for index, target in reader.indicators.targets:
        for bound in (target.threshold.low, target.threshold.high):
            if bound is not None and bound == bound.to_integral_value():
                found.setdefault(index, set()).add(int(bound))
    return {index: frozenset(values) for index, values in found.items()}


def _says_percent(read: GridRead, table: TableRead) -> bool:
    """Say whether «%» is the unit of measure of b and a, and of no column of thresholds."""
    roles = {column.role for column in table.columns}
    if "threshold" in roles:
        return False
    if table.scope.percent is not None:
        return True
    column = next((c for c in table.columns if c.role == "unit_of_measure"), None)
    if column is None:
        return False
    values = [read.grid.columns[column.at][row] for row in table.rows.rows]
    said = [v for v in values if isinstance(v, str) and v.strip()]
    return bool(said) and 2 * sum("%" in v for v in said) > len(said)


def _proved(read: GridRead, table: TableRead) -> bool:
    """Say whether printed ratios prove that b/a is what they say: then b and a are counts."""
    printed = [c for c in table.columns if c.use is Use.PRINTED]
    for group in table.facts.groups:
        b, a = group.columns.get("b"), group.columns.get("a")
        for column in printed:
            if not b or not a or not says_the_same(column, group):
                continue
            agree = total = 0
            for at, row in enumerate(table.rows.rows):
                _, readings = as_printed(read.grid.columns[column.at][row])
                x, y = table.facts.numbers[b.at][at], table.facts.numbers[a.at][at]
                if readings and x >= 0 and y > 0:
                    total += 1
                    exact = Fraction(100 * x, y)
                    agree += any(abs(number - exact) <= step for number, step in readings)
            if total and 2 * agree > total:
                return True
    return False


def refuse_percentages(file: str, read: GridRead, reader: Reader) -> Iterator[tuple[int, Finding]]:
    """Yield the tables whose numbers are no counts, by their place among the tables of the sheet."""
    for at, table in enumerate(read.tables):
        if (reason := percentages(read, table, reader)) is not None:
            place = Place(file, read.grid)
            yield at, PercentagesAsCounts(reason=reason).at(place.at(table.place.band.bottom))
