"""The process beside: reads one file from standard input, writes its grids to standard output.

Run by ``subprocess_reader.py`` alone.  Whatever a file does to it – a crash, an endless loop, all memory – it
does to this process and not to the one that judges.
"""

import sys

from cchc import limits
from cchc.sources.foreign.by_kind import READERS
from cchc.sources.foreign.wire import packed, packed_refusal
from cchc.sources.refusals import Refused, damaged, filled_cells, more_than, too_large
from cchc.words import Words


def main(kind: str) -> None:
    """Read what comes in."""
    _limit_oneself()
    out = sys.stdout
    try:
        for line in packed(READERS[kind](sys.stdin.buffer.read(), filled_cells())):
            out.write(line)
    except Refused as refused:
        out.write("\n" + packed_refusal(refused))
    except MemoryError:
        out.write("\n" + packed_refusal(_too_much_memory()))
    except Exception as error:  # noqa: BLE001 – whatever a library raises at such a file
        out.write("\n" + packed_refusal(damaged(error)))


def _too_much_memory() -> Refused:
    """Say that a reader was stopped for the memory that it took."""
    limit = limits.FOREIGN_MEMORY_BYTES // 2**20
    what = Words("bộ nhớ cần để đọc (MiB)", "the memory to read it in MiB")
    return too_large(what, more_than(limit), limit)


def _limit_oneself() -> None:
    """Take no more memory and time than allowed; Windows has only the clock of the parent."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(
        resource.RLIMIT_AS, (limits.FOREIGN_MEMORY_BYTES, limits.FOREIGN_MEMORY_BYTES)
    )
    seconds = limits.FOREIGN_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1])
