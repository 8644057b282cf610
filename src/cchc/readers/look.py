"""What a workbook says of itself, read before any library opens it: its sheets, styles and parts.

Malformed workbooks end in LookError here; some of them would take the memory of the machine.
"""

import posixpath
import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

_STRETCH = 1 << 20  # bytes read at a time
_BUILT_IN_PERCENT = {9, 10}  # numFmtId of 0% and 0.00%
_LITERAL = re.compile(r'"[^"]*"|\\.')


class LookError(ValueError):
    """The workbook is not built as a workbook must be."""


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
    for tag, attributes in _elements(archive.read(workbook)):
        if tag == "sheet":
            kind, member = parts.get(attributes.get("id", ""), ("", ""))
            if kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(Look(attributes.get("name", ""), hidden, member))
    if len({sheet.name for sheet in sheets}) < len(sheets):
        raise LookError("two sheets of one name")
    return sheets


def check_parts(archive: ZipFile) -> None:
    """Refuse what two readers would read differently, and strings that are declared but not there."""
    members = archive.infolist()
    names = {member.filename.casefold() for member in members}
    if len(names) < len(members):
        raise LookError("two parts of one name")
    for member in members:
        if member.filename.casefold().endswith("sharedstrings.xml"):
            _check_strings(archive, member)


def _check_strings(archive: ZipFile, member: ZipInfo) -> None:
    """A reader that trusts the declared number takes memory for that many strings."""
    with archive.open(member) as file:
        root: list[dict[str, str]] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda _, attributes: root.append(attributes)
        parser.StartDoctypeDeclHandler = refuse_doctype
        while not root and (chunk := file.read(_STRETCH)):
            parser.Parse(chunk, False)
        declared = root[0].get("uniqueCount", "0").strip() if root else "0"
        if len(declared) > 12 or int(declared) > member.file_size:
            raise LookError(f"{declared} shared strings declared")
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
    for tag, attributes in _elements(archive.read("xl/styles.xml")):
        code = attributes.get("formatCode", "")
        if tag == "numFmt" and "%" in code:
            factor = 100 if "%" in _LITERAL.sub("", code) else 1
            percent[int(attributes["numFmtId"])] = factor
        elif tag in {"cellXfs", "cellStyles", "dxfs"}:
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            styles.append(int(attributes.get("numFmtId", "0")))
    return {str(index): percent[kind] for index, kind in enumerate(styles) if kind in percent}


def refuse_doctype(*_: object) -> None:
    """Let a parser stop at a document type: no program that writes workbooks writes one."""
    raise LookError("a document type declaration")


def _elements(data: bytes) -> list[tuple[str, dict[str, str]]]:
    """List the elements of a small part, names without their prefixes."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        plain = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        found.append((tag.rpartition(":")[2], plain))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.Parse(data, True)
    return found


def related_parts(archive: ZipFile, member: str, folder: str) -> dict[str, tuple[str, str]]:
    """Read a relationships part: id → (kind, path of the part meant)."""
    related = {}
    actual = {name.casefold(): name for name in archive.namelist()}
    for tag, attributes in _elements(archive.read(member.lstrip("/"))):
        if tag == "Relationship":
            target = attributes.get("Target", "")
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            path = actual.get(path.casefold(), path)
            kind = attributes.get("Type", "").rpartition("/")[2]
            related[attributes.get("Id", "")] = (kind, path)
    return related
