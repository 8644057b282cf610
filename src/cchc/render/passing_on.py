"""How a target is divided over the year and passed on, in words."""

from collections.abc import Iterable, Mapping, Sequence

from cchc.definitions.model import Assignment, Milestone, Target, TargetSet
from cchc.definitions.period import Period
from cchc.words import Lang, Words
from cchc.words.numbers import decimal
from cchc.words.terms import reading

Fact = tuple[Words, Words | str]

BY = Words("Phân giao cho", "Passed on to")
ROADMAP = Words("Lộ trình", "Roadmap")


def facts(target_set: TargetSet, target: Target, names: Mapping[str, str]) -> Iterable[Fact]:
    """Say where a row comes from, what is due when, and to whom it is passed on; *names* by code."""
    if target_set.extends and target.above:
        above, item = target.above, f"{target.item}, {target_set.extends}"
        yield (
            Words("Kế thừa", "Extends"),
            Words(
                f"mục {item}, mức cấp trên giao {reading(above, 'vi')}",
                f"item {item}, which assigns {reading(above, 'en')}",
            ),
        )
    if target.roadmap:
        yield (
            ROADMAP,
            Words(*(steps(target.roadmap, target_set.year, lang) for lang in _BOTH)),
        )
    for each in target.assigned:
        name = names.get(each.unit)
        unit = f"{name} ({each.unit})" if name else each.unit
        yield BY, Words(*(_passed_on(unit, each, target_set.year, lang) for lang in _BOTH))


_BOTH: tuple[Lang, Lang] = ("vi", "en")


def steps(roadmap: Sequence[Milestone], year: int, lang: Lang) -> str:
    """Write a roadmap in one line: Quý I/2023 ≥ 15%; Quý II/2023 ≥ 30%."""
    return "; ".join(
        f"{_period(each, year).label(lang)} {reading(each.threshold, lang)}" for each in roadmap
    )


def _passed_on(unit: str, each: Assignment, year: int, lang: Lang) -> str:
    said = [unit]
    if each.share is not None:
        said.append(f"{Words('tỷ trọng', 'share').in_(lang)} {decimal(each.share, lang)}%")
    if each.threshold is not None:
        said.append(f"{Words('mức', 'threshold').in_(lang)} {reading(each.threshold, lang)}")
    if each.roadmap:
        word = Words("lộ trình", "roadmap").in_(lang)
        said.append(f"{word} {steps(each.roadmap, year, lang)}")
    return f"{said[0]}: {', '.join(said[1:])}" if said[1:] else unit


def _period(milestone: Milestone, year: int) -> Period:
    return Period(year, milestone.first, milestone.last)
