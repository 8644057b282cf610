"""The files in ``office/``, what a careful clerk reads in them, and how they are read here."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cchc
from cchc.definitions.period import read_period
from cchc.diagnostics import Finding, Severity
from cchc.grid import Grid
from cchc.sources.opening import open_grids
from cchc.sources.paths import find_files
from cchc.sources.prefetch import prefetch
from cchc.sources.sheet_filter import EVERY_SHEET
from cchc.sources.source import Source
from cchc.tables.forms import Form
from cchc.tables.read import Reader
from cchc.tables.sheets import read_sheets
from cchc.tables.vocabulary import vocabulary_of

OFFICE = Path(__file__).parent / "office"
Fact = tuple[int, int, str, int, int]
"""Unit, indicator, period, b and a."""


@dataclass(frozen=True)
class Case:
    """One file and what stands in it."""

    id: str
    path: Path
    year: int
    period: str | None
    expect: str  # read, refuse or either
    truth: dict[tuple[str, str], tuple[int, int, str]]  # unit and item → b, a, period


def _case(entry: dict[str, object]) -> Case:
    words = str(entry["args"]).split()
    asked = dict(zip(words[::2], words[1::2], strict=True))
    truth = {(unit, item): (b, a, period) for unit, item, b, a, period in entry["truth"]}
    path = OFFICE / str(entry["file"])
    year, period = int(asked["--year"]), asked.get("--period")
    return Case(str(entry["id"]), path, year, period, str(entry["expect"]), truth)


CASES = [_case(entry) for entry in json.loads((OFFICE / "cases.json").read_text("utf-8"))]


@cache
def reader(year: int, period: str | None = None) -> Reader:
    """Make a reader as a run has it."""
    known = cchc.load()
    law = known.law_of(known.set_of(year))
    words = vocabulary_of(law.definitions.vocabulary)
    forms = [Form(layout) for layout in law.definitions.layouts.values()]
    asked = read_period(period, year) if period else None
    return Reader(law.timeline, law.registry, words, forms, asked)


def grids_of(path: Path, by: Reader) -> Sequence[Grid]:
    """Open a file; nothing of one that cannot be opened."""
    [read] = prefetch(find_files((str(path),), {}).files, frozenset(), {})
    if not isinstance(read.source, Source):
        return ()
    grids, _ = open_grids(read.source, EVERY_SHEET, None, by.understands)
    return grids


def facts_of(grids: Sequence[Grid], by: Reader) -> tuple[set[Fact], Sequence[Finding]]:
    """Read sheets: the whole counts that came of them, and what was said."""
    read = read_sheets("counts", grids, by)
    facts = {
        (unit, indicator, period.code, b, a)
        for block in read.blocks
        for unit, indicator, period, b, a in zip(
            block.units, block.indicators, block.periods, block.bs, block.as_, strict=True
        )
        if b >= 0 and a >= 0
    }
    return facts, read.findings


def truth_of(case: Case, by: Reader) -> set[Fact]:
    """Give what a careful clerk reads in a file, as ``facts_of`` gives what is read here."""
    items = {target.item: index for index, target in by.indicators.targets}
    codes = by.registry.codes
    return {
        (codes.index(unit), items[item], period, b, a)
        for (unit, item), (b, a, period) in case.truth.items()
    }


def are_heard(findings: Sequence[Finding]) -> bool:
    """Say whether a finding says more than what was understood."""
    return any(found.rule.severity is not Severity.NOTE for found in findings)
