"""The rows of an annex, told by their numbers and by what their cells hold.

A row that a page divides is one again.  A row whose place in the annex nobody could tell is kept and marked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from cchc.definitions.verbatim_text import LISTS
from cchc.drafts.bodies import doubts_of
from cchc.drafts.bounds import threshold_in
from cchc.drafts.ditto import is_ditto, resolved
from cchc.drafts.doubts import (
    ACROSS,
    AGAIN,
    BLANK_BELOW,
    COUNTED_AGAIN,
    JOINED,
    MAY_BE_A_ROW,
    MAY_GO_ON,
    NO_NUMBER,
    NOT_AN_ITEM,
    TWICE,
)
from cchc.drafts.headings import COLUMNS, NUMBER, Headings, is_counted
from cchc.drafts.item_numbers import SECTION, Numbers, bare_number
from cchc.drafts.rests import ONE_CELL, is_aside, is_rest, section_behind
from cchc.drafts.together import Together, divided, is_for_a_level
from cchc.drafts.values import OPEN, Annex, Row, Value
from cchc.papers.paper import Cell, Line, Table
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import fold, shortened


@dataclass(slots=True)
class Reader:
    """Takes the rows of an annex as they come."""

    headings: Headings
    above: list[Line]
    sections: dict[str, Value] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)  # sums and remarks between the rows
    width: int = 0
    tables: set[int] = field(default_factory=set)  # the numbers of those that were taken
    over: dict[str, Mapping[str, Value]] = field(default_factory=dict)
    _at: Numbers = field(default_factory=Numbers)
    _open: str = ""  # the section that was begun last, until it has a row
    _before: dict[str, Cell] = field(default_factory=dict)
    _page: int = 0
    _together: Together = field(default_factory=Together)
    _used: dict[int, bool] = field(default_factory=dict)

    def annex(self, below: Sequence[Line]) -> Annex:
        """Give what was read; *below* are the lines under it."""
        heads = self.headings
        unused = [heads.others[at] or f"({at})" for at in sorted(self._used) if at in heads.others]
        columns = frozenset(heads.columns) - {NUMBER}
        rest = tuple(line for line in below if any(map(str.isalnum, line.text)))
        return Annex(
            self.above,
            self.sections,
            self.rows,
            columns,
            tuple(unused),
            heads.years,
            self.over,
            tuple(sorted(heads.texts)),
            [*self.aside, *(line.text for line in rest)],
        )

    def take(self, table: Table, heads: Headings) -> None:
        """Take the rows of one table."""
        self.width = table.width
        self.tables.add(table.number)
        self._before = {}
        is_next_page = bool(self._page) and table.page != self._page
        self._page = table.page
        begins = True
        for row in range(heads.first, table.height + 1):
            cells = {role: table.at(row, at) for role, at in heads.columns.items()}
            divided = [table.at(row, at) for at in heads.parts]
            filled = any(cell and cell.tidy for cell in (*cells.values(), *divided))
            if self._is_heading(table, row) or not filled:
                continue
            own = {role: cell for role, cell in cells.items() if cell is not None}
            own = self._together.spread(table, row, heads, own)
            if whole := self._together.threshold(table, row, heads):
                own["threshold"] = whole
            before = len(self.rows)
            self._row(own, crosses=begins and is_next_page)
            self._remark(table, row, heads, is_new=len(self.rows) > before)
            self._before = own
            begins = False

    def _remark(self, table: Table, row: int, heads: Headings, *, is_new: bool) -> None:
        """Keep what stands in columns without a known meaning, beside the row where it made one."""
        beside: list[str] = []
        for at, heading in heads.others.items():
            cell = table.at(row, at)
            if cell and cell.tidy and cell.place.column == at:
                self._used[at] = True
                beside.append(f"{heading or f'({at})'}: {cell.tidy}")
        if is_new and beside:
            last = self.rows[-1]
            self.rows[-1] = replace(last, beside=(*last.beside, *beside))

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
        number = "" if goes_on or number_cell is None else bare_number(number_cell.tidy)
        if number_cell is cells.get("wording") and is_aside(
            number_cell.tidy if number_cell else ""
        ):
            self.aside.append(number_cell.tidy if number_cell else "")
            return
        values = self._values(cells, number=number)
        if number and number_cell is cells.get("wording"):
            number = self._across(number_cell, values)
        if not number:
            self._unnumbered(values, crosses=crosses)
        elif SECTION.fullmatch(number) or self._is_numbered_section(number, values):
            self._begin(number, values)
        else:
            self._numbered(number, values, number_cell, crosses=crosses)

    def _unnumbered(self, values: Mapping[str, Value], *, crosses: bool) -> None:
        """Take a row without a number: the rest of one, the first of a section, or nobody knows which."""
        threshold = values["threshold"].text
        if not any(value.text for key, value in values.items() if key != "wording"):
            if is_aside(values["wording"].text):
                self.aside.append(values["wording"].text)
                return
            if (found := section_behind(self._at.section, values["wording"].text)) is not None:
                number, text = found
                self._begin(number, {**values, "wording": replace(values["wording"], text=text)})
                return
        if not threshold:
            self._go_on(values, crosses=crosses)
        elif self.rows and is_for_a_level(self.rows[-1], values):
            self.rows[-1] = divided(self.rows[-1], values)
        elif section := self._open:  # the section is itself the row
            doubts = () if is_rest(values["wording"].text) else (MAY_BE_A_ROW,)
            whole = self.sections[section].joined(values["wording"], doubts)
            self._add(section, {**values, "wording": whole}, doubts)
        elif crosses and self.rows and self._is_lacking(threshold):
            self._go_on(values, crosses=True)
        else:
            if crosses and self.rows:
                self._doubt_last(MAY_GO_ON)
            self._add(OPEN, values, [NO_NUMBER])

    def _across(self, cell: Cell | None, values: dict[str, Value]) -> str:
        """Take a row that is one cell, «I. Số hóa hồ sơ», apart into its number and its heading."""
        text = cell.tidy if cell else ""
        found = ONE_CELL.fullmatch(text)
        values["wording"] = Value(found[2] if found else text, (cell.place,) if cell else ())
        return bare_number(found[1]) if found else text

    def _is_lacking(self, threshold: str) -> bool:
        """Say whether the last row lacks a threshold: all of it, or the end of one that a page cut."""
        written = self.rows[-1].cells["threshold"].text
        is_cut = (
            threshold_in(written) is None and threshold_in(f"{written} {threshold}") is not None
        )
        return not written or is_cut

    def _doubt_last(self, doubt: Words) -> None:
        last = self.rows[-1]
        item = replace(last.item, doubts=(*last.item.doubts, doubt))
        self.rows[-1] = replace(last, item=item)

    def _is_numbered_section(self, number: str, values: Mapping[str, Value]) -> bool:
        """Say whether «3» begins a section: where no letters do, and the row has nothing but a heading."""
        has_letters = any(not each.isdigit() for each in self.sections)
        others = (value.text for column, value in values.items() if column != "wording")
        return number.isdigit() and not has_letters and not any(others)

    def _begin(self, number: str, values: Mapping[str, Value]) -> None:
        """Begin a section; one with a threshold is itself a row."""
        item = self._at.begin(number)
        has_threshold = bool(values["threshold"].text)
        if not has_threshold or item == number:
            self._head(item, values)
        if has_threshold:
            self._add(item, values)
        elif number.isdigit():
            self._at.headed = number

    def _head(self, number: str, values: Mapping[str, Value]) -> None:
        """Keep the heading of a section, and what else its row says for those below it."""
        others = {key: each for key, each in values.items() if key != "wording" and each.text}
        if others and not values["threshold"].text:
            self.over[number] = others
        self.sections[number] = self._heading(number, values["wording"])
        self._open = number

    def _heading(self, number: str, heading: Value) -> Value:
        """Give the heading of a section; where two have one number, the second says so."""
        if number not in self.sections or self.sections[number].places == heading.places:
            return heading
        before = shortened(self.sections[number].text)
        again = Words(*(each.format(heading=before) for each in AGAIN))
        return replace(heading, doubts=(*heading.doubts, again))

    def _numbered(
        self, number: str, values: Mapping[str, Value], cell: Cell | None, *, crosses: bool
    ) -> None:
        is_heading = not any(each.text for key, each in values.items() if key != "wording")
        if again := self._at.begins_again(number, is_heading=is_heading):
            self._end_group(f"{again}.{number}")
            said = Words(*(each.format(number=again) for each in COUNTED_AGAIN))
            heading = self.sections[again]
            self.sections[again] = replace(heading, doubts=(*heading.doubts, said))
        item = self._at.item(number)
        doubts = [*(cell.doubts if cell else ())]
        if item is None:
            shown = shortened(cell.tidy) if cell else number
            unread = Words(*(each.format(number=shown) for each in NOT_AN_ITEM))
            self._add(OPEN, values, [*doubts, unread])
            return
        if crosses and self.rows:
            values = {
                column: value if value.text else replace(value, doubts=(BLANK_BELOW,))
                for column, value in values.items()
            }
        self._end_group(item)
        if any(row.item.text == item for row in self.rows):
            twice = Words(*(each.format(number=number) for each in TWICE))
            self._add(OPEN, values, [*doubts, twice])
            return
        self._at.take(item, number, is_heading=is_heading)
        self._add(item, values, doubts)
        if "." not in item:  # an annex without sections
            self.sections[item] = values["wording"]

    def _end_group(self, item: str) -> None:
        """Make a section of the row above, where it has no threshold and *item* stands below it."""
        last = self.rows[-1] if self.rows else None
        if last is None or last.cells["threshold"].text or last.item.text == OPEN:
            return
        if item.startswith(f"{last.item.text}."):
            self.rows.pop()
            heading = last.cells["wording"]
            doubts = (*heading.doubts, *last.item.doubts)
            self._head(last.item.text, {**last.cells, "wording": replace(heading, doubts=doubts)})

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
            doubts = doubts_of(cell) if column in LISTS else cell.doubts
            values[column] = Value(cell.tidy, cell.places, doubts)
        return values

    def _add(self, item: str, values: Mapping[str, Value], doubts: Sequence[Words] = ()) -> None:
        places = values["wording"].places
        over = self._over(item)
        above = self.rows[-1].cells if self.rows and not self._open else {}
        cells = resolved(values, above, over[-1][1] if over else {})
        lent = {
            number: [each.text for key, each in there.items() if not values[key].text]
            for number, there in over
        }
        beside = tuple(f"{number}: {' | '.join(texts)}" for number, texts in lent.items() if texts)
        self._open = ""
        referring = frozenset(key for key, each in values.items() if is_ditto(each.text))
        self.rows.append(Row(Value(item, places, tuple(doubts)), cells, beside, referring))

    def _over(self, item: str) -> list[tuple[str, Mapping[str, Value]]]:
        """Give what the rows of the sections around an item say for all that stands below them."""
        below = f"{self._at.over}." if item == OPEN else item
        return [each for each in self.over.items() if below.startswith(f"{each[0]}.")]

    def _go_on(self, values: Mapping[str, Value], *, crosses: bool) -> None:
        """Put the rest of a row, or of a heading, behind what came before."""
        doubts = [ACROSS] if crosses else []
        text = values["wording"].text
        if text and not crosses and not is_rest(text):
            doubts.append(Words(*(each.format(text=shortened(text)) for each in JOINED)))
        section = self._open
        only_wording = all(not v.text for c, v in values.items() if c != "wording")
        if section and only_wording:
            heading = self.sections[section]
            self.sections[section] = heading.joined(values["wording"], doubts)
        elif section or not self.rows:
            self._add(OPEN, values, [NO_NUMBER])
        else:
            last = self.rows[-1]
            cells = {c: last.cells[c].joined(value, doubts) for c, value in values.items()}
            self.rows[-1] = replace(last, cells=cells)
