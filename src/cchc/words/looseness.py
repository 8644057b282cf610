"""How loosely two spellings of one name may be compared, step by step, and the words for each step.

Every step undoes one habit of writing; a name is taken at the first step where it means exactly
one thing, and what was undone is said.  Nothing here is likeness: «Đắk Long» never becomes
«Đăk Long» where both exist, because an earlier step already tells them apart.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from cchc.words import Words
from cchc.words.text import fold

# "P. Quang Trung", "TT.Plei Kần", "H. Đắk Tô": only with the full stop, at the start of a name.
_KINDS: Final = {
    "p": "phường",
    "x": "xã",
    "tt": "thị trấn",
    "h": "huyện",
    "tx": "thị xã",
    "tp": "thành phố",
    "t": "tỉnh",
}
_KIND = re.compile(r"^(p|x|tt|h|tx|tp|t)\.\s*(?=\w)|^(tp|tt|tx)\s+(?=\w)")
_ABBREVIATIONS: Final = {
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
}
_WORD = re.compile(r"[^\s,.;:()]+")
_COMMITTEE = fold("ủy ban nhân dân")
_LOOK_ALIKES: Final = str.maketrans(
    "аеорсухіјѕԁһАВЕКМНОРСТУХІЈЅοανιυκρτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhABEKMHOPCTYXIJSoaviukptABEZHIKMNOPTYX",
)


class Step(NamedTuple):
    """One habit of writing: how to undo it, and what it is called."""

    undo: Callable[[str], str]
    words: Words


def _dak(key: str) -> str:
    return key.replace("đăk", "đắk").replace("đak", "đắk").replace("dak", "đắk")


def _apostrophe(key: str) -> str:
    return key.replace("' ", "'").replace("'", "")


def _written_out(key: str) -> str:
    key = _KIND.sub(lambda m: f"{_KINDS[m[1] or m[2]]} ", key.replace(" .", "."))
    return _WORD.sub(lambda m: fold(_ABBREVIATIONS.get(m[0], m[0])), key)


def _without_committee(key: str) -> str:
    return key.removeprefix(f"{_COMMITTEE} ")


STEPS: Final = (
    Step(_dak, Words("Đắk viết là Đăk", "Đắk written Đăk")),
    Step(_apostrophe, Words("khác dấu nháy", "another apostrophe")),
    Step(_written_out, Words("viết tắt", "abbreviated")),
    Step(_without_committee, Words("có hoặc không có «UBND»", "with or without «UBND»")),
)


def spellings(written: str) -> Iterator[tuple[str, Words | None]]:
    """Yield the folded name, then looser and looser keys, each with the step that led to it."""
    key = fold(written)
    yield key, None
    for step in STEPS:
        looser = step.undo(key)
        yield looser, step.words if looser != key else None
        key = looser


def foreign_letters(text: str) -> list[str]:
    """List the Cyrillic and Greek letters of *text* that look like Latin ones."""
    return [c for c in dict.fromkeys(text) if ord(c) > 0x7F and c.translate(_LOOK_ALIKES) != c]
