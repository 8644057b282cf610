"""The form that a unit fills in: which targets stand in it, and what its stamp must agree with.

The writer of forms and the reader of filled-in ones share this; neither knows the other.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cchc.definitions.binding import Bound
from cchc.definitions.choose import ChoiceError
from cchc.definitions.level import Level
from cchc.definitions.model import Milestone, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.definitions.units import Registry, Unit
from cchc.values import dataclass
from cchc.words import Words

STAMP_SHEET: Final = "_cchc"
STAMP_FORMAT: Final = "1"  # of what the stamp holds; raise it when a key changes its meaning


class Duty(NamedTuple):
    """A target, and what of it is due of one unit."""

    target: Target
    threshold: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: what is asked, and whose counts of which period it takes.

    Made for one unit it has a single choice; otherwise whoever fills it in chooses, and
    ``proposed`` stands there until then.  So it is with the period where it is None.
    """

    target_set: TargetSet
    duties: Sequence[Duty]
    choices: Sequence[str]  # names of units, as a reader will understand them
    proposed: str
    period: Period | None

    @property
    def is_open(self) -> bool:
        """Whether the unit is to be chosen from a list."""
        return len(self.choices) != 1


def duties_of(target_set: TargetSet, unit: Unit, period: Period | None) -> tuple[Duty, ...]:
    """Take what is due of *unit*, all of it of the body of the set; without a period, in the year.

    Raises ChoiceError where that depends on a period that is not given.
    """
    return tuple(
        Duty(target, _due(target, unit, target_set.year, period))
        for target in target_set.targets
        if Bound.by(target, target_set.body).has(unit.code, unit.level)
    )


def _due(target: Target, unit: Unit, year: int, period: Period | None) -> Threshold:
    own = next((each for each in target.assigned if each.unit == unit.code), None)
    milestones = target.roadmap
    if own is not None:
        milestones = own.roadmap or (() if own.threshold else target.roadmap)
    if period is None and milestones:
        raise ChoiceError(_WHICH_MILESTONE)
    when = period or Period(year)
    return target.threshold_in(when) if own is None else target.threshold_of(own, when)


def form_of_unit(
    target_set: TargetSet, registry: Registry, unit: Unit, period: Period | None
) -> Form:
    """Make the form of one unit."""
    known = [each for each in units_of(target_set, registry) if each.code == unit.code]
    return _form(target_set, registry, known, unit, period)


def form_of_level(
    target_set: TargetSet, registry: Registry, level: Level, period: Period | None
) -> Form:
    """Make one form for all units of a level; each picks its name from a list.

    Raises ChoiceError where not all of them have the same to do.
    """
    units = [unit for unit in units_bound(target_set, registry) if unit.level == level]
    due = {unit.code: duties_of(target_set, unit, period) for unit in units}
    # The body may be of this level and yet be bound by more.
    others = [unit for unit in units if unit.code != target_set.body] or units
    if any(due[unit.code] != due[others[0].code] for unit in others):
        raise ChoiceError(_NOT_ALIKE)
    alike = [unit for unit in units if due[unit.code] == due[others[0].code]]
    return _form(target_set, registry, alike, None, period)


def form_of_body(target_set: TargetSet, registry: Registry, period: Period | None) -> Form:
    """Make the form of the set's body; units that have the very same to do may use it too."""
    body = registry[registry.codes.index(target_set.body)]
    whole = duties_of(target_set, body, period)
    alike = [
        unit
        for unit in units_of(target_set, registry)
        if duties_of(target_set, unit, period) == whole
    ]
    return _form(target_set, registry, alike, body, period)


def _form(
    target_set: TargetSet,
    registry: Registry,
    units: Sequence[Unit],
    proposed: Unit | None,
    period: Period | None,
) -> Form:
    duties = duties_of(target_set, units[0], period) if units else ()
    if not duties:
        raise ChoiceError(_NOTHING_ASSIGNED)
    return Form(
        target_set=target_set,
        duties=duties,
        choices=[spelling(registry, unit) for unit in units],
        proposed=spelling(registry, proposed) if proposed else "",
        period=period,
    )


def units_bound(target_set: TargetSet, registry: Registry) -> list[Unit]:
    """List the units that any target binds, in the order of the registry."""
    bound = [Bound.by(target, target_set.body) for target in target_set.targets]
    return [
        unit
        for unit in units_of(target_set, registry)
        if any(each.has(unit.code, unit.level) for each in bound)
    ]


def units_of(target_set: TargetSet, registry: Registry) -> Iterator[Unit]:
    """Yield the units that a set is for, in the order of the registry: those to whom it passes on, too."""
    outside = registry.outside(target_set.body)
    named = {each.unit for target in target_set.targets for each in target.assigned}
    return (
        registry[index]
        for index in range(len(registry))
        if index not in outside or registry.codes[index] in named
    )


def spelling(registry: Registry, unit: Unit) -> str:
    """Name a unit as documents do; with its code, too, where another is called alike."""
    called = registry.called
    at = called.position[unit.code]
    return unit.name if called.of(at) == unit.name else called.with_code(at)


def fingerprint(target_set: TargetSet) -> str:
    """Hash what a form says about its targets: wordings, meanings of b and a, thresholds, whom they bind."""
    meanings = [
        [
            target.item,
            target.wording,
            target.threshold.text,
            _steps(target.roadmap),
            [
                [each.unit, each.threshold and each.threshold.text, _steps(each.roadmap)]
                for each in target.assigned
            ],
            target.levels,
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


def _steps(roadmap: Sequence[Milestone]) -> list[tuple[int, int, str]]:
    return [(each.first, each.last, each.threshold.text) for each in roadmap]


_NOTHING_ASSIGNED: Final = Words(
    "Đơn vị hoặc cấp này không được giao chỉ tiêu nào, nên không có biểu để lập.",
    "No target binds this unit or level, so there is no form to make.",
)
_NOT_ALIKE: Final = Words(
    "Các đơn vị của cấp này không được giao giống nhau, nên không dùng chung một biểu được; hãy lập"
    " từng biểu bằng --unit hoặc --all-units.",
    "The units of this level do not have the same targets and cannot share a form; make them one by"
    " one with --unit or --all-units.",
)
_WHICH_MILESTONE: Final = Words(
    "Bộ chỉ tiêu này có lộ trình, mức giao thay đổi theo kỳ; hãy thêm --period, ví dụ --period Q3.",
    "This set has milestones, so thresholds depend on the period; add --period, such as --period Q3.",
)
