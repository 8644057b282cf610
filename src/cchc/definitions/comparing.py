"""Which two target sets are to be compared: by id, by year, or a set with the one that it extends.  Pure."""

from collections.abc import Sequence
from typing import Final

from cchc.definitions.choose import ChoiceError, choose_set
from cchc.definitions.model import TargetSet
from cchc.patterns import pattern_of
from cchc.words import Words
from cchc.words.text import safe

_YEAR: Final = pattern_of(r"20[0-9]{2}")


def choose_pair(
    own: Sequence[TargetSet], shipped: Sequence[TargetSet], before: str, after: str | None
) -> tuple[TargetSet, TargetSet]:
    """Take the earlier and the later set; without a later one *before* is compared with the set above it.

    Names lead to the folder's own sets first, then to those that come with the program.  Raises
    ChoiceError where a name or a year means none or several, and for a set that extends nothing.
    """
    ids = {each.id for each in own}
    sets = [*own, *(each for each in shipped if each.id not in ids)]
    chosen = _called(before, own, sets)
    if after is not None:
        return chosen, _called(after, own, sets)
    above = next((each for each in sets if each.id == chosen.extends), None)
    if above is None:
        name = safe(chosen.id)
        raise ChoiceError(
            Words(
                f"Bộ chỉ tiêu «{name}» không kế thừa bộ nào; hãy ghi thêm bộ để so sánh.",
                f"Target set «{name}» extends no other; name the set to compare it with, too.",
            )
        )
    return above, chosen


def _called(name: str, own: Sequence[TargetSet], sets: Sequence[TargetSet]) -> TargetSet:
    if not _YEAR.fullmatch(name.strip()):
        return choose_set(sets, set_id=name.strip())
    year = int(name)
    among = own if any(each.year == year for each in own) else sets
    try:
        return choose_set(among, year=year)
    except ChoiceError:
        there = [safe(each.id) for each in among if each.year == year]
        if len(there) < 2:
            raise
        ids, number = ", ".join(there), len(there)
        raise ChoiceError(
            Words(
                f"Năm {year} có {number} bộ chỉ tiêu; hãy ghi mã của một bộ thay cho năm: {ids}.",
                f"{year} has {number} target sets; write the id of one instead of the year: {ids}.",
            )
        ) from None
