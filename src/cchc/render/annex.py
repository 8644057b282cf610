"""What the documents for officers say: the annex row by row, and results unit by unit.

Pure data, the same for the workbook and the document; nothing is laid out or judged here.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from cchc.definitions.model import Target
from cchc.document.columns import label_of, mark_of
from cchc.document.ratios import ratio_text
from cchc.results import Report, Result, Total, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import VERDICT, reading

NEVER = Words("không thể", "never")
LACKING = Words(
    "Còn thiếu: với a không đổi, b phải tăng thêm bao nhiêu thì đến mức giao; nếu giao mức tối đa"
    " thì b phải giảm bấy nhiêu.",
    "Missing: with the same a, how much b must grow to reach the target; where the target is a"
    " ceiling, how much b must shrink.",
)
FURTHER = Words(
    "Hoặc thêm: nếu có thêm chừng này trường hợp mới, tất cả đều đạt yêu cầu, thì tỷ lệ đến mức giao.",
    "Or further: so many new cases, all of them as they should be, bring the ratio to the target.",
)


class Section(NamedTuple):
    """The heading of a part of the annex."""

    number: str
    title: str


class Percent(NamedTuple):
    """A percentage as it is printed: the text, the same as a number, and its decimals."""

    text: str
    number: float
    digits: int


def annex(report: Report) -> Iterator[Section | Total]:
    """Yield the rows of the annex in its own order: headings of sections, totals of targets."""
    totals = {total.target.item: total for total in report.totals}
    section = None
    for target in report.target_set.targets:
        if target.item not in totals:
            continue
        if target.section not in (section, target.item):
            yield Section(target.section, report.target_set.sections.get(target.section, ""))
        section = target.section
        yield totals[target.item]


def percent(judged: Result | Total, lang: Lang) -> Percent | None:
    """Give b/a as every table prints it, so that no document contradicts another or its verdict."""
    text = ratio_text(judged, lang)
    if text is None:
        return None
    digits = text.removesuffix("%").replace(",", ".")
    return Percent(text, float(Decimal(digits) / 100), len(digits.partition(".")[2]))


def verdict_text(judged: Result | Total, lang: Lang) -> str:
    """Spell the verdict, and that it is partial."""
    return mark_of(judged, lang).text


def label(target: Target, lang: Lang) -> str:
    """Name what a target is about, in fewer words than its wording."""
    return label_of(target, lang)


def threshold_text(total: Total, lang: Lang) -> str:
    """Quote the threshold of the annex, and beside it the milestone if that was compared."""
    stated = total.target.threshold.text
    if total.threshold == total.target.threshold:
        return stated
    due = reading(total.threshold, lang)
    return Words(f"{stated} (lộ trình: {due})", f"{stated} (milestone: {due})").in_(lang)


def by_unit(report: Report) -> list[Result]:
    """Sort all results by unit, as the registry lists them, then by annex item."""
    roster = report.counts.roster
    place = {roster[index].code: index for index in range(len(roster))}
    # The results come target by target, and sorting keeps that order within a unit.
    return sorted(report.results(), key=lambda each: place[each.unit.code])


def tally_text(report: Report, lang: Lang) -> str:
    """Count the targets of the annex by verdict: ``14 chỉ tiêu: 9 đạt, 5 không đạt``."""
    tally = Counter(total.verdict for total in report.totals)
    said = [
        f"{count(tally[verdict], lang)} {VERDICT[verdict.code].in_(lang).lower()}"
        for verdict in Verdict
        if tally[verdict]
    ]
    number = count(tally.total(), lang)
    head = Words(f"{number} chỉ tiêu", f"{number} targets").in_(lang)
    return f"{head}: {', '.join(said)}." if said else f"{head}."


def headline(report: Report, lang: Lang) -> str:
    """Name the annex."""
    year = report.target_set.year
    return Words(
        f"KẾT QUẢ THỰC HIỆN CHỈ TIÊU ĐƯỢC GIAO NĂM {year}",
        f"RESULTS AGAINST THE TARGETS ASSIGNED FOR {year}",
    ).in_(lang)


def who_and_when(report: Report, results: Sequence[Result], lang: Lang) -> str:
    """Name the unit, or count the units, and the period."""
    units = {result.unit.code: result.unit.name for result in results}
    number = count(len(units), lang)
    several = Words(f"{number} đơn vị", f"{number} units").in_(lang)
    who = next(iter(units.values())) if len(units) == 1 else several
    return f"{who} · {report.period.label(lang)}" if report.period else who


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


def notes(report: Report) -> Iterator[Words]:
    """Explain the columns of the annex."""
    yield Words(
        "Kết quả: tỷ lệ b/a, cộng b và a của các đơn vị có số liệu dùng được; không lấy trung bình"
        " các tỷ lệ.",
        "Result: the ratio b/a, with b and a summed over the units whose counts can be used;"
        " percentages are never averaged.",
    )
    if any(total.verdict is Verdict.MISSED for total in report.totals):
        yield LACKING
    if any(total.partial for total in report.totals):
        yield Words(
            "Chưa đủ: còn đơn vị chưa báo cáo, báo cáo chưa đủ kỳ hoặc có số liệu sai.",
            "Partial: a unit has not reported, not for the whole period, or has wrong counts.",
        )
