"""The findings as a table: where, which rule, what is wrong and what to do."""

from collections import Counter
from collections.abc import Sequence

from cchc.diagnostics import Finding, Location, Severity
from cchc.document.model import Column, Grade, Kind, Place, Row, Table
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import SEVERITY


def counted(findings: Sequence[Finding], lang: Lang) -> str:
    """Count the findings of each severity."""
    tally = Counter(finding.rule.severity for finding in findings)
    return ", ".join(
        f"{count(tally[severity], lang)} {SEVERITY[severity].in_(lang)}"
        for severity in Severity
        if tally[severity]
    )


def findings_table(findings: Sequence[Finding], lang: Lang, at_most: int | None = None) -> Table:
    """List findings; with *at_most* so many of one rule in one file, and how many more there are."""
    columns = (
        Column("place", Words("Vị trí", "Location").in_(lang), Kind.PLACE),
        Column("code", Words("Mã", "Code").in_(lang), Kind.ITEM),
        Column("severity", Words("Mức độ", "Severity").in_(lang), Kind.ITEM),
        Column("message", Words("Nội dung", "Message").in_(lang), Kind.TEXT),
        Column("fix", Words("Cách xử lý", "What to do").in_(lang), Kind.TEXT),
    )
    shown: Counter[tuple[str, str]] = Counter()
    rows: list[Row] = []
    for each in findings:
        kind = each.location.file, each.rule.code
        shown[kind] += 1
        if at_most is None or shown[kind] <= at_most:
            rows.append(_row(each, lang))
    for (file, code), times in shown.items():
        if at_most is not None and times > at_most:
            more = _MORE.in_(lang).format(more=times - at_most)
            rows.append((Place(Location(file)), code, "", more, ""))
    return Table(columns, rows)


_MORE = Words(
    "… và {more} phát hiện cùng loại; thêm --all để xem hết.",
    "… and {more} more of this kind; add --all to see them.",
)


def _row(finding: Finding, lang: Lang) -> Row:
    rule = finding.rule
    grade = Grade(SEVERITY[rule.severity].in_(lang), rule.severity)
    return Place(finding.location), rule.code, grade, finding.message(lang), finding.fix(lang)
