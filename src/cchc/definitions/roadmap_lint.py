"""Whether roadmaps can be read in one way only, and lead to their targets."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cchc.definitions.declared import Declared
from cchc.definitions.folder import Folder, rows
from cchc.definitions.milestones import ANY_YEAR, crossings, holes, months
from cchc.definitions.model import Milestone, Target, TargetSet
from cchc.definitions.strictness import is_laxer, is_same
from cchc.definitions.threshold import Threshold
from cchc.diagnostics import Finding
from cchc.rules.cascade import (
    MilestoneOfAnotherYear,
    MilestonesOverlap,
    RoadmapFalls,
    RoadmapHasHole,
    RoadmapMissesTarget,
)
from cchc.words import Words

_WHOLE_YEAR = Words("cả năm", "the whole year")

Path = Sequence[str | int]
Set = Declared[TargetSet]


class Road(NamedTuple):
    """A roadmap, where it stands, and the target of the year that it leads to."""

    file: Set
    path: Path
    roadmap: Sequence[Milestone]
    target: Threshold


def roads(folder: Folder) -> Iterator[Road]:
    """Find every roadmap that is written, of rows and of units; what is inherited is told above."""
    for file, index, row in target_rows(folder):
        above = row_above(folder, file, row)
        inherited = above and (above.roadmap, above.threshold) == (row.roadmap, row.threshold)
        if row.roadmap and not inherited:
            yield Road(file, ["targets", index, "roadmap"], row.roadmap, row.threshold)
        for position, each in enumerate(row.assigned):
            if each.roadmap:
                path: Path = ["targets", index, "assigned", position, "roadmap"]
                yield Road(file, path, each.roadmap, each.threshold or row.threshold)


def milestone_of_another_year(folder: Folder) -> Iterator[Finding]:
    """A roadmap stays in the year of its set."""
    for road in roads(folder):
        if not road.file.is_sound("year"):
            continue
        year = road.file.value.year
        for key in (step.written for step in road.roadmap):
            if months(key).year not in {ANY_YEAR, year}:
                place = road.file.at([*road.path, key], key=True)
                yield MilestoneOfAnotherYear(found=key, year=str(year)).at(place)


def milestones_overlap(folder: Folder) -> Iterator[Finding]:
    """Periods of a roadmap lie inside each other or apart, so that it is clear which one is due."""
    for road in roads(folder):
        told: set[str] = set()
        for other, step in crossings(road.roadmap):
            if step.written not in told:
                told.add(step.written)
                place = road.file.at([*road.path, step.written], key=True)
                yield MilestonesOverlap(found=step.written, other=other.written).at(place)


def roadmap_has_hole(folder: Folder) -> Iterator[Finding]:
    """From the first milestone to the last every month has one."""
    for road in roads(folder):
        if missing := holes(road.roadmap):
            yield RoadmapHasHole(months=", ".join(map(str, missing))).at(
                road.file.at(road.path, key=True)
            )


def roadmap_falls(folder: Folder) -> Iterator[Finding]:
    """No step is laxer than the ones before; after the last one the target of the year applies."""
    for road in roads(folder):
        for position, step in enumerate(road.roadmap):
            before = [each for each in road.roadmap[:position] if _leads_to(each, step)]
            stricter = [each for each in before if is_laxer(step.threshold, each.threshold)]
            if stricter:
                yield _falls(road, step.written, step.written, step.threshold, stricter[-1])
        last = road.roadmap[-1]
        if last.last < 12 and is_laxer(road.target, last.threshold):
            yield _falls(road, last.written, _WHOLE_YEAR, road.target, last)


def _leads_to(before: Milestone, step: Milestone) -> bool:
    """Say whether *before* is over when *step* begins, or both run from January."""
    runs = before.first == step.first == 1
    return before.last < step.first or (runs and before.last < step.last)


def _falls(
    road: Road, at: str, period: str | Words, found: Threshold, before: Milestone
) -> Finding:
    return RoadmapFalls(
        found=found.text, period=period, other=before.threshold.text, earlier=before.written
    ).at(road.file.at([*road.path, at]))


def roadmap_misses_target(folder: Folder) -> Iterator[Finding]:
    """The longest step that ends in December is the target of the year."""
    for road in roads(folder):
        step = road.roadmap[-1]
        if step.last == 12 and not is_same(step.threshold, road.target):
            place = road.file.at([*road.path, step.written])
            yield RoadmapMissesTarget(found=step.threshold.text, target=road.target.text).at(place)


def target_rows(folder: Folder) -> Iterator[tuple[Set, int, Target]]:
    """Give the rows whose thresholds, roadmaps and units are sound."""
    for file in folder.target_sets:
        for index, row in rows(file, "item", "threshold", "roadmap", "assigned"):
            yield file, index, row


def row_above(folder: Folder, file: Set, row: Target) -> Target | None:
    """Find the row that this one details."""
    above = folder.above.get(file.name)
    rows = above.value.targets if above else ()
    return next((each for each in rows if each.item == row.item), None)


CHECKS = (
    milestone_of_another_year,
    milestones_overlap,
    roadmap_has_hole,
    roadmap_falls,
    roadmap_misses_target,
)
