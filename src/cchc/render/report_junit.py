"""The report as JUnit XML: a case per judged target and unit; a pipeline shows it as test results.

A total that is an obligation is a case, too.  A missed target is a failure; a number that cannot be
trusted, or that undecided dossiers could turn, is an error; and what was not reported or has not
arisen is skipped.  So is, with its message, what was not to fail the run: a viewer shows neither a
failure that is none nor a missed target that passed.  Findings that touch no judged row have a suite
of their own.  Only what junit-10.xsd knows is written, and neither times
nor host names: the same report, the same bytes.
"""

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from cchc.diagnostics import Finding, Severity
from cchc.document.naming import Names
from cchc.document.phrases import body_label, said, unit_label, why_missed
from cchc.document.ratios import ratio_text
from cchc.document.sentences import answer
from cchc.exit_codes import ExitCode
from cchc.render.findings_by_row import FindingsByRow
from cchc.render.gate import closed_gate, severity_of_misses, severity_told
from cchc.results import Report, Result, Total, Verdict
from cchc.words import Lang, Words
from cchc.words.terms import SEVERITY, VERDICT
from cchc.words.text import safe

_ERRORS = (Verdict.INVALID, Verdict.INCONCLUSIVE)
_SKIPPED = "skipped"
_OUTCOME = {"failure": "failures", "error": "errors", _SKIPPED: "skipped"}


def render(report: Report, exit_code: ExitCode, lang: Lang) -> str:
    """Write one suite per target, one for the findings that belong to none, and one for a closed gate."""
    by_row = FindingsByRow(report)
    suites: dict[str, ET.Element] = {}
    told: set[int] = set()
    names = Names(report.counts.roster)
    for result in report.results():
        errors = _errors(by_row.of(result)) if result.verdict in _ERRORS else []
        told.update(map(id, errors))
        _suite(suites, report, result, lang).append(
            _case(report, unit_label(result, names), result, errors, lang)
        )
    for total in report.totals:
        if total.is_obligation:
            _suite(suites, report, total, lang).append(
                _case(report, body_label(report, lang), total, [], lang)
            )
    root = ET.Element("testsuites", name="cchc")
    root.extend(suites.values())
    if loose := [finding for finding in report.findings if id(finding) not in told]:
        root.append(_loose_findings(report, loose, lang))
    if gate := closed_gate(report, exit_code, lang):
        suite = ET.SubElement(root, "testsuite", name=safe(f"{report.target_set.id} gate"))
        case = ET.SubElement(
            suite, "testcase", name=gate.title, classname=f"{report.target_set.id}.gate"
        )
        _outcome(case, "failure", "gate", gate.title, gate.message)
    for suite in root:
        _count(suite)
    for number in ("tests", "failures", "errors"):
        root.set(number, str(sum(int(suite.get(number, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [each for each in findings if each.rule.severity is Severity.ERROR]


def _suite(
    suites: dict[str, ET.Element], report: Report, result: Result | Total, lang: Lang
) -> ET.Element:
    """Find the suite of a result, or open it."""
    target = result.target
    name = f"{report.target_set.id} {target.item} {result.period.code}"
    if name not in suites:
        labels = target.indicator.labels if lang == "vi" else target.indicator.english
        suites[name] = ET.Element("testsuite", name=safe(name))
        properties = ET.SubElement(suites[name], "properties")
        for key, value in (("wording", target.wording), ("indicator", labels.label)):
            ET.SubElement(properties, "property", name=key, value=safe(value))
    return suites[name]


def _case(
    report: Report, name: str, result: Result | Total, errors: Sequence[Finding], lang: Lang
) -> ET.Element:
    case = ET.Element(
        "testcase",
        name=name,
        classname=safe(f"{report.target_set.id}.{result.target.item}"),
    )
    rows = result.rows if isinstance(result, Result) else report.rows_of(result)
    where = safe(report.counts.cells(rows))
    word = VERDICT[result.verdict.code].in_(lang)
    match result.verdict:
        case Verdict.MISSED:
            fails = severity_of_misses(report) is Severity.ERROR
            tag = "failure" if fails else _SKIPPED
            _outcome(case, tag, "missed", why_missed(result, lang), where)
        case Verdict.INVALID | Verdict.INCONCLUSIVE:
            ratio = ratio_text(result, lang) or ""
            message = " ".join(said(each, lang) for each in errors) or f"{word} {ratio}".rstrip()
            codes = " ".join(each.rule.code for each in errors)
            places = "\n".join(safe(each.location.text) for each in errors)
            _outcome(case, _error(report), codes or result.verdict.code, message, places or where)
        case Verdict.NOT_REPORTED | Verdict.NOT_APPLICABLE:
            _outcome(case, _SKIPPED, result.verdict.code, word, where)
    return case


def _loose_findings(report: Report, findings: Iterable[Finding], lang: Lang) -> ET.Element:
    """Make a case of each error, and of the rest the text that goes with the suite."""
    title = Words("Phát hiện", "Findings").in_(lang)
    suite = ET.Element("testsuite", name=safe(f"{report.target_set.id} {title}"))
    remarks = [answer(report, lang)]
    for finding in findings:
        rule, where = finding.rule, safe(finding.location.text)
        if rule.severity is Severity.ERROR:
            case = ET.SubElement(
                suite,
                "testcase",
                name=f"{where} {rule.code}",
                classname=safe(f"{report.target_set.id}.{rule.name}"),
            )
            _outcome(case, _error(report), rule.code, said(finding, lang), where)
        else:
            severity = SEVERITY[rule.severity].in_(lang)
            remarks.append(f"{where} {rule.code} {severity}: {said(finding, lang)}")
    ET.SubElement(suite, "system-out").text = "\n".join(remarks)
    return suite


def _error(report: Report) -> str:
    return "error" if severity_told(report, Severity.ERROR) is Severity.ERROR else _SKIPPED


def _outcome(case: ET.Element, tag: str, kind: str, message: str, where: str) -> None:
    outcome = ET.SubElement(case, tag, type=kind, message=message)
    outcome.text = where or None


def _count(suite: ET.Element) -> None:
    """Write the numbers that readers of the format look at first."""
    suite.set("tests", str(len(suite.findall("testcase"))))
    for tag, attribute in _OUTCOME.items():
        suite.set(attribute, str(len(suite.findall(f"testcase/{tag}"))))
