"""Files written wholly or not at all: whoever looks sees the old content or the new, never a part.

The new content is written beside the old file, forced to the disk and put in its place in one
step.  On Linux it has no name until then, so that nothing is left of it however the run ends.
"""

import os
from contextlib import suppress
from errno import EACCES
from stat import S_IMODE, S_ISREG

_CHUNK = 1 << 20  # bytes between two chances to be interrupted
_WRITE = os.O_WRONLY | getattr(os, "O_BINARY", 0)
_MODE = 0o666  # less what the umask takes away, as for any new file
_OPEN_FILES = "/proc/self/fd"  # through which a file without a name is given one


def write_file(path: str, content: bytes) -> None:
    """Put *content* in the place of what stands at *path*, or raise OSError and leave that as it is.

    A symbolic link stays, and the file it leads to is replaced.  Mode and owner are kept.
    """
    target = os.path.realpath(path)
    old = _status(target)
    if old is None or S_ISREG(old.st_mode):
        _replace(target, content, old)
    else:  # a device or a pipe holds nothing that could be kept
        append_to_file(target, content)


def append_to_file(path: str, content: bytes) -> None:
    """Add *content* to what others have written to a file, or send it to a device."""
    descriptor = os.open(path, _WRITE | os.O_APPEND | os.O_CREAT, _MODE)
    try:
        _write(descriptor, content)
    finally:
        os.close(descriptor)


def size_of(path: str) -> int:
    """Count the bytes in a file; one that is not there has none."""
    status = _status(path)
    return status.st_size if status else 0


def is_same_file(one: str, other: str) -> bool:
    """Say whether two paths lead to one file, or would if it were there."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def is_folder(path: str) -> bool:
    """Say whether a folder stands at *path*; the empty path is the folder one works in."""
    return os.path.isdir(path or os.curdir)


def _replace(target: str, content: bytes, old: os.stat_result | None) -> None:
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), target)
    folder = os.path.dirname(target)
    name = os.path.join(folder, f".cchc-{os.urandom(8).hex()}.tmp")
    try:
        _write_draft(folder, name, content, old)
        os.replace(name, target)
    except BaseException:  # also Ctrl-C
        with suppress(OSError):
            os.unlink(name)
        raise
    _settle(folder)


def _write_draft(folder: str, name: str, content: bytes, old: os.stat_result | None) -> None:
    descriptor, nameless = _open_draft(folder, name)
    try:
        if old is not None:
            _take_after(descriptor, old)
        _write(descriptor, content)
        os.fsync(descriptor)
        if nameless:
            # Naming a folder makes Python follow the link that /proc holds.
            os.link(f"{_OPEN_FILES}/{descriptor}", name, src_dir_fd=descriptor)
    finally:
        os.close(descriptor)


def _open_draft(folder: str, name: str) -> tuple[int, bool]:
    """Open a new file, without a name where system and disk can do that."""
    nameless = getattr(os, "O_TMPFILE", 0)
    if nameless and os.path.isdir(_OPEN_FILES):
        with suppress(OSError):
            return os.open(folder, _WRITE | nameless, _MODE), True
    return os.open(name, _WRITE | os.O_CREAT | os.O_EXCL, _MODE), False


def _take_after(descriptor: int, old: os.stat_result) -> None:
    """Give a new file the owner, where allowed, and the mode of the old one.  Windows has neither."""
    if hasattr(os, "fchown"):
        with suppress(PermissionError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, S_IMODE(old.st_mode))


def _write(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest[:_CHUNK]) :]


def _settle(folder: str) -> None:
    """Force the folder's new entry to the disk, where folders can be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None
