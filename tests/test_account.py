"""Every filled cell of a sheet ends in exactly one account, and no number among the text."""

from pathlib import Path

import pytest

import cchc
from cchc.definitions.forms import form_of_unit
from cchc.definitions.period import Period
from cchc.tables.account import Booked, account
from cchc.tables.cells import BLANK, NUMBER
from filled_forms import made
from office_files import CASES, grids_of, reader
from rules_workbooks import MADE

ROOT = Path(__file__).parents[1]
FOUND = sorted(
    path
    for place in ("examples", "rules")
    for path in (ROOT / place).rglob("*")
    if path.suffix in (".csv", ".xlsx", ".ods", ".xls") and "definitions" not in path.parts
)


def add_up(path: Path, year: int) -> None:
    """Compare the account of each sheet of a file with its filled cells."""
    by = reader(year)
    for grid in grids_of(path, by):
        read = by.read(grid)
        booked = account(read)
        kinds = read.profile.kinds
        assert sum(booked.values()) == sum(len(column) - column.count(BLANK) for column in kinds)
        numbers = sum(column.count(NUMBER) for column in kinds)
        no_text = sum(n for use, n in booked.items() if use not in (Booked.TEXT, Booked.TITLE))
        assert no_text >= numbers


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_of_files_of_offices(case) -> None:
    add_up(case.path, case.year)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: str(path.relative_to(ROOT)))
def test_of_examples_and_rules(path: Path) -> None:
    add_up(path, 2023)


@pytest.mark.parametrize("code", sorted(MADE))
def test_of_workbooks_that_break_a_rule(code: str, tmp_path: Path) -> None:
    MADE[code](tmp_path)
    for path in tmp_path.glob("counts.*"):
        if path.is_file():
            add_up(path, 2023)


def test_of_a_template(tmp_path: Path) -> None:
    known = cchc.load()
    law = known.law_of(known.set_of(2023))
    unit = law.registry[law.registry.codes.index("so-noi-vu")]
    form = form_of_unit(law.target_set, law.registry, unit, Period(2023, 7, 9))
    add_up(made(form, tmp_path / "mau.xlsx"), 2023)
