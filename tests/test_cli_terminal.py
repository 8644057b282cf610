"""Colours and widths: what a terminal gets and what a pipe gets."""

import re
from pathlib import Path

import pytest

from cchc.cli.terminal import ColorChoice, uses_colour
from cchc.exit_codes import ExitCode
from cchc.rules.catalogue import CATALOGUE
from cli_runs import cchc
from terminals import on_a_terminal


@pytest.mark.parametrize(
    ("choice", "variables", "expected"),
    [
        pytest.param("auto", {}, False, id="no terminal, no colours"),
        pytest.param("auto", {"FORCE_COLOR": "1"}, True, id="unless forced"),
        pytest.param("auto", {"FORCE_COLOR": "0"}, False, id="0 forces nothing"),
        pytest.param("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="NO_COLOR wins"),
        pytest.param("always", {"NO_COLOR": "1", "TERM": "dumb"}, True, id="the option wins"),
        pytest.param("never", {"FORCE_COLOR": "1"}, False, id="also when it says never"),
    ],
)
def test_colours(choice: ColorChoice, variables: dict[str, str], expected: bool) -> None:
    with Path("/dev/null").open("w") as stream:
        assert uses_colour(choice, stream, variables) is expected


@pytest.mark.parametrize(
    ("argument", "coloured"),
    [
        pytest.param("always", True, id="colours through Rich"),
        pytest.param("never", False, id="plain text"),
        pytest.param("auto", False, id="a pipe is no terminal"),
    ],
)
def test_color(argument: str, coloured: bool) -> None:
    run = cchc("explain", "--color", argument)
    assert ("\x1b[" in run.out) is coloured


@pytest.mark.parametrize("columns", ["80", "100", "140"])
def test_a_table_drawn_by_rich_breaks_no_code(columns: str) -> None:
    run = cchc("explain", "--color", "always", COLUMNS=columns)
    assert re.findall("^([A-Z][0-9]{3}) ", unpainted(run.out), re.MULTILINE) == sorted(CATALOGUE)


@pytest.mark.parametrize(
    ("changes", "coloured"),
    [
        pytest.param({"TERM": "xterm"}, True, id="a terminal"),
        pytest.param({"TERM": "xterm", "NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param({"TERM": "dumb"}, False, id="a dumb terminal"),
    ],
)
def test_a_terminal_is_given_colours_and_its_own_width(
    changes: dict[str, str], coloured: bool
) -> None:
    seen = on_a_terminal("stdout", "list-targets", "--year", "2023", COLUMNS="90", **changes)
    assert seen.code == ExitCode.OK
    assert ("\x1b[" in seen.screen) is coloured
    assert max(map(len, seen.lines)) <= 90


def unpainted(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)
