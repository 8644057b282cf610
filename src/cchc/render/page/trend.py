"""The ratio of each target over the periods at hand, and its change.  Only like is compared with like."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cchc.definitions.model import Level, Target
from cchc.definitions.period import Period
from cchc.render.page.drawing import FULL, Point, Scale
from cchc.render.page.lines import CSS, NOTHING, label_of, periods_of, previous_of
from cchc.render.page.texts import SAY, fill
from cchc.render.ratios import ratio_text
from cchc.results import Report, Result, Total, Verdict
from cchc.words import Lang
from cchc.words.numbers import count, percent
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
Key = tuple[str, tuple[Level, ...], Period]  # of an indicator, for levels, in a period


def trend(report: Report, earlier: Sequence[Report], unit: str | None, lang: Lang) -> Trend | None:
    """Follow each target of *report* over all periods; None where there is but one.

    *unit* is the code of the only unit of the report, if it has but one.
    """
    periods = periods_of(report, *earlier)
    if len(periods) < 2 or not report.judged:
        return None
    known: dict[Key, Judged] = {}
    for source in (*earlier, report):  # what the report itself says of a period prevails
        known.update(_ratios(source, unit))
    now = periods_of(report)[-1]
    then = {
        "since_previous": previous_of(now, periods),
        "since_last_year": now._replace(year=now.year - 1),
    }
    against = {name: period for name, period in then.items() if period in periods}
    targets = {judged.target.item: judged.target for judged in report.judged}
    return Trend(
        [period.label(lang) for period in periods],
        [SAY[name].in_(lang) for name in against],
        [
            _row(target, periods, now, list(against.values()), known, lang)
            for target in targets.values()
        ],
        unit is not None,
    )


def _ratios(report: Report, unit: str | None) -> Mapping[Key, Judged]:
    """Give what each indicator came to, for one unit or for all together."""
    judged: Sequence[Judged] = (
        report.totals
        if unit is None
        else [result for result in report.results() if result.unit.code == unit]
    )
    return {_key(each.target, each.period): each for each in judged}


def _key(target: Target, period: Period) -> Key:
    return target.indicator.id, target.levels, period


def _row(
    target: Target,
    periods: Sequence[Period],
    now: Period,
    against: Sequence[Period | None],
    known: Mapping[Key, Judged],
    lang: Lang,
) -> Row:
    at = {p: known[key] for p in periods if (key := _key(target, p)) in known}
    sizes = {each.units for each in at.values() if isinstance(each, Total)}
    return Row(
        target.item,
        label_of(target, lang),
        [_cell(at.get(period), len(sizes) > 1, lang) for period in periods],
        _drawing(target, [(p, each) for p, each in at.items() if _has_ratio(each)], lang),
        [_change(at.get(now), at.get(then) if then else None, lang) for then in against],
    )


def _cell(judged: Judged | None, sizes_differ: bool, lang: Lang) -> Cell:
    if judged is None:
        return Cell("", "", "", "")
    notes = []
    if isinstance(judged, Total) and sizes_differ and judged.units:
        name = "units_in_one" if judged.units == 1 else "units_in"
        notes.append(fill(name, lang, n=count(judged.units, lang)))
    if isinstance(judged, Total) and judged.partial and judged.units:
        notes.append(SAY["partial"].in_(lang))
    return Cell(
        CSS[judged.verdict],
        VERDICT[judged.verdict.code].in_(lang),
        ratio_text(judged, lang) or "",
        ", ".join(notes),
    )


def _has_ratio(judged: Judged | None) -> bool:
    return (
        judged is not None and bool(judged.denominator) and judged.verdict < Verdict.NOT_APPLICABLE
    )


def _change(now: Judged | None, then: Judged | None, lang: Lang) -> str:
    """Spell the difference in percentage points, with as many digits as it takes not to lie."""
    if now is None or then is None or not (_has_ratio(now) and _has_ratio(then)):
        return NOTHING
    b, a = now.numerator or 0, now.denominator or 0
    d, c = then.numerator or 0, then.denominator or 0
    difference = b * c - d * a
    points = percent(abs(difference), a * c, lang).removesuffix("%")
    sign = "+" if difference > 0 else "−" if difference else ""
    return sign + points


def _drawing(target: Target, at: Sequence[tuple[Period, Judged]], lang: Lang) -> Drawing | None:
    if len(at) < 2:
        return None
    thresholds = [each.target.threshold for _, each in at]
    points = [
        Point(each.numerator or 0, each.denominator or 1, each.verdict is Verdict.MET)
        for _, each in at
    ]
    scale = Scale.around(thresholds, points)
    xs = [_EDGE + index * _WIDE for index in range(len(at))]
    ys = [_y(scale.of(point)) for point in points]
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
