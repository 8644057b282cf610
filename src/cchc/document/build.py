"""From a report to its document, part by part: the table of contents of what people read."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from cchc import limits
from cchc.document import asked
from cchc.document.columns import MANY
from cchc.document.findings import counted, findings_table
from cchc.document.judged import results_table, tally_table, totals_table
from cchc.document.model import Document, Paragraph, Part
from cchc.document.sentences import closing, only_unit, subject
from cchc.results import Report, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import VERDICT

_NEED_ATTENTION = (Verdict.MISSED, Verdict.NOT_REPORTED, Verdict.INVALID)


@dataclass(frozen=True, slots=True)
class Scope:
    """How much is shown; nobody reads two thousand rows on a screen."""

    everything: bool = True  # every result and every finding, however many
    units: bool = True  # results unit by unit


EVERYTHING: Final = Scope()


def build(report: Report, lang: Lang, scope: Scope = EVERYTHING) -> Document:
    """Make the document."""
    return Document(
        lang=lang,
        subject=subject(report, lang),
        title=report.target_set.title,
        answer=closing(report, lang),
        one_unit=only_unit(report) is not None,
        parts=tuple(_parts(report, lang, scope)),
    )


def _parts(report: Report, lang: Lang, scope: Scope) -> Iterator[Part]:
    if report.judged:
        title = Words("Theo chỉ tiêu", "By target")
        yield Part("tally", title.in_(lang), [tally_table(report, lang)])
    yield from _missed(report, lang, scope)
    yield from asked.groups(report, lang)
    yield from asked.bottlenecks(report, lang)
    yield from asked.changes(report, lang)
    yield from asked.pace(report, lang)
    yield from _findings(report, lang, scope)
    yield from _attention(report, lang, scope)
    yield from _results(report, lang, scope)


def _missed(report: Report, lang: Lang, scope: Scope) -> Iterator[Part]:
    number = report.tally(Verdict.MISSED)
    if not number:
        return
    shown = list(islice(report.results(Verdict.MISSED), None if scope.everything else MANY))
    title = VERDICT[Verdict.MISSED.code].in_(lang)
    more = _more_rows(number - len(shown), lang)
    yield Part("missed", title, [results_table(shown, lang), *more])


def _more_rows(more: int, lang: Lang) -> Iterator[Paragraph]:
    if more:
        said = count(more, lang)
        words = Words(f"… và {said} dòng nữa.", f"… and {said} more rows.")
        yield Paragraph(words.in_(lang))


def _findings(report: Report, lang: Lang, scope: Scope) -> Iterator[Part]:
    if report.findings:
        at_most = None if scope.everything else limits.FINDINGS_OF_A_KIND
        table = findings_table(report.findings, lang, at_most)
        title = Words("Phát hiện", "Findings").in_(lang)
        yield Part("findings", title, [table], counted(report.findings, lang))


def _attention(report: Report, lang: Lang, scope: Scope) -> Iterator[Part]:
    """Stand in for the results where there are too many to read."""
    number, results = report.tally(*_NEED_ATTENTION), report.tally(*Verdict)
    if scope.everything or results <= MANY or not number:
        return
    shown = list(islice(report.results(*_NEED_ATTENTION), MANY))
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
    yield Part("attention", title.in_(lang), [results_table(shown, lang), *said])


def _results(report: Report, lang: Lang, scope: Scope) -> Iterator[Part]:
    number = report.tally(*Verdict)
    if not number:
        return
    if scope.units and (scope.everything or number <= MANY):
        title = Words("Mọi kết quả", "All results")
        yield Part("results", title.in_(lang), [results_table(list(report.results()), lang)])
    title = Words("Tổng theo chỉ tiêu", "Totals per target")
    yield Part("totals", title.in_(lang), [totals_table(report, lang)])
