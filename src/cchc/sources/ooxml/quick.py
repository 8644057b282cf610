"""A sheet by patterns: rows that are written as all common programs write them, at the speed of C.

The rows of a sheet are mostly written alike, but for the values.  The first row of its kind becomes a
pattern with which the others are found, thousands at once; what is found is counted letter by letter, so
that nothing can stand between rows unnoticed.  Rows that fit no pattern are taken cell by cell.
What is not written as in ``_CELL`` and ``_ROW`` is unusual, and ``thorough`` decides what it means.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.parsers import expat

from cchc import limits
from cchc.grid import Value
from cchc.sources.builder import GridBuilder
from cchc.sources.ooxml.cell_values import CellValues, Kind
from cchc.sources.ooxml.package import STRETCH, Package
from cchc.sources.ooxml.thorough import Frame, SheetParser, column_number, is_zero
from cchc.sources.ooxml.written import PROLOG, Unusual, plain_attributes, plain_text
from cchc.sources.refusals import Malformed, filled_cells

_LONGEST_ROW = 16 * STRETCH
_MOST_PATTERNS = 16  # kinds of rows in one stretch; the rest is taken cell by cell
_WIDEST_PATTERN = 64  # cells
_MEMORY = 1 << 16  # values kept of one kind of cell
_GONE = b"<>"  # stands for rows that were taken out, and nowhere in XML
_SEVERAL_GONE, _GONE_BEFORE = re.compile(rb"(?:<>){2,}"), re.compile(rb"\A<>")

_NUMBER = rb"([1-9][0-9]{0,6})"
_ATTRIBUTES = rb"([^<>/]*)"
_BLANK = rb"(/>|></c>|><v ?/></c>)"
_VALUE = rb"><v>([^<]*)</v></c>"
_FORMULA = rb">(<f(?: [^<>/]*)?(?:/>|>[^<]*</f>))((?:<v>[^<]*</v>|<v ?/>)?)</c>"
_INLINE = rb'><is><t((?: xml:space="preserve")?)>([^<]*)</t></is></c>'
_CONTENTS = (_BLANK, _VALUE, _FORMULA, _INLINE)
_LITERAL = (0, len(b"><v></v></c>"), len(b"></c>"), len(b"><is><t></t></is></c>"))
_GROUPS = (1, 1, 2, 2)
_ROW = re.compile(rb'<row r="%s"%s(/?)>' % (_NUMBER, _ATTRIBUTES))
_ROW_NUMBER = re.compile(rb'<row r="%s"' % _NUMBER)
_CELL = re.compile(rb'<c r="([A-Z]{1,3})%s"%s(?:%s)' % (_NUMBER, _ATTRIBUTES, b"|".join(_CONTENTS)))
_FORMULA_PARTS = re.compile(rb"<f([^<>/]*)(?:/>|>([^<]*)</f>)")
_HEAD = re.compile(rb"%s<[^?!][^?!]*" % PROLOG)
_HEAD_END, _NO_ROWS, _ROWS_END = b"<sheetData>", b"<sheetData/>", b"</sheetData>"
_PREFIX = b"x14ac:"

_CELL_ATTRIBUTES = frozenset((b"s", b"t", b"cm", b"vm", b"ph"))
_ROW_ATTRIBUTES = frozenset(
    b"spans s customFormat ht hidden customHeight outlineLevel collapsed thickTop thickBot ph".split()
) | {_PREFIX + b"dyDescent"}
_FORMULA_ATTRIBUTES = frozenset(b"t ref si ca aca bx dt2D dtr del1 del2 r1 r2 xml:space".split())
_TYPES = frozenset(("n", "s", "str", "b", "e", "inlineStr", "d"))
_TRUTHS = {b"1": True, b"true": True, b"0": False, b"false": False}

Found = Sequence[tuple[bytes, ...]]
"""What a pattern finds: each of its groups, for all rows."""


class _Rows(NamedTuple):
    """Some rows, those of one pattern."""

    lines: Sequence[int]
    columns: Mapping[int, Sequence[Value]]


def read_quickly(package: Package, path: str, values: CellValues, builder: GridBuilder) -> Frame:
    """Read a whole sheet; raises Unusual where the thorough reader should, and Refused."""
    parts = _parts(package, path)
    head, tail = next(parts), b""
    reader = _Quick(values, builder, has_prefix=b"xmlns:x14ac=" in head)
    for part in parts:  # the last is what stands behind the rows
        reader.take(tail)
        tail = part
    try:
        around = SheetParser(values, builder, filled_cells())
        around.feed(head)
        around.feed(_HEAD_END + _ROWS_END)
        around.feed(tail)
        frame = around.close()
    except (Malformed, expat.ExpatError) as error:
        raise Unusual from error
    if not frame.has_cells:
        raise Unusual
    frame.hidden_rows |= reader.hidden_rows
    return frame


def _parts(package: Package, path: str) -> Iterator[bytes]:
    """Yield what stands before the rows, then whole rows, a stretch at a time, and what is behind."""
    with package.open(path) as file:
        text = b""
        while _HEAD_END not in text and _NO_ROWS not in text:
            text = _more(text, file.read(STRETCH))
        has_rows = _HEAD_END in text
        head, _, text = text.partition(_HEAD_END if has_rows else _NO_ROWS)
        if not _HEAD.fullmatch(head):
            raise Unusual
        yield head
        while has_rows and (end := text.find(_ROWS_END)) < 0:
            cut = text.rfind(b"<row ")
            if cut > 0:
                yield text[:cut]
                text = text[cut:]
            text = _more(text, file.read(STRETCH))
        if has_rows and end:
            yield text[:end]
        tail = [text[end + len(_ROWS_END) :] if has_rows else text]
        while chunk := file.read(STRETCH):
            tail.append(chunk)
            if len(tail) * STRETCH > limits.PART_BYTES:
                raise Unusual
        behind = b"".join(tail)
        if b"<!" in behind or b"<?" in behind:
            raise Unusual
        yield behind


def _more(text: bytes, chunk: bytes) -> bytes:
    if not chunk or len(text) > _LONGEST_ROW:
        raise Unusual
    return text + chunk


class _Memory(dict[bytes, Value]):
    """What the texts in cells of one kind say; each is worked out once."""

    def __init__(self, kind: Kind, values: CellValues) -> None:
        self.kind = kind
        self._values = values

    def __missing__(self, written: bytes) -> Value:
        value = self.read(written)
        if len(self) >= _MEMORY:
            self.clear()
        self[written] = value
        return value

    def read(self, written: bytes, formula: str | None = None) -> Value:
        """Give the value of a cell."""
        try:
            return self._values.read(self.kind, plain_text(written), formula)
        except ValueError as error:
            raise Unusual from error


class _Quick:
    """Takes stretches of rows and fills the builder."""

    def __init__(self, values: CellValues, builder: GridBuilder, *, has_prefix: bool) -> None:
        self.hidden_rows: set[int] = set()
        self._values, self._builder, self._has_prefix = values, builder, has_prefix
        self._patterns: list[_Pattern] = []
        self._memories: dict[bytes, _Memory] = {}  # by the attributes of a cell
        self._are_hidden: dict[bytes, bool] = {}  # by the attributes of a row
        self._shared_formulas: dict[bytes, str] = {}
        self._last = 0  # the last row so far
        self._read: Sequence[Callable[..., Sequence[Value]]] = (
            self._blanks,
            self._values_of,
            self._formulas,
            self._inlines,
        )

    def take(self, stretch: bytes) -> None:
        """Read whole rows."""
        parts, rest = list[_Rows](), stretch
        for pattern in [*self._patterns]:
            if not rest:
                break
            rest = self._take_pattern(pattern, rest, parts)
        learnt = 0
        while rest:
            new = _learn(rest) if learnt < _MOST_PATTERNS else None
            if new is None:
                parts.append(self._cell_by_cell(rest))
                break
            learnt += 1
            self._patterns = [new, *self._patterns][:_MOST_PATTERNS]
            rest = self._take_pattern(new, rest, parts)
        self._add(parts, stretch)

    def _take_pattern(self, pattern: "_Pattern", rest: bytes, parts: list[_Rows]) -> bytes:
        """Take all rows of a pattern out and give the rest."""
        rows = pattern.search.findall(rest)
        if not rows:
            return rest
        found: Found = list(zip(*rows, strict=True))
        size = pattern.size(found)
        parts.append(self._rows(pattern, found))
        if size == len(rest):
            return b""
        rest = pattern.search.sub(_GONE, rest)
        return _GONE_BEFORE.sub(b"", _SEVERAL_GONE.sub(_GONE, rest))

    def _rows(self, pattern: "_Pattern", found: Found) -> _Rows:
        lines = list(map(int, found[0]))
        for attributes in set(found[1]):
            if self._is_hidden(attributes):
                hidden = (
                    row for row, own in zip(lines, found[1], strict=True) if own == attributes
                )
                self.hidden_rows.update(hidden)
        columns: dict[int, Sequence[Value]] = {}
        at = 2
        for number, form in pattern.cells:
            groups = found[at : at + 1 + _GROUPS[form]]
            at += 1 + _GROUPS[form]
            values = self._read[form](*groups)
            if values:
                columns[number] = values
        return _Rows(lines, columns)

    def _blanks(self, kinds: Sequence[bytes], _: Sequence[bytes]) -> Sequence[Value]:
        """Blank cells only say how they would look."""
        for kind in set(kinds):
            self._memory(kind)
        return ()

    def _values_of(self, kinds: Sequence[bytes], texts: Sequence[bytes]) -> Sequence[Value]:
        memories = {kind: self._memory(kind) for kind in set(kinds)}
        if any(memory.kind.type == "inlineStr" for memory in memories.values()):
            raise Unusual
        if len(memories) == 1:
            return list(map(memories[kinds[0]].__getitem__, texts))
        return [memories[kind][text] for kind, text in zip(kinds, texts, strict=True)]

    def _formulas(
        self, kinds: Sequence[bytes], formulas: Sequence[bytes], results: Sequence[bytes]
    ) -> Sequence[Value]:
        return list(map(self._formula, kinds, formulas, results))

    def _formula(self, kind: bytes, formula: bytes, result: bytes) -> Value:
        memory = self._memory(kind)
        parts = _FORMULA_PARTS.fullmatch(formula)
        if parts is None or memory.kind.type == "inlineStr":
            raise Unusual
        attributes = plain_attributes(parts[1], _FORMULA_ATTRIBUTES)
        text = plain_text(parts[2] or b"")
        if name := attributes.get(b"si"):
            text = self._shared_formulas.setdefault(name, text)
        return memory.read(result[len(b"<v>") : -len(b"</v>")], text)

    def _inlines(
        self, kinds: Sequence[bytes], _: Sequence[bytes], texts: Sequence[bytes]
    ) -> Sequence[Value]:
        memories = {kind: self._memory(kind) for kind in set(kinds)}
        if any(memory.kind.type != "inlineStr" for memory in memories.values()):
            raise Unusual
        return [memories[kind][text] for kind, text in zip(kinds, texts, strict=True)]

    def _memory(self, attributes: bytes) -> _Memory:
        """Give what is known of cells with these attributes."""
        memory = self._memories.get(attributes)
        if memory is None:
            own = plain_attributes(attributes, _CELL_ATTRIBUTES)
            kind = Kind(own.get(b"t", b"n").decode(), own.get(b"s", b"0").decode())
            if kind.type not in _TYPES:
                raise Unusual
            memory = self._memories[attributes] = _Memory(kind, self._values)
        return memory

    def _is_hidden(self, attributes: bytes) -> bool:
        """Say whether a row with these attributes is not shown."""
        hidden = self._are_hidden.get(attributes)
        if hidden is None:
            own = plain_attributes(attributes, _ROW_ATTRIBUTES)
            if not self._has_prefix and any(name.startswith(_PREFIX) for name in own):
                raise Unusual
            hidden = _TRUTHS.get(own.get(b"hidden", b"0"))
            if hidden is None:
                raise Unusual
            height = own.get(b"ht")
            hidden = hidden or (height is not None and is_zero(height.decode()))
            self._are_hidden[attributes] = hidden
        return hidden

    def _cell_by_cell(self, rest: bytes) -> _Rows:
        """Take rows that are each written in their own way."""
        lines: list[int] = []
        cells: list[dict[int, Value]] = []
        for piece in filter(None, rest.split(_GONE)):
            at = 0
            while at < len(piece):
                row, found, at = _parse_row(piece, at)
                if self._is_hidden(row[2]):
                    self.hidden_rows.add(int(row[1]))
                lines.append(int(row[1]))
                cells.append(dict(self._cells(found)))
        numbers = set[int]().union(*cells)
        return _Rows(lines, {n: [row.get(n, "") for row in cells] for n in numbers})

    def _cells(self, found: Sequence[re.Match[bytes]]) -> Iterator[tuple[int, Value]]:
        for cell in found:
            form = _form(cell)
            groups = _groups(cell, form)
            for value in self._read[form](*([group] for group in groups)):
                if value != "":
                    yield column_number(cell[1].decode()), value

    def _add(self, parts: Sequence[_Rows], stretch: bytes) -> None:
        """Put the rows of all patterns between each other, in the order of their numbers."""
        lines = parts[0].lines if parts else ()
        if len(parts) > 1:  # each rises by itself; together they must, as they stand there
            lines = list(map(int, _ROW_NUMBER.findall(stretch)))
        if any(a >= b for a, b in pairwise((self._last, *lines))):
            raise Unusual
        self._last = lines[-1] if lines else self._last
        if self._last > limits.SHEET_ROWS:
            raise Unusual
        filled = [part for part in parts if part.columns]
        if len(parts) == len(filled) == 1:
            self._builder.add_block(*filled[0])
        elif filled:
            lines = sorted(line for part in filled for line in part.lines)
            self._builder.add_block(lines, _between(lines, filled))


def _between(lines: Sequence[int], parts: Sequence[_Rows]) -> dict[int, list[Value]]:
    """Lay columns of several patterns into each other."""
    place = {line: at for at, line in enumerate(lines)}
    columns: dict[int, list[Value]] = {}
    for part in parts:
        places = [place[line] for line in part.lines]
        for number, values in part.columns.items():
            column = columns.get(number)
            if column is None:
                column = columns[number] = [""] * len(lines)
            for at, value in zip(places, values, strict=True):
                column[at] = value
    return columns


class _Pattern:
    """How the rows of one kind are written, but for their values."""

    def __init__(self, cells: Sequence[tuple[int, bytes, int]], *, is_empty: bool) -> None:
        self.cells = [(number, form) for number, _, form in cells]
        end = b"/>" if is_empty else b"</row>"
        search = [rb'<row r="%s"%s' % (_NUMBER, _ATTRIBUTES), b"" if is_empty else b">"]
        self._fixed = len(b'<row r=""') + len(search[1]) + len(end)
        for _, letters, form in cells:
            search.append(rb'<c r="%s\1"%s%s' % (letters, _ATTRIBUTES, _CONTENTS[form]))
            self._fixed += len(b'<c r=""') + len(letters) + _LITERAL[form]
        self.search = re.compile(b"".join((*search, end)))

    def size(self, found: Found) -> int:
        """How many bytes the rows have that were found."""
        size = len(found[0]) * self._fixed + len(self.cells) * len(b"".join(found[0]))
        return size + sum(len(b"".join(group)) for group in found)


def _learn(rows: bytes) -> _Pattern | None:
    """Make a pattern of the first row; none where it is so wide that it is likely the only one."""
    row, found, _ = _parse_row(rows, 0)
    if len(found) > _WIDEST_PATTERN:
        return None
    cells = [(column_number(cell[1].decode()), cell[1], _form(cell)) for cell in found]
    return _Pattern(cells, is_empty=bool(row[3]))


def _parse_row(text: bytes, at: int) -> tuple[re.Match[bytes], list[re.Match[bytes]], int]:
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


def _form(cell: re.Match[bytes]) -> int:
    """Say which of the contents a cell has."""
    return next(form for form, group in enumerate((4, 5, 6, 9)) if cell[group] is not None)


def _groups(cell: re.Match[bytes], form: int) -> list[bytes]:
    """Give the attributes of a cell and its content, as a pattern would find them."""
    first = (4, 5, 6, 8)[form]
    return [cell[3], *(cell[at] for at in range(first, first + _GROUPS[form]))]
