"""How loosely two spellings of one name may be compared, step by step.

Every step undoes some habits of writing; the first step at which a name means anything decides, and
that another spelling was read is said.  Nothing here is likeness.  Where two names meet at a later step,
as «Đắk Long» and «Đăk Long» do, ``matching`` takes neither for the other.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from cchc.patterns import pattern_of
from cchc.words.abbreviations import COMMITTEE, Undo, in_full, is_written_out
from cchc.words.text import fold

_SPACE = pattern_of("(?<!') ")
_DAK = pattern_of("đ[aă]k")  # «Đak» may be either of «Đắk» and «Đăk»
# Decisions themselves write «Ngok Wang» and «Ngọk Wang», «Rơ Kơi» and «Rờ Kơi», «Tơ Re» and «Tờ Re».
_NGOK = pattern_of(r"\bng[oọ][ck]\b")
_IN_ONE_WAY: Final = (("đăk", "đắk"), ("đak", "đắk"), ("ngo", "ngọ"), ("ngọc", "ngọk"), ("ờ", "ơ"))
_LONE_CONSONANT = pattern_of(r"\b([bdđghjklmnprstvxy])ờ\b")
# «1. Xã …», «12) Xã …», «II. Huyện …», «- Xã …»; but «X. Đắk Long» is a commune.
_NUMBERING = pattern_of(
    r"^(?:[-+*•●▪–—]|(?!x\.)\(?(?:\d{1,3}|[ivx]{1,6})(?:[.):/]|\s*-)|\(?[a-zđ]\))\s*(?=[^\W\d])"
)
_TAIL = pattern_of(r"(?:\s*(?:[.:;,*]|\((?:\*+|\d)\)))+$")
_LONGEST_NAME: Final = 200  # characters of a name that is taken apart


def _dak(key: str) -> str:
    return _DAK.sub("đắk", key) if "đ" in key else key


def highland_syllables(key: str) -> str:
    """Spell «Ngọc», «Ngok» and «Rờ», «Tờ», which offices write in several ways, in one."""
    if "ờ" in key:
        key = _LONE_CONSONANT.sub(r"\1ơ", key)
    return _NGOK.sub("ngọk", key) if "ng" in key else key


def mixed_letters(names: str) -> str:
    """Spell the letters that offices mix up in one way, quickly: also where they make another word."""
    for one, other in _IN_ONE_WAY:
        names = names.replace(one, other)
    return names


def without_apostrophes(key: str) -> str:
    """Drop apostrophes and the space behind them."""
    return key.replace("' ", "'").replace("'", "")


def without_spaces(key: str) -> str:
    """Write all words in one: «KonTum»; a space behind an apostrophe belongs to that."""
    return _SPACE.sub("", key)


def _apostrophes_and_spaces(key: str) -> str:
    return without_spaces(without_apostrophes(key))


def without_numbering(key: str) -> str:
    """Drop the number, letter or bullet before a name in small letters."""
    return _NUMBERING.sub("", key)


def without_tail(key: str) -> str:
    """Drop the stops and asterisks behind a name."""
    return _TAIL.sub("", key)


def name_alone(written: str) -> str:
    """Drop what stands around a name: its number or bullet, and the marks behind it."""
    key = fold(written)
    return key if len(key) > _LONGEST_NAME else without_tail(without_numbering(key))


MARKS: Final = (_dak, _apostrophes_and_spaces)
"""The marks that offices mix up; they are looked past after every abbreviation, too."""


# --- from a name to its keys ---------------------------------------------------------------

AREAS: Final = (
    "xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh",
)  # fmt: skip
"""The kinds of territories."""
LEFT_OUT: Final = (*AREAS, "sở")
"""The kinds that a column of one kind need not repeat: «Đắk Hà» below «Xã», «Nội vụ» below «Sở»."""

_FINAL_Y = pattern_of(r"(?<=[bcdđghklmnprstvx])[yýỳỷỹỵ]\b")  # «Ya Ly», «Mỹ»; but not «Duy», «Y tế»
_Y: Final = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_HAS_Y = pattern_of("[yýỳỷỹỵ]")  # a search costs a fifth of a substitution
_JOINTS = pattern_of(r"\s*(?:\bv[àa]\b|[,&/()-])[\s,&/()-]*")
_HAS_JOINT = pattern_of(r"\bv[àa]\b|[,&/()-]")


def with_final_i(key: str) -> str:
    """Write i for y behind a consonant."""
    return _FINAL_Y.sub(lambda m: m[0].translate(_Y), key) if _HAS_Y.search(key) else key


def without_joints(key: str) -> str:
    """Put a blank for what stands between words: «và», a comma, a dash."""
    return (_JOINTS.sub(" ", key) if _HAS_JOINT.search(key) else key).strip()


_PLAIN: Final = str.maketrans(
    {
        unicodedata.normalize("NFC", vowel + tone): unicodedata.normalize("NFD", vowel)[0]
        for vowel in "aăâeêioôơuưy"
        for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
    }
    | {"đ": "d"}
)


def plain(key: str) -> str:
    """Leave out all marks, and the bar of đ; of small letters."""
    if key.isascii():
        return key
    letters = key.translate(_PLAIN)
    if letters.isascii():
        return letters
    apart = unicodedata.normalize("NFD", letters)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


_KIND_BEFORE = pattern_of(rf"(?:{'|'.join(LEFT_OUT)})\s+(?=\w)")
_PLAIN_KIND_BEFORE = pattern_of(rf"(?:{'|'.join(map(plain, LEFT_OUT))})\s+(?=\w)")


def without_kind(key: str) -> str:
    """Drop the kind of unit that a folded name begins with, where it is one that may be left out."""
    kind = _KIND_BEFORE.match(key) or (_PLAIN_KIND_BEFORE.match(key) if key.isascii() else None)
    return key[kind.end() :] if kind else key


def _closed(key: str) -> str:
    """Write all words in one, without signs and «và»; y behind a consonant is i."""
    return "".join(without_joints(with_final_i(key)).split()).replace("'", "").replace(".", "")


def _unmarked(key: str) -> str:
    return _closed(plain(key).removeprefix(f"{plain(COMMITTEE)} "))


class Step(NamedTuple):
    """One way of comparing names: what is done to both of them, after an earlier step."""

    undo: Undo
    after: int | None


STEPS: Final = (
    Step(fold, None),  # case, Unicode form, white space, place of the tone, dashes, apostrophes
    Step(lambda key: without_tail(without_numbering(key)), 0),
    Step(in_full, 1),
    Step(_dak, 2),
    Step(highland_syllables, 3),
    Step(_closed, 4),
    Step(_unmarked, 4),
)
"""The steps from exact to loose; the first at which a name means anything decides."""
_MARKS_LEFT_OUT: Final = len(STEPS) - 1
_IN_FULL: Final = 2  # from this step on kinds are written out, too
MIXED: Final = 4  # at this step letters that offices mix up are one
CLOSED: Final = 5  # from this step on blanks and signs do not matter


class Keys:
    """A name at every step, each worked out when it is asked for: most names meet at the first."""

    __slots__ = ("_bare", "_whole")

    def __init__(self, name: str) -> None:
        first = fold(name)
        in_full = first if is_written_out(first) else None
        self._whole: list[str | None] = [first, in_full, in_full, *[None] * (len(STEPS) - 3)]
        self._bare: dict[int, str] = {}

    def whole(self, step: int) -> str:
        """Give the name at a step."""
        found = self._whole[step]
        if found is None:
            undo, after = STEPS[step]
            found = self._whole[step] = undo(self.whole(after or 0))
        return found

    def bare(self, step: int) -> str:
        """Give the name without its kind; "" at steps that know no kinds."""
        if step < _IN_FULL:
            return ""
        found = self._bare.get(step)
        if found is None:
            undo, after = STEPS[step]
            is_first = step == _IN_FULL
            found = without_kind(self.whole(step)) if is_first else undo(self.bare(after or 0))
            self._bare[step] = found
        return found

    @property
    def in_full(self) -> str:
        """The name with its abbreviations written out."""
        return self.whole(_IN_FULL)

    def written(self) -> Iterator[str]:
        """Yield the keys of a name as somebody wrote it, from exact to loose.

        Marks were left out only where the whole name has none: «Xã Hoà Binh» lacks one by mistake,
        and with its mark it may be another commune.
        """
        for step in range(len(STEPS)):
            if step == _MARKS_LEFT_OUT and not self.bare(_IN_FULL).isascii():
                return
            yield self.whole(step)
