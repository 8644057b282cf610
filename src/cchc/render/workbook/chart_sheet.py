"""Charts that follow the annex: results against thresholds, and how many units stand where."""

from collections.abc import Sequence
from typing import Any, Final

from xlsxwriter.chart import Chart
from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.render import annex
from cchc.render.workbook.annex_sheet import AnnexSheet
from cchc.render.workbook.book import FONT, Book
from cchc.render.workbook.paper import print_on_a4
from cchc.results import Report, Total, Verdict
from cchc.words import Lang, Words
from cchc.words.terms import VERDICT

_HEAD: Final = 2  # row of the headings of the small table that the charts show
_RESULTS: Final = 2  # the first column of results, behind item and threshold
_SIZE: Final = {"width": 980, "height": 360}
# Patterns tell the columns apart where the printer has no colours.
_FILLS: Final[dict[Verdict, dict[str, Any]]] = {
    Verdict.MET: {"fill": {"color": "#70AD47"}},
    Verdict.MISSED: {
        "pattern": {
            "pattern": "wide_upward_diagonal",
            "fg_color": "#C0392B",
            "bg_color": "#FFFFFF",
        }
    },
    Verdict.NOT_APPLICABLE: {"fill": {"color": "#D9D9D9"}},
    Verdict.NOT_REPORTED: {
        "pattern": {"pattern": "percent_20", "fg_color": "#7F6000", "bg_color": "#FFFFFF"}
    },
    Verdict.INVALID: {
        "pattern": {"pattern": "small_grid", "fg_color": "#7F3300", "bg_color": "#FFFFFF"}
    },
}
_PERIODS: Final = ("#2F5597", "#8FAADC", "#BDD0E9", "#7F7F7F", "#BFBFBF")


def add(book: Book, report: Report, where: AnnexSheet, lang: Lang) -> None:
    """Write the sheet: the figures, and the charts below them."""
    sheet = book.sheet(Words("Biểu đồ", "Charts").in_(lang))
    title = book.style(bold=True, font_size=14)
    sheet.write_string(0, 0, annex.headline(report, lang), title)
    periods = annex.periods(report)
    totals = [row for row in annex.annex(report) if isinstance(row, Total)]
    items = list(dict.fromkeys(total.target.item for total in totals))
    _write_results(book, sheet, totals, where, lang)
    last = _HEAD + len(items)
    below = last + 2
    if items:
        chart = _results_chart(book, sheet.get_name(), last, periods, lang)
        sheet.insert_chart(below, 0, chart)
    if any(len(judged.rows) + len(judged.missing) > 1 for judged in report.judged):
        first = _RESULTS + len(periods) + 1
        _write_tally(book, sheet, report, first, lang)
        chart = _tally_chart(book, sheet.get_name(), last, first, periods[-1], lang)
        sheet.insert_chart(below + 19, 0, chart)
    sheet.set_column(0, 20, 14)
    print_on_a4(sheet, lang, pages=1)


def _write_results(
    book: Book, sheet: Worksheet, totals: Sequence[Total], where: AnnexSheet, lang: Lang
) -> None:
    """Write item, threshold and, by formula, what the annex says of each period."""
    periods = sorted({total.period for total in totals})
    heads = [Words("Mục", "Item").in_(lang), Words("Mức giao", "Threshold").in_(lang)]
    heads += [period.label(lang) for period in periods]
    heading = book.style(bold=True, border=1, align="center", text_wrap=True, bg_color="#D9E2F3")
    for column, text in enumerate(heads):
        sheet.write_string(_HEAD, column, text, heading)
    rows: dict[str, int] = {}
    for total in totals:
        item = total.target.item
        row = rows.setdefault(item, _HEAD + 1 + len(rows))
        sheet.write_string(row, 0, item, book.style(border=1, align="center"))
        bound = _bound(total.target.threshold)
        sheet.write_number(row, 1, bound, book.style(border=1, num_format="0.##%"))
        shown = annex.percent(total, lang)
        if shown is not None:
            source = xl_rowcol_to_cell(where.rows[item, total.period], where.column)
            style = book.style(border=1, num_format=f"0.{'0' * shown.digits}%")
            column = _RESULTS + periods.index(total.period)
            formula = f"={quote_sheetname(where.name)}!{source}"
            sheet.write_formula(row, column, formula, style, shown.number)


def _bound(threshold: Threshold) -> float:
    """Give the bound to draw: the floor, or the ceiling where there is no floor."""
    bound = threshold.high if threshold.low is None else threshold.low
    assert bound is not None
    return float(bound / 100)


def _write_tally(book: Book, sheet: Worksheet, report: Report, first: int, lang: Lang) -> None:
    """Write how many units have which verdict in the latest period."""
    latest = annex.periods(report)[-1]
    heading = book.style(bold=True, border=1, align="center", text_wrap=True, bg_color="#D9E2F3")
    for verdict in Verdict:
        sheet.write_string(_HEAD, first + verdict, VERDICT[verdict.code].in_(lang), heading)
    rows = [judged for judged in report.judged if judged.period == latest]
    for row, judged in enumerate(rows, start=_HEAD + 1):
        for verdict in Verdict:
            style = book.style(border=1, num_format="#,##0")
            sheet.write_number(row, first + verdict, judged.tally(verdict), style)


def _results_chart(
    book: Book, name: str, last: int, periods: Sequence[Period], lang: Lang
) -> Chart:
    chart = _column_chart(book, "clustered")
    for index in range(len(periods)):
        column = _RESULTS + index
        chart.add_series(
            {
                "name": [name, _HEAD, column],
                "categories": [name, _HEAD + 1, 0, last, 0],
                "values": [name, _HEAD + 1, column, last, column],
                "fill": {"color": _PERIODS[index % len(_PERIODS)]},
                "gap": 60,
            }
        )
    marks = book.workbook.add_chart({"type": "line"})
    marks.add_series(
        {
            "name": [name, _HEAD, 1],
            "categories": [name, _HEAD + 1, 0, last, 0],
            "values": [name, _HEAD + 1, 1, last, 1],
            "line": {"none": True},
            "marker": {
                "type": "long_dash",
                "size": 14,
                "fill": {"color": "#000000"},
                "border": {"color": "#000000"},
            },
        }
    )
    chart.combine(marks)
    title = Words("Kết quả so với mức giao", "Results against the thresholds").in_(lang)
    _dress(chart, title, {"min": 0, "num_format": "0%"})
    return chart


def _tally_chart(
    book: Book, name: str, last: int, first: int, period: Period, lang: Lang
) -> Chart:
    chart = _column_chart(book, "stacked")
    for verdict in Verdict:
        column = first + verdict
        chart.add_series(
            {
                "name": [name, _HEAD, column],
                "categories": [name, _HEAD + 1, 0, last, 0],
                "values": [name, _HEAD + 1, column, last, column],
                "border": {"color": "#404040"},
                "gap": 60,
                **_FILLS[verdict],
            }
        )
    when = period.label(lang)
    title = Words(f"Số đơn vị theo đánh giá, {when}", f"Units by verdict, {when}").in_(lang)
    _dress(chart, title, {"min": 0, "num_format": "#,##0"})
    return chart


def _column_chart(book: Book, subtype: str) -> Chart:
    chart: Chart = book.workbook.add_chart({"type": "column", "subtype": subtype})
    return chart


def _dress(chart: Chart, title: str, axis: dict[str, Any]) -> None:
    font = {"name": FONT, "size": 11}
    lines = {"visible": True, "line": {"color": "#D9D9D9"}}
    chart.set_title({"name": title, "name_font": {"name": FONT, "size": 13}, "overlay": False})
    chart.set_x_axis({"num_font": font})
    chart.set_y_axis({"num_font": font, "major_gridlines": lines, **axis})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_size(_SIZE)
