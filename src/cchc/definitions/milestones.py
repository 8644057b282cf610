"""A roadmap as it is written, and the months in which each of its thresholds applies.  Pure."""

from collections.abc import Mapping
from typing import Any

from cchc.definitions.model import Milestone
from cchc.definitions.threshold import Threshold
from cchc.definitions.values import months, plain_threshold


def milestones(roadmap: Mapping[str, Threshold]) -> dict[str, Milestone]:
    """Order a roadmap by its months, and say from when to when each threshold applies.

    A run from January (6 tháng, 9 tháng, cả năm) begins where the milestones before it end, so
    that quarters and running totals may be written side by side.  Where nothing is left of a
    milestone its ``first`` is after its ``last``.
    """
    spans = {key: months(key) for key in roadmap}
    ordered: dict[str, Milestone] = {}
    reached = 0
    for key, span in sorted(spans.items(), key=lambda pair: (pair[1].last, -pair[1].first)):
        first = reached + 1 if span.first == 1 else span.first
        ordered[key] = Milestone(first=first, last=span.last, threshold=roadmap[key])
        reached = max(reached, span.last)
    return ordered


def plain_roadmap(roadmap: Mapping[str, Threshold] | None) -> list[dict[str, Any]]:
    """Give a roadmap as plain data, which JSON can keep."""
    return [
        {"first": each.first, "last": each.last, "threshold": plain_threshold(each.threshold)}
        for each in milestones(roadmap or {}).values()
    ]
