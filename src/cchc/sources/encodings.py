"""From the bytes of a text file to UTF-8: the encoding that it shows, that is named, or that is guessed.

A guess is only ever one that leaves no other reading, and whoever makes it says so.
"""

import codecs
from collections.abc import Iterator
from typing import Final, Literal

Encoding = Literal["utf-8", "utf-16", "windows-1258", "tcvn3", "vni"]

_START: Final = 4096  # bytes in which UTF-16 shows itself
_CHUNK: Final = 1 << 20  # bytes cut into words at a time
_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# The upper halves of the letters of Vietnamese text: Latin, with marks apart, composed, punctuation.
_UPPER_HALVES: Final = frozenset(b"\x00\x01\x03\x1e\x20")


def unmarked_utf16(data: bytes) -> Literal["utf-16-le", "utf-16-be"] | None:
    """Tell UTF-16 without a byte-order mark: every second byte is one of few, and only there are nulls."""
    start = data[: min(_START, len(data) // 2 * 2)]
    first, second = set(start[::2]), set(start[1::2])
    if 0 in second and 0 not in first and second <= _UPPER_HALVES:
        return "utf-16-le"
    if 0 in first and 0 not in second and first <= _UPPER_HALVES:
        return "utf-16-be"
    return None


def shown_encoding(data: bytes) -> Encoding:
    """Tell the encoding from the first bytes; where they say nothing it should be UTF-8."""
    return "utf-16" if data.startswith(_MARKS) or unmarked_utf16(data) else "utf-8"


def as_utf8(data: bytes, encoding: Encoding) -> bytes:
    """Convert to UTF-8 without a mark, letters composed where the encoding has them apart.

    Raises UnicodeDecodeError at the first byte that the encoding does not have.
    """
    if encoding == "utf-8":
        data.decode()
        return data.removeprefix(codecs.BOM_UTF8)
    if encoding == "utf-16":
        order = "utf-16" if data.startswith(_MARKS) else unmarked_utf16(data) or "utf-16-le"
        return data.decode(order).encode()
    return _decode_old(data, encoding).encode()


def guesses(data: bytes) -> Iterator[Encoding]:
    """Name the old encodings in which all of the text can be Vietnamese; mostly that is one."""
    from cchc.words.syllables import can_be_vietnamese

    words = b" ".join(sorted(_words_beyond_ascii(data)))
    old: tuple[Encoding, ...] = ("windows-1258", "tcvn3", "vni")
    for encoding in old:
        try:
            text = _decode_old(words, encoding)
        except UnicodeDecodeError:
            continue
        if can_be_vietnamese(text):
            yield encoding


def _words_beyond_ascii(data: bytes) -> set[bytes]:
    """Collect the different words that have a letter beyond ASCII: of a million rows, a few hundred."""
    apart = bytes(byte if byte > 0x7F or chr(byte).isalpha() else 0x20 for byte in range(256))
    words: set[bytes] = set()
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _CHUNK) + 1 or len(data)
        words.update(data[start:end].translate(apart).split())
        start = end
    return {word for word in words if not word.isascii()}


def _decode_old(data: bytes, encoding: Encoding) -> str:
    import unicodedata

    from cchc.words import legacy

    if encoding == "windows-1258":  # it writes «ệ» as ê and a mark
        return unicodedata.normalize("NFC", data.decode("cp1258"))
    return legacy.decode(data, "TCVN3" if encoding == "tcvn3" else "VNI")
