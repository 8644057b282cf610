"""Where every reader ends: rows from above to below become the columns of a grid.

Equal texts of a column become one object, rows without a filled cell are left out, and blank columns
are one and the same list: a cell in the last corner of a sheet costs what it holds, not what lies
between.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar, cast

from cchc import limits
from cchc.grid import NOTHING_HIDDEN, Grid, Hidden, Range, Texts, Value
from cchc.sources.refusals import Budget, Malformed

_LARGEST_POOL = 1 << 18  # different texts of a column; one with more seldom repeats any
_SMALLEST_POOL = 1 << 13  # different texts, none of them twice: probably none comes again
_SAMPLED = 16  # one text of so many is looked up in the texts before
_HEAD = 64  # cells above which headings stand: texts of their own, which do not make a column mixed

_Cell = TypeVar("_Cell", str, bytes)


class NotOneLine(ValueError):
    """A cell that should have ended with its line did not."""


class _Decoded(dict[bytes, str]):
    """Cells of UTF-8 → their texts, each different one decoded once."""

    def __init__(self, pool: dict[str, str], end: bytes) -> None:
        super().__init__()
        self._pool, self._end = pool, end

    def __missing__(self, cell: bytes) -> str:
        text = _text_of(cell, self._end) if self._end else cell.decode()
        self[cell] = text = self._pool.setdefault(text, text)
        return text


def _text_of(cell: bytes, end: bytes) -> str:
    if end and not cell.find(end) == len(cell) - 1 >= 0:
        raise NotOneLine
    return cell.removesuffix(end).decode()


class GridBuilder:
    """Takes rows whose numbers rise and gives them back as columns."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._lines = array("l")
        self._columns: dict[int, Texts] = {}
        self._pools: dict[int, dict[str, str]] = {}
        self._decoded: dict[int, _Decoded] = {}
        self._heads: dict[int, dict[str, str]] = {}  # the texts of the first cells …
        self._head = 0  # … and how many cells that are
        self._area = 0
        self._not_shared = 0
        self._apart: set[int] = set()  # columns that have repeated nothing
        self._unknown: set[int] = set()  # columns whose different texts are not all in their pool

    @property
    def lines(self) -> Sequence[int]:
        """The numbers of the rows so far."""
        return cast(Sequence[int], self._lines)

    @property
    def different_texts(self) -> int:
        """How many texts are kept apart."""
        of_heads = (head.keys() - self._pools[at].keys() for at, head in self._heads.items())
        return self._not_shared + sum(map(len, chain(self._pools.values(), of_heads)))

    def add_row(self, line: int, cells: Mapping[int, Value]) -> None:
        """Add the filled cells of one row, by the number of their column.

        Raises Malformed where a row stands above its predecessor, and Refused beyond the budget.
        """
        self._begin(line, line)
        for number, value in cells.items():
            self._column(number).append(self._shared(number, value))
        self._lines.append(line)
        self._spend()

    def add_block(self, lines: Sequence[int], columns: Mapping[int, Sequence[Value]]) -> None:
        """Add many rows at once; the columns are as long as *lines* and their texts are shared."""
        self._begin(lines[0], lines[-1])
        for number, values in columns.items():
            self._column(number).extend(values)
        self._lines.extend(lines)
        self._spend()

    def share_text(self, number: int, text: str) -> str:
        """Give one text of a column."""
        return self._pools.setdefault(number, {}).setdefault(text, text)

    def share_texts(self, number: int, texts: Sequence[str]) -> list[str]:
        """Give texts of a column, equal ones as one object, unless the column hardly repeats any."""
        pool = self._pools.setdefault(number, {})
        if self._hardly_repeats(number, pool, texts):
            return self._apart_from_others(number, texts)
        first, others = self._cut(texts)
        return [*self._shared_head(number, first), *map(pool.setdefault, others, others)]

    def share_cells(self, number: int, cells: Sequence[bytes], end: bytes = b"") -> list[str]:
        """Give the texts of cells of UTF-8, equal ones as one object, as ``share_texts`` does.

        Raises NotOneLine where a cell has not an *end* behind it, or one in it.
        """
        pool = self._pools.setdefault(number, {})
        decoded = self._decoded.setdefault(number, _Decoded(pool, end))
        try:
            if self._hardly_repeats(number, decoded, cells):
                texts = [_text_of(cell, end) for cell in cells] if end else map(bytes.decode, cells)
                return self._apart_from_others(number, texts)
            first, others = self._cut(cells)
            head = self._shared_head(number, [_text_of(cell, end) for cell in first])
            return [*head, *map(decoded.__getitem__, others)]
        except NotOneLine:
            self._unknown.add(number)
            raise

    def _cut(self, cells: Sequence[_Cell]) -> tuple[Sequence[_Cell], Sequence[_Cell]]:
        """Cut the head off the first rows of all."""
        if self._lines:
            return (), cells
        self._head = min(_HEAD, len(cells))
        return cells[:_HEAD], cells[_HEAD:]

    def _shared_head(self, number: int, texts: Sequence[str]) -> list[str]:
        if not texts:
            return []
        head = self._heads.setdefault(number, {})
        return list(map(head.setdefault, texts, texts))

    def _apart_from_others(self, number: int, texts: Iterable[str]) -> list[str]:
        apart = list(texts)
        self._not_shared += len(apart)
        self._unknown.add(number)
        return apart

    def _hardly_repeats(
        self, number: int, pool: Mapping[_Cell, str], cells: Sequence[_Cell]
    ) -> bool:
        """Say whether a column names each thing once, as a list of units does; a sample tells where not."""
        rows = len(self._columns.get(number, ())) - self._head
        if len(pool) > _LARGEST_POOL:
            return len(pool) * 2 > rows
        if rows == len(pool) >= _SMALLEST_POOL:
            self._apart.add(number)
        if number in self._apart and not pool.keys().isdisjoint(cells[::_SAMPLED]):
            self._apart.remove(number)  # the units again, month by month
        return number in self._apart

    def give_back(self) -> None:
        """Return to the budget what was spent, where the rows will be read in another way."""
        self._budget.spend(-self._area)

    def grid(
        self,
        name: str | None,
        *,
        merged: Sequence[Range] = (),
        hidden: Hidden = NOTHING_HIDDEN,
        ragged: Mapping[int, int] | None = None,
        usual_width: int | None = None,
    ) -> Grid:
        """Give the grid; a *usual_width* makes it the grid of a text file."""
        height = len(self._lines)
        blank: list[Value] = [""] * height
        for number, column in self._columns.items():
            self._fill(number, column, height)
        is_text = usual_width is not None
        for number in self._columns.keys() - self._unknown if is_text else ():
            self._columns[number].different = self._pools[number]
        first = 1 if is_text else min(self._columns, default=1)
        last = max(self._columns, default=first - 1)
        return Grid(
            name=name,
            columns=[self._columns.get(number, blank) for number in range(first, last + 1)],
            lines=self._numbers(),
            first_column=first,
            merged=merged,
            hidden=hidden,
            ragged=ragged or {},
            usual_width=usual_width or 0,
            is_text=is_text,
        )

    def _shared(self, number: int, value: Value) -> Value:
        if not isinstance(value, str):
            return value
        return self.share_text(number, value)

    def _begin(self, first: int, last: int) -> None:
        above = self._lines[-1] if self._lines else 0
        if not above < first <= last:
            raise Malformed("rows that do not follow each other")

    def _column(self, number: int) -> Texts:
        """Give a column, filled up to the row before the next."""
        column = self._columns.get(number)
        if column is None:
            if not 0 < number <= limits.SHEET_COLUMNS:
                raise Malformed("a column outside the sheet")
            column = self._columns[number] = Texts()
            column.head = self._head if number in self._heads else 0
        self._fill(number, column, len(self._lines))
        return column

    def _fill(self, number: int, column: Texts, height: int) -> None:
        """Fill a column with blanks up to a row."""
        if missing := height - len(column):
            self._pools.setdefault(number, {}).setdefault("", "")
            column.extend([""] * missing)

    def _spend(self) -> None:
        area = len(self._columns) * len(self._lines)
        self._budget.spend(area - self._area)
        self._area = area

    def _numbers(self) -> Sequence[int]:
        lines = self._lines
        if lines and lines[-1] - lines[0] + 1 == len(lines):
            return range(lines[0], lines[-1] + 1)
        return cast(Sequence[int], lines)
