"""How rows are written in the XML of a sheet: patterns that find all rows of one kind at once.

A pattern is learnt from a row, and widened by rows that lack some of its cells or have others.  What
is not written as in ``_CELL`` and ``_ROW`` is unusual.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cchc import limits
from cchc.patterns import pattern_of
from cchc.sources.ooxml.thorough import column_number
from cchc.sources.ooxml.written import Unusual

_WIDEST = 64  # cells
_NUMBER = rb"([1-9][0-9]{0,6})"
_ATTRIBUTES = rb"([^<>/]*)"
_BLANK = rb"(/>|></c>|><v ?/></c>)"
_VALUE = rb"><v>([^<]*)</v></c>"
_FORMULA = rb">(<f(?: [^<>/]*)?(?:/>|>[^<]*</f>))((?:<v>[^<]*</v>|<v ?/>)?)</c>"
_INLINE = rb'><is><t((?: xml:space="preserve")?)>([^<]*)</t></is></c>'
_CONTENTS = (_BLANK, _VALUE, _FORMULA, _INLINE)
BLANK = 0
_GROUPS = (1, 1, 2, 2)
_ROW = pattern_of(rb'<row r="%s"%s(/?)>' % (_NUMBER, _ATTRIBUTES))
ROW_NUMBER = pattern_of(rb'<row r="%s"' % _NUMBER)
_CELL = pattern_of(rb'<c r="([A-Z]{1,3})%s"%s(?:%s)' % (_NUMBER, _ATTRIBUTES, b"|".join(_CONTENTS)))


class Cell(NamedTuple):
    """How the cells of one column are written in rows of one kind."""

    number: int
    letters: bytes
    form: int
    may_be_blank: bool = False  # written, and nothing in it
    is_optional: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether every row has it, and something in it."""
        return not (self.may_be_blank or self.is_optional)

    @property
    def groups(self) -> int:
        """How many groups its pattern has."""
        return 1 + _GROUPS[self.form] + self.may_be_blank

    @property
    def search(self) -> bytes:
        """The pattern of one cell."""
        contents = _CONTENTS[self.form]
        if self.may_be_blank:
            contents = rb"(?:%s|%s)" % (_BLANK, contents)
        written = rb'<c r="%s\1"%s%s' % (self.letters, _ATTRIBUTES, contents)
        return rb"(?:%s)?" % written if self.is_optional else written

    def or_as(self, other: "Cell") -> "Cell | None":
        """Give the cell that may be as this one or as the other; None where their contents differ."""
        if self.form != other.form and BLANK not in (self.form, other.form):
            return None
        return self._replace(
            form=max(self.form, other.form),
            may_be_blank=self.may_be_blank or other.may_be_blank or self.form != other.form,
            is_optional=self.is_optional or other.is_optional,
        )


class Pattern:
    """How the rows of one kind are written, but for their values."""

    def __init__(self, cells: Sequence[Cell], *, is_empty: bool) -> None:
        self.cells = cells
        self.is_empty = is_empty
        row = rb'<row r="%s"%s' % (_NUMBER, _ATTRIBUTES)
        start, end = (b"", b"/>") if is_empty else (b">", b"</row>")
        self.search = pattern_of(b"".join((row, start, *(cell.search for cell in cells), end)))

    def widened(self, other: "Pattern") -> "Pattern | None":
        """Give the pattern of the rows of both; None where cells of one column are of two kinds."""
        if self.is_empty or other.is_empty:
            return None
        own, others = ({cell.number: cell for cell in each.cells} for each in (self, other))
        cells = []
        for number in sorted({*own, *others}):
            one, two = own.get(number), others.get(number)
            both = one.or_as(two) if one and two else None
            if one and two and both is None:
                return None
            cell = both or (one or others[number])._replace(is_optional=True)
            cells.append(cell)
        return Pattern(cells, is_empty=False) if len(cells) <= _WIDEST else None


def learn(rows: bytes) -> Pattern | None:
    """Make a pattern of the first row; none where it is so wide that it is likely the only one."""
    row, found, _ = parse_row(rows, 0)
    if len(found) > _WIDEST:
        return None
    cells = [Cell(column_number(cell[1].decode()), cell[1], form_of(cell)) for cell in found]
    return Pattern(cells, is_empty=bool(row[3]))


def parse_row(text: bytes, at: int) -> tuple[re.Match[bytes], list[re.Match[bytes]], int]:
    """Take the row apart that begins here: the row itself, its cells, and where it ends."""
    row = _ROW.match(text, at)
    if row is None:
        raise Unusual
    cells: list[re.Match[bytes]] = []
    at, column = row.end(), 0
    while not row[3] and not text.startswith(b"</row>", at):
        cell = _CELL.match(text, at)
        if cell is None or cell[2] != row[1]:
            raise Unusual
        number = column_number(cell[1].decode())
        if not column < number <= limits.SHEET_COLUMNS:
            raise Unusual
        cells.append(cell)
        at, column = cell.end(), number
    return row, cells, at if row[3] else at + len(b"</row>")


def form_of(cell: re.Match[bytes]) -> int:
    """Say which of the contents a cell has."""
    return next(form for form, group in enumerate((4, 5, 6, 9)) if cell[group] is not None)


def groups_of(cell: re.Match[bytes], form: int) -> list[bytes]:
    """Give the attributes of a cell and its content, as a pattern would find them."""
    first = (4, 5, 6, 8)[form]
    return [cell[3], *(cell[at] for at in range(first, first + _GROUPS[form]))]
