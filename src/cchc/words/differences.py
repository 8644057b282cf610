"""In what two spellings of one name differ, in words: what was looked past when they were matched."""

import unicodedata
from collections.abc import Collection, Sequence
from functools import reduce
from typing import Final, NamedTuple

from cchc.patterns import pattern_of
from cchc.values import dataclass
from cchc.words import Lang, Said, Words
from cchc.words.abbreviations import Undo, kind_written_out, written_out
from cchc.words.spelling import (
    MARKS,
    highland_syllables,
    plain,
    with_final_i,
    without_apostrophes,
    without_joints,
    without_numbering,
    without_spaces,
    without_tail,
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


_COMMITTEE: Final = pattern_of(r"^(?:ubnd|[uủ][yỷ] ban nhân dân) ")


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
    Habit(
        Words("cách viết Ngọc/Ngọk/Ngok, Rơ/Rờ", "spelling of Ngọc/Ngọk/Ngok, Rơ/Rờ"),
        highland_syllables,
    ),
    Habit(Words("dấu nháy, gạch nối", "apostrophe or dash"), _signs),
    Habit(Words("tỉ lệ/tỷ lệ", "tỉ lệ/tỷ lệ"), lambda key: key.replace("tỉ lệ", "tỷ lệ")),
    Habit(Words("dấu ở cuối", "marks at the end"), without_tail),
)
_CLOSED: Final = Habit(_SPACES, without_spaces)
# Tried only where these do not make two names one; they would hide which of the others matters.
_LOOSER: Final = (
    Habit(Words("dấu câu, chữ «và»", "punctuation or «và»"), without_joints),
    Habit(Words("i/y", "i/y"), with_final_i),
)
_NO_MARKS: Final = Habit(Words("cách viết không dấu", "marks left out"), plain)
_ATTEMPTS: Final = (
    (*_HABITS, _CLOSED),
    (*_HABITS, *_LOOSER, _CLOSED),
    (*_HABITS, *_LOOSER, _CLOSED, _NO_MARKS),
)
_UNICODE: Final = Words("mã Unicode", "Unicode form")
_CASE: Final = Words("hoa thường", "case")
_OTHER: Final = Words("tên khác đã khai báo", "a declared alias")


@dataclass(frozen=True, slots=True)
class HowRead(Said):
    """What was looked past when a text was taken for a name, or which way led there."""

    written: str
    spellings: Sequence[str] = ()  # of the name that it was taken for
    aliases: Sequence[str] = ()
    ways: tuple[Words, ...] = ()

    def words(self) -> Words | None:
        """Say it; None where nothing was looked past."""
        differing = how_they_differ(self.written, self.spellings, self.aliases)
        said = [*self.ways, *([differing] if differing else [])]
        if not said:
            return None
        return Words(*("; ".join(getattr(each, lang) for each in said) for lang in ("vi", "en")))

    def in_(self, lang: Lang) -> str:
        """Say it in brackets behind the name."""
        said = self.words()
        return f" ({said.in_(lang)})" if said else ""


def how_they_differ(
    written: str, names: Collection[str], aliases: Collection[str] = ()
) -> Words | None:
    """Say in what *written* differs from the name it was taken for; None where in nothing known."""
    if written in names:
        return None
    for others, spellings in ((False, names), (True, aliases)):
        for spelling in spellings:
            found = _differences(written, spelling)
            if found is None:
                continue
            vi, en = (", ".join(getattr(each, lang) for each in found) for lang in ("vi", "en"))
            said = [Words(f"khác {vi}", f"differing in {en}")] if found else []
            said += [_OTHER] if others else []
            if said:
                return Words(
                    *("; ".join(getattr(each, lang) for each in said) for lang in ("vi", "en"))
                )
    return None


def _differences(written: str, spelling: str) -> list[Words] | None:
    """List the habits without whose undoing the two would differ; None where they do all the same."""
    one, other = (unicodedata.normalize("NFC", text) for text in (written, spelling))
    small, same = one.casefold(), other.casefold()
    undone = next((all_ for all_ in _ATTEMPTS if _undo(small, all_) == _undo(same, all_)), None)
    if undone is None:
        return None
    words = dict.fromkeys(habit.words for habit in undone)
    found = [
        each for each in words if _undo(small, undone, but=each) != _undo(same, undone, but=each)
    ]
    if (one == written) != (other == spelling):
        found.insert(0, _UNICODE)
    return [*found, *([_CASE] if _differ_in_case(one, other) else [])]


def _undo(key: str, habits: Sequence[Habit], but: Words | None = None) -> str:
    """Undo habits, all or all but one."""
    undone = (habit.undo for habit in habits if habit.words != but)
    return reduce(lambda text, undo: undo(text), undone, key)


def _differ_in_case(one: str, other: str) -> bool:
    """Say whether a word stands in both, with other capitals."""
    words = set(tidy(other).split())
    small = {word.casefold() for word in words}
    return any(word.casefold() in small and word not in words for word in tidy(one).split())
