"""Whether a text can be Vietnamese at all: what tells a code page that was guessed from a wrong one.

Every code page turns any bytes into letters; only the right one turns them into syllables.
"""

import re
import unicodedata
from typing import Final

from cchc.patterns import pattern_of

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_VOWELS: Final = "aăâeêioôơuưy"
# What may stand between the first consonants and the last ones, without tone.
_RHYMES: Final = (
    "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ôô|ơi|ua|uâ|uê|ui"
    "|uô|uơ|uy|ưa|ưi|ươ|ưu|ya|yê|iêu|oai|oao|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|yêu"
)
_CONSONANT: Final = "[bcdđfghjklmnpqrstvwxz]"
# «Đắk», «Krông», «Kroong» of the highlands as well; «HĐND» and «GDĐT» have no vowel.
_SYLLABLE: Final = pattern_of(
    rf"(?:{_CONSONANT}*|gi|qu)(?:{_RHYMES}){_CONSONANT}*|{_CONSONANT}+", re.IGNORECASE
)
# The consonants that a syllable of the dictionary begins and ends with.
_SPELLED: Final = pattern_of(
    rf"(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?(?:{_RHYMES})"
    r"(?:c|ch|m|n|ng|nh|p|t)?"
)
_WORD: Final = pattern_of(r"[^\W\d_]+")
_TONE: Final = pattern_of(f"[{_TONES}]")
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
    words = {word for word in set(_WORD.findall(text)) if not word.isascii()}
    return all(map(_can_be_syllable, words))


def can_be_word(text: str) -> bool:
    """Say whether a text begins with a syllable as Vietnamese is spelled, in small letters or in capitals."""
    found = _WORD.match(text)
    if found is None or not (found[0].isupper() or found[0][1:] == found[0][1:].lower()):
        return False
    plain, tones = _without_tones(found[0])
    return tones <= 1 and bool(_SPELLED.fullmatch(plain))


def _without_tones(word: str) -> tuple[str, int]:
    plain, tones = _TONE.subn("", unicodedata.normalize("NFD", word.casefold()))
    return unicodedata.normalize("NFC", plain), tones


def is_punctuation(character: str) -> bool:
    """Say whether a character beyond ASCII is one that text in any code page may have."""
    return character in _PUNCTUATION


def _can_be_syllable(word: str) -> bool:
    plain, tones = _without_tones(word)
    return tones <= 1 and bool(_SYLLABLE.fullmatch(plain))
