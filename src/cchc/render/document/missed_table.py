"""The list of units under target, with what each is missing."""

from collections.abc import Iterator, Sequence
from typing import Final

from cchc.render import annex
from cchc.render.document.annex_table import fraction
from cchc.render.document.markup import Align, Column, Row
from cchc.results import Report, Result, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import VERDICT, reading

_COLUMNS: Final[tuple[tuple[Words, float, Align], ...]] = (
    (Words("Số TT", "No."), 12, "center"),
    (Words("Đơn vị", "Unit"), 52, "left"),
    (Words("Mục", "Item"), 14, "center"),
    (Words("Chỉ tiêu", "Target"), 70, "left"),
    (Words("Mức giao", "Threshold"), 20, "center"),
    (Words("b/a", "b/a"), 30, "center"),
    (Words("Kết quả", "Result"), 20, "center"),
    (Words("Còn thiếu", "Lacking"), 17, "center"),
    (Words("Cần thêm", "Further"), 17, "center"),
)
_FITS: Final = 14  # characters of a fraction that its column takes on one line
_PERIOD: Final = 22.0  # millimetres for the period, taken from the name of the target


def columns(report: Report, lang: Lang) -> list[Column]:
    """Give the columns; with the period only where there are several."""
    shown = [Column(words.in_(lang), width, align) for words, width, align in _COLUMNS]
    if len(annex.periods(report)) > 1:
        shown[3] = shown[3]._replace(width=shown[3].width - _PERIOD)
        shown.insert(4, Column(Words("Kỳ", "Period").in_(lang), _PERIOD, "center"))
    return shown


def rows(report: Report, missed: Sequence[Result], lang: Lang) -> Iterator[Row]:
    """Yield a row for each missed result."""
    several = len(annex.periods(report)) > 1
    for number, result in enumerate(missed, start=1):
        lacking = annex.lacking(result)
        shown = annex.percent(result, lang)
        yield (
            str(number),
            result.unit.name,
            result.target.item,
            annex.label(result.target, lang),
            *((result.period.label(lang),) if several else ()),
            reading(result.target.threshold, lang),
            fraction(result.numerator or 0, result.denominator or 0, _FITS, lang),
            shown.text if shown else annex.NOTHING,
            *(_number(each, lang) for each in lacking or (None, None)),
        )


def _number(number: int | None, lang: Lang) -> str:
    return annex.NOTHING if number is None else count(number, lang)


def summary(results: Sequence[Result], lang: Lang) -> str:
    """Say how many units missed a target, and what could not be judged."""
    said = [_counted(results, Verdict.MISSED, lang)]
    for verdict in (Verdict.NOT_REPORTED, Verdict.INVALID):
        if any(result.verdict is verdict for result in results):
            said.append(_counted(results, verdict, lang))
    return "; ".join(said) + "."


def _counted(results: Sequence[Result], verdict: Verdict, lang: Lang) -> str:
    some = [result for result in results if result.verdict is verdict]
    number = count(len(some), lang)
    units = count(len({result.unit.code for result in some}), lang)
    word = VERDICT[verdict.code].in_(lang)
    return Words(
        f"{word}: {number} kết quả của {units} đơn vị", f"{word}: {number} results of {units} units"
    ).in_(lang)
