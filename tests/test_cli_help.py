"""Help: wholly in one language, with examples that can be typed."""

import re
import shlex
import subprocess
import sys

import pytest

from cchc import __version__
from cchc.cli.app import COMMANDS
from cchc.exit_codes import ExitCode
from cli_runs import cchc, environment

EVERY = [[], *([name] for name in COMMANDS)]
CLICKS_ENGLISH = re.compile(
    r"\b(Usage|Options?|Arguments?|Commands?|COMMAND|OPTIONS|ARGS|Show|Try|Error)\b"
    r"|\b(required|default|message|exit|env var|dynamic)\b"
)

every_command = pytest.mark.parametrize(
    "command", EVERY, ids=lambda command: " ".join(["cchc", *command])
)


@every_command
def test_help_in_vietnamese_has_no_word_of_click(command: list[str]) -> None:
    run = cchc(*command, "--help")
    assert (run.code, run.err) == (ExitCode.OK, "")
    assert run.out.startswith(f"Cách dùng: {' '.join(['cchc', *command])} [TÙY CHỌN]")
    assert CLICKS_ENGLISH.search(run.out) is None


@every_command
def test_help_in_english_has_no_vietnamese_letter(command: list[str]) -> None:
    run = cchc(*command, "--help", "--lang", "en")
    assert (run.code, run.err) == (ExitCode.OK, "")
    assert run.out.startswith(f"Usage: {' '.join(['cchc', *command])} [OPTIONS]")
    assert re.findall("[^\x00-\x7f…–«»]", run.out) == []


@every_command
def test_help_ends_with_examples(command: list[str]) -> None:
    vi = examples(cchc(*command, "--help").out, "Ví dụ:")
    en = examples(cchc(*command, "--help", CCHC_LANG="en").out, "Examples:")
    assert vi
    assert vi == en
    assert all(shlex.split(line)[: 1 + len(command)] == ["cchc", *command] for line in vi)


@every_command
def test_both_languages_show_the_same_options(command: list[str]) -> None:
    vi, en = (options(cchc(*command, "--help", CCHC_LANG=lang).out) for lang in ("vi", "en"))
    assert vi == en
    assert {"--lang", "--debug", "-h"} <= set(vi)


@every_command
def test_h_is_help(command: list[str]) -> None:
    assert cchc(*command, "-h") == cchc(*command, "--help")


def test_cchc_alone_is_help_and_success() -> None:
    assert cchc() == cchc("--help")
    assert cchc("--lang", "en") == cchc("--help", CCHC_LANG="en")


def test_the_list_of_commands() -> None:
    listed = re.findall("^  ([a-z][a-z-]+)  ", cchc("--help").out, re.MULTILINE)
    assert listed == list(COMMANDS)


def test_version() -> None:
    assert cchc("--version") == (ExitCode.OK, f"cchc {__version__}\n", "")


def test_what_must_be_given_and_what_is_assumed_is_said() -> None:
    vi, en = (cchc("show", "--help", CCHC_LANG=lang).out for lang in ("vi", "en"))
    assert "[bắt buộc]" in vi
    assert "[required]" in en
    assert "[mặc định: table]" in vi
    assert "[default: table]" in en


@pytest.mark.parametrize(
    ("columns", "widest"),
    [
        pytest.param("60", 59, id="a narrow window"),
        pytest.param("80", 79, id="the usual one"),
        pytest.param("300", 99, id="lines too long to read are folded anyway"),
    ],
)
def test_help_fits_the_terminal(columns: str, widest: int) -> None:
    lines = cchc("list-targets", "--help", COLUMNS=columns).out.splitlines()
    assert max(map(len, lines)) <= widest


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--help"], id="the help of cchc"),
        pytest.param(["list-targets", "--help"], id="the help of a command"),
        pytest.param(["explain"], id="a list into a pipe"),
    ],
)
def test_nothing_slow_is_imported(arguments: list[str]) -> None:
    slow = {"pydantic", "rich", "yaml", "openpyxl", "python_calamine", "json"}
    assert not slow & imported_by(arguments)


def imported_by(arguments: list[str]) -> set[str]:
    program = """
import sys
from cchc.cli.main import main
code = main()
print(*sys.modules)
sys.exit(code)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        env=environment(),
        check=True,
    )
    return set(done.stdout.decode().splitlines()[-1].split())


def options(page: str) -> list[str]:
    return re.findall("^  (--?[a-z-]+)", page, re.MULTILINE)


def examples(page: str, heading: str) -> list[str]:
    section = page.partition(f"{heading}\n")[2]
    return re.findall("^  (cchc .*)", section, re.MULTILINE)
