"""What stands at the head of the page: how many of what, judged against which document."""

from collections.abc import Sequence
from typing import NamedTuple

from cchc.definitions.model import TargetSet
from cchc.render.html.drawing import FULL, tenths
from cchc.render.html.lines import CSS, NOTHING
from cchc.render.html.texts import SAY, fill
from cchc.results import Report, Verdict
from cchc.words import Lang
from cchc.words.numbers import count
from cchc.words.terms import VERDICT


class Tally(NamedTuple):
    """How many results have a verdict; ``start`` and ``width`` place it in the drawing."""

    css: str
    number: str
    word: str
    start: str
    width: str


def tally(report: Report, lang: Lang) -> list[Tally]:
    """Count the five verdicts, all of them, in their order."""
    numbers = [report.tally(verdict) for verdict in Verdict]
    whole = sum(numbers) or 1
    found, before = [], 0
    for verdict, number in zip(Verdict, numbers, strict=True):
        start, end = before * FULL // whole, (before + number) * FULL // whole
        before += number
        word = VERDICT[verdict.code].in_(lang)
        found.append(
            Tally(CSS[verdict], count(number, lang), word, tenths(start), tenths(end - start))
        )
    return found


def facts(report: Report, lang: Lang) -> list[tuple[str, str]]:
    """Say against what, for when and for whom was judged."""
    target_set = report.target_set
    units = {unit for judged in report.judged for unit in (*judged.units, *judged.missing)}
    named = [
        ("target_set", target_set.id),
        ("document", _document(target_set, lang)),
        ("effective", _effective(target_set, lang)),
        ("period", report.period.label(lang) if report.period else NOTHING),
        ("target_count", count(len(report.judged), lang)),
        ("unit_count", count(len(units), lang)),
    ]
    return [(SAY[name].in_(lang), text) for name, text in named]


def _document(target_set: TargetSet, lang: Lang) -> str:
    if target_set.number is None and target_set.issued is None:
        return SAY["document_unknown"].in_(lang)
    number = (
        SAY["number_unknown"].in_(lang)
        if target_set.number is None
        else fill("number", lang, number=target_set.number)
    )
    issued = (
        SAY["issued_unknown"].in_(lang)
        if target_set.issued is None
        else fill("issued", lang, date=_day(target_set.issued, lang))
    )
    return f"{number}, {issued}"


def _effective(target_set: TargetSet, lang: Lang) -> str:
    ends: Sequence[tuple[str, str | None]] = (
        ("effective_from", target_set.effective.first),
        ("effective_to", target_set.effective.last),
    )
    said = [fill(name, lang, date=_day(date, lang)) for name, date in ends if date]
    return " ".join(said) or fill("effective_unstated", lang, year=target_set.year)


def _day(iso: str, lang: Lang) -> str:
    """Write a date as readers do: 29/01/2024 in Vietnamese, 2024-01-29 in English."""
    return "/".join(reversed(iso.split("-"))) if lang == "vi" else iso
