"""Whether those whom a set binds are there: its body, and units of the levels of its rows.  Pure."""

from collections.abc import Iterator, Sequence

from cchc.definitions.declared import Declared
from cchc.definitions.folder import Folder, rows
from cchc.definitions.level import Level
from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period
from cchc.definitions.units import LEVELS, Registry, existing_in
from cchc.diagnostics import Finding
from cchc.rules.definition_folder import BodyUnknown, TargetBindsNobody
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.terms import LEVEL

_LIKELY_AMONG = 2_000  # codes: among more, looking for a likely one takes seconds


def body_unknown(folder: Folder) -> Iterator[Finding]:
    """The body of a set is a unit of its registry that exists in the year of the set."""
    for file, registry in _with_registries(folder):
        if not file.is_sound("body") or file.value.body in registry.codes:
            continue
        known = sorted(registry.codes) if len(registry) <= _LIKELY_AMONG else []
        yield BodyUnknown(
            found=file.value.body,
            registry=registry.id,
            year=str(file.value.year),
            near=did_you_mean(nearest(file.value.body, known)),
        ).at(file.at(["body"]))


def target_binds_nobody(folder: Folder) -> Iterator[Finding]:
    """A row binds some unit; a level whose list is left open may have units that it does not name."""
    for file, registry in _with_registries(folder):
        outside = registry.outside(file.value.body) if file.is_sound("body") else frozenset[int]()
        there = {each for at, each in enumerate(registry.level_of) if at not in outside}
        known = {LEVELS[level] for level in registry.level_of}
        levels = {LEVELS[level] for level in there}.union(registry.open)
        for index, row in rows(file, "item", "levels", "assigned"):
            if not row.assigned and levels.isdisjoint(row.levels):
                yield TargetBindsNobody(
                    item=row.item,
                    levels=_spelled(row.levels),
                    whose=_whose(folder, file, is_below=not known.isdisjoint(row.levels)),
                    year=str(file.value.year),
                ).at(file.at(["targets", index, "levels"]))


def _whose(folder: Folder, file: Declared[TargetSet], *, is_below: bool) -> Words:
    """Name what has no unit of a level: the registry, or of it the body of the set."""
    registry = file.value.registry
    if not is_below:
        return Words(f"danh mục «{registry}»", f"the registry «{registry}»")
    body = folder.unit_named(registry, file.value.body)
    return Words(f"«{body}», chủ của bộ,", f"«{body}», the body of the set,")


def _spelled(levels: Sequence[Level]) -> Words:
    return Words(*(", ".join(LEVEL[level].in_(lang) for level in levels) for lang in ("vi", "en")))


def _with_registries(folder: Folder) -> Iterator[tuple[Declared[TargetSet], Registry]]:
    """Give the sets whose registry could be read, each with the units of its year."""
    for file in folder.target_sets:
        if file.is_sound("registry") and file.is_sound("year"):
            registry = folder.units.get(file.value.registry)
            if registry is not None:
                yield file, existing_in(registry, Period(file.value.year))


CHECKS = (body_unknown, target_binds_nobody)
