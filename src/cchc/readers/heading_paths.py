"""The headings above each column as one path from top to bottom, and what is a row of column numbers.

A merged heading speaks for every column below it.  Where a file knows no merged cells (CSV), a
heading speaks for the blank cells to its right that have something below them.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from cchc import limits
from cchc.grid import Range
from cchc.readers.cells import Value, text_of
from cchc.readers.sheets import Head
from cchc.words.text import fold, tidy

Path = tuple[str, ...]

_IN_PARENTHESES = re.compile(r"[(\[][^)\]]*[)\]]")
_NUMBERING = re.compile(r"^(?:[ivx]+|\d+)[.)] +|(?:^|\s)\(?\d+\)?(?:\s*[=+-]\s*\(?\d+\)?)+$")
_COLUMN_NUMBER = re.compile(r"\(?(?:(\d{1,2})|[A-Ea-e]|[ivxIVX]{1,4})\)?\s*(?:=[\d\s()+=-]*)?")
_FEWEST_NUMBERS = 3


def heading_paths(
    rows: Sequence[Head],
    above: Mapping[int, Head],
    merged: Sequence[Range],
    first_column: int,
) -> list[Path]:
    """Give the path of each column; *above* are all known rows, where a merged heading may begin."""
    width = max(len(row.cells) for row in rows)
    lines = [row.line for row in rows]
    touching = [m for m in merged if m.top <= lines[-1] and m.bottom >= lines[0]]
    if not touching:
        return _filled_right(rows, width)
    origins = _origins(touching, lines, range(first_column, first_column + width))
    paths = []
    for column in range(first_column, first_column + width):
        path: list[str] = []
        last = None
        for line in lines:
            origin = origins.get((line, column), (line, column))
            text = _text(above.get(origin[0]), origin[1] - first_column)
            if text and origin != last:
                path.append(text)
            last = origin
        paths.append(tuple(path))
    return paths


def _origins(
    merged: Sequence[Range], lines: Sequence[int], columns: range
) -> dict[tuple[int, int], tuple[int, int]]:
    """Tell for each cell of a merged area where the area begins."""
    origins: dict[tuple[int, int], tuple[int, int]] = {}
    visited = 0
    for area in merged:
        covered = range(max(area.left, columns.start), min(area.right + 1, columns.stop))
        for line in lines:
            if area.top <= line <= area.bottom:
                visited += len(covered)
                origins |= {(line, column): (area.top, area.left) for column in covered}
        if visited > len(lines) * len(columns):
            break  # areas that overlap: no program writes them
    return origins


def _filled_right(rows: Sequence[Head], width: int) -> list[Path]:
    texts = [[_text(row, column) for column in range(width)] for row in rows]
    paths: list[Path] = [()] * width
    for depth, row in enumerate(texts):
        before = list(paths)
        for column, text in enumerate(row):
            below = any(lower[column] for lower in texts[depth + 1 :])
            continues = column > 0 and before[column] == before[column - 1]
            if not text and below and continues and len(paths[column - 1]) > len(before[column]):
                paths[column] = (*before[column], paths[column - 1][-1])
            elif text:
                paths[column] = (*before[column], text)
    return paths


def _text(row: Head | None, position: int) -> str:
    if row is None or not 0 <= position < len(row.cells):
        return ""
    text = tidy(text_of(row.cells[position]))
    return text if len(text) <= limits.HEADING_LETTERS else ""


@lru_cache(4096)  # wide sheets repeat their headings
def keys(heading: str) -> tuple[str, str]:
    """Fold a heading: as it stands, and without remarks in parentheses and without numbering."""
    folded = fold(heading).rstrip(" :.*")
    if len(folded) > limits.HEADING_LETTERS:
        return folded, folded
    numbered = _IN_PARENTHESES.sub(" ", _NUMBERING.sub("", folded))  # «Tổng số (3)=(4)+(5)»
    bare = _NUMBERING.sub("", " ".join(numbered.split()))
    return folded, bare.rstrip(" :.*") or folded


def is_row_of_column_numbers(cells: Sequence[Value]) -> bool:
    """Say whether a row only numbers the columns, as in 1, 2, 3=4+5+6, 4."""
    numbers = []
    texts = [text for cell in cells if (text := tidy(text_of(cell)))]
    for text in texts:
        found = _COLUMN_NUMBER.fullmatch(text)
        if found is None:
            return False
        if found[1]:
            numbers.append(int(found[1]))
    consecutive = all(b - a == 1 for a, b in pairwise(numbers))
    return len(numbers) >= _FEWEST_NUMBERS and consecutive and numbers[0] <= _FEWEST_NUMBERS
