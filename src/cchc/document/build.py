"""From a report to its document, part by part: the table of contents of what people read."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from cchc import limits
from cchc.document import asked
from cchc.document.annex import FURTHER, LACKING, annex
from cchc.document.brief import Brief, Scope
from cchc.document.facts import facts, terms
from cchc.document.findings import counted, findings_table
from cchc.document.judged import results_table, tally_table, totals_table
from cchc.document.model import Document, Paragraph, Part
from cchc.document.naming import Names
from cchc.document.origin import origin
from cchc.document.sentences import closing, only_unit, subject
from cchc.document.silence import absent, silent
from cchc.document.trend import trend
from cchc.engine.earlier import earlier_periods
from cchc.results import Report, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import VERDICT

EVERYTHING: Final = Scope()
_NEED_ATTENTION: Final = (Verdict.MISSED, Verdict.NOT_REPORTED, Verdict.INVALID)


def build(
    report: Report,
    lang: Lang,
    keys: Collection[str],
    scope: Scope = EVERYTHING,
    *,
    earlier: Sequence[Report] | None = None,
) -> Document:
    """Make the document of the parts that *keys* name, as far as the report has them.

    *earlier* reports tell how it was; without them the other periods of the same counts do.
    """
    if earlier is None:
        earlier = earlier_periods(report) if "trend" in keys else ()
    brief = Brief(report, Names(report.counts.roster), lang, scope, earlier)
    return Document(
        lang=lang,
        subject=subject(report, lang),
        title=report.target_set.title,
        answer=closing(report, lang),
        period=report.period.label(lang) if report.period else "",
        unit=brief.names.of(unit).text if (unit := only_unit(report)) else "",
        file=report.inputs[0].path if len(report.inputs) == 1 else None,
        parts=tuple(part for key in _PARTS if key in keys for part in _PARTS[key](brief)),
    )


def _by_target(brief: Brief) -> Iterator[Part]:
    if brief.report.judged:
        title = Words("Theo chỉ tiêu", "By target")
        yield Part("tally", title.in_(brief.lang), [tally_table(brief)])


def _missed(brief: Brief) -> Iterator[Part]:
    report, lang = brief.report, brief.lang
    number = report.tally(Verdict.MISSED)
    shown = list(
        islice(
            report.results(Verdict.MISSED), None if brief.scope.everything else brief.scope.at_most
        )
    )
    title = VERDICT[Verdict.MISSED.code].in_(lang)
    more = _more_rows(number - len(shown), lang)
    notes = [Paragraph(words.in_(lang), is_note=True) for words in (LACKING, FURTHER)]
    yield Part("missed", title, [results_table(shown, brief), *more, *notes], _counted(brief))


def _counted(brief: Brief) -> str:
    """Count what was missed, and beside it what could not be judged, with its units."""
    found = [
        _of_units(brief, verdict)
        for verdict in (Verdict.MISSED, Verdict.NOT_REPORTED, Verdict.INVALID)
        if verdict is Verdict.MISSED or brief.report.tally(verdict)
    ]
    return "; ".join(found) + "."


def _of_units(brief: Brief, verdict: Verdict) -> str:
    report, lang = brief.report, brief.lang
    units: set[int] = set()
    for judged in report.judged:
        verdicts = zip(judged.units, judged.verdicts, strict=True)
        units.update(unit for unit, each in verdicts if each == verdict)
        if verdict is Verdict.NOT_REPORTED:
            units.update(judged.missing)
    number, several = count(report.tally(verdict), lang), count(len(units), lang)
    word = VERDICT[verdict.code].in_(lang)
    return Words(
        f"{word}: {number} kết quả của {several} đơn vị",
        f"{word}: {number} results of {several} units",
    ).in_(lang)


def _more_rows(more: int, lang: Lang) -> Iterator[Paragraph]:
    if more:
        said = count(more, lang)
        words = Words(f"… và {said} dòng nữa.", f"… and {said} more rows.")
        yield Paragraph(words.in_(lang))


def _findings(brief: Brief) -> Iterator[Part]:
    found, lang = brief.report.findings, brief.lang
    at_most = (
        None if brief.scope.everything or brief.scope.all_findings else limits.FINDINGS_OF_A_KIND
    )
    title = Words("Phát hiện", "Findings").in_(lang)
    yield Part("findings", title, [findings_table(found, lang, at_most)], counted(found, lang))


def _attention(brief: Brief) -> Iterator[Part]:
    """Stand in for the results where there are too many to read."""
    report, lang = brief.report, brief.lang
    number, results = report.tally(*_NEED_ATTENTION), report.tally(*Verdict)
    if brief.scope.everything or results <= brief.scope.at_most or not number:
        return
    shown = list(islice(report.results(*_NEED_ATTENTION), brief.scope.at_most))
    title = Words(
        f"Cần chú ý: {count(number, 'vi')} kết quả",
        f"Need attention: {count(number, 'en')} results",
    )
    notes = []
    if more := number - len(shown):
        notes.append(
            Words(
                f"… và {count(more, 'vi')} kết quả nữa cần chú ý.",
                f"… and {count(more, 'en')} more that need attention.",
            )
        )
    notes.append(
        Words(
            f"Thêm --all để xem cả {count(results, 'vi')} kết quả.",
            f"Add --all to see all {count(results, 'en')} results.",
        )
    )
    said = [Paragraph(words.in_(lang)) for words in notes]
    yield Part("attention", title.in_(lang), [results_table(shown, brief), *said])


def _results(brief: Brief) -> Iterator[Part]:
    number, scope = brief.report.tally(*Verdict), brief.scope
    if number and scope.units and (scope.everything or number <= brief.scope.at_most):
        title = Words("Mọi kết quả", "All results").in_(brief.lang)
        yield Part("results", title, [results_table(list(brief.report.results()), brief)])


def _totals(brief: Brief) -> Iterator[Part]:
    if brief.report.tally(*Verdict):
        title = Words("Tổng theo chỉ tiêu", "Totals per target").in_(brief.lang)
        yield Part("totals", title, [totals_table(brief)])


_PARTS: Final[Mapping[str, Callable[[Brief], Iterator[Part]]]] = {
    "facts": facts,
    "annex": annex,
    "tally": _by_target,
    "terms": terms,
    "trend": trend,
    "missed": _missed,
    "silent": silent,
    "absent": absent,
    "groups": asked.groups,
    "bottlenecks": asked.bottlenecks,
    "changes": asked.changes,
    "pace": asked.pace,
    "findings": _findings,
    "attention": _attention,
    "results": _results,
    "totals": _totals,
    "origin": origin,
}
