"""Whether a text can be Vietnamese at all: what tells a code page that was guessed from a wrong one.

Every code page turns any bytes into letters; only the right one turns them into syllables.
"""

import re
import unicodedata
from typing import Final

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_VOWELS: Final = "aăâeêioôơuưy"
# What may stand between the first consonants and the last ones, without tone.
_RHYMES: Final = (
    "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ôô|ơi|ua|uâ|uê|ui"
    "|uô|uơ|uy|ưa|ưi|ươ|ưu|ya|yê|iêu|oai|oao|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|yêu"
)
_CONSONANT: Final = "[bcdđfghjklmnpqrstvwxz]"
# «Đắk», «Krông», «Kroong» of the highlands as well; «HĐND» and «GDĐT» have no vowel.
_SYLLABLE: Final = re.compile(
    rf"(?:{_CONSONANT}*|gi|qu)(?:{_RHYMES}){_CONSONANT}*|{_CONSONANT}+", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_TONE: Final = re.compile(f"[{_TONES}]")
_PUNCTUATION: Final = frozenset("–—‘’“”…•\u00a0")
_LETTERS: Final = frozenset(
    letter
    for small in (
        *(unicodedata.normalize("NFC", v + t) for v in _VOWELS for t in ("", *_TONES)),
        "đ",
    )
    for letter in (small, small.upper())
)


def can_be_vietnamese(text: str) -> bool:
    """Say whether every letter beyond ASCII is Vietnamese and stands in a possible syllable.

    The text is composed (NFC).
    """
    beyond = {character for character in set(text) if character > "\x7f"}
    if not beyond <= _LETTERS | _PUNCTUATION:
        return False
    words = {word for word in _WORD.findall(text) if not word.isascii()}
    return all(map(_can_be_syllable, words))


def is_punctuation(character: str) -> bool:
    """Say whether a character beyond ASCII is one that text in any code page may have."""
    return character in _PUNCTUATION


def _can_be_syllable(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word.casefold())
    plain, tones = _TONE.subn("", apart)
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)))
