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
    yield _heading(report, lang)
    if number > MANY and not everything:
        yield from _condensed(report, lang)
    elif number:
        yield _results(list(report.results()), lang)
        if len({result.unit.code for result in report.results()}) > 1:
            yield "\n" + Words("Tổng theo chỉ tiêu", "Totals per target").in_(lang)
            yield _totals(report, lang)
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


def _heading(report: Report, lang: Lang) -> str:
    target_set = report.target_set
    named = report.period.label(lang) if report.period else ""
    units = {judged.unit.name for judged in islice(report.results(), MANY)}
    unit = units.pop() if len(units) == 1 else ""
    files = ", ".join(read.path for read in report.inputs)
    return " · ".join(map(safe, filter(None, (target_set.id, named, unit, files)))) + "\n"


def _condensed(report: Report, lang: Lang) -> Iterator[str | Grid]:
    yield _summary(report, lang)
    number = report.tally(*_NEED_ATTENTION)
    if not number:
        return
    shown = list(islice(report.results(*_NEED_ATTENTION), MANY))
    yield "\n" + Words(
        f"Cần chú ý: {count(number, 'vi')} kết quả",
        f"Need attention: {count(number, 'en')} results",
    ).in_(lang)
    yield _results(shown, lang)
    if number > len(shown):
        yield Words(
            f"… và {count(number - len(shown), 'vi')} kết quả nữa cần chú ý.",
            f"… and {count(number - len(shown), 'en')} more that need attention.",
        ).in_(lang)
    yield Words(
        f"Thêm --all để xem cả {count(report.tally(*Verdict), 'vi')} kết quả.",
        f"Add --all to see all {count(report.tally(*Verdict), 'en')} results.",
    ).in_(lang)


def _summary(report: Report, lang: Lang) -> Grid:
    """Count the verdicts of each target."""
    rows = [
        (
            *_target_cells(judged.target, lang),
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
        *(Column(VERDICT[verdict.code].in_(lang), right=True) for verdict in Verdict),
        Column(Words("Tổng", "Total").in_(lang), right=True),
        Column(Words("Mức giao", "Target").in_(lang), right=True),
    )
    return Grid(columns, rows)


def _results(results: Sequence[Result], lang: Lang) -> Grid:
    units = len({result.unit.code for result in results}) > 1
    rows = [
        (
            *_target_cells(result.target, lang),
            *((Cell(result.unit.name),) if units else ()),
            Cell(_count(result.numerator, lang)),
            Cell(_count(result.denominator, lang)),
            *_ratio_cells(result, lang),
            _verdict_cell(result, lang),
        )
        for result in results
    ]
    columns = (
        *_target_columns(lang),
        *((Column(Words("Đơn vị", "Unit").in_(lang), folds=True),) if units else ()),
        Column("b", right=True),
        Column("a", right=True),
        Column(Words("Tỷ lệ", "Ratio").in_(lang), right=True),
        Column(Words("Mức giao", "Target").in_(lang), right=True),
        Column(Words("Đánh giá", "Verdict").in_(lang)),
    )
    return Grid(columns, rows)


def _totals(report: Report, lang: Lang) -> Grid:
    rows = [
        (
            *_target_cells(total.target, lang),
            Cell(count(total.units, lang)),
            Cell(count(total.numerator, lang)),
            Cell(count(total.denominator, lang)),
            *_ratio_cells(total, lang),
            _verdict_cell(total, lang),
        )
        for total in report.totals
    ]
    columns = (
        *_target_columns(lang),
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
    admits = judged.threshold.admits
    met = admits(b, a)
    return percent(b, a, lang, agrees=lambda n, d: admits(n, d) is met)


def _ratio_cells(judged: Result | Total, lang: Lang) -> tuple[Cell, Cell]:
    text = ratio_text(judged, lang)
    return Cell(text or _NOTHING), Cell(reading(judged.threshold, lang))


def _verdict_cell(judged: Result | Total, lang: Lang) -> Cell:
    word = VERDICT[judged.verdict.code].in_(lang)
    partial = Words(" (chưa đủ)", " (partial)").in_(lang) if judged.partial else ""
    return Cell(word + partial, STYLE[judged.verdict])


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
