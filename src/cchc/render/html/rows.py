"""Rows of the page's tables, cell by cell: each through what was chosen for its column.

The markup is written as text, for a template engine takes its time over thousands of cells, and
markupsafe's ``escape`` thrice that of the standard library (benchmarks/page.md).
Every text goes through ``escape``; tags that HTML lets a writer leave out are left out.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Final, NamedTuple

from cchc.document.model import (
    Cell,
    Column,
    Document,
    Grade,
    Kind,
    Mark,
    Name,
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
    Kind.ITEM: "k",
    Kind.VERDICT: "v",
    Kind.PLACE: "p",
}


class Rows:
    """Writes rows: the cells of some columns behind the head, and in the row's look its verdict."""

    def __init__(self, table: Table, at: Sequence[int], document: Document) -> None:
        of = _Place.of(table, document)
        columns = [table.columns[each] for each in at]
        self.columns = [of.column if of and each.kind is Kind.PLACE else each for each in columns]
        # Where each row ends in its place, the table says so, not every cell.
        self.ends_in_places = bool(columns) and self.columns[-1].kind is Kind.PLACE
        bare = at[-1] if self.ends_in_places else None
        self._cells = [
            (
                each,
                of.write
                if of and column.kind is Kind.PLACE
                else writer(column, document.lang, bare=each == bare),
            )
            for each, column in zip(at, columns, strict=True)
        ]
        looks = [each for each in at if table.columns[each].key in ("verdict", "severity")]
        self._look = next(iter(looks), None)
        self._lang = document.lang

    def begin(self, key: str, first: Column) -> str:
        """Begin the table of a part, up to its headings; the *first* is that of the rows' heads."""
        looks = "data places" if self.ends_in_places else "data"
        heads = "".join(map(_heading, (first, *self.columns)))
        return f'<table class="{looks}" id="{key}-table"><thead><tr>{heads}</thead>'

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
    if not isinstance(cell, Grade):
        return ""
    whose = f' data-unit="{escaped(cell.unit)}"' if cell.unit else ""  # by which it is filtered
    return f" class={cell.severity.value}{whose}"


def _heading(column: Column) -> str:
    number = ' class="num"' if column.kind in NUMBERS else ""
    sort = f' data-sort="{_SORT[column.kind]}"' if column.kind in _SORT else ""
    return f'<th scope="col"{number}{sort}>{escape(column.heading)}</th>'


def writer(column: Column, lang: Lang, *, bare: bool = False) -> Callable[[Cell], str]:
    """Give what writes the cells of a column, *bare* without their class; end tags are left out."""
    look = "s" if column.key == "severity" else _CLASS[column.kind]
    begin = f"<td class={look}>" if look and not bare else "<td>"

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
    return escape(text)
