"""Who has sent nothing, and who sent only a part: the list of those to remind."""

from collections import defaultdict

from cchc.results import Reminder, Report, Verdict


def reminders(report: Report) -> list[Reminder]:
    """List the units with targets not reported, those below the same body together."""
    missing: defaultdict[int, set[str]] = defaultdict(set)
    sent: set[int] = set()
    for judged in report.judged:
        item = judged.target.item
        for index in judged.missing:
            missing[index].add(item)
        for index, verdict in zip(judged.units, judged.verdicts, strict=True):
            if verdict == Verdict.NOT_REPORTED:
                missing[index].add(item)
            else:
                sent.add(index)
        for position in judged.gaps:
            if judged.verdicts[position] in _ANSWERED:
                missing[judged.units[position]].add(item)
    roster = report.counts.roster
    names = dict(zip(roster.registry.codes, roster.registry.names, strict=True))
    items = [target.item for target in report.target_set.targets]
    listed = []
    for index, lacking in missing.items():
        unit = roster[index]
        parent = names.get(unit.parent or "")
        found = tuple(item for item in items if item in lacking)
        listed.append(Reminder(unit, parent, index not in sent, found))
    order = {code: position for position, code in enumerate(roster.registry.codes)}
    return sorted(
        listed,
        key=lambda each: (order.get(each.unit.parent or "", -1), order.get(each.unit.code, -1)),
    )


_ANSWERED = frozenset({Verdict.MET, Verdict.MISSED, Verdict.NOT_APPLICABLE})
