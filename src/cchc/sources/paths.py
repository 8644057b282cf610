"""From what the user names – files, folders, patterns – to the files that are read, in a fixed order."""

import errno
import os
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import field
from pathlib import Path

from cchc.diagnostics import Finding, Location
from cchc.inputs import STANDARD_INPUT
from cchc.rules.files import FileNotRead, FolderEmpty, SubmissionNotReadable
from cchc.sources.source import unreadable
from cchc.values import dataclass
from cchc.words import Words

# What may hold counts; a folder holds other things too, and each of them is named.
_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
# What units send their reports as, though no counts can be read from it.
_DOCUMENTS = {".pdf", ".doc", ".docx", ".rtf", ".jpg", ".jpeg", ".png"}
_WRAPPED = {".zip", ".rar", ".7z", ".msg", ".eml"}
_LOCK_FILE = "~$"  # Excel's mark beside a workbook that is open
_LOCK = Words(
    "đây là tệp tạm mà Excel tạo ra khi sổ tính đang mở, không có số liệu",
    "Excel keeps it beside a workbook that is open, and it holds no counts",
)
_HIDDEN = Words(
    "tên bắt đầu bằng dấu chấm nên được coi là tệp hoặc thư mục ẩn",
    "its name begins with a dot, which hides a file or folder",
)
_AGAIN = Words(
    "liên kết này dẫn tới một thư mục đã đọc", "it is a link to a folder that was read already"
)
_GONE = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
# What systems leave in folders, and what keeps an empty one in a repository.
_LITTER = {"thumbs.db", "desktop.ini", ".ds_store", ".gitkeep"}


@dataclass(slots=True)
class Found:
    """The files to read, and what was passed over."""

    files: list[str] = field(default_factory=list)
    in_folders: set[str] = field(default_factory=set)  # those of them that were not named
    findings: list[Finding] = field(default_factory=list)
    endings: Collection[str] = _ENDINGS  # of what is read in a folder


def find_files(
    named: Sequence[str], held: Container[str] = (), *, endings: Collection[str] = ()
) -> Found:
    """Expand folders and patterns; a file named twice is read once.

    Files with these *endings* are read in folders, too.

    Names that are *held* in memory are taken as they are: the disk is not asked about them.
    Raises FileNotFoundError for a name that leads to nothing.
    """
    found = Found(endings={*_ENDINGS, *endings})
    seen: set[str] = set()
    for name in named:
        if name in held:
            found.files.append(name)
            continue
        for path in _expand(name, found):
            key = path if path == STANDARD_INPUT else os.path.realpath(path)
            if key not in seen:
                seen.add(key)
                found.files.append(path)
    return found


def _expand(name: str, found: Found) -> Iterator[str]:
    if name == STANDARD_INPUT:
        yield name
    elif os.path.isdir(name):
        yield from _in_folder(Path(name), found)
    elif os.path.lexists(name) or not (matches := _matching(name)):
        yield name  # a file, or a name that reading it will refuse
    else:
        for match in matches:
            if os.path.isdir(match):
                yield from _in_folder(Path(match), found)
            else:
                yield match


def _matching(pattern: str) -> list[str]:
    from glob import glob, has_magic

    return sorted(glob(pattern, recursive=True)) if has_magic(pattern) else []


def _in_folder(folder: Path, found: Found) -> Iterator[str]:
    """Walk a folder with its subfolders; what is no submission is named."""
    before = len(found.findings)
    empty = True
    for path in sorted(_walk(folder, found)):
        if path.name.casefold() in _LITTER:
            continue
        if path.name.startswith(_LOCK_FILE):
            found.findings.append(FileNotRead(reason=_LOCK).at(Location(str(path))))
        elif path.name.startswith("."):
            found.findings.append(FileNotRead(reason=_HIDDEN).at(Location(str(path))))
        elif path.suffix.casefold() in found.endings:
            empty = False
            found.in_folders.add(str(path))
            yield str(path)
        else:
            found.findings.append(_not_read(path))
    hidden = FileNotRead(reason=_HIDDEN)
    if empty and all(each.rule == hidden for each in found.findings[before:]):
        found.findings.append(FolderEmpty().at(Location(str(folder))))


def _not_read(path: Path) -> Finding:
    if path.suffix.casefold() in _DOCUMENTS | _WRAPPED:
        return SubmissionNotReadable(ending=path.suffix).at(Location(str(path)))
    ending = path.suffix or path.name
    reason = Words(
        f"«{ending}» không phải loại tệp số liệu", f"«{ending}» is not a kind of file for counts"
    )
    return FileNotRead(reason=reason).at(Location(str(path)))


def _walk(folder: Path, found: Found) -> Iterator[Path]:
    """List the files of a folder and of those inside it, each folder once, whatever links lead to it.

    Links come last, so that a folder that lies here is read where it lies.
    """
    seen: set[tuple[int, int]] = set()
    waiting, links = [folder], list[Path]()
    while waiting or links:
        place = waiting.pop() if waiting else links.pop(0)
        try:
            status = place.stat()
            if (status.st_dev, status.st_ino) in seen:
                found.findings.append(FileNotRead(reason=_AGAIN).at(Location(str(place))))
                continue
            seen.add((status.st_dev, status.st_ino))
            entries = sorted(place.iterdir())
        except OSError as error:
            found.findings.append(unreadable(str(place), error))
            continue
        for path in entries:
            if not os.path.isdir(path):
                if os.path.islink(path) and not os.path.exists(path):
                    found.findings.append(unreadable(str(path), _GONE))
                else:
                    yield path
            elif path.name.startswith("."):
                found.findings.append(FileNotRead(reason=_HIDDEN).at(Location(str(path))))
            else:
                (links if os.path.islink(path) else waiting).append(path)
