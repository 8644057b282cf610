"""File names made from names of units: safe on every system, short, and never the same twice."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final

from cchc.patterns import pattern_of

LONGEST: Final = 60
_OTHER = pattern_of("[^a-z0-9]+")
# Windows keeps these to itself, whatever ending follows.
_RESERVED: Final = {
    "con", "prn", "aux", "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}  # fmt: skip


def slug(name: str, longest: int = LONGEST) -> str:
    """Spell *name* with a-z, 0-9 and hyphens only: «Xã Đắk Long» is xa-dak-long."""
    letters = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    short = _OTHER.sub("-", plain).strip("-")[:longest].rstrip("-")
    if not short or short in _RESERVED:
        return f"don-vi-{short}".rstrip("-")
    return short


def distinct_slugs(names: Sequence[tuple[str, str]]) -> list[str]:
    """Make one for each (name, code); names that would meet carry their codes, then a number."""
    plain = [slug(name) for name, _ in names]
    shared = {each for each, times in Counter(plain).items() if times > 1}
    taken: set[str] = set()
    made = []
    for (name, code), short in zip(names, plain, strict=True):
        wanted = short
        if short in shared:
            tail = slug(code, LONGEST // 2)
            wanted = f"{slug(name, LONGEST - len(tail) - 1)}-{tail}"
        made.append(_unlike(wanted, taken))
    return made


def _unlike(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted[: LONGEST - len(str(number)) - 1]}-{number}"
    taken.add(name)
    return name
