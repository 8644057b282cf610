"""The annex as the decision has it, with what came of each target."""

from collections.abc import Iterator
from typing import Final

from cchc.document.ratios import shortfall_of
from cchc.document.spelling import NOTHING
from cchc.render import annex
from cchc.render.document.markup import Across, Align, Column, Piece, Row, fits
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
    (Words("Còn thiếu", "Missing"), 14, "center"),
    (Words("Căn cứ", "Basis"), 53, "left"),
)
_RESULT: Final = 6


def columns(lang: Lang) -> list[Column]:
    """Give the columns."""
    return [Column(words.in_(lang), width, align) for words, width, align in _COLUMNS]


def rows(report: Report, lang: Lang) -> Iterator[Row]:
    """Yield the rows under the headings of their sections."""
    for row in annex.annex(report):
        if isinstance(row, annex.Section):
            yield Across(row.number, row.title)
        else:
            yield _values(row, lang)


def _values(total: Total, lang: Lang) -> Row:
    target = total.target
    lacking = shortfall_of(total)
    return (
        target.item.rpartition(".")[2],  # as the decision numbers it: 2 under III
        target.wording,
        "; ".join(target.responsible),
        "; ".join(target.coordinating),
        target.unit_of_measure,
        annex.threshold_text(total, lang),
        _result(total, lang),
        Piece(annex.verdict_text(total, lang), bold=total.verdict is Verdict.MISSED),
        missing_text(lacking.of_these, lang) if lacking else NOTHING,
        target.basis or "",
    )


def missing_text(number: int | None, lang: Lang) -> str:
    """Print how many are missing; where none would do, say so."""
    return annex.NEVER.in_(lang) if number is None else count(number, lang)


def _result(total: Total, lang: Lang) -> Piece:
    shown = annex.percent(total, lang)
    if shown is None:
        return Piece(NOTHING)
    width = _COLUMNS[_RESULT][1]
    return Piece(shown.text, below=fraction(total.numerator, total.denominator, width, lang))


def fraction(b: int, a: int, width: float, lang: Lang) -> tuple[str, ...]:
    """Write b/a; where it does not fit into a column of *width* millimetres, on two lines."""
    above, below = count(b, lang), count(a, lang)
    whole = f"{above}/{below}"
    return (whole,) if fits(whole, width) else (f"{above}/", below)
