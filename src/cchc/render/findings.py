"""Findings as lines of text: where, which rule, what, and what to do."""

from collections import Counter
from collections.abc import Callable, Sequence

from cchc import limits
from cchc.diagnostics import Finding, Severity
from cchc.render.grid import unpainted
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import SEVERITY
from cchc.words.text import safe

_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def heading(findings: Sequence[Finding], lang: Lang) -> str:
    """Head the findings with how many there are of each severity."""
    tally = Counter(finding.rule.severity for finding in findings)
    said = [
        f"{count(tally[severity], lang)} {SEVERITY[severity].in_(lang)}"
        for severity in Severity
        if tally[severity]
    ]
    return Words("Phát hiện: ", "Findings: ").in_(lang) + ", ".join(said)


def render(
    findings: Sequence[Finding],
    lang: Lang,
    *,
    everything: bool = False,
    paint: Callable[[str, str], str] = unpainted,
) -> str:
    """Write one line per finding; of one rule in one file, at most a screenful unless *everything*."""
    lines = []
    shown: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        kind = (finding.location.file, finding.rule.code)
        shown[kind] += 1
        if everything or shown[kind] <= limits.FINDINGS_OF_A_KIND:
            lines.append(_line(finding, lang, paint))
    for (file, code), times in shown.items():
        if not everything and times > limits.FINDINGS_OF_A_KIND:
            more = times - limits.FINDINGS_OF_A_KIND
            lines.append(f"{safe(file)} {code} {_MORE.in_(lang).format(more=more)}")
    return "".join(f"{line}\n" for line in lines)


_MORE = Words(
    "… và {more} phát hiện cùng loại; thêm --all để xem hết.",
    "… and {more} more of this kind; add --all to see them.",
)


def _line(finding: Finding, lang: Lang, paint: Callable[[str, str], str]) -> str:
    rule = finding.rule
    label = paint(f"{rule.code} {SEVERITY[rule.severity].in_(lang)}:", _STYLE[rule.severity])
    line = f"{safe(finding.location.text)} {label} {finding.message(lang)}"
    return line if rule.severity is Severity.NOTE else f"{line} {finding.fix(lang)}"
