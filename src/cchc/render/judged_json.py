"""Results, totals and changes as JSON: their ratios, their verdicts, and where they come from."""

from collections.abc import Sequence

from cchc.areas import spelled
from cchc.definitions.unit_naming import DistinctNames
from cchc.document.ratios import (
    end_text,
    headroom_of,
    is_above,
    pace_of,
    ratio_ends,
    ratio_text,
    shortfall_of,
)
from cchc.render.lists_json import Object, location_object, threshold_object, unit_object
from cchc.results import Change, Report, Result, Total
from cchc.words import Lang
from cchc.words.numbers import points


def _sources(report: Report, rows: Sequence[int]) -> list[Object]:
    """Give the cells that a number was added from, as areas of sheets."""
    return [
        {
            "file": each.file,
            "sheet": each.sheet,
            "first_row": each.first,
            "last_row": each.last,
            "numerator_columns": list(each.numerators),
            "denominator_columns": list(each.denominators),
            "periods": [period.code for period in each.periods],
            "taken": each.taken,
            "text": spelled([each]),
        }
        for each in report.counts.sources(rows)
    ]


def result_object(report: Report, result: Result, lang: Lang) -> Object:
    """Give a result: its ratio, its verdict, and the cells behind it."""
    return (
        _ratio(result, lang)
        | _pace(report, result)
        | {
            "sources": _sources(report, result.rows),
            "unit": unit_object(result.unit, report.counts.roster.called),
            "numerator": result.numerator,
            "denominator": result.denominator,
            "location": location_object(result.location) if result.location else None,
            **_dossiers(report, result),
        }
    )


def _dossiers(report: Report, result: Result) -> Object:
    """Lead down to the dossiers: the command that lists them, and how many rows each list has."""
    lists, b, a = report.provenance.lists, result.numerator, result.denominator
    if lists is None or b is None or a is None:
        return {}
    u, v = result.undecided
    command = lists.command(result.target.item, result.unit.code, result.period.code)
    rows = {"late": a - b - u, "undecided": u + v, "all": a + v}
    return {"dossiers": {"command": command, **rows}}


def total_object(report: Report, total: Total, lang: Lang) -> Object:
    """Give a total, and how many units it was added from."""
    return (
        _ratio(total, lang)
        | _pace(report, total)
        | {
            "sources": _sources(report, report.rows_of(total)),
            "units": total.units,
            "obligation": total.is_obligation,
            "numerator": total.numerator if total.units else None,
            "denominator": total.denominator if total.units else None,
            **({} if total.adds_up else {"adds_up": False, "verdict": None}),
            **({"unlisted_units": total.unlisted} if total.unlisted else {}),
        }
    )


def _ratio(judged: Result | Total, lang: Lang) -> Object:
    extra: Object = {}
    if judged.threshold is not judged.annual:
        extra["annual_threshold"] = threshold_object(judged.annual)
    if (missing := shortfall_of(judged)) is not None:
        # Under a ceiling it is fewer that are wanted: a bare number would read as if it lacked.
        extra["shortfall"] = missing._asdict() | ({"fewer": True} if is_above(judged) else {})
    if (spare := headroom_of(judged)) is not None:
        extra["headroom"] = spare
    return (
        _undecided(judged, lang)
        | extra
        | {
            "item": judged.target.item,
            "indicator": judged.target.indicator.id,
            "period": judged.period.code,
            "percent": _percent(judged, lang),
            "threshold": threshold_object(judged.threshold),
            "verdict": judged.verdict.code,
            "partial": judged.partial,
        }
    )


def _pace(report: Report, judged: Result | Total) -> Object:
    """Give what the rest of the year must bring, and what the year so far was added from."""
    paced = pace_of(judged)
    if paced is None or judged.so_far is None:
        return {}
    rows = report.rows_so_far(judged) if isinstance(judged, Total) else judged.rows_so_far
    (b, a), sources = judged.so_far, _sources(report, rows)
    so_far = {"numerator": b, "denominator": a, "sources": sources}
    return {"pace": {**so_far, **paced._asdict(), "reachable": paced.reachable}}


def _percent(judged: Result | Total, lang: Lang) -> str | None:
    """Spell the one ratio there is; where dossiers are undecided there is none."""
    return None if any(judged.undecided) else ratio_text(judged, lang)


def _undecided(judged: Result | Total, lang: Lang) -> Object:
    """Give u and v, and the lowest and the highest ratio that may be true, where there are any."""
    if not any(judged.undecided):
        return {}
    ends = ratio_ends(judged)
    low, high = [end_text(judged, end, lang) for end in ends] if ends else (None, None)
    return {"undecided": {**judged.undecided._asdict(), "low": low, "high": high}}


def change_object(change: Change, called: DistinctNames, lang: Lang) -> Object:
    """Give a result beside that of the earlier run."""
    now, then = change.now, change.then
    return (
        _points(change)
        | _undecided(now, lang)
        | {
            "item": now.target.item,
            "indicator": now.target.indicator.id,
            "unit": unit_object(now.unit, called),
            "period": now.period.code,
            "verdict": now.verdict.code,
            "percent": _percent(now, lang),
            "then": then and _then(then, lang),
            "newly": None if change.newly is None else change.newly.code,
            "incomparable": change.incomparable and change.incomparable.in_(lang),
        }
    )


def _then(then: Result, lang: Lang) -> Object:
    return _undecided(then, lang) | {
        "period": then.period.code,
        "verdict": then.verdict.code,
        "percent": _percent(then, lang),
        "partial": then.partial,
    }


def _points(change: Change) -> Object:
    """Give the points gained, or the least and the most where dossiers are undecided."""
    if change.points is None:
        return {"points": None}
    low, high = (points(end, "en") for end in change.points)
    if change.points.low == change.points.high:
        return {"points": low}
    return {"points": None, "points_between": [low, high]}
