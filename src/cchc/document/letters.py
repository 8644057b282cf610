"""A reminder to each unit, one page: what lacks, what cannot be used, until when.

What nobody but the sender can know – sender, number, place, day, signature – is left to be filled in.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from cchc.definitions.dates import days_of
from cchc.definitions.indicator import OverTime
from cchc.document.annex import assigned_by
from cchc.document.brief import Brief, Scope
from cchc.document.build import named_files
from cchc.document.columns import label_of
from cchc.document.missing import Unusable, blank_cells, blank_said, unusable
from cchc.document.model import Block, Column, Kind, Name, Paragraph, Part, Table
from cchc.document.naming import Names
from cchc.engine.completeness import reminders
from cchc.results import Reminder, Report
from cchc.words import Lang, Words
from cchc.words.numbers import Noun, so_many
from cchc.words.spelling import AREAS

_LABELLED: Final = 9  # targets that fit the page with their names; more are listed by number
_ERRORS: Final = 3
_MESSAGE: Final = 240  # letters of an error


class Letter(NamedTuple):
    """What a letter says between its head and its signature."""

    to: Name
    addressee: str
    about: str
    opening: Sequence[str]
    parts: Sequence[Part]
    request: Sequence[str]


def letters(report: Report, deadline: date, lang: Lang) -> Iterator[Letter]:
    """Write to everybody who lacks something, or whose numbers cannot be used.

    Nobody can answer for a unit that did not exist in the period; the list names it.  Who may have
    sent what stands below a name that means several is not told that nothing came.
    """
    names = Names(report.counts.roster)
    brief = Brief(report, names, lang, Scope(), (), named_files(report))
    registry, period = report.counts.roster.registry, report.period
    gone = {registry.codes[at] for at in registry.not_valid(*days_of(period))} if period else set()
    lacking = {each.unit.code: each for each in reminders(report) if not each.unclear}
    wrong = {each.unit.code: each for each in unusable(report) if each.unit}
    blank = blank_cells(report)
    units = {code: each.unit for code, each in lacking.items()}
    units |= {code: each.unit for code, each in wrong.items() if each.unit and code not in gone}
    for name in sorted(map(names.of, units.values()), key=lambda each: each.rank):
        left = blank_said(blank.get(name.code, ()), brief)
        found = _Found(lacking.get(name.code), wrong.get(name.code), left)
        yield _letter(name, found, deadline, brief)


class _Found(NamedTuple):
    """What a unit is reminded of: what lacks, what is wrong, and the cells it left blank."""

    lacking: Reminder | None
    wrong: Unusable | None
    blank: str


def _letter(to: Name, found: _Found, deadline: date, brief: Brief) -> Letter:
    lang, report = brief.lang, brief.report
    lacking, wrong, blank = found
    who = addressee(to, lang)
    label = report.period.label(lang) if report.period else str(report.target_set.year)
    period = f"{label[:1].lower()}{label[1:]}"  # within a sentence
    day = deadline.strftime("%d/%m/%Y") if lang == "vi" else deadline.isoformat()
    about = Words(
        f"V/v đôn đốc gửi số liệu thực hiện chỉ tiêu được giao, {period}",
        f"Reminder: counts for the assigned targets, {period}",
    )
    parts = []
    if lacking:
        title = Words(
            f"Đến nay, {who} {_state(lacking).vi} số liệu {period}. Số liệu còn thiếu:",
            f"So far {who} {_state(lacking).en} counts of {period}. Still missing:",
        )
        left = Words(f"Ô còn để trống: {blank}.", f"Cells left blank: {blank}.").in_(lang)
        note = [Paragraph(left)] if blank else []
        parts.append(Part("silent", title.in_(lang), [_items(lacking, brief), *note]))
    if wrong:
        title = Words(
            "Số liệu đã gửi nhưng chưa dùng được, phải sửa và gửi lại:",
            "Sent, but cannot be used; to be corrected and sent again:",
        )
        parts.append(Part("unusable", title.in_(lang), list(_wrong(wrong, brief))))
    asked = _ASKED[bool(lacking), bool(wrong)]
    request = Words(
        f"Đề nghị {who} {asked.vi} chậm nhất ngày {day}. Nội dung không phát sinh thì ghi 0, không để"
        " trống.",
        f"Please {asked.en} by {day}. Where nothing arose write 0; leave no cell blank.",
    )
    thanks = Words(
        f"Trân trọng đề nghị {who} phối hợp thực hiện./.", "Thank you for your cooperation."
    )
    opening = [f"{assigned_by(report, lang)}."]
    if items := ", ".join(report.asked_items):
        about_these = Words(
            f"Công văn này chỉ xét mục {items}.", f"This letter is about items {items} only."
        )
        opening.append(about_these.in_(lang))
    told = (request, *(_taken_apart(lacking, report, period) if lacking else ()), thanks)
    return Letter(to, who, about.in_(lang), opening, parts, [each.in_(lang) for each in told])


def _taken_apart(lacking: Reminder, report: Report, period: str) -> Iterator[Words]:
    """Say which running total would do, where one was sent that holds the judged period."""
    judged = report.period
    indicators = (t.indicator for t in report.target_set.targets if t.item in lacking.since)
    adds_up = any(i.over_time is OverTime.SUM and not i.counts_things for i in indicators)
    runs = any(each.first == 1 for each in lacking.held_in)
    if adds_up and runs and judged and judged.first > 1:
        before = judged._replace(first=1, last=judged.first - 1).words
        vi = f"{before.vi[:1].lower()}{before.vi[1:]}"
        yield Words(
            f"Nếu không có số liệu riêng thì gửi số liệu {vi}: số liệu {period} là hiệu của hai số lũy kế.",
            f"Where there are no separate counts send those of {before.en}: {period} is their difference.",
        )


# Whether something lacks, whether something is wrong → what is asked for.
_ASKED: Final = {
    (True, True): Words(
        "gửi số liệu còn thiếu và số liệu đã sửa", "send what is missing and what you corrected"
    ),
    (True, False): Words("gửi số liệu còn thiếu", "send what is missing"),
    (False, True): Words("sửa và gửi lại số liệu", "correct the counts and send them again"),
}


def addressee(unit: Name, lang: Lang) -> str:
    """Name who answers for a unit: for a territory its committee.

    >>> addressee(Name("Xã Đắk Ang", "23392", None, "", 0), "vi")
    'Ủy ban nhân dân xã Đắk Ang'
    >>> addressee(Name("Xã Đăk Long (Huyện Đắk Hà)", "23504", None, "Huyện Đắk Hà", 0), "vi")
    'Ủy ban nhân dân xã Đăk Long, huyện Đắk Hà'
    """
    begin = unit.text.casefold()
    # Behind the kind stands a name, or a number: «Xã Đắk Ang», «Phường 1»; «Tỉnh đoàn» is an office.
    names = (unit.text[len(kind) + 1 :] for kind in AREAS if begin.startswith(f"{kind} "))
    if lang == "en" or not any(name[:1].isupper() or name[:1].isdigit() for name in names):
        return unit.text
    above = f" ({unit.parent})"  # where two are called alike
    if unit.parent and unit.text.endswith(above):
        named = f"{unit.text.removesuffix(above)}, {_lowered(unit.parent)}"
    else:
        named = unit.text
    return f"Ủy ban nhân dân {_lowered(named)}"


def _lowered(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def _state(lacking: Reminder) -> Words:
    if lacking.held_in:
        sent = [each.words for each in lacking.held_in]
        vi = ", ".join(f"{each.vi[:1].lower()}{each.vi[1:]}" for each in sent)
        en = ", ".join(each.en for each in sent)
        return Words(
            f"đã gửi số liệu {vi}, nhưng chưa tách riêng được",
            f"has sent counts of {en}, but no separate",
        )
    if lacking.unusable:
        return Words("đã gửi nhưng chưa có dòng nào dùng được trong", "has sent no usable")
    if lacking.nothing:
        return Words("chưa gửi", "has sent no")
    return Words("mới gửi một phần", "has sent a part of the")


def _items(lacking: Reminder, brief: Brief) -> Table:
    """List what lacks: with the names of the targets where there is room for them."""
    lang = brief.lang
    item, since = Words("Mục", "Item").in_(lang), Words("Thiếu từ kỳ", "Missing since").in_(lang)
    if len(lacking.items) > _LABELLED:
        grouped: dict[str, list[str]] = {}
        for name, period in lacking.since.items():
            grouped.setdefault(period.label(lang), []).append(name)
        return Table(
            (Column("since", since, Kind.ITEM), Column("items", item, Kind.TEXT)),
            [(period, ", ".join(items)) for period, items in grouped.items()],
        )
    labels = {t.item: label_of(t, lang) for t in brief.report.target_set.targets}
    columns = (
        Column("item", item, Kind.ITEM),
        Column("label", Words("Chỉ tiêu", "Target").in_(lang), Kind.LABEL),
        Column("since", since, Kind.ITEM),
    )
    rows = [(name, labels[name], period.label(lang)) for name, period in lacking.since.items()]
    return Table(columns, rows)


def _wrong(wrong: Unusable, brief: Brief) -> Iterator[Block]:
    """Tell which targets have wrong numbers, the first errors, and how many more there are."""
    lang = brief.lang
    columns = (
        Column("place", Words("Vị trí", "Location").in_(lang), Kind.PLACE),
        Column(
            "message",
            Words("Nội dung, cách xử lý", "What is wrong and what to do").in_(lang),
            Kind.TEXT,
        ),
    )
    shown = wrong.errors[:_ERRORS]
    rows = [
        (
            brief.place(each.location),
            _cut(f"{each.message(lang)} {each.fix(lang)}"),
        )
        for each in shown
    ]
    if items := ", ".join(wrong.items):
        told = Words(f"Mục {items}: số liệu sai.", f"Items {items}: wrong numbers.").in_(lang)
        yield Paragraph(told)
    if rows:
        yield Table(columns, rows)
    if more := len(wrong.errors) - len(shown):
        vi, en = so_many(more, Noun("lỗi", "more error"))
        yield Paragraph(Words(f"… và {vi} khác.", f"… and {en}.").in_(lang))


def _cut(text: str) -> str:
    return text if len(text) <= _MESSAGE else f"{text[: _MESSAGE - 1]}…"
