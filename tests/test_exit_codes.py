"""Every exit code of ``cchc check``, through the real command line.

When several apply: 70, 4, 2, 3, 1, 5, 0.  See test_cli_door.py for Ctrl-C and outputs that fail
in other ways.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cchc.exit_codes import ExitCode
from cchc.gates import exit_code
from cchc.results import Verdict
from cli_runs import cchc, cchc_in_which, environment
from factories import SO_NOI_VU, report

HEADINGS = "Chỉ tiêu;Đơn vị;Kỳ;b;a\n"
MET = "IV.1;Sở Nội vụ;Q3;95;100\n"
MISSED = "IV.1;Sở Tư pháp;Q3;94;100\n"
NOTHING_AROSE = "IV.1;Sở Tài chính;Q3;0;0\n"
BLANK = "IV.1;Sở Ngoại vụ;Q3;;\n"
WRONG = "IV.1;Sở Công Thương;Q3;chín mươi;100\n"
NOT_ASSIGNED = "IV.3;Sở Nội vụ;Q3;95;100\n"
STRANGER = "IV.1;Ban Lạ;Q3;95;100\n"


def check(place: Path, text: str, *arguments: str, **environment: str) -> int:
    """Judge a file of counts by the targets of 2023."""
    path = place / "so-lieu.csv"
    path.write_text(HEADINGS + text, encoding="utf-8")
    return cchc("check", str(path), "--year", "2023", *arguments, **environment).code


@pytest.mark.parametrize(
    ("text", "arguments", "expected"),
    [
        pytest.param(MET, [], ExitCode.OK, id="met"),
        pytest.param(NOTHING_AROSE, [], ExitCode.OK, id="nothing arose: an answer, not a miss"),
        pytest.param(MET + BLANK, [], ExitCode.OK, id="one answered, one silent"),
        pytest.param(MET + NOT_ASSIGNED, [], ExitCode.OK, id="a warning changes nothing"),
        pytest.param(MET + STRANGER, [], ExitCode.UNUSABLE, id="a unit that nobody knows"),
        pytest.param(MET + MISSED, [], ExitCode.MISSED, id="one missed of two"),
        pytest.param(MET + MISSED, ["--allow-missed"], ExitCode.OK, id="missed, and allowed"),
        pytest.param(
            MET + MISSED, ["--unit", "Sở Nội vụ"], ExitCode.OK, id="missed by another unit"
        ),
        pytest.param(MET + MISSED, ["--format", "json"], ExitCode.MISSED, id="the same as JSON"),
        pytest.param(MET + MISSED, ["--lang", "en"], ExitCode.MISSED, id="the same in English"),
        pytest.param(
            MET + MISSED, ["--by", "item"], ExitCode.MISSED, id="a total met hides no miss"
        ),
        pytest.param("", [], ExitCode.UNUSABLE, id="no rows"),
        pytest.param(BLANK, [], ExitCode.UNUSABLE, id="only blanks: nothing was judged"),
        pytest.param(MET + WRONG, [], ExitCode.UNUSABLE, id="one wrong number"),
        pytest.param(MISSED + WRONG, [], ExitCode.UNUSABLE, id="wrong numbers outrank a miss"),
        pytest.param(
            WRONG, ["--allow-missed"], ExitCode.UNUSABLE, id="wrong is not allowed to pass"
        ),
        pytest.param(MET + "IX.9;Sở Nội vụ;Q3;1;1\n", [], ExitCode.UNUSABLE, id="an unknown item"),
        pytest.param(
            WRONG, ["--unit", "Sở Nội vụ"], ExitCode.UNUSABLE, id="a filter that leaves none"
        ),
        pytest.param(MET, ["--year", "1999"], ExitCode.USAGE, id="no such year"),
        pytest.param(MET, ["--set", "kon-tum"], ExitCode.USAGE, id="no such set"),
        pytest.param(MET, ["--unit", "Sở Nội vự"], ExitCode.USAGE, id="no such unit"),
        pytest.param(MET, ["--item", "IV.9"], ExitCode.USAGE, id="no such item"),
        pytest.param(MET, ["--period", "Q5"], ExitCode.USAGE, id="no such period"),
        pytest.param(MET, ["--format", "yaml"], ExitCode.USAGE, id="no such format"),
        pytest.param(MET, ["--quiet"], ExitCode.USAGE, id="no such option"),
        pytest.param(MET, ["--definitions", "/nowhere"], ExitCode.USAGE, id="no definitions"),
        pytest.param(MET, ["/nowhere.csv"], ExitCode.USAGE, id="no such file"),
        pytest.param(MISSED, ["/nowhere.csv"], ExitCode.USAGE, id="wrong usage outranks a miss"),
        pytest.param(WRONG, ["/nowhere.csv"], ExitCode.USAGE, id="wrong usage outranks bad data"),
        pytest.param(MET, [os.devnull], ExitCode.UNUSABLE, id="a device is no table"),
    ],
)
def test_exit_code(tmp_path: Path, text: str, arguments: list[str], expected: ExitCode) -> None:
    assert check(tmp_path, text, *arguments) == expected


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="an empty file"),
        pytest.param(b"%PDF-1.7", id="a PDF"),
        pytest.param("Đơn vị\nSở Nội vụ\n".encode(), id="no headings of counts"),
        pytest.param(b"\xff\xff\xff", id="no text"),
    ],
)
def test_a_file_that_cannot_be_used_is_3(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(content)
    run = cchc("check", str(path), "--year", "2023")
    assert (run.code, run.err) == (ExitCode.UNUSABLE, "")
    assert "Traceback" not in run.out


@pytest.mark.parametrize("text", [MET, MISSED, WRONG], ids=["met", "missed", "wrong numbers"])
def test_an_output_that_cannot_be_written_outranks_what_it_says(tmp_path: Path, text: str) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text(HEADINGS + text, encoding="utf-8")
    for full, expected in (("/dev/full", ExitCode.UNWRITTEN), (os.devnull, None)):
        with Path(full).open("wb") as output:
            done = subprocess.run(
                [sys.executable, "-m", "cchc", "check", str(path), "--year", "2023"],
                stdout=output,
                stderr=subprocess.DEVNULL,
                env=environment(),
                check=False,
            )
        assert done.returncode == (expected or cchc("check", str(path), "--year", "2023").code)


@pytest.mark.parametrize("text", [MET, MISSED, WRONG], ids=["met", "missed", "wrong numbers"])
def test_a_bug_outranks_everything(tmp_path: Path, text: str) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text(HEADINGS + text, encoding="utf-8")
    patch = "import cchc.document.sentences as t\ndef subject(*_): raise RuntimeError\nt.subject = subject"
    run = cchc_in_which(patch, "check", str(path), "--year", "2023")
    assert run.code == ExitCode.BUG


def test_nothing_is_printed_beside_a_usage_error(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text(HEADINGS + MET, encoding="utf-8")
    run = cchc("check", str(path), "--year", "1999")
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert "1999" in run.err


def test_standard_input_is_judged_like_a_file() -> None:
    run = cchc("check", "-", "--year", "2023", stdin=(HEADINGS + MISSED).encode())
    assert (run.code, run.err) == (ExitCode.MISSED, "")


@pytest.mark.parametrize(
    ("rows", "allow_missed", "expected"),
    [
        pytest.param([(SO_NOI_VU, 95, 100)], False, ExitCode.OK, id="met"),
        pytest.param([(SO_NOI_VU, 94, 100)], False, ExitCode.MISSED, id="missed"),
        pytest.param([(SO_NOI_VU, 94, 100)], True, ExitCode.OK, id="missed and allowed"),
        pytest.param([(SO_NOI_VU, 0, 0)], False, ExitCode.OK, id="nothing arose"),
        pytest.param([(SO_NOI_VU, None, 5)], True, ExitCode.UNUSABLE, id="nothing answered"),
        pytest.param([(SO_NOI_VU, 6, 5)], True, ExitCode.UNUSABLE, id="b over a"),
        pytest.param([], True, ExitCode.UNUSABLE, id="no rows"),
    ],
)
def test_it_follows_from_the_report(
    rows: list[tuple[str, int | None, int | None]], allow_missed: bool, expected: ExitCode
) -> None:
    assert exit_code(report(rows), allow_missed=allow_missed) is expected


@pytest.mark.parametrize(
    ("text", "gates", "expected"),
    [
        pytest.param(MET + MISSED, "missed", ExitCode.MISSED, id="a missed target, named"),
        pytest.param(MET + MISSED, "invalid", ExitCode.OK, id="only wrong data is to fail"),
        pytest.param(
            MET + MISSED, "warning", ExitCode.OK, id="a miss that is not named is allowed"
        ),
        pytest.param(MET + WRONG, "missed", ExitCode.OK, id="wrong data that is not named"),
        pytest.param(MET + WRONG, "missed,invalid", ExitCode.UNUSABLE, id="the usual two"),
        pytest.param(BLANK, "missing", ExitCode.UNUSABLE, id="nothing judged stays unusable"),
        pytest.param(WRONG, "missing", ExitCode.UNUSABLE, id="nothing judged but wrong numbers"),
        pytest.param(MET + BLANK, "missing", ExitCode.GATE, id="one is silent"),
        pytest.param(MET, "missing", ExitCode.GATE, id="other targets are silent"),
        pytest.param(MET + BLANK, "partial", ExitCode.GATE, id="a total lacks a unit"),
        pytest.param(MET + NOT_ASSIGNED, "warning", ExitCode.GATE, id="a warning"),
        pytest.param(MET, "warning", ExitCode.OK, id="no warning"),
        pytest.param(MET + MISSED + BLANK, "missing,missed", ExitCode.MISSED, id="1 before 5"),
        pytest.param(MET + WRONG + BLANK, "missing,invalid", ExitCode.UNUSABLE, id="3 before 5"),
        pytest.param(MISSED + WRONG, "invalid,missed", ExitCode.UNUSABLE, id="3 before 1"),
        pytest.param(MET, "missed,late", ExitCode.USAGE, id="no such gate"),
        pytest.param(MET, "missed,", ExitCode.USAGE, id="a comma before nothing"),
    ],
)
def test_gates(tmp_path: Path, text: str, gates: str, expected: ExitCode) -> None:
    assert check(tmp_path, text, "--fail-on", gates) == expected


def test_gates_may_be_named_one_by_one(tmp_path: Path) -> None:
    gates = ("--fail-on", "warning", "--fail-on", " Missing ")
    assert check(tmp_path, MET + BLANK, *gates) == ExitCode.GATE


def test_a_gate_outranked_by_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text(HEADINGS + MET + BLANK, encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "cchc", "check", str(path), "--year", "2023"]
        done = subprocess.run(
            [*command, "--fail-on", "missing"],
            stdout=full,
            stderr=subprocess.DEVNULL,
            env=environment(),
            check=False,
        )
    assert done.returncode == ExitCode.UNWRITTEN


def test_missed_cannot_be_allowed_and_fail(tmp_path: Path) -> None:
    assert check(tmp_path, MET, "--allow-missed", "--fail-on", "missed") == ExitCode.USAGE
    assert check(tmp_path, MET + MISSED, "--allow-missed", "--fail-on", "missing") == ExitCode.GATE


@pytest.mark.parametrize(
    ("text", "arguments", "expected"),
    [
        pytest.param(MET, [], ExitCode.OK, id="a list is no failure"),
        pytest.param(MET, ["--fail-on", "missing"], ExitCode.GATE, id="somebody is to be reminded"),
        pytest.param(MET + WRONG, [], ExitCode.UNUSABLE, id="wrong numbers"),
        pytest.param(
            MET + WRONG, ["--fail-on", "missing"], ExitCode.UNUSABLE, id="wrong numbers before 5"
        ),
        pytest.param("", ["--fail-on", "missing"], ExitCode.UNUSABLE, id="nothing was read"),
        pytest.param(MET + MISSED, ["--fail-on", "missed"], ExitCode.USAGE, id="it judges nothing"),
    ],
)
def test_missing(tmp_path: Path, text: str, arguments: list[str], expected: ExitCode) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text(HEADINGS + text, encoding="utf-8")
    assert cchc("missing", str(path), "--year", "2023", *arguments).code == expected


def test_missing_with_nobody_to_remind_is_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.csv"
    items = ("I.1", "II", "III.1", "III.2", "IV.1")
    rows = "".join(f"{item};Sở Nội vụ;Q3;99;100\n" for item in items)
    path.write_text(HEADINGS + rows, encoding="utf-8")
    asked = ("--year", "2023", "--reported-only", "--fail-on", "missing")
    assert cchc("missing", str(path), *asked).code == ExitCode.OK


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(["--only", "met"], id="only what is met"),
        pytest.param(["--lead", "ubnd cấp xã"], id="targets of others"),
        pytest.param(["--only", "partial,invalid"], id="kinds that there are not"),
    ],
)
def test_what_is_shown_decides_no_exit_code(tmp_path: Path, shown: list[str]) -> None:
    assert check(tmp_path, MET + MISSED, *shown) == ExitCode.MISSED
    gate = ["--fail-on", "missing", *shown]
    assert check(tmp_path, MET + BLANK, *gate) == ExitCode.GATE


def test_the_numbers_are_a_contract() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        "OK": 0,
        "MISSED": 1,
        "USAGE": 2,
        "UNUSABLE": 3,
        "UNWRITTEN": 4,
        "GATE": 5,
        "BUG": 70,
        "INTERRUPTED": 130,
        "BROKEN_PIPE": 141,
    }
    assert [verdict.code for verdict in Verdict] == [
        "met",
        "missed",
        "not_applicable",
        "inconclusive",
        "not_reported",
        "invalid",
    ]
