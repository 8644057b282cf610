"""The cache of checked definitions: JSON in a folder of the user's, never more than a convenience.

A cache file is believed only if nobody else can have written it and it carries the seal of
exactly the bytes it was made from.  Whatever goes wrong here, the YAML files are read again.
"""

import hashlib
import json
import os
import stat
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

from cchc import __version__

FORMAT: Final = 5  # of the plain data; raise it whenever its shape changes
_KEPT = 20  # files; each is some ten kilobytes
_ENDING = ".cchc.jsonl"
_PACKAGE = Path(__file__).parents[1]
# In a checkout the version stands still while the code that reads and checks moves on.
_DECIDING = ("definitions", "loading", "sources", "words")


def cache_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """Find where caches belong on this system; an empty ``CCHC_CACHE_DIR`` switches them off."""
    chosen = environment.get("CCHC_CACHE_DIR")
    if chosen is not None:
        return Path(chosen) if chosen else None
    home, xdg = environment.get("HOME"), environment.get("XDG_CACHE_HOME", "")
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local, "cchc", "Cache") if local else None
    if platform == "darwin":
        return Path(home, "Library", "Caches", "cchc") if home else None
    if xdg.startswith("/"):  # the specification has relative ones ignored
        return Path(xdg, "cchc")
    return Path(home, ".cache", "cchc") if home else None


def seal(*contents: str) -> str:
    """Name a cache file after all that its content depends on."""
    digest = hashlib.sha256(f"cchc {__version__} format {FORMAT}".encode())
    for text in (*_code_stamps(), *contents):
        digest.update(f"\0{text}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache  # a run has the code that it began with
def _code_stamps() -> Sequence[str]:
    stamps = []
    for package in _DECIDING:
        with suppress(OSError), os.scandir(_PACKAGE / package) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    stamps.append(f"{entry.name} {status.st_size} {status.st_mtime_ns}")
    return stamps


def recall(folder: Path | None, key: str) -> Any | None:
    """Give back what was kept under *key*, if it can be trusted."""
    if folder is None:
        return None
    path = folder / (key + _ENDING)
    try:
        kept = _trusted_bytes(path)
    except OSError:
        return None
    head, _, body = kept.partition(b"\n")
    if head != _head(key, body):
        return None
    with suppress(OSError):
        os.utime(path)  # those that are used longest ago are forgotten
    return json.loads(body)


def _trusted_bytes(path: Path) -> bytes:
    # Neither a link nor a pipe that someone else put there may be followed or waited for.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with open(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
        status = os.fstat(file.fileno())
        return file.read() if stat.S_ISREG(status.st_mode) and _is_ours(status) else b""


def _is_ours(status: os.stat_result) -> bool:
    if sys.platform == "win32":
        return True  # %LOCALAPPDATA% is closed to other users by its access list
    others_may_write = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return status.st_uid == os.geteuid() and not others_may_write


def _head(key: str, body: bytes) -> bytes:
    return json.dumps(["cchc", FORMAT, key, hashlib.sha256(body).hexdigest()]).encode()


def keep(folder: Path | None, key: str, data: object) -> None:
    """Keep *data* under *key*, all of it or nothing."""
    if folder is None:
        return
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    # A disk that is full or read-only costs the next run some milliseconds, and no one a word.
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(folder / (key + _ENDING), _head(key, body) + b"\n" + body)
        _forget_old(folder)


def _replace(path: Path, content: bytes) -> None:
    """Write beside *path* and rename, so that two runs at once never tear a file."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with open(os.open(beside, flags, 0o600), "wb") as file:
            file.write(content)
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _forget_old(folder: Path) -> None:
    files = [entry for entry in os.scandir(folder) if _ENDING in entry.name]
    files.sort(key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns)
    for entry in files[:-_KEPT]:
        os.unlink(entry.path)
