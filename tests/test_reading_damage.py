"""One text cell of a sheet is damaged: the same counts come of it, or fewer with a finding, never others."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from zlib import crc32

import pytest

from cchc.grid import Grid
from office_files import CASES, Case, are_heard, facts_of, grids_of, reader

DAMAGE = ("Xyzq", "", "Khác")
ONE_IN = 3  # cells; which ones, their hash decides, so that every run takes the same


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_damaged_cell_makes_no_other_count(case: Case) -> None:
    by = reader(case.year, case.period)
    grids = grids_of(case.path, by)
    sound, _ = facts_of(grids, by)
    wrong = []
    for place, new, damaged in damages(case.id, grids):
        facts, findings = facts_of(damaged, by)
        if facts - sound or (sound - facts and not are_heard(findings)):
            wrong.append((place, new, sorted(facts - sound), len(sound - facts)))
    assert wrong == []


def damages(name: str, grids: Sequence[Grid]) -> Iterator[tuple[str, str, Sequence[Grid]]]:
    """Yield the sheets with one text replaced: where, by what, and the sheets."""
    for at, grid in enumerate(grids):
        for column, cells in enumerate(grid.columns):
            for row, value in enumerate(cells):
                place = f"{name} {at} {column} {row}"
                chosen = crc32(place.encode())
                if not isinstance(value, str) or not value.strip() or chosen % ONE_IN:
                    continue
                new = DAMAGE[chosen // ONE_IN % len(DAMAGE)]
                columns = [list(each) for each in grid.columns]
                columns[column][row] = new
                yield place, new, [*grids[:at], replace(grid, columns=columns), *grids[at + 1 :]]
