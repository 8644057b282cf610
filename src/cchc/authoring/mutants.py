"""Definitions changed by one step, to see whether a test of theirs notices.

A step is a threshold, a comparison, what a = 0 means, whom a row binds, what b and a are made of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from cchc.authoring.cases import problems_at, problems_of_indicator, wheres
from cchc.authoring.subjects import of_indicator, of_target
from cchc.definitions.declared import Declared
from cchc.definitions.indicator import Count, Indicator, WhenEmpty
from cchc.definitions.level import Level
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.threshold import Threshold
from cchc.definitions.trials import Change
from cchc.words.terms import reading


def changes_of_indicator(
    file: Declared[Indicator], sets: Sequence[Declared[TargetSet]]
) -> Iterator[Change]:
    """Change an indicator step by step and run its tests, and those of rows that use it, on each change."""
    used = [
        (each.value, target, case, where)
        for each in sets
        for target in each.value.targets
        if target.indicator.id == file.name
        for case in target.tests
        for where in wheres(each.value, target, case)
    ]
    for what, key, mutant in _mutants_of_indicator(file.value):
        noticed = any(any(problems_of_indicator(mutant, case)) for case in file.value.tests) or any(
            any(problems_at(target_set, replace(target, indicator=mutant), case, where))
            for target_set, target, case, where in used
        )
        yield Change(of_indicator(file), what, file.at([key]), noticed)


def _mutants_of_indicator(indicator: Indicator) -> Iterator[tuple[str, str, Indicator]]:
    for other in WhenEmpty:
        if other is not indicator.when_empty:
            what = f"when_empty: {indicator.when_empty.value} → {other.value}"
            yield what, "when_empty", replace(indicator, when_empty=other)
    flipped = not indicator.part_of_whole
    yield (
        f"part_of_whole: {flipped}".lower(),
        "part_of_whole",
        replace(indicator, part_of_whole=flipped),
    )
    if indicator.recipe is None:
        return
    for key in ("numerator", "denominator"):
        side: Count = getattr(indicator, key)
        for name in side.quantities:
            rest = tuple(each for each in side.quantities if each != name)
            what = f"{key}.quantities: − {name}"
            yield what, key, _with(indicator, key, rest or ("nothing",))
    swapped = _with(indicator, "numerator", indicator.denominator.quantities)
    yield "b ⇄ a", "numerator", _with(swapped, "denominator", indicator.numerator.quantities)


def _with(indicator: Indicator, key: str, quantities: Sequence[str]) -> Indicator:
    side: Count = getattr(indicator, key)
    changed = replace(side, quantities=tuple(quantities))
    if key == "numerator":
        return replace(indicator, numerator=changed)
    return replace(indicator, denominator=changed)


def changes_of_target(file: Declared[TargetSet], index: int) -> Iterator[Change]:
    """Change a row step by step and run its tests on each change."""
    target = file.value.targets[index]
    tried = [(case, where) for case in target.tests for where in wheres(file.value, target, case)]
    for what, path, mutant in _mutants_of_target(target):
        noticed = any(any(problems_at(file.value, mutant, *each)) for each in tried)
        place = file.at(["targets", index, *path])
        yield Change(of_target(file, target), what, place, noticed)


Mutants = Iterator[tuple[str, Sequence[str | int], Target]]


def _mutants_of_target(target: Target) -> Mutants:
    for what, threshold in _thresholds(target.threshold):
        yield what, ["threshold"], replace(target, threshold=threshold)
    for at, step in enumerate(target.roadmap):
        for what, threshold in _thresholds(step.threshold):
            changed = replace(step, threshold=threshold)
            roadmap = (*target.roadmap[:at], changed, *target.roadmap[at + 1 :])
            yield (
                f"{step.written}: {what}",
                ["roadmap", step.written],
                replace(target, roadmap=roadmap),
            )
    for at, each in enumerate(target.assigned):
        for what, threshold in _thresholds(each.threshold) if each.threshold else ():
            own = replace(each, threshold=threshold)
            assigned = (*target.assigned[:at], own, *target.assigned[at + 1 :])
            yield f"{each.unit}: {what}", ["assigned", at], replace(target, assigned=assigned)
    if not target.assigned:
        yield from _levels(target)


def _levels(target: Target) -> Mutants:
    for level in Level:
        if level in target.levels:
            left = tuple(each for each in target.levels if each is not level)
            yield f"levels: − {level.value}", ["levels"], replace(target, levels=left)
        else:
            more = (*target.levels, level)
            yield f"levels: + {level.value}", ["levels"], replace(target, levels=more)


def _thresholds(threshold: Threshold) -> Iterator[tuple[str, Threshold]]:
    """Move each bound by one of its last digit to both sides, and change each comparison."""
    was = reading(threshold, "en")
    for changed in _changed(threshold):
        yield f"{was} → {reading(changed, 'en')}", changed


def _changed(threshold: Threshold) -> Iterator[Threshold]:
    low, high = threshold.low, threshold.high
    for sign in (-1, 1):
        if low is not None:
            yield replace(threshold, low=_moved(low, sign))
        if high is not None:
            yield replace(threshold, high=_moved(high, sign))
    if low is not None:
        yield replace(threshold, low_included=not threshold.low_included)
    if high is not None:
        yield replace(threshold, high_included=not threshold.high_included)
    if low is None or high is None:  # a floor becomes a ceiling, and the reverse
        yield replace(
            threshold,
            low=high,
            high=low,
            low_included=threshold.high_included,
            high_included=threshold.low_included,
        )


def _moved(bound: Decimal, sign: int) -> Decimal:
    exponent = bound.as_tuple().exponent
    last_digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return bound + sign * last_digit
