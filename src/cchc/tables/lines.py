"""Lines of text above a table: where they stand, and what in them is no word about its numbers."""

from dataclasses import replace
from typing import Final

from cchc.tables.cells import Profile
from cchc.tables.places import Place
from cchc.tables.vocabulary import words_of
from cchc.values import dataclass
from cchc.words.text import tidy

_BODY_WORDS: Final = frozenset(
    [
        "sở",
        "ban",
        "phòng",
        "văn",
        "chi",
        "cục",
        "trung",
        "thanh",
        "xã",
        "phường",
        "thị",
        "huyện",
        "thành",
        "tỉnh",
        "uỷ",  # as ``words_of`` spells «ủy», also out of «UBND»
        "công",
        "kho",
        "bảo",
        "đặc",
        "hội",
        "trường",
        "bệnh",
    ]
)
_BODY_PAIRS: Final = {
    "văn": {"phòng"},
    "chi": {"cục", "nhánh"},
    "trung": {"tâm"},
    "thanh": {"tra"},
    "thị": {"trấn", "xã"},
    "thành": {"phố"},
    "uỷ": {"ban"},
    "hội": {"đồng"},
    "công": {"an", "ty"},
    "kho": {"bạc"},
    "bảo": {"hiểm"},
    "đặc": {"khu"},
    "bệnh": {"viện"},
    "ban": {"quản", "dân", "tiếp", "chỉ", "nội", "tổ"},
    "trường": {"đại", "cao", "tiểu", "thpt", "thcs", "trung"},
}
_OF_WHERE: Final = words_of("UBND")  # alone on a line: the next one says of where
_LONGEST_BODY: Final = 20  # words of a line that is the name of a body
_MOST_LINES: Final = 200
_LONGEST_LINE: Final = 2000  # letters of a line that are looked at


@dataclass(frozen=True, slots=True)
class Line:
    """A text above a table, with the cell it stands in (indices of the grid; -1 is the sheet's name)."""

    row: int
    column: int
    text: str
    parts: tuple[str, ...] = ()  # the lines within the cell, where there are several


def lines_above(profile: Profile, place: Place, start: int) -> list[Line]:
    """List the texts above a table from row *start* on; what ends in a colon goes on in the next cell."""
    lines: list[Line] = []
    for row in range(start, place.band.top):
        cells = profile.filled_in(row, range(profile.grid.width))
        own = [column for column in cells if column in place.band.columns]
        chosen = own if place.shares_titles and len(cells) > 1 else cells
        label: Line | None = None
        for column in chosen:
            written = str(_spelled(profile, row, column))[:_LONGEST_LINE]
            if not (text := tidy(written)):
                continue
            parts = tuple(filter(None, map(tidy, written.splitlines())))
            line = Line(row, column, text, parts if len(parts) > 1 else ())
            if label is not None:
                line = replace(label, text=f"{label.text} {text}")
            label = line if text.endswith(":") and label is None else None
            if label is None:
                lines.append(line)
        if label is not None:
            lines.append(label)
        if len(lines) > _MOST_LINES:
            break
    return lines


def _spelled(profile: Profile, row: int, column: int) -> object:
    value = profile.grid.columns[column][row]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, str | int) else ""


def labelled(text: str) -> tuple[str, str]:
    """Split «Đơn vị báo cáo: Sở Nội vụ»."""
    label, colon, value = text.partition(":")
    return (label.strip(), value.strip()) if colon else ("", text)


def looks_like_a_body(text: str) -> bool:
    """Say whether a line begins as names of bodies do, whether or not a registry knows it."""
    words = words_of(text)
    if not words or len(words) > _LONGEST_BODY or words[0] not in _BODY_WORDS:
        return False
    if words == _OF_WHERE:
        return False
    seconds = _BODY_PAIRS.get(words[0])
    if seconds is not None:
        return len(words) > 1 and words[1] in seconds
    return len(words) > 1
