"""The same sheet in another shape: never another reading."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from cchc.grid import Grid, Range, Value
from office_files import CASES, Case, are_heard, facts_of, grids_of, reader, truth_of


def unmerged(grid: Grid) -> Grid:
    return replace(grid, merged=())


def moved(grid: Grid) -> Grid:
    columns = [[""] * (3 + grid.height)] * 2 + [["", "", "", *cells] for cells in grid.columns]
    return replace(grid, columns=columns, lines=lines(grid.height + 3), merged=shifted(grid, 3, 2))


def in_capitals(grid: Grid) -> Grid:
    def change(value: Value) -> Value:
        return value.upper() if isinstance(value, str) and len(value) > 3 else value

    return each_cell(grid, change)


def numbers_as_text(grid: Grid) -> Grid:
    return each_cell(grid, as_text)


def as_csv(grid: Grid) -> Grid:
    """Save as a text file: no merged cells, nothing but texts; what the name of the sheet says stays."""
    text = each_cell(grid, lambda value: str(as_text(value)))
    return replace(text, merged=(), is_text=True, usual_width=grid.width)


def twice_below(grid: Grid) -> Grid:
    below = grid.height + 3
    columns = [[*cells, "", "", "", *cells] for cells in grid.columns]
    merged = [*grid.merged, *shifted(grid, below, 0)]
    return replace(grid, columns=columns, lines=lines(2 * grid.height + 3), merged=merged)


def twice_beside(grid: Grid) -> Grid:
    merged = [*grid.merged, *shifted(grid, 0, grid.width + 1)]
    return replace(grid, columns=[*grid.columns, [""] * grid.height, *grid.columns], merged=merged)


def with_a_note(grid: Grid) -> Grid:
    note = "Ghi chú: số liệu do bộ phận một cửa cung cấp"
    columns = [[*cells, "", note if at == 0 else ""] for at, cells in enumerate(grid.columns)]
    return replace(grid, columns=columns, lines=lines(grid.height + 2))


def without_marks(grid: Grid) -> Grid:
    def change(value: Value) -> Value:
        if not isinstance(value, str):
            return value
        letters = unicodedata.normalize("NFD", value.replace("đ", "d").replace("Đ", "D"))
        return "".join(letter for letter in letters if letter.isascii())

    return replace(each_cell(grid, change), name=str(change(grid.name or "")) or None)


SHAPES = (
    unmerged,
    moved,
    in_capitals,
    numbers_as_text,
    as_csv,
    twice_below,
    twice_beside,
    with_a_note,
    without_marks,
)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_another_shape_is_no_other_reading(case: Case, shape: Callable[[Grid], Grid]) -> None:
    by = reader(case.year, case.period)
    grids = grids_of(case.path, by)
    sound, _ = facts_of(grids, by)
    facts, findings = facts_of([shape(grid) for grid in grids], by)
    if shape is without_marks:  # «huyên» is misspelt, «huyen» is not
        sound |= facts & truth_of(case, by)
    assert facts - sound == set()
    assert facts == sound or are_heard(findings)


def each_cell(grid: Grid, change: Callable[[Value], Value]) -> Grid:
    return replace(grid, columns=[[change(value) for value in cells] for cells in grid.columns])


def as_text(value: Value) -> Value:
    """Spell a whole number as a text; anything else stays what it is."""
    whole = isinstance(value, float) and value.is_integer()
    return f"{value:.0f}" if whole else value


def lines(height: int) -> Sequence[int]:
    """Number rows from 1."""
    return range(1, height + 1)


def shifted(grid: Grid, down: int, right: int) -> list[Range]:
    """Move the merged areas."""
    return [
        Range(top + down, left + right, bottom + down, last + right)
        for top, left, bottom, last in grid.merged
    ]
