"""What the parts beside the sheets say: the list of sheets, the calendar, number formats and texts."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat

from cchc import limits
from cchc.patterns import pattern_of
from cchc.sources.number_formats import BUILT_IN
from cchc.sources.ooxml.package import Depth, Package, refuse_doctype
from cchc.sources.ooxml.written import MAIN, PROLOG, Unusual, plain_part, plain_text, unescaped
from cchc.sources.refusals import Malformed
from cchc.values import dataclass

_TRUE = {"1", "true"}
_STRING = pattern_of('<si><t((?: xml:space="preserve")?)>([^<]*)</t></si>')
_STRING_FRAME = len("<si><t></t></si>")
_STRINGS_START = pattern_of(
    rb'%s<sst xmlns="%s"(?: (?:count|uniqueCount)="[0-9]*")*>' % (PROLOG, MAIN[0].encode())
)
_STRINGS_END = b"</sst>"


class SheetPart(NamedTuple):
    """A worksheet as the workbook lists it."""

    name: str
    hidden: bool
    path: str  # of its XML inside the archive


@dataclass(frozen=True, slots=True)
class Book:
    """What all sheets of a workbook share."""

    sheets: Sequence[SheetPart]  # in the order of their tabs
    from_1904: bool  # the calendar of old Macintoshes
    formats: Sequence[str]  # the number format of each cell style
    strings: Sequence[str]  # the texts that cells name by their number


def read_book(package: Package) -> Book:
    """Read everything but the cells; raises Malformed."""
    main = package.main_part()
    parts = package.related(main)
    sheets, from_1904 = [], False
    for tag, attributes in package.elements(main):
        if tag == "workbookPr":
            from_1904 = attributes.get("date1904") in _TRUE
        elif tag == "sheet":
            kind, path = parts.get(attributes.get("id", ""), ("", ""))
            if kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(SheetPart(attributes.get("name", ""), hidden, path))
    if len({sheet.name for sheet in sheets}) < len(sheets):
        raise Malformed("two sheets of one name")
    if len({sheet.path.casefold() for sheet in sheets}) < len(sheets):
        raise Malformed("two sheets in one part")
    styles, strings = _only("styles", parts), _only("sharedStrings", parts)
    return Book(
        sheets,
        from_1904,
        formats=_formats(package, styles) if styles in package else [],
        strings=_strings(package, strings) if strings in package else [],
    )


def _only(kind: str, parts: Mapping[str, tuple[str, str]]) -> str:
    """Give the path of the only part of a kind; "" where there is none."""
    paths = {path for other, path in parts.values() if other == kind}
    if len(paths) > 1:
        raise Malformed(f"two parts for {kind}")
    return next(iter(paths), "")


def _formats(package: Package, path: str) -> list[str]:
    """Give the number format of each cell style."""
    codes: dict[str, str] = {str(number): code for number, code in BUILT_IN.items()}
    styles: list[str] = []
    inside = False
    for tag, attributes in package.elements(path):
        if tag == "numFmt" and not styles:  # those behind the styles belong to conditions
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag in {"cellXfs", "cellStyles", "dxfs"}:
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            styles.append(attributes.get("numFmtId", "0"))
    return [codes.get(style, "") for style in styles]


def _strings(package: Package, path: str) -> list[str]:
    """Read the shared strings; equal ones become one object."""
    data = package.read(path, limits.STRINGS_BYTES)
    try:
        texts = _quickly(data)
    except Unusual:
        texts = _thoroughly(data)
    if b"_x" in data:
        texts = list(map(unescaped, texts))
    same: dict[str, str] = {}
    return list(map(same.setdefault, texts, texts))


def _quickly(data: bytes) -> list[str]:
    """Read strings that are written as most programs write them."""
    start = _STRINGS_START.match(data)
    body = data.rstrip()
    if start is None or not body.endswith(_STRINGS_END):
        raise Unusual
    written = plain_part(body[start.end() : -len(_STRINGS_END)])
    found = _STRING.findall(written)
    size = len(found) * _STRING_FRAME + sum(len(space) + len(text) for space, text in found)
    if size != len(written):
        raise Unusual
    return [plain_text(text.encode()) if "&" in text else text for _, text in found]


def _thoroughly(data: bytes) -> list[str]:
    """Read strings by a parser: rich text is joined, and what only says how to speak it left out."""
    texts: list[str] = []
    parts: list[str] = []
    path: list[str] = []
    depth = Depth()

    def start(tag: str, _: dict[str, str]) -> None:
        depth.down()
        path.append(_local(tag))
        if path[1:] == ["si"]:
            parts.clear()

    def characters(text: str) -> None:
        if path[1:] in (["si", "t"], ["si", "r", "t"]):
            parts.append(text)

    def end(_: str) -> None:
        depth.up()
        if path[1:] == ["si"]:
            texts.append("".join(parts))
        path.pop()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.Parse(data, True)
    return texts


def _local(tag: str) -> str:
    """Give the name of an element of workbooks; that of any other has its namespace before it."""
    space, _, name = tag.rpartition(" ")
    return name if space in MAIN else tag
