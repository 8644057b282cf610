"""The numbers of rows and sections, as annexes have them."""

from typing import Final

from cchc.patterns import pattern_of
from cchc.words.text import tidy

SECTION: Final = pattern_of(r"[IVXLC]+|[A-ZĐ]")
ROMAN: Final = pattern_of(r"[IVXLC]+")
COUNTED: Final = pattern_of(r"\d{1,3}(?:\.\d{1,3}){0,3}")
LETTER: Final = pattern_of(r"[a-zđ]")
FULL: Final = pattern_of(r"(?:[IVXLC]+|[A-ZĐ])(?:\.(?:\d{1,3}|[a-zđ])){1,4}")


def bare_number(written: str) -> str:
    """Give a number without the signs around it: «1.», «a)», «(2)»; a narrow cell breaks «III» anywhere."""
    number = tidy(written).strip("().,:- ")
    tight = number.replace(" ", "")
    return tight if ROMAN.fullmatch(tight) or COUNTED.fullmatch(tight) else number


def follows(before: str, number: str) -> bool:
    """Say whether a capital letter comes behind another: C behind B is no Roman hundred."""
    return len(before) == len(number) == 1 and ord(number) == ord(before) + 1
