"""Many files in their order; those that a process beside reads are read while others are judged."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cchc.diagnostics import Finding, Location
from cchc.rules.files import FileIdentical
from cchc.sources.source import Source, read_source, source_of

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

_NOTHING_HELD: Mapping[str, bytes] = MappingProxyType({})
_AT_ONCE = min(os.cpu_count() or 1, 4)  # each may take FOREIGN_MEMORY


class Prefetched(NamedTuple):
    """A file that was begun to be read."""

    path: str
    source: Source | Finding


def prefetch(
    paths: Iterable[str],
    in_folders: AbstractSet[str] = frozenset(),
    held: Mapping[str, bytes] = _NOTHING_HELD,
) -> Iterator[Prefetched]:
    """Yield the files one after another; the second of two identical ones as a finding.

    Of names that are *held* in memory the bytes are there already.

    Processes are begun for as many files as there are processors; workbooks and texts are read here
    and now, because they are through before a process would have started.  Raises as
    ``read_source`` does.
    """
    begun: deque[Prefetched] = deque()
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
            is_begun = False
            if isinstance(source, Source) and source.kind not in ("text", "workbook"):
                from cchc.sources.foreign.reading import needs_process, read_sheets

                if is_begun := needs_process(source):
                    pool = pool or _pool()
                    source = replace(source, begun=pool.submit(read_sheets, source).result)
            begun.append(Prefetched(path, source))
            if not is_begun or len(begun) > _AT_ONCE:
                yield begun.popleft()
        is_through = True
        yield from begun
    finally:
        if pool:
            pool.shutdown(wait=False, cancel_futures=not is_through)


def _pool() -> "ThreadPoolExecutor":
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(_AT_ONCE)
