"""Tables that a reader sorts and filters: what they are made of, and the two that list results."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from cchc.render.page.heat import anchors
from cchc.render.page.lines import CSS, NOTHING, Line, label_of
from cchc.render.page.texts import SAY, fill
from cchc.render.ratios import shortfall_of
from cchc.results import Report, Result, Verdict
from cchc.words import Lang
from cchc.words.numbers import count
from cchc.words.terms import VERDICT

Cell = tuple[str, str]  # class, text

_GLANCE = 7


class Column(NamedTuple):
    """A heading, how the column is sorted (not at all, if empty) and the class of its cells."""

    heading: str
    sort: str = ""
    css: str = ""


class Item(NamedTuple):
    """An annex item and the place on the page that says more of it."""

    name: str
    anchor: str
    label: str


class Row(NamedTuple):
    """A row: the cell that names it, a unit's name or an item, and the others."""

    id: str
    css: str
    head: str
    item: Item | None
    cells: Sequence[Cell]


class Group(NamedTuple):
    """Rows under one item; without an item the rows stand for themselves."""

    id: str
    item: Item | None
    rows: Sequence[Row]


class Choice(NamedTuple):
    """A drop-down list above the table: rows by their class, or groups by their id."""

    label: str
    by: str
    options: Sequence[tuple[str, str]]


class Table(NamedTuple):
    """A table of the page."""

    id: str
    label: str
    columns: Sequence[Column]
    groups: Sequence[Group]
    choices: Sequence[Choice] = ()
    heads_are_names: bool = False  # names of units are Vietnamese on every page

    @property
    def is_long(self) -> bool:
        """Whether there is anything to search: a few rows are read at a glance."""
        return sum(len(group.rows) for group in self.groups) > _GLANCE


def results(report: Report, lines: Sequence[Line], lang: Lang) -> Table:
    """List all results."""
    say = SAY
    compared = any(line.previous != NOTHING for line in lines)
    columns = (
        *_leading(lang),
        *((Column(say["previous"].in_(lang), "number", "num"),) if compared else ()),
        Column(say["threshold"].in_(lang), css="num"),
        Column(say["verdict"].in_(lang), "text"),
        Column(say["place"].in_(lang), "text"),
    )

    def cells(line: Line) -> tuple[Cell, ...]:
        return (
            ("num", line.b),
            ("num", line.a),
            ("num", line.ratio),
            *((("num", line.previous),) if compared else ()),
            ("num", line.reading),
            ("v", line.word),
            ("place", line.place),
        )

    verdicts = [(CSS[verdict], VERDICT[verdict.code].in_(lang)) for verdict in Verdict]
    by_verdict = Choice(say["verdict"].in_(lang), "row", verdicts)
    rows = [(line, Row(line.id, line.css, line.unit, None, cells(line))) for line in lines]
    return _table("results", report, columns, rows, lang, by_verdict)


def missed(report: Report, lines: Iterable[Line], lang: Lang) -> Table:
    """List the missed results and what each lacks."""
    say = SAY
    columns = (
        *_leading(lang),
        Column(say["threshold"].in_(lang), css="num"),
        Column(say["of_these"].in_(lang), "number", "num"),
        Column(say["further"].in_(lang), "number", "num"),
    )

    def cells(line: Line) -> tuple[Cell, ...]:
        of_these, further = lack(line.result, lang)
        return (
            ("num", line.b),
            ("num", line.a),
            ("num strong", line.ratio),
            ("num", line.reading),
            ("num", of_these),
            ("num", further),
        )

    rows = [
        (line, Row("", "", line.unit, None, cells(line)))
        for line in lines
        if line.result.verdict is Verdict.MISSED
    ]
    return _table("missed", report, columns, rows, lang)


def lack(result: Result, lang: Lang) -> tuple[str, str]:
    """Say what a missed result lacks, in both readings.

    Nothing can be said of 0/0, or where b is no part of a.
    """
    lacking = shortfall_of(result)
    if lacking is None:
        return NOTHING, NOTHING
    unreachable = SAY["unreachable"].in_(lang)
    further = unreachable if lacking.further is None else count(lacking.further, lang)
    if lacking.of_these is None:
        return unreachable, further
    of_these = count(lacking.of_these, lang)
    return fill("fewer", lang, n=of_these) if _is_above(result) else of_these, further


def _is_above(result: Result) -> bool:
    """Say whether a missed ratio is too high."""
    low, b, a = result.threshold.low, result.numerator, result.denominator
    if low is None or b is None or a is None:
        return low is None
    n, d = low.as_integer_ratio()
    return b * 100 * d > n * a


def _leading(lang: Lang) -> tuple[Column, ...]:
    return (
        Column("b", "number", "num"),
        Column("a", "number", "num"),
        Column(SAY["ratio"].in_(lang), "number", "num"),
    )


def _table(
    name: str,
    report: Report,
    columns: Sequence[Column],
    rows: Sequence[tuple[Line, Row]],
    lang: Lang,
    *choices: Choice,
) -> Table:
    """Put rows under their items; rows of a single unit are named by their items instead."""
    order = {target.item: index for index, target in enumerate(report.target_set.targets)}
    place_of = anchors(report)

    def item_of(entry: tuple[Line, Row]) -> str:
        return entry[0].result.target.item

    found: list[tuple[Item, list[Row]]] = []
    ranked = sorted(rows, key=lambda entry: order[item_of(entry)])
    for item, entries in groupby(ranked, key=item_of):
        same = list(entries)
        label = label_of(same[0][0].result.target, lang)
        found.append((Item(item, place_of[item], label), [row for _, row in same]))
    if len({line.result.unit.code for line, _ in rows}) == 1:
        flat = [row._replace(item=item) for item, same in found for row in same]
        head = Column(SAY["target"].in_(lang), "order")
        return Table(name, SAY[name].in_(lang), (head, *columns), [Group("", None, flat)], choices)
    groups = [Group(f"{name}-{item.anchor}", item, same) for item, same in found]
    options = [
        (group.id, f"{group.item.name} {group.item.label}") for group in groups if group.item
    ]
    by_item = Choice(SAY["target"].in_(lang), "group", options)
    head = Column(SAY["unit"].in_(lang), "text")
    return Table(
        name,
        SAY[name].in_(lang),
        (head, *columns),
        groups,
        (*choices, by_item),
        heads_are_names=True,
    )
