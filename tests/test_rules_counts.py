"""One folder per C-rule: the smallest file that breaks it, beside the words it says.

The counts are judged by the shipped targets of 2023, or by the definitions that a folder brings.
Where only a workbook can break the rule, ``rules_workbooks.py`` makes it.  ``CCHC_REWRITE=1``
writes the words anew; read the difference like code.
"""

import os
import re
import shutil
from contextlib import chdir
from functools import cache
from pathlib import Path

import pytest

from cchc import pipeline
from cchc.definitions.choose import choose_timeline
from cchc.definitions.period import read_period
from cchc.diagnostics import Severity
from cchc.law import Known
from cchc.loading.definitions import Loaded, load
from cchc.render.findings import render
from cchc.report import exit_code
from cchc.request.check import Request
from cchc.results import Report, Verdict
from cchc.rules.catalogue import CATALOGUE
from rules_workbooks import MADE

RULES = Path(__file__).parents[1] / "rules"
FOLDERS = sorted(RULES.glob("C*"))


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture(scope="module")
def report(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Judge the counts of *folder*, once for all that is asked of them."""
    place = folder
    if folder.name[:4] in MADE:
        place = shutil.copytree(folder, tmp_path_factory.mktemp("made"), dirs_exist_ok=True)
        MADE[folder.name[:4]](place)
    with chdir(place):
        return check(place)


def test_a_broken_file_is_told_in_exactly_these_words(folder: Path, report: Report) -> None:
    code = folder.name[:4]
    actual = render(report.findings, "vi", everything=True)
    expected = folder / "expected.txt"
    if os.environ.get("CCHC_REWRITE"):
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")
    assert code in {found.rule.code for found in report.findings}


def test_the_words_are_whole_in_both_languages(report: Report) -> None:
    for found in report.findings:
        for lang in ("vi", "en"):
            said = f"{found.message(lang)} {found.fix(lang)}"
            assert said[-1] in ".?)"
            assert not set("{}") & set(said)
            assert "  " not in said
            assert not re.search(r"\.\.(?![0-9])", said)  # 2024-01..06 is a period
            assert "None" not in said


def test_an_error_vetoes_and_anything_less_does_not(folder: Path, report: Report) -> None:
    rule = CATALOGUE[folder.name[:4]]
    if rule.severity is Severity.ERROR:
        assert exit_code(report) == 3
        assert not [row for row in broken_rows(report) if row in judged_rows(report)]
    elif not any(found.rule.severity is Severity.ERROR for found in report.findings):
        assert judged_rows(report) or rule.code in NOTHING_LEFT


# Rules that are no error and yet leave nothing to judge: no row, none that is whole, none assigned.
NOTHING_LEFT = {"C109", "C214", "C431", "C602"}


def test_every_workbook_has_its_folder_and_no_file_beside() -> None:
    made = {folder.name[:4] for folder in FOLDERS if not list(folder.glob("counts.*"))}
    assert made == set(MADE)


def check(place: Path) -> Report:
    """Judge the counts of the current folder, which is *place*."""
    [counts] = place.glob("counts.*")
    own = place / "definitions"
    loaded = definitions(own if own.is_dir() else None)
    assert loaded.definitions
    named = place / "set.txt"
    set_id = named.read_text(encoding="utf-8").strip() if named.exists() else None
    timeline = choose_timeline(loaded.definitions.target_sets, year=2023, set_id=set_id)
    known = Known(loaded.definitions, loaded.findings, loaded.registry_files)
    forced = place / "layout.txt"
    layout = forced.read_text(encoding="utf-8").strip() if forced.exists() else None
    when = place / "period.txt"
    period = when.read_text(encoding="utf-8").strip() if when.exists() else None
    asked = place / "against.txt"
    only = place / "units.txt"
    units = only.read_text(encoding="utf-8").split("\n")[:-1] if only.exists() else ()
    other = read_period(asked.read_text(encoding="utf-8"), 2023) if asked.exists() else None
    return pipeline.check(
        Request(counts.name, layout=layout, units=units, period=period),
        known.law_of(timeline),
        against=[other] if other else (),
    )


@cache
def definitions(folder: Path | None) -> Loaded:
    return load(folder, cache=None)


def broken_rows(report: Report) -> set[int]:
    """Give the rows at which an error stands."""
    return {
        found.location.row
        for found in report.findings
        if found.rule.severity is Severity.ERROR and found.location.row
    }


def judged_rows(report: Report) -> set[int]:
    """Give the rows that got a verdict about their numbers."""
    verdicts = (Verdict.MET, Verdict.MISSED, Verdict.NOT_APPLICABLE)
    places = [result.location for result in report.results(*verdicts)]
    return {place.row for place in places if place and place.row}
