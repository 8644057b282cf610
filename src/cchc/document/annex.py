"""The annex as the decision has it, with what came of each target."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from cchc.definitions.items import begun_at
from cchc.document.brief import Brief
from cchc.document.columns import NOT_ADDED, item_column, lack_cells, mark_of, percent_of
from cchc.document.model import Across, Column, Kind, Paragraph, Part, Row, Table
from cchc.document.ratios import shortfall_of
from cchc.document.sentences import only_shown, only_unit
from cchc.results import Report, Total, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count, so_many
from cchc.words.terms import TARGET, UNIT, VERDICT, reading

OF_THE_DECISION: Final = (
    ("item", Words("Số TT", "No."), Kind.ITEM),
    ("wording", Words("Tên nhiệm vụ", "Task"), Kind.TEXT),
    ("responsible", Words("Đơn vị chủ trì", "Responsible"), Kind.TEXT),
    ("coordinating", Words("Đơn vị phối hợp", "Coordinating"), Kind.TEXT),
    ("measure", Words("Đơn vị tính", "Unit of measure"), Kind.ITEM),
    ("stated", Words("Giao chỉ tiêu", "Target"), Kind.THRESHOLD),
)
"""The first columns of an annex as decisions have them: key, heading, kind."""
_COLUMNS: Final = (
    *OF_THE_DECISION,
    ("ratio", Words("Kết quả (b/a)", "Result (b/a)"), Kind.RATIO),
    ("verdict", Words("Đánh giá", "Verdict"), Kind.VERDICT),
    ("of_these", Words("Còn thiếu", "Missing"), Kind.LACK),
    ("basis", Words("Căn cứ", "Basis"), Kind.TEXT),
)
_NAMED_HERE: Final = 5  # areas of cells of a result, which take a line; more took a page
_ROOM_FOR_CELLS: Final = 45  # letters for those of several units, of all results together
LACKING: Final = Words(
    "Còn thiếu: với a không đổi, b phải tăng thêm bao nhiêu thì đến mức giao; nếu giao mức tối đa"
    " thì b phải giảm bấy nhiêu.",
    "Missing: with the same a, how much b must grow to reach the target; where the target is a"
    " ceiling, how much b must shrink.",
)
_LACKING_BELOW: Final = Words(
    "Còn thiếu: với a không đổi, b phải tăng thêm bao nhiêu thì đến mức giao.",
    "Missing: with the same a, how much b must grow to reach the target.",
)  # where no target that is missed is a ceiling
FURTHER: Final = Words(
    "Hoặc thêm: nếu có thêm chừng này trường hợp mới, tất cả đều đạt yêu cầu, thì tỷ lệ đến mức giao.",
    "Or further: so many new cases, all of them as they should be, bring the ratio to the target.",
)


def annex(brief: Brief) -> Iterator[Part]:
    """Give the annex, what it rests on and how its columns are read."""
    report, lang = brief.report, brief.lang
    nothing_lacks = all(shortfall_of(total) is None for total in report.totals)
    columns = [
        Column(key, words.in_(lang), kind, idle=key == "of_these" and nothing_lacks)
        for key, words, kind in _COLUMNS
    ]
    yield Part(
        "annex",
        headline(report, lang),
        [
            Paragraph(assigned_by(report, lang), is_note=True),
            *(Paragraph(text, is_note=True) for text in _verifiable(brief)),
            Table(columns, list(_rows(report, lang))),
            Paragraph(_tally(report, lang)),
            *(Paragraph(text, is_note=True) for text in _added_from(brief)),
            # In one paragraph: line by line they took a page of their own.
            Paragraph(" ".join(words.in_(lang) for words in _notes(report)), is_note=True),
        ],
        who_and_when(report, lang),
    )


def _rows(report: Report, lang: Lang) -> Iterator[Row]:
    """Yield the rows of the annex in its own order: headings of sections, totals of targets."""
    totals = {total.target.item: total for total in report.totals}
    before = ""
    sections = report.target_set.sections
    for target in report.target_set.targets:
        if target.item not in totals:
            continue
        for number in begun_at(target.item, before, sections):
            yield Across(number, sections.get(number, ""))
        before = target.item
        yield _row(totals[target.item], lang)


def _row(total: Total, lang: Lang) -> Row:
    target = total.target
    of_these, _ = lack_cells(total)
    return (
        target.item,
        target.wording,
        "; ".join(target.responsible),
        "; ".join(target.coordinating),
        target.unit_of_measure,
        _stated(total, lang),
        percent_of(total, lang),
        mark_of(total, lang),
        of_these,
        target.basis or "",
    )


def _stated(total: Total, lang: Lang) -> str:
    """Quote the threshold of the annex, and beside it the milestone if that was compared."""
    stated = total.target.threshold.text
    if total.threshold == total.target.threshold:
        return stated
    due = reading(total.threshold, lang)
    return Words(f"{stated} (lộ trình: {due})", f"{stated} (milestone: {due})").in_(lang)


def _tally(report: Report, lang: Lang) -> str:
    """Count the targets of the annex by verdict: ``14 chỉ tiêu: 9 đạt (2 chưa đủ), 5 không đạt``."""
    tally = Counter(total.verdict for total in report.totals if total.adds_up)
    judged = (total for total in report.totals if total.units)
    partial = Counter(total.verdict for total in judged if total.partial)
    said = [
        f"{count(tally[verdict], lang)} {VERDICT[verdict.code].in_(lang).lower()}"
        f"{_in_part(partial[verdict], lang)}"
        for verdict in Verdict
        if tally[verdict]
    ]
    if others := len(report.totals) - tally.total():
        said.append(f"{count(others, lang)} {NOT_ADDED.in_(lang).lower()}")
    head = so_many(len(report.totals), TARGET).in_(lang)
    return f"{head}: {', '.join(said)}." if said else f"{head}."


def _in_part(number: int, lang: Lang) -> str:
    said = count(number, lang)
    return Words(f" ({said} chưa đủ)", f" ({said} partial)").in_(lang) if number else ""


def headline(report: Report, lang: Lang) -> str:
    """Name the annex."""
    year = report.target_set.year
    return Words(
        f"KẾT QUẢ THỰC HIỆN CHỈ TIÊU ĐƯỢC GIAO NĂM {year}",
        f"RESULTS AGAINST THE TARGETS ASSIGNED FOR {year}",
    ).in_(lang)


def who_and_when(report: Report, lang: Lang) -> str:
    """Name the unit, or count the units, the period, and what of it is shown."""
    units = {unit for judged in report.in_full.judged for unit in (*judged.units, *judged.missing)}
    several = so_many(len(units), UNIT).in_(lang)
    who = report.counts.roster.called.of(next(iter(units))) if len(units) == 1 else several
    period = report.period.label(lang) if report.period else ""
    return " · ".join(filter(None, (who, period, only_shown(report).in_(lang))))


def assigned_by(report: Report, lang: Lang) -> str:
    """Say which document assigns the targets, with its number and day where they are known."""
    each = report.target_set
    parts = [each.issuer]
    if each.number:
        parts.append(Words(f"số {each.number}", f"No. {each.number}").in_(lang))
    if each.issued:
        day = "/".join(reversed(each.issued.split("-")))
        parts.append(Words(f"ngày {day}", each.issued).in_(lang))
    assigned = Words("Chỉ tiêu được giao theo", "Targets assigned by").in_(lang)
    return f"{assigned}: «{each.title}» ({', '.join(parts)})"


def _verifiable(brief: Brief) -> Iterator[str]:
    """Say which report this is, so that «cchc verify» can be asked whether it holds."""
    if brief.digest:
        name = Words("Mã băm SHA-256 của báo cáo (JSON)", "SHA-256 of the report (JSON)")
        yield f"{name.in_(brief.lang)}: {brief.digest}"


def _added_from(brief: Brief) -> Iterator[str]:
    """Name the cells of each result, which the annex has no column for."""
    here, others = _split_by_room(brief)
    said = [f"{each.target.item}: {named}" for each, named in here]
    if many := ", ".join(each.target.item for each in others):
        which = (
            Words("các mục khác", "all others") if said else Words(f"mục {many}", f"items {many}")
        )
        most = Words(
            f"{which.vi}: xem «{_CELLS.vi}» ở cuối báo cáo",
            f"{which.en}: see «{_CELLS.en}» at the end of the report",
        )
        said.append(most.in_(brief.lang))
    if said and brief.scope.places:
        yield f"{_CELLS.in_(brief.lang)}: {'; '.join(said)}."


def _split_by_room(brief: Brief) -> tuple[list[tuple[Total, str]], list[Total]]:
    """Give the results whose cells have room beside the annex, with these, and the others."""
    here, others, room = list[tuple[Total, str]](), list[Total](), _ROOM_FOR_CELLS
    alone = only_unit(brief.report) is not None
    for each in brief.report.totals:
        named = brief.few_cells(brief.report.iter_rows_of(each), _NAMED_HERE) if each.units else ""
        if named and (alone or len(named) <= room):
            here.append((each, named))
            room -= len(named)
        elif each.units:
            others.append(each)
    return here, others


def cells(brief: Brief) -> Iterator[Part]:
    """Name the cells of all results where the annex has no room for those of some."""
    lang, report = brief.lang, brief.report
    columns = (item_column(lang), Column("cells", Words("Ô", "Cells").in_(lang), Kind.TEXT))
    rows = [
        (each.target.item, brief.all_cells(each, report.rows_of(each)))
        for each in report.totals
        if each.units
    ]
    if brief.scope.places and _split_by_room(brief)[1]:
        yield Part("cells", _CELLS.in_(lang), [Table(columns, rows)])


_CELLS: Final = Words("Các ô số liệu của kết quả", "The cells of the results")


def _notes(report: Report) -> Iterator[Words]:
    """Explain the columns of the annex."""
    yield Words(
        "Kết quả: tỷ lệ b/a, cộng b và a của các đơn vị có số liệu dùng được; không lấy trung bình"
        " các tỷ lệ.",
        "Result: the ratio b/a, with b and a summed over the units whose counts can be used;"
        " percentages are never averaged.",
    )
    missed = [total for total in report.totals if total.verdict is Verdict.MISSED]
    if any(total.threshold.floor is None for total in missed):
        yield LACKING
    elif missed:
        yield _LACKING_BELOW
    if any(total.partial for total in report.totals):
        yield Words(
            "Chưa đủ: còn đơn vị chưa báo cáo, báo cáo chưa đủ kỳ hoặc có số liệu sai.",
            "Partial: a unit has not reported, not for the whole period, or has wrong counts.",
        )
