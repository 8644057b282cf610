"""The text of an HTML page, by its mark, as UTF-8, or in the encoding that it declares."""

import codecs
import re

from cchc.patterns import pattern_of
from cchc.rules.files import EncodingUnknown
from cchc.sources.refusals import Refused

_START = 4096
_DECLARED = pattern_of(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# What Windows wrote in Vietnam; other names are not believed.
_KNOWN = {
    b"windows-1258": "cp1258",
    b"cp1258": "cp1258",
    b"windows-1252": "cp1252",
    b"iso-8859-1": "cp1252",  # as browsers take it
    b"us-ascii": "cp1252",
}


def decode(data: bytes) -> str:
    """Decode a page; raises Refused where its encoding is not known."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        declared = _DECLARED.search(data[:_START])
        encoding = _KNOWN.get(declared[1].lower()) if declared else None
        if encoding is None:
            position = error.start + 1
            raise Refused(EncodingUnknown(encoding="utf-8", position=position)) from error
        return data.decode(encoding, "replace")
