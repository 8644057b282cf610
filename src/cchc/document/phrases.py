"""What several forms of the report say of one result or finding.  Texts only, free of any markup."""

from cchc.diagnostics import Finding
from cchc.document.naming import Names
from cchc.document.ratios import is_above, ratio_text, shortfall_of
from cchc.results import Report, Result, Total
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import reading
from cchc.words.text import safe


def said(finding: Finding, lang: Lang) -> str:
    """Say what is wrong and what to do, in one line."""
    return f"{finding.message(lang)} {finding.fix(lang)}".strip()


def why_missed(result: Result | Total, lang: Lang) -> str:
    """Set the ratio against the target and count what is missing to it."""
    ratio = ratio_text(result, lang)
    if ratio is None:
        return Words(
            "Không phát sinh (a = 0); với chỉ số này, như vậy là không đạt.",
            "Nothing arose (a = 0); for this indicator that is missed.",
        ).in_(lang)
    target = reading(result.threshold, lang)
    line = Words(f"Tỷ lệ {ratio}, mức giao {target}", f"Ratio {ratio}, target {target}").in_(lang)
    missing = shortfall_of(result)
    if missing is None or missing.of_these is None:
        return f"{line}."
    by = Words("vượt", "over by") if is_above(result) else Words("còn thiếu", "short by")
    return f"{line}; {by.in_(lang)} {count(missing.of_these, lang)}."


def unit_label(result: Result, names: Names) -> str:
    """Name a unit as documents do, with its code."""
    return safe(names.with_code(result.unit))


def body_label(report: Report, lang: Lang) -> str:
    """Name a total that is an obligation: it is that of the body that the set belongs to."""
    roster = report.counts.roster
    body = roster.registry.codes.index(report.target_set.body)
    return safe(f"{Words('Tổng', 'Total').in_(lang)}: {roster.called.with_code(body)}")
