"""What becomes of a year: plain fractions and searches, from the words of the rules alone.

Nothing of the program is used here.  Where the rules leave a choice open there is no answer.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from made_years import YEAR, Case, Kind, Pair, Row, Span, Unit, added, months
from plain_judge import Judge, Slip, Told


class Unanswerable(Exception):
    """The rules leave it open what the counts come to."""


def _inside(part: Span, whole: Span) -> bool:
    return set(months(part)) <= set(months(whole))


def ways(spans: Sequence[Span], start: int, end: int) -> Iterator[tuple[Span, ...]]:
    """Search all chains of spans that lead from one month to another without a break."""
    if start > end:
        yield ()
    for span in spans:
        if span[0] == start and span[1] <= end:
            yield from ((span, *rest) for rest in ways(spans, span[1] + 1, end))


def covers(pairs: Mapping[Span, Pair], period: Span) -> set[tuple[frozenset[int], Pair]]:
    """Find the most months that spans without a common month cover, and what these add up to.

    Several where they may be other months, or other counts.
    """
    found: dict[int, set[tuple[frozenset[int], Pair]]] = {period[0] - 1: {(frozenset(), (0, 0))}}
    for month in months(period):
        here = set(found[month - 1])
        for span, pair in pairs.items():
            if span[1] == month and span[0] >= period[0]:
                before = found[span[0] - 1]
                here |= {(seen | {*months(span)}, added((sums, pair))) for seen, sums in before}
        most = max(len(seen) for seen, _ in here)
        found[month] = {(seen, sums) for seen, sums in here if len(seen) == most}
    return found[period[1]]


@dataclass
class Answer:
    """What is to come of a year; built by asking for ``told``."""

    case: Case
    errors: int = 0
    lost: set[tuple[str, str, Span]] = field(default_factory=set)  # that cannot be trusted

    @cached_property
    def said(self) -> Mapping[tuple[str, str], Mapping[Span, tuple[int | None, int | None]]]:
        """Sort the rows; of two that differ neither is trusted."""
        found: dict[tuple[str, str], dict[Span, tuple[int | None, int | None]]] = {}
        for row in self.case.rows:
            here, pair = found.setdefault((row.unit, row.indicator), {}), (row.b, row.a)
            if here.setdefault(row.span, pair) != pair or self._impossible(row):
                self.errors += 1
                self.lost.add((row.unit, row.indicator, row.span))
        return found

    def _impossible(self, row: Row) -> bool:
        if row.a is None or row.b is None:
            return False
        is_part = self.case.kinds[row.indicator].is_part
        return row.b > row.a if is_part else row.b > 0 == row.a

    @cached_property
    def judged(self) -> Span | None:
        """The period: what was asked for, else that of more than half of the units."""
        if self.case.asked:
            return self.case.asked
        sent: dict[str, set[Span]] = {}
        for row in self.case.rows:
            sent.setdefault(row.unit, set()).add(row.span)
        found = Counter(self._stretch(sorted(spans)) for spans in sent.values())
        if not found:
            return YEAR if self.case.expect_all else None
        period, most = found.most_common(1)[0]
        return period if 2 * most > found.total() else None

    def _stretch(self, spans: Sequence[Span]) -> Span:
        runs = [
            (first, last)
            for first in {span[0] for span in spans}
            for last in {span[1] for span in spans if span[1] >= first}
            if any(way for way in ways(spans, first, last))
        ]
        return max(runs, key=lambda run: (run[0] == 1, run[1] - run[0], run[1]))

    def told(self, indicator: str, period: Span) -> Mapping[str, Told]:
        """Say of each unit what its rows come to."""
        kind, found = self.case.kinds[indicator], {}
        outside = [
            span
            for (_, name), by_span in self.said.items()
            for span in by_span
            if name == indicator and span[0] == 1 and period[0] - 1 <= span[1] <= period[1]
        ]
        takes_apart = kind.adds_up and period[0] > 1 and len(set(outside)) > 1
        for (unit, name), by_span in self.said.items():
            if name == indicator:
                told = self._told(unit, name, period, by_span, takes_apart)
                if told is not None:
                    there = self.case.units.get(unit, Unit("", ""))
                    owed = (m for m in told.gap if there.exists_in((m, m)))
                    found[unit] = Told(told.pair, told.is_wrong, (*owed,), told.derived, told.last)
                    spans = [span for span in by_span if span[0] < period[0] <= span[1]]
                    longer = [span for span in spans if span[1] <= period[1] and kind.adds_up]
                    if any(self._contradicts(unit, name, span, period) for span in longer):
                        self.errors += not told.is_wrong
                        found[unit] = Told(is_wrong=True)
        return found

    def _contradicts(self, unit: str, name: str, whole: Span, period: Span) -> bool:
        """Whether a longer span is not what its months before the period and since come to."""
        by_span, sums = self.said[unit, name], (0, 0)
        for part in ((whole[0], period[0] - 1), (period[0], whole[1])):
            inside = {span: pair for span, pair in by_span.items() if _inside(span, part)}
            if any((unit, name, span) in self.lost for span in inside):
                return False
            known = {s: (b, a) for s, (b, a) in inside.items() if b is not None and a is not None}
            full = frozenset(months(part))
            found = {added(known[s] for s in way) for way in ways(sorted(known), *part)}
            if not known or not found or covers(known, part) > {(full, each) for each in found}:
                return False
            if self._added(known, {}, part).pair is None:
                return False
            sums = added((sums, found.pop()))
        pair = by_span[whole]
        return None not in pair and (unit, name, whole) not in self.lost and pair != sums

    def _told(
        self,
        unit: str,
        name: str,
        period: Span,
        by_span: Mapping[Span, tuple[int | None, int | None]],
        takes_apart: bool,
    ) -> Told | None:
        kind = self.case.kinds[name]
        within = {span: pair for span, pair in by_span.items() if _inside(span, period)}
        known = {s: (b, a) for s, (b, a) in within.items() if b is not None and a is not None}
        derived: dict[Span, Pair] = {}
        wrong = any((unit, name, span) in self.lost for span in within)
        if takes_apart:
            totals = {
                span: pair
                for span, pair in sorted(by_span.items())
                if span[0] == 1 and period[0] - 1 <= span[1] <= period[1]
            }
            if any((unit, name, span) in self.lost for span in totals):
                wrong = wrong or (not within and len(totals) > 1)
            else:
                wrong = self._take_apart(totals, kind, derived) or wrong
        if not within and not derived and not wrong:
            return None
        if wrong:
            return Told(is_wrong=True)
        if not known and not derived:
            return Told()
        made = (
            self._latest(known, period) if not kind.adds_up else self._added(known, derived, period)
        )
        made.derived = bool(derived)
        self.errors += made.is_wrong
        return made

    def _take_apart(
        self,
        totals: Mapping[Span, tuple[int | None, int | None]],
        kind: Kind,
        derived: dict[Span, Pair],
    ) -> bool:
        """Take each running total from the next; say whether that cannot be."""
        known = [(s, b, a) for s, (b, a) in totals.items() if b is not None and a is not None]
        wrong = False
        for (part, b0, a0), (whole, b1, a1) in pairwise(known):
            b, a = b1 - b0, a1 - a0
            if b < 0 or a < 0 or (b > 0 == a) or (kind.is_part and b > a):
                wrong = True
                self.errors += 1
            else:
                derived[part[1] + 1, whole[1]] = (b, a)
        return wrong

    def _latest(self, known: Mapping[Span, Pair], period: Span) -> Told:
        last = max(span[1] for span in known)
        pairs = {pair for span, pair in known.items() if span[1] == last}
        gap = (*range(last + 1, period[1] + 1),)
        return Told(pairs.pop(), gap=gap, last=last) if len(pairs) == 1 else Told(is_wrong=True)

    def _added(
        self, known: Mapping[Span, Pair], derived: Mapping[Span, Pair], period: Span
    ) -> Told:
        if any(span in known and known[span] != pair for span, pair in derived.items()):
            return Told(is_wrong=True)
        running = [known[span] for span in sorted(known) if span[0] == 1]
        for (b0, a0), (b1, a1) in pairwise(running):
            if b1 < b0 or a1 < a0:
                return Told(is_wrong=True)
        pairs = {**derived, **known}
        full = frozenset(months(period))
        found = {(full, added(pairs[s] for s in way)) for way in ways(sorted(pairs), *period)}
        found = found or covers(pairs, period)
        if len({seen for seen, _ in found}) > 1:
            raise Unanswerable
        if len(found) > 1:
            return Told(is_wrong=True)
        [(seen, sums)] = found
        return Told(sums, gap=(*sorted(full - seen),))


def answer(case: Case) -> dict[str, object]:
    """Say what is to come of a year: every result, total and group, and the exit code."""
    found = Answer(case)
    said, period = found.said, found.judged
    if period is None:
        return {"period": None, "items": {}, "slips": {}, "exit": 3}
    in_force = [items for start, items in case.sets if start <= period[1]][-1]
    ends = [start - 1 for start, _ in case.sets[1:]] + [12]
    stretches = [
        ((max(start, period[0]), min(end, period[1])), items)
        for (start, items), end in zip(case.sets, ends, strict=True)
        if start <= period[1] and end >= period[0]
    ]
    told = {item.indicator: found.told(item.indicator, period) for item in in_force}
    year, so_far = Answer(case), (1, period[1])
    since = {item.indicator: year.told(item.indicator, so_far) for item in in_force}
    judge = Judge(case, in_force, period, {unit for unit, _ in said})
    items: dict[str, dict[str, object]] = {}
    slips: dict[str, dict[str, Slip]] = {}
    missed, answered = False, False
    for item in in_force:
        here, elsewhere = list[Span](), list[Span]()
        for span, items_then in stretches:
            is_same = any(item[:2] == each[:2] for each in items_then)
            (here if is_same else elsewhere).append(span)
        made = judge.item(item, told[item.indicator], since[item.indicator], here, elsewhere)
        found.errors += made.errors
        if made.units or made.missing:
            items[item.name] = made.told
            for unit, slip in made.slips.items():
                slips.setdefault(unit, {})[item.name] = slip
            missed = missed or made.missed
            answered = answered or made.answered
    if case.asked is None:
        here = {row.unit for row in case.rows if _inside(row.span, period)}
        here |= {unit for each in told.values() for unit, it in each.items() if it.derived}
        found.errors += len({row.unit for row in case.rows} - here)
    code = 3 if found.errors or not answered else 1 if missed else 0
    return {"period": period, "items": items, "slips": slips, "exit": code}
