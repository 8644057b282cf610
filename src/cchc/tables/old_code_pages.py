"""Sheets whose texts were written in an old code page: the same sheet in the letters that were meant."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, compress, count, islice
from typing import Final

from cchc.grid import Grid, Texts, Value, different_values
from cchc.values import dataclass
from cchc.words.legacy import ENCODINGS, Encoding, convert
from cchc.words.syllables import can_be_vietnamese

LOOKED_AT = 100  # rows by which it is known that there is nothing to convert
_MANY: Final = 1000  # different texts, of which a code page never makes nothing but syllables
_PIECE: Final = 4096  # cells whose texts are looked at together


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
    different: set[str] = set()
    for texts in chain.from_iterable(map(_pieces, grid.columns)):
        # Millions of texts are made of a few thousand words: a piece is looked at as one text.
        if not can_be_vietnamese("\n".join(texts)):
            return False
        if len(different) <= _MANY:
            different |= texts
    return len(different) > _MANY


def _pieces(column: Sequence[Value]) -> Iterator[set[str]]:
    """Yield the texts of a column that are not ASCII, some thousand cells at a time."""
    is_known = isinstance(column, Texts) and column.different is not None
    values = iter(different_values(column, 0, len(column)) if is_known else column)
    while piece := list(islice(values, _PIECE)):
        yield {each for each in piece if isinstance(each, str) and not each.isascii()}


def _converted(grid: Grid, encoding: Encoding) -> tuple[Grid, Converted | None]:
    if not _has_letters_of_today(grid, encoding):
        return rewritten(grid, lambda text: convert(text, encoding), encoding)
    # «Tháng» beside «Sở» is «Tháng», though TCVN3 would make «Thỏng» of it.
    return rewritten(
        grid,
        lambda text: text if can_be_vietnamese(text) else convert(text, encoding),
        encoding,
    )


def _has_letters_of_today(grid: Grid, encoding: Encoding) -> bool:
    """Say whether any text is Vietnamese as it stands, in letters that a code page does not have."""
    texts = (v for column in grid.columns for v in column[:LOOKED_AT] if isinstance(v, str))
    return any(
        not text.isascii() and convert(text, encoding) == text and can_be_vietnamese(text)
        for text in texts
    )


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
