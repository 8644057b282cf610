"""The archive that a workbook is: its limits, its parts and how they are related.

Nothing is unpacked before what the archive declares was measured; some would take all memory there is.
"""

import io
import posixpath
from collections.abc import Iterator
from types import TracebackType
from typing import IO, Self
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from cchc import limits
from cchc.sources.refusals import Malformed, too_large
from cchc.words import Words

STRETCH = 1 << 20  # bytes read at a time
_XML = (".xml", ".rels")
_BEGINNING = 512  # bytes in which a part usually begins its first element


class Package:
    """The parts of an archive by their paths; those of some programs for Windows have backslashes."""

    def __init__(self, data: bytes) -> None:
        self._archive = ZipFile(io.BytesIO(data))
        members = self._archive.infolist()
        _check_limits(members, len(data))
        self._members = {_key(member.filename): member for member in members}
        if len(self._members) < len(members):
            raise Malformed("two parts of one name")
        for path, member in self._members.items():
            if path.endswith(_XML):
                self._check_prolog(member)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._archive.close()

    def __contains__(self, path: str) -> bool:
        return _key(path) in self._members

    def open(self, path: str) -> IO[bytes]:
        """Open a part; raises Malformed where it is not there."""
        return self._archive.open(self._member(path))

    def read(self, path: str, limit: int = limits.PART_BYTES) -> bytes:
        """Read a part whole; raises Refused where it is larger than the *limit*."""
        member = self._member(path)
        name = member.filename
        what = Words(f"dung lượng của phần {name} (byte)", f"the size of {name} in bytes")
        _check(what, member.file_size, limit)
        return self._archive.read(member)

    def elements(self, path: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield the elements of a small part, names without their prefixes."""
        found: list[tuple[str, dict[str, str]]] = []
        depth = Depth()

        def start(tag: str, attributes: dict[str, str]) -> None:
            depth.down()
            plain = {name.rpartition(":")[2]: value for name, value in attributes.items()}
            found.append((tag.rpartition(":")[2], plain))

        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        parser.EndElementHandler = lambda _: depth.up()
        parser.StartDoctypeDeclHandler = refuse_doctype
        data = self.read(path)
        for at in range(0, len(data), STRETCH):
            parser.Parse(data[at : at + STRETCH], False)
            yield from found
            found.clear()
        parser.Parse(b"", True)
        yield from found

    def related(self, path: str) -> dict[str, tuple[str, str]]:
        """Read what a part leans on: id → (kind, path of the part meant); "" is the whole archive."""
        folder, _, name = path.rpartition("/")
        related: dict[str, tuple[str, str]] = {}
        for tag, attributes in self.elements(posixpath.join(folder, "_rels", f"{name}.rels")):
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "").replace("\\", "/")
                meant = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                kind = attributes.get("Type", "").rpartition("/")[2]
                if related.setdefault(attributes.get("Id", ""), (kind, meant)) != (kind, meant):
                    raise Malformed("two relations of one name")
        return related

    def main_part(self) -> str:
        """Find the part that the archive is about."""
        paths = [path for kind, path in self.related("").values() if kind == "officeDocument"]
        if len(paths) != 1:
            raise Malformed("no workbook part" if not paths else "two workbook parts")
        return paths[0]

    def _member(self, path: str) -> ZipInfo:
        member = self._members.get(_key(path))
        if member is None:
            raise Malformed(f"no part {path!r}")
        return member

    def _check_prolog(self, member: ZipInfo) -> None:
        """Refuse a document type in any part, also in those that only other programs read."""
        begun: list[str] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda tag, _: begun.append(tag)
        parser.StartDoctypeDeclHandler = refuse_doctype
        with self._archive.open(member) as file:
            try:
                while not begun and (chunk := file.read(_BEGINNING)):
                    parser.Parse(chunk, False)
            except expat.ExpatError:
                return  # whoever needs the part will say so


class Depth:
    """Counts how deep a parser stands."""

    def __init__(self) -> None:
        self.depth = 0

    def down(self) -> None:
        """Enter an element, but no deeper than any program nests them."""
        self.depth += 1
        if self.depth > limits.XML_DEPTH:
            raise Malformed(f"elements nested more than {limits.XML_DEPTH} deep")

    def up(self) -> None:
        """Leave an element."""
        self.depth -= 1


def refuse_doctype(*_: object) -> None:
    """Let a parser stop at a document type: no program that writes workbooks writes one."""
    raise Malformed("a document type declaration")


def _key(path: str) -> str:
    """Spell a path as all readers agree on it: names that differ in capitals are one."""
    return path.replace("\\", "/").lstrip("/").casefold()


def _check_limits(members: list[ZipInfo], size: int) -> None:
    """Measure what the archive declares before anything is unpacked."""
    unpacked = sum(member.file_size for member in members)
    _check(Words("dung lượng (byte)", "its size in bytes"), size, limits.WORKBOOK_BYTES)
    _check(
        Words("số phần bên trong", "the number of parts inside"),
        len(members),
        limits.WORKBOOK_MEMBERS,
    )
    what = Words("dung lượng khi giải nén (byte)", "its unpacked size in bytes")
    _check(what, unpacked, limits.WORKBOOK_UNPACKED_BYTES)
    for member in members:
        if member.file_size > limits.MEMBER_SMALL_BYTES:
            name = member.filename
            what = Words(f"số lần nở ra của phần {name}", f"how many times {name} unpacks")
            _check(what, member.file_size // (member.compress_size or 1), limits.MEMBER_RATIO)


def _check(what: Words, found: int, limit: int) -> None:
    if found > limit:
        raise too_large(what, found, limit)
