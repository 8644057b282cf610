"""A form of one unit by fields of work: its rows are parts of one count, and are added up.

They are added only where all rows of the part are understood: one that is refused refuses the sum.
"""

from array import array
from collections.abc import Mapping, Sequence
from typing import Final

from cchc.counts import BLANK, WRONG
from cchc.definitions.level import Level
from cchc.tables.meant import Trouble
from cchc.tables.row_types import Rows, ordinal_kind
from cchc.values import dataclass

_ABOVE: Final = {"arabic": ("roman", "letter"), "roman": ("letter",), "sub": ("arabic",)}


@dataclass(frozen=True, slots=True)
class Collapsed:
    """One row that holds the sums, or what is in the way; rows that were left out are named."""

    rows: Rows | None
    numbers: Mapping[int, "array[int]"]
    trouble: tuple[int | None, Trouble] | None = None
    summed: int = 0
    left_out: tuple[int, ...] = ()  # positions of rows of another level


def collapse(
    rows: Rows,
    numbers: Mapping[int, "array[int]"],
    ordinals: Sequence[str],
    level: Level | None,
) -> Collapsed:
    """Add the rows of one unit up, column by column; *level* is that of the unit."""
    if rows.troubles:
        return Collapsed(None, {}, (rows.troubles[0][0], Trouble("fields_not_added")))
    walls = [s.row for stack in rows.stacks for s in stack if s.wall]
    if walls:
        return Collapsed(None, {}, (walls[0], Trouble("section_not_understood")))
    kept, left_out = _of_level(rows, level)
    kinds = [ordinal_kind(text) for text in ordinals]
    subtotals = _subtotals(kept, kinds)
    for at, parts in subtotals.items():
        if parts and not _agrees(at, parts, numbers):
            return Collapsed(None, {}, (rows.rows[at], Trouble("subtotal_differs")))
    single = [at for at in kept if not subtotals.get(at)]
    nameless = [at for at in single if not kinds[at]]
    if nameless and len(nameless) < len(single) and any(ordinals):
        numbered = [at for at in single if kinds[at]]
        for at in nameless:
            if not _agrees(at, [each for each in numbered if each < at], numbers):
                return Collapsed(None, {}, (rows.rows[at], Trouble("row_without_number")))
        single = numbered
    if not single:
        return Collapsed(None, {}, (None, Trouble("fields_not_added")))
    added = {column: array("q", [_sum(values, single)]) for column, values in numbers.items()}
    first = rows.pick(single[:1])
    first.sections = [0]  # what a part of the rows says is not said of their sum
    return Collapsed(first, added, summed=len(single), left_out=tuple(left_out))


def _of_level(rows: Rows, level: Level | None) -> tuple[list[int], list[int]]:
    """Keep the rows of the sender's own level: «I Cấp huyện», «II Cấp xã» are not added together."""
    said = [
        next((s.level for s in reversed(rows.stacks[index]) if s.level), None)
        for index in rows.sections
    ]
    levels = {each for each in said if each is not None and each != "none"}
    if not levels or level is None:
        return list(range(len(rows.rows))), []
    kept = [at for at, each in enumerate(said) if each in (None, "none", level.value)]
    return kept, [at for at in range(len(rows.rows)) if at not in set(kept)]


def _subtotals(kept: Sequence[int], kinds: Sequence[str]) -> dict[int, list[int]]:
    """Give the rows with a higher number, and the rows below each that it should be the sum of."""
    found: dict[int, list[int]] = {}
    above: int | None = None
    for at in kept:
        kind = kinds[at]
        if above is not None and kinds[above] in _ABOVE.get(kind, ()):
            found.setdefault(above, []).append(at)
        elif kind:
            above = at
    return found


def _agrees(at: int, parts: Sequence[int], numbers: Mapping[int, "array[int]"]) -> bool:
    return bool(parts) and all(_sum(values, parts) == values[at] for values in numbers.values())


def _sum(values: Sequence[int], chosen: Sequence[int]) -> int:
    parts = [values[at] for at in chosen]
    if WRONG in parts:
        return WRONG
    return BLANK if BLANK in parts else sum(parts)
