"""Whether the sets of a folder follow each other in time: their days, what replaces what, holes.  Pure."""

from collections.abc import Iterator

from cchc.definitions.dates import spell_day
from cchc.definitions.declared import Declared
from cchc.definitions.folder import Folder
from cchc.definitions.model import TargetSet
from cchc.definitions.timeline import days_shared, holes, key_of, overlaps, timelines_of
from cchc.diagnostics import Finding
from cchc.rules.definition_folder import (
    DaysWithoutSet,
    EffectiveInOtherYear,
    SetsOverlap,
    SetsSupersedeInCircle,
    SupersededSetUnknown,
)
from cchc.rules.definition_values import DatesReversed
from cchc.words.nearest import did_you_mean, nearest


def dates_reversed(folder: Folder) -> Iterator[Finding]:
    """What applies ends after it begins."""
    for file in folder.target_sets:
        if file.is_sound("effective"):
            first, last = file.value.effective.first, file.value.effective.last
            if first and last and first > last:
                place = file.at(["effective", "to"])
                yield DatesReversed(first=spell_day(first), last=spell_day(last)).at(place)


def effective_in_other_year(folder: Folder) -> Iterator[Finding]:
    """Targets of a year apply on some day of it."""
    for file in folder.target_sets:
        if not (file.is_sound("year") and file.is_sound("effective")):
            continue
        year, dates = file.value.year, file.value.effective
        start, end = dates.first, dates.last
        if (start and str(start)[:4] > str(year)) or (end and str(end)[:4] < str(year)):
            yield EffectiveInOtherYear(year=str(year)).at(file.at(["effective"]))


def superseded_set_unknown(folder: Folder) -> Iterator[Finding]:
    """A set replaces another one of its body, annex, registry and year."""
    known = {file.name: file.value for file in folder.target_sets if _is_placed(folder, file)}
    unclear = {file.name for file in folder.target_sets} - known.keys()
    for file in folder.target_sets if folder.all_sets_read else ():
        found = known[file.name].supersedes if file.name in known else None
        if found is None or found in unclear:
            continue
        mine = key_of(known[file.name])
        others = [n for n, each in known.items() if n != file.name and key_of(each) == mine]
        if found not in others:
            near = did_you_mean(nearest(found, others))
            yield SupersededSetUnknown(found=found, near=near).at(file.at(["supersedes"]))


def sets_supersede_in_circle(folder: Folder) -> Iterator[Finding]:
    """No set supersedes, by way of others, the one that supersedes it: none of them would ever judge."""
    known = {file.name: file for file in folder.target_sets if _is_placed(folder, file)}
    told = set[str]()
    for file in known.values():
        circle = [file.name]
        while (before := known[circle[-1]].value.supersedes) in known and before not in circle:
            circle.append(str(before))
        if before == file.name != circle[-1] and told.isdisjoint(circle):
            told.update(circle)
            said = " → ".join([*circle, file.name])
            yield SetsSupersedeInCircle(found=file.name, circle=said).at(file.at(["supersedes"]))


def sets_overlap(folder: Folder) -> Iterator[Finding]:
    """On every day one set of a body and annex is in force; another one says that it supersedes it."""
    placed = {file.name: file for file in folder.target_sets if _is_placed(folder, file)}
    for timeline in timelines_of(file.value for file in placed.values()):
        for before, after in overlaps(timeline):
            file, days = placed[after.id], days_shared(before, after)
            yield SetsOverlap(other=before.id, first=days[0], last=days[1]).at(
                file.at(["effective"])
            )


def days_without_set(folder: Folder) -> Iterator[Finding]:
    """Between two sets of a body and annex no day is left without one."""
    if not folder.all_sets_read or not all(_is_placed(folder, file) for file in folder.target_sets):
        return  # the set that is not understood may be in force then
    placed = {file.name: file for file in folder.target_sets}
    for timeline in timelines_of(file.value for file in placed.values()):
        for before, after, first, last in holes(timeline):
            place = placed[after.id].at(["effective"])
            yield DaysWithoutSet(before=before.id, first=first, last=last).at(place)


def _is_placed(folder: Folder, file: Declared[TargetSet]) -> bool:
    """Say whether it is known where a set stands in time, and below which other one."""
    keys = ("id", "year", "registry", "body", "effective", "annex", "supersedes", "extends")
    if not all(file.is_sound(key) for key in keys):
        return False
    return file.value.extends is None or file.name in folder.above


CHECKS = (
    dates_reversed,
    effective_in_other_year,
    superseded_set_unknown,
    sets_supersede_in_circle,
    sets_overlap,
    days_without_set,
)
