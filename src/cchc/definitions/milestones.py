"""A roadmap as it is written, and which of its thresholds is due in a period.  Pure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from cchc.definitions.model import Milestone
from cchc.definitions.period import Period, read_period
from cchc.definitions.threshold import Threshold

ANY_YEAR: Final = 0  # of a period whose text names none


def months(text: str) -> Period:
    """Give the period that a checked key of a roadmap names; of year ``ANY_YEAR`` if it says none."""
    period = read_period(text, ANY_YEAR)
    assert period is not None
    return period


def milestones(roadmap: Mapping[str, Threshold]) -> tuple[Milestone, ...]:
    """Order a roadmap by the months in which its periods end, the shorter of two before the longer."""
    made = [
        Milestone(first=span.first, last=span.last, threshold=roadmap[key], written=key)
        for key, span in ((key, months(key)) for key in roadmap)
    ]
    return tuple(sorted(made, key=lambda each: (each.last, -each.first)))


def crossings(roadmap: Sequence[Milestone]) -> Iterator[tuple[Milestone, Milestone]]:
    """Find the pairs that have months in common though neither lies inside the other, and equal ones."""
    for one, other in combinations(roadmap, 2):
        together = one.first <= other.last and other.first <= one.last
        inside = _is_inside(one, other) or _is_inside(other, one)
        if together and (not inside or _span(one) == _span(other)):
            yield one, other


def holes(roadmap: Sequence[Milestone]) -> tuple[int, ...]:
    """Find the months between the first milestone and the last that none covers."""
    covered = {month for each in roadmap for month in range(each.first, each.last + 1)}
    return tuple(sorted(set(range(min(covered), max(covered) + 1)) - covered))


def _is_inside(one: Milestone, other: Milestone) -> bool:
    return other.first <= one.first and one.last <= other.last


def _span(milestone: Milestone) -> tuple[int, int]:
    return milestone.first, milestone.last
