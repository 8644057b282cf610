"""What a script may rely on: every exit code means one thing."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The contract with CI.  When several apply: 70, 4, 2, 3, 1, 5, 0."""

    OK = 0
    MISSED = 1  # what was judged does not hold: a target is missed, and never anything else
    USAGE = 2  # wrong arguments, an unknown name or broken definitions
    UNUSABLE = 3  # the data cannot be used, or nothing was judged
    UNWRITTEN = 4  # the output could not be written
    GATE = 5  # a gate that was asked for does not hold
    BUG = 70  # EX_SOFTWARE of sysexits.h
    INTERRUPTED = 130  # 128 + SIGINT, as shells count
    BROKEN_PIPE = 141  # 128 + SIGPIPE
