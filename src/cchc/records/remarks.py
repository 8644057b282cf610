"""Rows of a list that are no dossiers: headings again, numbers of columns, who drew it up, and sums.

A row is left out only where it cannot be one: none of its cells is a fact, or it says what it is.
Each is told.
"""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from cchc.definitions.expressions.tree import ValueType
from cchc.grid import Value
from cchc.patterns import pattern_of
from cchc.records.cells import SPACES, Meaning, reader, written
from cchc.records.model import UNREADABLE, RecordSource
from cchc.values import dataclass
from cchc.words.text import safe, shortened

TOTALS: Final = ("tổng", "tổng số", "tổng cộng", "cộng", "cộng chung", "total")
# «Tổng số hồ sơ: 3» too.
_SUM: Final = pattern_of(rf"(?:{'|'.join(TOTALS)})(?: hồ sơ)?[\s:]*[0-9.]*(?: hồ sơ)?")
_WORDS: Final = pattern_of(r"[^\W\d_]{2,}[\s,:]+[^\W\d_]{2,}")  # no number, day or code has two
_FEW: Final = pattern_of(r"[0-9]{1,4}|[0-9]{1,3}\.[0-9]{3}")  # a count, and no day as a number
_COLUMN_NUMBER: Final = pattern_of(r"\(?(?:[0-9]{1,2}|[A-Z])\)?")
SHORT: Final = 4  # characters of the number of a column, «(12)»
ENDS: Final = f"{SPACES}:"  # cut off both ends of what may say that a row is a sum
NAMED: Final = 3  # rows that are named by their first texts
_LONGEST: Final = 40
_DATED: Final = (ValueType.MOMENT, ValueType.DAY)


@dataclass(frozen=True, slots=True)
class Remarks:
    """Tells rows that are no dossiers; *headings* has for each field the texts above its column."""

    source: RecordSource
    headings: Mapping[str, Collection[str]]

    def test(self) -> Callable[[Value, Mapping[str, Value]], bool]:
        """Make the function that looks at a row: its first cell, whatever it is, and those of fields."""
        readers = {
            name: reader(self.source.columns[name], self.source)
            for name in self.headings
            if not is_text(self.source, name)
        }

        def is_remark(first: Value, row: Mapping[str, Value]) -> bool:
            filled = {name: cell for name, cell in row.items() if not self._is_blank(cell)}
            if self._numbers_columns(filled) or self._repeats_headings(filled):
                return True
            key, has_unit = filled.get(self.source.key or ""), self.source.unit in filled
            if _is_sum(key) or (_is_sum(first) and (key is None or not has_unit)):
                return True
            if not has_unit and any(map(_is_sum, filled.values())):
                return True
            if key is not None and (has_unit or not _has_words(key)):
                return False
            if key is None and self._is_sum_of_unit(filled, readers):
                return True
            return not any(
                self._is_fact(name, read(filled[name]), filled[name], has_unit)
                for name, read in readers.items()
                if name in filled
            )

        return is_remark

    def dated(self) -> list[str]:
        """Name the fields that are days or moments."""
        columns = self.source.columns
        return [name for name in self.headings if columns[name].field.type.type in _DATED]

    def _is_blank(self, cell: Value) -> bool:
        if not isinstance(cell, str):
            return False
        text = cell.strip(SPACES)
        return not text or text in self.source.blanks

    def _numbers_columns(self, filled: Mapping[str, Value]) -> bool:
        """Say whether a row numbers the columns: no unit and no day is one number, and none comes twice."""
        if self.source.unit not in filled or not any(name in filled for name in self.dated()):
            return False
        texts = [written(cell) for cell in filled.values()]
        return len({*texts}) == len(texts) and all(map(_COLUMN_NUMBER.fullmatch, texts))

    def _repeats_headings(self, filled: Mapping[str, Value]) -> bool:
        """Say whether the headings stand here once more, as where printed pages were joined."""
        return self.source.unit in filled and all(
            isinstance(cell, str) and cell.strip(SPACES) in self.headings[name]
            for name, cell in filled.items()
        )

    def _is_sum_of_unit(
        self, filled: Mapping[str, Value], readers: Mapping[str, Callable[[Value], Meaning]]
    ) -> bool:
        """Say whether a row has a unit and numbers that mean nothing of a dossier: «Cộng Sở Y tế», 3."""
        others = [name for name in filled if name != self.source.unit]
        return (
            len(others) < len(filled)
            and bool(others)
            and all(
                name in readers
                and not any(map(str.isdigit, self.source.columns[name].codes or ()))
                and readers[name](filled[name]) is UNREADABLE
                and _FEW.fullmatch(written(filled[name]))
                for name in others
            )
        )

    def _is_fact(self, name: str, meaning: Meaning, cell: Value, has_unit: bool) -> bool:
        """Say whether a cell may tell of a dossier; a sentence under a date does not."""
        if meaning is not UNREADABLE or not _has_words(cell):
            return True
        return has_unit and name not in self.dated()  # a state that is not declared is one


def remarks(
    cells: Mapping[str, Sequence[Value]],
    first: Sequence[Value],
    source: RecordSource,
    headings: Mapping[str, Collection[str]],
) -> Iterator[int]:
    """Give the positions of such rows; *first* is the first column, whatever it holds."""
    rule = Remarks(source, headings)
    is_remark = rule.test()
    for at in _suspects(cells, first, rule):
        if is_remark(first[at], {name: column[at] for name, column in cells.items()}):
            yield at


def _suspects(
    cells: Mapping[str, Sequence[Value]], first: Sequence[Value], rule: Remarks
) -> Sequence[int]:
    """Give the rows that are worth a look: column by column, for most rows are dossiers.

    Row by row it took a tenth of the whole count (benchmarks/dossiers.md, the workbook).
    """
    units, key = cells[rule.source.unit], rule.source.key or ""
    named = rule.headings[rule.source.unit]
    nobodys = {unit for unit in {*units} if _may_be_none(unit, named, rule.source)}
    found = {at for at, unit in enumerate(units) if unit in nobodys} if nobodys else set[int]()
    if key in cells:
        found.update(at for at, text in enumerate(cells[key]) if text in _NOTHING)
    for column in (cells.get(key), first):
        if column is not None:
            found.update(
                at
                for at, text in enumerate(column)
                if isinstance(text, str) and text[:1] in BEGINNINGS
            )
    undated: Iterable[int] = range(len(units))
    for name in rule.dated():
        undated = [at for at in undated if not _may_be_date(cells[name][at])]
    return sorted(found.union(undated))


_NOTHING: Final = (None, "")


def _may_be_none(unit: Value, headings: Collection[str], source: RecordSource) -> bool:
    if not isinstance(unit, str) or len(unit) <= SHORT:
        return True
    text = unit.strip(SPACES)
    return not text or text in source.blanks or text in headings


def _may_be_date(cell: Value) -> bool:
    return not isinstance(cell, str) or cell[:1].isdigit()


def is_text(source: RecordSource, name: str) -> bool:
    """Say whether a field may hold any text, as a signature does."""
    return source.columns[name].field.type.type is ValueType.TEXT


def _is_sum(cell: Value | None) -> bool:
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return False
    return bool(_SUM.fullmatch(unicodedata.normalize("NFC", cell.strip(ENDS).lower())))


def _has_words(cell: Value) -> bool:
    return isinstance(cell, str) and bool(_WORDS.search(unicodedata.normalize("NFC", cell)))


# Of what may be a sum; a space may stand before it.
BEGINNINGS: Final = frozenset({*SPACES, *(text[0] for text in TOTALS), "T", "C"})


def named(row: Sequence[Value]) -> str:
    """Name a row by the first text that stands in it."""
    return next((text for cell in row if (text := written(cell))), "")


def listed(names: Sequence[str]) -> str:
    """Name the first of some rows."""
    return ", ".join(f"«{safe(shortened(name))}»" for name in names[:NAMED])
