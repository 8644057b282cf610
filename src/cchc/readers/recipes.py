"""Which indicators the columns of a form give, and from which columns each b and a is made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cchc.definitions.layout import Kind
from cchc.definitions.level import Level
from cchc.definitions.model import TargetSet
from cchc.diagnostics import Finding
from cchc.readers.form_table import FormTable, Terms
from cchc.readers.headings import ROLES
from cchc.rules.forms import NoIndicatorMade, QuantityMissing
from cchc.words import Words


@dataclass(frozen=True, slots=True)
class Made:
    """One indicator of the set and the columns that its counts are made of."""

    indicator: int
    numerator: Terms
    denominator: Terms
    levels: frozenset[Level]  # that some target with this indicator binds


@dataclass(slots=True)
class Recipes:
    """The indicators that can be made, and what is to be said of those that cannot."""

    made: list[Made] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def choose_recipes(table: FormTable, target_set: TargetSet, ids: Sequence[str]) -> Recipes:
    """Find every indicator of the set that the table's columns give."""
    recipes = Recipes()
    if table.fit.layout.kind is Kind.WIDE:
        _from_pairs(table, target_set, ids, recipes)
    else:
        _from_quantities(table, target_set, ids, recipes)
    if not recipes.made:
        layout = table.fit.layout
        recipes.findings.append(
            NoIndicatorMade(layout=Words(layout.title, layout.english), set=target_set.id).at(
                table.place
            )
        )
    return recipes


def _levels(target_set: TargetSet, indicator: str) -> frozenset[Level]:
    targets = target_set.targets
    return frozenset(lv for t in targets if t.indicator.id == indicator for lv in t.levels)


def _from_pairs(
    table: FormTable, target_set: TargetSet, ids: Sequence[str], recipes: Recipes
) -> None:
    for index, pair in table.fit.pairs.items():
        levels = _levels(target_set, ids[index])
        if pair.numerator >= 0 and pair.denominator >= 0:
            b, a = [(1, pair.numerator)], [(1, pair.denominator)]
            recipes.made.append(Made(index, b, a, levels))
        elif max(pair.numerator, pair.denominator) >= 0:
            place = table.at(table.fit.heading.line, max(pair.numerator, pair.denominator))
            missing = ROLES["numerator" if pair.numerator < 0 else "denominator"]
            recipes.findings.append(
                QuantityMissing(indicators=f"«{ids[index]}»", missing=missing).at(place)
            )


def _from_quantities(
    table: FormTable, target_set: TargetSet, ids: Sequence[str], recipes: Recipes
) -> None:
    missing_for: dict[tuple[str, ...], list[str]] = {}
    indicators = {target.indicator.id: target.indicator for target in target_set.targets}
    for index, id_ in enumerate(ids):
        recipe = indicators[id_].recipe
        if recipe is None:
            continue
        b, a = table.terms(recipe.numerator), table.terms(recipe.denominator)
        if b and a:
            recipes.made.append(Made(index, b, a, _levels(target_set, id_)))
        elif not recipe.quantities.isdisjoint(table.fit.quantities):
            missing = tuple(sorted(recipe.quantities.difference(table.fit.quantities)))
            missing_for.setdefault(missing, []).append(id_)
    recipes.findings.extend(_missing(table, missing_for))


def _missing(table: FormTable, missing_for: dict[tuple[str, ...], list[str]]) -> Iterator[Finding]:
    labels = table.fit.layout.quantities
    for missing, indicators in missing_for.items():
        yield QuantityMissing(
            indicators=", ".join(f"«{id_}»" for id_ in indicators),
            missing=Words(
                ", ".join(f"«{labels.get(name, name)}»" for name in missing),
                ", ".join(missing),
            ),
        ).at(table.at(table.fit.heading.line))
