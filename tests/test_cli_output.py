"""``--output`` and ``--format`` through the real command line: what is written where, and what is not."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cchc.exit_codes import ExitCode
from cchc.render.formats import FORMATS
from cchc.render.report_github import AT_MOST
from cli_runs import Run, cchc, cchc_in_which, environment
from patience import PATIENCE
from privileges import without_privileges

HEADING = "Đơn vị,Chỉ số,Kỳ,Tử số,Mẫu số\n"
MISSED = HEADING + "23281,IV.3,Quý IV/2023,94996,100000\n23284,IV.3,Quý IV/2023,95,100\n"
OLD = "cũ"
ON = ("--year", "2023", "--item", "IV.3")
TEXTS = [name for name, each in FORMATS.items() if not each.binary]
FILES = [(name, ending) for name in TEXTS for ending in FORMATS[name].endings]
# What is compiled under the limit must not be left, cut short, for the tests that come after.
LIMIT = (
    "import resource, sys\nsys.dont_write_bytecode = True\n"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))"
)

needs_posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such limits or signals")


def counts(tmp_path: Path, text: str = MISSED) -> str:
    """Write a file of counts and give its path."""
    file = tmp_path / "so-lieu.csv"
    file.write_text(text, encoding="utf-8")
    return str(file)


def old_report(tmp_path: Path, name: str = "ket-qua.csv") -> Path:
    """Write what an earlier run may have left."""
    file = tmp_path / name
    file.write_text(OLD, encoding="utf-8")
    return file


@pytest.mark.parametrize(("name", "ending"), FILES, ids=[ending for _, ending in FILES])
def test_a_file_holds_what_its_form_prints(tmp_path: Path, name: str, ending: str) -> None:
    source, file = counts(tmp_path), tmp_path / f"ket-qua{ending}"
    printed = cchc("check", source, *ON, "--format", name, "--all", folder=tmp_path)
    written = cchc("check", source, *ON, "-o", str(file), folder=tmp_path)
    out = printed.out
    if name == "table":  # the screen names the set as commands take it
        out = out.replace("kon-tum-2023 ·", "Tỉnh Kon Tum ·", 1)
    assert file.read_bytes().decode() == out
    assert (printed.code, written.code) == (ExitCode.MISSED, ExitCode.MISSED)


def test_output_changes_nothing_but_a_line_on_standard_error(tmp_path: Path) -> None:
    source, files = counts(tmp_path), [tmp_path / "a.csv", tmp_path / "b.json"]
    without = cchc("check", source, *ON)
    run = cchc("check", source, *ON, "-o", str(files[0]), "--output", str(files[1]))
    said = "".join(f"Đã ghi «{file}».\n" for file in files)
    assert run == Run(without.code, without.out, said)
    assert all(file.exists() for file in files)


def test_the_form_on_standard_output_is_still_the_one_that_was_asked_for(tmp_path: Path) -> None:
    source = counts(tmp_path)
    run = cchc("check", source, *ON, "--format", "json", "-o", str(tmp_path / "a.csv"))
    assert run.out == cchc("check", source, *ON, "--format", "json").out


def test_it_is_said_in_english_too(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    run = cchc("check", counts(tmp_path), *ON, "-o", str(file), "--lang", "en")
    assert run.err == f"Wrote «{file}».\n"
    assert file.read_bytes().startswith("\ufeffTarget set,Period".encode())


@pytest.mark.parametrize(
    ("names", "vi", "en"),
    [
        pytest.param(
            ["a.pdf"],
            "Không rõ cần ghi «{0}» ở dạng nào; tên tệp phải kết thúc bằng một trong các phần mở"
            " rộng: ",
            "It is not clear in which form to write «{0}»; its name must end in one of ",
            id="an ending nobody knows",
        ),
        pytest.param(
            ["so-lieu.csv"],
            "«{0}» là tệp số liệu đầu vào; hãy ghi kết quả ra tệp khác.",
            "«{0}» holds the counts; write the report to another file.",
            id="the counts themselves",
        ),
        pytest.param(
            ["link.csv"],
            "«{0}» là tệp số liệu đầu vào; hãy ghi kết quả ra tệp khác.",
            "«{0}» holds the counts; write the report to another file.",
            id="the counts under another name",
        ),
        pytest.param(
            ["a.csv", "./a.csv"],
            "«{1}» được ghi hai lần; mỗi tùy chọn --output cần một tệp riêng.",
            "«{1}» would be written twice; each --output needs a file of its own.",
            id="one file twice",
        ),
        pytest.param(
            ["folder.csv"],
            "«{0}» là thư mục; hãy ghi tên tệp kết quả.",
            "«{0}» is a folder; name the file to write.",
            id="a folder",
        ),
        pytest.param(
            ["nowhere/a.csv"],
            "Không có thư mục «{folder}/nowhere» để ghi tệp kết quả; hãy tạo thư mục trước.",
            "There is no folder «{folder}/nowhere» to write to; make it first.",
            id="a folder that is not there",
        ),
    ],
)
def test_wrong_outputs_are_refused_before_anything_is_read(
    tmp_path: Path, names: list[str], vi: str, en: str
) -> None:
    source = counts(tmp_path)
    (tmp_path / "link.csv").hardlink_to(source)
    (tmp_path / "folder.csv").mkdir()
    before = sorted(tmp_path.iterdir())
    paths = [f"{tmp_path}/{name}" for name in names]
    asked = [argument for path in paths for argument in ("-o", path)]
    for lang, words in (("vi", vi), ("en", en)):
        run = cchc("check", source, "--year", "1900", *asked, CCHC_LANG=lang)
        assert (run.code, run.out) == (ExitCode.USAGE, "")
        assert words.format(*paths, folder=tmp_path) in run.err
    assert sorted(tmp_path.iterdir()) == before
    assert Path(source).read_text(encoding="utf-8") == MISSED


def test_the_endings_are_listed_where_one_is_unknown(tmp_path: Path) -> None:
    run = cchc("check", counts(tmp_path), *ON, "-o", "a.pdf")
    known = [ending for each in FORMATS.values() for ending in each.endings]
    assert [ending for ending in known if ending not in run.err] == []


def test_a_file_to_compare_with_is_no_output_either(tmp_path: Path) -> None:
    earlier = old_report(tmp_path)
    run = cchc("check", counts(tmp_path), *ON, "--against", str(earlier), "--output", str(earlier))
    assert (run.code, earlier.read_text(encoding="utf-8")) == (ExitCode.USAGE, OLD)


@needs_posix
def test_a_full_disk_leaves_the_old_file_whole_and_exits_4(tmp_path: Path) -> None:
    source, file = counts(tmp_path), old_report(tmp_path)
    run = cchc_in_which(LIMIT, "check", source, *ON, "-o", str(file))
    assert run.code == ExitCode.UNWRITTEN
    assert run.err == (
        f"Không ghi được «{file}»: tệp quá lớn đối với ổ đĩa; nội dung cũ, nếu có, vẫn còn nguyên."
        " Hãy khắc phục rồi chạy lại, hoặc ghi vào nơi khác.\n"
    )
    assert sorted(tmp_path.iterdir()) == sorted([Path(source), file])
    assert file.read_text(encoding="utf-8") == OLD


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_what_can_be_written_is_written_where_another_file_cannot(tmp_path: Path) -> None:
    full, good = tmp_path / "full.csv", tmp_path / "good.json"
    full.symlink_to("/dev/full")
    run = cchc("check", counts(tmp_path), *ON, "-o", str(full), "-o", str(good), CCHC_LANG="en")
    assert run.code == ExitCode.UNWRITTEN
    assert run.err == (
        f"«{full}» could not be written: no space is left; what stood there, if anything, is left"
        f" as it was. Put that right and run again, or write elsewhere.\nWrote «{good}».\n"
    )
    assert run.out.startswith("2023-Q4: ")
    assert good.exists()


@needs_posix
def test_a_read_only_folder_exits_4(tmp_path: Path) -> None:
    source, folder = counts(tmp_path), tmp_path / "only"
    folder.mkdir(0o555)
    file = folder / "a.csv"
    command = [*without_privileges(), sys.executable, "-m", "cchc", "check", source, *ON]
    done = subprocess.run(
        [*command, "-o", str(file)],
        env=environment(),
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == ExitCode.UNWRITTEN
    assert done.stderr.decode() == (
        f"Không ghi được «{file}»: không có quyền ghi, hoặc tệp đang mở trong chương trình khác;"
        " nội dung cũ, nếu có, vẫn còn nguyên. Hãy khắc phục rồi chạy lại, hoặc ghi vào nơi khác.\n"
    )
    assert list(folder.iterdir()) == []


INTERRUPTED = """
import signal, sys
def interrupt(event, arguments):
    if event == "os.rename":
        signal.raise_signal(signal.SIGINT)
sys.addaudithook(interrupt)
"""


@needs_posix
def test_ctrl_c_in_the_middle_leaves_the_old_file_whole(tmp_path: Path) -> None:
    source, file = counts(tmp_path), old_report(tmp_path)
    run = cchc_in_which(INTERRUPTED, "check", source, *ON, "-o", str(file))
    assert (run.code, run.err) == (ExitCode.INTERRUPTED, "Đã dừng.\n")
    assert sorted(tmp_path.iterdir()) == sorted([Path(source), file])
    assert file.read_text(encoding="utf-8") == OLD


@needs_posix
def test_a_kill_in_the_middle_leaves_the_old_file_whole(tmp_path: Path) -> None:
    source, file = counts(tmp_path), old_report(tmp_path)
    fatal = f"{LIMIT}\nimport signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_DFL)"
    run = cchc_in_which(fatal, "check", source, *ON, "-o", str(file))
    assert run.code == -signal.SIGXFSZ
    assert file.read_text(encoding="utf-8") == OLD


@needs_posix
def test_a_reader_who_goes_away_does_not_keep_the_file_from_being_written(tmp_path: Path) -> None:
    source, file = counts(tmp_path), tmp_path / "a.csv"
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        done = subprocess.run(
            [sys.executable, "-m", "cchc", "check", source, *ON, "-o", str(file)],
            stdout=nobody,
            stderr=subprocess.DEVNULL,
            env=environment(),
            check=False,
            timeout=PATIENCE,
        )
    assert done.returncode == ExitCode.BROKEN_PIPE
    assert file.exists()


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "table"])
def test_a_form_for_programs_is_utf_8_whatever_the_terminal_speaks(
    tmp_path: Path, name: str
) -> None:
    source = counts(tmp_path)
    asked = ("check", source, *ON, "--format", name)
    assert cchc(*asked, PYTHONIOENCODING="ascii").out == cchc(*asked).out


# A unit, a file and what stands in a cell, each a command of the machine that runs the pipeline.
COMMAND = "::error file=a::ha ##[error]ha \u202e\x9b31m"


@pytest.mark.parametrize("name", TEXTS)
def test_no_line_is_a_command_but_our_own(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"{COMMAND}.csv"
    row = f"{COMMAND},IV.3,Quý IV/2023,{COMMAND},9\n"
    file.write_text(HEADING + row, encoding="utf-8")
    done = cchc("check", file.name, *ON, "--format", name, "--all", folder=tmp_path)
    written = done.out + done.err
    commands = [line for line in written.splitlines() if line.strip().startswith("::")]
    kinds = [line.partition("=")[0] for line in commands]
    ours = ["::error file"] if name == "github" else []
    assert done.code == ExitCode.UNUSABLE
    assert kinds == ours
    assert "##[" not in written
    assert not set("\u202e\x9b") & set(written)


def test_findings_without_a_place_in_a_csv_stand_on_standard_error(tmp_path: Path) -> None:
    source = counts(tmp_path, HEADING + "23281,IV.3,Quý IV/2023,9,8\n")
    run = cchc("check", source, *ON, "--format", "csv")
    assert run.err.startswith(f"{source}:2:4 C301 lỗi: Tử số 9 lớn hơn mẫu số 8")
    assert cchc("check", source, *ON, "--format", "json").err == ""


def summary_of(tmp_path: Path, before: bytes, *asked: str) -> tuple[Run, bytes]:
    """Run with a summary that another command of the step has begun."""
    file = tmp_path / "summary.md"
    file.write_bytes(before)
    run = cchc("check", counts(tmp_path), *ON, *asked, GITHUB_STEP_SUMMARY=str(file))
    return run, file.read_bytes().removeprefix(before)


def test_the_summary_of_the_step_is_added_to(tmp_path: Path) -> None:
    run, added = summary_of(tmp_path, b"before\n", "--format", "github")
    assert (run.code, run.err) == (ExitCode.MISSED, "")
    assert added.decode().startswith("# Tỉnh Kon Tum · Quý IV/2023 · ")


def test_other_forms_leave_the_summary_alone(tmp_path: Path) -> None:
    assert summary_of(tmp_path, b"before\n", "--format", "json")[1] == b""


def test_a_summary_without_room_is_left_alone_and_that_is_said(tmp_path: Path) -> None:
    run, added = summary_of(tmp_path, b"x" * 2**20, "--format", "github")
    assert (run.code, added) == (ExitCode.MISSED, b"")
    assert run.err == "Bản tóm tắt của bước này đã đầy nên không ghi thêm kết quả vào đó.\n"


def test_a_summary_never_grows_to_what_github_drops(tmp_path: Path) -> None:
    text = HEADING + "".join(
        f"{'Xã ' + 'a' * 300 + str(number)},IV.3,Quý IV/2023,1,2\n" for number in range(400)
    )
    file = tmp_path / "summary.md"
    file.write_bytes(b"x" * (2**20 - 25_000))  # of earlier commands
    source = counts(tmp_path, text)
    run = cchc("check", source, *ON, "--format", "github", GITHUB_STEP_SUMMARY=str(file))
    assert run.out.count("\n::error ") + run.out.startswith("::error") == AT_MOST + 1
    assert 2**20 - 20_000 < file.stat().st_size < 2**20


def test_a_summary_that_cannot_be_written_exits_4(tmp_path: Path) -> None:
    run = cchc(
        "check", counts(tmp_path), *ON, "--format", "github", GITHUB_STEP_SUMMARY=str(tmp_path)
    )
    assert run.code == ExitCode.UNWRITTEN
    assert run.err.startswith(f"Không ghi được «{tmp_path}»: ")


def test_what_is_not_asked_for_is_not_imported(tmp_path: Path) -> None:
    tell = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sorted(sys.modules), sep='\\n', file=sys.stderr))"
    )
    kept = str(tmp_path / "kept")
    asked = ("check", counts(tmp_path), *ON)
    cchc(*asked, CCHC_CACHE_DIR=kept)  # definitions that are read anew are checked by much more
    run = cchc_in_which(tell, *asked, CCHC_CACHE_DIR=kept)
    heavy = {"rich", "openpyxl", "xml.etree.ElementTree", "cchc.writers.files"}
    loaded = set(run.err.splitlines())
    forms = {name for name in loaded if name.startswith("cchc.render.report_")}
    assert (heavy & loaded, forms) == (set(), {"cchc.render.report_text"})
    assert {name for name in loaded if name.startswith("cchc.records")} == set()  # no dossiers
