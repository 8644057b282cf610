"""Files written wholly or not at all, whatever happens in the middle."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cchc.writers.files import append_to_file, is_folder, is_same_file, size_of, write_file
from cli_runs import environment
from patience import PATIENCE
from privileges import without_privileges

OLD = b"old"
# The child does this before it writes; a megabyte fits into no limit that is set below.
WRITE = "from cchc.writers.files import write_file\nwrite_file('report.csv', b'x' * 2**20)"
# Where the system cannot make files without a name.
NAMED = "import os\ndel os.O_TMPFILE\n"
LIMIT = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (2**16, 2**16))\n"

needs_posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such limits or signals")
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has nameless files")


def folder(tmp_path: Path) -> Path:
    """Make a folder with an old report in it."""
    (tmp_path / "report.csv").write_bytes(OLD)
    return tmp_path


def child(program: str, inside: Path, *before: str) -> tuple[int, str]:
    """Run Python statements in a folder and give the exit code and the exception they end with."""
    done = subprocess.run(
        [*before, sys.executable, "-c", program],
        cwd=inside,
        env=environment(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    last = done.stderr.decode().splitlines()[-1:]
    return done.returncode, "".join(last).partition(":")[0]


def content(inside: Path) -> dict[str, bytes]:
    """Read every file of a folder, hidden ones too."""
    return {file.name: file.read_bytes() for file in inside.iterdir()}


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(b"new", id="a text"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"x" * 5_000_000, id="more than is written at a time"),
        pytest.param(b"a\r\n\x00\xff\n", id="bytes that a text file would change"),
    ],
)
def test_the_new_content_takes_the_place_of_the_old(tmp_path: Path, new: bytes) -> None:
    inside = folder(tmp_path)
    write_file(str(inside / "report.csv"), new)
    assert content(inside) == {"report.csv": new}


def test_a_new_file_has_the_mode_that_any_new_file_has(tmp_path: Path) -> None:
    write_file(str(tmp_path / "one"), b"")
    (tmp_path / "other").touch()
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("one", "other")}
    assert len(modes) == 1


@needs_posix
@pytest.mark.parametrize(
    "program",
    [
        pytest.param(WRITE, id="of a file that had no name"),
        pytest.param(NAMED + WRITE, id="of a file that had one", marks=needs_linux),
    ],
)
def test_the_mode_is_kept(tmp_path: Path, program: str) -> None:
    inside = folder(tmp_path)
    (inside / "report.csv").chmod(0o640)
    assert child(program, inside) == (0, "")
    assert stat.S_IMODE((inside / "report.csv").stat().st_mode) == 0o640


@needs_posix
def test_a_symbolic_link_stays_and_leads_to_the_new_content(tmp_path: Path) -> None:
    inside = folder(tmp_path)
    (inside / "link.csv").symlink_to("report.csv")
    write_file(str(inside / "link.csv"), b"new")
    assert (inside / "link.csv").is_symlink()
    assert content(inside) == {"link.csv": b"new", "report.csv": b"new"}


@needs_posix
def test_a_link_that_leads_nowhere_yet_leads_to_the_new_file(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to("later.csv")
    write_file(str(tmp_path / "link.csv"), b"new")
    assert content(tmp_path) == {"link.csv": b"new", "later.csv": b"new"}


def test_whoever_has_the_old_file_open_keeps_the_old_file(tmp_path: Path) -> None:
    inside = folder(tmp_path)
    if os.name == "nt":
        pytest.skip("Windows does not replace a file that is open")
    with (inside / "report.csv").open("rb") as reading:
        write_file(str(inside / "report.csv"), b"new")
        assert reading.read() == OLD


@needs_posix
@pytest.mark.parametrize(
    ("program", "ending"),
    [
        pytest.param(LIMIT + WRITE, (1, "OSError"), id="no room in the middle"),
        pytest.param(NAMED + LIMIT + WRITE, (1, "OSError"), id="the same where it has a name"),
        pytest.param(
            "import signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_DFL)\n" + LIMIT + WRITE,
            (-25, ""),
            id="killed in the middle",
            marks=needs_linux,
        ),
    ],
)
def test_what_fails_in_the_middle_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, program: str, ending: tuple[int, str]
) -> None:
    inside = folder(tmp_path)
    assert child(program, inside) == ending
    assert content(inside) == {"report.csv": OLD}


@needs_posix
@pytest.mark.parametrize(
    "path",
    [
        pytest.param(".", id="a folder that may not be written to"),
        pytest.param("report.csv", id="a file that may not"),
    ],
)
def test_what_is_read_only_stays_as_it_is(tmp_path: Path, path: str) -> None:
    inside = folder(tmp_path)
    (inside / path).chmod(0o555)
    try:
        assert child(WRITE, inside, *without_privileges()) == (1, "PermissionError")
    finally:
        (inside / path).chmod(0o755)
    assert content(inside) == {"report.csv": OLD}


# An interpreter tells of everything it is about to do: that is the moment to be interrupted.
INTERRUPTED = """
import os, signal, sys
def interrupt(event, arguments):
    if event == {event!r}:
        signal.raise_signal(signal.{signal})
sys.addaudithook(interrupt)
"""


@needs_posix
@pytest.mark.parametrize(
    ("before", "event"),
    [
        pytest.param("", "os.link", id="before it has a name", marks=needs_linux),
        pytest.param("", "os.rename", id="after it was given one"),
        pytest.param(
            NAMED, "os.rename", id="where it had a name from the start", marks=needs_linux
        ),
    ],
)
def test_ctrl_c_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, before: str, event: str
) -> None:
    inside = folder(tmp_path)
    program = before + INTERRUPTED.format(event=event, signal="SIGINT") + WRITE
    assert child(program, inside) == (-2, "KeyboardInterrupt")
    assert content(inside) == {"report.csv": OLD}


@needs_linux
@pytest.mark.parametrize("signal", ["SIGKILL", "SIGTERM"])
def test_a_kill_before_the_new_file_is_whole_leaves_nothing_of_it(
    tmp_path: Path, signal: str
) -> None:
    inside = folder(tmp_path)
    code, _ = child(INTERRUPTED.format(event="os.link", signal=signal) + WRITE, inside)
    assert code == {"SIGKILL": -9, "SIGTERM": -15}[signal]
    assert content(inside) == {"report.csv": OLD}


@needs_posix
def test_a_kill_at_the_last_moment_leaves_the_old_file_whole(tmp_path: Path) -> None:
    inside = folder(tmp_path)
    code, _ = child(INTERRUPTED.format(event="os.rename", signal="SIGKILL") + WRITE, inside)
    assert code == -9
    assert content(inside)["report.csv"] == OLD


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "full.csv").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        write_file(str(tmp_path / "full.csv"), b"x")
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_file(str(tmp_path / "nowhere" / "report.csv"), b"x")


def test_two_writers_at_once_leave_the_whole_of_one(tmp_path: Path) -> None:
    inside = folder(tmp_path)
    both = [
        subprocess.Popen(
            [sys.executable, "-c", WRITE.replace("b'x'", letter)], cwd=inside, env=environment()
        )
        for letter in ("b'a'", "b'b'")
    ]
    assert [each.wait(PATIENCE) for each in both] == [0, 0]
    (written,) = content(inside).values()
    assert written in {letter * 2**20 for letter in (b"a", b"b")}


def test_appending_keeps_what_others_wrote(tmp_path: Path) -> None:
    file = str(tmp_path / "summary.md")
    sizes = [size_of(file)]
    for text in (b"one\n", b"two\n"):
        append_to_file(file, text)
        sizes.append(size_of(file))
    assert sizes == [0, 4, 8]
    assert content(tmp_path) == {"summary.md": b"one\ntwo\n"}


def test_one_file_under_several_names(tmp_path: Path) -> None:
    inside = folder(tmp_path)
    one = str(inside / "report.csv")
    os.link(one, inside / "hard.csv")
    same = [one, f"{inside}/./report.csv", str(inside / "hard.csv")]
    other = [str(inside / "new.csv"), str(inside), "-"]
    assert [is_same_file(one, name) for name in same + other] == [True] * 3 + [False] * 3


def test_one_file_that_is_not_there_yet(tmp_path: Path) -> None:
    assert is_same_file(str(tmp_path / "new.csv"), f"{tmp_path}/./new.csv")


def test_folders(tmp_path: Path) -> None:
    inside = folder(tmp_path)
    names = ["", str(inside), str(inside / "report.csv"), str(inside / "nowhere")]
    assert [is_folder(name) for name in names] == [True, True, False, False]
