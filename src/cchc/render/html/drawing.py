"""Geometry of the drawings: integers in, integers out, so that the same report draws the same page.

Places are thousandths of the drawing.  A drawn ratio stands on that side of the threshold on
which the exact one stands, as the printed number does.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from cchc.definitions.threshold import Threshold

FULL = 1000  # the whole height or width
_LEAST = 20  # no column is shorter, so that one on the line is still seen
_STEP, _COLUMN = 10, 8  # from one column to the next; its width
_FEWEST = 40  # columns a drawing has room for, so that a few do not become walls
_NARROWEST = 4  # percent that a drawing spans at least: small differences stay small


class Point(NamedTuple):
    """One ratio b/a, for a > 0, and whether it met its threshold."""

    b: int
    a: int
    met: bool


class Scale(NamedTuple):
    """From *low* to *high* percent."""

    low: int
    high: int

    @classmethod
    def from_nought(cls, threshold: Threshold, point: Point) -> "Scale":
        """Begin at 0 and end at 100 percent, or beyond where the ratio or the threshold is."""
        ends = [
            -(-point.b * 100 // point.a),
            *(_whole(b, ROUND_CEILING) for b in _bounds(threshold)),
        ]
        return cls(0, max(100, *ends))

    @classmethod
    def around(cls, thresholds: Sequence[Threshold], points: Sequence[Point]) -> "Scale":
        """Span the ratios and thresholds, no more."""
        bounds = [bound for threshold in thresholds for bound in _bounds(threshold)]
        low = min(
            *(point.b * 100 // point.a for point in points),
            *(_whole(bound, ROUND_FLOOR) for bound in bounds),
        )
        high = max(
            *(-(-point.b * 100 // point.a) for point in points),
            *(_whole(bound, ROUND_CEILING) for bound in bounds),
        )
        missing = max(0, _NARROWEST - (high - low))
        low = max(0, low - (missing + 1) // 2)
        return cls(low, max(high, low + _NARROWEST))

    def at(self, percent: Decimal) -> int:
        """Place a threshold's bound."""
        return int((percent - self.low) * FULL / (self.high - self.low))

    def of(self, point: Point) -> int:
        """Place a ratio, rounded half up."""
        span = (self.high - self.low) * point.a
        return (2 * (point.b * 100 - self.low * point.a) * FULL + span) // (2 * span)

    def line(self, threshold: Threshold) -> "Line":
        """Place the bound that ratios are compared with first."""
        is_floor = threshold.low is not None
        bound = threshold.low if threshold.low is not None else threshold.high
        assert bound is not None
        return Line(self.at(bound), *bound.as_integer_ratio(), is_floor)

    def beside(self, point: Point, line: "Line", least: int) -> int:
        """Place a ratio at least so far from *line*, on its own side."""
        place = self.of(point)
        above = point.b * 100 * line.d - line.n * point.a
        if above > 0 or (above == 0 and point.met == line.is_floor):
            return max(place, line.place + least)
        return min(place, line.place - least)


class Line(NamedTuple):
    """A bound of n/d percent and its place."""

    place: int
    n: int
    d: int
    is_floor: bool


class Columns(NamedTuple):
    """Columns up and down from the line of the threshold, as two paths."""

    met: str
    missed: str
    width: int
    lines: Sequence[int]  # the bounds of the threshold, from the top
    ends_below: bool  # the last column hangs from the line: there is room for words above it


def columns(points: Sequence[Point], threshold: Threshold) -> Columns:
    """Draw one column per point, in the order given."""
    scale = Scale.around([threshold], points)
    lines = [FULL - scale.at(bound) for bound in _bounds(threshold)]
    met: list[str] = []
    missed: list[str] = []
    top, line, base = 0, scale.line(threshold), lines[0]
    for index, point in enumerate(points):
        top = FULL - scale.beside(point, line, _LEAST)
        path = f"M{index * _STEP} {base}V{top}h{_COLUMN}V{base}z"
        (met if point.met else missed).append(path)
    width = max(len(points), _FEWEST) * _STEP
    return Columns("".join(met), "".join(missed), width, lines, top > lines[0])


class Bar(NamedTuple):
    """A bar from nought; attributes for a drawing of any width."""

    width: str
    met: bool
    lines: Sequence[str]
    words_end: bool  # the words beside the last line end at it, rather than begin


def bar(point: Point, threshold: Threshold) -> Bar:
    """Draw one ratio against its threshold."""
    scale = Scale.from_nought(threshold, point)
    lines = [scale.at(bound) for bound in _bounds(threshold)]
    width = max(0, min(FULL, scale.beside(point, scale.line(threshold), 2)))
    return Bar(tenths(width), point.met, [tenths(line) for line in lines], lines[-1] > FULL // 2)


def tenths(place: int) -> str:
    """Spell thousandths as a percentage for an attribute: 949 is 94.9%."""
    return f"{place // 10}.{place % 10}%"


def from_high_to_low(points: Sequence[Point]) -> list[int]:
    """Give the positions of the points by their ratio; equal ones stay in their order."""
    keys = [-(point.b * 10**15 // point.a) for point in points]
    return sorted(range(len(points)), key=keys.__getitem__)


def _bounds(threshold: Threshold) -> list[Decimal]:
    return [bound for bound in (threshold.low, threshold.high) if bound is not None]


def _whole(percent: Decimal, rounding: str) -> int:
    return int(percent.to_integral_value(rounding))
