"""Whatever becomes of the process that reads a file, the one that judges gets grids or a refusal."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cchc import limits
from cchc.diagnostics import Location
from cchc.grid import Mark, Marked
from cchc.sources.foreign import subprocess_reader
from cchc.sources.foreign.subprocess_reader import read_in_process
from cchc.sources.foreign.wire import packed, unpacked
from cchc.sources.refusals import Malformed, Refused
from cchc.sources.sheet_cells import SheetCells
from formats import FILES, as_xlsb
from patience import PATIENCE
from reading import bytes_file, told
from reading import check_bare as check

XLS = (FILES / "everything.xls").read_bytes()


def refusal(data: bytes, kind: str) -> Refused:
    with pytest.raises(Refused) as raised:
        read_in_process(data, kind)
    return raised.value


def child(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let a script stand for the process beside."""
    program = folder / "child.sh"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))


@pytest.mark.parametrize(
    ("script", "code"),
    [
        pytest.param("cat > /dev/null; kill -SEGV $$", "C103", id="a crash"),
        pytest.param("exit 1", "C103", id="it gives up before it has read"),
        pytest.param("cat > /dev/null; kill -KILL $$", "C112", id="killed for its time or memory"),
        pytest.param("cat > /dev/null", "C103", id="it says nothing"),
        pytest.param("""cat > /dev/null; echo '["sheet","S",'""", "C103", id="half a line"),
        pytest.param("cat > /dev/null; echo Traceback >&2; exit 70", "C103", id="a traceback"),
    ],
)
def test_a_death_is_a_finding(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    script: str,
    code: str,
) -> None:
    child(tmp_path, monkeypatch, script)
    assert refusal(XLS, "xls").rule.code == code
    assert capfd.readouterr() == ("", "")


def test_it_is_stopped_when_its_time_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child(tmp_path, monkeypatch, f"echo $$ > {tmp_path}/pid; exec sleep 1000000")
    monkeypatch.setattr(limits, "FOREIGN_SECONDS", 1)
    refused = refusal(XLS, "xls")
    said = refused.rule.at(Location("f"))
    assert said.message("en") == (
        "The file exceeds a limit: the time to read it in seconds is more than 1, at most 1."
    )
    assert not any(map(is_running, written(tmp_path / "pid")))


def test_a_program_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert refusal(XLS, "xls").rule.code == "C103"


@pytest.mark.parametrize("name", ["json", "struct", "xlrd", "cchc"])
def test_nothing_in_the_folder_of_the_submissions_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Python would look there first."""
    (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    assert len(read_in_process(XLS, "xls")) == 2
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no memory here")
def test_what_takes_all_memory_takes_that_of_the_process_beside() -> None:
    refused = refusal(b"<table><tr><td>1</table>" + b"xin chao " * 7_000_000, "html")
    limit = limits.FOREIGN_MEMORY_BYTES // 2**20
    assert (refused.rule.code, refused.rule.limit) == ("C112", limit)


@pytest.mark.skipif(sys.platform != "linux", reason="whether a process runs is asked of /proc")
def test_ctrl_c_ends_the_process_beside(tmp_path: Path) -> None:
    """The user does not wait for it, and it does not go on alone.

    It says who it is when its input has ended: by then its parent waits for it.
    """
    program = tmp_path / "child.sh"
    program.write_text(
        f"#!/bin/sh\ncat > /dev/null\necho $$ > {tmp_path}/pid\nexec sleep 1000000\n"
    )
    program.chmod(0o755)
    script = (
        "import sys; from cchc.sources.foreign.subprocess_reader import read_in_process;"
        f"sys.executable = {str(program)!r}; read_in_process(b'', 'xls')"
    )
    source = {"PYTHONPATH": str(Path(subprocess_reader.__file__).parents[3])}
    parent = subprocess.Popen(
        [sys.executable, "-c", script], env={**os.environ, **source}, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + PATIENCE
    while not written(tmp_path / "pid"):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    parent.send_signal(signal.SIGINT)
    parent.wait(timeout=PATIENCE)
    while any(map(is_running, written(tmp_path / "pid"))):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def written(file: Path) -> list[str]:
    """Give what a script wrote into a file, nothing where it has not come so far."""
    return file.read_text().split() if file.exists() else []


def is_running(pid: str) -> bool:
    """Say whether a process runs; a dead one may lie about until somebody asks for its end."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


# --- the lines between the two -------------------------------------------------------------

SHEET = ["sheet", "S", False, [], [], []]
END = ["end"]


def lines(*messages: object) -> bytes:
    return "\n".join(json.dumps(message) for message in messages).encode()


def test_grids_arrive_as_they_were_sent() -> None:
    grid = SheetCells("S", True, hidden_rows={3}, hidden_columns={2})
    grid.merge(1, 1, 2, 2)
    for row, value in enumerate(
        ("x", 1.5, True, 1e300, float("inf"), Marked(Mark.PERCENT, "9,5%", 0.095)), 1
    ):
        grid.put(row, 1, value)
    assert unpacked("".join(packed([grid])).encode()) == [grid]


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(lines(SHEET), id="no end"),
        pytest.param(lines(["row", 1, [[1, 1.5]]], END), id="a row of no sheet"),
        pytest.param(lines(SHEET, ["row", 1, [[1, None]]], END), id="no cell"),
        pytest.param(
            lines(SHEET, ["row", 1, [[1, ["marked", "odd", "x", 0]]]], END), id="another mark"
        ),
        pytest.param(lines(SHEET, ["row", 1, [[1, ["date", "x"]]]], END), id="no date"),
        pytest.param(lines(SHEET, ["row", 2**30, [[1, 1.5]]], END), id="a row outside"),
        pytest.param(lines(SHEET, ["row", 1, [[True, 1.5]]], END), id="a column that is no number"),
        pytest.param(lines(["sheet", "S", False, [], [], [[1, 2]]], END), id="half a range"),
        pytest.param(lines(["run", "x"], END), id="an unknown message"),
        pytest.param(lines(["refused", "C999", {}]), id="refused by an unknown rule"),
        pytest.param(lines(["refused", "C112", {"what": [1]}]), id="refused without words"),
        pytest.param(b"[" * 100_000 + b"\n" + lines(END), id="brackets without end"),
        pytest.param(b"\xff\n" + lines(END), id="no text"),
    ],
)
def test_other_lines_are_not_believed(sent: bytes) -> None:
    with pytest.raises(Malformed):
        unpacked(sent)


def test_the_finding_names_the_file(tmp_path: Path) -> None:
    path = bytes_file(tmp_path, XLS[:3000], name="counts.xls")
    assert told(check(path)) == ["counts.xls C103"]


def test_a_binary_workbook_from_a_file(tmp_path: Path) -> None:
    path = bytes_file(tmp_path, as_xlsb(), name="counts.xlsb")
    assert "C103" not in {found.rule.code for found in check(path).findings}
