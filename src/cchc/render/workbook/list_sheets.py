"""Who is under target and by how much; who has not reported."""

from collections.abc import Sequence
from typing import Final

from cchc.render import annex
from cchc.render.workbook.book import Book
from cchc.render.workbook.page import Column, Page
from cchc.render.workbook.results_sheets import LACKING, columns_of, lacking_of, values_of
from cchc.results import Report, Result, Verdict
from cchc.words import Lang, Words

_SILENT: Final = (
    Column(Words("Đơn vị", "Unit"), 40),
    Column(Words("Kỳ báo cáo", "Period"), 18, "center"),
    Column(Words("Số chỉ tiêu chưa báo cáo", "Targets not reported"), 14, "right"),
    Column(Words("Số chỉ tiêu phải báo cáo", "Targets to report"), 14, "right"),
    Column(Words("Các mục chưa báo cáo", "Items not reported"), 44),
    Column(Words("Dòng có trong tệp nhưng để trống", "Rows there but left blank"), 44),
)


def add_missed(book: Book, report: Report, results: Sequence[Result], lang: Lang) -> None:
    """Write the list of missed results with both readings of what is missing."""
    missed = [result for result in results if result.verdict is Verdict.MISSED]
    several = len(annex.periods(report)) > 1
    columns = (*columns_of(several=several, units=True), *LACKING)
    page = Page(book, Words("Không đạt", "Missed").in_(lang), columns, lang)
    units = len({result.unit.code for result in missed})
    page.title(
        Words(
            "ĐƠN VỊ CÓ CHỈ TIÊU KHÔNG ĐẠT VÀ SỐ CÒN THIẾU",
            "UNITS THAT MISSED A TARGET, AND WHAT IS MISSING",
        ).in_(lang),
        size=14,
        bold=True,
    )
    page.title(
        Words(
            f"{len(missed)} kết quả không đạt, của {units} đơn vị",
            f"{len(missed)} missed results of {units} units",
        ).in_(lang),
        bold=True,
    )
    page.title(annex.LACKING.in_(lang), align="left", italic=True)
    page.title(annex.FURTHER.in_(lang), align="left", italic=True)
    page.headings()
    for result in missed:
        shown = values_of(result, lang, several=several, units=True)
        page.write((*shown, *lacking_of(result)))
    page.finish()


def add_silent(book: Book, results: Sequence[Result], lang: Lang) -> None:
    """Write the list of who has not reported."""
    silences = annex.silences(results)
    page = Page(book, Words("Chưa báo cáo", "Not reported").in_(lang), _SILENT, lang)
    page.title(
        Words("ĐƠN VỊ CHƯA BÁO CÁO ĐỦ", "UNITS THAT HAVE NOT REPORTED EVERYTHING").in_(lang),
        size=14,
        bold=True,
    )
    page.title(
        Words(
            f"{len({silence.unit.code for silence in silences})} đơn vị",
            f"{len({silence.unit.code for silence in silences})} units",
        ).in_(lang),
        bold=True,
    )
    page.headings()
    for silence in silences:
        page.write(
            (
                silence.unit.name,
                silence.period.label(lang),
                len(silence.items),
                silence.expected,
                ", ".join(silence.items),
                ", ".join(place.text for place in silence.blanks),
            )
        )
    page.finish()
