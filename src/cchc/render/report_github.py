"""The report as annotations of GitHub Actions: workflow commands, one a line, and a closing line.

GitHub shows ten annotations of a kind per step and drops the others without a word, so nine are
written and the tenth says how many more there are.  Rows of a workbook are no lines of a file:
the message begins with the cell instead.
"""

import posixpath
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from cchc.diagnostics import Finding, Location, Severity
from cchc.document.sentences import answer
from cchc.exit_codes import ExitCode
from cchc.render.gate import closed_gate, severity_of_misses, severity_told
from cchc.render.misses import misses
from cchc.results import Report, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import Noun, so_many
from cchc.words.terms import VERDICT
from cchc.words.text import safe

AT_MOST = 9  # annotations of a kind
_AT_LEAST = 5  # of these are kept for missed targets, the worst first
_KIND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_STANDARD_INPUT = "-"


class _Annotation(NamedTuple):
    kind: str
    title: str
    message: str
    place: Location | None = None


def render(report: Report, exit_code: ExitCode, lang: Lang) -> str:
    """Write the annotations, those that stop the pipeline first, and a line to read in the log."""
    lines: list[str] = []
    for kind in _KIND.values():
        missed = [each for each in _of_missed(report, lang) if each.kind == kind]
        found = [each for each in _of_report(report, lang) if each.kind == kind]
        first = [each for each in _deciding(report, exit_code, lang) if each.kind == kind]
        room = AT_MOST - len(first)
        quota = max(_AT_LEAST, room - len(found))
        shown = missed[:quota]
        shown += found[: room - len(shown)]
        lines += map(_command, (*first, *shown))
        hidden = _hidden(report) if kind == _KIND[severity_of_misses(report)] else 0
        if hidden or len(shown) < len(missed) + len(found):
            left = hidden + len(missed[quota:]), len(found) - len(shown) + len(missed[:quota])
            lines.append(_command(_Annotation(kind, _more(*left, lang), _WHERE.in_(lang))))
    return "".join(f"{line}\n" for line in (*lines, answer(report, lang)))


def annotations(findings: Sequence[Finding], lang: Lang) -> Iterator[str]:
    """Annotate findings, the heaviest first, as many of a kind as are shown."""
    told = [_of_finding(each, each.rule.severity, lang) for each in findings]
    for kind in _KIND.values():
        found = [each for each in told if each.kind == kind]
        yield from map(_command, found[:AT_MOST])
        if left := len(found[AT_MOST:]):
            yield _command(_Annotation(kind, _more(0, left, lang), _IN_FULL.in_(lang)))


_IN_FULL = Words(
    "Chạy lại với --format text để xem hết.", "Run again with --format text to see all."
)


def _more(missed: int, found: int, lang: Lang) -> str:
    """Count what was left out, misses apart from findings."""
    said = []
    if missed:
        noun = Noun("kết quả không đạt nữa", "more missed result")
        said.append(so_many(missed, noun).in_(lang))
    if found:
        said.append(so_many(found, Noun("phát hiện nữa", "more finding")).in_(lang))
    return Words("… và ", "… and ").in_(lang) + ", ".join(said)


_WHERE = Words(
    "Xem bản tóm tắt của bước này hoặc ghi báo cáo ra tệp bằng --output.",
    "See the summary of this step, or write the report to a file with --output.",
)


def _deciding(report: Report, exit_code: ExitCode, lang: Lang) -> Iterator[_Annotation]:
    """Count what decides the exit code and is neither a miss nor a finding."""
    if gate := closed_gate(report, exit_code, lang):
        yield _Annotation("error", *gate)
    whole, verdict = report.in_full, Verdict.INCONCLUSIVE
    if number := whole.tally(verdict) + whole.tally_of_obligations(verdict):
        kind = "error" if exit_code is ExitCode.UNUSABLE else "warning"
        word = VERDICT[verdict.code].in_(lang)
        yield _Annotation(kind, word, so_many(number, Noun("kết quả", "result")).in_(lang))


def _hidden(report: Report) -> int:
    """Count the misses that are not shown, though they may decide the exit code."""
    whole, shown = (
        each.tally(Verdict.MISSED) + each.tally_of_obligations(Verdict.MISSED)
        for each in (report.in_full, report)
    )
    return whole - shown


def _of_report(report: Report, lang: Lang) -> Iterator[_Annotation]:
    """Annotate the findings of a report; what does not fail the run is no error."""
    for each in report.findings:
        yield _of_finding(each, severity_told(report, each.rule.severity), lang)


def _of_finding(finding: Finding, severity: Severity, lang: Lang) -> _Annotation:
    rule, where = finding.rule, safe(finding.location.text)
    message = f"{where} {finding.message(lang)}\n{finding.fix(lang)}".rstrip()
    return _Annotation(_KIND[severity], f"{rule.code} {rule.name}", message, finding.location)


def _of_missed(report: Report, lang: Lang) -> Iterator[_Annotation]:
    kind = _KIND[severity_of_misses(report)]
    word = VERDICT[Verdict.MISSED.code].in_(lang)
    for each in misses(report, lang):
        message = "\n".join(filter(None, (each.message, each.cells)))
        yield _Annotation(kind, f"{each.item} {word}", message, each.place)


def _command(annotation: _Annotation) -> str:
    properties = dict(_file(annotation.place)) | {"title": annotation.title}
    listed = ",".join(f"{name}={escape_property(value)}" for name, value in properties.items())
    return f"::{annotation.kind} {listed}::{escape_message(annotation.message)}"


def _file(place: Location | None) -> Iterator[tuple[str, str]]:
    if place is None or place.file == _STANDARD_INPUT:
        return
    yield "file", safe(posixpath.normpath(PurePath(place.file).as_posix()))
    if place.sheet is None and place.row:
        yield "line", str(place.row)
        if place.has_letters and place.column:
            yield "col", str(place.column)


def escape_message(text: str) -> str:
    """Escape what would end a command's message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Escape what would end a property or the list of them."""
    return escape_message(text).replace(":", "%3A").replace(",", "%2C")
