"""Cyrillic and Greek letters that pass for Latin ones: named in a message, never read as Latin."""

from typing import Final

from cchc.words import Words
from cchc.words.text import safe

_LOOK_ALIKES: Final = str.maketrans(
    "аеорсухіјѕԁһАВЕКМНОРСТУХІЈЅοανιυκρτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhABEKMHOPCTYXIJSoaviukptABEZHIKMNOPTYX",
)


def foreign_letters(text: str) -> list[str]:
    """List the Cyrillic and Greek letters of *text* that look like Latin ones."""
    return [c for c in dict.fromkeys(text) if ord(c) > 0x7F and c.translate(_LOOK_ALIKES) != c]


def about_letters(written: str) -> Words:
    """Name the Cyrillic or Greek letters that pass for Latin ones; begins with a space, or is empty."""
    letters = ", ".join(f"«{safe(letter)}»" for letter in foreign_letters(written))
    if not letters:
        return Words("", "")
    return Words(
        f" Tên có chữ Kirin hoặc Hy Lạp trông giống chữ Latinh: {letters}.",
        f" It has Cyrillic or Greek letters that look like Latin ones: {letters}.",
    )
