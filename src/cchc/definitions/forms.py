"""The form that a unit fills in: which targets stand in it, and what its stamp must agree with.

The writer of forms and the reader of filled-in ones share this; neither knows the other.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cchc.definitions.model import Level, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.definitions.units import Registry, Unit

STAMP_SHEET: Final = "_cchc"
STAMP_FORMAT: Final = "1"  # of what the stamp holds; raise it when a key changes its meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: the targets in it, and whose counts of which period it asks for.

    Made for one unit it has a single choice; otherwise whoever fills it in chooses, and
    ``proposed`` stands there until then.  So it is with the period where it is None.
    """

    target_set: TargetSet
    targets: Sequence[Target]
    choices: Sequence[str]  # names of units, as a reader will understand them
    proposed: str
    period: Period | None

    @property
    def is_open(self) -> bool:
        """Whether the unit is to be chosen from a list."""
        return len(self.choices) != 1

    def threshold(self, target: Target) -> Threshold:
        """Give what is due in the form's period; without one, at the end of the year."""
        return target.threshold_in(self.period or Period(self.target_set.year))


def targets_of(target_set: TargetSet, unit: Unit) -> tuple[Target, ...]:
    """Take the targets that bind *unit*: those of its level; all bind the body of the set."""
    return tuple(
        target
        for target in target_set.targets
        if unit.code == target_set.body or unit.level in target.levels
    )


def form_of_unit(
    target_set: TargetSet, registry: Registry, unit: Unit, period: Period | None
) -> Form:
    """Make the form of one unit."""
    name = spelling(registry, unit)
    return Form(
        target_set=target_set,
        targets=targets_of(target_set, unit),
        choices=[name],
        proposed=name,
        period=period,
    )


def form_of_level(
    target_set: TargetSet, registry: Registry, level: Level, period: Period | None
) -> Form:
    """Make one form for all units of a level; each picks its name from a list."""
    targets = tuple(target for target in target_set.targets if level in target.levels)
    alike = [unit for unit in units_of(registry) if targets_of(target_set, unit) == targets]
    return Form(
        target_set=target_set,
        targets=targets,
        choices=[spelling(registry, unit) for unit in alike],
        proposed="",
        period=period,
    )


def form_of_body(target_set: TargetSet, registry: Registry, period: Period | None) -> Form:
    """Make the form of the set's body; units that the very same targets bind may use it too."""
    alike = {
        unit.code: spelling(registry, unit)
        for unit in units_of(registry)
        if targets_of(target_set, unit) == target_set.targets
    }
    return Form(
        target_set=target_set,
        targets=target_set.targets,
        choices=[*alike.values()],
        proposed=alike[target_set.body],
        period=period,
    )


def units_bound(target_set: TargetSet, registry: Registry) -> list[Unit]:
    """List the units that any target binds, in the order of the registry."""
    return [unit for unit in units_of(registry) if targets_of(target_set, unit)]


def units_of(registry: Registry) -> Iterator[Unit]:
    """Yield the units in the order of the registry."""
    return (registry[index] for index in range(len(registry)))


def spelling(registry: Registry, unit: Unit) -> str:
    """Name a unit so that a reader cannot take it for another: by code where two share the name."""
    return unit.name if registry.names.count(unit.name) == 1 else unit.code


def fingerprint(target_set: TargetSet) -> str:
    """Hash what a form says about its targets: wordings, meanings of b and a, thresholds, levels."""
    meanings = [
        [
            target.item,
            target.wording,
            target.threshold.text,
            *([each.first, each.last, each.threshold.text] for each in target.roadmap),
            *target.levels,
            target.scope,
            target.indicator.id,
            target.indicator.labels.numerator,
            target.indicator.labels.denominator,
            target.indicator.part_of_whole,
            target.indicator.when_empty,
        ]
        for target in target_set.targets
    ]
    return hashlib.sha256(json.dumps(meanings).encode()).hexdigest()
