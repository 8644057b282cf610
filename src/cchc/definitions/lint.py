"""What no single file shows: whether the files of a folder agree.  Pure: one function per fault."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from cchc.definitions import binding_lint, cascade_lint, cell_lint, timeline_lint, wording_lint
from cchc.definitions.checker import FINDINGS_MAX
from cchc.definitions.declared import Declared, Path
from cchc.definitions.folder import Folder, rows
from cchc.definitions.indicator import Better, Indicator
from cchc.definitions.model import TargetSet
from cchc.diagnostics import Finding, Location
from cchc.rules.definition_folder import (
    CountsAlike,
    DirectionNotSaid,
    DocumentNotNamed,
    IndicatorUnused,
    ItemRepeated,
    MeasureNotPercent,
    NameShared,
    NoTargetsYet,
    ReferenceItemUnknown,
    RegistryUnknown,
    SectionMissing,
    TargetAmbiguous,
    ThresholdAgainstDirection,
    ThresholdImplausible,
)
from cchc.rules.documents import Unsure
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.terms import LEVEL
from cchc.words.text import fold

_FRACTION = Words(
    "đó là dưới 1%; bảng tính hiện 0.6 là 60%", "below 1%; spreadsheets show 0.6 as 60%"
)
_MORE_THAN_ALL = Words("một phần không thể quá 100%", "no part is more than 100%")
_WITH_A_SIGN = Words(
    "nếu mức giao đúng là dưới 1% thì ghi kèm dấu %",
    "if the threshold really is below 1%, write it with a percent sign",
)
_NO_PART = Words(
    "nếu tử số có thể lớn hơn mẫu số thì chỉ số phải ghi «part_of_whole: false»",
    "if the numerator may exceed the denominator, the indicator must say «part_of_whole: false»",
)
_PERCENT = ("%", "tỷ lệ", "tỉ lệ", "phần trăm", "percent", "ratio")
_FLOOR, _CEILING = Words("tối thiểu", "floor"), Words("tối đa", "ceiling")


def lint(folder: Folder) -> list[Finding]:
    """Run every check over the folder."""
    return [finding for check in CHECKS for finding in islice(check(folder), FINDINGS_MAX)]


def item_repeated(folder: Folder) -> Iterator[Finding]:
    """An item number means one row of the annex."""
    for file in folder.target_sets:
        first: dict[str, Location] = {}
        for index, target in rows(file, "item"):
            place = file.at(["targets", index, "item"])
            if first.setdefault(target.item, place) is not place:
                yield ItemRepeated(item=target.item, place=first[target.item].text).at(place)


def judged_and_not(folder: Folder) -> Iterator[Finding]:
    """A row of the annex is judged or it is not."""
    for file in folder.target_sets:
        if file.is_sound("not_judged"):
            first = {target.number: index for index, target in rows(file, "item")}
            for item in file.value.not_judged:
                if item in first:
                    place = file.at(["targets", first[item], "item"]).text
                    yield ItemRepeated(item=item, place=place).at(file.at(["not_judged", item]))


def target_ambiguous(folder: Folder) -> Iterator[Finding]:
    """A level, or a unit to whom targets are passed on, has one threshold for an indicator."""
    for file in folder.target_sets:
        first: dict[tuple[str, str], int] = {}
        for index, target in rows(file, "item", "indicator", "levels", "assigned"):
            others: dict[int, list[str]] = {}
            for bound in [each.unit for each in target.assigned] or target.levels:
                other = first.setdefault((target.indicator.id, bound), index)
                others.setdefault(other, []).append(bound)
            others.pop(index, None)
            for other, levels in others.items():
                if file.value.targets[other].item == target.item:
                    continue  # that the row stands there twice is told already
                yield TargetAmbiguous(
                    indicator=folder.label_of(target.indicator.id),
                    levels=_bound(folder, file, levels),
                    item=file.value.targets[other].item,
                    place=file.at(["targets", other, "indicator"]).text,
                ).at(file.at(["targets", index, "indicator"]))


def _bound(folder: Folder, file: Declared[TargetSet], bound: Sequence[str]) -> Words:
    """Name levels, or units to whom a row is passed on."""
    registry = file.value.registry if file.has("registry") else ""
    named = [
        LEVEL.get(each) or Words(*[f"«{folder.unit_named(registry, each)}»"] * 2) for each in bound
    ]
    return Words(", ".join(each.vi for each in named), ", ".join(each.en for each in named))


def section_missing(folder: Folder) -> Iterator[Finding]:
    """The printed annex needs a title for the section of every item."""
    for file in folder.target_sets:
        if file.is_sound("sections"):
            for index, target in rows(file, "item"):
                if target.section not in file.value.sections:
                    yield SectionMissing(item=target.item, section=target.section).at(
                        file.at(["targets", index, "item"])
                    )


def registry_unknown(folder: Folder) -> Iterator[Finding]:
    """Without its registry a set does not know who must report."""
    for file in folder.target_sets:
        found = file.value.registry if file.has("registry") else None
        if found is not None and found not in folder.registries:
            near = did_you_mean(nearest(found, sorted(folder.registries)))
            yield RegistryUnknown(found=found, near=near).at(file.at(["registry"]))


def indicator_unused(folder: Folder) -> Iterator[Finding]:
    """Indicators without a target: one note for all, because they may be kept for another year."""
    sets = folder.target_sets
    if not folder.all_sets_read or not sets or not all(file.is_sound("targets") for file in sets):
        return  # what is refused there may be what uses it
    used = {target.indicator.id for file in sets for target in file.value.targets}
    unused = [f for f in folder.indicators if f.name not in used and f.is_sound("id")]
    if unused:
        found = ", ".join(f"«{folder.label_of(f.name)}» (indicators/{f.name}.yaml)" for f in unused)
        yield IndicatorUnused(found=found).at(unused[0].at(["id"]))


def counts_alike(folder: Folder) -> Iterator[Finding]:
    """What is counted as b is not what is counted as a."""
    for file in folder.indicators:
        if file.is_sound("numerator") and file.is_sound("denominator"):
            b, a = file.value.numerator.label, file.value.denominator.label
            if fold(b) == fold(a):
                yield CountsAlike(found=b).at(file.at(["denominator"]))


def name_shared(folder: Folder) -> Iterator[Finding]:
    """A row of counts names its indicator; the name must lead to one."""
    reported: set[Location] = set()
    for file in folder.target_sets:
        assigned = {target.indicator.id for _, target in rows(file, "indicator")}
        first: dict[str, tuple[str, Location]] = {}
        for indicator in (*folder.indicators, *folder.borrowed):
            if indicator.name in assigned:
                for name, place in _names(indicator):
                    other, there = first.setdefault(fold(name), (indicator.name, place))
                    if other != indicator.name and place not in reported:
                        reported.add(place)
                        yield NameShared(
                            found=name,
                            other=folder.label_of(other),
                            place=there.text,
                            set=file.name,
                        ).at(place)


def _names(indicator: Declared[Indicator]) -> Iterator[tuple[str, Location]]:
    if indicator.is_sound("label"):
        yield indicator.value.label, indicator.at(["label"])
    if indicator.is_sound("aliases"):
        for index, alias in enumerate(indicator.value.aliases):
            yield alias, indicator.at(["aliases", index])


def against_direction(folder: Folder) -> Iterator[Finding]:
    """What should be high gets a floor, what should be low a ceiling; a band says nothing."""
    known = folder.saying("better")
    for file in folder.target_sets:
        for index, target in rows(file, "indicator", "threshold"):
            low, high = target.threshold.low, target.threshold.high
            better = target.indicator.better if target.indicator.id in known else None
            if better is Better.HIGHER and low is None:
                side = _CEILING
            elif better is Better.LOWER and high is None:
                side = _FLOOR
            else:
                continue
            if target.threshold.text.strip(" %").replace(",", "").replace(".", "").isdigit():
                yield DirectionNotSaid(
                    found=target.threshold.text,
                    indicator=folder.label_of(target.indicator.id),
                ).at(file.at(["targets", index, "threshold"]))
                continue
            yield ThresholdAgainstDirection(
                found=target.threshold.text,
                side=side,
                indicator=folder.label_of(target.indicator.id),
                better=better.value,
            ).at(file.at(["targets", index, "threshold"]))


def threshold_implausible(folder: Folder) -> Iterator[Finding]:
    """A spreadsheet shows 0.6 as 60%; and no part is more than its whole."""
    known = folder.saying("part_of_whole")
    whole = {id_ for id_, indicator in known.items() if indicator.part_of_whole}
    for file in folder.target_sets:
        for index, target in rows(file, "indicator", "threshold"):
            threshold = target.threshold
            bounds = [bound for bound in (threshold.low, threshold.high) if bound is not None]
            if "%" not in threshold.text and any(0 < bound < 1 for bound in bounds):
                why, way = _FRACTION, _WITH_A_SIGN
            elif target.indicator.id in whole and any(bound > 100 for bound in bounds):
                why, way = _MORE_THAN_ALL, _NO_PART
            else:
                continue
            place = file.at(["targets", index, "threshold"])
            yield ThresholdImplausible(found=threshold.text, reason=why, way=way).at(place)


def measure_not_percent(folder: Folder) -> Iterator[Finding]:
    """Thresholds are percentages; a number of days or dossiers is no such target."""
    for file in folder.target_sets:
        for index, target in rows(file, "unit_of_measure"):
            if not any(word in fold(target.unit_of_measure) for word in _PERCENT):
                place = file.at(["targets", index, "unit_of_measure"])
                yield MeasureNotPercent(found=target.unit_of_measure).at(place)


def document_not_named(folder: Folder) -> Iterator[Finding]:
    """A set says by which document it is: its number and day, or where its text is kept."""
    for file in folder.target_sets:
        if not all(map(file.is_sound, ("number", "issued", "document", "targets"))):
            continue
        it = file.value
        if it.targets and it.document is None and (it.number is None or it.issued is None):
            yield DocumentNotNamed().at(file.at(["number"]))


def unsure(folder: Folder) -> Iterator[Finding]:
    """A person has looked at everything of which a draft was not sure."""
    for file in folder.target_sets:
        marked: list[tuple[Path, Mapping[str, str]]] = []
        if file.is_sound("unsure"):
            marked.append((("unsure",), file.value.unsure))
        marked += [
            (("targets", index, "unsure"), target.unsure) for index, target in rows(file, "unsure")
        ]
        for path, reasons in marked:
            for name, reason in reasons.items():
                yield Unsure(key=name, reason=reason).at(file.at([*path, name]))


def reference_item_unknown(folder: Folder) -> Iterator[Finding]:
    """A document that is not at hand is named by rows of the set."""
    for file in folder.target_sets:
        if not all(map(file.is_sound, ("references", "targets", "not_judged"))):
            continue
        known = {name for _, row in rows(file, "item") for name in (row.item, row.number)}
        known |= file.value.not_judged.keys()
        for index, reference in enumerate(file.value.references):
            for at, item in enumerate(reference.items):
                if item not in known:
                    place = file.at(["references", index, "items", at])
                    near = did_you_mean(nearest(item, sorted(known)))
                    yield ReferenceItemUnknown(item=item, near=near).at(place)


def no_targets_yet(folder: Folder) -> Iterator[Finding]:
    """A set may wait for its document; until then it judges nothing."""
    for file in folder.target_sets:
        if file.is_sound("targets") and not file.value.targets:
            yield NoTargetsYet().at(file.at(["targets"]))


CHECKS = (
    unsure,
    item_repeated,
    judged_and_not,
    target_ambiguous,
    section_missing,
    registry_unknown,
    indicator_unused,
    name_shared,
    counts_alike,
    against_direction,
    threshold_implausible,
    measure_not_percent,
    document_not_named,
    reference_item_unknown,
    no_targets_yet,
    *timeline_lint.CHECKS,
    *wording_lint.CHECKS,
    *binding_lint.CHECKS,
    *cascade_lint.CHECKS,
    *cell_lint.CHECKS,
)
