"""The cache: the second time is fast, and never tells anything but what the files say."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cchc.loading import cache as caches
from cchc.loading.cache import FORMAT, cache_folder
from cchc.loading.definitions import load
from made_folders import INDICATOR, TARGETS, Step, change, made_folder, remove, swap, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_folder(tmp_path / "definitions")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder that does not exist yet."""
    return tmp_path / "cache" / "cchc"


def kept_file(cache: Path) -> Path:
    (path,) = cache.iterdir()
    return path


def _times_read(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Count how often YAML is read: the cache must be used, or not be used."""
    from cchc.loading import compile as compiling

    calls: list[object] = []
    check_folder = compiling.check_folder

    def counting(*arguments: Any) -> object:
        calls.append(arguments)
        return check_folder(*arguments)

    monkeypatch.setattr(compiling, "check_folder", counting)
    return calls


def test_the_second_time_comes_from_the_cache(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = _times_read(monkeypatch)
    first, second = load(folder, cache=cache), load(folder, cache=cache)
    assert (len(calls), first) == (1, second)
    assert stat.S_IMODE(kept_file(cache).stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700


def test_a_cache_imports_neither_yaml_nor_the_checks(folder: Path, cache: Path) -> None:
    load(folder, cache=cache)
    code = (
        "import sys; from pathlib import Path; from cchc.loading.definitions import load;"
        f"assert load(Path({str(folder)!r}), cache=Path({str(cache)!r})).definitions;"
        "print([m for m in ('yaml', 'cchc.definitions.checker', 'cchc.definitions.threshold_text',"
        " 'importlib.resources', 'tempfile') if m in sys.modules])"
    )
    source = str(Path(caches.__file__).parents[2])
    run = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": source},
        check=True,
    )
    assert run.stdout == "[]\n"


def test_a_check_with_a_cache_imports_no_yaml(tmp_path: Path, cache: Path) -> None:
    counts = tmp_path / "so-lieu.csv"
    counts.write_text("Mục,Đơn vị,Kỳ,b,a\nIV.1,Sở Nội vụ,2023,95,100\n", encoding="utf-8")
    code = (
        "import sys; from cchc.cli.main import main;"
        f"sys.argv = ['cchc', 'check', {str(counts)!r}, '--year', '2023'];"
        "assert main() == 0; print(*{'yaml', 'pydantic'} & set(sys.modules), file=sys.stderr)"
    )
    environment = {**os.environ, "CCHC_CACHE_DIR": str(cache)}
    loaded = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, env=environment, check=True
        ).stderr.split()
        for _ in range(2)
    ]
    assert (loaded[0] != [], loaded[1]) == (True, [])


@pytest.mark.parametrize(
    "threshold",
    ["Tối thiểu 99,50", "trên 90%", "không quá 5,25%", "dưới 10%", "từ 70% đến dưới 100%", "30"],
)
def test_a_threshold_survives_the_cache_digit_by_digit(
    folder: Path, cache: Path, threshold: str
) -> None:
    change(folder, TARGETS, "Tối thiểu 95", threshold)
    change(folder, INDICATOR, "over_time: sum", "over_time: sum\nbetter: lower")
    if "quá" not in threshold and "dưới 10%" not in threshold:
        change(folder, INDICATOR, "better: lower", "better: higher")
    fresh, kept = load(folder, cache=cache), load(folder, cache=cache)
    assert len([*cache.iterdir()]) == 1
    assert fresh.definitions is not None
    assert fresh == kept
    assert repr(fresh.definitions) == repr(kept.definitions)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(swap(TARGETS, "95", "96"), id="a threshold"),
        pytest.param(swap(INDICATOR, "sum", "latest"), id="an indicator"),
        pytest.param(write("targets/units/other.csv"), id="another registry"),
        pytest.param(remove("targets/units/made-up.csv"), id="a registry that is gone"),
    ],
)
def test_whatever_changes_is_read_again(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, edit: Step
) -> None:
    load(folder, cache=cache)
    calls = _times_read(monkeypatch)
    edit(folder)
    changed = load(folder, cache=cache)
    assert len(calls) == 1
    assert changed == load(folder, cache=None)


def test_what_is_used_is_not_forgotten(cache: Path) -> None:
    for number in range(60):
        caches.keep(cache, f"{number}", {"number": number})
        os.utime(cache / f"{number}{caches._ENDING}", (number, number))
        assert caches.recall(cache, "0") == {"number": 0}
    assert [caches.recall(cache, f"{number}") is None for number in (1, 59)] == [True, False]


def test_names_and_contents_make_the_digest(folder: Path) -> None:
    def digest() -> str:
        loaded = load(folder, cache=None)
        assert loaded.definitions is not None
        return loaded.definitions.digest

    digests = [digest(), digest()]
    change(folder, INDICATOR, "formula", "# nhận xét\nformula")
    digests.append(digest())
    (folder / "targets/units/other.csv").write_text("x", encoding="utf-8")
    digests.append(digest())
    assert digests[0] == digests[1] != digests[2] == digests[3]


def _poison(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))


def _behind_a_link(path: Path) -> None:
    path.symlink_to(path.rename(path.parent.parent / "elsewhere"))


def _as_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _of_another_user(path: Path) -> None:
    try:
        os.chown(path, 12345, -1)
    except PermissionError:
        pytest.skip("only root may give files away")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
@pytest.mark.parametrize(
    "poison",
    [
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(b"\x80\x04N."), id="a pickle"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-9]), id="cut off"),
        pytest.param(lambda path: _poison(path, b'"95"', b'"05"'), id="another threshold"),
        pytest.param(
            lambda path: _poison(path, b'["cchc", %d' % FORMAT, b'["cchc", 0'), id="old format"
        ),
        pytest.param(lambda path: path.chmod(0o620), id="the group may write"),
        pytest.param(lambda path: path.chmod(0o602), id="everybody may write"),
        pytest.param(_of_another_user, id="another user wrote it"),
        pytest.param(_behind_a_link, id="a link"),
        pytest.param(_as_a_pipe, id="a pipe"),
    ],
)
def test_a_cache_that_cannot_be_trusted_is_not(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, poison: Step
) -> None:
    expected = load(folder, cache=cache)
    path = kept_file(cache)
    poison(path)
    calls = _times_read(monkeypatch)
    assert load(folder, cache=cache) == expected
    assert len(calls) == 1
    assert load(folder, cache=cache) == expected
    assert len(calls) == 1, "the bad file was replaced"


def test_a_cache_of_other_definitions_is_not_taken_for_these(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(folder, cache=cache)
    old = kept_file(cache)
    change(folder, TARGETS, "95", "96")
    expected = load(folder, cache=cache)
    (new,) = set(cache.iterdir()) - {old}
    old.replace(new)
    calls = _times_read(monkeypatch)
    assert load(folder, cache=cache) == expected
    assert len(calls) == 1


@pytest.mark.parametrize("code", ["D304", "D312", "D314"])
def test_only_definitions_without_a_finding_are_kept(folder: Path, cache: Path, code: str) -> None:
    match code:
        case "D304":  # told by the listing of the folder, so it is told every time
            write("targets/a.yml")(folder)
        case "D312":
            text = (folder / INDICATOR).read_text(encoding="utf-8")
            text = text.replace("dossiers-on-time", "later").replace("hồ sơ", "kiến nghị")
            write("indicators/later.yaml", text)(folder)
        case _:
            change(folder, TARGETS, "Tối thiểu 95", "không quá 95")
    first, second = load(folder, cache=cache), load(folder, cache=cache)
    assert {found.rule.code for found in second.findings} == {code}
    assert first == second
    assert cache.exists() == (code == "D304")


def test_a_cache_that_cannot_be_written_is_no_matter(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert load(folder, cache=tmp_path / "file" / "cchc").definitions is not None
    assert load(folder, cache=tmp_path / "file").definitions is not None


def test_old_caches_are_forgotten_and_other_files_are_not(folder: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    (cache / "mine.txt").write_text("x", encoding="utf-8")
    for number in range(25):
        caches.keep(cache, f"{number:02}", [])
        os.utime(cache / f"{number:02}{caches._ENDING}", (number, number))
    load(folder, cache=cache)
    names = sorted(path.name[:2] for path in cache.iterdir())
    assert len(names) == 21
    assert "mi" in names
    assert "05" not in names
    assert "06" in names


def test_code_that_changed_does_not_believe_what_older_code_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = caches.seal("x")
    assert caches.seal("x") == before
    assert caches.seal("y") != before
    monkeypatch.setattr(caches, "FORMAT", 99)
    assert caches.seal("x") != before
    monkeypatch.undo()
    monkeypatch.setattr(caches, "__version__", "9")
    assert caches.seal("x") != before
    monkeypatch.undo()
    shutil.copytree(caches._PACKAGE, tmp_path / "cchc")  # with its times
    monkeypatch.setattr(caches, "_PACKAGE", tmp_path / "cchc")
    caches._code_stamps.cache_clear()
    assert caches.seal("x") == before
    os.utime(tmp_path / "cchc" / "definitions" / "checker.py", (1, 1))
    caches._code_stamps.cache_clear()  # a later run begins without
    assert caches.seal("x") != before
    caches._code_stamps.cache_clear()


HOME = {"HOME": "/home/an"}


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        pytest.param(HOME, "linux", "/home/an/.cache/cchc", id="Linux"),
        pytest.param({**HOME, "XDG_CACHE_HOME": "/c"}, "linux", "/c/cchc", id="XDG"),
        pytest.param(
            {**HOME, "XDG_CACHE_HOME": "c"}, "linux", "/home/an/.cache/cchc", id="relative XDG"
        ),
        pytest.param({**HOME, "XDG_CACHE_HOME": ""}, "linux", "/home/an/.cache/cchc", id="no XDG"),
        pytest.param(HOME, "darwin", "/home/an/Library/Caches/cchc", id="macOS"),
        pytest.param({"LOCALAPPDATA": "/l"}, "win32", "/l/cchc/Cache", id="Windows"),
        pytest.param({**HOME, "CCHC_CACHE_DIR": "/x/y"}, "linux", "/x/y", id="chosen"),
        pytest.param({**HOME, "CCHC_CACHE_DIR": ""}, "linux", None, id="switched off"),
        pytest.param({}, "linux", None, id="no home"),
        pytest.param({}, "darwin", None, id="no home on macOS"),
        pytest.param(HOME, "win32", None, id="no LOCALAPPDATA"),
    ],
)
def test_where_caches_belong(
    environment: dict[str, str], platform: str, expected: str | None
) -> None:
    place = cache_folder(environment, platform)
    assert place == (expected and Path(expected))
