"""Who is under target and by how much; who has not reported."""

from collections.abc import Sequence
from typing import Final

from cchc.engine.completeness import reminders
from cchc.render import annex
from cchc.render.reminders import closing
from cchc.render.workbook.book import Book
from cchc.render.workbook.page import Column, Page
from cchc.render.workbook.results_sheets import (
    COUNTS,
    LACKING,
    TARGET,
    UNIT,
    judged_values,
    lacking_of,
)
from cchc.results import Report, Result, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count

_SILENT: Final = (
    Column(Words("Đơn vị", "Unit"), 40),
    Column(Words("Thuộc", "Below"), 30),
    Column(Words("Tình trạng", "State"), 18, "center"),
    Column(Words("Số chỉ tiêu còn thiếu", "Targets missing"), 14, "right"),
    Column(Words("Mục còn thiếu", "Items missing"), 60),
)
_NOTHING_SENT: Final = Words("chưa gửi gì", "nothing sent")
_SENT_IN_PART: Final = Words("gửi một phần", "sent in part")


def add_missed(book: Book, results: Sequence[Result], lang: Lang) -> None:
    """Write the list of missed results with both readings of what is missing."""
    missed = [result for result in results if result.verdict is Verdict.MISSED]
    name = Words("Không đạt", "Missed").in_(lang)
    page = Page(book, name, (UNIT, *TARGET, *COUNTS, *LACKING), lang)
    title = Words(
        "ĐƠN VỊ CÓ CHỈ TIÊU KHÔNG ĐẠT VÀ SỐ CÒN THIẾU",
        "UNITS THAT MISSED A TARGET, AND WHAT IS MISSING",
    )
    number = len(missed)
    units = len({result.unit.code for result in missed})
    counted = Words(
        f"{count(number, 'vi')} kết quả không đạt của {count(units, 'vi')} đơn vị",
        f"{count(number, 'en')} missed results of {count(units, 'en')} units",
    )
    page.title(title.in_(lang), size=14, bold=True)
    page.title(counted.in_(lang), bold=True)
    page.title(annex.LACKING.in_(lang), align="left", italic=True)
    page.title(annex.FURTHER.in_(lang), align="left", italic=True)
    page.headings()
    for result in missed:
        page.write((result.unit.name, *judged_values(result, lang), *lacking_of(result, lang)))
    page.finish()


def add_silent(book: Book, report: Report, lang: Lang) -> None:
    """Write the list of who has not reported."""
    listed = reminders(report)
    page = Page(book, Words("Chưa báo cáo", "Not reported").in_(lang), _SILENT, lang)
    title = Words("ĐƠN VỊ CHƯA BÁO CÁO ĐỦ", "UNITS THAT HAVE NOT REPORTED EVERYTHING")
    page.title(title.in_(lang), size=14, bold=True)
    page.title(closing(report, listed, lang), bold=True)
    page.headings()
    for each in listed:
        state = _NOTHING_SENT if each.nothing else _SENT_IN_PART
        items = ", ".join(each.items)
        page.write((each.unit.name, each.parent or "", state.in_(lang), len(each.items), items))
    page.finish()
