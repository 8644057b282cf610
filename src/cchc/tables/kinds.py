"""Columns whose headings leave out that dossiers are settled: «Trước hạn | Đúng hạn | Quá hạn | Tổng số».

What is early or on time is settled; what is late may also be pending, and a total may be of anything.
So a heading takes the group only beside a column that says it, or where the numbers prove it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from cchc.tables.column_types import Column, Use
from cchc.tables.groups import key_of
from cchc.tables.sums import Numbers

_SETTLED: Final = "settled"
_PARTS: Final = ("early", "on-time", "in-time", "late")


def with_groups(
    counts: Sequence[Column],
    numbers: Numbers,
    quantities: Mapping[tuple[str, str], str],
) -> list[Column]:
    """Give columns that name only a kind the quantity that they can only mean."""
    found = list(counts)
    groups: dict[object, list[Column]] = {}
    place_of = {column.at: place for place, column in enumerate(counts)}
    for column in counts:
        groups.setdefault(key_of(column), []).append(column)
    for alike in groups.values():
        silent = [c for c in alike if c.measure is None and _kind(c) is not None]
        if not silent or any(c.heard.group == "pending" for c in alike):
            continue
        meant = [c for c in silent if _kind(c) != "total"]
        if not any(map(_is_settled_total, alike)):
            totals = [c for c in silent if _kind(c) == "total"]
            if len(totals) != 1 or any(c.heard.group for c in alike):
                continue
            if not _add_up(totals[0], meant, numbers):
                continue
            meant.append(totals[0])
        for column in meant:
            measure = quantities[_SETTLED, _kind(column) or "total"]
            found[place_of[column.at]] = replace(column, measure=measure)
    return found


def _is_settled_total(column: Column) -> bool:
    heard = column.heard
    return column.use is Use.COUNT and heard.group == _SETTLED and heard.kinds <= {"total"}


def _kind(column: Column) -> str | None:
    """Give the kind of a column that names no group; None where it names more than one, or none."""
    heard = column.heard
    if column.use is not Use.COUNT or heard.group is not None or len(heard.kinds) != 1:
        return None
    [kind] = heard.kinds
    return kind if kind in (*_PARTS, "total") else None


def _add_up(total: Column, parts: Sequence[Column], numbers: Numbers) -> bool:
    """Say whether on time (and early) and late make the total in every row that is filled in."""
    kinds = {_kind(column) for column in parts}
    if len(kinds) != len(parts) or "late" not in kinds or not kinds & {"on-time", "in-time"}:
        return False
    rows = zip(numbers[total.at], *(numbers[c.at] for c in parts), strict=True)
    known = [row for row in rows if min(row) >= 0]
    return bool(known) and all(whole == sum(rest) for whole, *rest in known)
