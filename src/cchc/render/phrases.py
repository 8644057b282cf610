"""What several forms of the report say of one result or finding.  Texts only, free of any markup."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from cchc.diagnostics import Finding, Location
from cchc.engine.shortfall import shortfall
from cchc.render.table import ratio_text
from cchc.results import Report, Result, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import reading
from cchc.words.text import safe

Place = tuple[str, str | None, int | None]


def row_of(location: Location) -> Place:
    """Name the row that a location lies in."""
    return location.file, location.sheet, location.row


def findings_by_row(report: Report) -> Mapping[Place, Sequence[Finding]]:
    """Sort the findings by the row they touch."""
    by_row: defaultdict[Place, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_row[row_of(finding.location)].append(finding)
    return by_row


def said(finding: Finding, lang: Lang) -> str:
    """Say what is wrong and what to do, in one line."""
    return f"{finding.message(lang)} {finding.fix(lang)}".strip()


def lacking(result: Result) -> int | None:
    """Count by how many b misses the target, under a floor or over a ceiling, with a as it is.

    ``None`` where nothing is missed, where b is no part of a, or where no b would do.
    """
    b, a = result.numerator, result.denominator
    if result.verdict is not Verdict.MISSED or b is None or not a:
        return None
    target = result.target
    return shortfall(target.threshold, b, a).of_these if target.indicator.part_of_whole else None


def why_missed(result: Result, lang: Lang) -> str:
    """Set the ratio against the target and count what is missing."""
    ratio = ratio_text(result, lang)
    if ratio is None:
        return Words(
            "Không phát sinh (a = 0); với chỉ số này, như vậy là không đạt.",
            "Nothing arose (a = 0); for this indicator that is missed.",
        ).in_(lang)
    target = reading(result.target.threshold, lang)
    line = Words(f"Tỷ lệ {ratio}, mức giao {target}", f"Ratio {ratio}, target {target}").in_(lang)
    missing = lacking(result)
    if missing is None:
        return f"{line}."
    b, a, low = result.numerator or 0, result.denominator or 0, result.target.threshold.low
    under = low is not None and b * 100 <= low * a
    number = count(missing, lang)
    short, over = Words("còn thiếu", "short by"), Words("vượt", "over by")
    return f"{line}; {(short if under else over).in_(lang)} {number}."


def unit_label(result: Result) -> str:
    """Name a unit with its code; a unit that no registry knows has only its name."""
    name, code = safe(result.unit.name), safe(result.unit.code)
    return name if name == code else f"{name} ({code})"
