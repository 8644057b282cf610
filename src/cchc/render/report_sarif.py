"""Findings and missed targets as SARIF 2.1.0, for code-scanning tools: at the file, at the cell by its name.

A missed target is no rule that a file broke: it has an id that is no code of a rule.  The run's
properties count the verdicts and the invocation carries the exit code.  A line number is given for
workbooks too, the row: tools refuse a result without one.
"""

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from cchc import __version__
from cchc.diagnostics import Finding, Location, Rule, Severity, column_letters
from cchc.document.phrases import said
from cchc.exit_codes import ExitCode
from cchc.patterns import pattern_of
from cchc.render.gate import closed_gate, severity_of_misses, severity_told
from cchc.render.lists import without_placeholders
from cchc.render.lists_json import Object, as_json
from cchc.render.misses import misses
from cchc.results import Report
from cchc.words import Lang, Words
from cchc.words.text import safe

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ESCAPED = pattern_of(r"[\\\[\]]")  # what a backslash stands before where it means itself
_LINK = "]("  # messages may hold links, [text](target), whose text may hold brackets, too
_STANDARD_INPUT = "-"


def render(report: Report, exit_code: ExitCode, lang: Lang) -> str:
    """Write one run with the rules that were broken and where, the files that were read, the verdicts."""
    artifacts = [
        {"location": {"uri": uri}, "hashes": {"sha-256": read.sha256}}
        for read in report.inputs
        if (uri := _uri(read.path))
    ]
    properties = {
        "targetSet": report.target_set.id,
        "definitions": {"sha256": report.definitions.digest},
        "verdicts": {verdict.code: report.in_full.tally(verdict) for verdict in report.verdicts},
        "obligations": {
            verdict.code: report.in_full.tally_of_obligations(verdict)
            for verdict in report.verdicts
        },
    }
    more: Object = {"artifacts": artifacts, "properties": properties}
    own, told = _own(report, exit_code, lang), partial(severity_told, report)
    return log(report.findings, exit_code, lang, more, own, told)


def _unchanged(severity: Severity) -> Severity:
    return severity


def log(
    findings: Sequence[Finding],
    exit_code: ExitCode,
    lang: Lang,
    more: Object | None = None,
    own: Sequence[Object] = (),
    told: Callable[[Severity], Severity] = _unchanged,
) -> str:
    """Write one run with the rules that were broken and where, and results of *own* rules: misses, a gate.

    *more* are further keys of the run; *told* grades the findings for the pipeline.
    """
    rules = sorted({type(each.rule) for each in findings}, key=lambda rule: rule.code)
    own_rules = list(dict.fromkeys(str(each["ruleId"]) for each in own))
    driver = {
        "name": "cchc",
        "version": __version__,
        "language": lang,
        "rules": [
            *(_rule(rule, lang) for rule in rules),
            *(_own_rule(name, lang) for name in own_rules),
        ],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "exitCode": int(exit_code)}],
        "results": [
            *(
                _result(each, rules.index(type(each.rule)), told(each.rule.severity), lang)
                for each in findings
            ),
            *(
                {**each, "ruleIndex": len(rules) + own_rules.index(str(each["ruleId"]))}
                for each in own
            ),
        ],
        **(more or {}),
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: type[Rule], lang: Lang) -> Object:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": without_placeholders(rule.words().message).in_(lang)},
        "fullDescription": {"text": rule.words().why.in_(lang)},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(finding: Finding, rule_index: int, severity: Severity, lang: Lang) -> Object:
    place = finding.location
    # The location's text tells people the cell; tools show the line at most.
    message = f"{safe(place.text)}: {said(finding, lang)}"
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": rule_index,
        "level": severity.value,
        "message": {"text": _unlinked(message)},
        "locations": [_location(place)],
    }


_MISSED: Final = "missed"  # as the verdict is called everywhere
_GATE: Final = "gate"
# Id → the name, what it is, and why it is told.
_OWN_RULES: Final[Mapping[str, tuple[str, Words, Words]]] = {
    _MISSED: (
        "target-missed",
        Words("Không đạt mức giao.", "A target is missed."),
        Words(
            "Số liệu đọc được, và tỷ lệ không đạt mức được giao.",
            "The counts can be read, and their ratio does not reach the target.",
        ),
    ),
    _GATE: (
        "gate-closed",
        Words(
            "Không qua được điều kiện ở --fail-on, hoặc không có gì để đánh giá.",
            "A gate of --fail-on does not hold, or nothing was judged.",
        ),
        Words(
            "Lệnh chạy được yêu cầu dừng khi điều kiện đó không được đáp ứng; không đánh giá được gì thì"
            " luôn dừng.",
            "The run was asked to fail where that gate does not hold; judging nothing is never success.",
        ),
    ),
}


def _own_rule(id_: str, lang: Lang) -> Object:
    name, what, why = _OWN_RULES[id_]
    return {
        "id": id_,
        "name": name,
        "shortDescription": {"text": what.in_(lang)},
        "fullDescription": {"text": why.in_(lang)},
        "defaultConfiguration": {"level": Severity.ERROR.value},
    }


def _own(report: Report, exit_code: ExitCode, lang: Lang) -> list[Object]:
    """Give the missed targets, and the gate that decides the exit code; both may be of no row."""
    found = list(_missed(report, lang))
    if gate := closed_gate(report, exit_code, lang):
        first = next((Location(read.path) for read in report.inputs), None)
        found.append(
            {
                "ruleId": _GATE,
                "level": Severity.ERROR.value,
                "message": {"text": _unlinked(f"{gate.title}. {gate.message}")},
                "locations": [_location(first)] if first else [],
            }
        )
    return found


def _missed(report: Report, lang: Lang) -> Iterator[Object]:
    """Give the missed targets as results; a total stands at the first of its rows."""
    for each in misses(report, lang):
        yield {
            "ruleId": _MISSED,
            "level": severity_of_misses(report).value,
            "message": {"text": _unlinked(f"{each.item} {each.message} ({each.cells})")},
            "locations": [_location(each.place)] if each.place else [],
        }


def _unlinked(message: str) -> str:
    """Keep a text from being taken for a link, also where backslashes stand before its bracket."""
    return _ESCAPED.sub(r"\\\g<0>", message) if _LINK in message else message


def _location(place: Location) -> Object:
    location: Object = {}
    if uri := _uri(place.file):
        region = {"startLine": place.row or 1}
        if place.has_letters and place.column:
            region["startColumn"] = place.column
        location["physicalLocation"] = {"artifactLocation": {"uri": uri}, "region": region}
    if names := [] if place.has_letters else _names(place):
        location["logicalLocations"] = names
    return location


def _names(place: Location) -> Sequence[Object]:
    """Name the cell, or the sheet or row where that is all that is known."""
    address = (column_letters(place.column) if place.column else "") + str(place.row or "")
    sheet = safe(place.sheet) if place.sheet is not None else None
    if not address:
        return [{"name": sheet, "kind": "sheet"}] if sheet else []
    whole = f"{sheet}!{address}" if sheet else address
    kind = "cell" if place.column and place.row else "row"
    return [{"name": address, "fullyQualifiedName": whole, "kind": kind}]


def _uri(path: str) -> str | None:
    """Write a path as a URI reference; standard input has none."""
    if path == _STANDARD_INPUT:
        return None
    name = PurePath(path)
    if name.is_absolute():
        return name.as_uri()
    return quote(posixpath.normpath(name.as_posix()), errors="surrogateescape")
