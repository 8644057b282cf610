"""Who has not reported everything, body by body."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc.definitions.dates import days_of
from cchc.definitions.period import Period
from cchc.diagnostics import Severity
from cchc.document.brief import Brief
from cchc.document.model import Block, Column, Kind, Paragraph, Part, Table, Toned
from cchc.document.naming import Names
from cchc.document.sentences import only_shown, only_unit
from cchc.document.sums import silent_units
from cchc.engine.binding import Binding
from cchc.engine.completeness import reminders
from cchc.results import Reminder, Report
from cchc.words import Lang, Words
from cchc.words.numbers import Noun, count, so_many
from cchc.words.terms import UNIT

_IN_PART = Words("{units} báo cáo chưa đủ", "{units} reported in part")
_NOTHING = Words(
    "{units} không có số liệu nào của kỳ này", "{units} {has} no counts of this period"
)
_UNUSABLE = Words("{units} gửi mà không dùng được", "{units} sent what cannot be used")
_UNCLEAR = Words("{units} chưa rõ đã gửi hay chưa", "of {units} it is not clear whether they sent")
_ABSENT = Words(
    "{units} trong danh mục không có trong số liệu",
    "{units} of the registry {is_} not in the counts",
)
_NOT_THERE = Words("Chưa có trong số liệu", "Not in the counts")
_OF_REGISTRY = Words("{units} trong danh mục", "{units} of the registry")
_SENT_NOTHING = Words("{units} chưa gửi gì", "{units} sent nothing")
_SENT_IN_PART = Words("{units} gửi một phần", "{units} sent in part")
_TO_CORRECT = Words(
    "{units} có số liệu phải sửa và gửi lại", "{units} {has} counts to correct and send again"
)
_NAME_UNCLEAR = Words(
    "{units} chưa rõ đã gửi hay chưa vì tên trong tệp có thể là nhiều đơn vị",
    "of {units} it is not clear, for a name in the files may mean several",
)


def silent(brief: Brief) -> Iterator[Part]:
    """List those who have not reported everything."""
    report, lang, scope = brief.report, brief.lang, brief.scope
    if not scope.units or not shows_silence(report):
        return
    if not scope.everything and not report.expects_all:
        yield from _in_a_line(brief)
        return
    listed = reminded(report)
    most = len(listed) if scope.everything else scope.at_most
    title = Words("Đơn vị chưa báo cáo đủ", "Units that have not reported everything")
    blocks: list[Block] = [silent_table(listed[:most], brief.names, lang, report.period)]
    if len(listed) > most:
        vi, en = so_many(len(listed) - most, Noun("đơn vị", "more unit"))
        blocks.append(Paragraph(Words(f"… và {vi} nữa.", f"… and {en}.").in_(lang)))
    closing = silent_closing(report, listed, lang, of_set=scope.whole_paths)
    yield Part("silent", title.in_(lang), blocks, closing)


def _in_a_line(brief: Brief) -> Iterator[Part]:
    """Where nobody was asked to be complete, say how many are not, and how to see them."""
    report, lang = brief.report.in_full, brief.lang
    if report.is_filtered or only_unit(report):
        return
    nothing, unusable, unclear, in_part = silent_units(report)
    said = [
        _of_units(len(units), words).in_(lang)
        for units, words in (
            (in_part, _IN_PART),
            (nothing, _NOTHING),
            (unusable, _UNUSABLE),
            (unclear, _UNCLEAR),
        )
        if units
    ]
    title = Words("Chưa báo cáo", "Not reported").in_(lang)
    told = [f"{title}: {'; '.join(said)}"] if said else []
    if others := absent_units(report):
        number = _of_units(len(others), _OF_REGISTRY).in_(lang)
        told.append(f"{_NOT_THERE.in_(lang)}: {number}")
    if told:
        look = Words("; «cchc missing» liệt kê.", "; «cchc missing» lists them.").in_(lang)
        if report.provenance.lists:  # which ``missing`` does not read
            look = "."
        yield Part("silent", title, [Paragraph(f"{'. '.join(told)}{look}")])


def absent(brief: Brief) -> Iterator[Part]:
    """Name the units of the registry that a judged target binds and that have no row at all.

    Nobody asked them, so none is called silent; beside the results of a single unit they are counted only.
    """
    report, lang, names = brief.report, brief.lang, brief.names
    roster = report.counts.roster
    missing = absent_units(report) if brief.scope.everything and brief.scope.units else ()
    if not missing or report.is_filtered or not shows_silence(report):
        return
    columns = (
        Column("parent", Words("Thuộc", "Below").in_(lang), Kind.NAME),
        Column("unit", Words("Đơn vị", "Unit").in_(lang), Kind.NAME),
    )
    named = [names.of(roster[unit]) for unit in missing]
    rows = [(name.parent, name) for name in named]
    said = Paragraph(f"{_of_units(len(missing), _ABSENT).in_(lang)}.")
    listed = [] if only_unit(report) else [Table(columns, rows)]
    yield Part("absent", _NOT_THERE.in_(lang), [said, *listed])


def absent_units(report: Report) -> list[int]:
    """Find the units of the registry that a judged target binds and that have no row at all.

    Who did not exist in the period owes nothing.
    """
    roster, period = report.counts.roster, report.period
    gone = roster.registry.not_valid(*days_of(period)) if period else set[int]()
    binding = Binding.of(report.target_set, roster)
    whole = report.in_full.judged
    targets = [judged.target for judged in whole]
    present = {unit for judged in whole for unit in (*judged.units, *judged.missing)}
    return [
        unit
        for unit in range(len(roster.registry))
        if unit not in present
        and unit not in gone
        and unit != binding.body
        and any(binding.binds(target, unit) for target in targets)
    ]


def reminded(report: Report) -> list[Reminder]:
    """List who is to be reminded of a target that is shown; all that was judged says of what."""
    listed, items = reminders(report.in_full), report.items
    if items is None:
        return listed
    kept = [
        replace(each, since={item: when for item, when in each.since.items() if item in items})
        for each in listed
    ]
    return [each for each in kept if each.items]


def shows_silence(report: Report) -> bool:
    """Say whether those who have not reported belong to what is shown."""
    only = report.shown.only
    return not only or "missing" in only or "partial" in only


def silent_table(
    listed: Sequence[Reminder], names: Names, lang: Lang, since: Period | None
) -> Table:
    """Show who is missing what since when; of a unit one row for each period that it is missing since.

    Where all that lacks is of the period *since* only, that is not said in every row.
    """
    columns = (
        Column("parent", Words("Thuộc", "Below").in_(lang), Kind.NAME),
        Column("unit", Words("Đơn vị", "Unit").in_(lang), Kind.NAME),
        Column("state", Words("Tình trạng", "State").in_(lang), Kind.ITEM),
        Column("number", Words("Số mục thiếu", "Missing").in_(lang), Kind.COUNT),
        Column("items", Words("Mục còn thiếu", "Items missing").in_(lang), Kind.TEXT),
        Column(
            "since",
            Words("Thiếu từ kỳ", "Missing since").in_(lang),
            Kind.ITEM,
            idle=all(period == since for each in listed for period in each.since.values()),
        ),
    )
    rows = [
        (
            names.of(each.unit).parent,
            names.of(each.unit),
            _state(each, lang),
            len(items),
            ", ".join(items),
            period.label(lang),
        )
        for each in listed
        for period, items in _by_period(each)
    ]
    return Table(columns, rows)


def _state(each: Reminder, lang: Lang) -> Toned:
    if each.held_in:
        return Toned(Words("không tách được kỳ", "not taken apart").in_(lang), "strong")
    if each.unusable:
        return Toned(Words("không dùng được", "not usable").in_(lang), "strong")
    if each.unclear:
        return Toned(Words("tên chưa rõ là đơn vị nào", "name not clear").in_(lang), "pale")
    if each.nothing:
        return Toned(Words("chưa gửi gì", "nothing sent").in_(lang), "bad")
    return Toned(Words("gửi một phần", "sent in part").in_(lang), "doubtful")


def _by_period(each: Reminder) -> list[tuple[Period, list[str]]]:
    """Sort what a unit lacks by the period since when."""
    found: dict[Period, list[str]] = {}
    for item, period in each.since.items():
        found.setdefault(period, []).append(item)
    return sorted(found.items())


def silent_closing(
    report: Report, listed: Sequence[Reminder], lang: Lang, *, of_set: bool, wrong: int = 0
) -> str:
    """Sum the list up in one line that names the period, and the set where it is called by its id.

    Of *wrong* units numbers are listed that cannot be used.
    """
    period = report.period.label(lang) if report.period else str(report.target_set.year)
    if not len(report.counts) and not report.counts.passed_by:
        said = Words("không đọc được số liệu nào.", "no counts could be read.").in_(lang)
    else:
        said = _summed_up(report, listed, lang, wrong)
    alone = only_unit(report) if report.is_filtered else None  # who was asked about
    named = (
        report.target_set.id if of_set else "",
        period,
        report.counts.roster.called.of_code(alone.code) if alone else "",
        only_shown(report).in_(lang),
    )
    about = " · ".join(filter(None, named))
    return f"{about}: {said}"


def _summed_up(report: Report, listed: Sequence[Reminder], lang: Lang, wrong: int) -> str:
    told = _counted(listed, lang) if listed else _nothing_lacks(report).in_(lang)
    if listed and wrong:
        told += f"; {_of_units(wrong, _TO_CORRECT).in_(lang)}"
    # Nobody who is not in the files was asked: how many those are is not nought.
    others = 0 if report.is_filtered or report.expects_all else len(absent_units(report))
    if others:
        told += f"; {_of_units(others, _ABSENT).in_(lang)}"
    return f"{told}."


def _counted(listed: Sequence[Reminder], lang: Lang) -> str:
    silent = sum(each.nothing for each in listed)
    unusable = sum(each.unusable for each in listed)
    unclear = sum(each.unclear for each in listed)
    part = len(listed) - silent - unusable - unclear
    told = [
        (number, words)
        for number, words in (
            (silent, _SENT_NOTHING),
            (part, _SENT_IN_PART),
            (unusable, _UNUSABLE),
            (unclear, _NAME_UNCLEAR),
        )
        if number
    ]
    said = (_of_units(*each, is_first=each is told[0]) for each in told)
    return ", ".join(each.in_(lang) for each in said)


def _of_units(number: int, said: Words, *, is_first: bool = True) -> Words:
    """Say something of so many units; the verb agrees with their number.

    Behind one another in a sentence only the *first* names in English what is counted.
    """
    vi, en = so_many(number, UNIT)
    has, is_ = ("has", "is") if number == 1 else ("have", "are")
    return Words(
        said.vi.format(units=vi),
        said.en.format(units=en if is_first else count(number, "en"), has=has, is_=is_),
    )


def _nothing_lacks(report: Report) -> Words:
    """Say that everything was reported, of those that were asked for; and whether it can be used."""
    everybody = report.asked_of_all
    who = _EVERYBODY if everybody else _ALONE if only_unit(report) else _LOOKED_AT
    if any(each.rule.severity is Severity.ERROR for each in report.findings):
        return Words(
            f"{who.vi} đã gửi đủ số liệu, nhưng có số liệu không dùng được, phải sửa và gửi lại",
            f"{who.en} sent all counts, but some cannot be used and are to be corrected and sent again",
        )
    if everybody:
        return Words(f"{who.vi} đã báo cáo đủ", f"{who.en} has reported in full")
    have = "has" if who is _ALONE else "have"
    return Words(
        f"{who.vi} đã báo cáo đủ các chỉ tiêu được xét",
        f"{who.en} {have} reported the targets looked at in full",
    )


_EVERYBODY = Words("mọi đơn vị", "every unit")
_ALONE = Words("đơn vị", "the unit")
_LOOKED_AT = Words("các đơn vị được xét", "the units looked at")
