"""A folder of submissions: every file is read once, whatever leads to it, and what is left out is named."""

from pathlib import Path

import pytest

from cchc.sources.paths import Found, find_files


def made(folder: Path, *names: str) -> Path:
    """Write empty files with their folders."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def within(folder: Path, found: Found) -> tuple[list[str], list[str]]:
    """Give the files, and the findings by the path in the folder."""
    return (
        [str(Path(file).relative_to(folder)) for file in found.files],
        [
            f"{Path(each.location.file).relative_to(folder)} {each.rule.code}"
            for each in found.findings
        ],
    )


@pytest.mark.parametrize(
    ("names", "files", "findings"),
    [
        pytest.param(("b.csv", "a.xlsx"), ["a.xlsx", "b.csv"], [], id="in the order of names"),
        pytest.param(
            ("x/b.csv", "a.csv", "x/y/c.ods"), ["a.csv", "x/b.csv", "x/y/c.ods"], [], id="deep"
        ),
        pytest.param((".a.csv", "b.csv"), ["b.csv"], [".a.csv C116"], id="a hidden file"),
        pytest.param((".x/a.csv", "b.csv"), ["b.csv"], [".x C116"], id="a hidden folder, once"),
        pytest.param((".x/a.csv",), [], [".x C116", ". C117"], id="nothing but a hidden folder"),
        pytest.param((".gitkeep",), [], [". C117"], id="a folder that a repository keeps empty"),
        pytest.param(("Thumbs.db", ".DS_Store", "b.csv"), ["b.csv"], [], id="what systems leave"),
        pytest.param(("a.pdf", "b.csv"), ["b.csv"], ["a.pdf C120"], id="a document"),
        pytest.param((), [], [". C117"], id="nothing"),
    ],
)
def test_what_a_folder_holds(
    tmp_path: Path, names: tuple[str, ...], files: list[str], findings: list[str]
) -> None:
    assert within(tmp_path, find_files([str(made(tmp_path, *names))])) == (files, findings)


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    here, there = made(tmp_path / "here", "a.csv"), made(tmp_path / "there", "x/b.csv")
    (here / "link").symlink_to(there)
    assert within(here, find_files([str(here)])) == (["a.csv", "link/x/b.csv"], [])


def test_two_links_to_one_folder_are_followed_once(tmp_path: Path) -> None:
    here, there = made(tmp_path / "here"), made(tmp_path / "there", "b.csv")
    here.mkdir()
    (here / "1").symlink_to(there)
    (here / "2").symlink_to(there)
    assert within(here, find_files([str(here)])) == (["1/b.csv"], ["2 C116"])


@pytest.mark.parametrize("target", [".", "x", "x/.."])
def test_links_that_lead_back_end(tmp_path: Path, target: str) -> None:
    made(tmp_path, "x/a.csv")
    (tmp_path / "x" / "again").symlink_to(tmp_path / target)
    assert within(tmp_path, find_files([str(tmp_path)])) == (["x/a.csv"], ["x/again C116"])


def test_a_folder_is_read_where_it_lies_and_not_through_a_link_before_it(tmp_path: Path) -> None:
    made(tmp_path, "z/a.csv")
    (tmp_path / "a").symlink_to(tmp_path / "z")
    assert within(tmp_path, find_files([str(tmp_path)])) == (["z/a.csv"], ["a C116"])


def test_links_that_lead_nowhere_are_named(tmp_path: Path) -> None:
    made(tmp_path, "a.csv")
    (tmp_path / "gone.csv").symlink_to("nowhere")
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    found = find_files([str(tmp_path)])
    assert within(tmp_path, found) == (["a.csv"], ["gone.csv C113", "loop.csv C113"])


def test_a_link_to_a_file_is_the_file(tmp_path: Path) -> None:
    made(tmp_path, "a.csv")
    (tmp_path / "b.csv").symlink_to("a.csv")
    assert within(tmp_path, find_files([str(tmp_path)])) == (["a.csv"], [])
