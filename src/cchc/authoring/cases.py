"""The tests that indicators and targets carry: which there are, whether they can be run, how they end."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Final, NamedTuple

from cchc.authoring.dossier_cases import problems_of_dossiers, spelled
from cchc.authoring.subjects import of_indicator, of_target
from cchc.authoring.telling import differs, same
from cchc.authoring.trial import NO_NUMBER, Counted, Outcome, judge_at, judge_by
from cchc.definitions.cases import Expected, IndicatorCase, TargetCase
from cchc.definitions.declared import Declared
from cchc.definitions.indicator import Indicator
from cchc.definitions.layout import Sum
from cchc.definitions.level import Level
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.period import Period, read_period
from cchc.definitions.trials import Trial
from cchc.diagnostics import Finding, Location
from cchc.records.declared import Fields, counting_of
from cchc.rules.definition_tests import CaseBroken
from cchc.words import Words
from cchc.words.nearest import did_you_mean
from cchc.words.terms import LEVEL, VERDICT

_TOLD: Final = {
    "verdict": Words("đánh giá", "verdict"),
    "shown": Words("tỷ lệ được in ra", "printed percentage"),
    "shortfall": Words("còn thiếu", "shortfall"),
    "further": Words("hoặc thêm", "further ones"),
}
_NO_NUMBER_IS_ENOUGH: Final = Words("không thể", "none")
_NOT_BOUND: Final = Words("Không áp dụng", "Not bound")
Case = IndicatorCase | TargetCase


class Where(NamedTuple):
    """Whose counts a test of a target tries."""

    code: str
    level: Level
    period: Period


def trials_of_indicator(
    file: Declared[Indicator],
    fields: Fields,
    quantities: Mapping[str, str],
    left_out: Set[Location],
) -> Iterator[Trial]:
    """Run the tests of an indicator; *fields* are those of dossiers, *quantities* the names of forms'."""
    entry = file.value.count
    counting = counting_of(file.name, entry, fields) if entry else None
    for index, case in enumerate(file.value.tests):
        place = file.at(["tests", index])
        if place in left_out:
            continue
        name = same(case.name) if case.name else _named(case, fields, quantities)
        problems = [*problems_of_indicator(file.value, case)]
        if case.dossiers and counting:
            problems += problems_of_dossiers(case, counting, fields)
        yield Trial(of_indicator(file), name, place, problems)


def trials_of_target(
    file: Declared[TargetSet], index: int, left_out: Set[Location]
) -> Iterator[Trial]:
    """Run the tests of a row, each for every level it is for."""
    target = file.value.targets[index]
    for at, case in enumerate(target.tests):
        place = file.at(["targets", index, "tests", at])
        if place in left_out:
            continue
        for where in wheres(file.value, target, case):
            name = case.name or _counts(case)
            whose = [same(case.unit)] if case.unit else [LEVEL[where.level]]
            named = Words(*(f"{name} ({each})" for each in whose[0]))
            problems = [*problems_at(file.value, target, case, where)]
            yield Trial(of_target(file, target), named, place, problems)


def problems_of_indicator(indicator: Indicator, case: IndicatorCase) -> Iterator[Words]:
    """Say in what an indicator does not do what its test expects."""
    counted = Counted(case.numerator, case.denominator, case.u or 0, case.v or 0)
    if case.quantities and indicator.recipe:
        recipe = indicator.recipe
        made = Counted(
            _sum(recipe.numerator, case.quantities), _sum(recipe.denominator, case.quantities)
        )
        for letter, found, expected in zip("ba", made[:2], counted[:2], strict=True):
            if found != expected:
                said = "–" if expected is None else expected
                yield differs(same(letter), same(found), same(said))
    if any(getattr(case, key) is not None for key in _TOLD):
        yield from _problems(judge_by(indicator, case.threshold, counted), case)


def _sum(side: Sum, quantities: Mapping[str, int]) -> int:
    return sum(term.sign * quantities.get(term.quantity, 0) for term in side)


def problems_at(
    target_set: TargetSet, target: Target, case: TargetCase, where: Where
) -> Iterator[Words]:
    """Say in what a row does not do what its test expects of one unit."""
    counted = Counted(case.numerator, case.denominator, case.u or 0, case.v or 0)
    yield from _problems(judge_at(target_set, target, counted, where), case)


def _problems(found: Outcome, case: Case) -> Iterator[Words]:
    for key, what in _TOLD.items():
        expected, actual = getattr(case, key), getattr(found, key)
        if expected is not None and actual != expected:
            yield differs(what, _said(key, actual), _said(key, expected))


def _said(key: str, value: object) -> Words:
    """Say what came of a test, or what it expects, as reports say it."""
    if key == "verdict":
        said = _NOT_BOUND if value == Expected.NOT_BOUND else VERDICT[str(value)]
        return Words(f"«{said.vi}»", f"«{said.en}»")
    if value == NO_NUMBER:
        return _NO_NUMBER_IS_ENOUGH
    return same("–" if value in {None, ""} else value)


def wheres(target_set: TargetSet, target: Target, case: TargetCase) -> list[Where]:
    """Give whose counts a test tries: a unit by its code, or one of each level."""
    year = target_set.year
    period = (read_period(case.period, year) if case.period else None) or Period(year)
    if case.unit:
        return [Where(case.unit, Level.OFFICE, period)]
    return [Where(f"unit-{level}", level, period) for level in case.levels or target.levels]


def _named(case: IndicatorCase, fields: Fields, quantities: Mapping[str, str]) -> Words:
    if case.quantities:
        said = [(quantities.get(name, name), name, n) for name, n in case.quantities.items()]
        vi = "; ".join(f"{label}: {number}" for label, _, number in said)
        return Words(vi, "; ".join(f"{name.replace('-', ' ')}: {n}" for _, name, n in said))
    if case.dossiers:
        both = [spelled(each, fields) for each in case.dossiers]
        return Words(" + ".join(each.vi for each in both), " + ".join(each.en for each in both))
    return same(_counts(case))


def _counts(case: Case) -> str:
    b, a = ("–" if n is None else n for n in (case.numerator, case.denominator))
    period = f" {case.period}" if isinstance(case, TargetCase) and case.period else ""
    return f"{b}/{a}{period}"


# --- tests that cannot be run ---------------------------------------------------------------------


def broken_tests(
    indicators: Sequence[Declared[Indicator]], sets: Sequence[Declared[TargetSet]]
) -> Iterator[Finding]:
    """Tell tests that try nothing, or nothing that there is."""
    for file in indicators:
        if file.is_whole:
            for index, of_ratio in enumerate(file.value.tests):
                if reason := _why_broken_indicator(file.value, of_ratio):
                    yield CaseBroken(reason=reason, near=did_you_mean(())).at(
                        file.at(["tests", index])
                    )
    for each in sets:
        for index, target in enumerate(each.value.targets if each.is_whole else ()):
            for at, case in enumerate(target.tests):
                if reason := _why_broken(each.value, target, case):
                    place = each.at(["targets", index, "tests", at])
                    yield CaseBroken(reason=reason, near=did_you_mean(())).at(place)


def _tries_nothing(case: Case) -> bool:
    return all(getattr(case, key) is None for key in _TOLD)


def _why_broken_indicator(indicator: Indicator, case: IndicatorCase) -> Words | None:
    if case.dossiers:
        return None  # what is wrong with these is told beside
    if not case.quantities:
        return _NOTHING if _tries_nothing(case) else None
    if indicator.recipe is None:
        return Words(
            "có quantities, nhưng chỉ số không có công thức từ biểu mẫu",
            "it has quantities, but the indicator has no recipe",
        )
    if strange := sorted(case.quantities.keys() - indicator.recipe.quantities):
        names = ", ".join(strange)
        return Words(f"chỉ số không dùng đại lượng {names}", f"the indicator does not use {names}")
    return None


def _why_broken(target_set: TargetSet, target: Target, case: TargetCase) -> Words | None:
    if _tries_nothing(case):
        return _NOTHING
    if case.unit and case.levels:
        return Words("chỉ ghi một trong hai: unit hoặc levels", "give unit or levels, not both")
    passed_on = {each.unit for each in target.assigned} | {target_set.body}
    if case.unit and case.unit not in passed_on:
        return Words(
            f"mục này không phân giao cho «{case.unit}»",
            f"the row is not passed on to «{case.unit}»",
        )
    period = read_period(case.period, target_set.year) if case.period else None
    if period and period.year != target_set.year:
        return Words(
            f"kỳ «{case.period}» không thuộc năm {target_set.year}",
            f"«{case.period}» is not a period of {target_set.year}",
        )
    return None


_NOTHING: Final = Words(
    "không ghi kết quả phải có nào (verdict, shown, shortfall, further)",
    "it expects nothing (verdict, shown, shortfall, further)",
)
