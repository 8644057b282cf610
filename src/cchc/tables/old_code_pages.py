"""Sheets whose texts were written in an old code page: the same sheet in the letters that were meant."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc.grid import Grid, Value
from cchc.values import dataclass
from cchc.words.legacy import ENCODINGS, Encoding, convert

LOOKED_AT = 100  # rows by which it is known that there is nothing to convert


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
    if all(map(str.isascii, texts)):
        return
    for encoding in ENCODINGS:
        converted, first = _converted(grid, encoding)
        if first is not None:
            yield converted, first


def _converted(grid: Grid, encoding: Encoding) -> tuple[Grid, Converted | None]:
    first: Converted | None = None
    columns: list[Sequence[Value]] = []
    for at, column in enumerate(grid.columns):
        memo: dict[str, str] = {}
        new: list[Value] = []
        for row, value in enumerate(column):
            if isinstance(value, str) and not value.isascii():
                text = memo.get(value)
                if text is None:
                    text = memo[value] = convert(value, encoding)
                if text != value and (first is None or (row, at) < (first.row, first.column)):
                    first = Converted(encoding, row, at, value, text)
                new.append(text)
            else:
                new.append(value)
        columns.append(new)
    name = convert(grid.name, encoding) if grid.name else grid.name
    return replace(grid, columns=columns, name=name), first
