"""What is shown only where it says something: groups, bottlenecks, changes and the pace of a year."""

from collections.abc import Iterator
from itertools import islice

from cchc.definitions.threshold import Threshold
from cchc.engine.pace import Pace
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
from cchc.render.ratios import pace_of, ratio_text, so_far_text
from cchc.results import Bottleneck, Change, Comparison, Report, Result, Total, Verdict
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
    """Show what the rest of the year must bring where a target is missed so far."""
    missed: list[Result | Total] = [
        total for total in report.totals if total.verdict is Verdict.MISSED and total.units > 1
    ]
    missed += islice(report.results(Verdict.MISSED), MANY)
    shown = [(judged, paced) for judged in missed if (paced := pace_of(judged))]
    if not shown:
        return
    yield "\n" + Words(
        "Nhịp độ đến hết năm, ước tính theo số hồ sơ bình quân mỗi tháng",
        "The pace until the end of the year, estimated from the monthly average",
    ).in_(lang)
    columns = (
        item_column(lang),
        unit_column(lang),
        Column(Words("Cả năm", "Whole year").in_(lang), right=True),
        Column(Words("Đến nay", "So far").in_(lang), right=True),
        Column(Words("Dự kiến thêm", "Expected").in_(lang), right=True),
        Column(Words("Trong đó phải đạt", "Must count").in_(lang), right=True),
        Column(Words("Khả năng", "Outlook").in_(lang), folds=True),
    )
    yield Grid(columns, [_paced(judged, paced, lang) for judged, paced in shown])
    number = report.tally(Verdict.MISSED)
    if number > MANY:
        yield Words(
            f"… và {count(number - MANY, 'vi')} kết quả không đạt nữa; xem từng đơn vị bằng --unit.",
            f"… and {count(number - MANY, 'en')} more that are missed; --unit shows each unit.",
        ).in_(lang)


def _paced(judged: Result | Total, paced: Pace, lang: Lang) -> tuple[Cell, ...]:
    in_reach = Words("còn kịp", "in reach"), "green"
    out_of_reach = Words("không kịp với nhịp độ này", "out of reach at this pace"), "bold red"
    outlook, style = in_reach if paced.reachable else out_of_reach
    total = Words("Tổng", "Total").in_(lang)
    return (
        Cell(judged.target.item),
        Cell(total if isinstance(judged, Total) else judged.unit.name),
        Cell(reading(judged.annual, lang)),
        Cell(so_far_text(judged, lang) or NOTHING),
        Cell(count(paced.expected, lang)),
        Cell(_bounds(judged.annual, paced, lang)),
        Cell(outlook.in_(lang), style),
    )


def _bounds(annual: Threshold, paced: Pace, lang: Lang) -> str:
    bounds = []
    if annual.low is not None:
        bounds.append(f"≥ {count(paced.needed, lang)}")
    if paced.allowed is not None and paced.allowed >= 0:
        bounds.append(f"≤ {count(paced.allowed, lang)}")
    return ", ".join(bounds) or NOTHING


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
        Column(Words("Kỳ trước", "Then").in_(lang), right=True),
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
    if change.newly is Verdict.MET:
        return Cell(Words("mới đạt", "newly met").in_(lang), "green")
    if change.newly is Verdict.MISSED:
        return Cell(Words("mới không đạt", "newly missed").in_(lang), "bold red")
    return Cell(VERDICT[change.now.verdict.code].in_(lang), STYLE[change.now.verdict])
