"""What pipelines are told of the exit code: what decided it, and what did not."""

from typing import NamedTuple

from cchc.diagnostics import Severity
from cchc.document.sentences import answer
from cchc.exit_codes import ExitCode
from cchc.gates import failing, fails_if, judges_nothing
from cchc.results import Report
from cchc.words import Lang, Words

_GATE = Words("Không qua được điều kiện ở --fail-on", "A gate of --fail-on does not hold")
_NOTHING = Words("Không có gì để đánh giá", "Nothing was judged")


class ClosedGate(NamedTuple):
    """A title that names the gates, and the sentence that sums the report up."""

    title: str
    message: str


def closed_gate(report: Report, exit_code: ExitCode, lang: Lang) -> ClosedGate | None:
    """Tell which gates decided the exit code, or that nothing was judged; None where something else did."""
    names = failing(report)
    if exit_code is ExitCode.GATE:
        title, listed = _GATE.in_(lang), ", ".join(names)
        return ClosedGate(f"{title}: {listed}" if listed else title, answer(report, lang))
    if exit_code is ExitCode.UNUSABLE and judges_nothing(report) and "invalid" not in names:
        return ClosedGate(_NOTHING.in_(lang), answer(report, lang))
    return None


def severity_of_misses(report: Report) -> Severity:
    """Grade missed targets: where they do not fail the run they are warnings."""
    return Severity.ERROR if fails_if(report, "missed") else Severity.WARNING


def severity_told(report: Report, severity: Severity) -> Severity:
    """Grade a finding for a pipeline: an error that does not fail the run is a warning to it."""
    if severity is Severity.ERROR and not fails_if(report, "invalid"):
        return Severity.WARNING
    return severity
