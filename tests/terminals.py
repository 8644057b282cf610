"""Run ``cchc`` on a terminal, and see all that it was sent."""

import os
import re
import struct
import subprocess
import sys
import threading
from typing import Literal, NamedTuple

import pytest

from cli_runs import environment

_END = b"\x1eend of what was sent\x1e"


class Seen(NamedTuple):
    """What a terminal was sent, and what went to the other of the two streams beside it."""

    code: int
    screen: str
    beside: str

    @property
    def lines(self) -> list[str]:
        """The lines as they look, without their colours."""
        return re.sub("\x1b\\[[0-9;]*m", "", self.screen).splitlines()


def on_a_terminal(
    stream: Literal["stdout", "stderr"],
    *arguments: str,
    width: int = 80,
    **changes: str,
) -> Seen:
    """Run the command line with that stream on a terminal of that width, the other one piped.

    A terminal whose last writer closes it may give up what nobody has read yet. So it is held
    open until the process has ended, and a mark behind its last word says where that was.
    """
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
    fcntl = pytest.importorskip("fcntl")
    termios = pytest.importorskip("termios")
    reading, writing = pty.openpty()
    fcntl.ioctl(writing, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    seen: list[bytes] = []
    reader = threading.Thread(target=_read_to_the_end, args=(reading, seen))
    reader.start()
    try:
        run = subprocess.run(
            [sys.executable, "-m", "cchc", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=writing if stream == "stdout" else subprocess.PIPE,
            stderr=writing if stream == "stderr" else subprocess.PIPE,
            check=False,
            env=environment({"TERM": "xterm", **changes}),
        )
    finally:
        os.write(writing, _END)
        reader.join()
        os.close(writing)
        os.close(reading)
    screen = b"".join(seen).removesuffix(_END).replace(b"\r\n", b"\n")
    beside = run.stderr if stream == "stdout" else run.stdout
    return Seen(run.returncode, screen.decode(), beside.decode())


def _read_to_the_end(reading: int, seen: list[bytes]) -> None:
    """Read until the mark has come, which may come in two parts."""
    while not b"".join(seen[-2:]).endswith(_END):
        seen.append(os.read(reading, 65536))
