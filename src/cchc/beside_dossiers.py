"""Counts that units reported beside what their dossiers show."""

from collections.abc import Iterator, Mapping

from cchc.counting import count
from cchc.diagnostics import Finding
from cchc.dossier_files import Tell, silent
from cchc.law import Law
from cchc.records.model import Group
from cchc.request.dossiers import CountRequest
from cchc.results import Report, Result
from cchc.rules.dossiers import ReportedBesideDossiers
from cchc.words import Words
from cchc.words.numbers import count as spelled


def compare(
    report: Report, dossiers: str, source: str | None, law: Law, tell: Tell = silent
) -> list[Finding]:
    """Say which reported b and a the dossiers do not show, whatever the undecided ones are.

    Gives the findings about the dossiers, too; nothing is compared where nothing was reported.
    """
    if report.period is None:
        return []
    counted = count(CountRequest([dossiers], period=report.period.code, source=source), law, tell)
    shown = {(group.indicator, group.unit): group for group in counted.groups}
    return [*counted.findings, *_differences(report, shown)]


def _differences(
    report: Report, shown: Mapping[tuple[str, str | None], Group]
) -> Iterator[Finding]:
    for result in report.results():
        names = (result.unit.name, result.unit.code)
        groups = (shown.get((result.target.indicator.id, name)) for name in names)
        group = next((each for each in groups if each), None)
        if group and result.location and not _may_be(result, group):
            yield ReportedBesideDossiers(
                item=result.target.item,
                unit=report.counts.roster.called.of_code(result.unit.code),
                numerator=result.numerator or 0,
                denominator=result.denominator or 0,
                b=_range(group.b, group.b + group.u + group.v),
                a=_range(group.a, group.a + group.v),
            ).at(result.location)


def _may_be(result: Result, group: Group) -> bool:
    """Say whether the reported counts are among those that the dossiers allow."""
    b, a = result.numerator, result.denominator
    if b is None or a is None:
        return True
    return group.b <= b <= group.b + group.u + group.v and group.a <= a <= group.a + group.v


def _range(low: int, high: int) -> Words:
    if low == high:
        return Words(spelled(low, "vi"), spelled(low, "en"))
    vi, en = ((spelled(low, lang), spelled(high, lang)) for lang in ("vi", "en"))
    return Words(f"{vi[0]} đến {vi[1]}", f"{en[0]} to {en[1]}")
