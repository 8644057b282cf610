"""What a report holds only where it was asked for: groups, bottlenecks and changes."""

from collections.abc import Sequence

from cchc.definitions.model import Target
from cchc.render.page.heat import anchors
from cchc.render.page.lines import CSS, MOST, NOTHING, label_of, verdict_word
from cchc.render.page.tables import Cell, Column, Group, Item, Row, Table
from cchc.render.page.texts import SAY
from cchc.render.ratios import ratio_text
from cchc.results import Change, Report, Result, Verdict
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
    if report.changes:
        turned = [change for change in report.changes if whole or change.newly is not None]
        shown.append(_changes(report, turned if whole else turned[:MOST], lang))
    return shown


def _groups(report: Report, lang: Lang) -> Table:
    columns = (
        Column(SAY["target"].in_(lang), "order"),
        Column(SAY["group"].in_(lang), "text"),
        Column(SAY["unit_count"].in_(lang), "number", "num"),
        Column("b", "number", "num"),
        Column("a", "number", "num"),
        Column(SAY["ratio"].in_(lang), "number", "num"),
        Column(SAY["threshold"].in_(lang), css="num"),
        Column(SAY["verdict"].in_(lang), "text"),
    )
    rows = []
    for group, total in ((each.group, each.total) for each in report.groups):
        cells = (
            ("", group.in_(lang)),
            ("num", count(total.units, lang)),
            ("num", count(total.numerator, lang)),
            ("num", count(total.denominator, lang)),
            ("num", ratio_text(total, lang) or NOTHING),
            ("num", reading(total.threshold, lang)),
            ("v", verdict_word(total, lang)),
        )
        rows.append(_row(report, total.target, CSS[total.verdict], cells, lang))
    return Table("groups", SAY["groups"].in_(lang), columns, [Group("", None, rows)])


def _bottlenecks(report: Report, lang: Lang) -> Table:
    columns = (
        Column(SAY["target"].in_(lang), "order"),
        Column(SAY["unit"].in_(lang), "text"),
        Column(SAY["total_now"].in_(lang), "number", "num"),
        Column(SAY["lift"].in_(lang), "number", "num"),
        Column(SAY["total_then"].in_(lang), "text"),
    )
    rows = []
    for each in report.bottlenecks:
        then = Verdict.MET if each.reaches else Verdict.MISSED
        cells = (
            ("", each.unit.name),
            ("num", ratio_text(each.total, lang) or NOTHING),
            ("num", f"+{count(each.lift, lang)}"),
            ("v", VERDICT[then.code].in_(lang)),
        )
        rows.append(_row(report, each.total.target, CSS[then], cells, lang))
    return Table("bottlenecks", SAY["bottlenecks"].in_(lang), columns, [Group("", None, rows)])


def _changes(report: Report, changes: Sequence[Change], lang: Lang) -> Table:
    columns = (
        Column(SAY["target"].in_(lang), "order"),
        Column(SAY["unit"].in_(lang), "text"),
        Column(SAY["then"].in_(lang), "number", "num"),
        Column(SAY["now"].in_(lang), "number", "num"),
        Column(SAY["change"].in_(lang), "number", "num"),
        Column(SAY["verdict"].in_(lang), "text"),
        Column(SAY["remark"].in_(lang), "text"),
    )
    rows = []
    for change in changes:
        now = change.now
        cells = (
            ("", now.unit.name),
            ("num", _ratio(change.then, lang)),
            ("num", _ratio(now, lang)),
            ("num", NOTHING if change.points is None else points(change.points, lang)),
            ("v", verdict_word(now, lang)),
            ("", _remark(change, lang)),
        )
        rows.append(_row(report, now.target, CSS[now.verdict], cells, lang))
    return Table("changes", SAY["changes"].in_(lang), columns, [Group("", None, rows)])


def _row(report: Report, target: Target, css: str, cells: tuple[Cell, ...], lang: Lang) -> Row:
    item = Item(target.item, anchors(report)[target.item], label_of(target, lang))
    return Row("", css, "", item, cells)


def _ratio(result: Result | None, lang: Lang) -> str:
    return (ratio_text(result, lang) if result else None) or NOTHING


def _remark(change: Change, lang: Lang) -> str:
    if change.incomparable:
        return f"{SAY['incomparable'].in_(lang)}: {change.incomparable.in_(lang)}"
    if change.newly is Verdict.MET:
        return SAY["newly_met"].in_(lang)
    return SAY["newly_missed"].in_(lang) if change.newly is Verdict.MISSED else ""
