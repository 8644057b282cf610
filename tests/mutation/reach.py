"""Which tests run which lines of the program, and how long each takes: found by running each once."""

import ast
import os
import pickle
import signal
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from types import FrameType
from typing import IO, Any, Final, NamedTuple

import pytest
from changes import Change

import cchc
from warm_process import fork_from_here

HOME: Final = Path(cchc.__file__).parent
SECONDS: Final = 1  # of the processor for a test, beside ten times what it took without a change


class Covering(NamedTuple):
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


class Lines:
    """The lines that tests come through, also in the forks of this process that they have it make."""

    def __init__(self, paths: set[str]) -> None:
        self.by_line: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
        self.seconds: list[float] = []
        self._paths = paths
        self._here = 0
        self._of_forks: IO[bytes] | None = None

    def look(self, session: pytest.Session) -> tuple[dict[tuple[str, int], set[int]], list[float]]:
        """Run each test once, as it is; one that fails already can notice nothing, and is named."""
        fork_from_here(self._tell)
        for self._here in range(len(session.items)):
            with tempfile.TemporaryFile() as self._of_forks:
                started = _used()
                sys.settrace(self._of_call)
                failed = list(failing(session, [self._here]))
                sys.settrace(None)
                self.seconds.append(_used() - started)
                self._take(self._of_forks)
            if failed:
                name = session.items[self._here].nodeid
                sys.stderr.write(f"left out, since it fails as it is: {name}\n")
                for tests in self.by_line.values():
                    tests.discard(self._here)
        return dict(self.by_line), self.seconds

    def _of_line(self, frame: FrameType, event: str, _: object) -> Any:
        if event == "line":
            self.by_line[frame.f_code.co_filename, frame.f_lineno].add(self._here)
        return self._of_line

    def _of_call(self, frame: FrameType, _event: str, _: object) -> Any:
        return self._of_line if frame.f_code.co_filename in self._paths else None

    def _tell(self) -> None:
        """In a fork: put down which lines it came through."""
        sys.settrace(None)
        assert self._of_forks
        reached = [at for at, tests in self.by_line.items() if self._here in tests]
        os.write(self._of_forks.fileno(), pickle.dumps(reached))

    def _take(self, told: IO[bytes]) -> None:
        told.seek(0)
        while told.peek(1):  # type: ignore[attr-defined]
            for at in pickle.load(told):
                self.by_line[at].add(self._here)


def _used() -> float:
    """How much of the processor this process and those that it made have used."""
    took = os.times()
    return took.user + took.system + took.children_user + took.children_system


def failing(
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


def in_a_process(find: Callable[[], Any]) -> Any:
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
