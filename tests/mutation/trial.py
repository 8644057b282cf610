"""Try changes of the program: run the tests that come through a changed line, until the first fails.

Tests are collected once.  A process is forked to find out which lines each of them runs, and one for
each change, which brings what came of the changed statement where the old stands: nothing is imported
anew, and tests of the command line fork it from there.  A change with which a process hangs or takes
all memory is noticed, too.
"""

import ast
import gc
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
from functools import _lru_cache_wrapper, cached_property
from importlib import import_module
from types import FunctionType
from typing import Any, Final, NamedTuple

import pytest
from changes import Change, names_of
from hypothesis import HealthCheck, Phase, settings
from reach import HOME, Covering, Lines, failing, in_a_process

from warm_process import fork_from_here

MEMORY: Final = 4 * 2**30  # bytes that a process may take
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
        """Leave out what no change reaches."""
        items[:] = [each for each in items if not _runs_it_anew(each)]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find out what each test runs; then try the changes."""
        fork_from_here()
        for each in gc.get_objects():
            if isinstance(each, _lru_cache_wrapper) and each.__module__.startswith("cchc"):
                each.cache_clear()
        gc.freeze()
        paths = {str(HOME / each.path) for each in self.every}
        tests = Covering(*in_a_process(lambda: Lines(paths).look(session)))
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
                failed = next(failing(session, chosen, took), -1)
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


def _runs_it_anew(item: pytest.Item) -> bool:
    """Whether a test runs the program in a process that imports it: that one does not have the change."""
    function = getattr(item, "function", None)
    names = function.__code__.co_names if function else ()
    return bool({"cchc_in_which", "on_a_terminal"} & set(names))


# --- processes --------------------------------------------------------------------------------


def _bound() -> None:
    import resource  # not on Windows

    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


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
