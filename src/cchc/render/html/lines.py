"""Results spelled once: what every part of the page shows of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple

from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.definitions.units import Unit
from cchc.document.ratios import is_above, ratio_text, shortfall_of
from cchc.engine.compare import compare
from cchc.render.html.texts import SAY, fill
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
    """One result as it is printed.

    It holds on to nothing of the report that another line does not hold on to, too: thousands of
    objects that live for the length of a page keep the garbage collector busy.
    """

    id: str
    target: Target
    unit: Unit
    name: str  # of the unit, told apart from others of that name
    b: str
    a: str
    ratio: str
    reading: str  # of the threshold that was compared
    annual: str  # of the target of the year, where another was compared
    verdict: Verdict
    word: str
    place: str
    previous: str
    partial: bool
    lack: tuple[str, str] | None  # of a missed ratio, in both readings


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
    wanted: Sequence[Verdict] = () if everything or number <= MOST else NEED_ATTENTION
    names = _names(report)
    words = {verdict: VERDICT[verdict.code].in_(lang) for verdict in Verdict}
    read = _Readings(lang)
    before = _before(report, wanted, earlier, lang)
    lines = []
    for index, result in enumerate(islice(report.results(*wanted), MOST if wanted else None)):
        verdict, place = result.verdict, result.location
        unit, name = names[result.unit.code]
        line = Line(
            f"k{index}",
            result.target,
            unit,
            name,
            _count(result.numerator, lang),
            _count(result.denominator, lang),
            ratio_text(result, lang) or NOTHING,
            read(result.threshold),
            read(result.annual) if result.annual is not result.threshold else "",
            verdict,
            words[verdict] if not result.gap else verdict_word(result, lang),
            place.text if place else NOTHING,
            before[index] if before else NOTHING,
            bool(result.gap),
            lack(result, lang) if verdict is Verdict.MISSED else None,
        )
        lines.append(line)
    return Shown(lines, number)


def lack(result: Result, lang: Lang) -> tuple[str, str]:
    """Say what a missed result lacks, in both readings.

    Nothing can be said of 0/0, or where b is no part of a.
    """
    lacking = shortfall_of(result)
    if lacking is None:
        return NOTHING, NOTHING
    unreachable = SAY["unreachable"].in_(lang)
    further = unreachable if lacking.further is None else count(lacking.further, lang)
    if lacking.of_these is None:
        return unreachable, further
    of_these = count(lacking.of_these, lang)
    return fill("fewer", lang, n=of_these) if is_above(result) else of_these, further


class _Readings:
    """Says how thresholds are read, each but once: thousands of results share a few."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._known: dict[int, str] = {}  # by identity, which is found faster than equality

    def __call__(self, threshold: Threshold) -> str:
        if id(threshold) not in self._known:
            self._known[id(threshold)] = reading(threshold, self._lang)
        return self._known[id(threshold)]


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


def only_unit(report: Report) -> Unit | None:
    """Give the unit that the whole report is about, if it is about one."""
    indices = {unit for judged in report.judged for unit in (*judged.units, *judged.missing)}
    return report.counts.roster[indices.pop()] if len(indices) == 1 else None


def label_of(target: Target, lang: Lang) -> str:
    """Give the short name of a target."""
    return (target.indicator.labels if lang == "vi" else target.indicator.english).label


def _before(
    report: Report, wanted: Sequence[Verdict], earlier: Sequence[Report], lang: Lang
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
        for change in compare(report.results(*wanted), previous.results(), indicators)
    ]


def _names(report: Report) -> dict[str, tuple[Unit, str]]:
    """Name the units; those that share a name also by the body above them."""
    roster = report.counts.roster
    indices = {unit for judged in report.judged for unit in (*judged.units, *judged.missing)}
    units = [roster[index] for index in indices]
    times = Counter(unit.name for unit in units)
    registry = roster.registry
    above = (
        dict(zip(registry.codes, registry.names, strict=True)) if len(times) < len(units) else {}
    )
    return {
        unit.code: (
            unit,
            unit.name
            if times[unit.name] == 1
            else f"{unit.name} ({above.get(unit.parent or '', unit.code)})",
        )
        for unit in units
    }


def _count(number: int | None, lang: Lang) -> str:
    return NOTHING if number is None else count(number, lang)
