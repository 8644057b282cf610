"""The list of units under target, with what each is missing."""

from collections.abc import Iterator, Sequence
from typing import Final

from cchc.document.ratios import shortfall_of
from cchc.document.spelling import NOTHING
from cchc.render import annex
from cchc.render.document.annex_table import fraction, missing_text
from cchc.render.document.markup import Align, Column, Piece, Row
from cchc.results import Result, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import VERDICT, reading

_COLUMNS: Final[tuple[tuple[Words, float, Align], ...]] = (
    (Words("Số TT", "No."), 12, "center"),
    (Words("Đơn vị", "Unit"), 52, "left"),
    (Words("Mục", "Item"), 14, "center"),
    (Words("Chỉ tiêu", "Target"), 68, "left"),
    (Words("Mức giao", "Threshold"), 20, "center"),
    (Words("b/a", "b/a"), 30, "center"),
    (Words("Kết quả", "Result"), 20, "center"),
    (Words("Còn thiếu", "Missing"), 17, "center"),
    (Words("Hoặc thêm", "Or further"), 17, "center"),
)
_FRACTION: Final = 5


def columns(lang: Lang) -> list[Column]:
    """Give the columns."""
    return [Column(words.in_(lang), width, align) for words, width, align in _COLUMNS]


def rows(missed: Sequence[Result], lang: Lang) -> Iterator[Row]:
    """Yield a row for each missed result."""
    for number, result in enumerate(missed, start=1):
        lacking = shortfall_of(result)
        shown = annex.percent(result, lang)
        b, a, width = result.numerator or 0, result.denominator or 0, _COLUMNS[_FRACTION][1]
        first, *rest = fraction(b, a, width, lang)
        yield (
            count(number, lang),
            result.unit.name,
            result.target.item,
            annex.label(result.target, lang),
            reading(result.threshold, lang),
            Piece(first, below=(*rest,)),
            shown.text if shown else NOTHING,
            *((missing_text(each, lang) for each in lacking) if lacking else (NOTHING, NOTHING)),
        )


def summary(results: Sequence[Result], lang: Lang) -> str:
    """Say how many units missed a target, and what could not be judged."""
    found = {result.verdict for result in results}
    unjudged = [each for each in (Verdict.NOT_REPORTED, Verdict.INVALID) if each in found]
    said = (_counted(results, verdict, lang) for verdict in (Verdict.MISSED, *unjudged))
    return "; ".join(said) + "."


def _counted(results: Sequence[Result], verdict: Verdict, lang: Lang) -> str:
    some = [result for result in results if result.verdict is verdict]
    number = count(len(some), lang)
    units = count(len({result.unit.code for result in some}), lang)
    word = VERDICT[verdict.code].in_(lang)
    return Words(
        f"{word}: {number} kết quả của {units} đơn vị", f"{word}: {number} results of {units} units"
    ).in_(lang)
