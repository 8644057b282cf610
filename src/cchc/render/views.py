"""What is shown only where it was asked for: groups, bottlenecks and changes."""

from collections.abc import Iterator

from cchc.render.columns import (
    NOTHING,
    STYLE,
    has_milestones,
    item_column,
    ratio_cells,
    ratio_columns,
    sum_cells,
    target_cells,
    target_columns,
    unit_column,
    units_column,
    verdict_cell,
    verdict_column,
)
from cchc.render.grid import Cell, Column, Grid
from cchc.render.ratios import ratio_text
from cchc.results import Bottleneck, Change, Report, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count, points
from cchc.words.terms import VERDICT


def render(report: Report, lang: Lang) -> Iterator[str | Grid]:
    """Yield a title and a grid for each part that the report has."""
    if report.groups:
        yield "\n" + Words("Tổng theo nhóm đơn vị", "Totals per group of units").in_(lang)
        yield _groups(report, lang)
    if report.bottlenecks:
        title = Words("Đơn vị kéo tổng xuống nhiều nhất", "Units that hold the totals down most")
        yield "\n" + title.in_(lang)
        yield _bottlenecks(report, lang)
    if report.changes:
        yield "\n" + Words("So với kỳ trước", "Against the earlier period").in_(lang)
        yield _changes(report, lang)


def _groups(report: Report, lang: Lang) -> Grid:
    annual = has_milestones(each.total for each in report.groups)
    rows = [
        (
            Cell(each.total.target.item),
            Cell(each.group.in_(lang)),
            *sum_cells(each.total, lang),
            *ratio_cells(each.total, lang, annual=annual),
            verdict_cell(each.total, lang),
        )
        for each in report.groups
    ]
    columns = (
        item_column(lang),
        Column(Words("Nhóm", "Group").in_(lang), folds=True),
        units_column(lang),
        *ratio_columns(lang, annual=annual),
        verdict_column(lang),
    )
    return Grid(columns, rows)


def _bottlenecks(report: Report, lang: Lang) -> Grid:
    columns = (
        item_column(lang),
        unit_column(lang),
        Column(Words("Nếu đạt, tổng thêm", "If met, the total gains").in_(lang), right=True),
        Column(Words("Tổng hiện tại", "Total now").in_(lang), right=True),
        Column(Words("Khi đó", "Then").in_(lang), folds=True),
    )
    return Grid(columns, [_bottleneck(each, lang) for each in report.bottlenecks])


def _bottleneck(each: Bottleneck, lang: Lang) -> tuple[Cell, ...]:
    then = Verdict.MET if each.reaches else Verdict.MISSED
    return (
        Cell(each.total.target.item),
        Cell(each.unit.name),
        Cell(f"+{count(each.lift, lang)}"),
        Cell(ratio_text(each.total, lang) or NOTHING),
        Cell(VERDICT[then.code].in_(lang), STYLE[then]),
    )


def _changes(report: Report, lang: Lang) -> Grid:
    columns = (
        *target_columns(lang),
        unit_column(lang),
        Column(Words("Kỳ trước", "Then").in_(lang), right=True),
        Column(Words("Kỳ này", "Now").in_(lang), right=True),
        Column(Words("Thay đổi (điểm %)", "Change (points)").in_(lang), right=True),
        Column(Words("Ghi chú", "Remark").in_(lang), folds=True),
    )
    return Grid(columns, [_changed(change, lang) for change in report.changes])


def _changed(change: Change, lang: Lang) -> tuple[Cell, ...]:
    now, then = change.now, change.then
    return (
        *target_cells(now.target, lang),
        Cell(now.unit.name),
        Cell(ratio_text(then, lang) or NOTHING if then else NOTHING),
        Cell(ratio_text(now, lang) or NOTHING),
        Cell(NOTHING if change.points is None else points(change.points, lang)),
        remark(change, lang),
    )


def remark(change: Change, lang: Lang) -> Cell:
    """Say what the change means: newly met, newly missed, or why it must not be compared."""
    if change.incomparable:
        why = change.incomparable.in_(lang)
        return Cell(Words(f"không so sánh được: {why}", f"not comparable: {why}").in_(lang), "dim")
    if change.newly is Verdict.MET:
        return Cell(Words("mới đạt", "newly met").in_(lang), "green")
    if change.newly is Verdict.MISSED:
        return Cell(Words("mới không đạt", "newly missed").in_(lang), "bold red")
    return Cell(VERDICT[change.now.verdict.code].in_(lang), STYLE[change.now.verdict])
