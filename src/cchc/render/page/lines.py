"""Results spelled once: what every part of the page shows of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple

from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.definitions.units import Registry, Unit
from cchc.engine.compare import compare
from cchc.render.page.texts import SAY
from cchc.render.ratios import ratio_text
from cchc.results import Report, Result, Total, Verdict
from cchc.words import Lang
from cchc.words.numbers import count
from cchc.words.terms import VERDICT, reading

MOST: Final = 5_000  # results on one page, unless everything is asked for
NOTHING: Final = "–"
NEED_ATTENTION: Final = (Verdict.MISSED, Verdict.NOT_REPORTED, Verdict.INVALID)
# The class of a verdict; page.css gives each a sign, a colour and a pattern.
CSS: Final[Mapping[Verdict, str]] = {
    Verdict.MET: "m",
    Verdict.MISSED: "x",
    Verdict.NOT_APPLICABLE: "n",
    Verdict.NOT_REPORTED: "r",
    Verdict.INVALID: "i",
}


class Line(NamedTuple):
    """One result as it is printed."""

    id: str
    result: Result
    unit: str
    b: str
    a: str
    ratio: str
    reading: str  # of the threshold that was compared
    css: str
    word: str
    place: str
    previous: str


class Shown(NamedTuple):
    """The lines of the page, and how many results there are in all."""

    lines: Sequence[Line]
    results: int

    @property
    def whole(self) -> bool:
        """Whether every result is among the lines."""
        return len(self.lines) == self.results


def spell(report: Report, lang: Lang, earlier: Sequence[Report], *, everything: bool) -> Shown:
    """Spell all results, or the first that need attention where they are too many for a page."""
    number = report.tally(*Verdict)
    if everything or number <= MOST:
        results = list(report.results())
    else:
        results = list(islice(report.results(*NEED_ATTENTION), MOST))
    names = _names(report.counts.roster.registry, (result.unit for result in results))
    words = {verdict: VERDICT[verdict.code].in_(lang) for verdict in Verdict}
    readings = {each.target.item: reading(each.threshold, lang) for each in report.judged}
    before = _before(report, results, earlier, lang)
    lines = []
    for index, result in enumerate(results):
        verdict, place = result.verdict, result.location
        line = Line(
            f"k{index}",
            result,
            names[result.unit.code],
            _count(result.numerator, lang),
            _count(result.denominator, lang),
            ratio_text(result, lang) or NOTHING,
            readings[result.target.item],
            CSS[verdict],
            words[verdict] if not result.gap else verdict_word(result, lang),
            place.text if place else NOTHING,
            before[index] if before else NOTHING,
        )
        lines.append(line)
    return Shown(lines, number)


def verdict_word(judged: Result | Total, lang: Lang) -> str:
    """Name the verdict, and say where it rests on a part of the counts."""
    word = VERDICT[judged.verdict.code].in_(lang)
    if judged.partial and judged.verdict < Verdict.NOT_REPORTED:
        return f"{word} ({SAY['partial'].in_(lang)})"
    return word


def periods_of(*reports: Report) -> list[Period]:
    """List the periods of the reports, the latest last and the longer after the shorter."""
    found = {report.period for report in reports if report.period}
    return sorted(found, key=lambda period: (period.year, period.last, period.months))


def previous_of(report: Report, earlier: Sequence[Report]) -> Report | None:
    """Find the report of the period before that is as long: only like is compared with like."""
    now = report.period
    if now is None:
        return None
    by_period = {each.period: each for each in earlier if each.period}
    before = [period for period in by_period if period.months == now.months and period < now]
    return by_period[max(before)] if before else None


def label_of(target: Target, lang: Lang) -> str:
    """Give the short name of a target."""
    return (target.indicator.labels if lang == "vi" else target.indicator.english).label


def _before(
    report: Report, results: Sequence[Result], earlier: Sequence[Report], lang: Lang
) -> Sequence[str]:
    """Spell what each unit reached in the period before; nothing where there is none."""
    previous = previous_of(report, earlier)
    if previous is None:
        return ()
    indicators = (target.indicator for target in previous.target_set.targets)
    return [
        NOTHING
        if change.then is None or change.incomparable
        else ratio_text(change.then, lang) or NOTHING
        for change in compare(results, previous.results(), indicators)
    ]


def _names(registry: Registry, units: Iterable[Unit]) -> dict[str, str]:
    """Name the units; those that share a name also by the body above them."""
    by_code = {unit.code: unit for unit in units}
    times = Counter(unit.name for unit in by_code.values())
    parents = (
        dict(zip(registry.codes, registry.names, strict=True)) if len(times) < len(by_code) else {}
    )
    return {
        code: f"{unit.name} ({parents.get(unit.parent or '', code)})"
        if times[unit.name] > 1
        else unit.name
        for code, unit in by_code.items()
    }


def _count(number: int | None, lang: Lang) -> str:
    return NOTHING if number is None else count(number, lang)
