"""The bytes and the text of definition files: regular files of bounded size, in strict UTF-8.

Never waits for a pipe, never reads a device, never guesses an encoding.
"""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from cchc.diagnostics import Finding, Location
from cchc.rules.definition_folder import DefinitionFileUnreadable
from cchc.rules.definition_text import (
    DefinitionFileTooLarge,
    DefinitionInUtf16,
    DefinitionNotUtf8,
)
from cchc.words import Words

YAML_MAX: Final = 1_000_000  # bytes; the longest shipped file has fifteen thousand
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # Notepad and Excel put it before the text
_REASONS = {
    errno.EACCES: Words("không có quyền đọc", "permission is denied"),
    errno.EPERM: Words("không có quyền đọc", "permission is denied"),
    errno.EISDIR: Words("đây là một thư mục", "this is a folder"),
    errno.ENOENT: Words("tệp không còn ở đây", "the file is not there"),
}
_NOT_REGULAR = Words("đây không phải là tệp thông thường", "this is not a regular file")


def read_bytes(path: Path | str, name: str, limit: int) -> tuple[bytes | None, list[Finding]]:
    """Read a file whole; *name* is what findings call it."""
    place = Location(name)
    try:
        with open(path, "rb", buffering=0, opener=_open_at_once) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return None, [DefinitionFileUnreadable(reason=_NOT_REGULAR).at(place)]
            if status.st_size > limit:
                found = status.st_size
                return None, [DefinitionFileTooLarge(found=found, limit=limit).at(place)]
            return file.read(), []
    except OSError as error:
        return None, [unreadable(name, error)]


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def unreadable(name: str, error: OSError) -> Finding:
    """Say why the operating system gives nothing."""
    said = error.strerror or type(error).__name__
    other = Words(f"hệ điều hành báo «{said}»", f"the operating system says «{said}»")
    reason = _REASONS.get(error.errno or 0, other)
    return DefinitionFileUnreadable(reason=reason).at(Location(name))


def decode(data: bytes, name: str) -> tuple[str | None, list[Finding]]:
    """Decode without the byte-order mark, or name the first byte that is no UTF-8."""
    if is_utf16(data):
        return None, [DefinitionInUtf16().at(Location(name))]
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        return data.decode(), []
    except UnicodeDecodeError as error:
        place = location(name, data[: error.start].decode())
        return None, [DefinitionNotUtf8(byte=f"0x{data[error.start]:02X}").at(place)]


def is_utf16(data: bytes) -> bool:
    """Know UTF-16 by its mark, or by the half of its first letters that is zero."""
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:2]


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by file, line and column, as someone who mends them goes through them."""
    return sorted(findings, key=_place_of)


def _place_of(finding: Finding) -> tuple[str, int, int]:
    place = finding.location
    return place.file, place.row or 0, place.column or 0


def location(name: str, before: str) -> Location:
    """Say where a file stands after the text *before*."""
    return Location(name, row=before.count("\n") + 1, column=len(before) - before.rfind("\n"))
