"""LibreOffice without a window: it recalculates workbooks and turns documents into PDF."""

import atexit
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from patience import PATIENCE


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
    """Give the folder of the program's settings, for which one program waits to be asked.

    Starting takes a second of the processor, being asked none: what is started with the same settings
    hands its files to the one that waits, and ends when they are written.
    """
    folder = Path(tempfile.mkdtemp())
    settings, name = (folder / "settings").as_uri(), f"cchc-{os.getpid()}"
    waiting = [requires_libreoffice(), f"-env:UserInstallation={settings}", "--headless"]
    (folder / "open.txt").touch()  # without a document it ends with the first conversion
    waiting += ["--norestore", f"--accept=pipe,name={name};urp", str(folder / "open.txt")]
    # It ends, and all that it started, when nobody holds its standard input any more.
    shell = subprocess.Popen(
        ["sh", "-c", '"$@" </dev/null >/dev/null 2>&1 & read -r _; kill 0', "sh", *waiting],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )
    atexit.register(_end, shell, folder)
    for _ in range(10 * PATIENCE):
        if any(Path(tempfile.gettempdir()).glob(f"OSL_PIPE_*_{name}")):
            return settings
        time.sleep(0.1)
    raise TimeoutError("LibreOffice does not begin to wait")


def _end(shell: "subprocess.Popen[bytes]", folder: Path) -> None:
    shell.communicate()
    shutil.rmtree(folder, ignore_errors=True)


def converted(file: Path, to: str, ending: str) -> Path:
    """Let LibreOffice read *file* and save it in another form beside it."""
    out = file.parent / f"as-{ending}"
    out.mkdir(exist_ok=True)
    _convert([file], to, out)
    made = [each for each in out.iterdir() if each.suffix == f".{ending}"]
    assert len(made) == 1, made
    return made[0]


def _convert(files: Sequence[Path], to: str, out: Path) -> None:
    options = [f"-env:UserInstallation={_profile()}", "--headless", "--convert-to", to]
    command = [requires_libreoffice(), *options, "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)


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
    _convert(files, to, out)
    return [out / f"{file.stem}.{to}" for file in files]
