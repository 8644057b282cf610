"""The report as tables to read: results, totals, findings and a closing line to quote.

Nobody reads two thousand rows: above some hundreds a line per target and the rows that need
attention take their place.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from cchc.definitions.units import Unit
from cchc.render import findings, views
from cchc.render.columns import (
    MANY,
    NOTHING,
    STYLE,
    count_text,
    has_milestones,
    item_column,
    missing_cells,
    missing_columns,
    ratio_cells,
    ratio_columns,
    sum_cells,
    target_cells,
    target_columns,
    threshold_columns,
    unit_column,
    units_column,
    verdict_cell,
    verdict_column,
)
from cchc.render.grid import Cell, Column, Grid, unpainted
from cchc.results import Report, Result, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import VERDICT
from cchc.words.text import safe

_FEW_FILES = 3  # named in the heading; more are counted
_NEED_ATTENTION = (Verdict.MISSED, Verdict.NOT_REPORTED, Verdict.INVALID)


def render(
    report: Report,
    lang: Lang,
    *,
    units: bool = True,
    everything: bool = False,
    paint: Callable[[str, str], str] = unpainted,
) -> Iterator[str | Grid]:
    """Yield titles and grids in the order in which they are to be shown."""
    number = report.tally(*Verdict)
    unit = only_unit(report)
    several = unit is None
    yield heading(report, unit, lang)
    if units and number > MANY and not everything:
        yield from _condensed(report, several, lang)
    elif number:
        if several or not units:
            yield "\n" + Words("Tổng theo chỉ tiêu", "Totals per target").in_(lang)
            yield totals_grid(report, lang)
        if several and units:
            yield "\n" + Words("Từng đơn vị", "Unit by unit").in_(lang)
        if units:
            yield results_grid(list(report.results()), several, lang)
    yield from views.render(report, lang)
    if report.findings:
        yield "\n" + findings.heading(report.findings, lang)
        yield findings.render(report.findings, lang, everything=everything, paint=paint)
    yield "\n" + closing(report, lang)


def closing(report: Report, lang: Lang) -> str:
    """Sum the report up in one line that a person can quote."""
    said = [
        f"{count(report.tally(verdict), lang)} {VERDICT[verdict.code].in_(lang).lower()}"
        for verdict in Verdict
    ]
    number = report.tally(*Verdict)
    when = report.period.label(lang) if report.period else str(report.target_set.year)
    results = Words("kết quả", "results").in_(lang)
    line = f"{when}, {count(number, lang)} {results}: " + ", ".join(said)
    if left_out := report.rows_left_out:
        line += Words(
            f"; {count(left_out, 'vi')} dòng không đánh giá được",
            f"; {count(left_out, 'en')} rows could not be judged",
        ).in_(lang)
    return line + "."


def only_unit(report: Report) -> Unit | None:
    """Give the unit that all results are of, if it is one."""
    units: dict[str, Unit] = {}
    for result in report.results():
        units[result.unit.code] = result.unit
        if len(units) > 1:
            return None
    return next(iter(units.values()), None)


def heading(report: Report, unit: Unit | None, lang: Lang) -> str:
    """Name what the whole report is about: the target set, the period, the only unit, the files."""
    period = report.period.label(lang) if report.period else ""
    many = count(len(report.inputs), lang)
    files = (
        ", ".join(read.path for read in report.inputs)
        if len(report.inputs) <= _FEW_FILES
        else Words(f"{many} tệp", f"{many} files").in_(lang)
    )
    named = (report.target_set.id, period, unit.name if unit else "", files)
    return " · ".join(map(safe, filter(None, named))) + "\n"


def _condensed(report: Report, several: bool, lang: Lang) -> Iterator[str | Grid]:
    yield summary_grid(report, lang)
    number = report.tally(*_NEED_ATTENTION)
    if not number:
        return
    shown = list(islice(report.results(*_NEED_ATTENTION), MANY))
    yield "\n" + Words(
        f"Cần chú ý: {count(number, 'vi')} kết quả",
        f"Need attention: {count(number, 'en')} results",
    ).in_(lang)
    yield results_grid(shown, several, lang)
    if number > len(shown):
        yield Words(
            f"… và {count(number - len(shown), 'vi')} kết quả nữa cần chú ý.",
            f"… and {count(number - len(shown), 'en')} more that need attention.",
        ).in_(lang)
    yield Words(
        f"Thêm --all để xem cả {count(report.tally(*Verdict), 'vi')} kết quả.",
        f"Add --all to see all {count(report.tally(*Verdict), 'en')} results.",
    ).in_(lang)


def summary_grid(report: Report, lang: Lang) -> Grid:
    """Count the verdicts of each target."""
    annual = has_milestones(report.totals)
    rows = [
        (
            *target_cells(judged.target, lang),
            *(
                Cell(count(number, lang), STYLE[verdict])
                if (number := judged.tally(verdict))
                else Cell(NOTHING)
                for verdict in Verdict
            ),
            *ratio_cells(judged.total, lang, annual=annual),
            verdict_cell(judged.total, lang),
        )
        for judged in report.judged
    ]
    columns = (
        *target_columns(lang),
        *(Column(VERDICT[verdict.code].in_(lang), right=True) for verdict in Verdict),
        Column(Words("Tổng", "Total").in_(lang), right=True),
        *threshold_columns(lang, annual=annual),
        verdict_column(lang),
    )
    return Grid(columns, rows)


def results_grid(results: Sequence[Result], units: bool, lang: Lang) -> Grid:
    """List results with the names of their *units*, or else of their targets."""
    missing, annual = missing_columns(results, lang), has_milestones(results)
    rows = [
        (
            *(
                (Cell(result.target.item), Cell(result.unit.name))
                if units
                else target_cells(result.target, lang)
            ),
            Cell(count_text(result.numerator, lang)),
            Cell(count_text(result.denominator, lang)),
            *ratio_cells(result, lang, annual=annual),
            verdict_cell(result, lang),
            *(missing_cells(result, lang) if missing else ()),
        )
        for result in results
    ]
    columns = (
        *((item_column(lang), unit_column(lang)) if units else target_columns(lang)),
        *ratio_columns(lang, annual=annual),
        verdict_column(lang),
        *missing,
    )
    return Grid(columns, rows)


def totals_grid(report: Report, lang: Lang) -> Grid:
    """List b and a of each target, summed over its units."""
    totals = report.totals
    missing, annual = missing_columns(totals, lang), has_milestones(totals)
    rows = [
        (
            *target_cells(total.target, lang),
            *sum_cells(total, lang),
            *ratio_cells(total, lang, annual=annual),
            verdict_cell(total, lang),
            *(missing_cells(total, lang) if missing else ()),
        )
        for total in totals
    ]
    columns = (
        *target_columns(lang),
        units_column(lang),
        *ratio_columns(lang, annual=annual),
        verdict_column(lang),
        *missing,
    )
    return Grid(columns, rows)
