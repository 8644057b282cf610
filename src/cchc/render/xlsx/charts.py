"""Charts that follow the annex: results against thresholds, and how many units stand where."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from xlsxwriter.chart import Chart
from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from cchc.definitions.threshold import Threshold
from cchc.document.model import Document, Limit, Percent, Range, Table, Tally
from cchc.document.spelling import digits_of
from cchc.render.xlsx.book import FONT, Book
from cchc.render.xlsx.paper import print_on_a4
from cchc.render.xlsx.sheet import number_of
from cchc.results import Verdict
from cchc.words import Lang, Words
from cchc.words.terms import VERDICT

_HEAD: Final = 2  # row of the headings of the small table that the charts show
_RESULT: Final = 2  # the column of results, behind item and threshold
_TALLY: Final = 4  # the first column of the counts of verdicts
_ROW: Final = 18  # points
_ROWS_OF_A_CHART: Final = 16
_SIZE: Final = {"width": 980, "height": 360}
# Their greys differ, so that columns and legend can be told apart where the printer has no colours.
_FILLS: Final[dict[Verdict, dict[str, Any]]] = {
    Verdict.MET: {"fill": {"color": "#70AD47"}},
    Verdict.MISSED: {"fill": {"color": "#8E1B10"}},
    Verdict.NOT_APPLICABLE: {"fill": {"color": "#FFFFFF"}},
    Verdict.INCONCLUSIVE: {
        "pattern": {
            "pattern": "dark_horizontal",
            "fg_color": "#1F3864",
            "bg_color": "#FFFFFF",
        }
    },
    Verdict.NOT_REPORTED: {"fill": {"color": "#FFE08A"}},
    Verdict.INVALID: {
        "pattern": {
            "pattern": "wide_upward_diagonal",
            "fg_color": "#000000",
            "bg_color": "#FFFFFF",
        }
    },
}


class AnnexSheet(NamedTuple):
    """Where the annex keeps its results, for a chart that follows them."""

    name: str
    column: int
    rows: Mapping[str, int]  # by annex item


def add_charts(book: Book, document: Document, where: AnnexSheet) -> None:
    """Write the sheet: the figures, and the charts below them."""
    lang, part = document.lang, document.part("tally")
    sheet, name = book.sheet(Words("Biểu đồ", "Charts").in_(lang))
    sheet.set_column(0, _TALLY + len(_FILLS), 14)
    sheet.set_default_row(_ROW)
    if part is None:
        return
    sheet.write_string(0, 0, part.title, book.style(bold=True, font_size=14))
    table = part.table
    _write_results(book, sheet, table, where)
    last = _HEAD + len(table.rows)
    sheet.insert_chart(last + 2, 0, _results_chart(book, name, last, lang))
    tallies = _tallies(table)
    if any(sum(row) > 1 for row in tallies):
        verdicts = _verdicts(table)
        _write_tally(book, sheet, verdicts, tallies, lang)
        chart = _tally_chart(book, name, verdicts, last, lang)
        sheet.insert_chart(last + 2 + _ROWS_OF_A_CHART, 0, chart)
    print_on_a4(sheet, lang, pages=1)


def _write_headings(book: Book, sheet: Worksheet, first: int, words: Sequence[str]) -> None:
    style = book.style(bold=True, border=1, align="center", text_wrap=True, bg_color="#D9E2F3")
    for column, text in enumerate(words, start=first):
        sheet.write_string(_HEAD, column, text, style)


def _write_results(book: Book, sheet: Worksheet, table: Table, where: AnnexSheet) -> None:
    """Write item, threshold and, by formula, what the annex says."""
    at = [table.at(key) for key in ("item", "threshold", "ratio")]
    _write_headings(book, sheet, 0, [table.columns[each].heading for each in at])
    for number, row in enumerate(table.rows, start=_HEAD + 1):
        item, limit, shown = (row[each] for each in at)
        assert isinstance(item, str)
        assert isinstance(limit, Limit)
        sheet.write_string(number, 0, item, book.style(border=1, align="center"))
        bound = _bound(limit.threshold)
        sheet.write_number(number, 1, bound, book.style(border=1, num_format="0.00%"))
        if isinstance(shown, Range):  # the annex has both ends as a text; drawn is what is sure
            style = book.style(border=1, num_format=f"0.{'0' * digits_of(shown.low)}%")
            sheet.write_number(number, _RESULT, number_of(shown.low), style)
            continue
        if not isinstance(shown, Percent):
            sheet.write_blank(number, _RESULT, None, book.style(border=1))
            continue
        source = xl_rowcol_to_cell(where.rows[item], where.column)
        style = book.style(border=1, num_format=f"0.{'0' * digits_of(shown)}%")
        formula = f"={quote_sheetname(where.name)}!{source}"
        # Without a value the library stores 0.
        sheet.write_formula(number, _RESULT, formula, style, number_of(shown))


def _bound(threshold: Threshold) -> float:
    """Give the bound to draw: the floor, or the ceiling where there is no floor."""
    bound = threshold.high if threshold.low is None else threshold.low
    assert bound is not None
    return float(bound / 100)


def _tallies(table: Table) -> list[list[int]]:
    """Count the verdicts of each target."""
    at = [table.at(verdict.code) for verdict in _verdicts(table)]
    rows = ([row[each] for each in at] for row in table.rows)
    return [[each.number if isinstance(each, Tally) else 0 for each in row] for row in rows]


def _verdicts(table: Table) -> Sequence[Verdict]:
    """Give the verdicts that the table counts."""
    keys = {column.key for column in table.columns}
    return [verdict for verdict in Verdict if verdict.code in keys]


def _write_tally(
    book: Book,
    sheet: Worksheet,
    verdicts: Sequence[Verdict],
    tallies: Sequence[Sequence[int]],
    lang: Lang,
) -> None:
    """Write how many units have which verdict."""
    _write_headings(book, sheet, _TALLY, [VERDICT[each.code].in_(lang) for each in verdicts])
    style = book.style(border=1, num_format="#,##0")
    for number, row in enumerate(tallies, start=_HEAD + 1):
        for column, tally in enumerate(row, start=_TALLY):
            sheet.write_number(number, column, tally, style)


def _results_chart(book: Book, name: str, last: int, lang: Lang) -> Chart:
    chart = _new_chart(book, "column")
    chart.add_series(_series(name, _RESULT, last, fill={"color": "#9DC3E6"}, gap=60))
    marks = _new_chart(book, "line")
    black = {"color": "#000000"}
    marker = {"type": "long_dash", "size": 14, "fill": black, "border": black}
    marks.add_series(_series(name, 1, last, line={"none": True}, marker=marker))
    chart.combine(marks)
    title = Words("Kết quả so với mức giao", "Results against the thresholds").in_(lang)
    _dress(chart, title, {"min": 0, "num_format": "0%"})
    return chart


def _tally_chart(
    book: Book, name: str, verdicts: Sequence[Verdict], last: int, lang: Lang
) -> Chart:
    chart = _new_chart(book, "column", "stacked")
    for at, verdict in enumerate(verdicts, start=_TALLY):
        border = {"color": "#404040"}
        look = {"border": border, "gap": 60, **_FILLS[verdict]}
        chart.add_series(_series(name, at, last, **look))
    title = Words("Số đơn vị theo đánh giá", "Units by verdict").in_(lang)
    _dress(chart, title, {"min": 0, "num_format": "#,##0"})
    return chart


def _new_chart(book: Book, kind: str, subtype: str | None = None) -> Chart:
    chart: Chart | None = book.workbook.add_chart({"type": kind, "subtype": subtype})
    assert chart is not None
    return chart


def _series(name: str, column: int, last: int, **look: Any) -> dict[str, Any]:
    """Show a column of the table by item; the chart follows the cells."""
    return {
        "name": [name, _HEAD, column],
        "categories": [name, _HEAD + 1, 0, last, 0],
        "values": [name, _HEAD + 1, column, last, column],
        **look,
    }


def _dress(chart: Chart, title: str, axis: dict[str, Any]) -> None:
    font = {"name": FONT, "size": 11}
    lines = {"visible": True, "line": {"color": "#D9D9D9"}}
    chart.set_title({"name": title, "name_font": {"name": FONT, "size": 13}, "overlay": False})
    chart.set_x_axis({"num_font": font})
    chart.set_y_axis({"num_font": font, "major_gridlines": lines, **axis})
    chart.set_legend({"position": "bottom", "font": {"name": FONT, "size": 14}})
    chart.set_size(_SIZE)
