"""What stands in the cells of a column that are written as ``row_patterns`` knows; else ``Unusual``."""

from collections.abc import Callable, Sequence
from itertools import compress
from typing import Any

from cchc.grid import Value
from cchc.patterns import pattern_of
from cchc.sources.ooxml.cell_values import CellValues, Kind
from cchc.sources.ooxml.row_patterns import BLANK, Cell
from cchc.sources.ooxml.written import Unusual, plain_attributes, plain_text

_MEMORY = 1 << 16  # values kept of one kind of cell

_FORMULA_PARTS = pattern_of(rb"<f([^<>/]*)(?:/>|>([^<]*)</f>)")
_CELL_ATTRIBUTES = frozenset((b"s", b"t", b"cm", b"vm", b"ph"))
_FORMULA_ATTRIBUTES = frozenset(b"t ref si ca aca bx dt2D dtr del1 del2 r1 r2 xml:space".split())
_TYPES = frozenset(("n", "s", "str", "b", "e", "inlineStr", "d"))

Found = Sequence[Sequence[Any]]
"""What a pattern finds: each of its groups, for all rows; None where a cell is not there."""


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


class QuickCells:
    """Reads the cells of one sheet, column by column."""

    def __init__(self, values: CellValues) -> None:
        self._values = values
        self._memories: dict[bytes, _Memory] = {}  # by the attributes of a cell
        self._shared_formulas: dict[bytes, str] = {}
        self.read: Sequence[Callable[..., Sequence[Value]]] = (
            self._blanks,
            self._values_of,
            self._formulas,
            self._inlines,
        )

    def column(self, cell: Cell, groups: Found) -> Sequence[Value]:
        """Read the cells of a column; where some are blank or not there, the others between blanks."""
        kinds, *contents = groups
        if cell.is_sure:
            return self.read[cell.form](kinds, *contents)
        there = [kind is not None for kind in kinds]
        if cell.may_be_blank:
            blanks, *contents = contents
            self._blanks(list(compress(kinds, blanks)), ())
            there = [of is not None and not blank for of, blank in zip(kinds, blanks, strict=True)]
        given = (list(compress(group, there)) for group in (kinds, *contents))
        values = iter(self.read[cell.form](*given))
        if cell.form == BLANK:
            return ()
        return [next(values) if is_there else "" for is_there in there]

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
            memory = memories[kinds[0]]
            if memory.kind.type == "s" and b"".join(texts).isdigit() and b"" not in texts:
                return self._shared(texts)
            return list(map(memory.__getitem__, texts))
        return [memories[kind][text] for kind, text in zip(kinds, texts, strict=True)]

    def _shared(self, texts: Sequence[bytes]) -> Sequence[Value]:
        try:
            return self._values.shared(texts)
        except ValueError as error:
            raise Unusual from error

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
