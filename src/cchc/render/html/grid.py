"""Tables of the document as tables of the page: what a reader sorts, searches, filters and copies.

Which columns stand in which order, and which rows under which headings; ``rows`` writes them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from markupsafe import Markup

from cchc.diagnostics import Severity
from cchc.document.model import (
    Across,
    Cell,
    Document,
    Grade,
    Kind,
    Limit,
    Mark,
    Paragraph,
    Part,
    Table,
)
from cchc.render.html.rows import CSS, Rows
from cchc.results import Verdict

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
    if not part.has_table:
        said = " ".join(block.text for block in part.blocks if isinstance(block, Paragraph))
        return Grid(part.key, part.title, said, (), (), False, False, Markup(""))
    table = part.table
    keys = [column.key for column in table.columns]
    shown = _shown(part.key, table)
    choices: list[Choice] = []
    if "label" not in keys:
        lines = _plain(part.key, table, shown, document)
        if "severity" in keys:
            choices.append(_by_severity(table))
    elif document.one_unit and "group" not in keys:
        lines = _by_target(part.key, table, shown, document)
    else:
        table = _in_order(table, document)
        lines = _under_targets(part.key, table, shown, document)
        options = [(f"{part.key}-{item}", f"{item} {label}") for item, label in _targets(table)]
        choices.append(Choice(table.columns[table.at("label")].heading, "group", options))
    if part.key == "results":
        choices.insert(0, _by_verdict(table))
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


def _shown(key: str, table: Table) -> list[int]:
    """Give the places of the columns that say something which is told nowhere else."""
    left_out = _TOLD_ELSEWHERE.get(key, ())
    columns = enumerate(table.columns)
    return [at for at, each in columns if not each.idle and each.key not in left_out]


def _plain(key: str, table: Table, shown: Sequence[int], document: Document) -> Iterator[str]:
    """Write the rows as they come, each named by its unit, or by its first cell."""
    units = [at for at in shown if table.columns[at].key == "unit"]
    head = units[0] if units else shown[0]
    to = Rows(table, [at for at in shown if at != head], document)
    yield to.begin(key, table.columns[head])
    if table.rows:
        yield "<tbody>"
    yield from (to.named(row, head) for row in _rows(table))


def _by_target(key: str, table: Table, shown: Sequence[int], document: Document) -> Iterator[str]:
    """Name each row by its target."""
    item, label = table.at("item"), table.at("label")
    apart = ("item", "label", "unit")
    to = Rows(table, [at for at in shown if table.columns[at].key not in apart], document)
    first = table.columns[label]._replace(kind=Kind.PLACE)  # sorted as the document has them
    yield to.begin(key, first)
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
    to = Rows(table, [at for at in shown if keys[at] not in apart], document)
    yield to.begin(key, table.columns[head])
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


def _by_verdict(table: Table) -> Choice:
    column = table.at("verdict")
    marks = {row[column] for row in table.rows}
    words = {each.verdict: each.alone for each in marks if isinstance(each, Mark)}
    options = [(CSS[verdict], words[verdict]) for verdict in Verdict if verdict in words]
    return Choice(table.columns[column].heading, "row", options)


def _by_severity(table: Table) -> Choice:
    column = table.at("severity")
    grades = {row[column] for row in table.rows}
    words = {each.severity: each.text for each in grades if isinstance(each, Grade)}
    options = [(each.value, words[each]) for each in Severity if each in words]
    return Choice(table.columns[column].heading, "row", options)
