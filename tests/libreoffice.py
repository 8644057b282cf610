"""LibreOffice without a window: it recalculates workbooks and turns documents into PDF."""

import atexit
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

_SECONDS = 180


def requires_libreoffice() -> str:
    """Give the program, or skip the test that needs it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed: what it makes of the file is not tested")
    return program


def requires(program: str) -> str:
    """Give a program of the PDF tools, or skip the test that needs it."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed: the PDF is not looked at")
    return found


@cache
def _profile() -> str:
    """Make the folder that the program keeps its settings in; filling it takes a second."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder).as_uri()


def converted(file: Path, to: str, ending: str) -> Path:
    """Let LibreOffice read *file* and save it in another form beside it."""
    out = file.parent / f"as-{ending}"
    out.mkdir(exist_ok=True)
    command = [
        requires_libreoffice(),
        f"-env:UserInstallation={_profile()}",
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        str(out),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    made = [each for each in out.iterdir() if each.suffix == f".{ending}"]
    assert len(made) == 1, made
    return made[0]


def recalculated(file: Path) -> Path:
    """Let LibreOffice calculate every formula of a workbook anew and save it."""
    return converted(file, "xlsx:Calc MS Excel 2007 XML", "xlsx")


def pages(file: Path) -> list[tuple[int, int]]:
    """Turn a document into PDF and give the width and height of each page in millimetres."""
    pdf = converted(file, "pdf", "pdf")
    command = [requires("pdfinfo"), "-f", "1", "-l", "9999", str(pdf)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    sizes = [
        line.split() for line in told.splitlines() if line.startswith("Page ") and "size" in line
    ]
    return [(_millimetres(words[3]), _millimetres(words[5])) for words in sizes]


def _millimetres(points: str) -> int:
    return round(float(points) * 25.4 / 72)


def converted_together(files: Sequence[Path], to: str) -> list[Path]:
    """Let LibreOffice read several files at once and save each in another form, in their order."""
    out = files[0].parent / f"as-{to}"
    command = [
        requires_libreoffice(),
        f"-env:UserInstallation={_profile()}",
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        str(out),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    return [out / f"{file.stem}.{to}" for file in files]
