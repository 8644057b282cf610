"""The columns that tables of results are made of, and the cells below them."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from cchc.definitions.model import Target
from cchc.definitions.threshold import Threshold
from cchc.document.model import Cell, Column, Kind, Lack, Limit, Mark, Percent, Range
from cchc.document.ratios import end_text, is_above, ratio_ends, ratio_text, shortfall_of
from cchc.results import Result, Total, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import so_many
from cchc.words.terms import UNIT, VERDICT, reading

LABEL_LONGEST: Final = 48
UNDECIDED_B: Final = Words("Chưa rõ thuộc b (u)", "Undecided of b (u)")
UNDECIDED_A: Final = Words("Chưa rõ thuộc a (v)", "Undecided of a (v)")
NOT_ADDED: Final = Words("Không cộng được", "Not added up")
_PARTIAL: Final = Words(" (chưa đủ)", " (partial)")
_UNLISTED: Final = Words(" (chưa gồm {units} ngoài danh mục)", " (without {units} of no registry)")


def item_column(lang: Lang) -> Column:
    """Head the annex item."""
    return Column("item", Words("Mục", "Item").in_(lang), Kind.ITEM)


def label_column(lang: Lang) -> Column:
    """Head the short name of a target."""
    heading = Words("Chỉ tiêu", "Target").in_(lang)
    return Column("label", heading, Kind.LABEL, LABEL_LONGEST)


def unit_column(lang: Lang) -> Column:
    """Head the name of a unit."""
    return Column("unit", Words("Đơn vị", "Unit").in_(lang), Kind.NAME)


def units_column(lang: Lang) -> Column:
    """Head the number of units whose counts were added."""
    return Column("units", Words("Số đơn vị", "Units").in_(lang), Kind.COUNT)


def verdict_column(lang: Lang) -> Column:
    """Head the verdict."""
    return Column("verdict", Words("Đánh giá", "Verdict").in_(lang), Kind.VERDICT)


def count_columns(shown: Iterable[Result | Total], lang: Lang) -> tuple[Column, ...]:
    """Head b and a, and what is undecided beside them; the latter idle where nothing is."""
    idle = not any(any(judged.undecided) for judged in shown)
    b, a = Words("Tử số (b)", "Numerator (b)"), Words("Mẫu số (a)", "Denominator (a)")
    return (
        Column("b", "b", Kind.COUNT, full=b.in_(lang)),
        Column("a", "a", Kind.COUNT, full=a.in_(lang)),
        Column("u", "u", Kind.COUNT, full=UNDECIDED_B.in_(lang), idle=idle),
        Column("v", "v", Kind.COUNT, full=UNDECIDED_A.in_(lang), idle=idle),
    )


def count_cells(judged: Result) -> tuple[Cell, ...]:
    """Give b and a, and what is undecided beside them."""
    return judged.numerator, judged.denominator, *judged.undecided


def ratio_columns(shown: Iterable[Result | Total], lang: Lang) -> tuple[Column, ...]:
    """Head a ratio, what it was compared with, and the target of the year where that is another."""
    same = all(judged.threshold is judged.annual for judged in shown)
    return (
        Column("ratio", Words("Tỷ lệ", "Ratio").in_(lang), Kind.RATIO),
        Column("threshold", Words("Mức giao", "Target").in_(lang), Kind.THRESHOLD),
        Column("annual", Words("Cả năm", "Whole year").in_(lang), Kind.THRESHOLD, idle=same),
    )


def lack_columns(shown: Iterable[Result | Total], lang: Lang) -> tuple[Column, Column]:
    """Head what missed ratios lack, in both readings; idle where none is missed."""
    idle = all(shortfall_of(judged) is None for judged in shown)
    of_these, further = Words("Còn thiếu", "Missing"), Words("Hoặc thêm", "Or further")
    return (
        Column("of_these", of_these.in_(lang), Kind.LACK, idle=idle),
        Column("further", further.in_(lang), Kind.LACK, idle=idle),
    )


def label_of(target: Target, lang: Lang) -> str:
    """Name what a target is about, in fewer words than its wording."""
    indicator = target.indicator
    return indicator.label if lang == "vi" else indicator.english.label


def target_cells(target: Target, lang: Lang) -> tuple[Cell, Cell]:
    """Give the item and the short name of a target."""
    return target.item, label_of(target, lang)


def sum_cells(total: Total) -> tuple[Cell, ...]:
    """Give how many units were added, b, a and what is undecided; nothing where nothing was added."""
    if not total.units:
        return 0, None, None, 0, 0
    return total.units, total.numerator, total.denominator, *total.undecided


def percent_of(judged: Result | Total, lang: Lang) -> Percent | Range | None:
    """Give b/a as it is printed everywhere, or its ends; None where there is no ratio."""
    ends = ratio_ends(judged)
    if ends is None:
        return None
    low, high = ends
    least = Percent(end_text(judged, low, lang), *low)
    if low is high or low == high:
        return least
    most = Percent(end_text(judged, high, lang), *high)
    return Range(ratio_text(judged, lang) or "", least, most)


def ratio_cells(judged: Result | Total, lang: Lang) -> tuple[Cell, ...]:
    """Give the ratio, what it was compared with, and the target of the year."""
    compared, annual = limit_of(judged.threshold, lang), judged.annual
    of_year = compared if annual is judged.threshold else limit_of(annual, lang)
    return percent_of(judged, lang), compared, of_year


@lru_cache(maxsize=256)  # thousands of results share few thresholds
def limit_of(threshold: Threshold, lang: Lang) -> Limit:
    """Say what a ratio is compared with."""
    return Limit(reading(threshold, lang), threshold)


def mark_of(judged: Result | Total, lang: Lang) -> Mark:
    """Give the verdict in words, and say where it rests on a part of the counts."""
    if isinstance(judged, Total) and not judged.adds_up:
        return Mark(NOT_ADDED.in_(lang), judged.verdict)
    partial = judged.partial and judged.verdict < Verdict.NOT_REPORTED
    mark = _mark(judged.verdict, partial, lang)
    if isinstance(judged, Total) and judged.unlisted:
        told = _UNLISTED.in_(lang).format(units=so_many(judged.unlisted, UNIT).in_(lang))
        return mark._replace(text=mark.text + told)
    return mark


@cache
def _mark(verdict: Verdict, partial: bool, lang: Lang) -> Mark:
    word = VERDICT[verdict.code].in_(lang)
    return Mark(word + (_PARTIAL.in_(lang) if partial else ""), verdict, partial=partial)


def lack_cells(judged: Result | Total) -> tuple[Cell, Cell]:
    """Say how many of these, or how many further ones, would bring the ratio there."""
    missing = shortfall_of(judged)
    if missing is None:
        return "", ""
    fewer = missing.of_these is not None and is_above(judged)
    return Lack(missing.of_these, fewer), Lack(missing.further)


def place_column(lang: Lang) -> Column:
    """Head the cells that a number was added from."""
    return Column("place", Words("Vị trí", "Place").in_(lang), Kind.PLACE)
