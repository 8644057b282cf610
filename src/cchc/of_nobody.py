"""Dossiers whose unit is not known: which verdicts they could turn, whosever they are."""

from collections.abc import Iterator, Sequence
from typing import Final

from cchc.definitions.period import Period
from cchc.diagnostics import Finding, Location
from cchc.records.model import Group
from cchc.results import Report, Result, Verdict
from cchc.rules.dossiers import VerdictsMayTurn
from cchc.words.text import safe

_NAMED: Final = 5


def as_anybodys(groups: Sequence[Group], of_nobody: Sequence[Group]) -> list[Group]:
    """Give the counts in which each of these dossiers may be of any unit: it is in v of all of them."""
    more = {(each.indicator, each.period): each.a + each.v for each in of_nobody}
    return [each._replace(v=each.v + more.get((each.indicator, each.period), 0)) for each in groups]


def turned(judged: Report, anybodys: Report, list_: str) -> Iterator[Finding]:
    """Say which results that are met or missed are not sure, where these dossiers may be of anybody."""
    others = {_which(each): each.verdict for each in anybodys.results()}
    units: dict[str, None] = {}
    results = 0
    for each in judged.results(Verdict.MET, Verdict.MISSED):
        if others.get(_which(each)) is not each.verdict:
            results += 1
            units[each.unit.name] = None
    if results:
        named = ", ".join(f"«{safe(unit)}»" for unit in [*units][:_NAMED])
        yield VerdictsMayTurn(results=results, named=named).at(Location(list_))


def _which(result: Result) -> tuple[str, str, str, Period]:
    return result.target.item, result.target.indicator.id, result.unit.code, result.period
