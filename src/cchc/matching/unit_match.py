"""What a text means as a unit: the answer of ``UnitNames``."""

from dataclasses import field
from typing import Literal

from cchc.values import dataclass
from cchc.words import Words
from cchc.words.differences import HowRead

Kind = Literal["exact", "loose", "ambiguous", "unknown", "not-valid", "open"]
"""``not-valid``: a unit that does not exist in the period; ``open``: not listed, but of a kind whose
units need not be listed."""


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What a text means as a unit.

    ``unit`` is an index of the registry, None where there is not exactly one.  ``candidates``
    are those that it may be (ambiguous), the one that is not valid, or the nearest ones (unknown).
    """

    unit: int | None
    candidates: tuple[int, ...]
    kind: Kind
    looked: HowRead | None = field(default=None, repr=False, compare=False)

    @property
    def may_be(self) -> tuple[int, ...]:
        """The units that the text means: the one, or all where it may be several."""
        if self.unit is not None:
            return (self.unit,)
        return self.candidates if self.kind == "ambiguous" else ()

    @property
    def how(self) -> Words | None:
        """Say what was looked past, such as «khác hoa thường»; None for a plain spelling."""
        return None if self.looked is None else self.looked.words()
