"""What the records say about themselves, as numbers; ``checks`` makes findings of them.

What cannot be read is counted in cells, all else in dossiers: of several records of one only the
newest ones speak.  The numbers are the same whoever counts them: plain Python here, DuckDB in
``in_duckdb``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from itertools import compress
from typing import Any, Final

from cchc.grid import Value as Cell
from cchc.records.cells import written
from cchc.records.model import UNREADABLE, RecordSource
from cchc.records.newest import Newest, newest_of
from cchc.records.truths import Records
from cchc.values import dataclass

SAMPLES: Final = 3  # texts that are shown of those that cannot be read
# Pairs of moments of which the first cannot be after the second.
ORDERED: Final = (("received", "finished"), ("finished", "returned"), ("received", "due"))
END: Final = "finished"
DUE: Final = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Cells of one column that stand for something and cannot be read."""

    cells: int
    filled: int
    samples: tuple[str, ...]  # the most frequent texts, then in their order
    are_numbers: bool = False  # none of them is a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Numbers of one table."""

    dossiers: int
    unread: Mapping[str, Unread] = field(default_factory=dict)  # by field
    filled: Mapping[str, int] = field(default_factory=dict)  # by field: cells with anything in them
    reversed: Mapping[tuple[str, str], int] = field(default_factory=dict)
    # Unit → dossiers that end on time, and those of them that end in the very second they are due.
    on_time: Mapping[str | None, tuple[int, int]] = field(default_factory=dict)
    common_end: tuple[datetime, int] | None = None  # the second in which most end, and how many
    repeated: int = 0  # dossiers with several records
    # Dossiers whose newest records name different units, or only some a unit; and the first of their keys.
    of_several_units: int = 0
    torn: tuple[str, ...] = ()
    without_key: int = 0
    without_unit: int = 0
    # The first of their keys: of dossiers out of order, of several records, without a unit; and the
    # first units of records without a key.
    named: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)


REPEATED: Final = ("repeated",)
NO_UNIT: Final = ("without a unit",)
NO_KEY: Final = ("without a key",)


def profile(records: Records, cells: Mapping[str, Sequence[Cell]], source: RecordSource) -> Profile:
    """Count in plain Python."""
    columns = records.columns
    newest = newest_of(records, source)
    asked = {source.unit, *(name for pair in ORDERED for name in pair)} & columns.keys()
    dossiers = {name: newest.once(records.known(name)) for name in asked}
    cells_of = {name: _unread(column, cells[name]) for name, column in columns.items()}
    torn = _torn(records, source, newest)
    keys = columns[source.key] if source.key else [None] * records.height
    without_key = sum(not isinstance(key, str) for key in keys)
    without_unit = dossiers[source.unit].count(None) - len(torn)
    reversed_ = {pair: many for pair in ORDERED if (many := _reversed(dossiers, *pair))}
    named: dict[tuple[str, ...], tuple[str, ...]] = {}
    if source.key and (reversed_ or without_unit):
        own = newest.once(records.known(source.key))
        named = {pair: _first(compress(own, _are_reversed(dossiers, *pair))) for pair in reversed_}
        of_nobody = {*compress(own, [unit is None for unit in dossiers[source.unit]])}
        named[NO_UNIT] = _first(of_nobody.difference(torn))
    named[REPEATED] = _first(keys[rows[0]] for rows in newest.together)
    if without_key:
        units = records.known(source.unit)
        named[NO_KEY] = _first(compress(units, [not isinstance(key, str) for key in keys]))
    return Profile(
        dossiers=len(dossiers[source.unit]),
        unread={name: each for name, each in cells_of.items() if each.cells},
        filled={name: each.filled for name, each in cells_of.items()},
        reversed=reversed_,
        on_time=_on_time(dossiers, source),
        common_end=_common_end(dossiers.get(END, ())),
        repeated=len(newest.together),
        of_several_units=len(torn),
        torn=tuple(torn[:SAMPLES]),
        without_key=without_key,
        without_unit=without_unit,
        named={what: texts for what, texts in named.items() if texts},
    )


def _torn(records: Records, source: RecordSource, newest: Newest) -> list[str]:
    """Give the keys of dossiers of which it cannot be said whose they are."""
    if not newest.together:
        return []
    units, keys = records.known(source.unit), records.columns[str(source.key)]
    return sorted(
        str(keys[rows[0]]) for rows in newest.together if len({units[at] for at in rows}) > 1
    )


def _unread(column: Sequence[Any], cells: Sequence[Cell]) -> Unread:
    filled = len(column) - column.count(None)
    if UNREADABLE not in column:
        return Unread(cells=0, filled=filled, samples=())
    unread = [cell for value, cell in zip(column, cells, strict=True) if value is UNREADABLE]
    texts = Counter(map(written, unread))
    ranked = sorted(texts, key=lambda text: (-texts[text], text))
    return Unread(
        cells=len(unread),
        filled=filled,
        samples=tuple(ranked[:SAMPLES]),
        are_numbers={*map(type, unread)} <= {int, float},
    )


def _reversed(columns: Mapping[str, Sequence[Any]], first: str, second: str) -> int:
    if first not in columns or second not in columns:
        return 0
    return sum(_are_reversed(columns, first, second))


def _are_reversed(columns: Mapping[str, Sequence[Any]], first: str, second: str) -> Iterator[bool]:
    pairs = zip(columns[first], columns[second], strict=True)
    return (a is not None and b is not None and a > b for a, b in pairs)


def _first(texts: Iterable[Any]) -> tuple[str, ...]:
    """Give the first texts in their order; None is none."""
    return tuple(sorted({str(text) for text in texts if text is not None})[:SAMPLES])


def _on_time(
    columns: Mapping[str, Sequence[Any]], source: RecordSource
) -> dict[str | None, tuple[int, int]]:
    if not {END, DUE} <= columns.keys():
        return {}
    found: dict[str | None, list[int]] = defaultdict(lambda: [0, 0])
    for unit, end, due in zip(columns[source.unit], columns[END], columns[DUE], strict=True):
        if isinstance(end, datetime) and isinstance(due, datetime) and end.date() <= due.date():
            tally = found[unit]
            tally[0] += 1
            tally[1] += end == due and end.time() != datetime.min.time()
    return {unit: (total, exact) for unit, (total, exact) in found.items()}


def _common_end(column: Sequence[Any]) -> tuple[datetime, int] | None:
    ends = Counter(
        end
        for end in column
        if isinstance(end, datetime) and (end.hour or end.minute or end.second)
    )
    if not ends:
        return None
    most = max(ends.values())
    return min(end for end, count in ends.items() if count == most), most
