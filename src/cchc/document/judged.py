"""The tables of what was judged: totals per target, results, and how often each verdict came up."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from cchc.document.brief import Brief
from cchc.document.columns import (
    count_cells,
    count_columns,
    item_column,
    label_column,
    lack_cells,
    lack_columns,
    mark_of,
    place_column,
    ratio_cells,
    ratio_columns,
    sum_cells,
    target_cells,
    unit_column,
    units_column,
    verdict_column,
)
from cchc.document.model import Cell, Column, Kind, Name, Paragraph, Part, Table, Tally
from cchc.document.naming import Names
from cchc.document.trend import before
from cchc.results import Judged, Result, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import Noun, so_many
from cchc.words.terms import VERDICT

TOTAL_OF: Final = Words("Tổng: {}", "Total: {}")


def results_table(results: Sequence[Result], brief: Brief) -> Table:
    """List results, with the place that each was read from."""
    lang, names, then = brief.lang, brief.names, before(results, brief)
    columns = (
        item_column(lang),
        label_column(lang),
        unit_column(lang),
        *count_columns(results, lang),
        *ratio_columns(results, lang),
        verdict_column(lang),
        *lack_columns(results, lang),
        Column("previous", Words("Kỳ trước", "Previous").in_(lang), Kind.RATIO, idle=not any(then)),
        place_column(lang),
    )
    rows = [
        (
            *target_cells(each.target, lang),
            whose(each, names, lang),
            *count_cells(each),
            *ratio_cells(each, lang),
            mark_of(each, lang),
            *lack_cells(each),
            then[at] if then else None,
            brief.place_of(each),
        )
        for at, each in enumerate(results)
    ]
    return Table(columns, rows)


def whose(result: Result, names: Names, lang: Lang) -> Name:
    """Name the unit of a result; of a total, that it is one."""
    name = names.of(result.unit)
    return name._replace(text=TOTAL_OF.in_(lang).format(name.text)) if result.is_total else name


def totals_table(brief: Brief) -> Table:
    """List b and a of each target, summed over its units."""
    totals, lang = brief.report.totals, brief.lang
    columns = (
        item_column(lang),
        label_column(lang),
        units_column(lang),
        *count_columns(totals, lang),
        *ratio_columns(totals, lang),
        verdict_column(lang),
        *lack_columns(totals, lang),
        place_column(lang),
    )
    rows = [
        (
            *target_cells(total.target, lang),
            *sum_cells(total),
            *ratio_cells(total, lang),
            mark_of(total, lang),
            *lack_cells(total),
            brief.place_of_total(total),
        )
        for total in totals
    ]
    return Table(columns, rows)


def tally_table(brief: Brief) -> Table:
    """Count the verdicts of each target, beside its total."""
    report, lang = brief.report, brief.lang
    shown = {judged.target.item for judged in report.judged}
    whole = [judged for judged in report.in_full.judged if judged.target.item in shown]
    _, *threshold = ratio_columns([judged.total for judged in whole], lang)
    columns = (
        item_column(lang),
        label_column(lang),
        *(
            Column(verdict.code, VERDICT[verdict.code].in_(lang), Kind.COUNT)
            for verdict in report.verdicts
        ),
        Column("ratio", Words("Tổng", "Total").in_(lang), Kind.RATIO),
        *threshold,
        verdict_column(lang),
    )
    rows = [
        (
            *target_cells(judged.target, lang),
            *(_tally(judged, verdict) for verdict in report.verdicts),
            *ratio_cells(judged.total, lang),
            mark_of(judged.total, lang),
        )
        for judged in whole
    ]
    return Table(columns, rows)


def _tally(judged: Judged, verdict: Verdict) -> Cell:
    number = judged.tally(verdict)
    return Tally(number, verdict) if number else None


def totals(brief: Brief) -> Iterator[Part]:
    """Give b and a of each target, summed over its units."""
    whole = brief.report.in_full
    if whole.tally(*Verdict) or whole.obligations():
        title = Words("Tổng theo chỉ tiêu", "Totals per target").in_(brief.lang)
        yield Part("totals", title, [totals_table(brief)])


def by_target(brief: Brief) -> Iterator[Part]:
    """Count the verdicts of each target."""
    if brief.report.judged:
        title = Words("Theo chỉ tiêu", "By target")
        yield Part("tally", title.in_(brief.lang), [tally_table(brief)])


def results(brief: Brief) -> Iterator[Part]:
    """List every result, where everything, or results of some kinds, are asked for."""
    owed = brief.report.shown_obligations()
    number = brief.report.tally(*Verdict) + len(owed)
    if not brief.lists_results or not number:
        return
    most = None if brief.scope.everything else brief.scope.at_most
    shown = list(islice(chain(brief.report.results(), owed), most))
    title = Words("Từng đơn vị", "Unit by unit").in_(brief.lang)
    yield Part("results", title, [results_table(shown, brief), *more(number - len(shown), brief)])


def more(number: int, brief: Brief) -> Iterator[Paragraph]:
    """Say how many rows of a table are not shown."""
    if number:
        vi, en = so_many(number, Noun("dòng", "more row"))
        words = Words(f"… và {vi} nữa.", f"… and {en}.")
        yield Paragraph(words.in_(brief.lang))
