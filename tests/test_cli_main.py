"""Where a run begins and ends: every exit code, and outputs that cannot be written."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cchc.cli.main import expanded
from cchc.exit_codes import ExitCode
from cli_runs import cchc, cchc_in_which, environment, program
from patience import PATIENCE

RAISES = """
import cchc.cli.explain
def explain(asked):
    raise {}
cchc.cli.explain.explain = explain
"""


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        pytest.param("ValueError('hỏng')", "ValueError: hỏng", id="an ordinary bug"),
        pytest.param("SystemExit(1)", "SystemExit: 1", id="a library that leaves with 1"),
        pytest.param(
            "OSError(28, 'full')", "OSError: [Errno 28] full", id="a file, not the output"
        ),
        pytest.param("EOFError", "EOFError: ", id="which Typer would turn into 1"),
        pytest.param("OSError(32, '')", "[Errno 32]", id="a pipe, which Typer would turn into 1"),
        pytest.param("BaseException('panic')", "BaseException: panic", id="a panic of Rust"),
        pytest.param("ValueError('a\\x1b[2Jb\\nc')", "a\\x1b[2Jb\\x0ac", id="escapes are shown"),
    ],
)
def test_a_bug_is_one_line_and_70(raised: str, said: str) -> None:
    run = cchc_in_which(RAISES.format(raised), "explain")
    assert (run.code, run.out) == (ExitCode.BUG, "")
    assert run.err.startswith("Lỗi của chương trình, không phải của số liệu: ")
    assert said in run.err
    assert len(run.err.splitlines()) == 1


@pytest.mark.parametrize("arguments", [["--debug", "explain"], ["explain", "--debug"]])
def test_debug_adds_the_traceback(arguments: list[str]) -> None:
    run = cchc_in_which(RAISES.format("ValueError('x\\x1b[2J')"), *arguments, "--lang", "en")
    first, second, *rest = run.err.splitlines()
    assert run.code == ExitCode.BUG
    assert first.startswith("A fault of the program, not of the data: ValueError: x\\x1b[2J.")
    assert second == "Traceback (most recent call last):"
    assert rest[-1] == "ValueError: x\\x1b[2J"


def test_a_command_chooses_its_exit_code() -> None:
    patch = """
import cchc.cli.explain
from cchc.exit_codes import ExitCode
def explain(asked):
    return ExitCode.UNUSABLE
cchc.cli.explain.explain = explain
"""
    assert cchc_in_which(patch, "explain") == (ExitCode.UNUSABLE, "", "")


def test_debug_alone_changes_nothing() -> None:
    assert cchc("explain", "C101", "--debug") == cchc("explain", "C101")


def test_ctrl_c_is_130() -> None:
    patch = RAISES.format("print('ready', flush=True) or __import__('time').sleep(1_000_000)")
    with subprocess.Popen(
        [sys.executable, "-c", program(patch), "explain"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err.decode()) == (ExitCode.INTERRUPTED, "Đã dừng.\n")


WRITE = [
    pytest.param(["explain", "C101"], id="a short text, refused only when it is flushed"),
    pytest.param(["explain"], id="a text longer than the buffer"),
    pytest.param(["explain", "--color", "always"], id="a table drawn by Rich"),
    pytest.param(["--help"], id="the help"),
]


@pytest.mark.parametrize("arguments", [*WRITE, pytest.param(["--version"], id="the version")])
def test_a_reader_that_has_gone_away_is_141_and_silent(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "cchc", *arguments],
            stdout=writing,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (ExitCode.BROKEN_PIPE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk always full")
@pytest.mark.parametrize("arguments", WRITE)
def test_a_full_disk_is_4(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cchc", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    assert (done.returncode, done.stderr.decode()) == (
        ExitCode.UNWRITTEN,
        "Không ghi được kết quả: ổ đĩa đã đầy. Hãy kiểm tra nơi nhận kết quả rồi chạy lại.\n",
    )


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_closed_output_is_4() -> None:
    done = subprocess.run(
        ["sh", "-c", '"$0" -m cchc explain >&-', sys.executable],
        capture_output=True,
        env=environment({"CCHC_LANG": "en"}),
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (
        ExitCode.UNWRITTEN,
        "The output could not be written: the output is closed. Check where it goes and run"
        " again.\n",
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk always full")
def test_messages_that_cannot_be_written_change_no_exit_code() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cchc", "xyzzy"], stderr=full, env=environment(), check=False
        )
    assert done.returncode == ExitCode.USAGE


ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.mark.parametrize("arguments", [["explain", "C101"], ["--help"], ["xyzzy"]])
def test_output_is_utf8_whatever_the_locale(arguments: list[str]) -> None:
    assert cchc(*arguments, **ASCII) == cchc(*arguments)


@pytest.mark.parametrize(
    ("encoding", "code", "out"),
    [
        pytest.param("ascii", ExitCode.OK, "M\\xe3 ", id="letters it lacks are escaped"),
        pytest.param("ascii:replace", ExitCode.OK, "M? ", id="or as asked for"),
        pytest.param(":replace", ExitCode.OK, "Mã ", id="an error handler alone leaves UTF-8"),
        pytest.param("ascii:strict", ExitCode.UNWRITTEN, "", id="or refused, without a crash"),
    ],
)
def test_pythonioencoding_is_respected(encoding: str, code: ExitCode, out: str) -> None:
    run = cchc("explain", "C101", PYTHONIOENCODING=encoding)
    assert (run.code, run.out[: len(out)]) == (code, out)
    assert "Traceback" not in run.err


def test_messages_are_never_strict() -> None:
    run = cchc("xyzzy", PYTHONIOENCODING="ascii:strict")
    assert (run.code, run.err.split(":")[0]) == (ExitCode.USAGE, "L\\u1ed7i")


def test_a_command_line_that_is_no_text_is_refused() -> None:
    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"cchc", b"explain", b"\xff"],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == ExitCode.USAGE
    assert "Không có mã «\\udcff»." in done.stderr.decode()


@pytest.mark.parametrize(
    ("system", "arguments", "expected"),
    [
        pytest.param("nt", ["check", "?*1.csv"], ["check", "q 1.csv", "q1.csv"], id="on Windows"),
        pytest.param("nt", ["check", "x*.csv"], ["check", "x*.csv"], id="nothing fits: as typed"),
        pytest.param("nt", ["q [1]?.csv"], ["q [1]a.csv"], id="brackets are letters"),
        pytest.param("nt", ["q [12].csv"], ["q [12].csv"], id="and no wildcard by themselves"),
        pytest.param("posix", ["check", "q*.csv"], ["check", "q*.csv"], id="elsewhere: the shell"),
    ],
)
def test_wildcards(
    system: str,
    arguments: list[str],
    expected: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("q2.csv", "q1.csv", "q [1]a.csv", "q 1a.csv", "q 1.csv", "~$q1.csv"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    assert expanded(arguments, system) == expected
