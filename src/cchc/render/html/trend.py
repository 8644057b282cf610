"""The ratio of each target over time as a small drawing.  Only like is joined to like."""

from collections.abc import Sequence
from typing import NamedTuple

from cchc.document.model import Outcome, Part, Percent, Range, Row, Table
from cchc.document.spelling import text_of
from cchc.render.html.drawing import FULL, Point, Scale
from cchc.render.html.rows import CSS
from cchc.render.html.texts import SAY, fill
from cchc.results import Verdict
from cchc.words import Lang

_WIDE, _HIGH = 34, 40  # pixels from one period to the next, and of the whole drawing
_DRAWN = (Verdict.MET, Verdict.MISSED, Verdict.INCONCLUSIVE)
_EDGE = 7  # kept free on all sides


class Cell(NamedTuple):
    """A target in one period."""

    css: str
    word: str
    ratio: str
    note: str


class Drawing(NamedTuple):
    """A small drawing; all numbers are pixels."""

    title: str
    description: str
    width: int
    height: int
    lines: str  # a path through the periods that may be compared
    ticks: str  # the thresholds
    dots: Sequence[tuple[str, int, int]]  # class, x, y


class Line(NamedTuple):
    """One target over time."""

    item: str
    label: str
    cells: Sequence[Cell]
    drawing: Drawing | None
    changes: Sequence[str]


class Trend(NamedTuple):
    """The table of all targets, and the periods that head its columns."""

    title: str
    note: str
    periods: Sequence[str]
    changes: Sequence[str]
    lines: Sequence[Line]


def trend(part: Part | None, lang: Lang) -> Trend | None:
    """Draw the part; None where the document has none."""
    if part is None:
        return None
    table = part.table
    at = [index for index, column in enumerate(table.columns) if column.key == "period"]
    periods = [table.columns[index].heading for index in at]
    changes = [column.heading for column in table.columns if column.key == "change"]
    notes = [block.text for block in part.blocks if not isinstance(block, Table)]
    lines = [_line(row, at, periods, lang) for row in table.rows]
    notes.append(SAY["ticks"].in_(lang))
    return Trend(part.title, " ".join(notes), periods, changes, lines)


def _line(row: Row, at: Sequence[int], periods: Sequence[str], lang: Lang) -> Line:
    cells = [row[index] for index in at]
    drawn = [
        (period, cell)
        for period, cell in zip(periods, cells, strict=True)
        if isinstance(cell, Outcome) and cell.ratio and cell.months
    ]
    return Line(
        str(row[0]),
        str(row[1]),
        [_cell(each) if isinstance(each, Outcome) else Cell("", "", "", "") for each in cells],
        _drawing(str(row[0]), drawn, lang),
        [text_of(each, lang) for each in row[at[-1] + 1 :]],
    )


def _cell(outcome: Outcome) -> Cell:
    mark, ratio = outcome.mark, outcome.ratio
    return Cell(CSS[mark.verdict], mark.alone, ratio.text if ratio else "", outcome.note)


def _drawing(item: str, drawn: Sequence[tuple[str, Outcome]], lang: Lang) -> Drawing | None:
    judged = [
        (period, each) for period, each in drawn if each.ratio and each.mark.verdict in _DRAWN
    ]
    if len(judged) < 2:
        return None
    outcomes = [each for _, each in judged]
    thresholds = [each.limit.threshold for each in outcomes]
    places = [_points(each.ratio, each.mark.verdict) for each in outcomes if each.ratio]
    scale = Scale.around(thresholds, [point for ends in places for point in ends])
    xs = [_EDGE + index * _WIDE for index in range(len(judged))]
    ends = [[_y(scale.of(point)) for point in both] for both in places]
    lines = [
        f"M{xs[i - 1]} {ends[i - 1][0]}L{xs[i]} {ends[i][0]}"
        for i in range(1, len(judged))
        if outcomes[i - 1].months == outcomes[i].months
    ]
    # A ratio of which only the ends are known is the stretch between them.
    lines += [f"M{x} {ys[0]}V{ys[-1]}" for x, ys in zip(xs, ends, strict=True) if len(ys) > 1]
    ticks = [
        f"M{x - 6} {_y(scale.at(bound))}h12"
        for x, threshold in zip(xs, thresholds, strict=True)
        for bound in (threshold.low, threshold.high)
        if bound is not None
    ]
    said = (f"{period}: {each.ratio.text}" for period, each in judged if each.ratio)
    return Drawing(
        fill("trend_title", lang, item=item, first=judged[0][0], last=judged[-1][0]),
        "; ".join(said),
        xs[-1] + _EDGE,
        _HIGH,
        "".join(lines),
        "".join(ticks),
        [
            (CSS[each.mark.verdict], x, y)
            for each, x, ys in zip(outcomes, xs, ends, strict=True)
            for y in ys
        ],
    )


def _points(ratio: Percent | Range, verdict: Verdict) -> Sequence[Point]:
    """Give what is drawn: a ratio, or the lowest and the highest that it may be."""
    ends = (ratio.low, ratio.high) if isinstance(ratio, Range) else (ratio,)
    return [Point(end.b, end.a, verdict is Verdict.MET) for end in ends]


def _y(place: int) -> int:
    return _EDGE + (FULL - place) * (_HIGH - 2 * _EDGE) // FULL
