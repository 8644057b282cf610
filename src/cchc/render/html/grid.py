"""Tables of the document as tables of the page: what a reader sorts, searches, filters and copies.

The markup is written as text, cell by cell, for a template engine takes its time over thousands
of cells.  Every text goes through ``escape``; tags that HTML lets a writer leave out are left out.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from cchc.diagnostics import Severity
from cchc.document.model import (
    Across,
    Cell,
    Column,
    Document,
    Grade,
    Kind,
    Limit,
    Mark,
    Name,
    Paragraph,
    Part,
    Percent,
    Table,
)
from cchc.document.spelling import text_of
from cchc.results import Verdict
from cchc.words import Lang
from cchc.words.numbers import count

# The class of a verdict; page.css gives each a sign, a colour and a pattern.
CSS: Final[Mapping[Verdict, str]] = {
    Verdict.MET: "m",
    Verdict.MISSED: "x",
    Verdict.NOT_APPLICABLE: "n",
    Verdict.INCONCLUSIVE: "c",
    Verdict.NOT_REPORTED: "r",
    Verdict.INVALID: "i",
}
NUMBERS: Final = frozenset({Kind.COUNT, Kind.RATIO, Kind.THRESHOLD, Kind.LACK})
_SORT: Final[Mapping[Kind, str]] = {
    Kind.COUNT: "number",
    Kind.RATIO: "number",
    Kind.LACK: "number",
    Kind.NAME: "text",
    Kind.VERDICT: "text",
    Kind.ITEM: "text",
    Kind.PLACE: "order",
}
# The class of a cell; numbers have none.
_CLASS: Final[Mapping[Kind, str]] = {
    **dict.fromkeys(Kind, "t"),
    **dict.fromkeys(NUMBERS, ""),
    Kind.VERDICT: "v",
    Kind.PLACE: "p",
}
# The missed ones have a list that says what lacks; in it, all have one verdict.
_TOLD_ELSEWHERE: Final[Mapping[str, Collection[str]]] = {
    "results": ("of_these", "further"),
    "missed": ("verdict",),
    "inconclusive": ("verdict",),
}
_GLANCE: Final = 7  # more rows than this are searched rather than read


class Choice(NamedTuple):
    """A drop-down list above the table: rows by their class, or groups by their id."""

    label: str
    by: str
    options: Sequence[tuple[str, str]]


class Grid(NamedTuple):
    """A table of the page: its tools, and its markup."""

    id: str
    label: str
    counted: str
    notes: Sequence[str]
    choices: Sequence[Choice]
    is_long: bool
    is_empty: bool
    markup: Markup


def grid(part: Part, document: Document) -> Grid:
    """Write a part: rows of several units stand under their targets, those of one are named by them."""
    if not any(isinstance(block, Table) for block in part.blocks):
        said = " ".join(block.text for block in part.blocks if isinstance(block, Paragraph))
        return Grid(part.key, part.title, said, (), (), False, False, Markup(""))
    table = part.table
    keys = [column.key for column in table.columns]
    shown = _shown(part.key, table)
    choices: list[Choice] = []
    if "label" not in keys:
        lines = _plain(table, shown, document)
        if "severity" in keys:
            choices.append(_by_severity(table))
    elif document.one_unit and "group" not in keys:
        lines = _by_target(table, shown, document)
    else:
        table = _in_order(table, document)
        lines = _under_targets(part.key, table, shown, document)
        options = [(f"{part.key}-{item}", f"{item} {label}") for item, label in _targets(table)]
        choices.append(Choice(table.columns[table.at("label")].heading, "group", options))
    if part.key == "results":
        choices.insert(0, _by_verdict(table))
    begin = f'<table class="data" id="{part.key}-table"><thead><tr>'
    return Grid(
        part.key,
        part.title,
        part.counted,
        [block.text for block in part.blocks if not isinstance(block, Table)],
        choices,
        len(table.rows) > _GLANCE,
        not table.rows,
        Markup(begin + "\n".join((*lines, "</table>"))),
    )


def _shown(key: str, table: Table) -> list[int]:
    """Give the places of the columns that say something which is told nowhere else."""
    left_out = _TOLD_ELSEWHERE.get(key, ())
    columns = enumerate(table.columns)
    return [at for at, each in columns if not each.idle and each.key not in left_out]


class _Writer:
    """Writes rows: the cells of some columns behind the head, and in the row's look its verdict."""

    def __init__(self, table: Table, at: Sequence[int], document: Document) -> None:
        of = _Place.of(table, document)
        columns = [table.columns[each] for each in at]
        self.columns = [of.column if of and each.kind is Kind.PLACE else each for each in columns]
        self._cells = [
            (each, of.write if of and column.kind is Kind.PLACE else writer(column, document.lang))
            for each, column in zip(at, columns, strict=True)
        ]
        looks = [each for each in at if table.columns[each].key in ("verdict", "severity")]
        self._look = next(iter(looks), None)
        self._lang = document.lang

    @property
    def head_row(self) -> str:
        """Write the headings of the cells."""
        return "".join(map(_heading, self.columns))

    def row(self, row: Sequence[Cell], head: str, is_name: bool = False) -> str:
        """Write a row."""
        look = "" if self._look is None else _look(row[self._look])
        named = " lang=vi" if is_name and self._lang == "en" else ""
        cells = "".join([write(row[at]) for at, write in self._cells])
        return f"<tr{look}><th{named}>{head}{cells}"

    def named(self, row: Sequence[Cell], at: int) -> str:
        """Write a row that the cell at a place names."""
        cell = row[at]
        return self.row(row, escaped(text_of(cell, self._lang)), isinstance(cell, Name))


class _Place(NamedTuple):
    """Places in the only file there is, which they need not name: a number of a row, or a cell."""

    known: str
    column: Column
    lang: Lang

    @classmethod
    def of(cls, table: Table, document: Document) -> "_Place | None":
        keys = [column.key for column in table.columns]
        if document.file is None or "item" not in keys or "place" not in keys:
            return None
        column = table.columns[table.at("place")]._replace(kind=Kind.COUNT)
        return cls(f"{document.file}:", column, document.lang)

    def write(self, cell: Cell) -> str:
        """Write the cell."""
        return f"<td>{escape(text_of(cell, self.lang).removeprefix(self.known))}"


def _look(cell: Cell) -> str:
    if isinstance(cell, Mark):
        return f" class={CSS[cell.verdict]}"
    return f" class={cell.severity.value}" if isinstance(cell, Grade) else ""


def _heading(column: Column) -> str:
    number = ' class="num"' if column.kind in NUMBERS else ""
    sort = f' data-sort="{_SORT[column.kind]}"' if column.kind in _SORT else ""
    return f'<th scope="col"{number}{sort}>{escape(column.heading)}</th>'


def _plain(table: Table, shown: Sequence[int], document: Document) -> Iterator[str]:
    """Write the rows as they come, each named by its unit, or by its first cell."""
    units = [at for at in shown if table.columns[at].key == "unit"]
    head = units[0] if units else shown[0]
    to = _Writer(table, [at for at in shown if at != head], document)
    yield f"{_heading(table.columns[head])}{to.head_row}</thead>"
    if table.rows:
        yield "<tbody>"
    yield from (to.named(row, head) for row in _rows(table))


def _by_target(table: Table, shown: Sequence[int], document: Document) -> Iterator[str]:
    """Name each row by its target."""
    item, label = table.at("item"), table.at("label")
    apart = ("item", "label", "unit")
    to = _Writer(table, [at for at in shown if table.columns[at].key not in apart], document)
    first = table.columns[label]._replace(kind=Kind.PLACE)  # sorted as the document has them
    yield f"{_heading(first)}{to.head_row}</thead>"
    if table.rows:
        yield "<tbody>"
    yield from (to.row(row, _target(str(row[item]), str(row[label]))) for row in _rows(table))


def _under_targets(
    key: str, table: Table, shown: Sequence[int], document: Document
) -> Iterator[str]:
    """Put the rows under the headings of their targets."""
    keys = [column.key for column in table.columns]
    item, label = table.at("item"), table.at("label")
    head = table.at("group" if "group" in keys else "unit")
    limits = _shared_limits(table, shown)
    apart = ("item", "label", keys[head], *(("threshold",) if limits else ()))
    to = _Writer(table, [at for at in shown if keys[at] not in apart], document)
    yield f"{_heading(table.columns[head])}{to.head_row}</thead>"
    for (number, title), rows in groupby(_rows(table), key=itemgetter(item, label)):
        said = _target(str(number), str(title))
        if limit := limits.get(str(number)):
            said += f" <span class=limit>{escape(limit)}</span>"
        yield (
            f'<tbody id="{escape(f"{key}-{number}")}"><tr class="group">'
            f'<th scope="rowgroup" colspan="{len(to.columns) + 1}"><span>{said}</span></th>'
        )
        yield from (to.named(row, head) for row in rows)


def _rows(table: Table) -> Iterator[Sequence[Cell]]:
    return (row for row in table.rows if not isinstance(row, Across))


def _in_order(table: Table, document: Document) -> Table:
    """Bring the rows of each target together, as the annex lists them."""
    totals = document.table("totals")
    order = {row[0]: at for at, row in enumerate(totals.rows)}
    item = table.at("item")
    return replace(table, rows=sorted(table.rows, key=lambda row: order.get(row[item], 0)))


def _shared_limits(table: Table, shown: Sequence[int]) -> Mapping[str, str]:
    """Find what all rows of each target were compared with; nothing where units have their own."""
    keys = [table.columns[at].key for at in shown]
    if "threshold" not in keys or "annual" in keys:
        return {}
    at, item = table.at("threshold"), table.at("item")
    pairs = {
        (str(row[item]), cell.text) for row in table.rows if isinstance(cell := row[at], Limit)
    }
    limits = dict(pairs)
    return limits if len(limits) == len(pairs) else {}


def _targets(table: Table) -> list[tuple[str, str]]:
    item, label = table.at("item"), table.at("label")
    return list(dict.fromkeys((str(row[item]), str(row[label])) for row in table.rows))


def _target(item: str, label: str) -> str:
    return f'<a href="#{escape(item)}">{escape(item)}</a> {escape(label)}'


def writer(column: Column, lang: Lang) -> Callable[[Cell], str]:
    """Give what writes the cells of a column; their end tags are left out."""
    look = "s" if column.key == "severity" else _CLASS[column.kind]
    begin = f"<td class={look}>" if look else "<td>"

    def write(cell: Cell) -> str:
        return begin + escaped(text_of(cell, lang))

    def write_number(cell: Cell) -> str:
        # Our own figures need no escaping (benchmarks/page.md).
        if isinstance(cell, Percent):
            return "<td>" + cell.text
        return "<td>" + count(cell, lang) if isinstance(cell, int) else write(cell)

    return write if look else write_number


@lru_cache(maxsize=8192)  # names and verdicts stand in thousands of cells (benchmarks/page.md)
def escaped(text: str) -> str:
    """Write a text so that no markup is seen in it."""
    return str(escape(text))


def _by_verdict(table: Table) -> Choice:
    column = table.at("verdict")
    marks = {row[column] for row in table.rows}
    words = {
        each.verdict: each.text for each in marks if isinstance(each, Mark) and not each.partial
    }
    options = [(CSS[verdict], words[verdict]) for verdict in Verdict if verdict in words]
    return Choice(table.columns[column].heading, "row", options)


def _by_severity(table: Table) -> Choice:
    column = table.at("severity")
    grades = {row[column] for row in table.rows}
    words = {each.severity: each.text for each in grades if isinstance(each, Grade)}
    options = [(each.value, words[each]) for each in Severity if each in words]
    return Choice(table.columns[column].heading, "row", options)
