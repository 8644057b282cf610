"""Files whose readers may die of them are read in a process beside; its end is never ours."""

import subprocess
import sys

from cchc import limits
from cchc.rules.files import WorkbookDamaged
from cchc.sources.foreign.wire import unpacked
from cchc.sources.refusals import Malformed, Refused, more_than, too_large
from cchc.sources.sheet_cells import SheetCells
from cchc.words import Words

_CHILD = "cchc.sources.foreign.child"


def read_in_process(data: bytes, kind: str) -> list[SheetCells]:
    """Read the grids of a file; raises Refused with what became of it."""
    # -P: a folder of submissions may hold a «json.py», which must not run.
    command = [sys.executable, "-P", "-m", _CHILD, kind]
    try:
        ended = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.FOREIGN_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_slow() from error
    except OSError as error:
        raise _died(f"{error.strerror}") from error
    if ended.returncode:
        if _ran_out_of_time(ended.returncode):
            raise _too_slow()
        raise _died(f"{ended.returncode}")
    try:
        return unpacked(ended.stdout)
    except Malformed as error:
        raise _died(str(error)) from error


def _ran_out_of_time(code: int) -> bool:
    import signal

    return code in {-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0)} - {0}


def _too_slow() -> Refused:
    limit = limits.FOREIGN_SECONDS
    what = Words("thời gian đọc (giây)", "the time to read it in seconds")
    return too_large(what, more_than(limit), limit)


def _died(how: str) -> Refused:
    reason = Words(f"chương trình đọc bị dừng ({how})", f"its reader was stopped ({how})")
    return Refused(WorkbookDamaged(reason=reason))
