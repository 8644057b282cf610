"""Where the pages of a sheet end, so that no heading stands alone at the foot of one."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple


class Page(NamedTuple):
    """How many points of rows a page has room for, and how many of them its repeated rows take."""

    room: float
    repeated: float


def page_breaks(starts: Sequence[int], heights: Mapping[int, float], page: Page) -> Iterator[int]:
    """Yield the rows that begin a page, of those with which something begins that stays together.

    *starts* are these rows, and the row behind the last; what stands above the first of them is at
    the head of the first page.  *heights* are the points of each row.
    """
    taken = _height(range(starts[0]), heights)
    for start, end in pairwise(starts):
        group = _height(range(start, end), heights)
        if taken + group > page.room and start != starts[0]:
            yield start
            taken = page.repeated
        taken += group


def _height(rows: range, heights: Mapping[int, float]) -> float:
    return sum(heights[row] for row in rows)
