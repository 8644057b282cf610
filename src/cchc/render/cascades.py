"""Who has passed targets on, as a table or as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cchc.definitions.cascade import Cascade, PassedOn
from cchc.definitions.strictness import Relation
from cchc.definitions.unit_naming import DistinctNames
from cchc.document.model import Column, Kind, Row, Table, Tone, Toned
from cchc.render.lists_json import Object, roadmap_object, threshold_object, unit_object
from cchc.render.passing_on import ROADMAP, steps
from cchc.words import Lang, Words
from cchc.words.numbers import Noun, count, decimal, so_many
from cchc.words.terms import UNIT, reading
from cchc.words.text import safe

RELATIONS: Final[Mapping[Relation, Words]] = {
    Relation.STRICTER: Words("khó đạt hơn mức cấp trên giao", "stricter"),
    Relation.EQUAL: Words("bằng mức cấp trên giao", "equal"),
    Relation.LAXER: Words("dễ đạt hơn mức cấp trên giao", "laxer"),
    Relation.OTHER: Words("không so sánh được với mức cấp trên giao", "of another kind"),
    Relation.NOT_PASSED_ON: Words("chưa phân giao", "not passed on"),
}
_TONE: Final[Mapping[Relation, Tone]] = {
    Relation.LAXER: "bad",
    Relation.NOT_PASSED_ON: "bad",
    Relation.OTHER: "doubtful",
    Relation.STRICTER: "good",
}
_NAMED: Final = 20  # units without a set; more are counted


def tables(found: Sequence[Cascade], lang: Lang) -> Iterator[tuple[str, Table | None, str]]:
    """Give, for each set, its heading, its table where it has rows, and who has no set of its own."""
    for each in found:
        if each.rows or each.without_set:
            table = _table(each, lang) if each.rows else None
            yield (
                safe(f"{each.target_set.id} · {each.target_set.title}"),
                table,
                _without(each, lang),
            )


def _table(cascade: Cascade, lang: Lang) -> Table:
    year = cascade.target_set.year
    columns = (
        Column("item", Words("Mục", "Item").in_(lang), Kind.ITEM),
        Column("unit", Words("Đơn vị", "Unit").in_(lang), Kind.NAME),
        Column("above", Words("Cấp trên giao", "Assigned").in_(lang), Kind.THRESHOLD),
        Column("threshold", Words("Mức riêng", "Own threshold").in_(lang), Kind.THRESHOLD),
        Column("roadmap", ROADMAP.in_(lang), Kind.TEXT),
        Column("share", Words("Tỷ trọng", "Share").in_(lang), Kind.RATIO),
        Column("relation", Words("So với cấp trên", "Against above").in_(lang), Kind.TEXT),
        Column("onward", Words("Giao tiếp cho", "Passed on to").in_(lang), Kind.TEXT),
    )
    return Table(columns, [_row(each, cascade.called, year, lang) for each in cascade.rows])


def _row(each: PassedOn, called: DistinctNames, year: int, lang: Lang) -> Row:
    number = len(each.onward)
    onward = so_many(number, Noun("đơn vị, cá nhân", "unit")) if number else Words("", "")
    return (
        each.above.item,
        called.of_code(each.unit.code),
        reading(each.above.threshold, lang),
        None if each.threshold is None else reading(each.threshold, lang),
        steps(each.roadmap, year, lang),
        None if each.share is None else f"{decimal(each.share, lang)}%",
        Toned(RELATIONS[each.relation].in_(lang), _TONE.get(each.relation, "pale")),
        onward.in_(lang),
    )


def _without(cascade: Cascade, lang: Lang) -> str:
    units = cascade.without_set
    if not units:
        return ""
    vi, en = so_many(len(units), UNIT)
    names = ", ".join(safe(cascade.called.of_code(unit.code)) for unit in units[:_NAMED])
    more = count(len(units) - _NAMED, lang)
    rest = Words(f" và {more} đơn vị nữa", f" and {more} more") if len(units) > _NAMED else None
    said = Words(
        f"Chưa có bộ chỉ tiêu riêng: {vi} ({names}{rest.vi if rest else ''}).",
        f"Without a set of their own: {en} ({names}{rest.en if rest else ''}).",
    )
    return said.in_(lang)


def as_object(cascade: Cascade) -> Object:
    """Give one set and what became of it for JSON."""
    year, called = cascade.target_set.year, cascade.called
    return {
        "target_set": cascade.target_set.id,
        "year": year,
        "rows": [
            {
                "item": each.above.item,
                "unit": unit_object(each.unit, called),
                "threshold_above": threshold_object(each.above.threshold),
                "target_set": each.target_set,
                "threshold": None if each.threshold is None else threshold_object(each.threshold),
                "roadmap": roadmap_object(each.roadmap, year),
                "share": None if each.share is None else f"{each.share:f}",
                "relation": each.relation.value,
                "passed_on_to": list(each.onward),
            }
            for each in cascade.rows
        ],
        "units_without_a_set": [unit_object(unit, called) for unit in cascade.without_set],
    }
