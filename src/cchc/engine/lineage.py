"""With which units of an earlier period a unit is to be compared: itself, or those whose place it took.

A code alone proves nothing: codes of communes that are gone were given to others.  A unit whose whole
went to one successor is followed; of every other change it is said that the two are not comparable.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cchc.definitions.dates import days_of, spell_day
from cchc.definitions.period import Period
from cchc.definitions.units import Registry, Unit, Whole
from cchc.words import Words
from cchc.words.text import safe

_NAMED = 3  # units named in one remark


class Before(NamedTuple):
    """Codes of the units of the earlier period that stand for one unit, or why none do."""

    codes: Sequence[str]
    incomparable: Words | None = None


class Lineage:
    """Leads from the units of *now* back to those that there were *then*."""

    def __init__(self, now: Registry, now_in: Period, then: Registry, then_in: Period) -> None:
        self._then = then
        self._is_one_registry = now.id == then.id
        self._first, self._last = days_of(now_in)
        self._last_then = days_of(then_in)[1]
        self._position = {code: at for at, code in enumerate(then.codes)}
        self._came_from: defaultdict[str, list[int]] = defaultdict(list)
        for at, codes in then.successors.items():
            if (end := self._end(at)) and end < self._last:
                for code in codes:
                    self._came_from[code].append(at)

    def before(self, unit: Unit) -> Before:
        """Say with whom a unit of today is to be compared."""
        own = self._position.get(unit.code)
        came_from = [at for at in self._came_from.get(unit.code, ()) if at != own]
        goes_on = own is not None and self._goes_on(own, unit)
        if own is not None and not goes_on and own in self._came_from.get(unit.code, ()):
            came_from.insert(0, own)
        if not came_from:
            if self._begun_later(unit) and (own is None or self._is_one_registry):
                return Before((), _new(unit))
            if own is not None and not goes_on:
                return Before((), self._another(own))
            return Before((unit.code,))
        ends, came_from = self._traced(came_from)
        if any(self._then.went_whole.get(at) is Whole.FALSE for at in came_from):
            return self._incomparable(
                came_from, Words("chỉ một phần về đơn vị này", "of which only a part came here")
            )
        if any(len(self._then.successors[at]) > 1 for at in came_from):
            return self._incomparable(
                came_from, Words("về nhiều đơn vị", "which went to several units")
            )
        if any(self._then.went_whole.get(at) is not Whole.TRUE for at in came_from):
            unclear = Words(
                "theo nguồn thứ cấp, chưa rõ có về toàn bộ không",
                "which second-hand sources name, not saying whether the whole came here",
            )
            return self._incomparable(came_from, unclear)
        goes_with = [own] if goes_on and own is not None else []
        return Before([self._then.codes[at] for at in (*goes_with, *ends)])

    def _traced(self, came_from: Sequence[int]) -> tuple[list[int], list[int]]:
        """Go back from those that were not there then, either; give where that ends, and all on the way."""
        ends, passed, ahead = list[int](), list[int](), [*came_from]
        while ahead:
            at = ahead.pop(0)
            passed.append(at)
            start = self._then.validity.get(at, (None, None))[0]
            is_new = start is not None and start > self._last_then
            before = self._came_from.get(self._then.codes[at], ()) if is_new else ()
            further = [each for each in before if each not in (*passed, *ahead)]
            ahead[:0] = further
            if not further:
                ends.append(at)
        return ends, passed

    def _goes_on(self, at: int, unit: Unit) -> bool:
        """Say whether the unit that had this code then is the one that has it now."""
        end = self._end(at)
        return not self._begun_later(unit) and not (end is not None and end < self._first)

    def _begun_later(self, unit: Unit) -> bool:
        return unit.valid_from is not None and unit.valid_from > self._last_then

    def _end(self, at: int) -> str | None:
        """Give the last day of a unit; in another registry it ends with the body above it."""
        ends = [self._then.validity.get(each, (None, None))[1] for each in self._chain(at)]
        return min((end for end in ends if end), default=None)

    def _chain(self, at: int) -> Iterator[int]:
        yield at
        seen = {at}
        above = self._position.get(self._then.parents[at])
        while not self._is_one_registry and above is not None and above not in seen:
            seen.add(above)
            yield above
            above = self._position.get(self._then.parents[above])

    def _incomparable(self, came_from: Sequence[int], why: Words) -> Before:
        names = ", ".join(f"«{safe(self._then.called.of(at))}»" for at in came_from[:_NAMED])
        more = len(came_from) - _NAMED
        vi = f"{names} và {more} đơn vị nữa" if more > 0 else names
        en = f"{names} and {more} more" if more > 0 else names
        codes = [self._then.codes[at] for at in came_from]
        return Before(
            codes if len(codes) == 1 else (),
            Words(f"đơn vị này thay {vi}, {why.vi}", f"it took the place of {en}, {why.en}"),
        )

    def _another(self, at: int) -> Words:
        name, end = safe(self._then.called.of(at)), self._end(at)
        day = spell_day(end) if end else ""
        ended = Words(f" (hết ngày {day})", f" (until {day})") if day else Words("", "")
        return Words(
            f"mã này trước đây là của đơn vị khác, «{name}»{ended.vi}",
            f"the code was that of another unit, «{name}»{ended.en}",
        )


def _new(unit: Unit) -> Words:
    """Say since when a unit exists that took no known unit's place."""
    day = spell_day(unit.valid_from or "")
    return Words(f"đơn vị này có từ ngày {day}", f"this unit exists since {day}")
