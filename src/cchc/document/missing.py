"""Who is to be reminded: what lacks since when, body by body, and what was sent and cannot be used."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from cchc.definitions.units import Unit
from cchc.diagnostics import Finding, Location, Severity
from cchc.document.brief import Brief, Scope
from cchc.document.build import named_files
from cchc.document.model import Column, Document, Kind, Paragraph, Part, Row, Table
from cchc.document.naming import Names
from cchc.document.sentences import subject
from cchc.document.silence import silent_closing, silent_table
from cchc.engine.completeness import reminders
from cchc.engine.one_unit import UnitReports
from cchc.results import Reminder, Report, Verdict
from cchc.rules.cells import HalfReported
from cchc.words import Lang, Words
from cchc.words.numbers import Noun, so_many

TITLE = Words(
    "DANH SÁCH ĐƠN VỊ CẦN ĐÔN ĐỐC BÁO CÁO NĂM {year}", "UNITS TO REMIND OF THEIR REPORTS OF {year}"
)


Where = tuple[str, str | None, int | None]
"""A line of a file: its name, the sheet, the number."""


class Unusable(NamedTuple):
    """A unit, or nobody known, whose numbers are wrong: in which targets, and the errors."""

    unit: Unit | None
    items: Sequence[str]
    errors: Sequence[Finding]


def unusable(report: Report) -> list[Unusable]:
    """List who reported what cannot be used; last, what is nobody's, file by file."""
    parts, places = UnitReports(report), _wrong_counts(report)
    found = []
    for index in parts.units:
        own = parts.of(index)
        errors = _errors(own.findings)
        # Those of other periods than the judged one are wrong, too.
        wrong = {name for each in errors for name in places.get(each.location, ())}
        items = [
            each.target.item
            for each in own.judged
            if each.tally(Verdict.INVALID) or each.target.indicator.id in wrong
        ]
        if items or errors:
            found.append(Unusable(report.counts.roster[index], items, errors))
    by_file: dict[str, list[Finding]] = {}
    for each in _errors(parts.of_nobody):
        by_file.setdefault(each.location.file, []).append(each)
    return [*found, *(Unusable(None, (), errors) for errors in by_file.values())]


def blank_cells(report: Report) -> Mapping[str, Sequence[Location]]:
    """Tell of each unit, by its code, the cells left blank beside a number of the same row.

    Such a row is not wrong: its counts are missing, and where they belong is known.
    """
    parts = UnitReports(report)
    return {
        report.counts.roster[index].code: found
        for index in parts.units
        if (
            found := [
                each.location
                for each in parts.of(index).findings
                if isinstance(each.rule, HalfReported)
            ]
        )
    }


def _wrong_counts(report: Report) -> Mapping[Location, set[str]]:
    """Tell of each place that has an error which indicators the numbers there are of."""
    counts = report.counts
    lines = defaultdict[Where, list[Location]](list)
    for each in _errors(report.findings):
        place = each.location
        lines[place.file, place.sheet, place.row].append(place)
    sheets = {(file, sheet) for file, sheet, _ in lines}
    found = defaultdict[Location, set[str]](set)
    starts = [*(part.first for part in counts.parts), len(counts)]
    for part, (first, end) in zip(counts.parts, pairwise(starts), strict=True):
        rows = range(first, end) if (part.file, part.sheet) in sheets else ()
        for row in rows:
            for place in lines.get((part.file, part.sheet, counts.lines[row]), ()):
                # Beside each other in a line may stand the numbers of several.
                if place.column is None or place.column in part.columns.of_counts:
                    found[place].add(counts.indicator_ids[counts.indicators[row]])
    return found


def _errors(findings: Sequence[Finding]) -> list[Finding]:
    """Choose what keeps numbers from being used."""
    return [each for each in findings if each.rule.severity is Severity.ERROR]


def missing(report: Report, lang: Lang, *, whole_paths: bool = False) -> Document:
    """Make the list: those to remind, then those whose numbers cannot be used.

    On a screen (*whole_paths*) files and the set are named as commands take them, on paper as people
    call them.
    """
    names = Names(report.counts.roster)
    files = {} if whole_paths else named_files(report)
    brief = Brief(report, names, lang, Scope(), (), files)
    found, wrong = reminders(report), unusable(report)
    of_units = sum(each.unit is not None for each in wrong)
    closing = silent_closing(report, found, lang, of_set=whole_paths, wrong=of_units)
    return Document(
        lang=lang,
        subject=subject(brief, of_set=whole_paths),
        title=TITLE.in_(lang).format(year=report.target_set.year),
        answer=closing,
        period=report.period.label(lang) if report.period else "",
        unit="",
        file=None,
        parts=[*_lacking(found, brief), *_unusable(wrong, brief)],
    )


def _lacking(found: Sequence[Reminder], brief: Brief) -> Iterator[Part]:
    lang = brief.lang
    if found:
        title = Words("Chưa báo cáo đủ", "Not reported in full").in_(lang)
        table = silent_table(found, brief.names, lang, since=None)
        blank = blank_cells(brief.report)
        codes = [each.unit.code for each in found for _ in {*each.since.values()}]
        cells = [blank_said(blank.get(code, ()), brief) for code in codes]
        words = Words("Ô còn để trống", "Cells left blank").in_(lang)
        column = Column("blank", words, Kind.TEXT, idle=not any(cells))
        rows = [(*row, said) for row, said in zip(table.rows, cells, strict=True)]
        yield Part("silent", title, [Table((*table.columns, column), rows)])


def blank_said(cells: Sequence[Location], brief: Brief) -> str:
    """Name the first cells that were left blank, and count the others."""
    said = [brief.place(each).location.text for each in cells[:_BLANK]]
    if more := len(cells) - len(said):
        vi, en = so_many(more, Noun("ô", "more cell"))
        said.append(Words(f"và {vi} khác", f"and {en}").in_(brief.lang))
    return "; ".join(said)


_BLANK: Final = 5  # cells left blank that are named


def _unusable(found: Sequence[Unusable], brief: Brief) -> Iterator[Part]:
    lang = brief.lang
    if not found:
        return
    columns = (
        Column("parent", Words("Thuộc", "Below").in_(lang), Kind.NAME),
        Column("unit", Words("Đơn vị", "Unit").in_(lang), Kind.NAME),
        Column("items", Words("Mục", "Items").in_(lang), Kind.TEXT),
        Column("errors", Words("Số lỗi", "Errors").in_(lang), Kind.COUNT),
        Column("place", Words("Vị trí lỗi đầu", "First error at").in_(lang), Kind.PLACE),
        Column("message", Words("Nội dung", "Message").in_(lang), Kind.TEXT),
    )
    nobody = Words("chưa rõ đơn vị", "unit unknown").in_(lang)
    rows: list[Row] = []
    for each in found:
        unit, first = each.unit and brief.names.of(each.unit), next(iter(each.errors), None)
        rows.append(
            (
                unit.parent if unit else "",
                unit or nobody,
                ", ".join(each.items),
                len(each.errors),
                brief.place(first.location) if first else None,
                f"{first.message(lang)} {first.fix(lang)}" if first else "",
            )
        )
    title = Words("Đã gửi nhưng số liệu không dùng được", "Sent, and cannot be used").in_(lang)
    note = Words(
        "Mỗi đơn vị nêu lỗi đầu tiên; «cchc check» nêu mọi lỗi.",
        "The first error of each unit is told; «cchc check» tells all.",
    )
    yield Part("unusable", title, [Table(columns, rows), Paragraph(note.in_(lang), is_note=True)])
