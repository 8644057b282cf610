"""Run ``cchc`` in processes that have imported everything before they begin.

Each run is a process of its own, with its own arguments, environment, streams and exit code; what it
does not do again is import.  A server without threads forks for each run.  What is about the start of a
process – what it imports, how its streams are opened – needs a fresh one.
"""

import atexit
import gc
import json
import os
import re
import runpy
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.metadata import packages_distributions, requires
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NoReturn

# Settled when it is imported: each run has its own.
OWN = "cchc.cli"


def run(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    *,
    folder: Path | None = None,
    stdin: bytes = b"",
    seconds: int = 120,
    memory: int | None = None,
) -> tuple[int, bytes, bytes]:
    """Give the exit code and what was written; *memory* bounds the address space, in bytes.

    A run that takes more than so many *seconds* of the processor hangs, and is ended.
    """
    with tempfile.TemporaryDirectory() as place:
        streams = [Path(place, name) for name in ("in", "out", "err")]
        streams[0].write_bytes(stdin)
        asked = {
            "arguments": list(arguments),
            "environment": dict(environment),
            "folder": str(folder or Path.cwd()),
            "streams": [str(each) for each in streams],
            "seconds": seconds,
            "memory": memory,
        }
        code = _forked_from_here[0](asked) if _forked_from_here else _by_server(asked)
        if code == -signal.SIGXCPU:
            raise TimeoutError(f"more than {seconds} seconds")
        return code, streams[1].read_bytes(), streams[2].read_bytes()


# How a run is forked where this process itself was changed; one at most.
_forked_from_here: list[Callable[[Mapping[str, Any]], int]] = []


def fork_from_here(at_end: Callable[[], None] = lambda: None) -> None:
    """Let runs be forks of this process from now on: they have what was changed in it.

    Each does something *at its end*, such as telling what it came through.
    """

    def own_streams() -> None:
        sys.stdin, sys.stdout, sys.stderr = sys.__stdin__, sys.__stdout__, sys.__stderr__
        _leave_out_own()

    with warnings.catch_warnings(action="ignore"):  # of modules that are imported for nothing
        _import_everything()
    _forked_from_here[:] = [lambda asked: _forked(asked, own_streams, at_end)]


@cache
def compiled() -> str:
    """Give the folder in which a process finds what the one before it compiled; it is made by the first."""
    if given := os.environ.get("PYTHONPYCACHEPREFIX"):
        return given
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _server() -> "subprocess.Popen[bytes]":
    kept = {name: it for name, it in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    server = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=kept | {"PYTHONPYCACHEPREFIX": compiled()},
    )
    atexit.register(server.communicate)
    return server


def _serve() -> None:
    """Fork for each line that comes in, and answer with the exit code."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _import_everything()
    _leave_out_own()
    _ask_once()
    gc.freeze()
    for line in sys.stdin.buffer:
        print(_forked(json.loads(line), answers.close, lambda: None), file=answers, flush=True)


def _by_server(asked: Mapping[str, Any]) -> int:
    server = _server()
    assert server.stdin
    assert server.stdout
    server.stdin.write(json.dumps(asked).encode() + b"\n")
    server.stdin.flush()
    return int(server.stdout.readline())


def _forked(
    asked: Mapping[str, Any],
    at_start: Callable[[], None],
    at_end: Callable[[], None],
) -> int:
    child = os.fork()
    if child == 0:
        at_start()
        _become(**asked, at_end=at_end)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _import_everything() -> None:
    """Import the program and the libraries that it needs, wherever in it they are asked for."""
    needed = [each for each in requires("cchc") or () if "extra ==" not in each]
    wanted = {re.split("[^\\w.-]", each)[0].lower() for each in needed}
    for module, distributions in packages_distributions().items():
        if wanted & {each.lower() for each in distributions}:
            import_module(module)
    with suppress(ImportError):  # an extra; it takes longer than a small check does
        import_module("duckdb")
    for found in walk_packages(import_module("cchc").__path__, "cchc."):
        if not found.name.endswith(".__main__"):
            import_module(found.name)


def _leave_out_own() -> None:
    for name in [name for name in sys.modules if f"{name}.".startswith(f"{OWN}.")]:
        del sys.modules[name]


def _ask_once() -> None:
    """Judge and write a little in every form: what is made at its first use is there for every run."""
    from cchc import api, inputs
    from cchc.exit_codes import ExitCode
    from cchc.patterns import pattern_of
    from cchc.render.formats import FORMATS, render

    patterns = type(pattern_of(""))
    for each in gc.get_objects():
        if isinstance(each, patterns):
            each.search  # noqa: B018 – compiles it
    counts = inputs.File("x.csv", "Mục,Đơn vị,Kỳ,b,a\nIV.1,Sở Y tế,Quý III/2023,5,9\n".encode())
    report = api.check(counts, year=2023)
    for form in FORMATS:
        render(form, report, ExitCode.MISSED, "vi")


def _become(
    arguments: list[str],
    environment: dict[str, str],
    folder: str,
    streams: list[str],
    seconds: int,
    memory: int | None,
    at_end: Callable[[], None],
) -> NoReturn:
    import resource  # not on Windows

    leave = os._exit

    def end(code: int) -> NoReturn:
        at_end()
        leave(code)

    os._exit = end  # by which the program itself leaves, too
    code: Any = 1
    try:
        for descriptor, (name, flag) in enumerate(
            zip(streams, (os.O_RDONLY, *[os.O_WRONLY | os.O_CREAT] * 2), strict=True)
        ):
            os.dup2(os.open(name, flag), descriptor)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        if memory is not None:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
        sys.argv = ["cchc", *arguments]
        runpy.run_module("cchc", run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as ended:
        code = ended.code
    except BaseException:  # noqa: BLE001 – whatever it is, this process must not go on to serve
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(code if isinstance(code, int) else bool(code))


if __name__ == "__main__":
    _serve()
