"""What only some reports hold: groups, bottlenecks, the pace of a year and changes."""

from collections.abc import Sequence

from cchc.document import outlook
from cchc.document.asked import compared_with
from cchc.document.outlook import Outlook, outlooks
from cchc.document.ratios import ratio_text, so_far_text
from cchc.render.html.lines import CSS, MOST, NOTHING, only_unit, verdict_word
from cchc.render.html.tables import Column, Row, Table, under_items
from cchc.render.html.texts import SAY
from cchc.results import Bottleneck, Change, GroupTotal, Report, Result, Verdict
from cchc.words import Lang
from cchc.words.numbers import count, points
from cchc.words.terms import VERDICT, reading


def tables(report: Report, lang: Lang, *, whole: bool) -> list[Table]:
    """Show the parts that the report has; where the page is not *whole*, only the turns in changes."""
    shown = []
    if report.groups:
        shown.append(_groups(report, lang))
    if report.bottlenecks:
        shown.append(_bottlenecks(report, lang))
    if paced := list(outlooks(report, None if whole else MOST)):
        shown.append(_pace(report, paced, lang))
    if comparison := report.comparison:
        turned = [change for change in comparison.changes if whole or change.newly is not None]
        table = _changes(report, turned if whole else turned[:MOST], lang)
        shown.append(table._replace(label=compared_with(comparison).in_(lang)))
    return shown


def _groups(report: Report, lang: Lang) -> Table:
    columns = (
        Column(SAY["unit_count"].in_(lang), "number"),
        Column("b", "number"),
        Column("a", "number"),
        Column(SAY["ratio"].in_(lang), "number"),
        Column(SAY["threshold"].in_(lang)),
        Column(SAY["verdict"].in_(lang), "text", "v"),
    )

    def row(each: GroupTotal) -> Row:
        total = each.total
        sums = (total.numerator, total.denominator)
        cells = (
            count(total.units, lang),
            *(count(number, lang) if total.units else NOTHING for number in sums),
            ratio_text(total, lang) or NOTHING,
            reading(total.threshold, lang),
        )
        word = verdict_word(total, lang)
        return Row("", CSS[total.verdict], each.group.in_(lang), None, cells, word)

    rows = ((each.total.target, row(each)) for each in report.groups)
    return under_items("groups", report, columns, rows, lang, head="group")


def _bottlenecks(report: Report, lang: Lang) -> Table:
    columns = (
        Column(SAY["total_now"].in_(lang), "number"),
        Column(SAY["lift"].in_(lang), "number"),
        Column(SAY["total_then"].in_(lang), "text", "v"),
    )

    def row(each: Bottleneck) -> Row:
        then = Verdict.MET if each.reaches else Verdict.MISSED
        cells = ratio_text(each.total, lang) or NOTHING, f"+{count(each.lift, lang)}"
        return Row("", CSS[then], each.unit.name, None, cells, VERDICT[then.code].in_(lang))

    rows = ((each.total.target, row(each)) for each in report.bottlenecks)
    return under_items("bottlenecks", report, columns, rows, lang)


def _pace(report: Report, paced: Sequence[Outlook], lang: Lang) -> Table:
    columns = (
        Column(outlook.WHOLE_YEAR.in_(lang)),
        Column(outlook.SO_FAR.in_(lang), "number"),
        Column(outlook.EXPECTED.in_(lang), "number"),
        Column(outlook.MUST_COUNT.in_(lang), "number"),
        Column(outlook.OUTLOOK.in_(lang), "text", "v"),
    )

    def row(each: Outlook) -> Row:
        judged = each.judged
        name = judged.unit.name if isinstance(judged, Result) else SAY["total"].in_(lang)
        cells = (
            reading(judged.annual, lang),
            so_far_text(judged, lang) or NOTHING,
            count(each.pace.expected, lang),
            each.bounds(lang) or NOTHING,
        )
        return Row(
            "",
            CSS[each.verdict],
            name,
            None,
            cells,
            each.words.in_(lang),
        )

    order = [target.item for target in report.target_set.targets]
    rows = sorted(
        ((each.judged.target, row(each)) for each in paced),
        key=lambda pair: order.index(pair[0].item),
    )
    single = only_unit(report) is not None
    return under_items("pace", report, columns, rows, lang, single=single)


def _changes(report: Report, changes: Sequence[Change], lang: Lang) -> Table:
    columns = (
        Column(SAY["then"].in_(lang), "number"),
        Column(SAY["now"].in_(lang), "number"),
        Column(SAY["change"].in_(lang), "number"),
        Column(SAY["remark"].in_(lang), "text", "t"),
        Column(SAY["verdict"].in_(lang), "text", "v"),
    )

    def row(change: Change) -> Row:
        now = change.now
        cells = (
            _ratio(change.then, lang),
            _ratio(now, lang),
            NOTHING if change.points is None else points(change.points, lang),
            _remark(change, lang),
        )
        return Row("", CSS[now.verdict], now.unit.name, None, cells, verdict_word(now, lang))

    rows = ((change.now.target, row(change)) for change in changes)
    single = only_unit(report) is not None
    return under_items("changes", report, columns, rows, lang, single=single)


def _ratio(result: Result | None, lang: Lang) -> str:
    return (ratio_text(result, lang) if result else None) or NOTHING


def _remark(change: Change, lang: Lang) -> str:
    if change.incomparable:
        return f"{SAY['incomparable'].in_(lang)}: {change.incomparable.in_(lang)}"
    if change.is_partial:
        return SAY["one_partial"].in_(lang)
    if change.newly is Verdict.MET:
        return SAY["newly_met"].in_(lang)
    return SAY["newly_missed"].in_(lang) if change.newly is Verdict.MISSED else ""
