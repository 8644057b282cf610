"""The report as an Excel workbook: the annex, its charts, every result, and the lists to act on."""

from cchc.exit_codes import ExitCode
from cchc.render import annex
from cchc.render.workbook import (
    annex_sheet,
    asked_sheets,
    chart_sheet,
    findings_sheet,
    list_sheets,
    origin_sheet,
    results_sheets,
)
from cchc.render.workbook.book import Book
from cchc.render.workbook.findings_sheet import LinkTo
from cchc.results import Report
from cchc.words import Lang, own_results


def render(report: Report, _exit_code: ExitCode, lang: Lang, link_to: LinkTo = str) -> bytes:
    """Make the workbook; *link_to* turns the path of an input into one from the workbook's folder."""
    book = Book(category=own_results.MARK)
    results = annex.by_unit(report)
    where = annex_sheet.add(book, report, results, lang)
    chart_sheet.add(book, report, where, lang)
    list_sheets.add_missed(book, results, lang)
    list_sheets.add_silent(book, report, lang)
    findings_sheet.add(book, report, lang, link_to)
    results_sheets.add(book, report, results, lang)
    asked_sheets.add(book, report, lang)
    origin_sheet.add(book, report, lang)
    return book.to_bytes()
