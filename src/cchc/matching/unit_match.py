"""What a text means as a unit: the answer of ``UnitNames``."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from cchc.words import Words
from cchc.words.differences import how_they_differ

Kind = Literal["exact", "loose", "ambiguous", "unknown", "not-valid", "open"]
"""``not-valid``: a unit that does not exist in the period; ``open``: not listed, but of a kind whose
units need not be listed."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked past, worked out only where somebody wants to read it."""

    written: str
    spellings: Sequence[str] = ()
    aliases: Sequence[str] = ()
    ways: tuple[Words, ...] = ()

    def words(self) -> Words | None:
        """Say it in both languages."""
        differing = how_they_differ(self.written, self.spellings, self.aliases)
        said = [*self.ways, *([differing] if differing else [])]
        if not said:
            return None
        return Words(*("; ".join(getattr(each, lang) for each in said) for lang in ("vi", "en")))


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What a text means as a unit.

    ``unit`` is an index of the registry, None where there is not exactly one.  ``candidates``
    are those that it may be (ambiguous), the one that is not valid, or the nearest ones (unknown).
    """

    unit: int | None
    candidates: tuple[int, ...]
    kind: Kind
    looked: Looked | None = field(default=None, repr=False, compare=False)

    @property
    def how(self) -> Words | None:
        """Say what was looked past, such as «khác hoa thường»; None for a plain spelling."""
        return None if self.looked is None else self.looked.words()
