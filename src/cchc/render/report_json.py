"""The report as JSON for other programs.  The keys are a contract; see docs/json.md."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict

from cchc import __version__
from cchc.definitions.model import Target
from cchc.definitions.unit_naming import DistinctNames
from cchc.definitions.units import Unit
from cchc.exit_codes import ExitCode
from cchc.render.judged_json import change_object, result_object, total_object
from cchc.render.lists_json import (
    Object,
    as_json,
    finding_object,
    target_object,
    unit_object,
)
from cchc.results import Report, Result, Total
from cchc.words import Lang, Words

SCHEMA = "cchc.report/2"


def render(report: Report, exit_code: ExitCode, lang: Lang) -> str:
    """Write the whole report; texts are in *lang*, codes and numbers are the same in both."""
    return as_json(
        {
            "schema": SCHEMA,
            "tool": {"name": "cchc", "version": __version__},
            **_law(report),
            "options": _options(report, lang),
            "results": [result_object(report, result, lang) for result in report.results()],
            "totals": [total_object(report, total, lang) for total in report.totals],
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
        "results": [
            result_object(report, each, lang) for each in judged if isinstance(each, Result)
        ],
        "totals": [total_object(report, each, lang) for each in judged if isinstance(each, Total)],
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


def _asked_for(report: Report, lang: Lang) -> Object:
    """The parts that are there only where an option asked for them."""
    parts: Object = {}
    called = report.counts.roster.called
    if report.whole:
        parts["shown"] = asdict(report.shown)
    if report.groups:
        parts["groups"] = [
            {
                "group": each.group.in_(lang),
                "group_code": each.code or None,
                **total_object(report, each.total, lang),
            }
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
        parts["changes"] = [change_object(change, called, lang) for change in against.changes]
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
                    total_object(each, total, lang)
                    for total in each.totals
                    if total.target.indicator.id in followed
                ],
            }
            for each in report.earlier
        ]
    return parts


def _whom(whom: Unit | Words, called: DistinctNames, lang: Lang) -> Object:
    """Name a unit, or a group of them by its name alone."""
    if isinstance(whom, Unit):
        return {"unit": unit_object(whom, called)}
    return {"group": whom.in_(lang)}
