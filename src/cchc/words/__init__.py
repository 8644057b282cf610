"""How things are said, in Vietnamese and in English.  Never decides anything."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

Lang = Literal["vi", "en"]
_BOTH: tuple[Lang, Lang] = ("vi", "en")


class Words(NamedTuple):
    """One text in both languages; Vietnamese comes first, as everywhere."""

    vi: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Give the text in *lang*."""
        return self.vi if lang == "vi" else self.en


def listed(parts: Sequence[Words]) -> Words:
    """List texts: «b, a và chỉ số»."""
    *others, last = parts
    if not others:
        return last
    vi, en = (", ".join(each.in_(lang) for each in others) for lang in _BOTH)
    return Words(f"{vi} và {last.vi}", f"{en} and {last.en}")


class Said:
    """A text in both languages that is worked out where somebody reads it."""

    __slots__ = ()

    def in_(self, lang: Lang) -> str:
        """Give the text in *lang*."""
        raise NotImplementedError
