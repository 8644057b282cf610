"""Which of the files at hand are the inputs of a report: known by their bytes, not by their names."""

import hashlib
from collections.abc import Container, Mapping, Sequence
from dataclasses import field
from os import PathLike, fspath
from pathlib import PurePath, PureWindowsPath

from cchc.errors import WrongRequest
from cchc.inputs import STANDARD_INPUT, Counts, File, files_of
from cchc.limits import FILE_BYTES
from cchc.loading.plain_files import YAML_MAX, read_bytes
from cchc.sources.paths import find_files
from cchc.sources.source import Source, read_source
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import safe

_LAYOUT = ".yaml"


@dataclass(slots=True)
class AtHand:
    """The files that somebody gave, by the hash of their bytes."""

    data: dict[str, bytes] = field(default_factory=dict)  # path → bytes
    hashes: dict[str, str] = field(default_factory=dict)  # path → sha256
    used: set[str] = field(default_factory=set)  # paths

    @classmethod
    def of(cls, counts: Counts | Sequence[Counts]) -> "AtHand":
        """Read them; raises FileNotFoundError for a path that leads to nothing."""
        held = {name: data for name, data in files_of(counts).items() if data is not None}
        found = find_files([*files_of(counts)], held)
        made = cls()
        for path in found.files:
            data = held.get(path)
            if data is None and path.casefold().endswith(_LAYOUT):
                data = read_bytes(path, path, YAML_MAX)[0]
            elif data is None:
                source = read_source(path)
                data = source.data if isinstance(source, Source) else None
            if data is not None:
                made.data[path], made.hashes[path] = data, digest_of(data)
        return made

    def find(self, sha256: str, name: str) -> str | None:
        """Find a file by its bytes, the one of that name first."""
        same = [path for path, digest in self.hashes.items() if digest == sha256]
        named = [path for path in same if base_of(path) == base_of(name)]
        return next(iter(named or same), None)

    def find_named(self, name: str) -> str | None:
        """Find a file of a name, in whatever folder."""
        return next((path for path in self.data if base_of(path) == base_of(name)), None)

    def take(self, recorded: Sequence[Mapping[str, str]], known: Container[str] = ()) -> list[File]:
        """Give the contents of recorded inputs under the names that they had then.

        One that is not at hand is taken from the file of its name, or one that nothing recorded
        is *known* by its hash: the difference then shows in what is made of it.
        """
        taken = [self.find(each["sha256"], each["path"]) for each in recorded]
        self.used.update(path for path in taken if path)
        for at, each in enumerate(recorded):
            if taken[at] is None:
                free = [p for p in self.data if p not in self.used and self.hashes[p] not in known]
                named = [path for path in free if base_of(path) == base_of(each["path"])]
                taken[at] = next(iter(named or free), None)
                self.used.update(filter(None, taken[at : at + 1]))
        pairs = zip(recorded, taken, strict=True)
        return [File(each["path"], self.data[path]) for each, path in pairs if path]

    def rest(self) -> list[File]:
        """Give what nothing recorded was taken from."""
        return [File(path, data) for path, data in self.data.items() if path not in self.used]


def file_of(report: str | PathLike[str] | bytes | File) -> File:
    """Read the report itself; raises WrongRequest where it cannot be read."""
    if isinstance(report, File):
        return report
    if isinstance(report, bytes):
        return File(STANDARD_INPUT, report)
    path = fspath(report)
    data, found = read_bytes(path, path, FILE_BYTES)
    if data is None:
        name, said = safe(path), found[0]
        raise WrongRequest(
            Words(f"«{name}»: {said.message('vi')}", f"«{name}»: {said.message('en')}")
        )
    return File(path, data)


def digest_of(data: bytes) -> str:
    """Hash the bytes of a file."""
    return hashlib.sha256(data).hexdigest()


def base_of(path: str) -> str:
    """Give the last part of a path of any system."""
    return PurePath(PureWindowsPath(path).name).name
