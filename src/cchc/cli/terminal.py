"""Where output goes: colours or not, how wide, and what happens when nothing can be written."""

import errno
import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from rich.console import RenderableType

    from cchc.diagnostics import Finding
    from cchc.render.grid import Grid

ColorChoice = Literal["auto", "always", "never"]


class OutputError(Exception):
    """Standard output could not be written; the reason is its cause."""


def uses_colour(
    choice: ColorChoice,
    stream: TextIO | None = None,
    environment: Mapping[str, str] = os.environ,
) -> bool:
    """Decide by ``--color``, else NO_COLOR, else FORCE_COLOR, else by the terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    stream = stream or sys.stdout
    return environment.get("TERM") != "dumb" and stream is not None and stream.isatty()


def width() -> int | None:
    """Give the width of the terminal; None where nobody looks and lines need no folding."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


def emit(content: "str | RenderableType") -> None:
    """Write a report to standard output: a text as it is, anything else through Rich, in colour."""
    if sys.stdout is None:
        raise OutputError from OSError(errno.EBADF, "standard output is closed")
    try:
        if isinstance(content, str):
            sys.stdout.write(content if content.endswith("\n") else f"{content}\n")
        else:
            _print_with_rich(content)
    except (OSError, UnicodeError) as error:
        raise OutputError from error


def finish() -> None:
    """Write what is still buffered, while there is still someone to tell that it failed."""
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except (OSError, UnicodeError) as error:
            raise OutputError from error


def emit_grid(grid: "Grid", color: ColorChoice, *, many: bool = False) -> None:
    """Write a table: through Rich where colours are wanted; where rows are many, as text."""
    from cchc.render.grid import paint, plain, rich_table, unpainted

    coloured = uses_colour(color)
    if coloured and not many:
        emit(rich_table(grid, shutil.get_terminal_size().columns))
    else:
        emit(plain(grid, width=width(), paint=paint if coloured else unpainted))


def silence(stream: TextIO | None) -> None:
    """Send what is still buffered nowhere, or Python would try again on exit and say 120."""
    if stream is not None:
        with suppress(OSError, ValueError):  # a stream without a file behind it is silent already
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def complain(text: str) -> None:
    """Write one line to standard error; nothing more can be done where that fails."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            silence(sys.stderr)


def complain_of(findings: "tuple[Finding, ...]") -> None:
    """List findings on standard error, one a line: where, which, what and what to do."""
    from cchc.cli.language import LANG
    from cchc.words.text import safe

    for finding in findings:
        place = safe(finding.location.text)
        complain(f"{place} {finding.rule.code} {finding.message(LANG)} {finding.fix(LANG)}".strip())


def _print_with_rich(renderable: "RenderableType") -> None:
    from rich.console import Console

    class Loud(Console):
        def on_broken_pipe(self) -> None:  # Rich would exit with 1, "a target is missed"
            raise BrokenPipeError

    Loud(
        file=sys.stdout,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        width=shutil.get_terminal_size().columns,
        highlight=False,
        markup=False,
        emoji=False,
    ).print(renderable)
