"""The annex of a document: its sections and rows, told by their numbers and by what their cells hold.

A row that a page divides is one again.  A row whose place in the annex nobody could tell is kept and marked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from cchc.drafts.headings import COLUMNS, NUMBER, Headings, headings_of, is_counted
from cchc.papers.paper import Cell, Line, Paper, Place, Table
from cchc.words import Words
from cchc.words.text import fold, tidy

OPEN: Final = "?"
"""What a person has to decide."""

_SECTION: Final = re.compile(r"[IVXLC]+|[A-ZĐ]")
_ROMAN: Final = re.compile(r"[IVXLC]+")
_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}")
_LETTER: Final = re.compile(r"[a-zđ]")
_FULL: Final = re.compile(r"(?:[IVXLC]+|[A-ZĐ])(?:\.(?:\d{1,3}|[a-zđ])){1,4}")
_PAGE_NUMBER: Final = re.compile(r"[-–\s]*\d{1,4}[-–\s]*")
_ANNEX: Final = re.compile(r"phụ lục\b")
_ACROSS: Final = Words("ghép từ hai trang", "joined from two pages")
_NO_NUMBER: Final = Words(
    "dòng không có số thứ tự mà có mức giao riêng",
    "the row has no number but a threshold of its own",
)
_NOT_AN_ITEM: Final = Words("số thứ tự không đọc được", "its number is not understood")
_BLANK_BELOW: Final = Words(
    "ô trống ở trang sau, có thể gộp với ô ở trang trước",
    "blank on a new page, where it may be merged with the cell on the page before",
)
_GROUP: Final = Words("thuộc dòng không có mức giao", "it stands under a row without a threshold")


@dataclass(frozen=True, slots=True)
class Value:
    """A text of the document, where it stands, and why one should look again."""

    text: str
    places: tuple[Place, ...] = ()
    doubts: tuple[Words, ...] = ()

    def joined(self, other: "Value", doubts: Sequence[Words] = ()) -> "Value":
        """Put what follows behind it."""
        if not other.text:
            return self
        text = f"{self.text} {other.text}".strip()
        places = (*self.places, *other.places)
        return Value(text, places, tuple(dict.fromkeys((*self.doubts, *other.doubts, *doubts))))


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its item, «?» where that is not known, and its cells by column."""

    item: Value
    cells: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex of a document."""

    above: Sequence[Line]  # the lines from «Phụ lục» to the table
    sections: Mapping[str, Value]
    rows: Sequence[Row]
    columns: frozenset[str]  # that the table has
    unused: tuple[str, ...] = ()  # headings of columns that hold something but mean nothing known
    years: tuple[str, ...] = ()
    below: Sequence[Line] = ()  # what stands under the table, up to the next one


def annexes_of(paper: Paper) -> list[Annex]:
    """Find the annexes of a document; a table that a page divides is one."""
    found: list[Annex] = []
    lines: list[Line] = []
    reader: _Reader | None = None
    for block in paper.blocks:
        if isinstance(block, Line):
            if not _PAGE_NUMBER.fullmatch(block.text):
                lines.append(block)
            continue
        heads = headings_of(block)
        is_new = heads is not None and (
            reader is None or any(_ANNEX.match(fold(line.text)) for line in lines)
        )
        if is_new and heads is not None:
            found += [reader.annex(lines)] if reader else []
            reader = _Reader(heads, _titles(lines))
        elif reader is not None and (heads or not lines) and block.width == reader.width:
            # Headings further down are those of the page before, printed again.
            is_headed = heads is not None and heads.top == 1
            heads = heads if is_headed else reader.headings._replace(first=1)
        elif reader is not None and lines:
            found.append(reader.annex(lines))
            reader = None
        if reader is not None and heads is not None:
            reader.take(block, heads)
            lines = []
        else:
            lines += _lines_in(block)
    return found + ([reader.annex(lines)] if reader else [])


def _lines_in(table: Table) -> Iterator[Line]:
    """Give the lines of a table that only arranges them, such as the head of a decision."""
    for row in range(1, table.height + 1):
        for cell in table.row(row):
            if cell.place.row == row:
                yield from (Line(line, cell.place) for line in cell.text.split("\n") if line)


def lines_of(paper: Paper, annex: Annex) -> list[Line]:
    """Give the lines of a document above its annexes."""
    lines: list[Line] = []
    for block in paper.blocks:
        if isinstance(block, Table) and headings_of(block) is not None:
            break
        lines += [block] if isinstance(block, Line) else _lines_in(block)
    starts = [at for at, line in enumerate(lines) if line in annex.above[:1]]
    titles = [at for at, line in enumerate(lines) if _ANNEX.match(fold(line.text))]
    return lines[: min([*starts, *titles], default=len(lines))]


def _titles(lines: Sequence[Line]) -> list[Line]:
    starts = [at for at, line in enumerate(lines) if _ANNEX.match(fold(line.text))]
    return list(lines[starts[-1] :]) if starts else []


@dataclass(slots=True)
class _Reader:
    """Takes the rows of an annex as they come."""

    headings: Headings
    above: list[Line]
    sections: dict[str, Value] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    width: int = 0
    _section: str = ""
    _under: str = ""  # a section inside a section
    _parent: str = ""  # the last row that a letter may stand under
    _group: Value | None = None  # a row without a threshold, under which others stand
    _before: dict[str, Cell] = field(default_factory=dict)
    _page: int = 0
    _used: dict[int, bool] = field(default_factory=dict)

    def annex(self, below: Sequence[Line]) -> Annex:
        """Give what was read; *below* are the lines under it."""
        heads = self.headings
        unused = [heads.others[at] or f"({at})" for at in sorted(self._used) if at in heads.others]
        columns = frozenset(heads.columns) - {NUMBER}
        ends = next((at for at, line in enumerate(below) if _ANNEX.match(fold(line.text))), None)
        rest = tuple(line for line in below[:ends] if any(map(str.isalnum, line.text)))
        return Annex(
            self.above, self.sections, self.rows, columns, tuple(unused), heads.years, rest
        )

    def take(self, table: Table, heads: Headings) -> None:
        """Take the rows of one table."""
        self.width = table.width
        self._before = {}
        is_next_page = bool(self._page) and table.page != self._page
        self._page = table.page
        begins = True
        for row in range(heads.first, table.height + 1):
            cells = {role: table.at(row, at) for role, at in heads.columns.items()}
            if self._is_heading(table, row) or not any(c and c.tidy for c in cells.values()):
                continue
            own = {role: cell for role, cell in cells.items() if cell is not None}
            for at in heads.others:
                if (cell := table.at(row, at)) and cell.tidy and cell.place.column == at:
                    self._used[at] = True
            self._row(own, crosses=begins and is_next_page)
            self._before = own
            begins = False

    def _is_heading(self, table: Table, row: int) -> bool:
        texts = [fold(cell.tidy) for cell in table.row(row) if cell.tidy]
        return all(map(self._is_of_heading, texts)) or is_counted(table.row(row))

    def _is_of_heading(self, text: str) -> bool:
        """Say whether a text is a heading, or the part of one that a page leaves."""
        heads = self.headings.texts
        is_part = any(each.startswith(text) or each.endswith(text) for each in heads)
        return text in heads or (len(text) > 1 and is_part)

    def _row(self, cells: Mapping[str, Cell], *, crosses: bool) -> None:
        """Take one row as the document shows it; *crosses*: it is the first on a new page."""
        number_cell = cells.get(NUMBER)
        goes_on = number_cell is not None and number_cell is self._before.get(NUMBER)
        number = "" if goes_on or number_cell is None else _number(number_cell.tidy)
        values = self._values(cells, number=number)
        threshold, wording = values["threshold"].text, values["wording"]
        if not number and not threshold:
            self._go_on(values, crosses=crosses)
        elif not number and self._section and self._section not in {r.item.text for r in self.rows}:
            # The first row of a section without a number: the section is itself the row.
            if any(self._is_below(row) for row in self.rows):
                self._add(OPEN, values, [_NO_NUMBER])
            else:
                heading = self.sections[self._section]
                self._add(self._section, values | {"wording": heading.joined(wording)})
        elif not number:
            fits = crosses and self.rows and not self.rows[-1].cells["threshold"].text
            if fits:
                self._go_on(values, crosses=True)
            else:
                self._add(OPEN, values, [_NO_NUMBER])
        elif _SECTION.fullmatch(number) or self._is_numbered_section(number, values):
            self._begin(number, values)
        else:
            self._numbered(number, values, number_cell, crosses=crosses)

    def _is_numbered_section(self, number: str, values: Mapping[str, Value]) -> bool:
        """Say whether «3» begins a section: where no letters do, and the row has nothing but a heading."""
        has_letters = any(not each.isdigit() for each in self.sections)
        others = (value.text for column, value in values.items() if column != "wording")
        return number.isdigit() and not has_letters and not any(others)

    def _begin(self, number: str, values: Mapping[str, Value]) -> None:
        """Begin a section; one with a threshold is itself a row."""
        in_letters = self._section.isalpha() and not _ROMAN.fullmatch(self._section)
        is_roman = number == "I" or bool(self._under and _ROMAN.fullmatch(number))
        is_inside = in_letters and is_roman and not _follows(self._section, number)
        self._parent, self._group = "", None
        if is_inside:
            self._under = number
            self._group = values["wording"]
            return
        self._section, self._under = number, ""
        self.sections[number] = values["wording"]
        if values["threshold"].text:
            self._add(number, values)

    def _numbered(
        self, number: str, values: Mapping[str, Value], cell: Cell | None, *, crosses: bool
    ) -> None:
        item = self._item(number)
        doubts = [*(cell.doubts if cell else ())]
        if item is None:
            self._add(OPEN, values, [*doubts, _NOT_AN_ITEM])
            return
        if not _LETTER.fullmatch(number):
            self._parent = item
            self._group = self._group if self._under else None
        if crosses and self.rows:
            values = {
                column: value if value.text else replace(value, doubts=(_BLANK_BELOW,))
                for column, value in values.items()
            }
        self._add(item, values, doubts)
        if item.partition(".")[0] == item:  # an annex without sections
            self._section = item
            self.sections[item] = values["wording"]

    def _item(self, number: str) -> str | None:
        if _FULL.fullmatch(number):
            return number
        over = f"{self._section}.{self._under}" if self._under else self._section
        if _NUMBER.fullmatch(number):
            is_flat = self._section.isdigit() or not self._section
            return number if is_flat else f"{over}.{number}"
        if _LETTER.fullmatch(number) and (self._parent or self._section):
            return f"{self._parent or over}.{number}"
        return None

    def _is_below(self, row: Row) -> bool:
        return row.item.text.partition(".")[0] == self._section

    def _values(self, cells: Mapping[str, Cell], *, number: str) -> dict[str, Value]:
        """Give the cells of a row; one that covers several columns counts for the first of them."""
        values: dict[str, Value] = {}
        seen: list[Cell] = []
        number_cell = cells.get(NUMBER)
        for column in COLUMNS:
            cell = cells.get(column)
            is_taken = any(cell is each for each in (*seen, number_cell))
            # What is merged with the row above says nothing more of the same item.
            is_old = cell is not None and not number and cell is self._before.get(column)
            if cell is None or is_taken or is_old:
                values[column] = Value("")
                continue
            seen.append(cell)
            values[column] = Value(cell.tidy, (cell.place,) if cell.tidy else (), cell.doubts)
        return values

    def _add(self, item: str, values: Mapping[str, Value], doubts: Sequence[Words] = ()) -> None:
        if self._group is not None:
            doubts = (*doubts, _GROUP)
        places = values["wording"].places
        self.rows.append(Row(Value(item, places, tuple(doubts)), {**values}))

    def _go_on(self, values: Mapping[str, Value], *, crosses: bool) -> None:
        """Put the rest of a row, or of a heading, behind what came before."""
        doubts = [_ACROSS] if crosses else []
        heads = self._section and not any(self._is_below(row) for row in self.rows)
        only_wording = all(not v.text for c, v in values.items() if c != "wording")
        if heads and only_wording:
            heading = self.sections[self._section]
            self.sections[self._section] = heading.joined(values["wording"], doubts)
        elif heads or not self.rows:
            self._add(OPEN, values, [_NO_NUMBER])
        else:
            last = self.rows[-1]
            cells = {c: last.cells[c].joined(value, doubts) for c, value in values.items()}
            self.rows[-1] = replace(last, cells=cells)


def _number(written: str) -> str:
    """Give a number without the signs around it: «1.», «a)», «(2)»."""
    return tidy(written).strip("().,:- ")


def _follows(before: str, number: str) -> bool:
    """Say whether a capital letter comes behind another: C behind B is no Roman hundred."""
    return len(before) == len(number) == 1 and ord(number) == ord(before) + 1
