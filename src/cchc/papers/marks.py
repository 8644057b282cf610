"""What changes what the letters of a cell say: raised footnote marks, and lines through them."""

from typing import Final

from cchc.patterns import pattern_of
from cchc.words import Words
from cchc.words.text import safe

STRUCK: Final = Words("ô có chữ gạch ngang", "the cell has text that is struck through")
_MARK: Final = pattern_of(r"\s*[(\[]?(?:\d{1,3}|[*†‡]{1,4}|[a-e])[)\]]?\s*")
_LEFT_OUT: Final = Words(
    "dấu chú thích «{mark}» ở trên dòng, không đọc",
    "the raised footnote mark «{mark}» was left out",
)


def is_footnote_mark(text: str) -> bool:
    """Say whether a raised text leads to a footnote: «1», «(2)», «*»."""
    return bool(_MARK.fullmatch(text))


def left_out_mark(mark: str) -> Words:
    """Say that a mark was left out."""
    return Words(*(each.format(mark=safe(mark.strip())) for each in _LEFT_OUT))
