"""Where output goes: colours or not, how wide, and what happens when nothing can be written."""

import errno
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Literal, TextIO

from cchc.words import Words
from cchc.words.text import safe

if TYPE_CHECKING:
    from rich.console import RenderableType

    from cchc.diagnostics import Finding
    from cchc.document.model import Table

ColorChoice = Literal["auto", "always", "never"]

_REASONS: Final[Mapping[int | None, Words]] = {
    errno.ENOSPC: Words("ổ đĩa đã đầy", "no space is left"),
    errno.EDQUOT: Words("đã hết hạn mức dung lượng", "the disk quota is used up"),
    errno.EFBIG: Words("tệp quá lớn đối với ổ đĩa", "the file is too large for the disk"),
    errno.EBADF: Words("đầu ra đã bị đóng", "the output is closed"),
    errno.EACCES: Words(
        "không có quyền ghi, hoặc tệp đang mở trong chương trình khác",
        "no permission to write, or another program has the file open",
    ),
    errno.ENOENT: Words("không có thư mục đó", "there is no such folder"),
    errno.ENOTDIR: Words("đường dẫn đi qua một tệp", "the path leads through a file"),
    errno.EEXIST: Words("đã có tệp mang tên đó", "a file of that name is there"),
    errno.EROFS: Words("ổ đĩa chỉ cho đọc", "the disk is read-only"),
}


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


def emit(content: "str | bytes | RenderableType") -> None:
    """Write a report to standard output: text and bytes as they are, the rest through Rich, in colour.

    Bytes pass the encoding of the terminal by: a file format has its own.
    """
    if sys.stdout is None:
        raise OutputError from OSError(errno.EBADF, "standard output is closed")
    try:
        if isinstance(content, str):
            sys.stdout.write(content if content.endswith("\n") else f"{content}\n")
        elif isinstance(content, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
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


def why_unwritten(error: BaseException | None) -> Words:
    """Say why something could not be written, as far as the system's own words need saying better."""
    code = getattr(error, "errno", None)
    reason = safe(getattr(error, "strerror", None) or str(error))
    return _REASONS.get(errno.EACCES if code == errno.EPERM else code, Words(reason, reason))


def emit_table(table: "Table", color: ColorChoice, *, many: bool = False) -> None:
    """Write a table: as wide as the terminal, through Rich where it is coloured and not long.

    Where nobody looks it is as wide as it needs; where it cannot be as narrow as the terminal
    its rows become blocks of lines.
    """
    from cchc.cli.language import LANG
    from cchc.render.text_table import fits, paint, plain, rich_table, unpainted

    room, coloured = width(), uses_colour(color)
    painter = paint if coloured else unpainted
    if room is None:
        emit(plain(table, LANG, paint=painter))
    elif not fits(table, LANG, room):
        from cchc.render.cards import cards

        emit(cards(table, LANG, room, paint=painter))
    elif coloured and not many:
        emit(rich_table(table, LANG, room))
    else:
        emit(plain(table, LANG, width=room, paint=painter))


def folded(text: str) -> str:
    """Fold lines of words between words where they are wider than the terminal."""
    room = width()
    if room is None or all(len(line) <= room for line in text.splitlines()):
        return text
    lines = (
        textwrap.fill(line, room, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )
    return "\n".join(lines)


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


def complain_of(findings: "Iterable[Finding]") -> None:
    """List findings on standard error, one a line: where, which, what and what to do."""
    from cchc.cli.language import LANG

    for finding in findings:
        place = safe(finding.location.text)
        complain(f"{place} {finding.rule.code} {finding.message(LANG)} {finding.fix(LANG)}".strip())


def mention(findings: "Sequence[Finding]", definitions: object) -> None:
    """Say in one line on standard error that something was found in *definitions* that can be used.

    Who judges by them need not read it in every run; ``cchc lint`` tells it with line and column.
    """
    from cchc.cli.language import LANG
    from cchc.document.findings import counted

    if not findings:
        return
    codes = ", ".join(sorted({each.rule.code for each in findings}))
    told = counted(findings, LANG)
    folder = f" {safe(str(definitions))}" if isinstance(definitions, str | os.PathLike) else ""
    complain(
        Words(
            f"Định nghĩa có {told} ({codes}); «cchc lint{folder}» nêu từng điều.",
            f"In the definitions: {told} ({codes}); «cchc lint{folder}» tells each.",
        ).in_(LANG)
    )


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
