"""The headings of tidy tables are declared in a layout file, which may be one's own."""

import shutil
from pathlib import Path

import pytest

from cchc.loading.definitions import Loaded, load, shipped
from cchc.readers.headings import Headings

TIDY = "layouts/tidy.yaml"


def folder(place: Path) -> Path:
    """Copy the shipped definitions."""
    for name in ("indicators", "targets", "layouts"):
        shutil.copytree(shipped() / name, place / name)
    return place


def changed(place: Path, old: str, new: str) -> Loaded:
    """Load them with one change to the tidy layout."""
    file = folder(place) / TIDY
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return load(place, cache=None)


def role(loaded: Loaded, heading: str) -> str | None:
    """Tell what a column headed so means."""
    assert loaded.definitions
    roles, _ = Headings(loaded.definitions.layouts.tidy_columns).find_roles([heading])
    return next(iter(roles), None)


def told(loaded: Loaded) -> list[str]:
    """List the findings by place and code."""
    return [f"{found.location.text} {found.rule.code}" for found in loaded.findings]


def test_a_heading_of_ones_own_is_known(tmp_path: Path) -> None:
    loaded = changed(tmp_path, "[Mục,", "[Tiểu mục, Mục,")
    assert (told(loaded), role(loaded, "TIỂU MỤC:")) == ([], "item")
    assert role(load(None, cache=None), "Tiểu mục") is None


def test_layouts_of_ones_own_keep_the_shipped_table(tmp_path: Path) -> None:
    (folder(tmp_path) / TIDY).unlink()
    loaded = load(tmp_path, cache=None)
    assert (told(loaded), role(loaded, "Mục")) == ([], "item")


def test_a_second_tidy_layout_adds_headings(tmp_path: Path) -> None:
    file = folder(tmp_path) / TIDY
    text = file.read_text(encoding="utf-8").replace("id: tidy", "id: other")
    other = text.replace("[Mục,", "[Tiểu mục,")
    (tmp_path / "layouts" / "other.yaml").write_text(other, encoding="utf-8")
    loaded = load(tmp_path, cache=None)
    assert [role(loaded, heading) for heading in ("Mục", "Tiểu mục")] == ["item", "item"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("  numerator: [", "  ratio: [", "D201", id="no column of b"),
        pytest.param("[Mục,", "[Kỳ, Mục,", "D503", id="one heading, two meanings"),
        pytest.param("  item:", "  items:", "D206", id="no such column"),
    ],
)
def test_a_broken_layout_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    loaded = changed(tmp_path, old, new)
    assert loaded.definitions is None
    assert {found.rule.code for found in loaded.findings} == {said}
    assert {found.location.file for found in loaded.findings} == {TIDY}
