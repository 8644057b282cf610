"""Vietnamese in the code pages from before Unicode: TCVN3 (fonts .VnTime) and VNI (fonts VNI-Times).

Such text is valid Unicode that reads like «Së Y tÕ» or «Sôû Y teá», so it is converted only where
it does not make sense as it stands; that is for the readers to find out.
"""

import re
from functools import cache
from typing import Final, Literal

from cchc.patterns import pattern_of
from cchc.words.syllables import is_punctuation

Encoding = Literal["TCVN3", "VNI"]
ENCODINGS: Final[tuple[Encoding, ...]] = ("TCVN3", "VNI")

# TCVN 5712:1993, character set VN3: the letters of bytes A1-AE and B5-FE in that order, with 00 where
# the set has none.  Capitals with a tone are written in a font of capitals by the small letters.
# Checked against the table of GNU libc (charset TCVN5712-1), which has the larger set VN1.
_VN3_FROM_A1: Final = "ĂÂÊÔƠƯĐăâêôơưđ"
_VN3_FROM_B5: Final = (
    "àảãáạ\0ằẳẵắ\0\0\0\0\0\0\0ặầẩẫấậè\0ẻẽéẹềểễếệìỉ\0\0\0ĩíịò\0ỏõóọồổỗốộờởỡớợù\0ủũúụừửữứựỳỷỹýỵ"
)
# The VNI code page for Windows: a letter, and its mark as a letter of its own behind it.  Each row
# is a letter without and with sắc, huyền, hỏi, ngã, nặng.
_VNI: Final = (
    ("a aù aø aû aõ aï", "a á à ả ã ạ"),
    ("aâ aá aà aå aã aä", "â ấ ầ ẩ ẫ ậ"),
    ("aê aé aè aú aü aë", "ă ắ ằ ẳ ẵ ặ"),
    ("e eù eø eû eõ eï", "e é è ẻ ẽ ẹ"),
    ("eâ eá eà eå eã eä", "ê ế ề ể ễ ệ"),
    ("i í ì æ ó ò", "i í ì ỉ ĩ ị"),
    ("o où oø oû oõ oï", "o ó ò ỏ õ ọ"),
    ("oâ oá oà oå oã oä", "ô ố ồ ổ ỗ ộ"),
    ("ô ôù ôø ôû ôõ ôï", "ơ ớ ờ ở ỡ ợ"),
    ("u uù uø uû uõ uï", "u ú ù ủ ũ ụ"),
    ("ö öù öø öû öõ öï", "ư ứ ừ ử ữ ự"),
    ("y yù yø yû yõ î", "y ý ỳ ỷ ỹ ỵ"),
    ("ñ", "đ"),
)


# Letters beyond ASCII, and the one before them that they may belong to.
_RUN: Final = pattern_of(r"[A-Za-z]?[^\x00-\x7f]+")


def convert(text: str, encoding: Encoding) -> str:
    """Convert a text; one that the code page cannot have written stays as it is."""
    if text.isascii():
        return text
    table = _table(encoding)
    letters = _pattern(encoding)
    if not set(letters.sub("", text)).isdisjoint(_beyond_ascii(text)):
        return text
    return letters.sub(lambda match: table[match[0]], text)


def decode(data: bytes, encoding: Encoding) -> str:
    """Decode a file of one byte per letter; punctuation is that of Windows.

    Raises UnicodeDecodeError at the first byte that the code page does not have.
    """
    text = data.decode("cp1252")
    table, letters = _table(encoding), _pattern(encoding)
    runs = set(_RUN.findall(text))  # a million rows have a few hundred different ones
    wrong = {run for run in runs if _strange(letters, run) is not None}
    if wrong:
        first = next(match for match in _RUN.finditer(text) if match[0] in wrong)
        at = first.start() + (_strange(letters, first[0]) or 0)
        raise UnicodeDecodeError(encoding, data, at, at + 1, "no letter of this code page")
    converted = {run: letters.sub(lambda match: table[match[0]], run) for run in runs}
    return _RUN.sub(lambda match: converted[match[0]], text)


def _strange(letters: re.Pattern[str], run: str) -> int | None:
    """Find the first character that is neither a letter of the code page nor punctuation."""
    left = letters.sub(lambda match: " " * len(match[0]), run)
    return next((i for i, c in enumerate(left) if c > "\x7f" and not is_punctuation(c)), None)


def _beyond_ascii(text: str) -> set[str]:
    return {character for character in text if ord(character) > 0x7F}


@cache
def _table(encoding: Encoding) -> dict[str, str]:
    if encoding == "TCVN3":
        pairs = (*enumerate(_VN3_FROM_A1, 0xA1), *enumerate(_VN3_FROM_B5, 0xB5))
        return {chr(byte): letter for byte, letter in pairs if letter != "\0"}
    small = {
        old: new
        for row, letters in _VNI
        for old, new in zip(row.split(), letters.split(), strict=True)
    }
    capitals = {old.upper(): new.upper() for old, new in small.items()}
    # «Uû» as well as «UÛ»: some programs write the mark of a capital small.
    mixed = {old[0].upper() + old[1:]: new.upper() for old, new in small.items() if len(old) > 1}
    return {**small, **mixed, **capitals}


@cache
def _pattern(encoding: Encoding) -> re.Pattern[str]:
    longest_first = sorted(_table(encoding), key=len, reverse=True)
    return pattern_of("|".join(map(re.escape, longest_first)))
