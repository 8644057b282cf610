"""The findings, each with a link to its cell in the submitted file."""

from collections.abc import Callable
from typing import Final

from cchc.diagnostics import Finding, Location, Severity, column_letters
from cchc.readers.source import STANDARD_INPUT
from cchc.render.workbook.book import Book
from cchc.render.workbook.page import Column, Link, Page, Value
from cchc.results import Report
from cchc.words import Lang, Words
from cchc.words.terms import SEVERITY

_COLUMNS: Final = (
    Column(Words("Mức độ", "Severity"), 11, "center"),
    Column(Words("Mã", "Code"), 8, "center"),
    Column(Words("Tệp", "File"), 24),
    Column(Words("Trang tính", "Sheet"), 15),
    Column(Words("Ô", "Cell"), 14, "center"),
    Column(Words("Nội dung", "What is wrong"), 52),
    Column(Words("Cách xử lý", "What to do"), 46),
)
_LINKS_OF_A_SHEET: Final = 65_000  # Excel opens 65.530
_LINK_LONGEST: Final = 1_000  # Excel opens 2.079
_ROWS_OF_A_SHEET: Final = 1_000_000

LinkTo = Callable[[str], str]


def add(book: Book, report: Report, lang: Lang, link_to: LinkTo) -> None:
    """Write the sheet; *link_to* tells how a file is reached from where the workbook will lie."""
    page = Page(book, Words("Phát hiện", "Findings").in_(lang), _COLUMNS, lang)
    page.title(
        Words("CÁC PHÁT HIỆN TRONG TỆP SỐ LIỆU", "WHAT WAS FOUND IN THE SUBMITTED FILES").in_(lang),
        size=14,
        bold=True,
    )
    page.title(_counted(report, lang), bold=True)
    page.headings()
    for number, finding in enumerate(report.findings[:_ROWS_OF_A_SHEET]):
        page.write(_values(finding, lang, link_to if number < _LINKS_OF_A_SHEET else None))
    page.finish()
    if (left_out := len(report.findings) - _ROWS_OF_A_SHEET) > 0:
        page.title(
            Words(f"… và {left_out} phát hiện nữa.", f"… and {left_out} more findings.").in_(lang)
        )


def _counted(report: Report, lang: Lang) -> str:
    severities = [finding.rule.severity for finding in report.findings]
    said = [f"{severities.count(each)} {SEVERITY[each].in_(lang)}" for each in Severity]
    return ", ".join(said)


def _values(finding: Finding, lang: Lang, link_to: LinkTo | None) -> tuple[Value, ...]:
    place, rule = finding.location, finding.rule
    cell = _cell(place, lang)
    url = _url(place, link_to) if link_to else None
    return (
        SEVERITY[rule.severity].in_(lang),
        rule.code,
        place.file,
        place.sheet or "",
        Link(cell, url) if url else cell,
        finding.message(lang),
        finding.fix(lang),
    )


def _cell(place: Location, lang: Lang) -> str:
    """Name the cell as the file's own program does: D7, or row 6 and column 4 of a text file."""
    if place.sheet is not None:
        return (column_letters(place.column) if place.column else "") + str(place.row or "")
    row, column = place.row, place.column
    words = [Words(f"dòng {row}", f"row {row}")] if row else []
    words += [Words(f"cột {column}", f"column {column}")] if column else []
    return ", ".join(each.in_(lang) for each in words)


def _url(place: Location, link_to: LinkTo) -> str | None:
    """Make the link; none to standard input, nor where a name would break it."""
    path = link_to(place.file)
    if place.file == STANDARD_INPUT or "#" in path or not path.isprintable():
        return None
    url = f"external:{path}"
    if place.sheet is not None and place.sheet.isprintable():
        cell = (column_letters(place.column or 1)) + str(place.row or 1)
        sheet = place.sheet.replace("'", "''")
        url += f"#'{sheet}'!{cell}"
    return url if len(url) <= _LINK_LONGEST else None
