"""Bytes in: each file is read once, hashed, told by its content, and only those bytes are parsed."""

import errno
import hashlib
import os
import sys
from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from cchc import limits
from cchc.diagnostics import Finding, Location
from cchc.inputs import STANDARD_INPUT
from cchc.rules.files import FileEmpty, FileNotRead, FileTooLarge, FileUnreadable, NotATable
from cchc.sources.kinds import RESULTS, Kind, is_blank, kind_of
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.numbers import count

if TYPE_CHECKING:
    from cchc.sources.sheet_cells import SheetCells

_NO_PERMISSION = Words("không có quyền đọc", "permission is denied")
_REASONS = {errno.EACCES: _NO_PERMISSION, errno.EPERM: _NO_PERMISSION}
_NOT_REGULAR = Words("đây không phải là tệp thông thường", "this is not a regular file")
_CLOSED = Words("đầu vào chuẩn đã đóng", "standard input is closed")


@dataclass(frozen=True, slots=True)
class Source:
    """The content of one file, as it was at the one moment it was read."""

    path: str  # as the user wrote it
    data: bytes
    sha256: str
    kind: Kind
    begun: "Callable[[], list[SheetCells]] | None" = field(default=None, compare=False, repr=False)
    """Waits for what a process beside makes of the file, where one was started."""


def read_source(path: str, *, was_named: bool = True) -> Source | Finding:
    """Read a file, or standard input for ``-``; what lies in a folder nobody need have named.

    Raises FileNotFoundError and IsADirectoryError: these are wrong usage, not bad data.
    """
    try:
        data = _read_input() if path == STANDARD_INPUT else _read_file(path)
    except (FileNotFoundError, IsADirectoryError):
        raise
    except NotADirectoryError as error:  # a path through a file: nothing can be there
        raise FileNotFoundError(error.errno, error.strerror, path) from error
    except OSError as error:
        return unreadable(path, error)
    if isinstance(data, Words):
        return FileUnreadable(reason=data).at(Location(path))
    return source_of(path, data, was_named=was_named)


def source_of(path: str, data: bytes, *, was_named: bool = True) -> Source | Finding:
    """Look at bytes that are at hand, and tell what they are; the disk is not asked about *path*."""
    here = Location(path)
    if len(data) > limits.FILE_BYTES:
        return _too_large(here)
    if is_blank(data):
        return FileEmpty().at(here)
    kind = kind_of(data, Path(path).name)
    if kind is RESULTS and not was_named:
        reason = Words("đây là kết quả do cchc lập", "it is a report made by cchc")
        return FileNotRead(reason=reason).at(here)
    if isinstance(kind, tuple):
        return NotATable(kind=kind.what, way_out=kind.way_out).at(here)
    return Source(path, data, hashlib.sha256(data).hexdigest(), kind)


def _read_input() -> bytes | Words:
    """Read standard input, at most one byte more than the limit; Words say why not."""
    if sys.stdin is None:
        return _CLOSED
    return sys.stdin.buffer.read(limits.FILE_BYTES + 1)


def _read_file(path: str) -> bytes | Words:
    """Read a file, at most one byte more than the limit; Words say why not."""
    if Path(path).is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    with open(path, "rb", opener=_open_at_once) as file:
        if not S_ISREG(os.fstat(file.fileno()).st_mode):
            return _NOT_REGULAR
        return file.read(limits.FILE_BYTES + 1)


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for somebody to write into a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _too_large(here: Location) -> Finding:
    limit = limits.FILE_BYTES
    return FileTooLarge(
        what=Words("dung lượng (byte)", "its size in bytes"),
        found=Words(f"hơn {count(limit, 'vi')}", f"more than {count(limit, 'en')}"),
        limit=limit,
    ).at(here)


def unreadable(path: str, error: OSError) -> Finding:
    """Say why the operating system gives nothing."""
    said = error.strerror or type(error).__name__
    other = Words(f"hệ điều hành báo «{said}»", f"the operating system says «{said}»")
    reason = _REASONS.get(error.errno or 0, other)
    return FileUnreadable(reason=reason).at(Location(path))
