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
    lines = "\n".join(names).casefold()
    if mixed_letters(lines) == lines:
        return {}
    different = list(dict.fromkeys(name.replace("\n", " ") for name in names))
    keys = mixed_letters("\n".join(different).casefold()).split("\n")
    if len(set(keys)) == len(keys):
        return {}
    alike = _alike(different, keys)
    units: defaultdict[str, list[int]] = defaultdict(list)
    for unit, name in enumerate(names):
        if (key := alike.get(name.replace("\n", " "))) is not None:
            units[key].append(unit)
    return {unit: tuple(each) for each in units.values() for unit in each}


def _alike(different: Sequence[str], keys: Sequence[str]) -> Mapping[str, str]:
    """Give the names that are spelt alike at the step where such letters are one → that spelling."""
    times = Counter(keys)
    suspects = (name for name, key in zip(different, keys, strict=True) if times[key] > 1)
    spelt = {name: Keys(name).whole(MIXED) for name in suspects}
    several = Counter(spelt.values())
    return {name: key for name, key in spelt.items() if several[key] > 1}


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
