"""Where the numbers come from: the files with their hashes, the definitions, the program."""

from typing import Final

from cchc import __version__
from cchc.render.workbook.book import Book
from cchc.render.workbook.page import Column, Page
from cchc.results import Report
from cchc.words import Lang, Words
from cchc.words.numbers import count

_COLUMNS: Final = (
    Column(Words("Nội dung", "What"), 30),
    Column(Words("Giá trị", "Value"), 60),
    Column(Words("SHA-256", "SHA-256"), 76),
)


def add(book: Book, report: Report, lang: Lang) -> None:
    """Write the sheet."""
    page = Page(book, Words("Nguồn", "Sources").in_(lang), _COLUMNS, lang)
    page.title(Words("NGUỒN SỐ LIỆU VÀ CHỈ TIÊU", "SOURCES").in_(lang), size=14, bold=True)
    page.headings()
    target_set = report.target_set
    page.write(
        (
            Words("Bộ chỉ tiêu", "Target set").in_(lang),
            f"{target_set.id} · {target_set.title}",
            report.definitions.digest,
        )
    )
    for read in report.inputs:
        page.write((Words("Tệp số liệu", "File of counts").in_(lang), read.path, read.sha256))
    for read in report.comparison.inputs if report.comparison else ():
        compared = Words("Tệp so sánh", "File compared with").in_(lang)
        page.write((compared, read.path, read.sha256))
    left_out = Words("Dòng không đánh giá được", "Rows that could not be judged").in_(lang)
    page.write((left_out, count(report.rows_left_out, lang), ""))
    page.write((Words("Chương trình", "Program").in_(lang), f"cchc {__version__}", ""))
    page.finish()
