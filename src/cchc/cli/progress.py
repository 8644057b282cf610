"""A progress bar on standard error, where someone is looking and there is something to wait for."""

import sys
from collections.abc import Iterable, Sequence

from cchc.cli.language import say

_FEW = 20  # files that are read before a bar could be seen


def watch(files: Sequence[str]) -> Iterable[str]:
    """Yield the files, showing on a terminal how many are left."""
    if len(files) <= _FEW or sys.stderr is None or not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    reading = say("Đang đọc", "Reading")
    return track(files, reading, console=Console(stderr=True), transient=True)
