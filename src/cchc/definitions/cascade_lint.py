"""Whether what is passed on is not laxer than what was assigned, and reaches everybody."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from cchc.definitions import roadmap_lint
from cchc.definitions.folder import Folder, rows
from cchc.definitions.milestones import ANY_YEAR
from cchc.definitions.model import Milestone, due_in
from cchc.definitions.period import Period
from cchc.definitions.roadmap_lint import Path, Set, roads, row_above, target_rows
from cchc.definitions.strictness import is_laxer, opposite_sides
from cchc.definitions.threshold import Threshold
from cchc.definitions.units import Registry, existing_in
from cchc.diagnostics import Finding
from cchc.rules.cascade import (
    AssignedUnitUnknown,
    LaxerThanAbove,
    ParentSetOfAnotherYear,
    SharesNotWhole,
    ThresholdDirectionDiffers,
    UnitWithoutTarget,
)
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.numbers import decimal

_LIKELY_AMONG = 2_000  # codes: among more, looking for a likely one takes seconds


# --- what is passed on against what was assigned -------------------------------------------


class _Pair(NamedTuple):
    """A threshold and the one that it details, and where the two come from."""

    file: Set
    path: Path
    found: Threshold
    other: Threshold
    where: Words


def _pairs(folder: Folder) -> Iterator[_Pair]:
    """Pair every threshold below with the one above: years with years, months with months."""
    for file, index, row in target_rows(folder):
        path: Path = ["targets", index]
        if above := row_above(folder, file, row):
            name = folder.above[file.name].name
            where = Words(f"mục {row.item}, bộ {name}", f"item {row.item} of {name}")
            yield _Pair(file, [*path, "threshold"], row.threshold, above.threshold, where)
            yield from _steps(file, path, row.roadmap, above.roadmap, where)
        for position, each in enumerate(row.assigned):
            below = [*path, "assigned", position]
            where = Words(f"mục {row.item}", f"item {row.item}")
            if each.threshold:
                yield _Pair(file, [*below, "threshold"], each.threshold, row.threshold, where)
            yield from _steps(file, below, each.roadmap, row.roadmap, where)


def _steps(
    file: Set,
    path: Path,
    below: Sequence[Milestone],
    above: Sequence[Milestone],
    where: Words,
) -> Iterator[_Pair]:
    for step in below:
        place = [*path, "roadmap", step.written]
        if other := due_in(above, Period(ANY_YEAR, step.first, step.last)):
            yield _Pair(file, place, step.threshold, other, where)


def laxer_than_above(folder: Folder) -> Iterator[Finding]:
    """Who meets what was passed on should have met what was assigned."""
    for pair in _pairs(folder):
        if is_laxer(pair.found, pair.other):
            yield LaxerThanAbove(found=pair.found.text, other=pair.other.text, where=pair.where).at(
                pair.file.at(pair.path)
            )


def direction_differs(folder: Folder) -> Iterator[Finding]:
    """A floor is detailed by floors, a ceiling by ceilings."""
    details = [(pair.file, pair.path, pair.found, pair.other) for pair in _pairs(folder)]
    for road in roads(folder):
        details += [
            (road.file, [*road.path, step.written], step.threshold, road.target)
            for step in road.roadmap
        ]
    for file, path, found, other in details:
        if sides := opposite_sides(found, other):
            yield ThresholdDirectionDiffers(
                found=found.text, side=sides[0], other=other.text, other_side=sides[1]
            ).at(file.at(path))


def parent_set_of_another_year(folder: Folder) -> Iterator[Finding]:
    """Targets are passed on within their year."""
    for file in folder.target_sets:
        above = folder.above.get(file.name)
        if above and file.is_sound("year") and above.value.year != file.value.year:
            yield ParentSetOfAnotherYear(
                year=str(file.value.year), found=above.name, other=str(above.value.year)
            ).at(file.at(["year"]))


# --- units ---------------------------------------------------------------------------------


def assigned_unit_unknown(folder: Folder) -> Iterator[Finding]:
    """A target is passed on to a unit that the registry has."""
    for file, registry in _assigning(folder):
        known = set(registry.codes)
        likely = sorted(known) if len(known) <= _LIKELY_AMONG else []
        for index, row in rows(file, "assigned"):
            for position, each in enumerate(row.assigned):
                if each.unit not in known:
                    yield AssignedUnitUnknown(
                        registry=registry.id,
                        found=each.unit,
                        near=did_you_mean(nearest(each.unit, likely)),
                    ).at(file.at(["targets", index, "assigned", position, "unit"]))


def shares_not_whole(folder: Folder) -> Iterator[Finding]:
    """The shares of a row add up to 100, those below one unit to the share of that unit."""
    for file, registry in _assigning(folder):
        parents = dict(zip(registry.codes, registry.parents, strict=True))
        for index, row in rows(file, "assigned"):
            shares = {each.unit: each.share for each in row.assigned if each.share}
            if not parents.keys() >= shares.keys():
                continue  # a code of nobody stands above or below nobody
            groups: dict[str, list[str]] = {}
            for unit in shares:
                groups.setdefault(_nearest_above(unit, shares, parents), []).append(unit)
            for over, units in groups.items():
                found, expected = sum(shares[unit] for unit in units), shares.get(over, 100)
                if found != expected:
                    position = [each.unit for each in row.assigned].index(units[0])
                    yield SharesNotWhole(
                        units=", ".join(
                            f"«{folder.unit_named(registry.id, unit)}»" for unit in units
                        ),
                        found=_spell(Decimal(found)),
                        expected=_spell(Decimal(expected)),
                    ).at(file.at(["targets", index, "assigned", position, "share"]))


def _nearest_above(unit: str, among: Mapping[str, object], parents: Mapping[str, str]) -> str:
    """Climb from *unit* to a unit of *among*; "" where there is none, or the registry has a circle."""
    seen = {unit}
    while (unit := parents.get(unit, "")) and unit not in seen:
        if unit in among:
            return unit
        seen.add(unit)
    return ""


def _spell(number: Decimal) -> Words:
    return Words(decimal(number, "vi"), decimal(number, "en"))


def unit_without_target(folder: Folder) -> Iterator[Finding]:
    """Where targets are passed on, every sub-unit of the body gets one."""
    for file, registry in _assigning(folder):
        if not (file.is_sound("targets") and file.is_sound("body")):
            continue  # what is refused may be the target of a unit
        every = file.value.targets
        named = {each.unit for row in every for each in row.assigned}
        levels = {level for row in every if not row.assigned for level in row.levels}
        parents = dict(zip(registry.codes, registry.parents, strict=True))
        if not parents.keys() >= named:
            continue  # a code of nobody is meant for one of the units without a target
        body = {file.value.body: None}
        for index, code in enumerate(registry.codes):
            unit = registry[index]
            if (
                code not in named
                and unit.level not in levels
                and _nearest_above(code, body, parents)
            ):
                yield UnitWithoutTarget(unit=unit.name, code_=code).at(file.at(["registry"]))


def _assigning(folder: Folder) -> Iterator[tuple[Set, Registry]]:
    """Give the sets that pass targets on, with the units of their year."""
    for file in folder.target_sets:
        if file.is_sound("registry") and file.is_sound("year"):
            registry = folder.units.get(file.value.registry)
            if registry and any(row.assigned for _, row in rows(file, "assigned")):
                yield file, existing_in(registry, Period(file.value.year))


CHECKS = (
    *roadmap_lint.CHECKS,
    laxer_than_above,
    direction_differs,
    parent_set_of_another_year,
    assigned_unit_unknown,
    shares_not_whole,
    unit_without_target,
)
