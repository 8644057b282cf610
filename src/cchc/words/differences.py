"""In what two spellings of one name differ, in words: what was looked past when they were matched."""

import re
import unicodedata
from collections.abc import Iterable
from functools import reduce
from typing import Final, NamedTuple

from cchc.words import Words
from cchc.words.looseness import (
    MARKS,
    Undo,
    kind_written_out,
    without_apostrophes,
    without_numbering,
    without_spaces,
    without_tail,
    written_out,
)
from cchc.words.text import (
    tidy,
    tones_last,
    with_plain_signs,
    with_vietnamese_d,
    without_invisible,
)


class Habit(NamedTuple):
    """One habit of writing, and what takes it back."""

    words: Words
    undo: Undo


_COMMITTEE: Final = re.compile(r"^(?:ubnd|[uủ][yỷ] ban nhân dân) ")


def _spaced(key: str) -> str:
    return " ".join(without_invisible(key).split())


def _abbreviated(key: str) -> str:
    return kind_written_out(written_out(key))


def _signs(key: str) -> str:
    return without_apostrophes(with_plain_signs(key))


# What is done to names in small letters before they are compared, each taking back one habit.
_SPACES: Final = Words("khoảng trắng", "white space")
_HABITS: Final = (
    Habit(_SPACES, _spaced),
    Habit(Words("số thứ tự, dấu đầu dòng", "numbering or bullet"), without_numbering),
    Habit(Words("chữ Đ", "the letter Đ"), with_vietnamese_d),
    Habit(Words("chữ UBND", "UBND"), lambda key: _COMMITTEE.sub("", key)),
    Habit(Words("cách viết tắt", "abbreviation"), _abbreviated),
    Habit(Words("vị trí dấu thanh", "place of the tone mark"), tones_last),
    Habit(Words("dấu trong Đắk/Đăk/Đak", "mark of Đắk/Đăk/Đak"), MARKS[0]),
    Habit(Words("dấu nháy, gạch nối", "apostrophe or dash"), _signs),
    Habit(Words("tỉ lệ/tỷ lệ", "tỉ lệ/tỷ lệ"), lambda key: key.replace("tỉ lệ", "tỷ lệ")),
    Habit(Words("dấu ở cuối", "marks at the end"), without_tail),
    Habit(_SPACES, without_spaces),
)
_UNICODE: Final = Words("mã Unicode", "Unicode form")
_CASE: Final = Words("hoa thường", "case")
_OTHER: Final = Words("tên khác đã khai báo", "a declared alias")


def how_read(written: str, names: Iterable[str], aliases: Iterable[str] = ()) -> Words:
    """Say what tells *written* from the name it was taken for; begins with a space, or is empty."""
    for others, spellings in ((False, names), (True, aliases)):
        for spelling in spellings:
            found = _differences(written, spelling)
            if found is None:
                continue
            vi, en = (", ".join(getattr(each, lang) for each in found) for lang in ("vi", "en"))
            said = [Words(f"khác {vi}", f"differing in {en}")] if found else []
            said += [_OTHER] if others else []
            if said:
                vi, en = ("; ".join(getattr(each, lang) for each in said) for lang in ("vi", "en"))
                return Words(f" ({vi})", f" ({en})")
    return Words("", "")


def _differences(written: str, spelling: str) -> list[Words] | None:
    """List the habits without whose undoing the two would differ; None where they do all the same."""
    one, other = (unicodedata.normalize("NFC", text) for text in (written, spelling))
    small, same = one.casefold(), other.casefold()
    if _without(small) != _without(same):
        return None
    habits = dict.fromkeys(habit.words for habit in _HABITS)
    found = [habit for habit in habits if _without(small, habit) != _without(same, habit)]
    if (one == written) != (other == spelling):
        found.insert(0, _UNICODE)
    return [*found, *([_CASE] if _differ_in_case(one, other) else [])]


def _without(key: str, left_out: Words | None = None) -> str:
    """Undo all habits but one."""
    undone = (habit.undo for habit in _HABITS if habit.words != left_out)
    return reduce(lambda text, undo: undo(text), undone, key)


def _differ_in_case(one: str, other: str) -> bool:
    """Say whether a word stands in both, with other capitals."""
    words = set(tidy(other).split())
    small = {word.casefold() for word in words}
    return any(word.casefold() in small and word not in words for word in tidy(one).split())
