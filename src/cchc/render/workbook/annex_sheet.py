"""The annex as the decision has it, with the results of the whole set."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from cchc.definitions.period import Period
from cchc.render import annex
from cchc.render.workbook.book import Book
from cchc.render.workbook.page import Column, Marked, Page, Value
from cchc.results import Report, Result, Total
from cchc.words import Lang, Words

_COLUMNS: Final = (
    Column(Words("Số TT", "No."), 8, "center"),
    Column(Words("Tên nhiệm vụ", "Task"), 46),
    Column(Words("Đơn vị chủ trì", "Responsible"), 20),
    Column(Words("Đơn vị phối hợp", "Coordinating"), 19),
    Column(Words("Đơn vị tính", "Unit of measure"), 8, "center"),
    Column(Words("Giao chỉ tiêu", "Target"), 11, "center"),
    Column(Words("Kết quả", "Result"), 11, "right"),
    Column(Words("Đánh giá", "Verdict"), 14, "center"),
    Column(Words("Còn thiếu", "Lacking"), 10, "right"),
    Column(Words("Căn cứ", "Basis"), 40),
)
_PERIOD: Final = Column(Words("Kỳ báo cáo", "Period"), 14, "center")
_RESULT: Final = 6  # where the result stands, and before it the period if there are several


class AnnexSheet(NamedTuple):
    """Where the annex keeps its results, for a chart that follows them."""

    name: str
    column: int
    rows: Mapping[tuple[str, Period], int]


def add(book: Book, report: Report, results: Sequence[Result], lang: Lang) -> AnnexSheet:
    """Write the sheet."""
    several = len(annex.periods(report)) > 1
    columns = (*_COLUMNS[:_RESULT], _PERIOD, *_COLUMNS[_RESULT:]) if several else _COLUMNS
    page = Page(book, Words("Phụ lục", "Annex").in_(lang), columns, lang)
    page.title(Words("PHỤ LỤC", "ANNEX").in_(lang), size=14, bold=True)
    page.title(annex.headline(report, lang), size=14, bold=True)
    page.title(annex.who_and_when(report, results, lang), bold=True)
    page.title(annex.assigned_by(report, lang), italic=True)
    page.headings()
    rows = {}
    for row in annex.annex(report):
        if isinstance(row, annex.Section):
            page.section(row.number, row.title)
        else:
            rows[row.target.item, row.period] = page.row
            page.write(_values(row, lang, several=several))
    page.finish()
    page.title(annex.tally_text(report, lang), align="left", bold=True)
    for note in annex.notes(report):
        page.title(note.in_(lang), align="left", italic=True)
    return AnnexSheet(page.name, _RESULT + several, rows)


def _values(total: Total, lang: Lang, *, several: bool) -> tuple[Value, ...]:
    target = total.target
    lacking = annex.lacking(total)
    return (
        target.item,
        target.wording,
        "; ".join(target.responsible),
        "; ".join(target.coordinating),
        target.unit_of_measure,
        target.threshold.text,
        *((total.period.label(lang),) if several else ()),
        annex.percent(total, lang),
        Marked(annex.verdict_text(total, lang), total.verdict),
        lacking and lacking.of_these,
        target.basis or "",
    )
