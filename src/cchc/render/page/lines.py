"""Results spelled once: what every part of the page shows of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple

from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.definitions.units import Registry, Unit
from cchc.render.ratios import ratio_text
from cchc.results import Report, Result, Verdict
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


Known = tuple[str, str, Period]  # unit code, indicator id, period


def spell(report: Report, lang: Lang, earlier: Sequence[Report], *, everything: bool) -> Shown:
    """Spell all results, or the first that need attention where they are too many for a page."""
    number = report.tally(*Verdict)
    if everything or number <= MOST:
        results = list(report.results())
    else:
        results = list(islice(report.results(*NEED_ATTENTION), MOST))
    names = _names(report.counts.roster.registry, (result.unit for result in results))
    words = {verdict: VERDICT[verdict.code].in_(lang) for verdict in Verdict}
    before = _before(report, earlier, lang)
    lines = []
    for index, result in enumerate(results):
        unit, place, verdict = result.unit, result.location, result.verdict
        key = unit.code, result.target.indicator.id, result.period
        line = Line(
            f"k{index}",
            result,
            names[unit.code],
            _count(result.numerator, lang),
            _count(result.denominator, lang),
            ratio_text(result, lang) or NOTHING,
            CSS[verdict],
            words[verdict],
            place.text if place else NOTHING,
            before.get(key, NOTHING) if before else NOTHING,
        )
        lines.append(line)
    return Shown(lines, number)


def periods_of(*reports: Report) -> list[Period]:
    """List the periods of the reports, the latest last and the longer after the shorter."""
    found = {judged.period for report in reports for judged in report.judged}
    return sorted(found, key=lambda period: (period.year, period.last, period.months))


def previous_of(period: Period, periods: Iterable[Period]) -> Period | None:
    """Find the period before *period* that is as long: only like is compared with like."""
    alike = [p for p in periods if p.months == period.months and p < period]
    return max(alike, default=None)


def label_of(target: Target, lang: Lang) -> str:
    """Give the short name of a target."""
    return (target.indicator.labels if lang == "vi" else target.indicator.english).label


def readings(report: Report, lang: Lang) -> dict[str, str]:
    """Say how the threshold of each item is read."""
    return {t.item: reading(t.threshold, lang) for t in report.target_set.targets}


def _before(report: Report, earlier: Sequence[Report], lang: Lang) -> Mapping[Known, str]:
    """Spell what a unit reached in the period before, by unit, indicator and the later period."""
    periods = periods_of(report, *earlier)
    following: dict[Period, list[Period]] = {}
    for period in periods_of(report):
        previous = previous_of(period, periods)
        if previous:
            following.setdefault(previous, []).append(period)
    found: dict[Known, str] = {}
    for source in (*earlier, report) if following else ():
        for result in source.results(Verdict.MET, Verdict.MISSED):
            for period in following.get(result.period, ()):
                key = result.unit.code, result.target.indicator.id, period
                found[key] = ratio_text(result, lang) or NOTHING
    return found


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
