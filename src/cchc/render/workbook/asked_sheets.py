"""What only some reports have: groups of units, bottlenecks, the pace of a year, an earlier period."""

from collections.abc import Sequence
from typing import Final

from cchc.document import outlook
from cchc.document.asked import compared_with, remark
from cchc.document.outlook import Outlook
from cchc.document.ratios import so_far_text
from cchc.document.spelling import text_of
from cchc.render import annex
from cchc.render.workbook.book import Book
from cchc.render.workbook.page import Column, Marked, Page, Value
from cchc.render.workbook.results_sheets import COUNTS, TARGET, UNIT, VERDICT
from cchc.results import Bottleneck, Change, GroupTotal, Report, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import points
from cchc.words.terms import VERDICT as VERDICT_WORDS
from cchc.words.terms import reading

_GROUP: Final = (
    Column(Words("Nhóm", "Group"), 30),
    Column(Words("Số đơn vị", "Units"), 9, "right"),
)
_BOTTLENECK: Final = (
    Column(Words("Nếu đạt, tổng thêm", "If met, the total gains"), 14, "right"),
    Column(Words("Tổng hiện tại", "Total now"), 14, "right"),
    Column(Words("Khi đó", "Then"), 16, "center"),
)
_OUTLOOK: Final = (
    Column(outlook.WHOLE_YEAR, 12, "right"),
    Column(outlook.SO_FAR, 12, "right"),
    Column(outlook.EXPECTED, 14, "right"),
    Column(outlook.MUST_COUNT, 18, "right"),
    Column(outlook.OUTLOOK, 26, "center"),
)
_CHANGE: Final = (
    Column(Words("Kỳ so sánh", "Then"), 12, "right"),
    Column(Words("Kỳ này", "Now"), 12, "right"),
    Column(Words("Thay đổi (điểm %)", "Change (points)"), 14, "right"),
    Column(Words("Ghi chú", "Remark"), 44),
)


def add(book: Book, report: Report, lang: Lang) -> None:
    """Write the sheets that were asked for."""
    groups = [_group(each, lang) for each in report.groups]
    bottlenecks = [_bottleneck(each, lang) for each in report.bottlenecks]
    _add(
        book,
        Words("Theo nhóm", "By group"),
        Words("TỔNG THEO NHÓM ĐƠN VỊ", "TOTALS PER GROUP OF UNITS"),
        ((*_GROUP, *TARGET, *COUNTS, VERDICT), groups),
        lang,
    )
    _add(
        book,
        Words("Kéo tổng xuống", "Bottlenecks"),
        Words("ĐƠN VỊ KÉO TỔNG XUỐNG NHIỀU NHẤT", "UNITS THAT HOLD THE TOTALS DOWN MOST"),
        ((*TARGET, UNIT, *_BOTTLENECK), bottlenecks),
        lang,
    )
    _add(
        book,
        Words("Nhịp độ", "Pace"),
        Words(*map(str.upper, outlook.TITLE)),
        ((UNIT, *TARGET, *_OUTLOOK), [_outlook(each, lang) for each in outlook.outlooks(report)]),
        lang,
    )
    if comparison := report.comparison:
        changes = [_change(each, lang) for each in comparison.changes]
        _add(
            book,
            Words("So với kỳ trước", "Against earlier"),
            compared_with(comparison),
            ((UNIT, *TARGET, *_CHANGE), changes),
            lang,
        )


def _add(
    book: Book,
    name: Words,
    title: Words,
    table: tuple[Sequence[Column], Sequence[Sequence[Value]]],
    lang: Lang,
) -> None:
    columns, rows = table
    if not rows:
        return
    page = Page(book, name.in_(lang), columns, lang)
    page.title(title.in_(lang), size=14, bold=True)
    page.headings()
    for row in rows:
        page.write(row)
    page.finish()


def _group(each: GroupTotal, lang: Lang) -> tuple[Value, ...]:
    total = each.total
    return (
        each.group.in_(lang),
        total.units,
        total.target.item,
        annex.label(total.target, lang),
        total.numerator if total.units else None,
        total.denominator if total.units else None,
        annex.percent(total, lang),
        reading(total.threshold, lang),
        Marked(annex.verdict_text(total, lang), total.verdict),
    )


def _bottleneck(each: Bottleneck, lang: Lang) -> tuple[Value, ...]:
    then = Verdict.MET if each.reaches else Verdict.MISSED
    return (
        each.total.target.item,
        annex.label(each.total.target, lang),
        each.unit.name,
        each.lift,
        annex.percent(each.total, lang),
        Marked(VERDICT_WORDS[then.code].in_(lang), then),
    )


def _outlook(each: Outlook, lang: Lang) -> tuple[Value, ...]:
    judged = each.judged
    return (
        each.name.in_(lang),
        judged.target.item,
        annex.label(judged.target, lang),
        reading(judged.annual, lang),
        so_far_text(judged, lang),
        each.pace.expected,
        each.bounds(lang) or None,
        Marked(each.words.in_(lang), each.verdict),
    )


def _change(each: Change, lang: Lang) -> tuple[Value, ...]:
    now, then = each.now, each.then
    return (
        now.unit.name,
        now.target.item,
        annex.label(now.target, lang),
        annex.percent(then, lang) if then else None,
        annex.percent(now, lang),
        None if each.points is None else points(each.points, lang),
        text_of(remark(each, lang), lang),
    )
