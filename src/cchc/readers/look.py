"""What a workbook says of itself, read before any library opens it: its sheets, styles and parts.

Malformed workbooks end in LookError here; some of them would take the memory of the machine.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from cchc import limits
from cchc.rules.files import FileTooLarge
from cchc.words import Words

_STRETCH = 1 << 20  # bytes read at a time
_BUILT_IN_PERCENT = {9, 10}  # numFmtId of 0% and 0.00%
_LITERAL = re.compile(r'"[^"]*"|\\.')
_XML = (".xml", ".rels")
_BEGINNING = 512  # bytes in which a part usually begins its first element


class LookError(ValueError):
    """The workbook is not built as a workbook must be."""


class OverLimit(LookError):
    """Something in the workbook is larger than any that is read."""

    def __init__(self, what: Words, found: int, limit: int) -> None:
        super().__init__(what.en)
        self.rule = FileTooLarge(what=what, found=found, limit=limit)


class Look(NamedTuple):
    """A sheet of the workbook as its XML tells it."""

    name: str
    hidden: bool
    member: str  # path of its XML inside the archive


def look_at_sheets(archive: ZipFile) -> list[Look]:
    """List the worksheets in the order of their tabs."""
    root = related_parts(archive, "_rels/.rels", "")
    workbook = next((path for kind, path in root.values() if kind == "officeDocument"), None)
    if workbook is None:
        raise LookError("no workbook part")
    folder, _, name = workbook.rpartition("/")
    parts = related_parts(archive, f"{folder}/_rels/{name}.rels", folder)
    sheets = []
    for tag, attributes in _elements(archive, workbook):
        if tag == "sheet":
            kind, member = parts.get(attributes.get("id", ""), ("", ""))
            if kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(Look(attributes.get("name", ""), hidden, member))
    if len({sheet.name for sheet in sheets}) < len(sheets):
        raise LookError("two sheets of one name")
    if len({sheet.member for sheet in sheets}) < len(sheets):
        raise LookError("two sheets in one part")
    return sheets


def check_parts(archive: ZipFile) -> None:
    """Refuse what two readers would read differently, and strings that are declared but not there."""
    members = archive.infolist()
    names = {member.filename.casefold() for member in members}
    if len(names) < len(members):
        raise LookError("two parts of one name")
    for member in members:
        name = member.filename.casefold()
        if name.endswith(_XML):
            _check_prolog(archive, member)
        if name.endswith("sharedstrings.xml"):
            _check_strings(archive, member)


def check_limits(archive: ZipFile, size: int) -> None:
    """Measure what the archive declares before anything is unpacked."""
    members = archive.infolist()
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


def _check_size(member: ZipInfo, limit: int) -> None:
    name = member.filename
    what = Words(f"dung lượng của phần {name} (byte)", f"the size of {name} in bytes")
    _check(what, member.file_size, limit)


def _check(what: Words, found: int, limit: int) -> None:
    if found > limit:
        raise OverLimit(what, found, limit)


def _check_prolog(archive: ZipFile, member: ZipInfo) -> None:
    """Refuse a document type in any part, also in those that only other programs read."""
    begun: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, _: begun.append(tag)
    parser.StartDoctypeDeclHandler = refuse_doctype
    with archive.open(member) as file:
        try:
            while not begun and (chunk := file.read(_BEGINNING)):
                parser.Parse(chunk, False)
        except expat.ExpatError:
            return  # whoever needs the part will say so


def _check_strings(archive: ZipFile, member: ZipInfo) -> None:
    """A reader that trusts the declared number takes memory for that many strings."""
    _check_size(member, limits.STRINGS_BYTES)
    with archive.open(member) as file:
        root: list[dict[str, str]] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda _, attributes: root.append(attributes)
        parser.StartDoctypeDeclHandler = refuse_doctype
        while not root and (chunk := file.read(_STRETCH)):
            parser.Parse(chunk, False)
        declared = root[0].get("uniqueCount", "0").strip() if root else "0"
        if len(declared) > 12 or int(declared) > member.file_size:
            raise LookError(f"{declared[:12]} shared strings declared")
        while file.read(_STRETCH):  # to the end, where the checksum is compared
            pass


def percent_styles(archive: ZipFile) -> Mapping[str, int]:
    """Find the cell styles that show a percentage → how much of it the stored number 1 is.

    0,95 in the format 0% shows 95%; 95 in the format 0"%" does, too.
    """
    if "xl/styles.xml" not in archive.namelist():
        return {}
    percent = dict.fromkeys(_BUILT_IN_PERCENT, 100)
    styles: list[int] = []
    inside = False
    for tag, attributes in _elements(archive, "xl/styles.xml"):
        code = attributes.get("formatCode", "")
        if tag == "numFmt" and "%" in code:
            factor = 100 if "%" in _LITERAL.sub("", code) else 1
            percent[_number(attributes.get("numFmtId"))] = factor
        elif tag in {"cellXfs", "cellStyles", "dxfs"}:
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            styles.append(_number(attributes.get("numFmtId", "0")))
    return {str(index): percent[kind] for index, kind in enumerate(styles) if kind in percent}


def refuse_doctype(*_: object) -> None:
    """Let a parser stop at a document type: no program that writes workbooks writes one."""
    raise LookError("a document type declaration")


def _number(written: str | None) -> int:
    if written is None or not (written.isascii() and written.isdigit() and len(written) <= 9):
        raise LookError("a format without a number")
    return int(written)


class Depth:
    """Counts how deep a parser stands."""

    def __init__(self) -> None:
        self.depth = 0

    def down(self) -> None:
        """Enter an element, but no deeper than any program nests them."""
        self.depth += 1
        if self.depth > limits.XML_DEPTH:
            raise LookError(f"elements nested more than {limits.XML_DEPTH} deep")

    def up(self, _: str) -> None:
        """Leave an element."""
        self.depth -= 1


def _elements(archive: ZipFile, member: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the elements of a small part, names without their prefixes."""
    _check_size(archive.getinfo(member), limits.PART_BYTES)
    found: list[tuple[str, dict[str, str]]] = []
    depth = Depth()

    def start(tag: str, attributes: dict[str, str]) -> None:
        depth.down()
        plain = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        found.append((tag.rpartition(":")[2], plain))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = depth.up
    parser.StartDoctypeDeclHandler = refuse_doctype
    with archive.open(member) as file:
        while chunk := file.read(_STRETCH):
            parser.Parse(chunk, False)
            yield from found
            found.clear()
    parser.Parse(b"", True)
    yield from found


def related_parts(archive: ZipFile, member: str, folder: str) -> dict[str, tuple[str, str]]:
    """Read a relationships part: id → (kind, path of the part meant)."""
    related = {}
    actual = {name.casefold(): name for name in archive.namelist()}
    for tag, attributes in _elements(archive, member.lstrip("/")):
        if tag == "Relationship":
            target = attributes.get("Target", "")
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            path = actual.get(path.casefold(), path)
            kind = attributes.get("Type", "").rpartition("/")[2]
            related[attributes.get("Id", "")] = (kind, path)
    return related
