"""Units inside others: the counts of an officer are already in those of the officer's room."""

from collections.abc import Iterable, Mapping, Sequence

from cchc.results import Verdict


def contained(
    asked: Iterable[int],
    units: Sequence[int],
    verdicts: Sequence[int],
    above: Mapping[int, int],
    body: int,
) -> frozenset[int]:
    """Find those of the units *asked* about whose counts another one of *units* holds already.

    Where targets are passed on from a room to its officers, both may report the same dossiers; the
    room's own figure is the one to add, unless it cannot be used.  *above* leads from each unit to
    the next; it is empty where no unit contains another.
    """
    if not above:
        return frozenset()
    holders = {
        unit
        for unit, verdict in zip(units, verdicts, strict=True)
        if verdict < Verdict.NOT_REPORTED and unit != body
    }
    return frozenset(unit for unit in asked if _is_inside(unit, above, holders))


def _is_inside(unit: int, above: Mapping[int, int], holders: set[int]) -> bool:
    while unit in above:
        unit = above[unit]
        if unit in holders:
            return True
    return False
