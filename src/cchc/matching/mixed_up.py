"""Units whose names are told apart only by letters that offices mix up: «Xã Đắk Long», «Xã Đăk Long».

Whoever writes «Xã Đăk Môn» for «Xã Đắk Môn» may write «Xã Đăk Long» for «Xã Đắk Long»: which of the
two is meant shows only where something else says it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from cchc.words.spelling import MIXED, Keys, mixed_letters


def mixed_up(names: Sequence[str]) -> Mapping[int, Sequence[int]]:
    """Give for each unit that is mixed up with others of other names all of these, itself among them.

    A million names are compared in whole (benchmarks/bench_bulk.py), before any is taken apart.
    """
    lines = "\n".join(name.replace("\n", " ") for name in names).casefold()
    in_one_way = mixed_letters(lines)
    if in_one_way == lines:
        return {}
    keys = in_one_way.split("\n")
    if len(set(keys)) == len(keys):
        return {}
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for unit, key in enumerate(keys):
        groups[key].append(unit)
    found: dict[int, Sequence[int]] = {}
    for group in groups.values():
        if len({names[unit] for unit in group}) > 1:
            found |= _of_one_key(names, group)
    return found


def _of_one_key(names: Sequence[str], units: Sequence[int]) -> Mapping[int, Sequence[int]]:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for unit in units:
        groups[Keys(names[unit]).whole(MIXED)].append(unit)
    return {
        unit: tuple(group)
        for group in groups.values()
        if len({names[each] for each in group}) > 1
        for unit in group
    }


def borne_by_one(names: Sequence[str], mixed: Iterable[int]) -> Mapping[str, int]:
    """Index the names that mean one unit; one of several is left to the steps, which tell them all."""
    by_name = dict(zip(names, range(len(names)), strict=True))
    if len(by_name) < len(names):
        for name, times in Counter(names).items():
            if times > 1:
                del by_name[name]
    for unit in mixed:
        by_name.pop(names[unit], None)
    return by_name
