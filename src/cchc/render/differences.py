"""Two target sets side by side, as a table or as JSON."""

from collections.abc import Sequence

from cchc.definitions.difference import Difference, Kind
from cchc.definitions.model import Target
from cchc.render.columns import NOTHING
from cchc.render.grid import Cell, Column, Grid
from cchc.render.lists_json import Object, threshold_object
from cchc.words import Lang, Words
from cchc.words.terms import reading

KINDS = {
    Kind.NEW: Words("mới", "new"),
    Kind.GONE: Words("không còn", "gone"),
    Kind.RAISED: Words("mức giao tăng", "raised"),
    Kind.LOWERED: Words("mức giao giảm", "lowered"),
    Kind.RESHAPED: Words("mức giao đổi cách tính", "threshold of another kind"),
    Kind.REWORDED: Words("câu chữ thay đổi", "reworded"),
    Kind.REASSIGNED: Words("giao cho đơn vị khác", "given to another body"),
}
_SAME = Words("giữ nguyên", "unchanged")
_STYLE = {Kind.NEW: "green", Kind.GONE: "red"}


def table(differences: Sequence[Difference], lang: Lang) -> Grid:
    """Show each row with what happened to it."""
    columns = (
        Column(Words("Mục cũ", "Before").in_(lang)),
        Column(Words("Mục mới", "After").in_(lang)),
        Column(Words("Chỉ tiêu", "Target").in_(lang), at_most=60),
        Column(Words("Mức cũ", "Was").in_(lang), right=True),
        Column(Words("Mức mới", "Is").in_(lang), right=True),
        Column(Words("Thay đổi", "Change").in_(lang), folds=True),
    )
    return Grid(columns, [_row(each, lang) for each in differences])


def _row(each: Difference, lang: Lang) -> tuple[Cell, ...]:
    target = each.after or each.before
    assert target is not None
    labels = target.indicator.labels if lang == "vi" else target.indicator.english
    said = ", ".join(KINDS[kind].in_(lang) for kind in each.kinds) or _SAME.in_(lang)
    return (
        Cell(each.before.item if each.before else NOTHING),
        Cell(each.after.item if each.after else NOTHING),
        Cell(labels.label),
        Cell(_threshold(each.before, lang)),
        Cell(_threshold(each.after, lang)),
        Cell(said, _STYLE.get(each.kinds[0], "yellow") if each.kinds else "dim"),
    )


def _threshold(target: Target | None, lang: Lang) -> str:
    return reading(target.threshold, lang) if target else NOTHING


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
