"""The names that were probably meant.  Only ever a suggestion: nothing is accepted by likeness."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from cchc.patterns import pattern_of
from cchc.words import Words
from cchc.words.abbreviations import ABBREVIATIONS
from cchc.words.spelling import name_alone
from cchc.words.text import fold, safe

_MOST: Final = 3  # names suggested
# Chosen by trying: of misspelt units six in seven are found, of units of another province one in
# twenty-five gets a suggestion (docs/decisions.md).
_LIKE: Final = 74
_ONE_SLIP: Final = 85  # one letter wrong, missing, added, or two swapped, however short the name
_AS_LIKE: Final = 5  # further names that are nearly as like as the first
_SAME_KIND: Final = 2  # «Xã …» rather than «Phường …» where all else is equal
_OTHER_KIND: Final = 90  # a town is no slip for a commune, unless the names are all but one
_FEWEST_LETTERS: Final = 3  # «IV.9» is as like to «IV.1» as to «IV.3»: codes have no likeness
_KIND: Final = pattern_of(
    r"(xa|phuong|thi tran|thi xa|thanh pho|huyen|tinh|dac khu|so|ban|phong|van phong|chi cuc|cuc"
    r"|bo phan|trung tam) "
)
# Kinds that stand at one level, or became each other: a name of another kind is no slip for these.
_OF_ONE_LEVEL: Final = tuple(
    frozenset(kinds.split(", "))
    for kinds in (
        "xa, phuong, thi tran, dac khu",
        "huyen, quan, thi xa, thanh pho, dac khu",
        "tinh, thanh pho",
        "so, ban, van phong, cuc",
        "chi cuc, cuc",
    )
)
_FEW: Final = 32  # names that are looked at one by one
_SIGN: Final = pattern_of(r"[\W_]")
_NO_LETTER: Final = pattern_of(r"[\W\d_]")


def nearest(written: str, known: Iterable[str]) -> Sequence[str]:
    """Find the known names closest to what was written, at most three; none where none is close.

    Marks and case do not matter, abbreviations are written out, and the kind of a unit says little.
    """
    kind, key = _key(written)
    names = list(dict.fromkeys(known))
    keys = [_key(name) for name in names]
    if len(_NO_LETTER.sub("", key)) < _FEWEST_LETTERS:
        return [name for name, (_, other) in zip(names, keys, strict=True) if other == key][:_MOST]
    choices = [letters for _, letters in keys]
    if len(choices) <= _FEW and not any(_may_be_like(key, other) for other in choices):
        return []
    from rapidfuzz import distance, fuzz, process

    like = process.extract(key, choices, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=None)
    slips = process.extract(key, choices, scorer=distance.OSA.distance, score_cutoff=1, limit=None)
    scores = {at: score for other, score, at in like if _are_as_long(key, other)}
    distances = {at: distance for _, distance, at in slips}
    scores |= {at: max(scores.get(at, 0), _ONE_SLIP) for at in distances}
    marked = fold(written)
    ranked = sorted(
        (
            (score + _SAME_KIND * (keys[at][0] == kind), fuzz.ratio(marked, fold(names[at])), -at)
            for at, score in scores.items()
            if _may_be_of_kind(kind, keys[at][0])
            or (score >= _OTHER_KIND and _are_of_one_level(kind, keys[at][0]))
        ),
        reverse=True,
    )
    if not ranked:
        return []
    # Names that are as many slips away are as near, whatever their length.
    slips_of_first = distances.get(-ranked[0][2])
    near = [
        names[-at]
        for score, _, at in ranked
        if score >= ranked[0][0] - _AS_LIKE
        or (slips_of_first is not None and distances.get(-at) == slips_of_first)
    ]
    return near[:_MOST]


def _may_be_like(one: str, other: str) -> bool:
    """Say whether two names have letters enough in common to be like, in whatever order.

    To import rapidfuzz takes as long as to read a small table (benchmarks/bench_start.py).
    """
    common = sum((Counter(one) & Counter(other)).values())
    is_slip = common >= max(len(one), len(other)) - 1
    return is_slip or 200 * common >= _LIKE * (len(one) + len(other))


def _may_be_of_kind(written: str, known: str) -> bool:
    """Say whether nothing speaks against two kinds of unit: they are one, or one is not said."""
    return not written or not known or written == known


def _are_as_long(one: str, other: str) -> bool:
    """Say whether neither is much longer: «Hà Nội» has letters of «Thắng Lợi», and is not like it."""
    shorter, longer = sorted((len(one), len(other)))
    return longer * 5 < shorter * 8


def _are_of_one_level(written: str, known: str) -> bool:
    """Say whether one kind may be written for another: «Thị xã» for «Thành phố», never «Phòng» for «Sở»."""
    return any({written, known} <= kinds for kinds in _OF_ONE_LEVEL)


@lru_cache(maxsize=1 << 14)
def _key(name: str) -> tuple[str, str]:
    """Give the kind of unit and the letters of its name, without marks and spaces."""
    folded = name_alone(name)
    for undo in ABBREVIATIONS:
        folded = undo(folded)
    apart = unicodedata.normalize("NFD", folded.replace("đ", "d"))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    kind = _KIND.match(plain)
    rest = plain[kind.end() :] if kind else plain
    return kind[1] if kind else "", _SIGN.sub("", rest)


def did_you_mean(names: Sequence[str]) -> Words:
    """Ask whether one of *names* was meant; begins with a space, or is empty."""
    if not names:
        return Words("", "")
    *others, last = (f"«{safe(name)}»" for name in names)
    vi, en = (f"{', '.join(others)} {word} {last}" if others else last for word in ("hoặc", "or"))
    return Words(f" Có phải bạn muốn viết {vi}?", f" Did you mean {en}?")
