"""How indicators are counted from dossiers, or what is lacking: for those who show definitions."""

from collections.abc import Iterable, Sequence
from typing import Final

from cchc.definitions.counting import DOSSIERS, CountEntry, Expression
from cchc.definitions.indicator import Indicator
from cchc.definitions.model import Definitions, TargetSet
from cchc.document.model import Column, Kind, Row, Table, Toned
from cchc.records.declared import counting_of, known_records
from cchc.words import Lang, Words

_COUNTED: Final = Words("Đếm từ hồ sơ", "Counted from dossiers")
_STATED: Final = {
    "stated": Words("văn bản tự ghi", "stated by the document"),
    "inferred": Words("cách hiểu của cchc", "inferred by cchc"),
}


def facts(indicator: Indicator) -> Iterable[tuple[Words, Words]]:
    """Say which dossiers are in a and in b and who says so, or what is lacking."""
    entry = indicator.count
    if entry is None:
        yield _COUNTED, _lacking(indicator)
        return
    yield _COUNTED, _what(entry)
    yield Words("Hồ sơ thuộc a", "Dossiers in a"), _spelled(entry.denominator)
    yield Words("Trong đó thuộc b", "Of these in b"), _spelled(entry.numerator)


def as_object(indicator: Indicator) -> dict[str, object]:
    """Give the same for other programs."""
    entry = indicator.count
    made = entry and {
        "of": entry.of,
        "period": entry.period,
        "denominator": _object(entry.denominator),
        "numerator": _object(entry.numerator),
    }
    return {"count": made, "not_counted": indicator.not_counted}


def table(target_set: TargetSet, definitions: Definitions, lang: Lang) -> Table:
    """List which targets of a set can be counted, and of each other one what is lacking.

    Fields that no declared source has are told of those that can be counted, too.
    """
    known, sources = known_records(definitions.records)
    rows: list[Row] = []
    for target in target_set.targets:
        indicator = target.indicator
        entry = indicator.count
        labels = indicator.labels if lang == "vi" else indicator.english
        can = Toned(_YES.in_(lang), "good") if entry else Toned(_NO.in_(lang), "pale")
        how = indicator.lacks
        if entry:
            needed = counting_of(indicator.id, entry, known).fields
            absent = min(
                (needed - each.columns.keys() for each in sources), key=len, default=needed
            )
            how = _how(entry, [known[name].label for name in sorted(absent)])
            if absent:
                can = Toned(_NOT_YET.in_(lang), "pale")
        rows.append((Toned(target.item, "key"), labels.label, can, how.in_(lang)))
    heads = (
        Column("item", Words("Mục", "Item").in_(lang), Kind.ITEM),
        Column("label", Words("Chỉ tiêu", "Target").in_(lang), Kind.NAME),
        Column("count", Words("Đếm được", "Can be counted").in_(lang), Kind.ITEM),
        Column(
            "how", Words("Cách đếm, hoặc còn thiếu gì", "How, or what lacks").in_(lang), Kind.TEXT
        ),
    )
    return Table(heads, rows)


_YES: Final = Words("có", "yes")
_NO: Final = Words("không", "no")
_NOT_YET: Final = Words("cần khai báo nguồn", "with a source of one's own")


def _what(entry: CountEntry) -> Words:
    of = entry.of
    things = Words("từng hồ sơ", "each dossier")
    if of != DOSSIERS:
        things = Words(f"các giá trị khác nhau của «{of}»", f"the different values of «{of}»")
    by = entry.period
    return Words(f"{things.vi}, theo kỳ có ngày «{by}»", f"{things.en}, in the period of «{by}»")


def _how(entry: CountEntry, absent: Sequence[Words]) -> Words:
    said = dict.fromkeys(str(each.formula) for each in (entry.denominator, entry.numerator))
    what, who = _what(entry), [_STATED[each] for each in said]
    vi = f"{what.vi}; {', '.join(each.vi for each in who)}"
    en = f"{what.en}; {', '.join(each.en for each in who)}"
    if absent:
        vi += f"; chưa nguồn nào trong record-sources/ có: {', '.join(each.vi for each in absent)}"
        en += f"; no source in record-sources/ has: {', '.join(each.en for each in absent)}"
    return Words(vi, en)


def _lacking(indicator: Indicator) -> Words:
    why = indicator.lacks
    return Words(f"chưa đếm được: {why.vi}", f"cannot be counted: {why.en}")


def _spelled(expression: Expression) -> Words:
    where, who = " ".join(expression.where.split()), _STATED[str(expression.formula)]
    note = f": {expression.note}" if expression.note else ""
    return Words(f"{where} ({who.vi}{note})", f"{where} ({who.en}{note})")


def _object(expression: Expression) -> dict[str, object]:
    return {
        "where": expression.where,
        "formula": str(expression.formula),
        "note": expression.note,
    }
