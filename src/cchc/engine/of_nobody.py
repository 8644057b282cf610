"""What lists of dossiers hold that is in nobody's counts: what it could turn, and what was lost.

Counts from dossiers say beside each row how many dossiers are of units that are not known: any of them
may be of any unit, so a verdict is sure only where it stays the same whosever they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from cchc.counts import Counts, taken
from cchc.diagnostics import Finding, Location
from cchc.results import Judged, Verdict
from cchc.rules.dossiers import DossiersCountForNobody, LostOfList, VerdictsMayTurn
from cchc.words import Words
from cchc.words.numbers import so_many
from cchc.words.terms import FILE, ROW
from cchc.words.text import safe

_NAMED: Final = 5
_SURE: Final = (Verdict.MET, Verdict.MISSED)


def as_anybodys(counts: Counts) -> Counts | None:
    """Give the counts in which dossiers of unknown units may be of any; None where there are none."""
    if not any(each.of_nobody for each in counts.undecided.values()):
        return None
    undecided = {row: each.as_anybodys() for row, each in counts.undecided.items()}
    return replace(counts, undecided=undecided)


def lost(counts: Counts) -> Iterator[Finding]:
    """Say of each list what of it could not be read, and is missing from its counts."""
    told = set[int]()
    for row in sorted(counts.undecided):
        found = counts.undecided[row]
        if found.undated_of in told or not (found.lost_rows or found.lost_files):
            continue
        told.add(found.undated_of)
        parts = [
            so_many(many, noun)
            for many, noun in ((found.lost_rows, ROW), (found.lost_files, FILE))
            if many
        ]
        vi, en = (", ".join(each.in_(lang) for each in parts) for lang in ("vi", "en"))
        yield LostOfList(lost=Words(vi, en)).at(Location(counts.part_of(row).file))


def of_nobody(counts: Counts, judged: Sequence[Judged]) -> Iterator[Finding]:
    """Say of each target how many dossiers of its period are in nobody's counts."""
    for each in judged:
        rows = _rows(each)
        said = {
            (found.undated_of, counts.period_of(row)): found
            for row in rows
            if (found := counts.undecided.get(row)) and found.of_nobody
        }
        without_a_day = {of: found.of_nobody_undated for (of, _), found in said.items()}
        dated = sum(found.of_nobody - found.of_nobody_undated for found in said.values())
        if dossiers := dated + sum(without_a_day.values()):
            rule = DossiersCountForNobody(item=each.target.item, dossiers=dossiers)
            yield rule.at(Location(counts.part_of(min(rows)).file))


def turned(
    counts: Counts, judged: Sequence[Judged], anybodys: Sequence[Judged]
) -> Iterator[Finding]:
    """Say which results that are met or missed are not sure, where these dossiers may be of anybody."""
    others = {
        each.target.item: dict(zip(each.units, each.verdicts, strict=True)) for each in anybodys
    }
    found = [
        (unit, row)
        for each in judged
        for unit, verdict, row in zip(each.units, each.verdicts, each.rows, strict=True)
        if verdict in _SURE and others[each.target.item][unit] != verdict
    ]
    if found:
        units = dict.fromkeys(counts.roster.called.of(unit) for unit, _ in found)
        named = ", ".join(f"«{safe(unit)}»" for unit in [*units][:_NAMED])
        first = min(taken(row) if row < 0 else row for _, row in found)
        place = Location(counts.part_of(first).file)
        yield VerdictsMayTurn(results=len(found), named=named).at(place)


def _rows(judged: Judged) -> list[int]:
    """Give all rows that were added up, and nothing else."""
    every = (row for position in range(len(judged.units)) for row in judged.rows_of(position))
    return [row for row in every if row >= 0]
