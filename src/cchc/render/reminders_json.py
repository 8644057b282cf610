"""The list of those to remind, as JSON."""

from collections.abc import Sequence

from cchc.render.lists_json import Object, as_json
from cchc.results import Reminder, Report

SCHEMA = "cchc.missing/1"


def as_document(report: Report, reminders: Sequence[Reminder]) -> str:
    """Write the list with the set and the period that it is about."""
    return as_json(
        {
            "schema": SCHEMA,
            "target_set": report.target_set.id,
            "period": report.period and report.period.code,
            "units": [_object(each) for each in reminders],
        }
    )


def _object(reminder: Reminder) -> Object:
    unit = reminder.unit
    return {
        "unit": {"code": unit.code, "name": unit.name, "level": unit.level},
        "parent": reminder.parent,
        "nothing_sent": reminder.nothing,
        "items": list(reminder.items),
    }
