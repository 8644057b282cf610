"""Why a result is what it is: the chain from its verdict to cells, formula, threshold and document.

Nothing is judged here; every link says what judging used.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from cchc.counts import BLANK, taken
from cchc.definitions.stated import formula_words
from cchc.diagnostics import Finding
from cchc.document.naming import Names
from cchc.document.outlook import Outlook
from cchc.document.phrases import body_label, said, unit_label, why_missed
from cchc.document.ratios import pace_of, ratio_text, so_far_text
from cchc.render import passing_on
from cchc.render.findings_by_row import FindingsByRow
from cchc.render.set_document import document_facts
from cchc.results import Report, Result, Total, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count, decimal, so_many
from cchc.words.terms import OVER_TIME, UNIT, VERDICT, WHEN_EMPTY, reading
from cchc.words.text import safe

_UNSTATED: Final = Words("văn bản không ghi", "the document does not say")


# Facts of the document that a verdict rests on; its preamble and annex are told by «cchc show».
_OF_THE_DOCUMENT: Final = frozenset(
    {"Target set", "Document", "Number and date", "In effect", "Copy"}
)


class Link(NamedTuple):
    """One thing to be known of a result; *key* names it for programs."""

    key: str
    name: str
    texts: Sequence[str]


class Proof(NamedTuple):
    """A result and what it follows from."""

    result: Result | Total
    title: str
    chain: Sequence[Link]
    findings: Sequence[Finding]


Files = Mapping[str, str]
"""What a path is called; one that is not among them is called as it is."""
_AS_GIVEN: Final[Files] = {}


def proofs(
    report: Report, lang: Lang, *, totals: bool = True, files: Files = _AS_GIVEN
) -> list[Proof]:
    """Explain all results that a report shows, those totals that are results of the body, and other *totals*.

    *files* says what the files are called, where their paths are nobody's business.
    """
    by_row, names = FindingsByRow(report), Names(report.counts.roster)
    found = [
        _proof(report, each, unit_label(each, names), by_row.of(each), lang, files)
        for each in report.results()
    ]
    for total in report.totals:
        if total.is_obligation or (totals and total.units > 1):
            vi, en = so_many(total.units, UNIT)
            who = Words(f"Tổng của {vi}", f"Total of {en}").in_(lang)
            who = body_label(report, lang) if total.is_obligation else who
            found.append(_proof(report, total, who, (), lang, files))
    for each in report.groups if totals else ():
        who = f"{_GROUP.in_(lang)} {each.group.in_(lang)}"
        found.append(_proof(report, each.total, who, (), lang, files))
    return found


_GROUP: Final = Words("Tổng nhóm:", "Total of the group:")


def _proof(
    report: Report,
    judged: Result | Total,
    who: str,
    findings: Sequence[Finding],
    lang: Lang,
    files: Files,
) -> Proof:
    labels = judged.target.indicator.labels if lang == "vi" else judged.target.indicator.english
    title = f"{judged.target.item} · {who} · {judged.period.label(lang)}: {labels.label}"
    links = (
        *_judged(judged, lang),
        *_counted(report, judged, lang, files),
        *_due(report, judged, lang),
        *_paced(report, judged, lang, files),
        *_law(report, judged, lang),
        *(_found(findings, lang, files) if isinstance(judged, Result) else ()),
    )
    return Proof(judged, title, links, findings)


_PERIOD_LACKS: Final = Words(
    "Chưa đủ số liệu của kỳ.", "Counts of a part of the period are missing."
)
_TOTAL_LACKS: Final = Words(
    "Chưa đủ: còn đơn vị chưa có số liệu dùng được của cả kỳ.",
    "Partial: of some unit there are no counts of the whole period that can be used.",
)


def _judged(result: Result | Total, lang: Lang) -> Iterator[Link]:
    word = VERDICT[result.verdict.code].in_(lang)
    why = why_missed(result, lang) if result.verdict is Verdict.MISSED else ""
    partial = _TOTAL_LACKS if isinstance(result, Total) else _PERIOD_LACKS
    remarks = [each for each in (why, partial.in_(lang) if result.partial else "") if each]
    name = Words("Đánh giá", "Verdict").in_(lang)
    yield Link("verdict", name, [f"{word}. {' '.join(remarks)}".strip()])


def _counted(report: Report, result: Result | Total, lang: Lang, files: Files) -> Iterator[Link]:
    indicator = result.target.indicator
    labels = indicator.labels if lang == "vi" else indicator.english
    yield Link(
        "formula",
        Words("Công thức", "Formula").in_(lang),
        [
            f"b / a; b: {labels.numerator}; a: {labels.denominator}",
            formula_words(result.target).in_(lang),
        ],
    )
    numbers = list(_numbers(result, lang))
    if numbers:
        yield Link("numbers", Words("Thay số", "In numbers").in_(lang), numbers)
    if result.denominator == 0:
        empty = WHEN_EMPTY[indicator.when_empty].in_(lang)
        yield Link("when_empty", Words("Khi a = 0", "When a = 0").in_(lang), [empty])
    rows = report.rows_of(result) if isinstance(result, Total) else result.rows
    cells = list(_cells(report, result, rows, lang, files))
    nothing = Words("không có số liệu nào", "no counts at all").in_(lang)
    yield Link("cells", Words("Các ô số liệu", "Cells").in_(lang), cells or [nothing])
    lists = report.provenance.lists
    if lists is not None and isinstance(result, Result) and not result.is_total and numbers:
        lists = lists.called(files) if files else lists
        command = lists.command(result.target.item, result.unit.code, result.period.code)
        name = Words("Lệnh liệt kê hồ sơ", "Its dossiers are listed by")
        yield Link("dossiers", name.in_(lang), [safe(command)])
    if len(cells) > 1:
        over_time = OVER_TIME[indicator.over_time].in_(lang)
        yield Link("over_time", Words("Cách cộng", "How they add").in_(lang), [over_time])
    if isinstance(result, Result) and result.gap:
        months = ", ".join(str(month) for month in result.gap)
        words = Words(f"tháng {months}", f"month {months}")
        yield Link("gap", Words("Còn thiếu tháng", "Months missing").in_(lang), [words.in_(lang)])
    if any(result.undecided):
        u, v = (count(number, lang) for number in result.undecided)
        words = Words(
            f"{u} hồ sơ chưa rõ có thuộc b không, {v} hồ sơ chưa rõ có thuộc a không",
            f"{u} dossiers may or may not be in b, {v} may or may not be in a",
        )
        name = Words("Hồ sơ chưa đủ căn cứ", "Undecided dossiers")
        yield Link("undecided", name.in_(lang), [words.in_(lang)])


def _numbers(result: Result | Total, lang: Lang) -> Iterator[str]:
    """Write the ratio, and the comparison as it is made: in whole numbers, without rounding."""
    b, a = result.numerator, result.denominator
    ratio = ratio_text(result, lang)
    if b is None or not a or ratio is None:
        return
    yield f"{count(b, lang)} / {count(a, lang)} = {ratio}"
    if any(result.undecided):
        return
    threshold = result.threshold
    for bound in (threshold.low, threshold.high):
        if bound is not None:
            left, right = Decimal(b) * 100, bound * a
            sign = "=" if left == right else "<" if left < right else ">"
            yield (
                f"{count(b, lang)} × 100 = {_number(left, lang)} {sign} {_number(right, lang)}"
                f" = {decimal(bound, lang)} × {count(a, lang)}"
            )


def _number(number: Decimal, lang: Lang) -> str:
    """Group the digits of a whole number; a fraction is written as it is."""
    whole = int(number)
    return count(whole, lang) if whole == number else decimal(number.normalize(), lang)


def _cells(
    report: Report, result: Result | Total, rows: Sequence[int], lang: Lang, files: Files
) -> Iterator[str]:
    """Name each period that was added, its b and a, and its cells."""
    counts, is_total = report.counts, isinstance(result, Total)
    ordered = rows if is_total else sorted(rows, key=lambda row: row < BLANK)  # what was taken last
    for marked in ordered:
        row = taken(marked) if marked < BLANK else marked
        b, a = (max(each[row], -1) for each in (counts.numerators, counts.denominators))
        pair = "/".join("–" if number < 0 else count(number, lang) for number in (b, a))
        less = Words("trừ ", "less ").in_(lang) if marked < BLANK else ""
        where = counts.cells([row], files)
        who = f"{counts.roster.called.of(counts.units[row])}, " if is_total else ""
        yield f"{who}{less}{counts.period_of(row).label(lang)}: {pair} ({where})"


def _paced(report: Report, result: Result | Total, lang: Lang, files: Files) -> Iterator[Link]:
    """Say what the rest of the year must bring, and which cells the year so far was added from."""
    pace = pace_of(result)
    if pace is None or result.so_far is None:
        return
    b, a = (count(number, lang) for number in result.so_far)
    ratio, more = so_far_text(result, lang), count(pace.expected, lang)
    bounds = Outlook(result, pace).bounds(lang) or Words("không", "none").in_(lang)
    so_far = Words(
        f"từ đầu năm đến nay {b} / {a} = {ratio}", f"so far this year {b} / {a} = {ratio}"
    )
    rest = Words(
        f"dự kiến thêm {more} đến hết năm, trong đó phải đạt: {bounds}",
        f"{more} more are expected until the end of the year; of these must count: {bounds}",
    )
    rows = report.rows_so_far(result) if isinstance(result, Total) else result.rows_so_far
    # Where the period begins in January its cells stand above.
    cells = _cells(report, result, rows, lang, files) if result.period.first > 1 else ()
    yield Link(
        "pace", Words("Nhịp độ", "Pace").in_(lang), [so_far.in_(lang), rest.in_(lang), *cells]
    )


def _due(report: Report, result: Result | Total, lang: Lang) -> Iterator[Link]:
    """Say what was compared with, as written and as understood, and where that comes from."""
    due, annual, target = result.threshold, result.annual, result.target
    understood = Words("văn bản ghi «{}», hiểu là {}", "the document says «{}», read as {}")
    texts = [understood.in_(lang).format(due.text, reading(due, lang))]
    if due is not annual:
        whole = Words(f"mốc của lộ trình; cả năm {reading(annual, 'vi')}",
                      f"a milestone of the roadmap; of the year {reading(annual, 'en')}")  # fmt: skip
        texts.append(whole.in_(lang))
    if annual is not target.threshold:
        own = Words(
            f"mức giao riêng của đơn vị; chỉ tiêu chung {reading(target.threshold, 'vi')}",
            f"the unit's own threshold; that of the row is {reading(target.threshold, 'en')}",
        )
        texts.append(own.in_(lang))
    yield Link("threshold", Words("Mức giao", "Threshold").in_(lang), texts)
    if target.roadmap:
        steps = passing_on.steps(target.roadmap, report.target_set.year, lang)
        yield Link("roadmap", passing_on.ROADMAP.in_(lang), [steps])


def _law(report: Report, result: Result | Total, lang: Lang) -> Iterator[Link]:
    target, unstated = result.target, _UNSTATED.in_(lang)
    yield Link("wording", Words("Nguyên văn", "Wording").in_(lang), [target.wording])
    if scope := target.scope or target.indicator.scope:
        yield Link("scope", Words("Phạm vi", "Scope").in_(lang), [scope])
    for key, name, texts in (
        ("basis", Words("Căn cứ", "Basis"), (target.basis,)),
        ("responsible", Words("Đơn vị chủ trì", "Responsible"), target.responsible),
        ("coordinating", Words("Đơn vị phối hợp", "Coordinating"), target.coordinating),
    ):
        stated = "; ".join(filter(None, texts))
        yield Link(key, name.in_(lang), [stated or unstated])
    document = [
        f"{name.in_(lang)}: {text.in_(lang) if isinstance(text, Words) else text}"
        for name, text in document_facts(report.target_set)
        if name.en in _OF_THE_DOCUMENT
    ]
    effective = report.target_set.effective
    if not effective.first and not effective.last:
        document.append(f"{Words('Hiệu lực', 'In effect').in_(lang)}: {unstated}")
    yield Link("document", Words("Văn bản giao", "Document").in_(lang), document)
    spans = [span.words.in_(lang) for span in report.timeline.spans]
    yield Link(
        "in_force", Words("Bộ chỉ tiêu có hiệu lực", "Sets in force").in_(lang), spans or [unstated]
    )


def _found(findings: Sequence[Finding], lang: Lang, files: Files) -> Iterator[Link]:
    at = [each.location for each in findings]
    places = [replace(place, file=files.get(place.file, place.file)) for place in at]
    texts = [
        f"{place.text} {each.rule.code}: {said(each, lang)}"
        for place, each in zip(places, findings, strict=True)
    ]
    none = Words("không có", "none").in_(lang)
    yield Link("findings", Words("Phát hiện", "Findings").in_(lang), texts or [none])
