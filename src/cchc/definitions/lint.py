"""What no single file shows: whether the files of a folder agree.  Pure: one function per fault."""

from collections.abc import Iterator, Sequence
from itertools import islice

from cchc.definitions import cascade_lint
from cchc.definitions.assemble import section_of
from cchc.definitions.declared import Declared
from cchc.definitions.folder import Folder
from cchc.definitions.model import Better
from cchc.definitions.schema import File, IndicatorFile
from cchc.definitions.violations import FINDINGS_MAX
from cchc.diagnostics import Finding, Location
from cchc.rules.definition_folder import (
    DeclaredIndicatorUnknown,
    EffectiveInOtherYear,
    IdNotFileName,
    IdRepeated,
    IndicatorUnused,
    ItemRepeated,
    MeasureNotPercent,
    NameShared,
    RegistryUnknown,
    SectionMissing,
    TargetAmbiguous,
    ThresholdAgainstDirection,
    ThresholdImplausible,
)
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import fold

_FRACTION = Words(
    "đó là dưới 1%; bảng tính hiện 0.6 là 60%", "below 1%; spreadsheets show 0.6 as 60%"
)
_MORE_THAN_ALL = Words("một phần không thể quá 100%", "no part is more than 100%")
_PERCENT = ("%", "ty le", "phan tram", "percent", "ratio")
_FLOOR, _CEILING = Words("tối thiểu", "floor"), Words("tối đa", "ceiling")


def lint(folder: Folder) -> list[Finding]:
    """Run every check over the folder."""
    return [finding for check in CHECKS for finding in islice(check(folder), FINDINGS_MAX)]


def id_not_file_name(folder: Folder) -> Iterator[Finding]:
    """A definition is found by its file name."""
    files: list[Declared[File]] = [*folder.indicators, *folder.target_sets]
    for file in files:
        if file.value.id != file.name:
            yield IdNotFileName(found=file.value.id, expected=file.name).at(file.at(["id"]))


def id_repeated(folder: Folder) -> Iterator[Finding]:
    """An id means one definition."""
    kinds: tuple[Sequence[Declared[File]], ...] = (folder.indicators, folder.target_sets)
    for files in kinds:
        first: dict[str, Location] = {}
        for file in files:
            place = file.at(["id"])
            if first.setdefault(file.value.id, place) is not place:
                yield IdRepeated(found=file.value.id, place=first[file.value.id].text).at(place)


def indicator_unknown(folder: Folder) -> Iterator[Finding]:
    """A target needs the definition of its b and a."""
    own = {file.value.id for file in folder.indicators} | {*folder.refused_indicators}
    for file in folder.target_sets:
        above = folder.above.get(file.name)
        inherited = {target.indicator for target in above.value.targets} if above else set()
        known = own | inherited
        for index, target in enumerate(file.value.targets):
            if target.indicator not in known:
                near = did_you_mean(nearest(target.indicator, sorted(known)))
                yield DeclaredIndicatorUnknown(found=target.indicator, near=near).at(
                    file.at(["targets", index, "indicator"])
                )


def item_repeated(folder: Folder) -> Iterator[Finding]:
    """An item number means one row of the annex."""
    for file in folder.target_sets:
        first: dict[str, Location] = {}
        for index, target in enumerate(file.value.targets):
            place = file.at(["targets", index, "item"])
            if first.setdefault(target.item, place) is not place:
                yield ItemRepeated(item=target.item, place=first[target.item].text).at(place)


def target_ambiguous(folder: Folder) -> Iterator[Finding]:
    """A level, or a unit to whom targets are passed on, has one threshold for an indicator."""
    for file in folder.target_sets:
        first: dict[tuple[str, str], int] = {}
        for index, target in enumerate(file.value.targets):
            others: dict[int, list[str]] = {}
            for bound in [each.unit for each in target.assigned] or target.levels:
                other = first.setdefault((target.indicator, bound), index)
                others.setdefault(other, []).append(bound)
            others.pop(index, None)
            for other, levels in others.items():
                yield TargetAmbiguous(
                    indicator=target.indicator,
                    levels=", ".join(levels),
                    item=file.value.targets[other].item,
                    place=file.at(["targets", other, "indicator"]).text,
                ).at(file.at(["targets", index, "indicator"]))


def section_missing(folder: Folder) -> Iterator[Finding]:
    """The printed annex needs a title for the section of every item."""
    for file in folder.target_sets:
        for index, target in enumerate(file.value.targets):
            section = section_of(target.item)
            if section not in file.value.sections:
                yield SectionMissing(item=target.item, section=section).at(
                    file.at(["targets", index, "item"])
                )


def registry_unknown(folder: Folder) -> Iterator[Finding]:
    """Without its registry a set does not know who must report."""
    for file in folder.target_sets:
        found = file.value.registry
        if found not in folder.registries:
            near = did_you_mean(nearest(found, sorted(folder.registries)))
            yield RegistryUnknown(found=found, near=near).at(file.at(["registry"]))


def indicator_unused(folder: Folder) -> Iterator[Finding]:
    """Indicators without a target: one note for all, because they may be kept for another year."""
    if folder.refused_sets or not folder.target_sets:
        return
    used = {target.indicator for file in folder.target_sets for target in file.value.targets}
    unused = [file for file in folder.indicators if file.value.id not in used]
    if unused:
        found = "», «".join(file.value.id for file in unused)
        yield IndicatorUnused(found=found).at(unused[0].at(["id"]))


def name_shared(folder: Folder) -> Iterator[Finding]:
    """A row of counts names its indicator; the name must lead to one."""
    reported: set[Location] = set()
    for file in folder.target_sets:
        assigned = {target.indicator for target in file.value.targets}
        first: dict[str, tuple[str, Location]] = {}
        for indicator in (*folder.indicators, *folder.borrowed):
            if indicator.value.id in assigned:
                for name, place in _names(indicator):
                    other, there = first.setdefault(fold(name), (indicator.value.id, place))
                    if other != indicator.value.id and place not in reported:
                        reported.add(place)
                        yield NameShared(
                            found=name, other=other, place=there.text, set=file.value.id
                        ).at(place)


def _names(indicator: Declared[IndicatorFile]) -> Iterator[tuple[str, Location]]:
    yield indicator.value.label, indicator.at(["label"])
    for index, alias in enumerate(indicator.value.aliases):
        yield alias, indicator.at(["aliases", index])


def against_direction(folder: Folder) -> Iterator[Finding]:
    """What should be high gets a floor, what should be low a ceiling; a band says nothing."""
    indicators = (*folder.indicators, *folder.borrowed)
    better_of = {file.value.id: file.value.better for file in indicators}
    for file in folder.target_sets:
        for index, target in enumerate(file.value.targets):
            low, high = target.threshold.low, target.threshold.high
            better = better_of.get(target.indicator)
            if better == Better.HIGHER.value and low is None:
                side = _CEILING
            elif better == Better.LOWER.value and high is None:
                side = _FLOOR
            else:
                continue
            yield ThresholdAgainstDirection(
                found=target.threshold.text, side=side, indicator=target.indicator, better=better
            ).at(file.at(["targets", index, "threshold"]))


def threshold_implausible(folder: Folder) -> Iterator[Finding]:
    """A spreadsheet shows 0.6 as 60%; and no part is more than its whole."""
    indicators = (*folder.indicators, *folder.borrowed)
    whole = {file.value.id for file in indicators if file.value.part_of_whole}
    for file in folder.target_sets:
        for index, target in enumerate(file.value.targets):
            threshold = target.threshold
            bounds = [bound for bound in (threshold.low, threshold.high) if bound is not None]
            if "%" not in threshold.text and any(0 < bound < 1 for bound in bounds):
                why = _FRACTION
            elif target.indicator in whole and any(bound > 100 for bound in bounds):
                why = _MORE_THAN_ALL
            else:
                continue
            place = file.at(["targets", index, "threshold"])
            yield ThresholdImplausible(found=threshold.text, reason=why).at(place)


def measure_not_percent(folder: Folder) -> Iterator[Finding]:
    """Thresholds are percentages; a number of days or dossiers is no such target."""
    for file in folder.target_sets:
        for index, target in enumerate(file.value.targets):
            if not any(word in fold(target.unit_of_measure) for word in _PERCENT):
                place = file.at(["targets", index, "unit_of_measure"])
                yield MeasureNotPercent(found=target.unit_of_measure).at(place)


def effective_in_other_year(folder: Folder) -> Iterator[Finding]:
    """Targets of a year apply on some day of it."""
    for file in folder.target_sets:
        year, dates = file.value.year, file.value.effective
        start, end = dates.first, dates.last
        if (start and str(start)[:4] > str(year)) or (end and str(end)[:4] < str(year)):
            yield EffectiveInOtherYear(year=str(year)).at(file.at(["effective"]))


CHECKS = (
    id_not_file_name,
    id_repeated,
    indicator_unknown,
    item_repeated,
    target_ambiguous,
    section_missing,
    registry_unknown,
    indicator_unused,
    name_shared,
    against_direction,
    threshold_implausible,
    measure_not_percent,
    effective_in_other_year,
    *cascade_lint.CHECKS,
)
