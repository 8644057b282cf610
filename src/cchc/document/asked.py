"""What is shown only where it says something: groups, bottlenecks, changes and the pace of a year."""

from collections.abc import Iterator

from cchc.document import outlook
from cchc.document.brief import Brief
from cchc.document.columns import (
    count_columns,
    item_column,
    label_column,
    mark_of,
    percent_of,
    place_column,
    ratio_cells,
    ratio_columns,
    sum_cells,
    target_cells,
    unit_column,
    units_column,
    verdict_column,
)
from cchc.document.model import Block, Cell, Column, Kind, Mark, Paragraph, Part, Row, Table, Toned
from cchc.document.outlook import Outlook
from cchc.document.ratios import points_text
from cchc.results import Bottleneck, Change, Comparison, Result, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import VERDICT, reading

_TOTAL = Words("Tổng", "Total")
_EVERYBODY = Words("toàn bộ", "everybody")


def groups(brief: Brief) -> Iterator[Part]:
    """Total each target per group of units."""
    report, lang = brief.report, brief.lang
    if not report.groups:
        return
    columns = (
        item_column(lang),
        label_column(lang),
        Column("group", Words("Nhóm", "Group").in_(lang), Kind.NAME),
        units_column(lang),
        *count_columns([each.total for each in report.groups], lang),
        *ratio_columns([each.total for each in report.groups], lang),
        verdict_column(lang),
        place_column(lang),
    )
    rows = [
        (
            *target_cells(each.total.target, lang),
            each.group.in_(lang),
            *sum_cells(each.total),
            *ratio_cells(each.total, lang),
            mark_of(each.total, lang),
            brief.place_of_total(each.total),
        )
        for each in report.groups
    ]
    title = Words("Tổng theo nhóm đơn vị", "Totals per group of units")
    yield Part("groups", title.in_(lang), [Table(columns, rows)])


def bottlenecks(brief: Brief) -> Iterator[Part]:
    """Name the units that hold the missed totals down most."""
    report, lang = brief.report, brief.lang
    title = Words("Đơn vị làm tổng không đạt nhiều nhất", "Units that hold the totals back most")
    if not report.bottlenecks:
        is_asked = report.provenance.options.get("--bottlenecks")
        if is_asked and any(each.verdict is Verdict.MISSED for each in report.totals):
            yield Part("bottlenecks", title.in_(lang), [Paragraph(_NOBODY_ALONE.in_(lang))])
        return
    lift = Words("Nếu đạt, b của tổng", "If met, b of the total")
    alone = all(each.group is None for each in report.bottlenecks)
    columns = (
        item_column(lang),
        label_column(lang),
        unit_column(lang),
        Column("of", Words("Tổng của", "Total of").in_(lang), Kind.NAME, idle=alone),
        Column("lift", lift.in_(lang), Kind.RATIO),
        Column("ratio", Words("Tổng hiện tại", "Total now").in_(lang), Kind.RATIO),
        Column("then", Words("Khi đó", "Then").in_(lang), Kind.VERDICT),
    )
    rows = [_bottleneck(each, brief) for each in report.bottlenecks]
    yield Part("bottlenecks", title.in_(lang), [Table(columns, rows).telling()])


_NOBODY_ALONE = Words(
    "Không nêu được đơn vị nào: không đơn vị nào có mức riêng không đạt mà khi đạt thì làm tổng khá lên.",
    "No unit can be named: nobody missed its own target in such a way that meeting it would lift a total.",
)


def _bottleneck(each: Bottleneck, brief: Brief) -> Row:
    lang = brief.lang
    then = Verdict.MET if each.reaches else Verdict.MISSED
    return (
        *target_cells(each.total.target, lang),
        each.unit.in_(lang) if isinstance(each.unit, Words) else brief.names.of(each.unit),
        (each.group or _EVERYBODY).in_(lang),
        ("+" if each.lift > 0 else "-") + count(abs(each.lift), lang),
        percent_of(each.total, lang),
        Mark(VERDICT[then.code].in_(lang), then),
    )


def changes(brief: Brief) -> Iterator[Part]:
    """Set the results beside those of an earlier period."""
    report, lang = brief.report, brief.lang
    if not report.comparison:
        return
    columns = (
        item_column(lang),
        label_column(lang),
        unit_column(lang),
        Column("then", Words("Kỳ so sánh", "Then").in_(lang), Kind.RATIO),
        Column("ratio", Words("Kỳ này", "Now").in_(lang), Kind.RATIO),
        Column("change", Words("Thay đổi (điểm %)", "Change (points)").in_(lang), Kind.RATIO),
        Column("remark", Words("Ghi chú", "Remark").in_(lang), Kind.TEXT),
    )
    told = [each for each in report.comparison.changes if not each.is_silent]
    table = Table(columns, [_change(each, brief) for each in told])
    silent = len(report.comparison.changes) - len(told)
    notes = [Paragraph(_silent_both_times(silent).in_(lang))] if silent else []
    title = _compared_with(report.comparison, brief).in_(lang)
    yield Part("changes", title, [*((table,) if told or not silent else ()), *notes])


def _silent_both_times(results: int) -> Words:
    return Words(
        f"Không liệt kê {count(results, 'vi')} kết quả chưa báo cáo ở cả hai kỳ.",
        f"Results that nobody reported in either period are not listed: {count(results, 'en')}.",
    )


def _compared_with(comparison: Comparison, brief: Brief) -> Words:
    """Head the changes with what they are changes from."""
    vi, en = comparison.words([brief.file(read.path) for read in comparison.inputs])
    return Words(f"So với {vi}", f"Against {en}")


def _change(change: Change, brief: Brief) -> Row:
    now, lang = change.now, brief.lang
    return (
        *target_cells(now.target, lang),
        brief.names.of(now.unit),
        _earlier(change, lang),
        percent_of(now, lang),
        points_text(change.points, lang),
        remark(change, lang),
    )


def _earlier(change: Change, lang: Lang) -> Cell:
    """Give the earlier ratio, or why there is none; the remark says what kept the two apart."""
    then = change.then
    if then is None:
        return None if change.incomparable else _pale(Verdict.NOT_REPORTED, lang)
    return percent_of(then, lang) or _pale(then.verdict, lang)


def _pale(verdict: Verdict, lang: Lang) -> Toned:
    return Toned(VERDICT[verdict.code].in_(lang), "pale")


def remark(change: Change, lang: Lang) -> Cell:
    """Say what the change means: newly met, newly missed, or why it must not be compared."""
    if change.incomparable:
        why = change.incomparable.in_(lang)
        return Toned(
            Words(f"không so sánh được: {why}", f"not comparable: {why}").in_(lang), "pale"
        )
    if change.is_partial:
        partial = Words("một trong hai kỳ chưa đủ số liệu", "one of the two is partial")
        return Toned(partial.in_(lang), "doubtful")
    if change.newly is Verdict.MET:
        return Mark(Words("trước không đạt, nay đạt", "newly met").in_(lang), Verdict.MET)
    if change.newly is Verdict.MISSED:
        return Mark(Words("trước đạt, nay không đạt", "newly missed").in_(lang), Verdict.MISSED)
    verdict = change.now.verdict
    return Mark(VERDICT[verdict.code].in_(lang), verdict)


def pace(brief: Brief) -> Iterator[Part]:
    """Say what the rest of the year must bring."""
    report, lang = brief.report, brief.lang
    most = None if brief.scope.everything else brief.scope.at_most
    shown = list(outlook.outlooks(report, most and most + 1))
    if not shown:
        return
    columns = (
        item_column(lang),
        label_column(lang),
        unit_column(lang),
        Column("annual", outlook.WHOLE_YEAR.in_(lang), Kind.THRESHOLD),
        Column("expected", outlook.EXPECTED.in_(lang), Kind.COUNT),
        Column("needed", outlook.MUST_COUNT.in_(lang), Kind.THRESHOLD),
        Column("outlook", outlook.OUTLOOK.in_(lang), Kind.TEXT),
        place_column(lang),
    )
    blocks: list[Block] = [Table(columns, [_paced(each, brief) for each in shown[:most]])]
    if most and len(shown) > most:
        more = Words(
            "… và các kết quả khác; xem từng đơn vị bằng --unit.",
            "… and others; --unit shows each unit.",
        )
        blocks.append(Paragraph(more.in_(lang)))
    yield Part("pace", outlook.TITLE.in_(lang), blocks)


def _paced(each: Outlook, brief: Brief) -> Row:
    lang, judged = brief.lang, each.judged
    return (
        *target_cells(judged.target, lang),
        brief.names.of(judged.unit) if isinstance(judged, Result) else _TOTAL.in_(lang),
        reading(judged.annual, lang),
        each.pace.expected,
        each.bounds(lang) or None,
        Toned(each.words(lang), each.tone),
        brief.place_of_year(judged),
    )
