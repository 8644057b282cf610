"""What the documents for officers say: the annex row by row, who is under target, who is silent.

Pure data, the same for the workbook and the document; nothing is laid out or judged here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.definitions.units import Unit
from cchc.diagnostics import Location
from cchc.engine.shortfall import Shortfall, shortfall
from cchc.render.table import ratio_text
from cchc.results import Report, Result, Total, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import VERDICT

PARTIAL = Words(" (chưa đủ)", " (partial)")
NOTHING = "–"


class Section(NamedTuple):
    """The heading of a part of the annex."""

    number: str
    title: str


class Percent(NamedTuple):
    """A percentage as it is printed: the text, the same as a number, and its decimals."""

    text: str
    number: float
    digits: int


@dataclass(frozen=True, slots=True)
class Silence:
    """A unit that has not reported all of what it was expected to in a period."""

    unit: Unit
    period: Period
    items: Sequence[str]
    expected: int  # how many targets it is judged by
    blanks: Sequence[Location]  # rows that are there, but empty


def annex(report: Report) -> Iterator[Section | Total]:
    """Yield the rows of the annex in its own order, each target with its total per period."""
    totals: defaultdict[str, list[Total]] = defaultdict(list)
    for total in report.totals:
        totals[total.target.item].append(total)
    section = None
    for target in report.target_set.targets:
        if target.item not in totals:
            continue
        if target.section not in (section, target.item):
            yield Section(target.section, report.target_set.sections.get(target.section, ""))
        section = target.section
        yield from totals[target.item]


def percent(judged: Result | Total, lang: Lang) -> Percent | None:
    """Give b/a as every table prints it, so that no document contradicts another or its verdict."""
    text = ratio_text(judged, lang)
    if text is None:
        return None
    digits = text.removesuffix("%").replace(",", ".")
    return Percent(text, float(Decimal(digits) / 100), len(digits.partition(".")[2]))


def lacking(judged: Result | Total) -> Shortfall | None:
    """Say what a missed ratio lacks; None where it is not missed or there is nothing to divide."""
    b, a = judged.numerator, judged.denominator
    if judged.verdict is not Verdict.MISSED or b is None or not a:
        return None
    found = shortfall(judged.target.threshold, b, a)
    # A further case adds to both counts only where b is a part of a.
    return found if judged.target.indicator.part_of_whole else found._replace(further=None)


def verdict_text(judged: Result | Total, lang: Lang) -> str:
    """Spell the verdict; a total that lacks a unit says so."""
    partial = isinstance(judged, Total) and judged.partial
    return VERDICT[judged.verdict.code].in_(lang) + (PARTIAL.in_(lang) if partial else "")


def label(target: Target, lang: Lang) -> str:
    """Name what a target is about, in fewer words than its wording."""
    indicator = target.indicator
    return (indicator.labels if lang == "vi" else indicator.english).label


def periods(report: Report) -> list[Period]:
    """List the periods that were judged, the earliest first."""
    return sorted({judged.period for judged in report.judged})


def by_unit(report: Report) -> list[Result]:
    """Sort all results by unit, as the registry lists them, then by period and annex item."""
    roster = report.counts.roster
    place = {roster[index].code: index for index in range(len(roster))}
    items = [target.item for target in report.target_set.targets]
    order = {item: index for index, item in enumerate(items)}
    return sorted(
        report.results(),
        key=lambda each: (place[each.unit.code], each.period, order[each.target.item]),
    )


def silences(results: Sequence[Result]) -> list[Silence]:
    """List who has not reported what, a row per unit and period, in the order of *results*."""
    expected = Counter((each.unit.code, each.period) for each in results)
    silent: defaultdict[tuple[str, Period], list[Result]] = defaultdict(list)
    for result in results:
        if result.verdict is Verdict.NOT_REPORTED:
            silent[result.unit.code, result.period].append(result)
    return [
        Silence(
            unit=results[0].unit,
            period=results[0].period,
            items=[each.target.item for each in results],
            expected=expected[key],
            blanks=[each.location for each in results if each.location],
        )
        for key, results in silent.items()
    ]


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
    """Name the unit, or count the units, and the periods."""
    units = {result.unit.code: result.unit.name for result in results}
    number = count(len(units), lang)
    several = Words(f"{number} đơn vị", f"{number} units").in_(lang)
    who = next(iter(units.values())) if len(units) == 1 else several
    return " · ".join([who, *(period.label(lang) for period in periods(report))])


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
            "Chưa đủ: có đơn vị chưa báo cáo hoặc có số liệu sai nên chưa được cộng vào.",
            "Partial: a unit has not reported, or has counts that are wrong and left out.",
        )


LACKING = Words(
    "Còn thiếu: với a không đổi, b phải tăng thêm bao nhiêu thì đến mức giao; nếu giao mức tối đa"
    " thì b phải giảm bấy nhiêu.",
    "Lacking: with the same a, how much b must grow to reach the target; where the target is a"
    " ceiling, how much b must shrink.",
)
FURTHER = Words(
    "Cần thêm: bao nhiêu trường hợp phát sinh mới và đều tốt thì tỷ lệ đến mức giao; dấu – là"
    " không thể đến được.",
    "Further: how many new cases, all of them good, bring the ratio to the target; – means that"
    " none can.",
)
