"""The report as tables to read: results, totals, findings and a closing line to quote.

Nobody reads two thousand rows: above some hundreds a line per target and the rows that need
attention take their place.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from cchc.definitions.model import Target
from cchc.render import findings
from cchc.render.grid import Cell, Column, Grid, unpainted
from cchc.results import Report, Result, Total, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count, percent
from cchc.words.terms import VERDICT, reading
from cchc.words.text import safe

MANY = 200  # results beyond which only those that need attention are shown
_LABEL_WIDTH = 48
_NOTHING = "–"
# A word, then a colour: the table must survive a black-and-white printer.
STYLE = {
    Verdict.MET: "green",
    Verdict.MISSED: "bold red",
    Verdict.NOT_APPLICABLE: "dim",
    Verdict.NOT_REPORTED: "yellow",
    Verdict.INVALID: "bold yellow",
}
_NEED_ATTENTION = (Verdict.MISSED, Verdict.NOT_REPORTED, Verdict.INVALID)


def render(
    report: Report,
    lang: Lang,
    *,
    everything: bool = False,
    paint: Callable[[str, str], str] = unpainted,
) -> Iterator[str | Grid]:
    """Yield titles and grids in the order in which they are to be shown."""
    number = report.tally(*Verdict)
    yield heading(report, lang)
    if number > MANY and not everything:
        yield from _condensed(report, lang)
    elif number:
        yield results(report, list(report.results()), lang)
        if len({result.unit.code for result in report.results()}) > 1:
            yield "\n" + Words("Tổng theo chỉ tiêu", "Totals per target").in_(lang)
            yield totals(report, lang)
    if report.findings:
        yield "\n" + Words("Phát hiện", "Findings").in_(lang)
        yield findings.render(report.findings, lang, everything=everything, paint=paint)
    yield "\n" + closing(report, lang)


def closing(report: Report, lang: Lang) -> str:
    """Sum the report up in one line that a person can quote."""
    said = [
        f"{count(report.tally(verdict), lang)} {VERDICT[verdict.code].in_(lang).lower()}"
        for verdict in Verdict
    ]
    number, target_set = report.tally(*Verdict), report.target_set
    line = Words(
        f"Năm {target_set.year}, {count(number, 'vi')} kết quả: ",
        f"{target_set.year}, {count(number, 'en')} results: ",
    ).in_(lang) + ", ".join(said)
    if left_out := report.rows_left_out:
        line += Words(
            f"; {count(left_out, 'vi')} dòng không đánh giá được",
            f"; {count(left_out, 'en')} rows could not be judged",
        ).in_(lang)
    return line + "."


def heading(report: Report, lang: Lang) -> str:
    """Name what the whole report is about: the target set, the periods, a lone unit, the files."""
    target_set = report.target_set
    periods = sorted({judged.period for judged in report.judged})
    named = ", ".join(period.label(lang) for period in periods)
    units = {judged.unit.name for judged in islice(report.results(), MANY)}
    unit = units.pop() if len(units) == 1 else ""
    files = ", ".join(read.path for read in report.inputs)
    return " · ".join(map(safe, filter(None, (target_set.id, named, unit, files)))) + "\n"


def _condensed(report: Report, lang: Lang) -> Iterator[str | Grid]:
    yield summary(report, lang)
    number = report.tally(*_NEED_ATTENTION)
    if not number:
        return
    shown = list(islice(report.results(*_NEED_ATTENTION), MANY))
    yield "\n" + Words(
        f"Cần chú ý: {count(number, 'vi')} kết quả",
        f"Need attention: {count(number, 'en')} results",
    ).in_(lang)
    yield results(report, shown, lang)
    if number > len(shown):
        yield Words(
            f"… và {count(number - len(shown), 'vi')} kết quả nữa cần chú ý.",
            f"… and {count(number - len(shown), 'en')} more that need attention.",
        ).in_(lang)
    yield Words(
        f"Thêm --all để xem cả {count(report.tally(*Verdict), 'vi')} kết quả.",
        f"Add --all to see all {count(report.tally(*Verdict), 'en')} results.",
    ).in_(lang)


def summary(report: Report, lang: Lang) -> Grid:
    """Count the verdicts of each target."""
    periods = _several_periods(report)
    rows = [
        (
            *_target_cells(judged.target, lang),
            *((Cell(judged.period.label(lang)),) if periods else ()),
            *(
                Cell(count(number, lang), STYLE[verdict])
                if (number := judged.tally(verdict))
                else Cell(_NOTHING)
                for verdict in Verdict
            ),
            *_ratio_cells(judged.total, lang),
        )
        for judged in report.judged
    ]
    columns = (
        *_target_columns(lang),
        *_period_column(report, lang),
        *(Column(VERDICT[verdict.code].in_(lang), right=True) for verdict in Verdict),
        Column(Words("Tổng", "Total").in_(lang), right=True),
        Column(Words("Mức giao", "Target").in_(lang), right=True),
    )
    return Grid(columns, rows)


def results(report: Report, shown: Sequence[Result], lang: Lang) -> Grid:
    """Lay out results one by one; what is the same for all of them is left to the heading."""
    periods = _several_periods(report)
    units = len({result.unit.code for result in shown}) > 1
    rows = [
        (
            *_target_cells(result.target, lang),
            *((Cell(result.unit.name),) if units else ()),
            *((Cell(result.period.label(lang)),) if periods else ()),
            Cell(_count(result.numerator, lang)),
            Cell(_count(result.denominator, lang)),
            *_ratio_cells(result, lang),
            _verdict_cell(result.verdict, lang),
        )
        for result in shown
    ]
    columns = (
        *_target_columns(lang),
        *((Column(Words("Đơn vị", "Unit").in_(lang), folds=True),) if units else ()),
        *_period_column(report, lang),
        Column("b", right=True),
        Column("a", right=True),
        Column(Words("Tỷ lệ", "Ratio").in_(lang), right=True),
        Column(Words("Mức giao", "Target").in_(lang), right=True),
        Column(Words("Đánh giá", "Verdict").in_(lang)),
    )
    return Grid(columns, rows)


def totals(report: Report, lang: Lang) -> Grid:
    """Lay out b and a of each target, summed over its units."""
    partial = Words(" (chưa đủ)", " (partial)").in_(lang)
    rows = [
        (
            *_target_cells(total.target, lang),
            *((Cell(total.period.label(lang)),) if _several_periods(report) else ()),
            Cell(count(total.units, lang)),
            Cell(count(total.numerator, lang)),
            Cell(count(total.denominator, lang)),
            *_ratio_cells(total, lang),
            Cell(
                VERDICT[total.verdict.code].in_(lang) + (partial if total.partial else ""),
                STYLE[total.verdict],
            ),
        )
        for total in report.totals
    ]
    columns = (
        *_target_columns(lang),
        *_period_column(report, lang),
        Column(Words("Số đơn vị", "Units").in_(lang), right=True),
        Column("b", right=True),
        Column("a", right=True),
        Column(Words("Tỷ lệ", "Ratio").in_(lang), right=True),
        Column(Words("Mức giao", "Target").in_(lang), right=True),
        Column(Words("Đánh giá", "Verdict").in_(lang)),
    )
    return Grid(columns, rows)


def ratio_text(judged: Result | Total, lang: Lang) -> str | None:
    """Spell b/a so that the printed number has the verdict of the exact one; None without a ratio."""
    b, a = judged.numerator, judged.denominator
    if b is None or not a or judged.verdict is Verdict.INVALID:
        return None
    admits = judged.target.threshold.admits
    met = admits(b, a)
    return percent(b, a, lang, agrees=lambda n, d: admits(n, d) is met)


def _ratio_cells(judged: Result | Total, lang: Lang) -> tuple[Cell, Cell]:
    text = ratio_text(judged, lang)
    return Cell(text or _NOTHING), Cell(reading(judged.target.threshold, lang))


def _verdict_cell(verdict: Verdict, lang: Lang) -> Cell:
    return Cell(VERDICT[verdict.code].in_(lang), STYLE[verdict])


def _count(number: int | None, lang: Lang) -> str:
    return _NOTHING if number is None else count(number, lang)


def _target_columns(lang: Lang) -> tuple[Column, Column]:
    return (
        Column(Words("Mục", "Item").in_(lang)),
        Column(Words("Chỉ tiêu", "Target").in_(lang), at_most=_LABEL_WIDTH),
    )


def _target_cells(target: Target, lang: Lang) -> tuple[Cell, Cell]:
    labels = target.indicator.labels if lang == "vi" else target.indicator.english
    return Cell(target.item), Cell(labels.label)


def _period_column(report: Report, lang: Lang) -> tuple[Column, ...]:
    return (Column(Words("Kỳ", "Period").in_(lang)),) if _several_periods(report) else ()


def _several_periods(report: Report) -> bool:
    return len({judged.period for judged in report.judged}) > 1
