"""How many lines a text takes in a column.

Excel finds the height of a row of wrapped text when it opens a file; LibreOffice believes the
file, and nobody does it for merged cells.  So the height is written, from the widths of the
letters of Times New Roman.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

# Thousandths of the font's size, as its metrics have them; a digit takes 500.
_DIGIT: Final = 500
_WIDTHS: Final[dict[int, str]] = {
    250: " .,",
    278: "ijlt/:;\\",
    333: "fr()[]-I!",
    389: "sJ",
    444: "aceyz?",
    556: "FPS",
    611: "ELTZ«»",
    667: "BCR",
    722: "ADĐGHKNOQUVXYw",
    778: "m&",
    833: "%",
    889: "M",
    944: "W",
    1000: "…–—",
}
_WIDTH_OF: Final = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_BOLD: Final = 1.15  # how much wider bold letters are
_OTHER_FONT: Final = 110  # thousandths that a letter of another font is wider
_HORNS: Final = frozenset("ƠơƯư")
_TIGHT: Final = 0.95  # programs and printers differ by some hundredths


@lru_cache(maxsize=4096)
def lines(text: str, width: float, *, bold: bool = False) -> int:
    """Count the lines of *text* in a column as wide as *width* digits."""
    room = width * _DIGIT * _TIGHT / (_BOLD if bold else 1)
    if len(text) * _DIGIT * 0.8 < room and _width(text) <= room:
        return 1
    taken, used = 1, 0.0
    for word in text.split(" "):
        wide = _width(word)
        if used and used + _WIDTH_OF[" "] + wide > room:
            taken, used = taken + 1, 0.0
        elif used:
            used += _WIDTH_OF[" "]
        used += wide
        while used > room:  # a word wider than the column is broken
            taken, used = taken + 1, used - room
    return taken


@lru_cache(maxsize=4096)
def cut(text: str, width: float) -> str:
    """Give as many words of *text* as fit into one line of *width* digits, and «…» where some do not."""
    words = text.split(" ")
    if len(words) == 1 or lines(text, width) == 1:
        return text
    kept = max((n for n in range(1, len(words)) if lines(_ended(words[:n]), width) == 1), default=1)
    return _ended(words[:kept])


def _ended(words: Sequence[str]) -> str:
    return " ".join(words).rstrip(",;:–-") + "…"


def _width(text: str) -> int:
    letters = unicodedata.normalize("NFD", text)
    return sum(
        _WIDTH_OF.get(letter, _DIGIT) for letter in letters if not unicodedata.combining(letter)
    )


def millimetres(text: str, points: float, *, bold: bool = False) -> float:
    """Estimate how long a line of *text* is on paper.

    Letters with two marks or a horn are often taken from another, wider font.
    """
    wide = sum("\u1ea0" <= letter <= "\u1ef9" or letter in _HORNS for letter in text)
    return (_width(text) + wide * _OTHER_FONT) / 1000 * points * 25.4 / 72 * (_BOLD if bold else 1)
