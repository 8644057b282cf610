"""The annex as the decision has it, with the results of the whole set."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from cchc.document.ratios import shortfall_of
from cchc.render import annex
from cchc.render.workbook.book import Book
from cchc.render.workbook.page import Column, Marked, Page, Value
from cchc.render.workbook.results_sheets import spelled
from cchc.results import Report, Result, Total
from cchc.words import Lang, Words

_RESULT: Final = Column(Words("Kết quả", "Result"), 11, "right")
_COLUMNS: Final = (
    Column(Words("Số TT", "No."), 8, "center"),
    Column(Words("Tên nhiệm vụ", "Task"), 46),
    Column(Words("Đơn vị chủ trì", "Responsible"), 20),
    Column(Words("Đơn vị phối hợp", "Coordinating"), 19),
    Column(Words("Đơn vị tính", "Unit of measure"), 8, "center"),
    Column(Words("Giao chỉ tiêu", "Target"), 11, "center"),
    _RESULT,
    Column(Words("Đánh giá", "Verdict"), 14, "center"),
    Column(Words("Còn thiếu", "Missing"), 10, "right"),
    Column(Words("Căn cứ", "Basis"), 40),
)


class AnnexSheet(NamedTuple):
    """Where the annex keeps its results, for a chart that follows them."""

    name: str
    column: int
    rows: Mapping[str, int]  # by annex item


def add(book: Book, report: Report, results: Sequence[Result], lang: Lang) -> AnnexSheet:
    """Write the sheet."""
    page = Page(book, Words("Phụ lục", "Annex").in_(lang), _COLUMNS, lang)
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
            rows[row.target.item] = page.row
            page.write(_values(row, lang))
    page.finish()
    page.title(annex.tally_text(report, lang), align="left", bold=True)
    for note in annex.notes(report):
        page.title(note.in_(lang), align="left", italic=True)
    return AnnexSheet(page.name, _COLUMNS.index(_RESULT), rows)


def _values(total: Total, lang: Lang) -> tuple[Value, ...]:
    target = total.target
    lacking = shortfall_of(total)
    return (
        # In full, for filters and sorting take rows away from the heading of their section.
        target.item,
        target.wording,
        "; ".join(target.responsible),
        "; ".join(target.coordinating),
        target.unit_of_measure,
        annex.threshold_text(total, lang),
        annex.percent(total, lang),
        Marked(annex.verdict_text(total, lang), total.verdict),
        spelled(lacking.of_these, lang) if lacking else None,
        target.basis or "",
    )
