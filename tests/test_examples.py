"""The examples are acceptance tests: each command is run as a reader of its README would run it.

``CCHC_REWRITE=1`` writes the expected outputs anew; read the difference like code.
"""

import json
import os
import runpy
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from cli_runs import Run, cchc

EXAMPLES = Path(__file__).parents[1] / "examples"
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/command.txt"))
WORKBOOKS = sorted(EXAMPLES.glob("*/make.py"))
each_example = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


class Command(NamedTuple):
    """The two lines of ``command.txt``."""

    typed: str
    exit_code: int


def command_of(folder: Path) -> Command:
    typed, leaves = (folder / "command.txt").read_text(encoding="utf-8").splitlines()
    word, code = leaves.split()
    assert word == "exit"
    return Command(typed, int(code))


def run(folder: Path, *more: str, **changes: str) -> Run:
    """Run the command of *folder* there."""
    program, *arguments = shlex.split(command_of(folder).typed)
    assert program == "cchc"
    return cchc(*arguments, *more, folder=folder, **changes)


def rewritten(path: Path, text: str) -> str:
    """Give what is expected, after writing it anew where that is asked for."""
    if os.environ.get("CCHC_REWRITE"):
        path.write_bytes(text.encode())
    return path.read_bytes().decode()


@each_example
def test_an_example_prints_what_its_folder_says(folder: Path) -> None:
    done = run(folder)
    assert done.out == rewritten(folder / "expected.txt", done.out)
    assert (done.code, done.err) == (command_of(folder).exit_code, "")


@each_example
def test_an_example_as_json(folder: Path) -> None:
    expected = folder / "expected.json"
    done = run(folder, "--format", "json")
    report = without_what_changes(json.loads(done.out))
    if expected.exists():
        actual = json.dumps(report, ensure_ascii=False, sort_keys=True, indent=2) + "\n"
        assert actual == rewritten(expected, actual)
    assert (report["exit_code"], done.code) == (command_of(folder).exit_code,) * 2


@each_example
def test_a_readme_shows_the_command_and_says_that_the_counts_are_made_up(folder: Path) -> None:
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert f"\n{command_of(folder).typed}\n" in readme
    assert "giả định" in readme
    assert "made up" in readme


@pytest.mark.parametrize("script", WORKBOOKS, ids=lambda script: script.parent.name)
def test_a_workbook_is_the_one_that_its_script_writes(script: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.xlsx"
    runpy.run_path(str(script))["make"](made)
    [kept] = script.parent.glob("*.xlsx")
    assert list(cells(kept)) == list(cells(made))


@pytest.mark.parametrize(
    "script", sorted(EXAMPLES.glob("*/make_dossiers.py")), ids=lambda script: script.parent.name
)
def test_dossiers_are_those_that_their_script_draws(script: Path) -> None:
    assert (script.parent / "ho-so.csv").read_bytes() == runpy.run_path(str(script))["made"]()


def cells(path: Path) -> Iterator[tuple[object, ...]]:
    """List what stands in the cells of a workbook: formulas, and the results stored with them."""
    for results in (False, True):
        for sheet in openpyxl.load_workbook(path, data_only=results):
            for row in sheet.iter_rows():
                for cell in row:
                    style = cell.number_format
                    yield sheet.title, sheet.sheet_state, cell.coordinate, cell.value, style


def without_what_changes(report: dict[str, Any]) -> dict[str, Any]:
    """Blank out what is another with each version of the program or of the definitions."""
    report["tool"]["version"] = report["definitions"]["sha256"] = "…"
    report["definitions"]["files"] = report["registry"]["sha256"] = "…"
    return report
