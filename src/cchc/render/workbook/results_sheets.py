"""Every result, a sheet per level of administration or per unit."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from cchc.render import annex
from cchc.render.workbook.book import Book
from cchc.render.workbook.page import Column, Marked, Page, Value
from cchc.results import Report, Result
from cchc.words import Lang, Words
from cchc.words.terms import LEVEL, reading

_UNITS_EACH_ON_A_SHEET: Final = 12  # more tabs than that nobody leafs through
_ROWS_OF_A_SHEET: Final = 1_000_000  # a sheet has 1.048.576
_UNIT: Final = Column(Words("Đơn vị", "Unit"), 30)
_PERIOD: Final = Column(Words("Kỳ báo cáo", "Period"), 14, "center")
_TARGET: Final = (
    Column(Words("Mục", "Item"), 8, "center"),
    Column(Words("Chỉ tiêu", "Target"), 48),
)
_COUNTS: Final = (
    Column(Words("Tử số (b)", "Numerator (b)"), 12, "right"),
    Column(Words("Mẫu số (a)", "Denominator (a)"), 12, "right"),
    Column(Words("Kết quả", "Result"), 11, "right"),
    Column(Words("Mức giao", "Threshold"), 14, "center"),
)
_VERDICT: Final = Column(Words("Đánh giá", "Verdict"), 16, "center")
LACKING: Final = (
    Column(Words("Còn thiếu", "Lacking"), 11, "right"),
    Column(Words("Cần thêm", "Further"), 11, "right"),
)


def add(book: Book, report: Report, results: Sequence[Result], lang: Lang) -> None:
    """Write the sheets; *results* stand in the order of the units."""
    several = len(annex.periods(report)) > 1
    for name, part in _parts(results, lang):
        units = {result.unit.code for result in part}
        columns = columns_of(several=several, units=len(units) > 1)
        page = Page(book, name, (*columns, _VERDICT, *LACKING), lang)
        page.title(annex.headline(report, lang), size=14, bold=True)
        page.title(annex.who_and_when(report, part, lang), bold=True)
        page.headings()
        for result in part:
            shown = values_of(result, lang, several=several, units=len(units) > 1)
            verdict = Marked(annex.verdict_text(result, lang), result.verdict)
            page.write((*shown, verdict, *lacking_of(result)))
        page.finish()


def columns_of(*, several: bool, units: bool) -> tuple[Column, ...]:
    """Give the columns of a list of results: with the period and the unit only where they differ."""
    return (
        *((_UNIT,) if units else ()),
        *_TARGET,
        *((_PERIOD,) if several else ()),
        *_COUNTS,
    )


def values_of(result: Result, lang: Lang, *, several: bool, units: bool) -> tuple[Value, ...]:
    """Give what stands in those columns."""
    return (
        *((result.unit.name,) if units else ()),
        result.target.item,
        annex.label(result.target, lang),
        *((result.period.label(lang),) if several else ()),
        result.numerator,
        result.denominator,
        annex.percent(result, lang),
        reading(result.target.threshold, lang),
    )


def lacking_of(result: Result) -> tuple[int | None, int | None]:
    """Give both readings of what is missing."""
    lacking = annex.lacking(result)
    return (lacking.of_these, lacking.further) if lacking else (None, None)


def _parts(results: Sequence[Result], lang: Lang) -> Iterator[tuple[str, Sequence[Result]]]:
    """Divide by level where there are several, or many units; a few units of one level by unit."""
    units = {result.unit.code for result in results}
    levels = {result.unit.level for result in results}
    if len(levels) == 1 and len(units) <= _UNITS_EACH_ON_A_SHEET:
        for _, part in groupby(results, key=lambda each: each.unit.code):
            whole = list(part)
            yield from _in_pieces(whole[0].unit.name, whole)
        return
    for level in (*LEVEL, None):
        words = LEVEL[level] if level else Words("chưa rõ cấp", "level unknown")
        name = words.in_(lang)
        part = [result for result in results if result.unit.level == level]
        yield from _in_pieces(name[0].upper() + name[1:], part)


def _in_pieces(name: str, part: Sequence[Result]) -> Iterator[tuple[str, Sequence[Result]]]:
    for start in range(0, len(part), _ROWS_OF_A_SHEET):
        yield name, part[start : start + _ROWS_OF_A_SHEET]
