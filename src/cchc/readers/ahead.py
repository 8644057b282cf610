"""Many files in their order; those that a process beside reads are read while others are judged."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cchc.diagnostics import Finding, Location
from cchc.readers.source import Source, read_source, source_of
from cchc.rules.files import FileIdentical

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from cchc.readers.foreign.grid import Grid

_NOTHING_HELD: Mapping[str, bytes] = MappingProxyType({})
_AT_ONCE = min(os.cpu_count() or 1, 4)  # each may take FOREIGN_MEMORY


class Ahead(NamedTuple):
    """A file that was begun to be read."""

    path: str
    source: Source | Finding
    grids: "Callable[[], list[Grid]] | None" = None  # waits for the process beside


def read_ahead(
    paths: Iterable[str],
    in_folders: AbstractSet[str] = frozenset(),
    held: Mapping[str, bytes] = _NOTHING_HELD,
) -> Iterator[Ahead]:
    """Yield the files one after another; the second of two identical ones as a finding.

    Of names that are *held* in memory the bytes are there already.

    Processes are begun for as many files as there are processors; workbooks and texts are read here
    and now, because they are through before a process would have started.  Raises as
    ``read_source`` does.
    """
    begun: deque[Ahead] = deque()
    same: dict[str, str] = {}  # hash → the first file with it
    pool: ThreadPoolExecutor | None = None
    is_through = False
    try:
        for path in paths:
            if path in held:
                source = source_of(path, held[path])
            else:
                source = read_source(path, was_named=path not in in_folders)
            if isinstance(source, Source):
                first = same.setdefault(source.sha256, path)
                if first is not path:
                    source = FileIdentical(other=first).at(Location(path))
            ahead = Ahead(path, source)
            if isinstance(source, Source) and source.kind not in ("text", "workbook"):
                from cchc.readers.foreign.sheets import needs_process, read_grids

                if needs_process(source):
                    pool = pool or _pool()
                    ahead = Ahead(path, source, pool.submit(read_grids, source).result)
            begun.append(ahead)
            if ahead.grids is None or len(begun) > _AT_ONCE:
                yield begun.popleft()
        is_through = True
        yield from begun
    finally:
        if pool:
            pool.shutdown(wait=False, cancel_futures=not is_through)


def _pool() -> "ThreadPoolExecutor":
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(_AT_ONCE)
