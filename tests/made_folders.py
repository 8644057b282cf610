"""A folder of definitions without a fault, and the ways in which tests spoil it."""

import shutil
from collections.abc import Callable
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "rules" / "D304-file-not-read" / "definitions"
INDICATOR = "indicators/dossiers-on-time.yaml"
TARGETS = "targets/made-up-2024.yaml"
UNITS = "targets/units/made-up.csv"

Step = Callable[[Path], None]


def made_folder(place: Path) -> Path:
    """Make one indicator, one set of one target, and a registry of two units."""
    shutil.copytree(SAMPLE, place)
    (place / "targets" / "old.yml").unlink()
    return place


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Change text that must be there."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def swap(name: str, old: str, new: str) -> Step:
    return lambda folder: change(folder, name, old, new)


def remove(name: str) -> Step:
    def do(folder: Path) -> None:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()

    return do


def write(name: str, text: str = "x") -> Step:
    def do(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    return do


def copy(name: str, copied: str) -> Step:
    def do(folder: Path) -> None:
        shutil.copy(folder / name, folder / copied)

    return do


def after(*steps: Step) -> Step:
    def do(folder: Path) -> None:
        for step in steps:
            step(folder)

    return do
