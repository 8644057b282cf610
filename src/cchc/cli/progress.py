"""A progress bar on standard error, where someone is looking and there is something to wait for."""

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

from cchc.cli.language import LANG
from cchc.words import Words

_FEW = 20  # files that are read or written before a bar could be seen
_READING = Words("Đang đọc", "Reading")
WRITING = Words("Đang ghi", "Writing")

Thing = TypeVar("Thing")


def watch(files: Sequence[str]) -> Iterable[str]:
    """Yield the files, showing on a terminal how many are left."""
    return followed(files, len(files), _READING)


def followed(things: Iterable[Thing], number: int, doing: Words) -> Iterable[Thing]:
    """Yield things, showing on a terminal how many are left of so many."""
    if number <= _FEW or sys.stderr is None or not sys.stderr.isatty():
        return things
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(things, doing.in_(LANG), total=number, console=console, transient=True)
