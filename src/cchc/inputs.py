"""What is handed in to be read: files on the disk by their names, or contents that lie in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from os import PathLike, fspath
from typing import Final

from cchc.errors import WrongRequest
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import safe

STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class File:
    """A file of counts that lies in memory; its name is shown, and its ending believed, as on a disk."""

    name: str
    data: bytes = field(repr=False)


Counts = str | PathLike[str] | bytes | File
"""A path or pattern (``-`` is standard input), or the content itself; bare bytes are called ``-``."""


def files_of(counts: Counts | Sequence[Counts]) -> Mapping[str, bytes | None]:
    """Name what is to be read, in its order; raises WrongRequest where two contents have one name."""
    files: dict[str, bytes | None] = {}
    for each in (
        counts
        if isinstance(counts, Sequence) and not isinstance(counts, str | bytes)
        else (counts,)
    ):
        name, data = _named(each)
        if name in files and data != files[name]:
            raise WrongRequest(_two_files(name))
        files.setdefault(name, data)
    return files


def _named(counts: Counts) -> tuple[str, bytes | None]:
    match counts:
        case File(name, data):
            return name, data
        case bytes():
            return STANDARD_INPUT, counts
        case _:
            return fspath(counts), None


def _two_files(name: str) -> Words:
    return Words(
        f"Có hai nội dung cùng tên «{safe(name)}»; hãy đặt tên khác nhau.",
        f"Two contents have the name «{safe(name)}»; give them different ones.",
    )
