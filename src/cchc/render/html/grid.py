"""Tables of the document as tables of the page: what a reader sorts, searches, filters and copies.

The markup is written as text, cell by cell, for a template engine takes its time over thousands
of cells.  Every text goes through ``escape``; tags that HTML lets a writer leave out are left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from cchc.diagnostics import Severity
from cchc.document.model import (
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
    Row,
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
    table, lang = _shortened(part.table.telling(), document), document.lang
    if part.key == "results":
        table = table.without("of_these", "further")  # of which the missed ones have a list
    elif part.key in ("missed", "inconclusive"):
        table = table.without("verdict")
    keys = [column.key for column in table.columns]
    choices: list[Choice] = []
    if "label" not in keys:
        head = "unit" if "unit" in keys else keys[0]
        columns, bodies = _plain(table.first(head), lang)
        if "severity" in keys:
            choices.append(_by_severity(table))
    elif document.one_unit and "group" not in keys:
        columns, bodies = _by_target(table.without("unit"), lang)
    else:
        table = _in_order(table, document)
        columns, bodies = _under_targets(part.key, table, lang)
        options = [(f"{part.key}-{item}", f"{item} {label}") for item, label in _targets(table)]
        choices.append(Choice(table.columns[table.at("label")].heading, "group", options))
    if part.key == "results":
        choices.insert(0, _by_verdict(table))
    head_row = "".join(map(_heading, columns))
    lines = (f'<table class="data" id="{part.key}-table"><thead><tr>{head_row}</thead>', *bodies)
    return Grid(
        part.key,
        part.title,
        part.counted,
        [block.text for block in part.blocks if not isinstance(block, Table)],
        choices,
        len(table.rows) > _GLANCE,
        not table.rows,
        Markup("\n".join((*lines, "</table>"))),
    )


def _shortened(table: Table, document: Document) -> Table:
    """Leave the file out of places where there is but one."""
    keys = [column.key for column in table.columns]
    if document.file is None or "item" not in keys or "place" not in keys:
        return table
    at = table.at("place")
    known = f"{document.file}:"
    rows = [
        (*row[:at], text_of(row[at], document.lang).removeprefix(known), *row[at + 1 :])
        for row in table.rows
    ]
    columns = [*table.columns]
    columns[at] = columns[at]._replace(kind=Kind.COUNT)  # a number of a row, or a cell
    return replace(table, columns=columns, rows=rows)


def _heading(column: Column) -> str:
    number = ' class="num"' if column.kind in NUMBERS else ""
    sort = f' data-sort="{_SORT[column.kind]}"' if column.kind in _SORT else ""
    return f'<th scope="col"{number}{sort}>{escape(column.heading)}</th>'


def _plain(table: Table, lang: Lang) -> tuple[Sequence[Column], Iterator[str]]:
    """Write the rows as they come."""
    return table.columns, iter(("<tbody>", *_rows(table, lang)) if table.rows else ())


def _by_target(table: Table, lang: Lang) -> tuple[Sequence[Column], Iterator[str]]:
    """Name each row by its target."""
    item, label = table.at("item"), table.at("label")
    rest = table.without("item", "label")
    heads = (_target(str(row[item]), str(row[label])) for row in table.rows)
    rows = (
        _row(cells, rest.columns, head, lang) for head, cells in zip(heads, rest.rows, strict=True)
    )
    first = table.columns[label]._replace(kind=Kind.PLACE)  # sorted as the document has them
    return (first, *rest.columns), iter(("<tbody>", *rows) if table.rows else ())


def _under_targets(key: str, table: Table, lang: Lang) -> tuple[Sequence[Column], Iterator[str]]:
    """Put the rows under the headings of their targets."""
    limits = _shared_limits(table, table.at("item"))
    rest = table.without("item", "label", *(("threshold",) if limits else ()))
    rest = rest.first("group" if "group" in [each.key for each in rest.columns] else "unit")
    return rest.columns, _bodies(key, table, rest, limits, lang)


def _bodies(
    key: str, table: Table, rest: Table, limits: Mapping[str, str], lang: Lang
) -> Iterator[str]:
    at = table.at("item"), table.at("label")
    pairs = zip(table.rows, rest.rows, strict=True)
    for (item, label), same in groupby(pairs, key=lambda pair: (pair[0][at[0]], pair[0][at[1]])):
        rows = [cells for _, cells in same]
        head = _target(str(item), str(label))
        if limit := limits.get(str(item)):
            head += Markup(" <span class=limit>{}</span>").format(limit)
        yield (
            f'<tbody id="{escape(f"{key}-{item}")}"><tr class="group">'
            f'<th scope="rowgroup" colspan="{len(rest.columns)}"><span>{head}</span></th>'
        )
        yield from _rows(Table(rest.columns, rows), lang)


def _in_order(table: Table, document: Document) -> Table:
    """Bring the rows of each target together, as the annex lists them."""
    totals = document.table("totals")
    order = {row[0]: at for at, row in enumerate(totals.rows)}
    item = table.at("item")
    return replace(table, rows=sorted(table.rows, key=lambda row: order.get(row[item], 0)))


def _shared_limits(table: Table, item: int) -> Mapping[str, str]:
    """Find what all rows of each target were compared with; nothing where units have their own."""
    keys = [column.key for column in table.columns]
    if "threshold" not in keys or "annual" in keys:
        return {}
    at = table.at("threshold")
    pairs = {
        (str(row[item]), cell.text) for row in table.rows if isinstance(cell := row[at], Limit)
    }
    limits = dict(pairs)
    return limits if len(limits) == len(pairs) else {}


def _targets(table: Table) -> list[tuple[str, str]]:
    item, label = table.at("item"), table.at("label")
    return list(dict.fromkeys((str(row[item]), str(row[label])) for row in table.rows))


def _target(item: str, label: str) -> Markup:
    return Markup('<a href="#{0}">{0}</a> {1}').format(item, label)


def _rows(table: Table, lang: Lang) -> Iterator[str]:
    columns = table.columns[1:]
    for row in table.rows:
        yield _row(row[1:], columns, escaped(text_of(row[0], lang)), lang, isinstance(row[0], Name))


def _row(
    cells: Row, columns: Sequence[Column], head: str, lang: Lang, is_name: bool = False
) -> str:
    look, parts = "", []
    for cell, column in zip(cells, columns, strict=True):
        parts.append(cell_of(cell, column, lang))
        if isinstance(cell, str | int | Percent):
            continue
        if isinstance(cell, Mark) and column.kind is Kind.VERDICT:
            look = f" class={CSS[cell.verdict]}"
        elif isinstance(cell, Grade):
            look = f" class={cell.severity.value}"
    named = " lang=vi" if is_name and lang == "en" else ""
    return f"<tr{look}><th{named}>{head}{''.join(parts)}"


def cell_of(cell: Cell, column: Column, lang: Lang) -> str:
    """Write one cell; its end tag is left out."""
    # Our own figures need no escaping (benchmarks/page.md).
    if isinstance(cell, Percent):
        return f"<td>{cell.text}"
    look = _CLASS[column.kind]
    if not look and isinstance(cell, int):
        return f"<td>{count(cell, lang)}"
    text = escaped(text_of(cell, lang))
    if not look:
        return f"<td>{text}"
    return f"<td class={'s' if isinstance(cell, Grade) else look}>{text}"


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
