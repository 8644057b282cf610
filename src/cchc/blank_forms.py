"""The forms that units fill in: one that is asked for, or one for every unit that is bound."""

from collections.abc import Mapping

from cchc.counts import Roster
from cchc.definitions.choose import ChoiceError, choose_period
from cchc.definitions.forms import Form, form_of_body, form_of_level, form_of_unit, units_bound
from cchc.definitions.level import Level
from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period
from cchc.definitions.units import Registry, Unit, existing_in
from cchc.engine.binding import Binding
from cchc.law import Law
from cchc.matching.units import UnitNames
from cchc.request.form import FormRequest
from cchc.words import Words
from cchc.words.nearest import did_you_mean
from cchc.words.slugs import distinct_slugs
from cchc.words.text import safe


def blank_form(ask: FormRequest, law: Law) -> Form:
    """Make the form of a unit, of a level or of the body of the set.

    Raises ChoiceError for a unit that is not registered or not bound.
    """
    period, target_set, registry = _due(ask, law)
    if ask.unit is not None:
        return form_of_unit(target_set, registry, _registered(ask.unit, registry), period)
    if ask.level is not None:
        return form_of_level(target_set, registry, Level(ask.level), period)
    return form_of_body(target_set, registry, period)


def blank_forms(ask: FormRequest, law: Law) -> Mapping[str, Form]:
    """Make the form of every unit that must report, or of those of a level, by names that fit files."""
    period, target_set, registry = _due(ask, law)
    owing = Binding.of(target_set, Roster(registry)).owing(Roster(registry))
    codes = {registry.codes[unit] for unit in owing}
    units = [
        unit
        for unit in units_bound(target_set, registry)
        if unit.code in codes and ask.level in (None, unit.level)
    ]
    if not units and ask.level is not None:
        form_of_level(target_set, registry, Level(ask.level), period)  # says why there is none
    names = distinct_slugs([(each.name, each.code) for each in units])
    return {
        name: form_of_unit(target_set, registry, each, period)
        for name, each in zip(names, units, strict=True)
    }


def _due(ask: FormRequest, law: Law) -> tuple[Period | None, TargetSet, Registry]:
    """Give the period, the set that judges it, and the units that exist in it."""
    period, year = choose_period(ask.period, law.target_set.year), law.target_set.year
    registry = existing_in(law.registry, period or Period(year))
    return period, law.in_period(period).target_set, registry


def _registered(name: str, registry: Registry) -> Unit:
    names = UnitNames(registry)
    match = names.find(name)
    if match.unit is not None:
        return registry[match.unit]
    if match.kind == "ambiguous":
        candidates = ", ".join(map(names.describe, match.candidates))
        raise ChoiceError(
            Words(
                f"«{safe(name)}» có thể là nhiều đơn vị: {candidates}. Hãy dùng mã đơn vị.",
                f"«{safe(name)}» may be several units: {candidates}. Use the unit's code.",
            )
        )
    question = did_you_mean([*map(registry.called.of, match.candidates[:3])])
    raise ChoiceError(
        Words(
            f"Không có đơn vị «{safe(name)}» trong danh mục {registry.id}.{question.vi}",
            f"There is no unit «{safe(name)}» in the registry {registry.id}.{question.en}",
        )
    )
