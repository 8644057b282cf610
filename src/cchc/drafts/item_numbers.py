"""How the rows and sections of an annex count, and which item a number means where it stands.

A number alone says little: «1» is I.1 below I, A.I.1 below A and I, and begins again below a heading.
"""

from typing import Final

from cchc.patterns import pattern_of
from cchc.values import dataclass
from cchc.words.text import tidy

SECTION: Final = pattern_of(r"[IVXLC]+|[A-ZĐ]")
FULL: Final = pattern_of(r"(?:[IVXLC]+|[A-ZĐ])(?:\.(?:[IVXLC]+|[A-ZĐ]|\d{1,3}|[a-zđ])){1,4}")
LETTER: Final = pattern_of(r"[a-zđ]")
_ROMAN: Final = pattern_of(r"[IVXLC]+")
_NUMBER: Final = pattern_of(r"\d{1,3}(?:\.\d{1,3}){0,3}")
_FIRST: Final = "1"


@dataclass(slots=True)
class Numbers:
    """Where in an annex the reading is."""

    section: str = ""
    under: str = ""  # a section inside a section, told by another kind of number: I below A
    headed: str = ""  # the last row, where it is a number and a heading and nothing else
    counted: str = ""  # such a row below which the numbers begin again
    parent: str = ""  # the last row that a letter may stand under

    @property
    def over(self) -> str:
        """Name the innermost section."""
        return f"{self.section}.{self.under}" if self.under else self.section

    def begin(self, number: str) -> str:
        """Begin a section, and give its number with that of the section around it."""
        is_inside = self._is_inside(number)
        self.parent, self.headed, self.counted = "", "", ""
        if is_inside:
            self.under = number
        else:
            self.section, self.under = number, ""
        return self.over

    def _is_inside(self, number: str) -> bool:
        """Say whether a number begins a section of the section: I below A, A below I."""
        if not self.section or self.section.isdigit():
            return False
        if not _ROMAN.fullmatch(self.section):
            is_roman = number == "I" or bool(self.under and _ROMAN.fullmatch(number))
            return is_roman and not _follows(self.section, number)
        return number == "A" or bool(self.under and _follows(self.under, number))

    def begins_again(self, number: str, *, is_heading: bool) -> str:
        """Give the heading below which the numbers begin again with this one; nothing where they do not."""
        if is_heading or FULL.fullmatch(number):
            self.counted = ""
        elif number == _FIRST and self.headed:
            self.counted = self.headed
            return self.counted
        return ""

    def item(self, number: str) -> str | None:
        """Give the item that a number means here; None where it is no number of a row."""
        if FULL.fullmatch(number):
            return number
        if _NUMBER.fullmatch(number):
            if self.counted:
                return f"{self.counted}.{number}"
            is_flat = self.section.isdigit() or not self.section
            return number if is_flat else f"{self.over}.{number}"
        if LETTER.fullmatch(number) and (self.parent or self.section):
            return f"{self.parent or self.over}.{number}"
        return None

    def take(self, item: str, number: str, *, is_heading: bool) -> None:
        """Go on behind a row."""
        if not LETTER.fullmatch(number):
            self.parent = item
        self.headed = item if is_heading else ""
        if "." not in item:  # an annex without sections
            self.section = item


def bare_number(written: str) -> str:
    """Give a number without the signs around it: «1.», «a)», «(2)»; a narrow cell breaks «III» anywhere."""
    number = tidy(written).strip("().,:- ")
    tight = number.replace(" ", "")
    return tight if _ROMAN.fullmatch(tight) or _NUMBER.fullmatch(tight) else number


def _follows(before: str, number: str) -> bool:
    """Say whether a capital letter comes behind another: C behind B is no Roman hundred."""
    return len(before) == len(number) == 1 and ord(number) == ord(before) + 1
