"""The cells that every table of results is made of."""

from collections.abc import Iterable

from cchc.definitions.model import Target
from cchc.render.grid import Cell, Column
from cchc.render.ratios import is_above, ratio_text, shortfall_of
from cchc.results import Result, Total, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import VERDICT, reading

_LABEL_WIDTH = 48
NOTHING = "–"
MANY = 200  # results beyond which only those that need attention are shown
# A word, then a colour: the table must survive a black-and-white printer.
STYLE = {
    Verdict.MET: "green",
    Verdict.MISSED: "bold red",
    Verdict.NOT_APPLICABLE: "dim",
    Verdict.NOT_REPORTED: "yellow",
    Verdict.INVALID: "bold yellow",
}


def has_milestones(shown: Iterable[Result | Total]) -> bool:
    """Say whether any of these was compared with a milestone instead of the target of its year."""
    return any(judged.threshold is not judged.annual for judged in shown)


def ratio_cells(judged: Result | Total, lang: Lang, *, annual: bool = False) -> tuple[Cell, ...]:
    """Print b/a and what it is compared with; with *annual* the target of the year beside it."""
    text = ratio_text(judged, lang)
    of_year = (Cell(reading(judged.annual, lang)),) if annual else ()
    return Cell(text or NOTHING), Cell(reading(judged.threshold, lang)), *of_year


def verdict_cell(judged: Result | Total, lang: Lang) -> Cell:
    """Give the verdict in a word and a colour."""
    word = VERDICT[judged.verdict.code].in_(lang)
    partial = (
        Words(" (chưa đủ)", " (partial)").in_(lang)
        if judged.partial and judged.verdict < Verdict.NOT_REPORTED
        else ""
    )
    return Cell(word + partial, STYLE[judged.verdict])


def count_text(number: int | None, lang: Lang) -> str:
    """Print a count, or a dash where none was reported."""
    return NOTHING if number is None else count(number, lang)


def verdict_column(lang: Lang) -> Column:
    """Head the verdict."""
    return Column(Words("Đánh giá", "Verdict").in_(lang), folds=True)


def unit_column(lang: Lang) -> Column:
    """Head the name of a unit."""
    return Column(Words("Đơn vị", "Unit").in_(lang), folds=True)


def units_column(lang: Lang) -> Column:
    """Head the number of units whose counts were added."""
    return Column(Words("Số đơn vị", "Units").in_(lang), right=True)


def sum_cells(total: Total, lang: Lang) -> tuple[Cell, ...]:
    """Print how many units were added, b and a; a dash where there was nothing to add."""
    if not total.units:
        return Cell(count(0, lang)), Cell(NOTHING), Cell(NOTHING)
    return tuple(
        Cell(count(number, lang)) for number in (total.units, total.numerator, total.denominator)
    )


def item_column(lang: Lang) -> Column:
    """Head the annex item."""
    return Column(Words("Mục", "Item").in_(lang))


def target_columns(lang: Lang) -> tuple[Column, Column]:
    """Head the item and the name of the target."""
    return (
        item_column(lang),
        Column(Words("Chỉ tiêu", "Target").in_(lang), at_most=_LABEL_WIDTH),
    )


def target_cells(target: Target, lang: Lang) -> tuple[Cell, Cell]:
    """Give the item and the name of the target."""
    labels = target.indicator.labels if lang == "vi" else target.indicator.english
    return Cell(target.item), Cell(labels.label)


def ratio_columns(lang: Lang, *, annual: bool = False) -> tuple[Column, ...]:
    """Head b, a, their ratio and what it is compared with."""
    return (
        Column("b", right=True),
        Column("a", right=True),
        Column(Words("Tỷ lệ", "Ratio").in_(lang), right=True),
        *threshold_columns(lang, annual=annual),
    )


def threshold_columns(lang: Lang, *, annual: bool) -> tuple[Column, ...]:
    """Head what a ratio is compared with; with *annual* the target of the year too."""
    compared = Column(Words("Mức giao", "Target").in_(lang), right=True)
    of_year = Column(Words("Cả năm", "Whole year").in_(lang), right=True)
    return (compared, of_year) if annual else (compared,)


def missing_columns(shown: Iterable[Result | Total], lang: Lang) -> tuple[Column, ...]:
    """Head what missed ratios lack; nothing where none is missed."""
    if all(shortfall_of(judged) is None for judged in shown):
        return ()
    return (
        Column(Words("Còn thiếu", "Missing").in_(lang), right=True, folds=True),
        Column(Words("Hoặc thêm", "Or further").in_(lang), right=True, folds=True),
    )


def missing_cells(judged: Result | Total, lang: Lang) -> tuple[Cell, Cell]:
    """Say how many of these dossiers, or how many further ones, would bring the ratio there."""
    missing = shortfall_of(judged)
    if missing is None:
        return Cell(""), Cell("")
    never = Words("không thể", "never").in_(lang)
    of_these, further = (never if k is None else count(k, lang) for k in missing)
    if missing.of_these is not None and is_above(judged):
        of_these = Words(f"bớt {of_these}", f"{of_these} fewer").in_(lang)
    return Cell(of_these), Cell(further)
