"""Against what, for when and for whom was judged; and what each target says."""

from collections.abc import Iterator, Mapping, Sequence

from cchc.definitions.dates import spell_day
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.stated import formula_words
from cchc.definitions.timeline import Timeline
from cchc.document.brief import Brief
from cchc.document.columns import item_column, label_column, target_cells
from cchc.document.model import Column, Kind, Part, Row, Table
from cchc.document.spelling import NOTHING
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import WHEN_EMPTY

_UNSTATED = Words("văn bản không ghi", "the document does not say")


def facts(brief: Brief) -> Iterator[Part]:
    """Name the set, its document, the period, and how many targets and units there are."""
    report, lang = brief.report, brief.lang
    target_set = report.target_set
    whole = report.in_full.judged
    units = {unit for judged in whole for unit in (*judged.units, *judged.missing)}
    rows: list[Row] = [
        (Words("Bộ chỉ tiêu", "Target set").in_(lang), target_set.id),
        (Words("Văn bản", "Document").in_(lang), _document(target_set, lang)),
        (Words("Hiệu lực", "In effect").in_(lang), _effective(target_set, lang)),
        *_sets_of_the_year(report.timeline, lang),
        (
            Words("Kỳ", "Period").in_(lang),
            report.period.label(lang) if report.period else NOTHING,
        ),
        (Words("Số chỉ tiêu", "Targets").in_(lang), count(len(whole), lang)),
        (Words("Số đơn vị", "Units").in_(lang), count(len(units), lang)),
    ]
    columns = (
        Column("what", Words("Nội dung", "What").in_(lang), Kind.TEXT),
        Column("value", Words("Giá trị", "Value").in_(lang), Kind.TEXT),
    )
    yield Part("facts", Words("Tóm tắt", "Summary").in_(lang), [Table(columns, rows)])


def _sets_of_the_year(timeline: Timeline, lang: Lang) -> Iterator[Row]:
    """Name the sets that follow each other in the year, each with its days, where there are several."""
    if len(timeline.spans) > 1:
        name = Words("Các bộ chỉ tiêu trong năm", "Target sets of the year").in_(lang)
        yield name, timeline.words.in_(lang)


def _document(target_set: TargetSet, lang: Lang) -> str:
    number, issued = target_set.number, target_set.issued
    if number is None and issued is None:
        return Words("không rõ số và ngày", "number and date unknown").in_(lang)
    said = (
        Words("không rõ số", "number unknown")
        if number is None
        else Words(f"số {number}", f"No. {number}")
    )
    dated = (
        Words("không rõ ngày", "date unknown")
        if issued is None
        else Words(f"ngày {spell_day(issued)}", f"dated {issued}")
    )
    return f"{said.in_(lang)}, {dated.in_(lang)}"


def _effective(target_set: TargetSet, lang: Lang) -> str:
    start, end = target_set.effective.first, target_set.effective.last
    said = []
    if start:
        said.append(Words(f"từ {spell_day(start)}", f"from {start}").in_(lang))
    if end:
        said.append(Words(f"đến {spell_day(end)}", f"to {end}").in_(lang))
    year = target_set.year
    unstated = Words(f"văn bản không ghi; áp dụng cho năm {year}", f"not stated; applies to {year}")
    return " ".join(said) or unstated.in_(lang)


_TERMS: Sequence[tuple[str, Words]] = (
    ("wording", Words("Nguyên văn", "Wording")),
    ("numerator", Words("b (tử số)", "b (numerator)")),
    ("denominator", Words("a (mẫu số)", "a (denominator)")),
    ("formula", Words("Công thức", "Formula")),
    ("when_empty", Words("Khi a = 0", "When a = 0")),
    ("scope", Words("Phạm vi", "Scope")),
    ("responsible", Words("Đơn vị chủ trì", "Responsible")),
    ("coordinating", Words("Đơn vị phối hợp", "Coordinating")),
    ("basis", Words("Căn cứ", "Basis")),
    ("note", Words("Ghi chú", "Note")),
    ("indicator_note", Words("Ghi chú", "Note")),
)


def terms(brief: Brief) -> Iterator[Part]:
    """Quote each target that was judged, and say how it is counted and what it rests on."""
    lang = brief.lang
    columns = (
        item_column(lang),
        label_column(lang),
        Column("section", Words("Phần", "Section").in_(lang), Kind.ITEM),
        Column("heading", Words("Tên phần", "Heading").in_(lang), Kind.TEXT),
        *(Column(key, words.in_(lang), Kind.TEXT) for key, words in _TERMS),
    )
    sections = brief.report.target_set.sections
    rows = [_terms(judged.target, sections, lang) for judged in brief.report.judged]
    title = Words("Nguyên văn, cách tính, căn cứ", "Wording, formula, basis")
    yield Part("terms", title.in_(lang), [Table(columns, rows)])


def _terms(target: Target, sections: Mapping[str, str], lang: Lang) -> Row:
    indicator, unstated = target.indicator, _UNSTATED.in_(lang)
    labels = indicator.labels if lang == "vi" else indicator.english
    return (
        *target_cells(target, lang),
        target.section,
        sections.get(target.section, ""),
        target.wording,
        labels.numerator,
        labels.denominator,
        formula_words(target).in_(lang),
        WHEN_EMPTY[indicator.when_empty].in_(lang),
        target.scope or indicator.scope or "",
        "; ".join(target.responsible) or unstated,
        "; ".join(target.coordinating) or unstated,
        target.basis or unstated,
        target.note or "",
        indicator.note or "",
    )
