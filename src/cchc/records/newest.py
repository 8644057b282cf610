"""Which records of a dossier count: of several the newest, of equally new ones what they agree in."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from cchc.records.cells import Meaning
from cchc.records.model import UNREADABLE, RecordSource
from cchc.records.truths import Records

_T = TypeVar("_T")


class Newest(NamedTuple):
    """The records that count, by their positions."""

    lone: Sequence[int]  # each is a dossier by itself
    together: Sequence[Sequence[int]]  # the newest ones of each dossier that has several

    def once(self, column: Sequence[_T | None]) -> list[_T | None]:
        """Give a value for each dossier: of a single record its own, else what the newest have in common."""
        own: Sequence[_T | None] = column
        if self.together:
            # Twice as fast as a loop (benchmarks/dossiers.md, the workbook).
            several = len(self.lone) > 1
            own = itemgetter(*self.lone)(column) if several else [column[at] for at in self.lone]
        return [*own, *(_same(column, rows) for rows in self.together)]


def newest_of(records: Records, source: RecordSource) -> Newest:
    """Find them; a record without a key is a dossier of its own."""
    asked = source.key, source.newest_by
    if asked not in records.newest:
        records.newest[asked] = _newest_of(records, source)
    return Newest(*records.newest[asked])


def _newest_of(records: Records, source: RecordSource) -> Newest:
    everything = Newest(range(records.height), [])
    if source.key is None:
        return everything
    keys = records.columns[source.key]
    repeated = {
        key
        for key, times in Counter(keys).items()
        if times > 1 and key is not None and key is not UNREADABLE
    }
    if not repeated:
        return everything
    lone = [at for at, key in enumerate(keys) if key not in repeated]
    positions: dict[Meaning, list[int]] = defaultdict(list)
    for at in (at for at, key in enumerate(keys) if key in repeated):
        positions[keys[at]].append(at)
    together = [*positions.values()]
    if source.newest_by:
        ages = records.columns[source.newest_by]
        together = [_latest(rows, ages) for rows in together]
    return Newest(lone, together)


def _latest(rows: Sequence[int], ages: Sequence[Meaning]) -> list[int]:
    """Find the rows with the latest age; one that cannot be read is older than all."""
    known: list[Any] = [age for at in rows if (age := ages[at]) not in {None, UNREADABLE}]
    if not known:
        return list(rows)
    latest = max(known)
    return [at for at in rows if ages[at] == latest]


def _same(column: Sequence[_T | None], rows: Sequence[int]) -> _T | None:
    """Give the value that all rows have, or None."""
    first = column[rows[0]]
    return first if all(column[at] == first for at in rows) else None
