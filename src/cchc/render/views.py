"""What is shown only where it says something: groups, bottlenecks, changes and the pace of a year."""

from collections.abc import Iterator

from cchc.render import outlook
from cchc.render.columns import (
    MANY,
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
from cchc.render.outlook import Outlook
from cchc.render.ratios import ratio_text, so_far_text
from cchc.results import Bottleneck, Change, Comparison, Report, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count, points
from cchc.words.terms import VERDICT, reading


def render(report: Report, lang: Lang) -> Iterator[str | Grid]:
    """Yield a title and a grid for each part that the report has."""
    if report.groups:
        yield "\n" + Words("Tổng theo nhóm đơn vị", "Totals per group of units").in_(lang)
        yield _groups(report, lang)
    if report.bottlenecks:
        title = Words("Đơn vị kéo tổng xuống nhiều nhất", "Units that hold the totals down most")
        yield "\n" + title.in_(lang)
        yield _bottlenecks(report, lang)
    if report.comparison:
        yield "\n" + compared_with(report.comparison).in_(lang)
        yield _changes(report.comparison, lang)
    yield from _pace(report, lang)


def compared_with(comparison: Comparison) -> Words:
    """Head the changes with what they are changes from."""
    vi, en = comparison.words
    return Words(f"So với {vi}", f"Against {en}")


def _pace(report: Report, lang: Lang) -> Iterator[str | Grid]:
    shown = list(outlook.outlooks(report, MANY + 1))
    if not shown:
        return
    is_cut = len(shown) > MANY
    yield "\n" + outlook.TITLE.in_(lang)
    columns = (
        item_column(lang),
        unit_column(lang),
        Column(outlook.WHOLE_YEAR.in_(lang), right=True),
        Column(outlook.SO_FAR.in_(lang), right=True),
        Column(outlook.EXPECTED.in_(lang), right=True),
        Column(outlook.MUST_COUNT.in_(lang), right=True),
        Column(outlook.OUTLOOK.in_(lang), folds=True),
    )
    yield Grid(columns, [_paced(each, lang) for each in shown[:MANY]])
    if is_cut:
        yield Words(
            "… và các kết quả khác; xem từng đơn vị bằng --unit.",
            "… and others; --unit shows each unit.",
        ).in_(lang)


def _paced(each: Outlook, lang: Lang) -> tuple[Cell, ...]:
    return (
        Cell(each.judged.target.item),
        Cell(each.name.in_(lang)),
        Cell(reading(each.judged.annual, lang)),
        Cell(so_far_text(each.judged, lang) or NOTHING),
        Cell(count(each.pace.expected, lang)),
        Cell(each.bounds(lang) or NOTHING),
        Cell(each.words.in_(lang), STYLE[each.verdict]),
    )


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


def _changes(comparison: Comparison, lang: Lang) -> Grid:
    columns = (
        *target_columns(lang),
        unit_column(lang),
        Column(Words("Kỳ so sánh", "Then").in_(lang), right=True),
        Column(Words("Kỳ này", "Now").in_(lang), right=True),
        Column(Words("Thay đổi (điểm %)", "Change (points)").in_(lang), right=True),
        Column(Words("Ghi chú", "Remark").in_(lang), folds=True),
    )
    return Grid(columns, [_changed(change, lang) for change in comparison.changes])


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
    if change.is_partial:
        partial = Words("một trong hai kỳ chưa đủ số liệu", "one of the two is partial")
        return Cell(partial.in_(lang), "yellow")
    if change.newly is Verdict.MET:
        return Cell(Words("trước không đạt, nay đạt", "newly met").in_(lang), "green")
    if change.newly is Verdict.MISSED:
        return Cell(Words("trước đạt, nay không đạt", "newly missed").in_(lang), "bold red")
    return Cell(VERDICT[change.now.verdict.code].in_(lang), STYLE[change.now.verdict])
