"""Abbreviations that offices write, of words and of kinds of units, and how they are written out."""

import re
from collections.abc import Callable
from typing import Final

from cchc.patterns import pattern_of
from cchc.words.text import fold

# "P. Quang Trung", "TT.Plei Kần", "H. Đắk Tô": at the start of a name.
_KINDS: Final = {
    "p": "phường",
    "x": "xã",
    "tt": "thị trấn",
    "h": "huyện",
    "tx": "thị xã",
    "tp": "thành phố",
    "t": "tỉnh",
    "q": "quận",
}
_KIND = pattern_of(r"^(?:(t)\.([txp])|(p|x|tt|h|tx|tp|t|q))(?:\.\s*|\s+)(?=\w)")
_ABBREVIATIONS: Final = {
    short: fold(full)
    for short, full in {
        "ubnd": "ủy ban nhân dân",
        "hđnd": "hội đồng nhân dân",
        "bql": "ban quản lý",
        "qlkkt": "quản lý khu kinh tế",
        "bqlkkt": "ban quản lý khu kinh tế",
        "kkt": "khu kinh tế",
        "vp": "văn phòng",
        "tthc": "thủ tục hành chính",
        "dvc": "dịch vụ công",
        "dvctt": "dịch vụ công trực tuyến",
        "pakn": "phản ánh, kiến nghị",
        "hs": "hồ sơ",
        "tshs": "tổng số hồ sơ",
        "ts": "tổng số",
        "gq": "giải quyết",
        "đgq": "đã giải quyết",
        "kq": "kết quả",
        "sl": "số lượng",
        "tl": "tỷ lệ",
        "gtvt": "giao thông vận tải",
        "tnmt": "tài nguyên và môi trường",
        "tn&mt": "tài nguyên và môi trường",
        "lđtbxh": "lao động - thương binh và xã hội",
        "nn&ptnt": "nông nghiệp và phát triển nông thôn",
        "vhttdl": "văn hóa, thể thao và du lịch",
        "gd&đt": "giáo dục và đào tạo",
        "gdđt": "giáo dục và đào tạo",
        "kh&đt": "kế hoạch và đầu tư",
        "tt&tt": "thông tin và truyền thông",
        "kh&cn": "khoa học và công nghệ",
    }.items()
}
IN_FULL: Final = {short: tuple(re.findall(r"\w+", full)) for short, full in _ABBREVIATIONS.items()}
_WORD = pattern_of(r"[^\s,.;:()]+")
# «TN và MT», «TN & MT»: the letters of two words around what is written TN&MT above.
_JOINED = pattern_of(
    "|".join(
        rf"\b{first} (?:và|&) {second}\b"
        for first, sign, second in (name.partition("&") for name in _ABBREVIATIONS)
        if sign
    )
)
COMMITTEE: Final = fold("ủy ban nhân dân")


Undo = Callable[[str], str]
"""Takes back one habit of writing in a folded name."""


def written_out(key: str) -> str:
    """Write the words out that are abbreviations; few names have any."""
    joined = key
    if " và " in key or " & " in key:
        joined = _JOINED.sub(lambda m: m[0].replace(" và ", "&").replace(" & ", "&"), key)
    if _ABBREVIATIONS.keys().isdisjoint(_WORD.findall(joined)):
        return joined
    return _WORD.sub(lambda m: _ABBREVIATIONS.get(m[0], m[0]), joined)


def kind_written_out(key: str) -> str:
    """Write out the abbreviated kind of unit that a name begins with."""
    return _KIND.sub(lambda m: f"{_KINDS[m[3] or m[1] + m[2]]} ", key)


def _folded_out(key: str) -> str:
    out = written_out(key)
    return key if out == key else fold(out)


def _kind_folded_out(key: str) -> str:
    out = kind_written_out(key)
    return key if out == key else fold(out)


def _without_committee(key: str) -> str:
    return key.removeprefix(f"{COMMITTEE} ")


ABBREVIATIONS: Final[tuple[Undo, ...]] = (_folded_out, _without_committee, _kind_folded_out)
"""These are undone one after the other."""


def in_full(key: str) -> str:
    """Write abbreviations out, and drop the committee before the name of its territory."""
    for undo in ABBREVIATIONS:
        key = undo(key)
    return key


_SHORT_WORDS: Final = frozenset((*_ABBREVIATIONS, *_KINDS, "ủy", "uỷ"))
_SIGNS = pattern_of(r"^[\W\d]|[.,:;&*()]")
_PLAIN_NAME = pattern_of(r"[^\W\d_]+(?: \w+)*")


def is_written_out(key: str) -> bool:
    """Say quickly whether a name in small letters is words only, none of them an abbreviation.

    Then nothing is left to do up to the step that writes abbreviations out.
    """
    if not _PLAIN_NAME.fullmatch(key) or " và " in key:
        return False
    return _SHORT_WORDS.isdisjoint(key.split())


def is_in_short(name: str) -> bool:
    """Say quickly whether the first steps may change the letters of a declared name; seldom is so."""
    return bool(_SIGNS.search(name)) or not _SHORT_WORDS.isdisjoint(name.casefold().split())
