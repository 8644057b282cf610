"""The report as JSON for other programs.  The keys are a contract; see docs/json.md."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict

from cchc import __version__
from cchc.areas import spelled
from cchc.definitions.model import Target
from cchc.definitions.unit_naming import DistinctNames
from cchc.definitions.units import Unit
from cchc.document.ratios import (
    end_text,
    headroom_of,
    is_above,
    pace_of,
    ratio_ends,
    ratio_text,
    shortfall_of,
)
from cchc.exit_codes import ExitCode
from cchc.render.lists_json import (
    Object,
    as_json,
    finding_object,
    location_object,
    target_object,
    threshold_object,
    unit_object,
)
from cchc.results import Change, Report, Result, Total
from cchc.words import Lang, Words
from cchc.words.numbers import points

SCHEMA = "cchc.report/2"


def render(report: Report, exit_code: ExitCode, lang: Lang) -> str:
    """Write the whole report; texts are in *lang*, codes and numbers are the same in both."""
    return as_json(
        {
            "schema": SCHEMA,
            "tool": {"name": "cchc", "version": __version__},
            **_law(report),
            "options": _options(report, lang),
            "results": [_result(report, result, lang) for result in report.results()],
            "totals": [_total(report, total, lang) for total in report.totals],
            **_asked_for(report, lang),
            "findings": [finding_object(finding, lang) for finding in report.findings],
            "summary": {verdict.code: report.in_full.tally(verdict) for verdict in report.verdicts},
            "summary_of_obligations": {
                verdict.code: report.in_full.tally_of_obligations(verdict)
                for verdict in report.verdicts
            },
            "period": report.period and report.period.code,
            "rows_left_out": report.rows_left_out,
            "inputs": [read._asdict() for read in report.inputs],
            "exit_code": int(exit_code),
        }
    )


def digest(report: Report, exit_code: ExitCode, lang: Lang) -> str:
    """Hash the document, so that other forms can say which report they show."""
    return hashlib.sha256(render(report, exit_code, lang).encode()).hexdigest()


def explained(report: Report, judged: Sequence[Result | Total], lang: Lang) -> Object:
    """Give some results and totals as the report has them, and the law that judged them."""
    return {
        **_law(report),
        "options": _options(report, lang),
        "results": [_result(report, each, lang) for each in judged if isinstance(each, Result)],
        "totals": [_total(report, each, lang) for each in judged if isinstance(each, Total)],
        "inputs": [read._asdict() for read in report.inputs],
    }


def _law(report: Report) -> Object:
    """Give the set that judged, what its targets say, and every file that declares them."""
    target_set, definitions = report.target_set, report.definitions
    hashes, registry = definitions.hashes, report.provenance.registry
    return {
        "definitions": {
            "sha256": definitions.digest,
            "files": [{"path": path, "sha256": found} for path, found in sorted(hashes.items())],
        },
        "registry": {"path": registry, "sha256": hashes.get(registry)} if registry else None,
        "target_set": {
            "id": target_set.id,
            "year": target_set.year,
            "title": target_set.title,
            "issuer": target_set.issuer,
            "number": target_set.number,
            "issued": target_set.issued,
            "effective_from": target_set.effective.first,
            "effective_to": target_set.effective.last,
            "in_force": [
                {"set": span.target_set.id, "first": span.first, "last": span.last}
                for span in report.timeline.spans
            ],
        },
        "targets": [_target(report, judged.target) for judged in report.judged],
    }


def _target(report: Report, target: Target) -> Object:
    """Give what a judged target says: its row of the annex and how its ratio is counted."""
    indicator = target.indicator
    return target_object(report.target_set, target) | {
        "numerator": indicator.labels.numerator,
        "denominator": indicator.labels.denominator,
        "part_of_whole": indicator.part_of_whole,
        "over_time": indicator.over_time,
        "when_empty": indicator.when_empty,
    }


def _options(report: Report, lang: Lang) -> list[Object]:
    """Give every value that decided a result, and the language of the texts."""
    options = {**report.provenance.options, "--lang": lang}
    return [{"option": name, "value": value} for name, value in sorted(options.items())]


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


def _result(report: Report, result: Result, lang: Lang) -> Object:
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


def _total(report: Report, total: Total, lang: Lang) -> Object:
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


def _asked_for(report: Report, lang: Lang) -> Object:
    """The parts that are there only where an option asked for them."""
    parts: Object = {}
    called = report.counts.roster.called
    if report.whole:
        parts["shown"] = asdict(report.shown)
    if report.groups:
        parts["groups"] = [
            {"group": each.group.in_(lang), **_total(report, each.total, lang)}
            for each in report.groups
        ]
    if report.bottlenecks:
        parts["bottlenecks"] = [
            {
                "item": each.total.target.item,
                **_whom(each.unit, called, lang),
                "within": each.group and each.group.in_(lang),
                "lift": each.lift,
                "reaches": each.reaches,
            }
            for each in report.bottlenecks
        ]
    if against := report.comparison:
        parts["changes"] = [_change(change, called, lang) for change in against.changes]
        parts["against"] = {
            "period": against.period.code,
            "target_set": against.target_set,
            "inputs": [read._asdict() for read in against.inputs],
        }
    if len(report.earlier) > 1:
        followed = {total.target.indicator.id for total in report.totals}
        parts["trend"] = [
            {
                "period": each.period and each.period.code,
                "target_set": each.target_set.id,
                "inputs": [read._asdict() for read in each.inputs],
                "totals": [
                    _total(each, total, lang)
                    for total in each.totals
                    if total.target.indicator.id in followed
                ],
            }
            for each in report.earlier
        ]
    return parts


def _change(change: Change, called: DistinctNames, lang: Lang) -> Object:
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


def _whom(whom: Unit | Words, called: DistinctNames, lang: Lang) -> Object:
    """Name a unit, or a group of them by its name alone."""
    if isinstance(whom, Unit):
        return {"unit": unit_object(whom, called)}
    return {"group": whom.in_(lang)}


def _points(change: Change) -> Object:
    """Give the points gained, or the least and the most where dossiers are undecided."""
    if change.points is None:
        return {"points": None}
    low, high = (points(end, "en") for end in change.points)
    if change.points.low == change.points.high:
        return {"points": low}
    return {"points": None, "points_between": [low, high]}
