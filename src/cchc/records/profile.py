"""What the records say about themselves, as numbers; ``checks`` makes findings of them.

The numbers are the same whoever counts them: plain Python here, DuckDB in ``in_duckdb``.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Any, Final

from cchc.grid import Value as Cell
from cchc.records.cells import SPACES
from cchc.records.model import UNREADABLE, RecordSource
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Numbers of one table."""

    rows: int
    unread: Mapping[str, Unread] = field(default_factory=dict)  # by field
    reversed: Mapping[tuple[str, str], int] = field(default_factory=dict)
    # Unit → dossiers that end on time, and those of them that end in the very second they are due.
    on_time: Mapping[str | None, tuple[int, int]] = field(default_factory=dict)
    common_end: tuple[datetime, int] | None = None  # the second in which most end, and how many
    repeated: int = 0  # dossiers with several records
    without_key: int = 0
    without_unit: int = 0


def profile(records: Records, cells: Mapping[str, Sequence[Cell]], source: RecordSource) -> Profile:
    """Count in plain Python."""
    columns = records.columns
    none: Sequence[Any] = [None] * records.height
    repeated, without_key = _keys(columns[source.key] if source.key else none)
    return Profile(
        rows=records.height,
        unread={
            name: unread
            for name in columns
            if (unread := _unread(columns[name], cells[name])).cells
        },
        reversed={pair: many for pair in ORDERED if (many := _reversed(columns, *pair))},
        on_time=_on_time(records, source),
        common_end=_common_end(columns.get(END, ())),
        repeated=repeated,
        without_key=without_key,
        without_unit=sum(not isinstance(unit, str) for unit in columns[source.unit]),
    )


def _unread(column: Sequence[Any], cells: Sequence[Cell]) -> Unread:
    filled = len(column) - column.count(None)
    if UNREADABLE not in column:
        return Unread(cells=0, filled=filled, samples=())
    texts = Counter(
        cell.strip(SPACES) if isinstance(cell, str) else str(cell)
        for value, cell in zip(column, cells, strict=True)
        if value is UNREADABLE
    )
    ranked = sorted(texts, key=lambda text: (-texts[text], text))
    return Unread(cells=texts.total(), filled=filled, samples=tuple(ranked[:SAMPLES]))


def _known(column: Sequence[Any]) -> list[Any]:
    return [None if value is UNREADABLE else value for value in column]


def _reversed(columns: Mapping[str, Sequence[Any]], first: str, second: str) -> int:
    if first not in columns or second not in columns:
        return 0
    pairs = zip(_known(columns[first]), _known(columns[second]), strict=True)
    return sum(a is not None and b is not None and a > b for a, b in pairs)


def _on_time(records: Records, source: RecordSource) -> dict[str | None, tuple[int, int]]:
    if not {END, DUE} <= records.columns.keys():
        return {}
    found: dict[str | None, list[int]] = defaultdict(lambda: [0, 0])
    units = records.known(source.unit)
    pairs = zip(units, records.known(END), records.known(DUE), strict=True)
    for unit, end, due in pairs:
        if isinstance(end, datetime) and isinstance(due, datetime) and end.date() <= due.date():
            tally = found[unit if isinstance(unit, str) else None]
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


def _keys(column: Sequence[Any]) -> tuple[int, int]:
    keys = Counter(key for key in column if isinstance(key, str))
    repeated = sum(count > 1 for count in keys.values())
    return repeated, len(column) - keys.total()
