"""The findings as a table: where, which rule, what is wrong and what to do."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cchc import limits
from cchc.diagnostics import Finding, Location, Severity
from cchc.document.brief import Brief
from cchc.document.model import Cell, Column, Grade, Kind, Part, Place, Row, Table
from cchc.words import Lang, Words
from cchc.words.numbers import count, so_many
from cchc.words.terms import FILE, FOUND, SEVERITY

_AS_GIVEN: Mapping[str, str] = {}


def counted(findings: Sequence[Finding], lang: Lang) -> str:
    """Count the findings of each severity."""
    tally = Counter(finding.rule.severity for finding in findings)
    return ", ".join(
        so_many(tally[severity], FOUND[severity]).in_(lang)
        for severity in Severity
        if tally[severity]
    )


def findings(brief: Brief) -> Iterator[Part]:
    """List what was found in the files, by weight."""
    found, lang, scope = brief.report.findings, brief.lang, brief.scope
    at_most = None if scope.everything or scope.all_findings else limits.FINDINGS_OF_A_KIND
    title = Words("Phát hiện", "Findings").in_(lang)
    yield Part(
        "findings", title, [findings_table(found, lang, at_most, brief.files)], counted(found, lang)
    )


def findings_table(
    findings: Sequence[Finding],
    lang: Lang,
    at_most: int | None = None,
    files: Mapping[str, str] = _AS_GIVEN,
) -> Table:
    """List errors, then warnings, then notes; *files* names files by their paths.

    With *at_most* so many of one rule in one file, and how many more there are; notes of one rule
    are then one row.
    """
    columns = (
        Column("place", Words("Vị trí", "Location").in_(lang), Kind.PLACE),
        Column("code", Words("Mã", "Code").in_(lang), Kind.ITEM),
        Column("severity", Words("Mức độ", "Severity").in_(lang), Kind.ITEM),
        Column("message", Words("Nội dung", "Message").in_(lang), Kind.TEXT),
        Column("fix", Words("Cách xử lý", "What to do").in_(lang), Kind.TEXT),
    )
    rows: list[Row] = []
    for severity in Severity:
        some = [each for each in findings if each.rule.severity is severity]
        if at_most is None:
            rows += [_row(each, lang, files) for each in some]
        elif severity is Severity.NOTE:
            rows += _grouped(some, lang, files)
        else:
            rows += _first_of_each_kind(some, lang, at_most, files)
    return Table(columns, rows)


def _first_of_each_kind(
    some: Sequence[Finding], lang: Lang, at_most: int, files: Mapping[str, str]
) -> Iterator[Row]:
    shown: Counter[tuple[str, str]] = Counter()
    for each in some:
        kind = each.location.file, each.rule.code
        shown[kind] += 1
        if shown[kind] <= at_most:
            yield _row(each, lang, files)
    for (file, code), times in shown.items():
        if times > at_most:
            more = _MORE.in_(lang).format(more=count(times - at_most, lang))
            yield _place(Location(file), files), code, "", more, ""


def _grouped(notes: Sequence[Finding], lang: Lang, files: Mapping[str, str]) -> Iterator[Row]:
    """Write one row for all notes of a rule: in how many files, and what the first says."""
    by_rule: dict[str, list[Finding]] = {}
    for each in notes:
        by_rule.setdefault(each.rule.code, []).append(each)
    for same in by_rule.values():
        first, several = same[0], {each.location.file for each in same}
        place, code, grade, message, fix = _row(first, lang, files)
        if len(several) > 1:
            place = f"{so_many(len(several), FILE).in_(lang)}:"
        if len(same) > 1:
            more = count(len(same) - 1, lang)
            message = f"{message} {_LIKE_IT.in_(lang).format(more=more)}"
        yield place, code, grade, message, fix


_LIKE_IT = Words("(và {more} lưu ý cùng loại)", "(and {more} more of this kind)")
_MORE = Words(
    "… và {more} phát hiện cùng loại; thêm --all để xem hết.",
    "… and {more} more of this kind; add --all to see them.",
)


def _row(finding: Finding, lang: Lang, files: Mapping[str, str]) -> tuple[Cell, ...]:
    rule = finding.rule
    grade = Grade(SEVERITY[rule.severity].in_(lang), rule.severity)
    return (
        _place(finding.location, files),
        rule.code,
        grade,
        finding.message(lang),
        finding.fix(lang),
    )


def _place(location: Location, files: Mapping[str, str]) -> Place:
    path = location.file
    return Place(replace(location, file=files.get(path, path)), path)
