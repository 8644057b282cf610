"""The annex as the decision has it, with what came of each target."""

from collections.abc import Iterator
from typing import Final

from cchc.render import annex
from cchc.render.document.markup import Across, Align, Column, Piece, Row
from cchc.results import Report, Total, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count

_COLUMNS: Final[tuple[tuple[Words, float, Align], ...]] = (
    (Words("Số TT", "No."), 11, "center"),
    (Words("Tên nhiệm vụ", "Task"), 52, "left"),
    (Words("Đơn vị chủ trì", "Responsible"), 24, "left"),
    (Words("Đơn vị phối hợp", "Coordinating"), 23, "left"),
    (Words("Đơn vị tính", "Unit of measure"), 13, "center"),
    (Words("Giao chỉ tiêu", "Target"), 18, "center"),
    (Words("Kết quả (b/a)", "Result (b/a)"), 24, "center"),
    (Words("Đánh giá", "Verdict"), 18, "center"),
    (Words("Còn thiếu", "Lacking"), 14, "center"),
    (Words("Căn cứ", "Basis"), 55, "left"),
)
_FITS: Final = 11  # characters of a fraction that the column of results takes on one line
_PERIOD: Final = 20.0  # millimetres for the period, taken from the basis


def columns(report: Report, lang: Lang) -> list[Column]:
    """Give the columns; with the period only where there are several."""
    shown = [Column(words.in_(lang), width, align) for words, width, align in _COLUMNS]
    if len(annex.periods(report)) > 1:
        shown[-1] = shown[-1]._replace(width=shown[-1].width - _PERIOD)
        shown.insert(6, Column(Words("Kỳ", "Period").in_(lang), _PERIOD, "center"))
    return shown


def rows(report: Report, lang: Lang) -> Iterator[Row]:
    """Yield the rows under the headings of their sections."""
    several = len(annex.periods(report)) > 1
    for row in annex.annex(report):
        if isinstance(row, annex.Section):
            yield Across(row.number, row.title)
        else:
            yield _values(row, lang, several=several)


def _values(total: Total, lang: Lang, *, several: bool) -> Row:
    target = total.target
    lacking = annex.lacking(total)
    missing = lacking and lacking.of_these
    return (
        target.item.rpartition(".")[2],  # as the decision numbers it: 2 under III
        target.wording,
        "; ".join(target.responsible),
        "; ".join(target.coordinating),
        target.unit_of_measure,
        target.threshold.text,
        *((total.period.label(lang),) if several else ()),
        _result(total, lang),
        Piece(annex.verdict_text(total, lang), bold=total.verdict is Verdict.MISSED),
        annex.NOTHING if missing is None else count(missing, lang),
        target.basis or "",
    )


def _result(total: Total, lang: Lang) -> str:
    shown = annex.percent(total, lang)
    if shown is None:
        return annex.NOTHING
    return f"{shown.text}\n{fraction(total.numerator, total.denominator, _FITS, lang)}"


def fraction(b: int, a: int, fits: int, lang: Lang) -> str:
    """Write b/a; where it is longer than *fits* characters, on two lines."""
    above, below = count(b, lang), count(a, lang)
    return f"{above}/{below}" if len(above + below) < fits else f"{above}/\n{below}"
