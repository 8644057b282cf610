"""Who has sent nothing, and who sent only a part: the list of those to remind."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from cchc.counts import BLANK
from cchc.definitions.period import Period
from cchc.results import Judged, Reminder, Report, Verdict


class Sent:
    """Of which months of the judged year each unit sent counts, as far as these files know.

    A running total holds all of its months: whoever sent that of March owes nothing of February.
    ``tried`` are those who sent something about the judged period, whether or not it can be used.
    """

    def __init__(self, report: Report) -> None:
        self._judged = report.period
        counts = report.counts
        self._registry = counts.roster.registry
        self._earlier = [] if report.period is None else _before(report.period, counts.period_list)
        # What the set in force asked for then: nobody lacks what nobody had asked of them yet.
        self._asked = {
            period: {each.indicator.id for each in report.timeline.naming(period).targets}
            for period in self._earlier
        }
        year = report.period.year if report.period else None
        months = [_months(each) if each.year == year else 0 for each in counts.period_list]
        # Unit and indicator → a bit for each month.  Each set of a year has numbers of its own.
        self._sent: defaultdict[tuple[int, str], int] = defaultdict(int)
        ids = counts.indicator_ids
        columns = (counts.units, counts.indicators, counts.periods)
        if self._earlier:
            for unit, indicator, period, b, a in zip(
                *columns, counts.numerators, counts.denominators, strict=True
            ):
                if b != BLANK or a != BLANK:
                    self._sent[unit, ids[indicator]] |= months[period]
        self.tried = tried(report)

    def lacking_since(self, judged: Judged, unit: int, position: int | None = None) -> Period:
        """Give the first of the periods without a break since which a unit's counts are missing.

        Of a unit that sent a part of the judged period, the first month that is missing.
        """
        if position is not None and (gap := judged.gaps.get(position)):
            return Period(judged.period.year, gap[0], gap[0])
        since, indicator = judged.period, judged.target.indicator.id
        for period in reversed(self._earlier):
            wanted = _months(period)
            is_sent = self._sent.get((unit, indicator), 0) & wanted == wanted
            is_asked = indicator in self._asked[period]
            if is_sent or not is_asked or not self._existed(unit, period):
                break
            since = period
        return since

    def _existed(self, unit: int, period: Period) -> bool:
        months = self._registry.months_of(unit, period.year)
        return any(period.first <= month <= period.last for month in months)


def _months(period: Period) -> int:
    """Give the months of a period, a bit for each."""
    return (1 << period.last + 1) - (1 << period.first)


def _before(judged: Period, held: Collection[Period]) -> list[Period]:
    """Give the periods of the year before the judged one that are as long, in their order."""
    return sorted(
        each
        for each in set(held)
        if each.year == judged.year and each.months == judged.months and each < judged
    )


def reminders(report: Report, sent_before: Sent | None = None) -> list[Reminder]:
    """List the units with targets not reported, those below the same body together.

    Who asks for many units one by one looks but once at what was *sent before*.
    """
    known = sent_before or Sent(report)
    missing: defaultdict[int, dict[str, Period]] = defaultdict(dict)
    sent = sent_otherwise(report)
    for judged in report.judged:
        item = judged.target.item
        for index in judged.missing:
            missing[index][item] = known.lacking_since(judged, index)
        for index, verdict in zip(judged.units, judged.verdicts, strict=True):
            if verdict == Verdict.NOT_REPORTED:
                missing[index][item] = known.lacking_since(judged, index)
            else:
                sent.add(index)
        for position in judged.gaps:
            if judged.verdicts[position] in _ANSWERED:
                index = judged.units[position]
                missing[index][item] = known.lacking_since(judged, index, position)
    roster = report.counts.roster
    names = dict(zip(roster.registry.codes, roster.registry.names, strict=True))
    items = [target.item for target in report.target_set.targets]
    listed = []
    held, spoilt = overlapping(report), _spoilt(report)
    for index, lacking in missing.items():
        unit = roster[index]
        parent = names.get(unit.parent or "")
        found = {item: lacking[item] for item in items if item in lacking}
        unusable = index not in sent and index in known.tried
        unclear = index not in sent and not unusable and index in report.counts.candidates
        nothing = index not in sent and not unusable and not unclear
        held_in = held.get(index, ()) if unusable and index not in spoilt else ()
        listed.append(Reminder(unit, parent, nothing, unusable, unclear, found, held_in))
    order = {code: position for position, code in enumerate(roster.registry.codes)}
    return sorted(
        listed,
        key=lambda each: (order.get(each.unit.parent or "", -1), order.get(each.unit.code, -1)),
    )


def sent_otherwise(report: Report) -> set[int]:
    """Find the units that sent counts of the judged period about targets that nobody asked for.

    A filter passed them by; whoever sent them has sent something.
    """
    counts, judged = report.counts, report.period
    if judged is None:
        return set()
    held = {at for at, each in enumerate(counts.period_list) if each.meets(judged)}
    return {unit for unit, period in counts.sent if period in held}


def _spoilt(report: Report) -> set[int]:
    """Find the units with rows that have an error, or one of b and a only."""
    counts = report.counts
    found = {counts.units[row] for row in counts.broken}
    found |= {
        unit for named in counts.unplaced.values() for unit in named.values() if unit is not None
    }
    return found | _half_filled(report)


def tried(report: Report) -> set[int]:
    """Find the units that sent something about the judged period which cannot be used.

    A row that could not be placed, counts that cannot be taken apart, b without a.
    """
    named = (unit for lines in report.counts.unplaced.values() for unit in lines.values())
    known = {unit for unit in named if unit is not None}
    return known | overlapping(report).keys() | _half_filled(report)


def _half_filled(report: Report) -> set[int]:
    """Find the units that wrote one of b and a, and left the other blank."""
    counts, judged = report.counts, report.period
    if judged is None or not (BLANK in counts.numerators or BLANK in counts.denominators):
        return set()
    held = {at for at, each in enumerate(counts.period_list) if each.meets(judged)}
    columns = (counts.units, counts.periods, counts.numerators, counts.denominators)
    return {
        unit
        for unit, period, b, a in zip(*columns, strict=True)
        if (b == BLANK) != (a == BLANK) and period in held
    }


def overlapping(report: Report) -> Mapping[int, Sequence[Period]]:
    """Find the units with counts of periods that hold a part of the judged one, such as a half of a quarter.

    What they sent cannot be taken apart, which is not nothing.
    """
    counts, judged = report.counts, report.period
    if judged is None:
        return {}
    held = {
        at for at, each in enumerate(counts.period_list) if each != judged and each.meets(judged)
    }
    if not held:
        return {}
    columns = (counts.units, counts.periods, counts.numerators, counts.denominators)
    found: defaultdict[int, dict[Period, None]] = defaultdict(dict)
    for unit, period, b, a in zip(*columns, strict=True):
        if period in held and (b != BLANK or a != BLANK):
            found[unit][counts.period_list[period]] = None
    return {unit: sorted(periods) for unit, periods in found.items()}


_ANSWERED = frozenset({Verdict.MET, Verdict.MISSED, Verdict.NOT_APPLICABLE})
