"""Sheets whose texts were written in an old code page: the same sheet in the letters that were meant."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import compress, count
from typing import Final

from cchc.grid import Grid, Value, different_values
from cchc.values import dataclass
from cchc.words.legacy import ENCODINGS, Encoding, convert
from cchc.words.syllables import can_be_vietnamese

LOOKED_AT = 100  # rows by which it is known that there is nothing to convert
_MANY: Final = 1000  # different texts, of which a code page never makes nothing but syllables


@dataclass(frozen=True, slots=True)
class Converted:
    """A sheet whose texts were in an old code page, or without marks; the first that shows it."""

    encoding: Encoding | None  # None: the marks were left out
    row: int
    column: int
    before: str
    after: str


def conversions(grid: Grid) -> Iterator[tuple[Grid, Converted]]:
    """Yield a sheet as each code page would have meant it, where that changes anything."""
    texts = (v for column in grid.columns for v in column[:LOOKED_AT] if isinstance(v, str))
    if all(map(str.isascii, texts)) or _makes_sense(grid):
        return
    for encoding in ENCODINGS:
        converted, first = _converted(grid, encoding)
        if first is not None:
            yield converted, first


def _makes_sense(grid: Grid) -> bool:
    """Say whether very many texts make sense as they stand: of as many in a code page some do not."""
    different = {
        value
        for column in grid.columns
        for value in different_values(column, 0, len(column))
        if isinstance(value, str) and not value.isascii()
    }
    return len(different) > _MANY and all(map(can_be_vietnamese, different))


def _converted(grid: Grid, encoding: Encoding) -> tuple[Grid, Converted | None]:
    return rewritten(grid, lambda text: convert(text, encoding), encoding)


def rewritten(
    grid: Grid, rewrite: Callable[[str], str], encoding: Encoding | None
) -> tuple[Grid, Converted | None]:
    """Rewrite the texts of a sheet, each different one once; gives the first that changes, row by row."""
    first: Converted | None = None
    columns: list[Sequence[Value]] = []
    for at, column in enumerate(grid.columns):
        different = different_values(column, 0, len(column))
        changed: dict[Value, str] = {
            text: new
            for text in different
            if isinstance(text, str) and (new := rewrite(text)) != text
        }
        if not changed:
            columns.append(column)
            continue
        row = next(compress(count(), map(changed.__contains__, column)))
        if first is None or (row, at) < (first.row, first.column):
            before = str(column[row])
            first = Converted(encoding, row, at, before, changed[before])
        columns.append([changed.get(value, value) for value in column])
    name = rewrite(grid.name) if grid.name else grid.name
    return replace(grid, columns=columns, name=name), first
