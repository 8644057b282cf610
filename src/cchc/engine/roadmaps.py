"""Roadmaps that say nothing of the judged period: the target of the year is due, and that is said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc.counts import Counts
from cchc.definitions.model import Milestone, due_in
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.diagnostics import Finding
from cchc.engine.binding import Binding
from cchc.results import Judged
from cchc.rules.periods import OutsideRoadmap
from cchc.words import Words
from cchc.words.terms import reading

_ROW = Words("", "")
_TOTAL = Words(" (áp dụng cho số tổng)", " (which the total is judged by)")


def outside_roadmaps(
    counts: Counts, judged: Sequence[Judged], binding: Binding
) -> Iterator[Finding]:
    """Name each row of the annex, and each unit with a roadmap of its own, for which no step is due.

    Of the row it is said though everybody has a threshold of their own: the total is judged by it.
    """
    for each in judged:
        assigned = binding.passed_on.get(each.target.item, {})
        if not each.target.roadmap and not any(own.roadmap for own in assigned.values()):
            continue
        by_the_row = [
            row
            for unit, row in zip(each.units, each.rows, strict=True)
            if unit not in assigned or not (assigned[unit].roadmap or assigned[unit].threshold)
        ]
        if each.rows and _is_silent(each.target.roadmap, each.period):
            if by_the_row:
                place = counts.location(min(by_the_row))
                yield _finding(each, each.target.threshold, _ROW).at(place)
            elif not each.total.of:  # everybody has their own, and the total is judged by the row
                place = replace(counts.location(min(each.rows)), row=None, column=None)
                yield _finding(each, each.target.threshold, _TOTAL).at(place)
        for unit, row in zip(each.units if assigned else (), each.rows, strict=False):
            if unit in assigned and _is_silent(assigned[unit].roadmap, each.period):
                name = counts.roster.called.of(unit)
                whose = Words(f" của «{name}»", f" of «{name}»")
                yield _finding(each, each.threshold_of(unit), whose).at(counts.location(row))


def _is_silent(roadmap: Sequence[Milestone], period: Period) -> bool:
    return bool(roadmap) and due_in(roadmap, period) is None


def _finding(judged: Judged, annual: Threshold, whose: Words) -> OutsideRoadmap:
    return OutsideRoadmap(
        item=judged.target.item,
        whose=whose,
        period=judged.period.words,
        threshold=Words(reading(annual, "vi"), reading(annual, "en")),
    )
