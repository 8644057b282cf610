"""Every result, a sheet per level of administration or per unit."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from cchc.document.ratios import shortfall_of
from cchc.render import annex
from cchc.render.workbook.book import Book
from cchc.render.workbook.page import Column, Marked, Page, Value
from cchc.results import Report, Result
from cchc.words import Lang, Words
from cchc.words.terms import LEVEL, reading

_UNITS_EACH_ON_A_SHEET: Final = 12  # more tabs than that nobody leafs through
_ROWS_OF_A_SHEET: Final = 1_000_000  # a sheet has 1.048.576
UNIT: Final = Column(Words("Đơn vị", "Unit"), 30)
TARGET: Final = (
    Column(Words("Mục", "Item"), 8, "center"),
    Column(Words("Chỉ tiêu", "Target"), 48),
)
COUNTS: Final = (
    Column(Words("Tử số (b)", "Numerator (b)"), 12, "right"),
    Column(Words("Mẫu số (a)", "Denominator (a)"), 12, "right"),
    Column(Words("Kết quả", "Result"), 11, "right"),
    Column(Words("Mức giao", "Threshold"), 14, "center"),
)
VERDICT: Final = Column(Words("Đánh giá", "Verdict"), 16, "center")
LACKING: Final = (
    Column(Words("Còn thiếu", "Missing"), 11, "right"),
    Column(Words("Hoặc thêm", "Or further"), 11, "right"),
)


def add(book: Book, report: Report, results: Sequence[Result], lang: Lang) -> None:
    """Write the sheets; *results* stand in the order of the units."""
    for name, part in _parts(results, lang):
        units = (UNIT,) if len({result.unit.code for result in part}) > 1 else ()
        page = Page(book, name, (*units, *TARGET, *COUNTS, VERDICT, *LACKING), lang)
        page.title(annex.headline(report, lang), size=14, bold=True)
        page.title(annex.who_and_when(report, part, lang), bold=True)
        page.headings()
        for result in part:
            unit = (result.unit.name,) if units else ()
            verdict = Marked(annex.verdict_text(result, lang), result.verdict)
            page.write((*unit, *judged_values(result, lang), verdict, *lacking_of(result, lang)))
        page.finish()


def judged_values(result: Result, lang: Lang) -> tuple[Value, ...]:
    """Give item and target, b, a and their ratio, and what it was compared with."""
    return (
        result.target.item,
        annex.label(result.target, lang),
        result.numerator,
        result.denominator,
        annex.percent(result, lang),
        reading(result.threshold, lang),
    )


def lacking_of(result: Result, lang: Lang) -> tuple[Value, ...]:
    """Give both readings of what is missing."""
    lacking = shortfall_of(result)
    return tuple(spelled(each, lang) for each in lacking) if lacking else (None, None)


def spelled(number: int | None, lang: Lang) -> Value:
    """Keep a number; where none would do, say so."""
    return annex.NEVER.in_(lang) if number is None else number


def _parts(results: Sequence[Result], lang: Lang) -> Iterator[tuple[str, Sequence[Result]]]:
    """Divide by level where there are several, or many units; a few units of one level by unit."""
    units = {result.unit.code for result in results}
    levels = {result.unit.level for result in results}
    if len(levels) == 1 and len(units) <= _UNITS_EACH_ON_A_SHEET:
        for _, of_one in groupby(results, key=lambda each: each.unit.code):
            part = list(of_one)
            yield from _in_pieces(part[0].unit.name, part)
        return
    for level in (*LEVEL, None):
        words = LEVEL[level] if level else Words("chưa rõ cấp", "level unknown")
        name = words.in_(lang)
        part = [result for result in results if result.unit.level == level]
        yield from _in_pieces(name[0].upper() + name[1:], part)


def _in_pieces(name: str, part: Sequence[Result]) -> Iterator[tuple[str, Sequence[Result]]]:
    for start in range(0, len(part), _ROWS_OF_A_SHEET):
        yield name, part[start : start + _ROWS_OF_A_SHEET]
