"""The ratio of each target over the periods at hand, and its change.  Only like is compared with like."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from cchc.definitions.level import Level
from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.definitions.units import Unit
from cchc.document.ratios import ratio_text
from cchc.engine.compare import incomparable
from cchc.render.html.drawing import FULL, Point, Scale
from cchc.render.html.lines import CSS, NOTHING, label_of, periods_of, previous_of
from cchc.render.html.texts import SAY, fill
from cchc.results import Report, Result, Total, Verdict
from cchc.words import Lang
from cchc.words.numbers import count, points
from cchc.words.terms import VERDICT

_WIDE, _HIGH = 34, 40  # pixels from one period to the next, and of the whole drawing
_EDGE = 7  # kept free on all sides


class Cell(NamedTuple):
    """A target in one period."""

    css: str
    word: str
    ratio: str
    note: str  # how many units, where that differs between periods; "chưa đủ"


class Drawing(NamedTuple):
    """A small drawing; all numbers are pixels."""

    title: str
    description: str
    width: int
    height: int
    lines: str  # a path through the periods that may be compared
    ticks: str  # the thresholds
    dots: Sequence[tuple[str, int, int]]  # class, x, y


class Row(NamedTuple):
    """One target over time."""

    item: str
    label: str
    cells: Sequence[Cell]
    drawing: Drawing | None
    changes: Sequence[str]


class Trend(NamedTuple):
    """The table of all targets, and the periods that head its columns."""

    periods: Sequence[str]
    changes: Sequence[str]
    rows: Sequence[Row]
    one_unit: bool


Judged = Result | Total
Key = tuple[str, tuple[Level, ...]]  # an indicator's id and the levels it binds


def trend(report: Report, earlier: Sequence[Report], unit: Unit | None, lang: Lang) -> Trend | None:
    """Follow each target of *report* over all periods; None where there is but one.

    *unit* is the only unit of the report, if it has but one.
    """
    now, periods = report.period, periods_of(report, *earlier)
    if now is None or len(periods) < 2 or not report.judged:
        return None
    # What the report itself says of a period prevails.
    by_period = {source.period: _ratios(source, unit) for source in (*earlier, report)}
    previous = previous_of(report, earlier)
    then = {
        "since_previous": previous.period if previous else None,
        "since_last_year": now._replace(year=now.year - 1),
    }
    against = {name: period for name, period in then.items() if period in periods}
    rows = []
    for judged in report.judged:
        target = judged.target
        at = {p: found for p in periods if (found := by_period[p].get(_key(target)))}
        rows.append(_row(target, periods, at, [(now, then) for then in against.values()], lang))
    return Trend(
        [period.label(lang) for period in periods],
        [SAY[name].in_(lang) for name in against],
        rows,
        unit is not None,
    )


def _ratios(report: Report, unit: Unit | None) -> Mapping[Key, Judged]:
    """Give what each indicator came to, for one unit or for all together."""
    if unit is None:
        return {_key(total.target): total for total in report.totals}
    return {
        _key(result.target): result for result in report.results() if result.unit.code == unit.code
    }


def _key(target: Target) -> Key:
    return target.indicator.id, target.levels


def _row(
    target: Target,
    periods: Sequence[Period],
    at: Mapping[Period, Judged],
    pairs: Sequence[tuple[Period, Period | None]],
    lang: Lang,
) -> Row:
    sizes = {each.units for each in at.values() if isinstance(each, Total)}
    drawn = [
        (period, each)
        for period, each in at.items()
        if _ratio(each) is not None and not incomparable(target.indicator, each.target.indicator)
    ]
    return Row(
        target.item,
        label_of(target, lang),
        [_cell(at.get(period), len(sizes) > 1, lang) for period in periods],
        _drawing(target, drawn, lang),
        [_change(at.get(now), at.get(then) if then else None, lang) for now, then in pairs],
    )


def _cell(judged: Judged | None, sizes_differ: bool, lang: Lang) -> Cell:
    if judged is None:
        return Cell("", "", "", "")
    notes = []
    if isinstance(judged, Total) and sizes_differ and judged.units:
        name = "units_in_one" if judged.units == 1 else "units_in"
        notes.append(fill(name, lang, n=count(judged.units, lang)))
    if judged.partial and judged.denominator:
        notes.append(SAY["partial"].in_(lang))
    return Cell(
        CSS[judged.verdict],
        VERDICT[judged.verdict.code].in_(lang),
        ratio_text(judged, lang) or "",
        ", ".join(notes),
    )


def _ratio(judged: Judged | None) -> Fraction | None:
    if judged is None or not judged.denominator or judged.verdict > Verdict.MISSED:
        return None
    return Fraction(judged.numerator or 0, judged.denominator)


def _change(now: Judged | None, then: Judged | None, lang: Lang) -> str:
    """Spell the difference in percentage points, or why there is none."""
    after, before = _ratio(now), _ratio(then)
    if now is None or then is None or after is None or before is None:
        return NOTHING
    if why := incomparable(now.target.indicator, then.target.indicator):
        return why.in_(lang)
    return points((after - before) * 100, lang)


def _drawing(target: Target, at: Sequence[tuple[Period, Judged]], lang: Lang) -> Drawing | None:
    if len(at) < 2:
        return None
    thresholds = [each.threshold for _, each in at]
    places = [
        Point(each.numerator or 0, each.denominator or 1, each.verdict is Verdict.MET)
        for _, each in at
    ]
    scale = Scale.around(thresholds, places)
    xs = [_EDGE + index * _WIDE for index in range(len(at))]
    ys = [_y(scale.of(point)) for point in places]
    lines = [
        f"M{xs[i - 1]} {ys[i - 1]}L{xs[i]} {ys[i]}"
        for i in range(1, len(at))
        if at[i - 1][0].months == at[i][0].months
    ]
    ticks = [
        f"M{x - 6} {_y(scale.at(bound))}h12"
        for x, threshold in zip(xs, thresholds, strict=True)
        for bound in (threshold.low, threshold.high)
        if bound is not None
    ]
    return Drawing(
        fill(
            "trend_title",
            lang,
            item=target.item,
            first=at[0][0].label(lang),
            last=at[-1][0].label(lang),
        ),
        "; ".join(f"{period.label(lang)}: {ratio_text(each, lang)}" for period, each in at),
        xs[-1] + _EDGE,
        _HIGH,
        "".join(lines),
        "".join(ticks),
        [(CSS[each.verdict], x, y) for (_, each), x, y in zip(at, xs, ys, strict=True)],
    )


def _y(place: int) -> int:
    return _EDGE + (FULL - place) * (_HIGH - 2 * _EDGE) // FULL
