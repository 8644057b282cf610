"""What changes what the letters of a cell say, or is no letter: marks, lines through them, pictures."""

from collections.abc import Sequence
from typing import Final

from cchc.patterns import pattern_of
from cchc.words import Words
from cchc.words.text import safe, shortened

STRUCK: Final = Words("chữ của ô bị gạch ngang hết", "all the text of the cell is struck through")
_STRUCK_PART: Final = Words(
    "chữ gạch ngang «{text}» của ô được bỏ ra", "the struck text «{text}» was left out of the cell"
)
PICTURE: Final = Words("ô có hình ảnh, không đọc", "the cell has a picture, which was left out")
SYMBOL: Final = Words(
    "ô có ký hiệu của phông chữ riêng, không đọc",
    "the cell has a sign of a special font, which was left out",
)
# The signs of the font Symbol that people put before numbers; the rest of it is Greek.
_SIGNS: Final = {
    **{code: chr(code) for code in range(0x20, 0x41) if chr(code) not in "\"$'*-@"},
    0x2D: "-",
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB9: "≠",
    0xBB: "≈",
}
# Where fonts for signs keep them in Unicode; without its font nobody knows what such a sign shows.
_PRIVATE: Final = pattern_of("[\ue000-\uf8ff]")
_MARK: Final = pattern_of(r"\s*[(\[]?(?:\d{1,3}|[*†‡]{1,4}|[a-e])[)\]]?\s*")
_LEFT_OUT: Final = Words(
    "dấu chú thích «{mark}» ở trên dòng, không đọc",
    "the raised footnote mark «{mark}» was left out",
)


def sign_of(font: str, code: str) -> str:
    """Give the sign that a font for signs shows for a code; "" where only a person can see it."""
    if font != "Symbol":
        return ""
    try:
        return _SIGNS.get(int(code, 16) & 0xFF, "")
    except ValueError:
        return ""


def in_font(font: str, text: str) -> str:
    """Give a text with the signs that its font shows, as far as they are known."""
    return _PRIVATE.sub(lambda found: sign_of(font, f"{ord(found[0]):X}") or found[0], text)


def readable(text: str, doubts: Sequence[Words]) -> tuple[str, tuple[Words, ...]]:
    """Leave signs out that only their font shows, and say so."""
    kept = _PRIVATE.sub("", text)
    return (text, tuple(doubts)) if kept == text else (kept, (*doubts, SYMBOL))


def is_footnote_mark(text: str) -> bool:
    """Say whether a raised text leads to a footnote: «1», «(2)», «*»."""
    return bool(_MARK.fullmatch(text))


def struck(texts: Sequence[str]) -> Words:
    """Say which struck parts of a cell were left out."""
    text = safe(shortened(" ".join(" ".join(texts).split())))
    return Words(*(each.format(text=text) for each in _STRUCK_PART))


def left_out_mark(mark: str) -> Words:
    """Say that a mark was left out."""
    return Words(*(each.format(mark=safe(mark.strip())) for each in _LEFT_OUT))
