"""What pipelines are told of a gate that does not hold: which it is, and what the report came to."""

from typing import NamedTuple

from cchc.document.sentences import answer
from cchc.exit_codes import ExitCode
from cchc.gates import failing
from cchc.results import Report
from cchc.words import Lang, Words

_GATE = Words("Không qua được điều kiện ở --fail-on", "A gate of --fail-on does not hold")


class ClosedGate(NamedTuple):
    """A title that names the gates, and the sentence that sums the report up."""

    title: str
    message: str


def closed_gate(report: Report, exit_code: ExitCode, lang: Lang) -> ClosedGate | None:
    """Tell which gates decided the exit code; None where something else did."""
    if exit_code is not ExitCode.GATE:
        return None
    names = ", ".join(failing(report))
    title = _GATE.in_(lang)
    return ClosedGate(f"{title}: {names}" if names else title, answer(report, lang))
