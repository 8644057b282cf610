"""The list of those to remind, as JSON."""

from collections.abc import Sequence

from cchc.definitions.units import Unit
from cchc.document.missing import Unusable
from cchc.render.lists_json import Object, as_json
from cchc.results import Reminder, Report
from cchc.words import Lang

SCHEMA = "cchc.missing/2"


def as_document(
    report: Report, reminders: Sequence[Reminder], unusable: Sequence[Unusable], lang: Lang
) -> str:
    """Write the lists with the set and the period that they are about."""
    return as_json(
        {
            "schema": SCHEMA,
            "target_set": report.target_set.id,
            "period": report.period and report.period.code,
            "units": [_object(each) for each in reminders],
            "unusable": [_unusable(each, lang) for each in unusable],
        }
    )


def _object(reminder: Reminder) -> Object:
    return {
        "unit": _unit(reminder.unit),
        "parent": reminder.parent,
        "nothing_sent": reminder.nothing,
        "unusable": reminder.unusable,
        "items": list(reminder.items),
        "since": [period.code for period in reminder.since.values()],
    }


def _unusable(each: Unusable, lang: Lang) -> Object:
    first = next(iter(each.errors), None)
    return {
        "unit": each.unit and _unit(each.unit),
        "items": list(each.items),
        "errors": len(each.errors),
        "first_error": first and f"{first.location.text} {first.rule.code} {first.message(lang)}",
    }


def _unit(unit: Unit) -> Object:
    return {"code": unit.code, "name": unit.name, "level": unit.level}
