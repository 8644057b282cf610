"""What is said of the whole report in one line."""

from collections.abc import Iterator
from itertools import chain
from typing import Final, get_args

from cchc.definitions.nouns import noun_of
from cchc.definitions.units import Unit
from cchc.document import sums
from cchc.document.brief import Brief
from cchc.results import KINDS, Report, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count, so_many
from cchc.words.terms import FILE, RESULT, ROW, UNIT, VERDICT
from cchc.words.text import safe

_FEW_FILES: Final = 3  # named in the subject; more are counted


def subject(brief: Brief, *, of_set: bool) -> str:
    """Name what the report is about: the target set, the period, the only unit, the files.

    On paper the id of the set says nothing to offices: there the body stands that the set belongs to.
    """
    report, lang = brief.report, brief.lang
    period = report.period.label(lang) if report.period else ""
    unit = only_unit(report)
    files = (
        ", ".join(brief.file(read.path) for read in report.inputs)
        if len(report.inputs) <= _FEW_FILES
        else so_many(len(report.inputs), FILE).in_(lang)
    )
    who = brief.names.of(unit).text if unit else ""
    law = report.target_set
    named = (
        law.id if of_set else report.counts.roster.called.of_code(law.body),
        period,
        who,
        files,
        only_shown(report).in_(lang),
    )
    return " · ".join(filter(None, named))


def answer(report: Report, lang: Lang) -> str:
    """Sum the report up in the sentence that an officer quotes.

    >>> answer(report, "vi")  # doctest: +SKIP
    'Quý III/2023: 95 kết quả đạt (12 chưa đủ), 22 không đạt (thiếu 341 hồ sơ), 4 số liệu sai.'
    """
    report = report.in_full
    when = report.period.label(lang) if report.period else str(report.target_set.year)
    owed = _obligations(report, lang)
    if not report.tally(*Verdict) and owed:
        said = [_OF_OTHERS.in_(lang) + owed]
    elif not report.tally(*Verdict):
        said = [Words("không có kết quả nào", "there are no results").in_(lang)]
    else:
        vi, en = so_many(report.tally(Verdict.MET), RESULT)
        said = [
            Words(f"{vi} đạt", f"{en} met").in_(lang)
            + _beside(_partial(report, Verdict.MET, lang)),
            _numbered(report, Verdict.MISSED, lang)
            + _beside(_partial(report, Verdict.MISSED, lang), *_lacking(report, lang)),
            *(
                _numbered(report, verdict, lang)
                for verdict in (Verdict.INCONCLUSIVE, Verdict.INVALID, Verdict.NOT_APPLICABLE)
                if report.tally(verdict)
            ),
            *_silent(report, lang),
        ]
    if left_out := report.rows_left_out:
        vi, en = so_many(left_out, ROW)
        said.append(Words(f"{vi} không đánh giá được", f"{en} could not be judged").in_(lang))
    beside = f" {_TOTALS.in_(lang)}: {owed}." if owed and report.tally(*Verdict) else ""
    return f"{when}: {', '.join(said)}.{beside}"


def _obligations(report: Report, lang: Lang) -> str:
    """Count the totals that are results of their own, where a target was passed on."""
    said = [
        f"{count(number, lang)} {VERDICT[verdict.code].in_(lang).lower()}"
        for verdict in Verdict
        if (number := report.tally_of_obligations(verdict))
    ]
    return ", ".join(said)


_TOTALS: Final = Words("Tổng", "Totals")
_OF_OTHERS: Final = Words(
    "tổng của các đơn vị được giao: ", "totals of those it was passed on to: "
)


def only_shown(report: Report) -> Words:
    """Say which targets were asked about, and which of the results are shown; nothing where all are."""
    shown, items = report.shown, ", ".join(report.asked_items)
    said = [Words(f"chỉ xét mục {items}", f"looked at only: {items}")] if items else []
    parts = [KIND[kind] for kind in shown.only]
    parts += [Words(f"chủ trì «{safe(name)}»", f"led by «{safe(name)}»") for name in shown.lead]
    parts += [
        Words(f"phối hợp «{safe(name)}»", f"with «{safe(name)}» coordinating")
        for name in shown.coordinating
    ]
    vi, en = (", ".join(each.in_(lang) for each in parts) for lang in get_args(Lang))
    if parts:
        said.append(Words(f"chỉ hiện: {vi}", f"shown only: {en}"))
    return Words(" · ".join(each.vi for each in said), " · ".join(each.en for each in said))


KIND: Final = {
    **{kind: VERDICT[verdict.code] for kind, verdict in KINDS.items()},
    "partial": Words("chưa đủ", "partial"),
}


def _numbered(report: Report, verdict: Verdict, lang: Lang) -> str:
    return f"{count(report.tally(verdict), lang)} {VERDICT[verdict.code].in_(lang).lower()}"


def _beside(*remarks: str) -> str:
    told = ", ".join(filter(None, remarks))
    return f" ({told})" if told else ""


def _partial(report: Report, verdict: Verdict, lang: Lang) -> str:
    number = count(sums.partial(report, verdict), lang)
    return "" if number == "0" else Words(f"{number} chưa đủ", f"{number} partial").in_(lang)


def _lacking(report: Report, lang: Lang) -> Iterator[str]:
    """Say how many are missing in all, and how many are too many: dossiers, where all are dossiers."""
    short, over = sums.lacking(report)
    if short.number:
        vi, en = so_many(short.number, noun_of(short.indicators))
        yield Words(f"thiếu {vi}", f"{en} short").in_(lang)
    if over.number:
        vi, en = so_many(over.number, noun_of(over.indicators))
        yield Words(f"thừa {vi}", f"{en} over").in_(lang)


def _silent(report: Report, lang: Lang) -> Iterator[str]:
    """Count the units that are silent; of the only one, what it has not reported."""
    if only_unit(report):
        if report.tally(Verdict.NOT_REPORTED):
            yield _numbered(report, Verdict.NOT_REPORTED, lang)
        return
    nothing, unusable, unclear, in_part = sums.silent_units(report)
    if nothing or unclear:
        vi, en = so_many(len(nothing) + len(unclear), UNIT)
        yield Words(f"{vi} chưa báo cáo", f"{en} silent").in_(lang)
    if unusable:
        vi, en = so_many(len(unusable), UNIT)
        told = Words(f"{vi} gửi mà không dùng được", f"{en} that sent what cannot be used")
        yield told.in_(lang)
    if in_part:
        vi, en = so_many(len(in_part), UNIT)
        yield Words(f"{vi} báo cáo chưa đủ", f"{en} that reported in part").in_(lang)


def only_unit(report: Report) -> Unit | None:
    """Give the unit that all results are of, if it is one; a total may be the result of the body."""
    seen: set[int] = set()
    if any(each.is_obligation for each in report.in_full.totals):
        seen.add(report.counts.roster.registry.codes.index(report.target_set.body))
    for judged in report.in_full.judged:
        for unit in chain(judged.units, judged.missing):
            seen.add(unit)
            if len(seen) > 1:
                return None
    return report.counts.roster[seen.pop()] if seen else None
