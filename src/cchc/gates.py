"""What ends a run with which exit code: the gates of a pipeline, as a pure function of the report."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, Literal

from cchc.diagnostics import Severity
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.results import Report, Verdict
from cchc.words import Words

Gate = Literal["missed", "invalid", "missing", "partial", "warning"]
USUAL: Final[Collection[Gate]] = ("missed", "invalid")
_ANSWERS: Final = (Verdict.MET, Verdict.MISSED, Verdict.NOT_APPLICABLE)


def exit_code(
    report: Report, *, allow_missed: bool = False, fail_on: Collection[Gate] = ()
) -> ExitCode:
    """Give the code of the gates in *fail_on*, without any of those of ``USUAL``.

    Answering nothing is never success.  What was judged decides, not what is shown of it.  Raises
    WrongRequest where missed targets are to fail the run and allowed at once.
    """
    if allow_missed and "missed" in fail_on:
        raise WrongRequest(_BOTH)
    whole = report.in_full
    closed = {gate for gate in _asked(allow_missed, fail_on) if _FAILS[gate](whole)}
    if "invalid" in closed or judges_nothing(report):
        return ExitCode.UNUSABLE
    if "missed" in closed:
        return ExitCode.MISSED
    return ExitCode.GATE if closed else ExitCode.OK


def gates_of(options: Mapping[str, Any]) -> dict[str, Any]:
    """Turn recorded options back into what decides the exit code."""
    fail_on = options.get("--fail-on")
    return {
        "allow_missed": options.get("--allow-missed") is True,
        "fail_on": tuple(map(str, fail_on)) if isinstance(fail_on, list) else (),
    }


def judges_nothing(report: Report) -> bool:
    """Whether no result says anything of its target."""
    whole = report.in_full
    return not (whole.tally(*_ANSWERS) or any(map(whole.tally_of_obligations, _ANSWERS)))


def failing(report: Report) -> list[Gate]:
    """List the gates, as they were asked for, that do not hold."""
    asked, whole = _asked(**gates_of(report.provenance.options)), report.in_full
    return [gate for gate, fails in _FAILS.items() if gate in asked and fails(whole)]


def fails_if(report: Report, gate: Gate) -> bool:
    """Whether *gate* was asked for, so that what it is about fails the run, whatever else fails it."""
    return gate in _asked(**gates_of(report.provenance.options))


def _asked(allow_missed: bool, fail_on: Collection[Gate]) -> set[Gate]:
    return set(fail_on or USUAL) - ({"missed"} if allow_missed else set[Gate]())


def _says(severity: Severity) -> Callable[[Report], bool]:
    return lambda report: any(each.rule.severity is severity for each in report.findings)


def _is_partial(report: Report) -> bool:
    """Whether the report says «chưa đủ» anywhere."""
    totals = (*report.totals, *(each.total for each in report.groups))
    return any(judged.gaps for judged in report.judged) or any(each.partial for each in totals)


def _is_untrusted(report: Report) -> bool:
    """Whether a finding is an error, or undecided dossiers could turn a verdict."""
    turned = report.tally(Verdict.INCONCLUSIVE) + report.tally_of_obligations(Verdict.INCONCLUSIVE)
    return turned > 0 or _says(Severity.ERROR)(report)


_FAILS: Final[Mapping[Gate, Callable[[Report], bool]]] = {
    "missed": lambda report: bool(
        report.tally(Verdict.MISSED) or report.tally_of_obligations(Verdict.MISSED)
    ),
    "invalid": _is_untrusted,
    "missing": lambda report: bool(report.tally(Verdict.NOT_REPORTED)),
    "partial": _is_partial,
    "warning": _says(Severity.WARNING),
}
_BOTH: Final = Words(
    "--allow-missed và «--fail-on missed» trái nhau; hãy bỏ một trong hai.",
    "--allow-missed and «--fail-on missed» contradict each other; drop one of them.",
)
