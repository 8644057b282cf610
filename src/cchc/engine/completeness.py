"""Who has sent nothing, and who sent only a part: the list of those to remind."""

from collections import defaultdict

from cchc.definitions.units import Unit
from cchc.results import Reminder, Report, Verdict


def reminders(report: Report) -> list[Reminder]:
    """List the units with targets not reported, those below the same body together."""
    missing: defaultdict[str, set[str]] = defaultdict(set)
    units: dict[str, Unit] = {}
    for result in report.results(Verdict.NOT_REPORTED):
        units[result.unit.code] = result.unit
        missing[result.unit.code].add(result.target.item)
    for result in report.results(*_ANSWERED):
        if result.partial:
            units[result.unit.code] = result.unit
            missing[result.unit.code].add(result.target.item)
    registry = report.counts.roster.registry
    names = dict(zip(registry.codes, registry.names, strict=True))
    sent = _senders(report)
    items = [target.item for target in report.target_set.targets]
    listed = [
        Reminder(
            unit,
            names.get(unit.parent or ""),
            code not in sent,
            tuple(item for item in items if item in missing[code]),
        )
        for code, unit in units.items()
    ]
    order = {code: position for position, code in enumerate(registry.codes)}
    return sorted(
        listed,
        key=lambda each: (order.get(each.unit.parent or "", -1), order.get(each.unit.code, -1)),
    )


_ANSWERED = (Verdict.MET, Verdict.MISSED, Verdict.NOT_APPLICABLE)


def _senders(report: Report) -> set[str]:
    """Find the units that sent any usable or unusable number for the judged period."""
    verdicts = (*_ANSWERED, Verdict.INVALID)
    return {result.unit.code for result in report.results(*verdicts)}
