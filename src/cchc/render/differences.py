"""Two target sets side by side, as a table or as JSON."""

from collections.abc import Mapping, Sequence

from cchc.definitions.difference import Difference, Kind
from cchc.definitions.model import Target
from cchc.document.columns import label_of
from cchc.document.model import Column, Row, Table, Tone, Toned
from cchc.document.model import Kind as Cells
from cchc.render.lists_json import Object, threshold_object
from cchc.words import Lang, Words
from cchc.words.terms import reading

KINDS = {
    Kind.NEW: Words("mới", "new"),
    Kind.GONE: Words("không còn", "gone"),
    Kind.NOT_PASSED_ON: Words("không có trong bộ của đơn vị", "not in the unit's own set"),
    Kind.RAISED: Words("mức giao tăng", "raised"),
    Kind.LOWERED: Words("mức giao giảm", "lowered"),
    Kind.RESCHEDULED: Words("lộ trình thay đổi", "another roadmap"),
    Kind.RESHAPED: Words("mức giao đổi cách tính", "threshold of another kind"),
    Kind.REMEASURED: Words("chỉ số khác", "another indicator"),
    Kind.REWORDED: Words("câu chữ thay đổi", "reworded"),
    Kind.REASSIGNED: Words("giao cho đơn vị khác", "given to another body"),
}
_SAME = Words("giữ nguyên", "unchanged")
_TONE: Mapping[Kind, Tone] = {Kind.NEW: "good", Kind.GONE: "bad"}
_LABEL_LONGEST = 60


def table(differences: Sequence[Difference], lang: Lang) -> Table:
    """Show each row with what happened to it."""
    columns = (
        Column("before", Words("Mục cũ", "Before").in_(lang), Cells.ITEM),
        Column("after", Words("Mục mới", "After").in_(lang), Cells.ITEM),
        Column("label", Words("Chỉ tiêu", "Target").in_(lang), Cells.LABEL, _LABEL_LONGEST),
        Column("was", Words("Mức cũ", "Was").in_(lang), Cells.THRESHOLD),
        Column("is", Words("Mức mới", "Is").in_(lang), Cells.THRESHOLD),
        Column("changes", Words("Thay đổi", "Change").in_(lang), Cells.TEXT),
    )
    return Table(columns, [_row(each, lang) for each in differences])


def _row(each: Difference, lang: Lang) -> Row:
    target = each.after or each.before
    assert target is not None
    said = ", ".join(KINDS[kind].in_(lang) for kind in each.kinds) or _SAME.in_(lang)
    return (
        each.before.item if each.before else None,
        each.after.item if each.after else None,
        label_of(target, lang),
        _threshold(each.before, lang),
        _threshold(each.after, lang),
        Toned(said, _TONE.get(each.kinds[0], "doubtful") if each.kinds else "pale"),
    )


def _threshold(target: Target | None, lang: Lang) -> str | None:
    return reading(target.threshold, lang) if target else None


def as_object(each: Difference) -> Object:
    """Give one row for JSON."""
    return {
        "before": each.before and _target(each.before),
        "after": each.after and _target(each.after),
        "changes": [kind.value for kind in each.kinds],
    }


def _target(target: Target) -> Object:
    return {
        "item": target.item,
        "indicator": target.indicator.id,
        "threshold": threshold_object(target.threshold),
        "responsible": list(target.responsible),
        "wording": target.wording,
    }
