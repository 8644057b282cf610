"""The list of those to remind, as JSON."""

from collections.abc import Sequence

from cchc.definitions.unit_naming import DistinctNames
from cchc.document.missing import Unusable
from cchc.render.lists_json import Object, as_json, unit_object
from cchc.results import Reminder, Report
from cchc.words import Lang

SCHEMA = "cchc.missing/2"


def as_document(
    report: Report, reminders: Sequence[Reminder], unusable: Sequence[Unusable], lang: Lang
) -> str:
    """Write the lists with the set and the period that they are about."""
    called = report.counts.roster.called
    return as_json(
        {
            "schema": SCHEMA,
            "target_set": report.target_set.id,
            "period": report.period and report.period.code,
            "units": [_object(each, called) for each in reminders],
            "unusable": [_unusable(each, called, lang) for each in unusable],
        }
    )


def _object(reminder: Reminder, called: DistinctNames) -> Object:
    return {
        "unit": unit_object(reminder.unit, called),
        "parent": reminder.parent,
        "nothing_sent": reminder.nothing,
        "unusable": reminder.unusable,
        "unclear": reminder.unclear,
        "items": list(reminder.items),
        "since": [period.code for period in reminder.since.values()],
    }


def _unusable(each: Unusable, called: DistinctNames, lang: Lang) -> Object:
    first = next(iter(each.errors), None)
    return {
        "unit": each.unit and unit_object(each.unit, called),
        "items": list(each.items),
        "errors": len(each.errors),
        "first_error": first and f"{first.location.text} {first.rule.code} {first.message(lang)}",
    }
