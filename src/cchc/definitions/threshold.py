"""A threshold: which ratios b/a satisfy a target.  Compared in integers, so nothing is ever rounded."""

from dataclasses import field
from decimal import Decimal

from cchc.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """The part of the number line that a target admits, between *low* and *high*.

    Bounds are percentages as typed (95 means b/a ≥ 95/100); ``None`` leaves that side open.
    ``measure`` is what the text names beside the number: "%", "điểm", "vụ" or nothing.
    """

    text: str
    low: Decimal | None = None
    low_included: bool = True
    high: Decimal | None = None
    high_included: bool = True
    measure: str = ""
    _low: tuple[int, int] | None = field(init=False, repr=False, compare=False)
    _high: tuple[int, int] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_low", fraction_of_whole(self.low))
        object.__setattr__(self, "_high", fraction_of_whole(self.high))

    def __hash__(self) -> int:
        """Hash the text alone: decimals take their time, and are looked up for every result."""
        return hash(self.text)

    @property
    def operator(self) -> str:
        """The comparison's public name: ``>=``, ``>``, ``<=``, ``<`` or ``between``."""
        if self.low is not None and self.high is not None:
            return "between"
        if self.low is not None:
            return ">=" if self.low_included else ">"
        return "<=" if self.high_included else "<"

    def admits(self, b: int, a: int) -> bool:
        """Say whether b/a satisfies the threshold, for a > 0."""
        if self._low is not None:
            n, d = self._low
            if not (b * d >= n * a if self.low_included else b * d > n * a):
                return False
        if self._high is not None:
            n, d = self._high
            return b * d <= n * a if self.high_included else b * d < n * a
        return True

    @property
    def low_parts(self) -> tuple[int, int] | None:
        """The integers (n, d) of the lower bound: b/a reaches it when b·d ≥ n·a."""
        return self._low

    @property
    def high_parts(self) -> tuple[int, int] | None:
        """The integers (n, d) of the upper bound."""
        return self._high

    @property
    def floor(self) -> tuple[int, int] | None:
        """The integers (n, d) of an inclusive floor without a ceiling: it admits b/a when b·d ≥ n·a."""
        return self._low if self._high is None and self.low_included else None


def fraction_of_whole(percent: Decimal | None) -> tuple[int, int] | None:
    """Turn 95 percent into the integers 95 and 100; the ratio b/a reaches it when b·100 ≥ 95·a."""
    if percent is None:
        return None
    n, d = percent.as_integer_ratio()
    return n, d * 100
