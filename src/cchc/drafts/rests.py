"""What a row without a number is: the rest of the one above, a section, a sum or a remark."""

from typing import Final

from cchc.definitions.items import ROMAN
from cchc.patterns import pattern_of
from cchc.words.text import fold

ONE_CELL: Final = pattern_of(r"([IVXLC]+[.):]?|[A-ZĐ][.):]|\d{1,3}[.):])\s+(.+)")
_SECTION: Final = pattern_of(r"([IVXLC]+|[A-ZĐ])[.):/-]?\s+(.+)")
_SECTIONS: Final = ("", *ROMAN)
_BULLETS: Final = " -–—+•*"
# «Tổng cộng», «Tổng cộng: 02 chỉ tiêu», «Cộng (I + II)».
_SUMS: Final = pattern_of(
    r"(?:cộng|tổng|tổng cộng|tổng số|tổng cộng chung|cộng chung)(?:\s*:.*|\s*\([^()]*\))?"
)
_REMARK: Final = pattern_of(r"(?:ghi chú|lưu ý|chú thích|nguồn)\s*:")
# How the explanation of a ratio begins where it stands in a row of its own.
_RESTS: Final = pattern_of(
    r"(?:(?:tỷ|tỉ) lệ (?:theo|được tính)|theo công thức|công thức|trong đó|lưu ý|ghi chú|[ab] là|gồm)\b"
)


def is_aside(text: str) -> bool:
    """Say whether a text is a sum or a remark, which belongs to no row."""
    folded = fold(text).strip(" .:")
    return bool(_SUMS.fullmatch(folded)) or bool(_REMARK.match(fold(text)))


def is_rest(text: str) -> bool:
    """Say whether a text can only go on with what stands above it, whatever bullet it has."""
    own = text.strip(_BULLETS)
    return not own[:1].isupper() or bool(_RESTS.match(fold(own)))


def section_behind(section: str, text: str) -> tuple[str, str] | None:
    """Take a section apart whose number stands in the cell of its heading, where it follows *section*."""
    found = _SECTION.fullmatch(text)
    if found is None:
        return None
    number = found[1]
    if section in _SECTIONS[:-1]:
        follows = number == _SECTIONS[_SECTIONS.index(section) + 1]
    else:
        follows = len(section) == len(number) == 1 and ord(number) == ord(section) + 1
    return (number, found[2]) if follows else None
