"""Totals of parts of the province: by level, or by the body that units lie in."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from cchc.counts import Counts
from cchc.definitions.units import LEVELS
from cchc.engine.binding import whose_threshold
from cchc.engine.nesting import contained
from cchc.engine.totals import Addends, as_far_as_known, total_of
from cchc.results import GroupTotal, Judged
from cchc.words import Words
from cchc.words.terms import LEVEL

By = Literal["level", "parent"]

_UNKNOWN = Words("không rõ cấp", "level unknown")
_NONE_ABOVE = Words("không có đơn vị cấp trên", "no body above")


class _Group(NamedTuple):
    """A part of the province; two districts of one name are two groups."""

    name: Words
    head: str = ""  # code of the body above its units
    answers: bool = False  # whether that body answers for the group as a whole
    level: str = ""  # of its units, where these are grouped by it


def totals_by(
    by: By, judged: Sequence[Judged], counts: Counts, body: int, *, in_part: bool = False
) -> list[GroupTotal]:
    """Sum b and a of each target over the units of each level, or of each body above.

    The units below a body are those whose ``parent`` it is, and nobody is in two groups.  Where only
    some of the units were asked about (*in_part*), a group is not all that the body above has.
    """
    group_of = _by_level(counts) if by == "level" else _by_parent(counts, heads=not in_part)
    return [group for each in judged for group in _groups(each, group_of, counts, body)]


def _by_level(counts: Counts) -> Callable[[int], _Group]:
    level_of = counts.roster.registry.level_of

    def group_of(unit: int) -> _Group:
        known = unit < len(level_of)
        level = LEVELS[level_of[unit]] if known else None
        return _Group(LEVEL[level], level=level) if level else _Group(_UNKNOWN)

    return group_of


def _by_parent(counts: Counts, *, heads: bool) -> Callable[[int], _Group]:
    registry = counts.roster.registry
    called = registry.called

    def group_of(unit: int) -> _Group:
        if unit >= len(registry):
            return _Group(_UNKNOWN)
        parent = registry.parents[unit]
        if not parent:
            return _Group(_NONE_ABOVE)
        name = called.body_above(unit) or parent
        return _Group(Words(name, name), parent, answers=heads)

    return group_of


def _groups(
    judged: Judged, group_of: Callable[[int], _Group], counts: Counts, body: int
) -> Iterator[GroupTotal]:
    members: defaultdict[_Group, list[int]] = defaultdict(list)
    for position, unit in enumerate(judged.units):
        if unit != body:
            members[group_of(unit)].append(position)
    silent: defaultdict[_Group, list[int]] = defaultdict(list)
    for unit in judged.missing:  # in the registry's order
        if unit != body:
            silent[group_of(unit)].append(unit)
    # Where a target is passed on, who was named makes its group incomplete, expected or not.
    owing = set(map(group_of, judged.owing))
    for group in dict.fromkeys([*members, *silent]):
        positions = members[group]
        units = [judged.units[p] for p in positions]
        verdicts = bytes(judged.verdicts[p] for p in positions)
        codes = counts.roster.registry.codes
        if group.head == codes[body]:  # the body answers for this group as for the total
            whose = codes.index(judged.total.of) if judged.total.of else None
        else:
            head = group.head if group.answers else ""
            whose = _whose(judged, [*units, *silent[group]], head, codes)
        addends = Addends(
            units,
            [judged.numerators[p] for p in positions],
            [judged.denominators[p] for p in positions],
            verdicts,
            contained(units, units, verdicts, judged.above, body),
            bool(silent[group]) or group in owing or any(p in judged.gaps for p in positions),
        )
        threshold = judged.threshold if whose is None else judged.threshold_of(whose)
        total = total_of(judged.target, threshold, judged.period, addends)
        total = as_far_as_known(total, addends, judged.undecided)
        total = replace(total, of="" if whose is None else codes[whose])
        yield GroupTotal(group.name, total, group.head or group.level)


def _whose(judged: Judged, units: Sequence[int], head: str, codes: Sequence[str]) -> int | None:
    """Find whose own threshold a group is judged by: that of its head, else that of all its units.

    None where it is the row's.
    """
    if not judged.thresholds:
        return None
    if head and any(each.unit == head for each in judged.target.assigned):
        above = codes.index(head)
        return above if above in judged.thresholds else None
    return whose_threshold(judged.thresholds, units)
