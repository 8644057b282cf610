"""The list of those to remind, body by body."""

from collections.abc import Sequence

from cchc.document.model import Column, Kind, Table, Toned
from cchc.render.lists_json import Object, as_json
from cchc.results import Reminder, Report
from cchc.words import Lang, Words
from cchc.words.numbers import count

SCHEMA = "cchc.missing/1"


def table(reminders: Sequence[Reminder], lang: Lang) -> Table:
    """Show who is missing what."""
    columns = (
        Column("parent", Words("Thuộc", "Below").in_(lang), Kind.NAME),
        Column("unit", Words("Đơn vị", "Unit").in_(lang), Kind.NAME),
        Column("state", Words("Tình trạng", "State").in_(lang), Kind.ITEM),
        Column("items", Words("Mục còn thiếu", "Items missing").in_(lang), Kind.TEXT),
    )
    nothing = Toned(Words("chưa gửi gì", "nothing sent").in_(lang), "bad")
    part = Toned(Words("gửi một phần", "sent in part").in_(lang), "doubtful")
    rows = [
        (
            each.parent or "",
            each.unit.name,
            nothing if each.nothing else part,
            ", ".join(each.items),
        )
        for each in reminders
    ]
    return Table(columns, rows)


def closing(report: Report, reminders: Sequence[Reminder], lang: Lang) -> str:
    """Sum the list up in one line that names the set and the period."""
    period = report.period.label(lang) if report.period else str(report.target_set.year)
    if not len(report.counts):
        said = Words("không đọc được số liệu nào.", "no counts could be read.").in_(lang)
    else:
        said = _summed_up(reminders, lang)
    return f"{report.target_set.id} · {period}: {said}"


def _summed_up(reminders: Sequence[Reminder], lang: Lang) -> str:
    silent = sum(each.nothing for each in reminders)
    part = len(reminders) - silent
    if not reminders:
        return Words("mọi đơn vị đã báo cáo đủ.", "every unit has reported in full.").in_(lang)
    return Words(
        f"{count(silent, 'vi')} đơn vị chưa gửi gì, {count(part, 'vi')} đơn vị gửi một phần.",
        f"{count(silent, 'en')} units have sent nothing, {count(part, 'en')} sent in part.",
    ).in_(lang)


def as_document(report: Report, reminders: Sequence[Reminder]) -> str:
    """Write the list as JSON, with the set and the period that it is about."""
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
