"""Indicators, targets and rules as tables and pages to read."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from cchc.definitions.dates import spell_day
from cchc.definitions.indicator import Indicator, Labels
from cchc.definitions.items import begun_at, sections_over
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.quantities import Quantity
from cchc.definitions.stated import formula_words
from cchc.diagnostics import Rule
from cchc.document.model import Across, Column, Grade, Kind, Row, Table, Toned
from cchc.render import counted, passing_on
from cchc.render.set_document import Fact, days_in_effect, document_facts, reference_facts
from cchc.words import Lang, Words
from cchc.words.numbers import so_many
from cchc.words.terms import (
    BETTER,
    LEVEL,
    OVER_TIME,
    PART_OF_WHOLE,
    SEVERITY,
    TARGET,
    UNIT,
    WHEN_EMPTY,
    reading,
)
from cchc.words.text import fold, safe

_WIDEST = 100
NO_NAMES: Mapping[str, str] = {}
_UNSTATED = Words("văn bản không ghi", "the document does not say")
_Headings = Sequence[tuple[str, Words, Kind]]
_OF_INDICATORS: Final[_Headings] = (
    ("indicator", Words("Mã chỉ số", "Indicator id"), Kind.ITEM),
    ("name", Words("Tên chỉ số", "Name"), Kind.NAME),
    ("items", Words("Mục được giao", "Assigned as"), Kind.TEXT),
)
_OF_QUANTITIES: Final[_Headings] = (
    ("quantity", Words("Mã đại lượng", "Quantity id"), Kind.ITEM),
    ("label", Words("Đại lượng", "Quantity"), Kind.NAME),
    ("layouts", Words("Biểu mẫu", "Forms"), Kind.TEXT),
    ("indicators", Words("Chỉ số dùng", "Used by"), Kind.TEXT),
)
_OF_RULES: Final[_Headings] = (
    ("code", Words("Mã", "Code"), Kind.ITEM),
    ("severity", Words("Mức độ", "Severity"), Kind.ITEM),
    ("name", Words("Tên", "Name"), Kind.ITEM),
    ("message", Words("Nội dung", "Message"), Kind.TEXT),
)


def indicators(shown: Iterable[Indicator], sets: Sequence[TargetSet], lang: Lang) -> Table:
    """List indicators and the targets that assign them."""
    return _table(
        _OF_INDICATORS,
        [
            (
                Toned(each.id, "key"),
                _labels(each, lang).label,
                ", ".join(_places(each, sets)),
            )
            for each in shown
        ],
        lang,
    )


def quantities(shown: Iterable[Quantity], lang: Lang) -> Table:
    """List the quantities of forms and who uses them."""
    return _table(
        _OF_QUANTITIES,
        [
            (
                Toned(each.id, "key"),
                each.label,
                ", ".join(each.layouts),
                ", ".join(each.indicators),
            )
            for each in shown
        ],
        lang,
    )


def targets(target_set: TargetSet, lang: Lang) -> Table:
    """List the targets of a set under the headings of its sections."""
    rows: list[Row] = []
    before = ""
    over_time = any(target.roadmap for target in target_set.targets)
    for target in target_set.targets:
        begun = begun_at(target.item, before, target_set.sections)
        rows += [Across(number, target_set.sections.get(number, "")) for number in begun]
        before = target.item
        rows.append(
            (
                Toned(target.item, "key"),
                _labels(target.indicator, lang).label,
                _levels(target, lang),
                target.threshold.text,
                reading(target.threshold, lang),
                *((passing_on.steps(target.roadmap, target_set.year, lang),) if over_time else ()),
                "; ".join(target.responsible),
            )
        )
    return Table(
        columns=(
            Column("item", Words("Mục", "Item").in_(lang), Kind.ITEM),
            Column("label", Words("Chỉ tiêu", "Target").in_(lang), Kind.NAME),
            Column("binds", Words("Áp dụng cho", "Binds").in_(lang), Kind.TEXT),
            Column("stated", Words("Mức giao", "Threshold").in_(lang), Kind.THRESHOLD),
            Column("threshold", Words("Hiểu là", "Read as").in_(lang), Kind.THRESHOLD),
            *((Column("roadmap", passing_on.ROADMAP.in_(lang), Kind.TEXT),) if over_time else ()),
            Column("responsible", Words("Đơn vị chủ trì", "Responsible").in_(lang), Kind.TEXT),
        ),
        rows=rows,
    )


def heading(target_set: TargetSet, sets: Sequence[TargetSet], lang: Lang, width: int | None) -> str:
    """Say which set of targets follows, and which of *sets* took its place."""
    name = f"{safe(target_set.id)} · {target_set.year} · {safe(target_set.issuer)}"
    counted = so_many(len(target_set.targets), TARGET).in_(lang)
    extends = Words("kế thừa", "extends").in_(lang)
    above = f" · {extends} {safe(target_set.extends)}" if target_set.extends else ""
    later = next((each for each in sets if each.supersedes == target_set.id), None)
    days = days_in_effect(target_set)
    in_effect = Words("hiệu lực", "in effect").in_(lang)
    above += f" · {in_effect} {days.in_(lang)}" if days else ""
    replaced = f" · {safe(_replaced_by(later).in_(lang))}" if later else ""
    annex = target_set.annex_heading
    titles = [f"{annex.label}: {annex.title}" if annex.title else annex.label] if annex else []
    lines = (safe(target_set.title), *map(safe, titles), f"{name} · {counted}{above}{replaced}")
    return "\n".join(textwrap.fill(each, width) if width else each for each in lines) + "\n\n"


def _replaced_by(later: TargetSet) -> Words:
    day = later.effective.first
    vi, en = (f" từ ngày {spell_day(day)}", f" from {day}") if day else ("", "")
    return Words(f"bị thay thế bởi {later.id}{vi}", f"superseded by {later.id}{en}")


def target_page(
    target_set: TargetSet,
    target: Target,
    lang: Lang,
    width: int | None,
    names: Mapping[str, str] = NO_NAMES,
) -> str:
    """Write everything about one target, a line or a paragraph for each thing.

    *names* gives the names of the units to whom it is passed on, by their codes.
    """
    facts = [
        *_assignment(target_set, target, names),
        *_ratio(target, lang),
        *counted.facts(target.indicator),
        *document_facts(target_set),
        *reference_facts(target_set, target),
    ]
    if target.note:
        facts.append((Words("Ghi chú", "Note"), target.note))
    if target.indicator.note:
        facts.append((Words("Ghi chú chỉ số", "On the indicator"), target.indicator.note))
    return _page([(name.in_(lang), _in(text, lang)) for name, text in facts], width)


def rule_page(rule: type[Rule], lang: Lang, width: int | None) -> str:
    """Write what a code means, why it matters and what to do."""
    facts: list[Fact] = [(Words("Mã", "Code"), f"{rule.code} ({rule.name})"), *facts_of(rule)]
    return _page([(name.in_(lang), _in(text, lang)) for name, text in facts], width)


def facts_of(rule: type[Rule]) -> tuple[tuple[Words, Words], ...]:
    """List what is to be known of a code."""
    return (
        (Words("Mức độ", "Severity"), SEVERITY[rule.severity]),
        (Words("Nội dung", "Message"), without_placeholders(rule.words().message)),
        (Words("Vì sao", "Why"), rule.words().why),
        (Words("Cách xử lý", "What to do"), _what_to_do(rule)),
    )


def rules(catalogue: Iterable[type[Rule]], lang: Lang) -> Table:
    """List the codes that findings carry."""
    return _table(
        _OF_RULES,
        [
            (
                Toned(rule.code, "key"),
                Grade(SEVERITY[rule.severity].in_(lang), rule.severity),
                rule.name,
                without_placeholders(rule.words().message).in_(lang),
            )
            for rule in catalogue
        ],
        lang,
    )


def _table(headings: _Headings, rows: Sequence[Row], lang: Lang) -> Table:
    columns = tuple(Column(key, words.in_(lang), kind) for key, words, kind in headings)
    return Table(columns, rows)


def _assignment(target_set: TargetSet, target: Target, names: Mapping[str, str]) -> Iterable[Fact]:
    over = sections_over(target.item, target_set.sections)
    section = " · ".join(filter(None, (target_set.sections.get(number) for number in over)))
    measure = target.unit_of_measure
    yield Words("Mục", "Item"), target.item if not section else f"{target.item} · {section}"
    yield Words("Nguyên văn", "Wording"), target.wording
    yield (
        Words("Mức giao", "Threshold"),
        Words(
            f"«{target.threshold.text}», đơn vị tính {measure}; hiểu là"
            f" {reading(target.threshold, 'vi')}",
            f"«{target.threshold.text}», unit of measure {measure}; read as"
            f" {reading(target.threshold, 'en')}",
        ),
    )
    yield Words("Áp dụng cho", "Binds"), Words(_levels(target, "vi"), _levels(target, "en"))
    yield from passing_on.facts(target_set, target, names)
    yield Words("Đơn vị chủ trì", "Responsible"), "; ".join(target.responsible) or _UNSTATED
    yield Words("Đơn vị phối hợp", "Coordinating"), "; ".join(target.coordinating) or _UNSTATED
    yield Words("Căn cứ", "Basis"), target.basis or _UNSTATED


def _ratio(target: Target, lang: Lang) -> Iterable[Fact]:
    indicator = target.indicator
    labels = _labels(indicator, lang)
    yield Words("Chỉ số", "Indicator"), f"{labels.label} ({indicator.id})"
    yield (
        Words("Công thức", "Formula"),
        Words(f"b/a; {formula_words(target).vi}", f"b/a; {formula_words(target).en}"),
    )
    yield Words("b (tử số)", "b (numerator)"), labels.numerator
    yield Words("a (mẫu số)", "a (denominator)"), labels.denominator
    if scope := target.scope or indicator.scope:
        yield Words("Phạm vi tính", "Scope"), scope
    if scope and indicator.scope and fold(indicator.scope) != fold(scope):
        # The two often differ in a capital only.
        yield Words("Phạm vi chỉ số", "Indicator's scope"), indicator.scope
    yield Words("Khi a = 0", "When a = 0"), WHEN_EMPTY[indicator.when_empty]
    yield Words("Qua nhiều kỳ", "Over time"), OVER_TIME[indicator.over_time]
    yield Words("b so với a", "b against a"), PART_OF_WHOLE[indicator.part_of_whole]
    yield Words("Chiều tốt lên", "Better"), BETTER[indicator.better.value]


def _labels(indicator: Indicator, lang: Lang) -> Labels:
    return indicator.labels if lang == "vi" else indicator.english


def _levels(target: Target, lang: Lang) -> str:
    if number := len(target.assigned):
        vi, en = so_many(number, UNIT)
        return Words(f"{vi} được giao", f"{en} it is passed on to").in_(lang)
    names = ", ".join(LEVEL[level].in_(lang) for level in target.levels)
    return names.replace(", cấp ", ", ")  # cấp tỉnh, huyện, xã


def _places(indicator: Indicator, sets: Sequence[TargetSet]) -> Iterable[str]:
    for target_set in sets:
        for target in target_set.targets:
            if target.indicator.id == indicator.id:
                yield f"{target.item} ({target_set.id})"


def _in(text: Words | str, lang: Lang) -> str:
    return text.in_(lang) if isinstance(text, Words) else text


class _Blanks(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _what_to_do(rule: type[Rule]) -> Words:
    words = without_placeholders(rule.words().fix)
    if words.vi.strip(".") != "…":
        return words
    return Words(
        "Tùy từng trường hợp; hãy làm theo dòng phát hiện.",
        "It depends on the case; do as the finding says.",
    )


def without_placeholders(words: Words) -> Words:
    """Write "…" where a message names what stands in a file."""
    return Words(*(text.format_map(_Blanks()) for text in words))


def _page(facts: Sequence[tuple[str, str]], width: int | None) -> str:
    column = max(len(name) for name, _ in facts) + 2
    lines: list[str] = []
    for name, text in facts:
        lines += textwrap.wrap(
            safe(text),
            max(min(width or _WIDEST, _WIDEST), column + 30),
            initial_indent=f"{name:<{column}}",
            subsequent_indent=" " * column,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [name]
    return "\n".join(lines) + "\n"
