"""What changed from one target set to another: rows new, gone, raised, lowered, reworded, reassigned."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import StrEnum

from cchc.definitions.model import Target, TargetSet
from cchc.definitions.strictness import bounds_of, is_same
from cchc.definitions.threshold import Threshold
from cchc.values import dataclass
from cchc.words.text import fold


class Kind(StrEnum):
    """One way in which two sets differ in a row."""

    NEW = "new"
    GONE = "gone"
    NOT_PASSED_ON = "not_passed_on"  # the set that extends the other one has not this row
    RAISED = "raised"
    LOWERED = "lowered"
    RESCHEDULED = "rescheduled"  # another roadmap to the target of the year
    RESHAPED = "reshaped"  # a floor became a ceiling or a band: neither higher nor lower
    REMEASURED = "remeasured"  # another indicator under the same wording or item
    REWORDED = "reworded"
    REASSIGNED = "reassigned"


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not the same in both sets; ``kinds`` is empty for one that is."""

    before: Target | None
    after: Target | None
    kinds: tuple[Kind, ...]


def difference(before: TargetSet, after: TargetSet) -> list[Difference]:
    """Pair the rows of two sets by indicator and levels, then by wording, and compare them.

    Those of a set that extends the other one are paired by their items.
    """
    extends = after.extends == before.id
    pairs = _pairs(before.targets, after.targets, _same_item if extends else _same_row)
    kept = {id(target) for pair in pairs for target in pair}
    differences = [Difference(one, other, _kinds(one, other)) for one, other in pairs]
    gone = [t for t in before.targets if id(t) not in kept]
    new = [t for t in after.targets if id(t) not in kept]
    why = Kind.NOT_PASSED_ON if extends else Kind.GONE
    differences += [Difference(target, None, (why,)) for target in gone]
    return differences + [Difference(None, target, (Kind.NEW,)) for target in new]


def _pairs(
    before: Sequence[Target], after: Sequence[Target], is_same_row: Callable[[Target, Target], bool]
) -> list[tuple[Target, Target]]:
    pairs: list[tuple[Target, Target]] = []
    left = list(after)
    for target in before:
        found = next((other for other in left if is_same_row(target, other)), None)
        if found is not None:
            left.remove(found)
            pairs.append((target, found))
    return pairs


def _same_item(one: Target, other: Target) -> bool:
    return one.item == other.item


def _same_row(one: Target, other: Target) -> bool:
    if one.indicator.id == other.indicator.id:
        return not set(one.levels).isdisjoint(other.levels)
    return fold(one.wording) == fold(other.wording)


def _kinds(before: Target, after: Target) -> tuple[Kind, ...]:
    kinds = [kind] if (kind := _moved(before.threshold, after.threshold)) else []
    if _steps(before) != _steps(after):
        kinds.append(Kind.RESCHEDULED)
    if before.indicator.id != after.indicator.id:
        kinds.append(Kind.REMEASURED)
    if fold(before.wording) != fold(after.wording):
        kinds.append(Kind.REWORDED)
    if _bodies(before) != _bodies(after):
        kinds.append(Kind.REASSIGNED)
    return tuple(kinds)


def _steps(target: Target) -> list[tuple[int, int, object]]:
    return [(step.first, step.last, bounds_of(step.threshold)) for step in target.roadmap]


def _bodies(target: Target) -> tuple[set[str], set[str]]:
    return set(map(fold, target.responsible)), set(map(fold, target.coordinating))


def _moved(before: Threshold, after: Threshold) -> Kind | None:
    if is_same(before, after):
        return None
    old, new = _line(before), _line(after)
    if old is None or new is None or old[0] != new[0]:
        return Kind.RESHAPED
    return Kind.RAISED if new > old else Kind.LOWERED


def _line(threshold: Threshold) -> tuple[str, Decimal, bool] | None:
    """Give what can go up or down: the side of a bound, its number, and whether it is just above it."""
    if threshold.high is None and threshold.low is not None:
        return "floor", threshold.low, not threshold.low_included
    if threshold.low is None and threshold.high is not None:
        return "ceiling", threshold.high, threshold.high_included
    return None
