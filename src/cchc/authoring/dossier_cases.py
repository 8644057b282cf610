"""The dossiers that indicators carry: where each must end, and what several must come to together."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from cchc.authoring.subjects import of_indicator
from cchc.authoring.telling import differs, same
from cchc.definitions.cases import IndicatorCase
from cchc.definitions.declared import Declared
from cchc.definitions.indicator import Indicator
from cchc.definitions.period import Period
from cchc.definitions.trials import Trial
from cchc.diagnostics import Finding
from cchc.records.declared import Fields, counting_of
from cchc.records.examples import counted, lands, unreadable_in
from cchc.records.model import Counting, Span
from cchc.rules.definition_tests import CaseBroken
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.terms import LANDS
from cchc.words.text import safe

_ALWAYS: Final = Span(Period(2024), date.min, date.max)  # a test asks for no period
_BLANK: Final = Words("hồ sơ không có trường nào", "a dossier without any field")
_LANDS: Final = Words("hồ sơ thuộc", "the dossier lands")
_NOT_COUNTED: Final = Words(
    "có dossiers, nhưng chỉ số không có cách đếm từ hồ sơ (count)",
    "it has dossiers, but the indicator does not say how they are counted (count)",
)
_BOTH: Final = Words(
    "chỉ ghi một trong hai: quantities hoặc dossiers", "give quantities or dossiers, not both"
)


def dossier_trials(file: Declared[Indicator], fields: Fields) -> Iterator[Trial]:
    """Run the dossiers that an indicator gives as examples, and its tests of several together."""
    entry = file.value.count
    if entry is None:
        return
    counting = counting_of(file.name, entry, fields)
    for index, example in enumerate(entry.examples):
        found = lands(example.dossier, counting, fields)
        wrong = differs(_LANDS, LANDS[found.value], LANDS[example.lands.value])
        problems = [] if found is example.lands else [wrong]
        place = file.at(["count", "examples", index])
        yield Trial(of_indicator(file), spelled(example.dossier, fields), place, problems)


def problems_of_dossiers(
    case: IndicatorCase, counting: Counting, fields: Fields
) -> Iterator[Words]:
    """Say in what dossiers that are counted together do not come to what their test expects."""
    b, a, u, v = counted(case.dossiers, counting, fields, _ALWAYS)
    pairs = zip((b, a, u, v), (case.numerator, case.denominator, case.u, case.v), strict=True)
    for letter, (found, expected) in zip("bauv", pairs, strict=True):
        if found != (expected or 0):
            yield differs(Words(letter, letter), same(found), same(expected or 0))


def spelled(dossier: Mapping[str, str], fields: Fields) -> Words:
    """Name a dossier by its fields and what stands in them."""
    said = [(fields[name].label, fields[name].called(value)) for name, value in dossier.items()]
    vi = "; ".join(f"{label.vi}: {value.vi}" for label, value in said)
    en = "; ".join(f"{label.en}: {value.en}" for label, value in said)
    return Words(vi, en) if said else _BLANK


def broken_dossier_tests(
    indicators: Sequence[Declared[Indicator]], fields: Fields
) -> Iterator[Finding]:
    """Tell tests whose dossiers cannot be counted."""
    for file in indicators:
        for index, case in enumerate(file.value.tests if file.is_whole else ()):
            if case.dossiers and (why := _why_broken(file.value, case, fields)):
                reason, near = why
                yield CaseBroken(reason=reason, near=near).at(file.at(["tests", index]))


def _why_broken(
    indicator: Indicator, case: IndicatorCase, fields: Fields
) -> tuple[Words, Words] | None:
    """Say why dossiers cannot be counted, and what may have been meant."""
    if indicator.count is None:
        return _NOT_COUNTED, did_you_mean(())
    if case.quantities:
        return _BOTH, did_you_mean(())
    for dossier in case.dossiers:
        for name in dossier:
            if name not in fields:
                near = did_you_mean(nearest(name, fields))
                no_field = Words(
                    f"không có trường «{safe(name)}»", f"there is no field «{safe(name)}»"
                )
                return no_field, near
        for name in unreadable_in(dossier, fields):
            found, label = safe(dossier[name]), fields[name].label
            no_value = Words(
                f"«{found}» không phải giá trị của trường «{label.vi}» ({name})",
                f"«{found}» is not a value of the field «{label.en}» ({name})",
            )
            return no_value, did_you_mean(())
    return None
