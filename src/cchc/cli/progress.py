"""A progress bar on standard error, where someone is looking and there is something to wait for."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
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


@contextmanager
def stages() -> Iterator[Callable[[Words], object]]:
    """Show on a terminal which stage long work has reached, and since when it is working."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _stage: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    stage = TextColumn("{task.description}", markup=False)
    columns = (SpinnerColumn(), stage, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda words: shown.update(task, description=words.in_(LANG), refresh=True)


def followed(things: Iterable[Thing], number: int, doing: Words) -> Iterable[Thing]:
    """Yield things, showing on a terminal how many are left of so many."""
    if number <= _FEW or sys.stderr is None or not sys.stderr.isatty():
        return things
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(things, doing.in_(LANG), total=number, console=console, transient=True)
