"""The report as JSON for other programs.  The keys are a contract; see docs/json.md."""

from cchc import __version__
from cchc.definitions.units import Unit
from cchc.diagnostics import Finding, Location
from cchc.exit_codes import ExitCode
from cchc.render.lists_json import Object, as_json, threshold_object
from cchc.render.table import ratio_text
from cchc.results import Report, Result, Total, Verdict
from cchc.words import Lang

SCHEMA = "cchc.report/1"


def render(report: Report, exit_code: ExitCode, lang: Lang) -> str:
    """Write the whole report; texts are in *lang*, codes and numbers are the same in both."""
    target_set = report.target_set
    return as_json(
        {
            "schema": SCHEMA,
            "tool": {"name": "cchc", "version": __version__},
            "definitions": {"sha256": report.definitions.digest},
            "target_set": {
                "id": target_set.id,
                "year": target_set.year,
                "title": target_set.title,
                "issuer": target_set.issuer,
                "number": target_set.number,
                "issued": target_set.issued,
            },
            "results": [_result(result, lang) for result in report.results()],
            "totals": [_total(total, lang) for total in report.totals],
            "findings": [_finding(finding, lang) for finding in report.findings],
            "summary": {verdict.code: report.tally(verdict) for verdict in Verdict},
            "rows_left_out": report.rows_left_out,
            "inputs": [read._asdict() for read in report.inputs],
            "exit_code": int(exit_code),
        }
    )


def _result(result: Result, lang: Lang) -> Object:
    return _ratio(result, lang) | {
        "unit": _unit(result.unit),
        "numerator": result.numerator,
        "denominator": result.denominator,
        "location": _location(result.location) if result.location else None,
    }


def _total(total: Total, lang: Lang) -> Object:
    return _ratio(total, lang) | {
        "units": total.units,
        "numerator": total.numerator,
        "denominator": total.denominator,
    }


def _ratio(judged: Result | Total, lang: Lang) -> Object:
    annual = judged.target.threshold
    milestone = {} if judged.threshold is annual else {"annual_threshold": threshold_object(annual)}
    return milestone | {
        "item": judged.target.item,
        "indicator": judged.target.indicator.id,
        "period": judged.period.code,
        "percent": ratio_text(judged, lang),
        "threshold": threshold_object(judged.threshold),
        "verdict": judged.verdict.code,
        "partial": judged.partial,
    }


def _unit(unit: Unit) -> Object:
    return {"code": unit.code, "name": unit.name, "level": unit.level}


def _finding(finding: Finding, lang: Lang) -> Object:
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.rule.severity,
        "location": _location(finding.location),
        "message": finding.message(lang),
        "fix": finding.fix(lang),
    }


def _location(place: Location) -> Object:
    return {
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "text": place.text,
    }
