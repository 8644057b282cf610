"""A roadmap as it is written, and the months in which each of its thresholds applies.  Pure."""

from collections.abc import Mapping
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
    """Order a roadmap by its months, and say from when to when each threshold applies.

    A run from January (6 tháng, 9 tháng, cả năm) begins where the milestones before it end, so
    that quarters and running totals may be written side by side.  Where nothing is left of a
    milestone its ``first`` is after its ``last``.
    """
    spans = {key: months(key) for key in roadmap}
    ordered: list[Milestone] = []
    reached = 0
    for key, span in sorted(spans.items(), key=lambda pair: (pair[1].last, -pair[1].first)):
        first = reached + 1 if span.first == 1 else span.first
        ordered.append(Milestone(first=first, last=span.last, threshold=roadmap[key], written=key))
        reached = max(reached, span.last)
    return tuple(ordered)
