"""Tables that a reader sorts and filters: what they are made of, and the two that list results."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from cchc.definitions.model import Target
from cchc.render.html.heat import anchors
from cchc.render.html.lines import CSS, NOTHING, Line, label_of, only_unit
from cchc.render.html.texts import SAY
from cchc.results import Report, Verdict
from cchc.words import Lang
from cchc.words.terms import VERDICT

_GLANCE = 7


class Column(NamedTuple):
    """A heading, how the column is sorted, if at all, and the class of its cells; numbers have none."""

    heading: str
    sort: str = ""
    css: str = ""


class Item(NamedTuple):
    """An annex item and the place on the page that says more of it."""

    name: str
    anchor: str
    label: str


class Row(NamedTuple):
    """A row: the cell that names it, a unit's name or an item, and the others.

    Where there is a verdict and a place they stand last.
    """

    id: str
    css: str
    head: str
    item: Item | None
    cells: Sequence[str]
    verdict: str = ""
    place: str = ""


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
    def kinds(self) -> list[str]:
        """The classes of a row's cells between its head and its verdict."""
        return [column.css for column in self.columns[1:]]

    @property
    def is_long(self) -> bool:
        """Whether there is anything to search: a few rows are read at a glance."""
        return sum(len(group.rows) for group in self.groups) > _GLANCE


def results(report: Report, lines: Sequence[Line], lang: Lang) -> Table:
    """List all results; to the ids of their rows the map leads."""
    single = only_unit(report) is not None
    compared = any(line.previous != NOTHING for line in lines)
    annual = any(line.annual for line in lines)
    columns = (
        *_leading(lang),
        *((Column(SAY["previous"].in_(lang), "number"),) if compared else ()),
        Column(SAY["threshold"].in_(lang)),
        *((Column(SAY["whole_year"].in_(lang)),) if annual else ()),
        Column(SAY["verdict"].in_(lang), "text", "v"),
        Column(SAY["place"].in_(lang), "text", "place"),
    )

    def row(line: Line) -> Row:
        previous = (line.previous,) if compared else ()
        of_year = (line.annual or line.reading,) if annual else ()
        cells = (line.b, line.a, line.ratio, *previous, line.reading, *of_year)
        return Row(line.id, CSS[line.verdict], line.name, None, cells, line.word, line.place)

    verdicts = [(CSS[verdict], VERDICT[verdict.code].in_(lang)) for verdict in Verdict]
    by_verdict = Choice(SAY["verdict"].in_(lang), "row", verdicts)
    rows = ((line.target, row(line)) for line in lines)
    return under_items("results", report, columns, rows, lang, by_verdict, single=single)


def missed(report: Report, lines: Iterable[Line], lang: Lang) -> Table:
    """List the missed results and what each lacks."""
    single = only_unit(report) is not None
    columns = (
        *_leading(lang, "strong"),
        Column(SAY["threshold"].in_(lang)),
        Column(SAY["of_these"].in_(lang), "number"),
        Column(SAY["further"].in_(lang), "number"),
    )

    def row(line: Line) -> Row:
        of_these, further = line.lack or (NOTHING, NOTHING)
        cells = (line.b, line.a, line.ratio, line.reading, of_these, further)
        return Row("", "", line.name, None, cells)

    rows = ((line.target, row(line)) for line in lines if line.verdict is Verdict.MISSED)
    return under_items("missed", report, columns, rows, lang, single=single)


def under_items(
    name: str,
    report: Report,
    columns: Sequence[Column],
    rows: Iterable[tuple[Target, Row]],
    lang: Lang,
    *choices: Choice,
    head: str = "unit",
    single: bool = False,
) -> Table:
    """Put rows under the items of their targets; those of a *single* unit are named by them instead."""
    place_of = anchors(report)
    label = SAY[name].in_(lang)
    groups: list[Group] = []
    for target, same in groupby(rows, key=itemgetter(0)):
        item = Item(target.item, place_of[target.item], label_of(target, lang))
        groups.append(Group(f"{name}-{item.anchor}", item, [row for _, row in same]))
    if single:
        first = Column(SAY["target"].in_(lang), "order", "t")
        flat = [row._replace(item=group.item) for group in groups for row in group.rows]
        return Table(
            name, label, (first, *columns), [Group("", None, flat)] if flat else [], choices
        )
    options = [(each.id, f"{each.item.name} {each.item.label}") for each in groups if each.item]
    by_item = Choice(SAY["target"].in_(lang), "group", options)
    first = Column(SAY[head].in_(lang), "text", "t")
    return Table(
        name, label, (first, *columns), groups, (*choices, by_item), heads_are_names=head == "unit"
    )


def _leading(lang: Lang, ratio: str = "") -> tuple[Column, ...]:
    return (
        Column("b", "number"),
        Column("a", "number"),
        Column(SAY["ratio"].in_(lang), "number", ratio),
    )
