"""Run commands in turn, as whole processes, and compare the medians of the CPU time that they take."""

import os
import pty
import statistics
import sys
from dataclasses import dataclass, field


@dataclass
class Command:
    """What is run; ``terminal`` gives it a terminal of 120 columns with colours to write to."""

    name: str
    argv: list[str]
    terminal: bool = False
    cwd: str | None = None
    times: list[float] = field(default_factory=list)
    peak_kib: int = 0

    @property
    def median(self) -> float:
        """Seconds of CPU, of user and system, of the median run."""
        return statistics.median(self.times)


def run_once(command: Command) -> None:
    """Run a command once and note its CPU time and its largest resident set."""
    environment = os.environ | {"COLUMNS": "120", "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    reader, writer = pty.openpty() if command.terminal else os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(writer, 1)
        os.close(reader)
        if command.cwd:
            os.chdir(command.cwd)
        os.execve(command.argv[0], command.argv, environment)
    os.close(writer)
    try:
        while os.read(reader, 1 << 16):
            pass
    except OSError:  # a terminal says so when the other side has gone
        pass
    os.close(reader)
    _, _, usage = os.wait4(pid, 0)
    command.times.append(usage.ru_utime + usage.ru_stime)
    command.peak_kib = max(command.peak_kib, usage.ru_maxrss)


def compare(commands: list[Command], runs: int) -> None:
    """Warm up once, then run all commands in turn; print medians and ratios to the first."""
    for command in commands:
        run_once(command)
        command.times.clear()
    for _ in range(runs):
        for command in commands:
            run_once(command)
    base = commands[0]
    for command in commands:
        ratio = command.median / base.median
        print(
            f"{command.name:<48} {command.median * 1000:>8.0f} ms"
            f" {ratio:>6.2f} x {command.peak_kib / 1024:>6.0f} MiB"
        )
    print()


PYTHON = sys.executable
CCHC = [PYTHON, "-m", "cchc"]
