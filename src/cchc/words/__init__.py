"""How things are said, in Vietnamese and in English.  Never decides anything."""

from typing import Literal, NamedTuple

Lang = Literal["vi", "en"]


class Words(NamedTuple):
    """One text in both languages; Vietnamese comes first, as everywhere."""

    vi: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Give the text in *lang*."""
        return self.vi if lang == "vi" else self.en


class Said:
    """A text in both languages that is worked out where somebody reads it."""

    __slots__ = ()

    def in_(self, lang: Lang) -> str:
        """Give the text in *lang*."""
        raise NotImplementedError
