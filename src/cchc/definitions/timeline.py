"""Which set of targets is in force when: the sets of one body and one annex through a year.  Pure.

A set is in force from its first to its last day, both included, within its year; where its document
states no day that is the whole year.  Another set that supersedes it ends it for good.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import NamedTuple

from cchc.definitions.dates import day_after, day_before, days_of, spell_day
from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import safe

Key = tuple[str, str, str | None, int]


class Span(NamedTuple):
    """A set and the days (ISO) on which it is in force."""

    target_set: TargetSet
    first: str
    last: str

    @property
    def words(self) -> Words:
        """Name the set and its days, for readers."""
        name, first, last = safe(self.target_set.id), spell_day(self.first), spell_day(self.last)
        return Words(f"«{name}» từ {first} đến {last}", f"«{name}» from {first} to {last}")


@dataclass(frozen=True, slots=True)
class Timeline:
    """The sets of one body and annex in one year, in the order of their days.

    A set that was *named* by the user judges whatever it is asked for.
    """

    spans: Sequence[Span]
    sets: Sequence[TargetSet]  # those that are never in force, too
    named: TargetSet | None = field(default=None)

    @property
    def year(self) -> int:
        """The year that all of them are of."""
        return self.sets[0].year

    @property
    def main(self) -> TargetSet:
        """The set that stands for all: the one that was named, else the last one."""
        return self.named or (self.spans[-1].target_set if self.spans else self.sets[-1])

    def on(self, day: str) -> TargetSet | None:
        """Give the set that is in force on a day (ISO)."""
        return next((s.target_set for s in self.spans if s.first <= day <= s.last), None)

    def at_the_end_of(self, period: Period) -> TargetSet | None:
        """Give the set that is in force on the last day of a period."""
        return self.on(days_of(period)[1])

    def during(self, period: Period) -> Sequence[Span]:
        """Give the sets that are in force on any day of a period."""
        first, last = days_of(period)
        return [span for span in self.spans if span.first <= last and span.last >= first]

    def covers(self, period: Period, target_set: TargetSet) -> bool:
        """Say whether a set is in force on every day of a period."""
        first, last = days_of(period)
        return any(
            span.first <= first and span.last >= last
            for span in self.spans
            if span.target_set is target_set
        )

    def naming(self, period: Period) -> TargetSet:
        """Give the set by whose items a row of a period is read.

        Where none is in force on its last day, the one that ended last, else the first to come:
        the row has to mean something before it can be said that nothing judges it.
        """
        last = days_of(period)[1]
        begun = [span.target_set for span in self.spans if span.first <= last]
        return self.at_the_end_of(period) or (begun or self.sets)[-1 if begun else 0]

    def judging(self, period: Period) -> TargetSet | None:
        """Give the set that judges a period: the one in force on its last day, or the named one."""
        return self.named or self.at_the_end_of(period)

    def in_its_time(self, period: Period | None) -> "Timeline":
        """Let the set in force judge a period, whatever set was named; that one where none is."""
        unnamed = self.naming_one(None)
        return unnamed if period is None or unnamed.at_the_end_of(period) else self

    def naming_one(self, target_set: TargetSet | None) -> "Timeline":
        """Name a set of the timeline."""
        return replace(self, named=target_set)

    @property
    def words(self) -> Words:
        """Say which set is in force when."""
        said = [span.words for span in self.spans]
        return Words("; ".join(each.vi for each in said), "; ".join(each.en for each in said))


def timeline_of(target_set: TargetSet) -> Timeline:
    """Make the timeline of a set that stands alone, named."""
    days = {target_set.id: days_in_force(target_set)}
    return Timeline(_spans([target_set], days), [target_set], target_set)


def timelines_of(sets: Iterable[TargetSet]) -> list[Timeline]:
    """Sort sets by year, body and annex: one timeline for each.

    A set that details another one of its body stands below it, not after it.
    """
    every = list(sets)
    known = {each.id: each for each in every}
    grouped: dict[tuple[Key, int], list[TargetSet]] = {}
    for each in every:
        grouped.setdefault((key_of(each), _depth(each, known)), []).append(each)
    made = []
    days = {each.id: _days_within(each, known, every) for each in every}
    for group in grouped.values():
        spans = _spans(group, days)
        order = [span.target_set for span in spans]
        never = [each for each in group if not any(each is other for other in order)]
        made.append(Timeline(spans, [*never, *order]))
    return made


def key_of(target_set: TargetSet) -> Key:
    """Say what two sets must share for one to follow the other; a code means a unit of one registry."""
    return target_set.registry, target_set.body, target_set.annex, target_set.year


def _depth(target_set: TargetSet, known: Mapping[str, TargetSet]) -> int:
    """Count the sets of the same body that stand above."""
    seen = {target_set.id}
    above = known.get(target_set.extends or "")
    while above is not None and key_of(above) == key_of(target_set) and above.id not in seen:
        seen.add(above.id)
        above = known.get(above.extends or "")
    return len(seen) - 1


def days_in_force(target_set: TargetSet) -> tuple[str, str]:
    """Give the first and the last day of a set as its document states them, within its year."""
    first, last = days_of(Period(target_set.year))
    dates = target_set.effective
    return max(dates.first or first, first), min(dates.last or last, last)


def overlaps(timeline: Timeline) -> Iterator[tuple[TargetSet, TargetSet]]:
    """Yield the sets that are in force on one day both, each with the one that began before."""
    reached: Span | None = None
    for span in timeline.spans:
        if reached is not None and span.first <= reached.last:
            yield reached.target_set, span.target_set
        if reached is None or span.last > reached.last:
            reached = span


def holes(timeline: Timeline) -> Iterator[tuple[TargetSet, TargetSet, str, str]]:
    """Yield the sets between which none is in force, and the first and the last day without one."""
    reached: Span | None = None
    for span in timeline.spans:
        if reached is not None and span.first > day_after(reached.last):
            first, last = day_after(reached.last), day_before(span.first)
            yield reached.target_set, span.target_set, spell_day(first), spell_day(last)
        if reached is None or span.last > reached.last:
            reached = span


def days_shared(before: TargetSet, after: TargetSet) -> tuple[str, str]:
    """Spell the days that two sets claim both."""
    (first, last), (start, end) = days_in_force(before), days_in_force(after)
    return spell_day(max(first, start)), spell_day(min(last, end))


def _days_within(
    target_set: TargetSet, known: Mapping[str, TargetSet], every: Sequence[TargetSet]
) -> tuple[str, str]:
    """Give the days of a set; where it states none and details another, they are within that one's."""
    first, last = days_in_force(target_set)
    below, seen = target_set, {target_set.id}
    while (above := known.get(below.extends or "")) is not None and above.id not in seen:
        start, end = days_in_force(above)
        superseded = (days_in_force(each)[0] for each in every if each.supersedes == above.id)
        end = min([end, *map(day_before, superseded)])
        if target_set.effective.first is None and above.year == target_set.year:
            first = max(first, start)
        if target_set.effective.last is None and above.year == target_set.year:
            last = min(last, end)
        below = above
        seen.add(above.id)
    return first, last


def _spans(group: Sequence[TargetSet], days: Mapping[str, tuple[str, str]]) -> list[Span]:
    spans = []
    for each in group:
        first, last = days[each.id]
        ended = [day_before(days_in_force(o)[0]) for o in group if o.supersedes == each.id]
        last = min([last, *ended])
        if first <= last:
            spans.append(Span(each, first, last))
    return sorted(spans, key=lambda span: (span.first, span.last))
