"""Vietnamese text: one spelling for what looks the same, and nothing that can hurt a terminal.

``tidy`` changes only what no reader can see; ``fold`` makes the key by which two
spellings of one name meet.  Neither is ever shown in place of what was written.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from cchc.patterns import pattern_of

# Letters that look like Đ but are others: Eth (U+00D0) and African D (U+0189), with their small forms.
_LOOK_ALIKE_D = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})
# Soft hyphen, zero-width characters and byte-order marks come along with copy and paste.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
# "oa", "oe", "uy" carry their tone on either letter: hóa/hoá, hòe/hoè, thủy/thuỷ (but not "quy").
_EARLY_TONE = pattern_of(f"(?<!q)(o)([{_TONES}])([ae])(?![a-z])|(u)([{_TONES}])(y)(?![a-z])")
# Only behind one of these, composed, does it ever stand on the other letter.
_EARLY_LETTER = pattern_of("[òóõỏọùúũủụ]")
_UNTIDY = {**_INVISIBLE, **_LOOK_ALIKE_D}
_HAS_UNTIDY = pattern_of(f"[{''.join(map(chr, _UNTIDY))}]")  # a search costs a fifth of translating
_LONGEST_KEPT = 200  # letters of a text whose key is kept: a cell may hold a whole file
_LONGEST_QUOTED = 300  # characters of a cell in a message; the longest wording has fewer
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_FINE_SIGNS = {**_APOSTROPHES, **_DASHES}
_HAS_FINE_SIGNS = pattern_of(f"[{''.join(map(chr, _FINE_SIGNS))}]")
# Control and direction characters, what cannot be seen, and what no XML file may hold.
UNSAFE: Final = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# What no editor shows, in a text of several lines; and blanks that look like the ordinary one.
UNSEEN: Final = pattern_of(rf"(?![\t\n\r]){UNSAFE}")
ODD_BLANK: Final = pattern_of("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# GitHub's runner obeys "::…" where a line begins with it, and "##[…" wherever it stands.
_UNSAFE = pattern_of(rf"{UNSAFE}|(?<=:):|(?<=#)#(?=\[)")


def tidy(text: str) -> str:
    """Compose letters, fold white space and drop what cannot be seen."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    if _HAS_UNTIDY.search(text):
        text = text.translate(_UNTIDY)
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Make the key under which spellings of one name meet: case, tone placement, dashes, apostrophes."""
    return _folded(text) if len(text) <= _LONGEST_KEPT else _folded.__wrapped__(text)


@lru_cache(maxsize=4096)  # the steps by which one text is understood fold it thirty times
def _folded(text: str) -> str:
    letters = with_plain_signs(tidy(text)).casefold()
    return letters if letters.isascii() else tones_last(letters)


def shortened(text: str) -> str:
    """Cut what a message quotes: a cell may hold a whole file."""
    return text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}…"


def without_invisible(text: str) -> str:
    """Drop what cannot be seen."""
    return text.translate(_INVISIBLE)


def with_vietnamese_d(text: str) -> str:
    """Put Đ where another letter looks like it."""
    return text.translate(_LOOK_ALIKE_D)


def with_plain_signs(text: str) -> str:
    """Put the apostrophe and the dash of the keyboard for their finer forms."""
    return text.translate(_FINE_SIGNS) if _HAS_FINE_SIGNS.search(text) else text


def tones_last(text: str) -> str:
    """Put the tone of «oa», «oe», «uy» on the last letter; of small letters only."""
    composed = unicodedata.normalize("NFC", text)
    if not _EARLY_LETTER.search(composed):
        return composed
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _EARLY_TONE.sub(_tone_last, apart))


def _tone_last(match: re.Match[str]) -> str:
    first, tone, second = (group for group in match.groups() if group)
    return f"{first}{second}{tone}"


def code_point(character: str) -> str:
    """Name a character that a message cannot show: U+200B."""
    return f"U+{ord(character):04X}"


def safe(text: str) -> str:
    r"""Show as ``\x1b`` what could steer a terminal, hide itself or command the machine that runs us."""
    if text.isprintable() and "::" not in text and "##[" not in text:
        return text
    return _UNSAFE.sub(lambda match: _escape(ord(match[0])), text)


def _escape(code: int) -> str:
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
