"""How loosely two spellings of one name may be compared, step by step.

Every step undoes one habit of writing; the first step at which a name means anything decides, and
that another spelling was read is said.  Nothing here is likeness: «Đắk Long» never becomes
«Đăk Long» where both exist, because an earlier step already tells them apart.
"""

import re
from collections.abc import Callable
from typing import Final

from cchc.words.text import fold

# "P. Quang Trung", "TT.Plei Kần", "H. Đắk Tô": at the start of a name.
_KINDS: Final = {
    "p": "phường",
    "x": "xã",
    "tt": "thị trấn",
    "h": "huyện",
    "tx": "thị xã",
    "tp": "thành phố",
}
_KIND = re.compile(r"^(p|x|tt|h|tx|tp)\.\s*(?=\w)|^(tp|tt|tx)\s+(?=\w)")
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
_DAK = re.compile("đ[aă]k")  # «Đak» may be either of «Đắk» and «Đăk»
_WORD = re.compile(r"[^\s,.;:()]+")
_COMMITTEE = fold("ủy ban nhân dân")
_LOOK_ALIKES: Final = str.maketrans(
    "аеорсухіјѕԁһАВЕКМНОРСТУХІЈЅοανιυκρτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhABEKMHOPCTYXIJSoaviukptABEZHIKMNOPTYX",
)


Undo = Callable[[str], str]
"""Takes back one habit of writing in a folded name."""


def _dak(key: str) -> str:
    return _DAK.sub("đắk", key)


def _apostrophe(key: str) -> str:
    return key.replace("' ", "'").replace("'", "")


def written_out(key: str) -> str:
    """Write the words out that are abbreviations."""
    return _WORD.sub(lambda m: _ABBREVIATIONS.get(m[0], m[0]), key)


def kind_written_out(key: str) -> str:
    """Write out the abbreviated kind of unit that a name begins with."""
    return _KIND.sub(lambda m: f"{_KINDS[m[1] or m[2]]} ", key)


def _folded_out(key: str) -> str:
    return fold(written_out(key))


def _kind_folded_out(key: str) -> str:
    return fold(kind_written_out(key))


def _without_committee(key: str) -> str:
    return key.removeprefix(f"{_COMMITTEE} ")


# Abbreviations are undone one after the other; after each, the marks that offices mix up are looked
# past as well.  So «UBND xã Đăk Long» is «Xã Đăk Long» before it could be «Xã Đắk Long».
ABBREVIATIONS: Final = (_folded_out, _without_committee, _kind_folded_out)
MARKS: Final = (_dak, _apostrophe)


def foreign_letters(text: str) -> list[str]:
    """List the Cyrillic and Greek letters of *text* that look like Latin ones."""
    return [c for c in dict.fromkeys(text) if ord(c) > 0x7F and c.translate(_LOOK_ALIKES) != c]
