"""Run ``cchc`` as a user does: as a process, in an environment that is the same everywhere."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import warm_process
from patience import PATIENCE

_OF_THE_TESTER = {
    "CCHC_LANG",
    "COLUMNS",
    "FORCE_COLOR",
    "GITHUB_STEP_SUMMARY",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "NO_COLOR",
    "PYTHONCOERCECLOCALE",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONIOENCODING",
    "PYTHONUNBUFFERED",
    "PYTHONUTF8",
    "TERM",
}


class Run(NamedTuple):
    """What came of a run."""

    code: int
    out: str
    err: str


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Take the tester's environment without what changes the output."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_THE_TESTER}
    return kept | {"PYTHONPYCACHEPREFIX": warm_process.compiled()} | dict(changes or {})


def cchc(
    *arguments: str,
    folder: Path | None = None,
    stdin: bytes = b"",
    memory: int | None = None,
    **changes: str,
) -> Run:
    """Run the command line in a folder, in so many bytes; other keywords are environment variables."""
    if not hasattr(os, "fork") or any(map(_READ_AT_THE_START, changes)):
        return _fresh([sys.executable, "-m", "cchc", *arguments], changes, folder, stdin)
    asked = environment(changes)
    return _decoded(*warm_process.run(arguments, asked, folder=folder, stdin=stdin, memory=memory))


# What the interpreter reads before it begins.
_READ_AT_THE_START = re.compile("PYTHON|LANG|LC_").match


def cchc_in_which(patch: str, *arguments: str, **changes: str) -> Run:
    """Run the command line after the Python statements *patch*, in a fresh process."""
    return _fresh([sys.executable, "-c", program(patch), *arguments], changes)


def program(patch: str) -> str:
    """Write the program that ``cchc_in_which`` runs."""
    return f"{patch}\nimport sys\nfrom cchc.cli.main import main\nsys.exit(main())"


def _fresh(
    command: Sequence[str],
    changes: Mapping[str, str],
    folder: Path | None = None,
    stdin: bytes = b"",
) -> Run:
    done = subprocess.run(
        command,
        cwd=folder,
        input=stdin,
        capture_output=True,
        env=environment(changes),
        timeout=PATIENCE,
        check=False,
    )
    return _decoded(done.returncode, done.stdout, done.stderr)


def _decoded(code: int, out: bytes, err: bytes) -> Run:
    return Run(code, out.decode("utf-8"), err.decode("utf-8"))


@cache
def _help(*command: str) -> str:
    return cchc(*command, "--help", "--lang", "en").out


def commands() -> list[str]:
    """List every command, as the help does."""
    return re.findall("^  ([a-z][a-z-]+)  ", _help(), re.MULTILINE)


def reads_files(command: str) -> bool:
    """Say whether a command is given files of counts."""
    return "FILE…" in _help(command).splitlines()[0]


def help_on(command: str, option: str) -> str:
    """Give what the help says about an option of a command, nothing where it has no such option."""
    found = re.search(rf"^  (?:-\w, )?{option} .*(?:\n {{10,}}.*)*", _help(command), re.MULTILINE)
    return " ".join(found[0].split()) if found else ""


def choices(command: str, option: str) -> list[str]:
    """List what an option of a command may be, none where it has no such option."""
    said = help_on(command, option).split()
    return said[1].split("|") if said else []


class Writes(NamedTuple):
    """An option by which a command writes: one file of each ending, or a folder in each form."""

    command: str
    option: str
    endings: tuple[str, ...]  # none: a folder
    is_repeatable: bool
    forms: tuple[str, ...] = ()  # of the files in the folder


def writing(command: str) -> list[Writes]:
    """List the options by which a command writes files, as its help tells."""
    found = re.findall(r"^  (?:-\w, )?(--[a-z-]+) (FILE|DIR) ", _help(command), re.MULTILINE)
    options = []
    for option, kind in found:
        said = help_on(command, option)
        if "rite" not in said.partition(kind)[2].split(";")[0]:
            continue  # it is read
        endings = re.findall(r"\.[a-z]+(?:\.json)?\b", said) if kind == "FILE" else []
        of_folder = kind == "DIR" and option in help_on(command, "--format")
        forms = choices(command, "--format") if of_folder else []
        repeatable = "several times" in said
        options.append(Writes(command, option, tuple(endings), repeatable, tuple(forms)))
    return options


def page(text: str) -> dict[str, str]:
    """Take what ``show`` writes apart: what each line is called, and its text unfolded."""
    facts: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        start, _, rest = line.partition("  ")
        if start:
            name = start
            facts[name] = rest.strip()
        else:
            facts[name] += f" {line.strip()}"
    return facts
