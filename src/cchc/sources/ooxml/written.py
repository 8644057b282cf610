"""Bytes of XML as all common programs write them, and what else Office Open XML does to a text."""

import re

from cchc.patterns import pattern_of

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The namespaces of workbooks: the usual one, and that of the strict form."""
PROLOG = (
    rb"(?:\xef\xbb\xbf)?(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?:UTF-8|utf-8)[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])? ?\?>\s*)?"
)
"""How a part may begin that is surely UTF-8."""
# What a parser refuses, or gives as something else than the bytes that stand there.
_NOT_PLAIN = pattern_of(rb"[\x00-\x08\x0b-\x1f]|\]\]>|\xef\xbf[\xbe\xbf]")
_REFERENCES = {b"&amp;": b"&", b"&lt;": b"<", b"&gt;": b">", b"&quot;": b'"', b"&apos;": b"'"}
_NUMBERED = pattern_of(rb"&#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}));")
_REFERENCE = pattern_of(rb"&[^;]*;?")
_ESCAPED = pattern_of("_x([0-9A-Fa-f]{4})_")
_ATTRIBUTES = pattern_of(rb'(?: [A-Za-z0-9]+(?::[A-Za-z0-9]+)?="[^"<>&\t\r\n]*")* ?')
_ATTRIBUTE = pattern_of(rb' ([A-Za-z0-9:]+)="([^"]*)"')


class Unusual(Exception):
    """The XML is not written as expected; it may be right all the same."""


def plain_text(written: bytes) -> str:
    """Decode the text of an element; raises Unusual for what only a parser may judge."""
    if _NOT_PLAIN.search(written):
        raise Unusual
    return _decoded(_REFERENCE.sub(_refer, written) if b"&" in written else written)


def plain_part(written: bytes) -> str:
    """Decode many elements at once, their references left as they are; raises Unusual likewise."""
    if _NOT_PLAIN.search(written):
        raise Unusual
    return _decoded(written)


def _decoded(written: bytes) -> str:
    try:
        return written.decode()
    except UnicodeDecodeError as error:
        raise Unusual from error


def _refer(reference: re.Match[bytes]) -> bytes:
    """Give the character that a reference names, as openpyxl writes all letters with marks."""
    if known := _REFERENCES.get(reference[0]):
        return known
    number = _NUMBERED.fullmatch(reference[0])
    if number is None:
        raise Unusual
    code = int(number[1]) if number[1] else int(number[2], 16)
    is_character = code in {0x09, 0x0A, 0x0D} or 0x20 <= code <= 0x10FFFF
    if not is_character or 0xD800 <= code <= 0xDFFF or code in {0xFFFE, 0xFFFF}:
        raise Unusual
    return chr(code).encode()


def plain_attributes(written: bytes, known: frozenset[bytes]) -> dict[bytes, bytes]:
    """Take attributes apart; raises Unusual for others than the *known*, and for any other spelling."""
    if not _ATTRIBUTES.fullmatch(written):
        raise Unusual
    found = _ATTRIBUTE.findall(written)
    attributes = dict(found)
    if len(attributes) < len(found) or not attributes.keys() <= known:
        raise Unusual
    return attributes


def unescaped(text: str) -> str:
    """Read characters that a workbook spells by their number: ``_x000D_`` is a line end."""
    return _ESCAPED.sub(_escaped, text) if "_x" in text else text


def _escaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    is_text = code >= 0x20 or code in {0x09, 0x0A, 0x0D}
    return chr(code) if is_text and not 0xD800 <= code <= 0xDFFF else match[0]
