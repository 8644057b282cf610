"""Try changes of the program: run the tests that come through a changed line, until the first fails.

Tests are collected once.  A process is forked to find out which lines each of them runs, and one for
each change, which brings what came of the changed statement where the old stands: nothing is imported
anew.  A change with which a process hangs or takes all memory is noticed, too.
"""

import ast
import gc
import os
import pickle
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from functools import _lru_cache_wrapper, cached_property
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from types import FrameType, FunctionType
from typing import Any, Final, NamedTuple

import pytest
from changes import Change, names_of
from hypothesis import HealthCheck, Phase, settings

import cchc

HOME: Final = Path(cchc.__file__).parent
MEMORY: Final = 4 * 2**30  # bytes that a process may take
SECONDS: Final = 1  # of the processor for a test, beside ten times what it took without a change
FAULT: Final = 99  # how a process ends that cannot try its change


class Tried(NamedTuple):
    """A change, whether a test noticed it, and how many tests there were that could."""

    change: Change
    is_noticed: bool
    tests: int


class Trial:
    """A plugin of pytest that runs the tests on every change, in so many processes at a time."""

    def __init__(
        self, every: Sequence[Change], jobs: int, seconds: int, tell: Callable[[Tried], None]
    ) -> None:
        self.every = every
        self.jobs = jobs
        self.seconds = seconds  # of tests for one change; a change that survives them is looked at
        self.tell = tell
        # Path of a module → test → how many of its changes the test has noticed.
        self.fell_for: defaultdict[str, Counter[int]] = defaultdict(Counter)
        self.running: dict[int, tuple[Change, Sequence[int], int]] = {}

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Let properties try the same values for each change; one that fails is enough, however it does."""
        session.config.option.tbstyle = "value"  # half of the time was spent on what nobody reads
        settings.register_profile(
            "mutation",
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.explicit, Phase.generate),
            report_multiple_bugs=False,
            suppress_health_check=[HealthCheck.too_slow],
        )
        settings.load_profile("mutation")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what runs the command line: another process does not have the change."""
        items[:] = [each for each in items if not _runs_a_process(each)]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find out what each test runs; then try the changes."""
        for each in gc.get_objects():
            if isinstance(each, _lru_cache_wrapper) and each.__module__.startswith("cchc"):
                each.cache_clear()
        gc.freeze()
        paths = {str(HOME / each.path) for each in self.every}
        tests = _Covering(*_in_a_process(lambda: _lines_of(session, paths)))
        for change in self.every:
            chosen = tests.of(change, self.fell_for[change.path], self.seconds)
            if not chosen:
                self.tell(Tried(change, is_noticed=False, tests=0))
                continue
            while len(self.running) >= self.jobs:
                self._wait()
            self._start(session, change, chosen, tests.seconds)
        while self.running:
            self._wait()
        return True

    def _start(
        self, session: pytest.Session, change: Change, chosen: Sequence[int], took: Sequence[float]
    ) -> None:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            failed, code = chosen[0], 1
            try:
                _bound()
                put(change)
                failed = next(_failing(session, chosen, took), -1)
                code = int(failed >= 0)
            except CannotBePut:
                code = FAULT
            finally:
                os.write(writing, failed.to_bytes(4, "big", signed=True))
                os._exit(code)
        os.close(writing)
        self.running[child] = change, chosen, reading

    def _wait(self) -> None:
        child, status = os.wait()
        change, chosen, reading = self.running.pop(child)
        if os.waitstatus_to_exitcode(status) == FAULT:
            raise pytest.UsageError(f"cannot be put: {change.path}:{change.number} {change.change}")
        if failed := os.read(reading, 4):
            self.fell_for[change.path][int.from_bytes(failed, "big", signed=True)] += 1
        os.close(reading)
        self.tell(Tried(change, is_noticed=status != 0, tests=len(chosen)))


# --- which tests ------------------------------------------------------------------------------


class _Covering(NamedTuple):
    """Which tests run which lines, and how long each takes."""

    by_line: Mapping[tuple[str, int], set[int]]
    seconds: Sequence[float]

    def of(self, change: Change, noticed: Counter[int], seconds: int) -> list[int]:
        """Name the tests that a change could reach: first those that have *noticed* most, and the short ones.

        The last, with which they would take more than so many *seconds* in all, are left out.
        """
        ordered = sorted(self._all_of(change), key=lambda at: (-noticed[at], self.seconds[at]))
        took = accumulate(self.seconds[at] for at in ordered)
        return [at for at, so_far in zip(ordered, took, strict=True) if so_far < seconds]

    def _all_of(self, change: Change) -> set[int]:
        """Name all of them: those of a line, else of its function, else of its module.

        A table, and a function that makes one, is settled when the module is imported.
        """
        path, top = str(HOME / change.path), change.top[0]
        here = {line: tests for (file, line), tests in self.by_line.items() if file == path}
        inside = range(top.lineno, (top.end_lineno or top.lineno) + 1)
        of_top = set[int]().union(*(here[line] for line in inside if line in here))
        if isinstance(top, ast.ClassDef | ast.FunctionDef) and of_top:
            return here.get(change.number) or of_top
        return of_top.union(*here.values())


def _lines_of(
    session: pytest.Session, paths: set[str]
) -> tuple[dict[tuple[str, int], set[int]], list[float]]:
    """Run each test once, as it is; one that fails already can notice nothing, and is named."""
    by_line: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    seconds = []
    here = 0

    def of_line(frame: FrameType, event: str, _: object) -> Any:
        if event == "line":
            by_line[frame.f_code.co_filename, frame.f_lineno].add(here)
        return of_line

    def of_call(frame: FrameType, _event: str, _: object) -> Any:
        return of_line if frame.f_code.co_filename in paths else None

    for here in range(len(session.items)):
        started = time.process_time()
        sys.settrace(of_call)
        failed = list(_failing(session, [here]))
        sys.settrace(None)
        seconds.append(time.process_time() - started)
        if failed:
            sys.stderr.write(f"left out, since it fails as it is: {session.items[here].nodeid}\n")
            for tests in by_line.values():
                tests.discard(here)
    return dict(by_line), seconds


def _runs_a_process(item: pytest.Item) -> bool:
    function = getattr(item, "function", None)
    names = function.__code__.co_names if function else ()
    return any(
        getattr(function.__globals__.get(each), "__module__", "") == "cli_runs" for each in names
    )


def _failing(
    session: pytest.Session, chosen: Sequence[int], took: Sequence[float] = ()
) -> Iterator[int]:
    """Run tests one after the other, and name those that fail.

    A process whose test needs far longer than it *took* is ended by the signal of its clock.
    """
    items = [session.items[at] for at in chosen]
    for at, item, after in zip(chosen, items, [*items[1:], None], strict=True):
        before = session.testsfailed
        signal.setitimer(signal.ITIMER_PROF, SECONDS + 10 * took[at] if took else 0)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        if session.testsfailed > before:
            yield at


# --- processes --------------------------------------------------------------------------------


def _bound() -> None:
    import resource  # not on Windows

    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _in_a_process(find: Callable[[], Any]) -> Any:
    """Find something in a process that leaves this one as it is."""
    with tempfile.TemporaryFile() as between:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                between.write(pickle.dumps(find()))
                between.flush()
                code = 0
            finally:
                os._exit(code)
        if os.waitpid(child, 0)[1]:
            raise pytest.UsageError("the tests cannot be run as they are")
        between.seek(0)
        return pickle.loads(between.read())


# --- the change itself -------------------------------------------------------------------------


class CannotBePut(Exception):
    """What came of a change cannot be brought where it belongs: a fault of the runner."""


def put(change: Change) -> None:
    """Run the changed statement in the names of its module, and bring what came of it to all who use it."""
    name = "cchc." + change.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    module = import_module(name)
    anew = dict(vars(module))
    tree = ast.fix_missing_locations(ast.Module(list(change.top), []))
    exec(compile(tree, str(HOME / change.path), "exec"), anew)
    try:
        for each in [name for top in change.top for name in names_of(top)]:
            old, new = vars(module)[each], anew[each]
            if not _become(old, new):
                for other in list(sys.modules.values()):
                    if vars(other).get(each, None) is old:
                        setattr(other, each, new)
    except Exception as fault:
        raise CannotBePut(change) from fault


def _become(old: Any, new: Any) -> bool:
    """Let a function or class be another one; False where it is neither."""
    match old:
        case FunctionType():
            old.__code__ = new.__code__
            old.__defaults__, old.__kwdefaults__ = new.__defaults__, new.__kwdefaults__
        case type():
            _become_class(old, new)
        case property():
            _become(old.fget, new.fget)
        case staticmethod() | classmethod():
            _become(old.__func__, new.__func__)
        case cached_property():
            _become(old.func, new.func)
        case _ if hasattr(old, "__wrapped__"):
            _become(old.__wrapped__, new.__wrapped__)
        case _:
            return False
    return True


def _become_class(old: type, new: type) -> None:
    for name in vars(old).keys() & vars(new).keys():
        was, now = vars(old)[name], vars(new)[name]
        if isinstance(was, FunctionType) and (
            # A constructor compiled for the fields, or a method that calls the one above it no more.
            (is_dataclass(old) and name == "__init__")
            or len(was.__code__.co_freevars) != len(now.__code__.co_freevars)
        ):
            setattr(old, name, now)
        else:
            _become(was, now)
