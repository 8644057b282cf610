"""Where a run begins and ends: whatever happens inside becomes words on standard error and one exit code.

A crash must never exit with 1: a pipeline would read it as "the province missed a target".
"""

import errno
import gc
import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, NoReturn

from cchc.cli.language import CHOICE, say
from cchc.cli.terminal import OutputError, complain, finish, silence, why_unwritten
from cchc.exit_codes import ExitCode
from cchc.words.text import safe


def leave() -> NoReturn:
    """Run ``cchc`` as a process of its own, and end it at once.

    One short run makes no cycles worth looking for, and its memory goes with the process: to free
    a million names one by one would take as long as to judge them.
    """
    gc.disable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # `main` has told what there is to tell
            stream.flush()
    os._exit(code)


def main() -> int:
    """Run ``cchc`` and give its exit code."""
    speak_utf8(os.environ)
    arguments = expanded(sys.argv[1:])
    with _Outermost(debug="--debug" in arguments) as outermost:
        outermost.code = _call(arguments)
        finish()
    return outermost.code


class _Outermost:
    """Let nothing out but an exit code: neither SystemExit nor the panics of Rust libraries."""

    def __init__(self, *, debug: bool) -> None:
        self.code: int = ExitCode.BUG
        self.debug = debug

    def __enter__(self) -> "_Outermost":
        return self

    def __exit__(
        self, kind: object, error: BaseException | None, traceback: object
    ) -> Literal[True]:
        match error:
            case None:
                pass
            case KeyboardInterrupt():
                silence(sys.stdout)
                complain(say("Đã dừng.", "Stopped."))
                self.code = ExitCode.INTERRUPTED
            case OutputError():
                silence(sys.stdout)
                self.code = _unwritten(error.__cause__)
            case _:
                _confess(error, with_traceback=self.debug)
                self.code = ExitCode.BUG
        return True


def speak_utf8(environment: Mapping[str, str]) -> None:
    """Write UTF-8 whatever the locale, unless PYTHONIOENCODING asks for something else."""
    asked, _, errors = environment.get("PYTHONIOENCODING", "").partition(":")
    encoding = None if asked else "utf-8"
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors=errors or "backslashreplace")
    if isinstance(sys.stderr, io.TextIOWrapper):  # never strict: it tells what went wrong
        sys.stderr.reconfigure(encoding=encoding, errors="backslashreplace")


def expanded(arguments: Sequence[str], system: str = os.name) -> list[str]:
    """Expand ``*.xlsx`` on Windows, where the shell leaves that to the program."""
    if system != "nt":
        return list(arguments)
    return [path for argument in arguments for path in _fitting(argument) or (argument,)]


def _fitting(argument: str) -> list[str]:
    folder, name = Path(argument).parent, Path(argument).name
    if "*" not in name and "?" not in name:
        return []
    found = folder.glob(name.replace("[", "[[]"))  # brackets are no wildcards on Windows
    return sorted(str(path) for path in found if not path.name.startswith("~$"))  # Excel's locks


def _call(arguments: Sequence[str]) -> int:
    if CHOICE.wrong is not None:
        complain(f"Lỗi: {CHOICE.wrong.vi}\nError: {CHOICE.wrong.en}")
        return ExitCode.USAGE

    from cchc.cli.app import run

    return run(arguments)


def _unwritten(error: BaseException | None) -> ExitCode:
    """Tell a reader that has gone away, as ``head`` does, from an output that cannot be written."""
    # Windows says EINVAL where others say EPIPE.
    gone = {errno.EPIPE, errno.EINVAL} if os.name == "nt" else {errno.EPIPE}
    if isinstance(error, BrokenPipeError) or getattr(error, "errno", None) in gone:
        return ExitCode.BROKEN_PIPE
    vi, en = why_unwritten(error)
    complain(
        say(
            f"Không ghi được kết quả: {vi}. Hãy kiểm tra nơi nhận kết quả rồi chạy lại.",
            f"The output could not be written: {en}. Check where it goes and run again.",
        )
    )
    return ExitCode.UNWRITTEN


def _confess(error: BaseException, *, with_traceback: bool) -> None:
    what = safe(f"{type(error).__name__}: {error}")
    complain(
        say(
            f"Lỗi của chương trình, không phải của số liệu: {what}. Hãy chạy lại với --debug"
            " để lấy chi tiết và báo cho người bảo trì.",
            f"A fault of the program, not of the data: {what}. Run it again with --debug for"
            " details and tell the maintainers.",
        )
    )
    if with_traceback:
        import traceback

        for line in "".join(traceback.format_exception(error)).splitlines():
            complain(safe(line))
