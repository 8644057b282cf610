"""The list of those to remind, body by body."""

from collections.abc import Sequence

from cchc.render.grid import Cell, Column, Grid
from cchc.render.lists_json import Object
from cchc.results import Reminder
from cchc.words import Lang, Words
from cchc.words.numbers import count


def table(reminders: Sequence[Reminder], lang: Lang) -> Grid:
    """Show who is missing what."""
    columns = (
        Column(Words("Thuộc", "Below").in_(lang), folds=True),
        Column(Words("Đơn vị", "Unit").in_(lang), folds=True),
        Column(Words("Tình trạng", "State").in_(lang)),
        Column(Words("Mục còn thiếu", "Items missing").in_(lang), folds=True),
    )
    nothing = Cell(Words("chưa gửi gì", "nothing sent").in_(lang), "bold red")
    part = Cell(Words("gửi một phần", "sent in part").in_(lang), "yellow")
    rows = [
        (
            Cell(each.parent or ""),
            Cell(each.unit.name),
            nothing if each.nothing else part,
            Cell(", ".join(each.items)),
        )
        for each in reminders
    ]
    return Grid(columns, rows)


def closing(reminders: Sequence[Reminder], lang: Lang) -> str:
    """Sum the list up in one line."""
    silent = sum(each.nothing for each in reminders)
    part = len(reminders) - silent
    if not reminders:
        return Words("Mọi đơn vị đã báo cáo đủ.", "Every unit has reported in full.").in_(lang)
    return Words(
        f"{count(silent, 'vi')} đơn vị chưa gửi gì, {count(part, 'vi')} đơn vị gửi một phần.",
        f"{count(silent, 'en')} units have sent nothing, {count(part, 'en')} sent in part.",
    ).in_(lang)


def as_object(reminder: Reminder) -> Object:
    """Give one unit to remind for JSON."""
    unit = reminder.unit
    return {
        "unit": {"code": unit.code, "name": unit.name, "level": unit.level},
        "parent": reminder.parent,
        "nothing_sent": reminder.nothing,
        "items": list(reminder.items),
    }
