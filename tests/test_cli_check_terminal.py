"""``cchc check`` on a terminal, looked at through one: width, colours, and what goes where."""

import re
from pathlib import Path

import pytest

from cchc.exit_codes import ExitCode
from cli_runs import cchc
from terminals import Seen, on_a_terminal

COUNTS = (
    "Đơn vị,Chỉ số,Kỳ,Tử số,Mẫu số\n"
    "Phường Quang Trung,IV.3,Quý IV/2023,94996,100000\n"
    "Phường Duy Tân,IV.3,Quý IV/2023,9,8\n"
)
ON = ("--year", "2023", "--item", "IV.3")
NUMBERS = ("94.996", "100.000", "94,996%", "≥ 95%", "IV.3")


def counts(tmp_path: Path) -> str:
    """Write a file of counts and give its path."""
    file = tmp_path / "so-lieu.csv"
    file.write_text(COUNTS, encoding="utf-8")
    return str(file)


def look(width: int, *arguments: str, **changes: str) -> Seen:
    """Run the command line in a terminal of that width."""
    return on_a_terminal("stdout", *arguments, width=width, **changes)


def tables(lines: list[str]) -> list[str]:
    """Leave out what is prose: the heading, the findings and the closing line."""
    start = lines.index("Tổng theo chỉ tiêu")
    end = next(at for at, line in enumerate(lines) if line.startswith("Phát hiện:"))
    return lines[start:end]


@pytest.mark.parametrize("width", [200, 120, 100, 80, 66, 60, 40, 30])
@pytest.mark.parametrize("color", ["always", "never"])
def test_tables_keep_to_the_width_and_break_no_number(
    tmp_path: Path, width: int, color: str
) -> None:
    seen = look(width, "check", counts(tmp_path), *ON, "--color", color)
    shown = tables(seen.lines)
    assert seen.code == ExitCode.UNUSABLE
    assert max(map(len, shown)) <= width
    assert [number for number in NUMBERS if not any(number in line for line in shown)] == []


@pytest.mark.parametrize(
    ("arguments", "changes", "coloured"),
    [
        pytest.param((), {}, True, id="a terminal is given colours"),
        pytest.param((), {"NO_COLOR": "1"}, False, id="unless NO_COLOR is set"),
        pytest.param((), {"TERM": "dumb"}, False, id="or it is a dumb one"),
        pytest.param(("--color", "never"), {"FORCE_COLOR": "1"}, False, id="or --color says never"),
        pytest.param(("--color", "always"), {"NO_COLOR": "1"}, True, id="--color outranks all"),
    ],
)
def test_colours_on_a_terminal(
    tmp_path: Path, arguments: tuple[str, ...], changes: dict[str, str], coloured: bool
) -> None:
    seen = look(100, "check", counts(tmp_path), *ON, *arguments, **changes)
    assert ("\x1b[" in seen.screen) is coloured


@pytest.mark.parametrize(
    ("arguments", "changes", "coloured"),
    [
        pytest.param((), {"TERM": "xterm"}, False, id="a pipe is given none"),
        pytest.param((), {"FORCE_COLOR": "1"}, True, id="unless FORCE_COLOR is set"),
        pytest.param(("--color", "always"), {}, True, id="or --color says always"),
        pytest.param((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="NO_COLOR outranks it"),
    ],
)
def test_colours_in_a_pipe(
    tmp_path: Path, arguments: tuple[str, ...], changes: dict[str, str], coloured: bool
) -> None:
    run = cchc("check", counts(tmp_path), *ON, *arguments, **changes)
    assert ("\x1b[" in run.out) is coloured


def test_a_pipe_is_as_wide_as_the_table_whatever_its_colours(tmp_path: Path) -> None:
    source = counts(tmp_path)
    plain = cchc("check", source, *ON, COLUMNS="40").out
    coloured = cchc("check", source, *ON, "--color", "always", COLUMNS="40").out
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain


def test_the_report_is_on_the_terminal_and_all_else_on_standard_error(tmp_path: Path) -> None:
    source, file = counts(tmp_path), tmp_path / "a.csv"
    seen = look(100, "check", source, *ON, "-o", str(file))
    assert seen.beside == f"Đã ghi «{file}».\n"
    assert seen.lines == look(100, "check", source, *ON).lines
    assert "\x1b" not in file.read_text(encoding="utf-8")
