"""Files that a process beside reads are read ahead; nothing changes its place for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc.diagnostics import Finding
from cchc.sources import prefetch as prefetching
from cchc.sources.prefetch import Prefetched, prefetch
from cchc.sources.refusals import Refused
from cchc.sources.sheet_cells import SheetCells
from cchc.sources.source import Source
from formats import FILES

KINDS = ("csv", "xls", "xls", "csv", "ods", "xls", "csv", "ods", "ods")


def folder(place: Path) -> list[str]:
    """Write files of several kinds; each is longer by its place in the row, so that no two are equal."""
    paths = []
    for number, kind in enumerate(KINDS):
        path = place / f"{number}.{kind}"
        sound = FILES / f"everything.{kind}"
        data = b"x" if kind == "csv" else sound.read_bytes()
        path.write_bytes(data + (b"x" if kind == "csv" else b"\0") * number)
        paths.append(str(path))
    return paths


def begun(each: Prefetched) -> list[SheetCells]:
    """Wait for the process beside, where one was started."""
    assert isinstance(each.source, Source)
    return each.source.begun() if each.source.begun else []


@pytest.mark.parametrize("at_once", [1, 2, 20])
def test_files_come_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(prefetching, "_AT_ONCE", at_once)
    paths = folder(tmp_path)
    read = list(prefetch(paths))
    assert [each.path for each in read] == paths
    assert [each.source.kind for each in read if isinstance(each.source, Source)] == [
        {"csv": "text"}.get(kind, kind) for kind in KINDS
    ]
    names = [sheets[0].name if (sheets := begun(each)) else None for each in read]
    assert names == [None if kind == "csv" else "Quý III" for kind in KINDS]


def test_a_file_that_cannot_be_read_stands_in_nobodys_way(tmp_path: Path) -> None:
    sound = (FILES / "everything.xls").read_bytes()
    for name, data in (("1.xls", sound), ("2.xls", sound[:3000]), ("3.xls", sound + b"\0")):
        (tmp_path / name).write_bytes(data)
    first, cut, last = prefetch(str(tmp_path / f"{n}.xls") for n in (1, 2, 3))
    with pytest.raises(Refused):
        begun(cut)
    assert begun(first)[0].cells == begun(last)[0].cells != {}


def test_no_more_is_begun_than_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prefetching, "_AT_ONCE", 2)
    asked: list[str] = []

    def names() -> Iterator[str]:
        for path in folder(tmp_path):
            asked.append(Path(path).suffix)
            yield path

    files = prefetch(names())
    next(files)
    assert asked == [".csv"]
    next(files)
    assert asked == [".csv", ".xls", ".xls", ".csv"]
    files.close()


def test_the_second_of_two_identical_files_is_not_read_again(tmp_path: Path) -> None:
    for name, data in (("1.csv", b"x"), ("2.csv", b"y"), ("3.csv", b"x"), ("4.csv", b"x")):
        (tmp_path / name).write_bytes(data)
    _, _, *again = prefetch(str(tmp_path / f"{n}.csv") for n in (1, 2, 3, 4))
    for each in again:
        assert isinstance(each.source, Finding)
        assert each.source.rule.code == "C124"
        assert each.source.rule.other == str(tmp_path / "1.csv")


def test_as_many_are_begun_as_may_run_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prefetching, "_AT_ONCE", 2)
    sound = (FILES / "everything.xls").read_bytes()
    asked: list[int] = []

    def names() -> Iterator[str]:
        for number in range(9):
            asked.append(number)
            path = tmp_path / f"{number}.xls"
            path.write_bytes(sound + bytes(number))
            yield str(path)

    files = prefetch(names())
    next(files)
    assert asked == [0, 1, 2]
    files.close()


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(prefetch([str(tmp_path / "khong-co.xls")]))
