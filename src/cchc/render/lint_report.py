"""What is wrong with definitions, for people and for programs; the findings are shown as everywhere."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal

from cchc import __version__
from cchc.diagnostics import Finding, Severity
from cchc.document.findings import counted
from cchc.exit_codes import ExitCode
from cchc.render import findings as lines
from cchc.render import report_github, report_sarif
from cchc.render.lists_json import as_json, finding_object
from cchc.words import Lang, Words

LintFormat = Literal["text", "json", "sarif", "github"]
SCHEMA: Final = "cchc.lint/1"
_CLEAN: Final = Words("Không có phát hiện nào.", "Nothing was found.")


def answer(findings: Sequence[Finding], lang: Lang) -> str:
    """Count what was found, in one line."""
    return f"{counted(findings, lang)}." if findings else _CLEAN.in_(lang)


def _as_json(findings: Sequence[Finding], exit_code: ExitCode, lang: Lang) -> str:
    tally = [finding.rule.severity for finding in findings]
    return as_json(
        {
            "schema": SCHEMA,
            "tool": {"name": "cchc", "version": __version__},
            "findings": [finding_object(finding, lang) for finding in findings],
            "summary": {severity.value: tally.count(severity) for severity in Severity},
            "exit_code": int(exit_code),
        }
    )


def _as_sarif(findings: Sequence[Finding], exit_code: ExitCode, lang: Lang) -> str:
    return report_sarif.log(findings, exit_code, lang)


def _as_github(findings: Sequence[Finding], _: ExitCode, lang: Lang) -> str:
    annotations = report_github.annotations(findings, lang)
    return "".join(f"{line}\n" for line in (*annotations, answer(findings, lang)))


_FOR_PROGRAMS: Final[Mapping[str, Callable[[Sequence[Finding], ExitCode, Lang], str]]] = {
    "json": _as_json,
    "sarif": _as_sarif,
    "github": _as_github,
}


def for_programs(
    form: LintFormat, findings: Sequence[Finding], exit_code: ExitCode, lang: Lang
) -> str:
    """Write JSON, SARIF or GitHub's workflow commands."""
    return _FOR_PROGRAMS[form](findings, exit_code, lang)


def for_people(
    findings: Sequence[Finding], lang: Lang, paint: Callable[[str, str], str] | None = None
) -> str:
    """Write a line per finding, by weight, then how many there are."""
    painter = {"paint": paint} if paint else {}
    return lines.render(findings, lang, everything=True, **painter) + answer(findings, lang)
