"""Plain data in, definitions out: the one way to build them, fresh from YAML or from the cache.

The data has been checked; every run comes through here, so nothing slow may be imported.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from cchc.definitions.layout import Layouts, Recipe, sum_of
from cchc.definitions.level import Level
from cchc.definitions.model import (
    Assignment,
    Better,
    Definitions,
    Formula,
    Indicator,
    Labels,
    Milestone,
    OverTime,
    Target,
    TargetSet,
    WhenEmpty,
)
from cchc.definitions.threshold import Threshold

FORMAT: Final = 4  # of the plain data; raise it whenever a key comes, goes or changes its meaning

Plain = Mapping[str, Any]


def assemble(data: Plain, digest: str) -> Definitions:
    """Build everything that one folder declares."""
    indicators = {each["id"]: _indicator(each) for each in data["indicators"]}
    sets = tuple(_target_set(each, indicators) for each in data["target_sets"])
    layouts = Layouts(data["layouts"])
    return Definitions(indicators=indicators, target_sets=sets, digest=digest, layouts=layouts)


def _indicator(data: Plain) -> Indicator:
    return Indicator(
        id=data["id"],
        labels=Labels(
            label=data["label"],
            numerator=data["numerator"]["label"],
            denominator=data["denominator"]["label"],
        ),
        english=Labels(**data["english"]),
        scope=data["scope"],
        formula=Formula(data["formula"]),
        part_of_whole=data["part_of_whole"],
        over_time=OverTime(data["over_time"]),
        when_empty=WhenEmpty(data["when_empty"]),
        better=Better(data["better"]),
        aliases=tuple(data["aliases"]),
        note=data["note"],
        recipe=_recipe(data["numerator"]["quantities"], data["denominator"]["quantities"]),
    )


def _recipe(numerator: list[str], denominator: list[str]) -> Recipe | None:
    if not numerator:
        return None
    return Recipe(sum_of(numerator), sum_of(denominator))


def _target_set(data: Plain, indicators: Mapping[str, Indicator]) -> TargetSet:
    return TargetSet(
        id=data["id"],
        year=data["year"],
        title=data["title"],
        issuer=data["issuer"],
        number=data["number"],
        issued=data["issued"],
        effective_from=data["effective"]["from"],
        effective_to=data["effective"]["to"],
        document=data["document"],
        registry=data["registry"],
        body=data["body"],
        sections=data["sections"],
        targets=tuple(_target(each, indicators[each["indicator"]]) for each in data["targets"]),
        extends=data["extends"],
    )


def _target(data: Plain, indicator: Indicator) -> Target:
    return Target(
        item=data["item"],
        section=section_of(data["item"]),
        indicator=indicator,
        wording=data["wording"],
        levels=tuple(map(Level, data["levels"])),
        threshold=_threshold(data["threshold"]),
        unit_of_measure=data["unit_of_measure"],
        responsible=tuple(data["responsible"]),
        coordinating=tuple(data["coordinating"]),
        basis=data["basis"],
        scope=data["scope"],
        note=data["note"],
        roadmap=_roadmap(data["roadmap"]),
        assigned=tuple(map(_assignment, data["assigned"])),
        above=_own(data["above"]),
    )


def _assignment(data: Plain) -> Assignment:
    share = data["share"]
    return Assignment(
        unit=data["unit"],
        threshold=_own(data["threshold"]),
        share=None if share is None else Decimal(share),
        roadmap=_roadmap(data["roadmap"]),
    )


def _roadmap(data: Sequence[Plain]) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(first=each["first"], last=each["last"], threshold=_threshold(each["threshold"]))
        for each in data
    )


def _own(data: Plain | None) -> Threshold | None:
    return None if data is None else _threshold(data)


def section_of(item: str) -> str:
    """Name the section of an item: IV of IV.1, and II of II, which is section and row at once."""
    return item.partition(".")[0]


def _threshold(data: Plain) -> Threshold:
    low, high = data["low"], data["high"]
    return Threshold(
        text=data["text"],
        low=None if low is None else Decimal(low),
        low_included=data["low_included"],
        high=None if high is None else Decimal(high),
        high_included=data["high_included"],
        measure=data["measure"],
    )
