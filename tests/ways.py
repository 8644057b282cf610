"""Every way in which the command line can be asked about a file, from what its commands declare.

A new command, option, choice or ending is tried without being written down.  What is written down is
which file an argument stands for, and what the value of an option may be: a name that is missing here
stops the run.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Final, NamedTuple

from cchc.cli.app import COMMANDS
from cchc.options import Option, Parameter, parameters_of
from cli_runs import writing

# What stands in the words of a way: the mutated file, sound ones, and a folder to write into.
FILE, COUNTS, REPORT, OUT = "{file}", "{counts}", "{report}", "{out}"
Words = tuple[str, ...]


class Way(NamedTuple):
    """What is asked of a file of that kind: a command, its arguments and its options."""

    reads: str
    words: Words


# What a command reads, by the names of its arguments, and what must be asked with it.
ARGUMENTS: Final[Mapping[Words, Sequence[Way]]] = {
    ("counts",): [Way("counts", (FILE,))],
    ("paths",): [Way("dossiers", (FILE, "--item", "IV.1"))],
    ("document",): [Way("document", (FILE,))],
    ("report", "counts"): [Way("report", (FILE, COUNTS)), Way("counts", (REPORT, FILE))],
    (): [Way("definitions", ("--definitions", FILE))],
    ("target",): [Way("definitions", ("IV.1", "--definitions", FILE))],
    ("before", "after"): [
        Way("definitions", ("kon-tum-2023", "kon-tum-kkt-2024", "--definitions", FILE))
    ],
    ("folder",): [Way("definitions", (FILE,))],
    ("kind",): [],
}
# What an option may say, with what it needs beside it.
SAYS: Final[Mapping[str, Words]] = {
    "year": ("--year", "2023"),
    "set_id": ("--set", "kon-tum-2023"),
    "on": ("--on", "2023-09-30"),
    "body": ("--body", "Tỉnh Kon Tum"),
    "units": ("--unit", "Sở Y tế"),
    "unit": ("--unit", "Sở Y tế"),
    "items": ("--item", "IV.1"),
    "period": ("--period", "2023-Q3"),
    "against": ("--against", "2023-Q2"),
    "against_year": ("--against", COUNTS, "--against-year", "2023"),
    "against_dossiers": ("--against-dossiers", FILE),
    "lead": ("--lead", "Các sở, ban ngành"),
    "coordinating": ("--coordinating", "Văn phòng UBND tỉnh"),
    "layout": ("--layout", "bieu-06a"),
    "sheets": ("--sheet", "S"),
    "source": ("--source", "national-sync"),
    "exact_share": ("--exact-share", "1"),
    "columns": ("--columns", "applicant"),
    "table": ("--table", "ho_so"),
    "annex": ("--annex", "1"),
    "place": ("--place", "Tỉnh Thử"),
    "definitions": (),  # those that are mutated, where they are read
    "deadline": ("--letters", OUT, "--deadline", "31/12/2023"),
}
BESIDE: Final[Mapping[str, Words]] = {
    "slip_format": ("--all-units", OUT),
    "letters": ("--deadline", "31/12/2023"),
    "source": ("--dossiers",),
    "engine": ("--dossiers",),
    "exact_share": ("--dossiers",),
    "all_units": ("--format", "docx"),
}
# Which need it only where there is another option, too.
NEEDS: Final = {
    "source": "dossiers",
    "engine": "dossiers",
    "exact_share": "dossiers",
    "all_units": "slip_format",
}
# Options that make another kind of file of the one that is read, or ask for one beside sound counts.
OF_DOSSIERS: Final = {
    "dossiers": FILE,
    "source": FILE,
    "engine": FILE,
    "exact_share": FILE,
    "against_dossiers": COUNTS,
}


@cache
def ways() -> Mapping[str, Sequence[Words]]:
    """List what can be asked of each kind of file."""
    found: dict[str, dict[Words, None]] = {}
    for name in COMMANDS:
        for reads, words in _of_command(name):
            found.setdefault(reads, {})[words] = None
    return {reads: tuple(each) for reads, each in found.items()}


def _of_command(name: str) -> Iterator[Way]:
    """Ask once without any option, and once with each value of each option."""
    parameters = parameters_of(import_module(f"cchc.cli.{name.replace('-', '_')}").Asked)
    options = {each.name: each for each in parameters if isinstance(each.declared, Option)}
    arguments = tuple(each.name for each in parameters if each.name not in options)
    written = dict(_written(name))
    # A command that prints nothing of its own must be told where to write.
    prints = {"shown_as", "output"} & {n for n, each in options.items() if each.choices}
    to_write = [] if prints or not written else [next(iter(written.values()))[:2]]
    for reads, begun in ARGUMENTS[arguments]:
        for option, words in [("", ()), *_said(options, written)]:
            kind, asked_of = reads, begun
            if option in OF_DOSSIERS and reads == "counts":
                kind = "dossiers"
                asked_of = tuple(OF_DOSSIERS[option] if w == FILE else w for w in begun)
            needed = [*([SAYS["year"]] if "year" in options else []), *to_write]
            more = (w for each in needed if each[0] not in (*begun, *words) for w in each)
            if not set(words[:1]) & set(begun):
                yield Way(kind, (name, *asked_of, *words, *more))


def _written(name: str) -> Iterator[tuple[str, Words]]:
    """Write every form that a file may have, or a folder."""
    for each in writing(name):
        files = [part for ending in each.endings for part in (each.option, f"{OUT}/x{ending}")]
        if each.endings and not each.is_repeatable:
            files = files[:2]
        yield each.option, tuple(files or (each.option, OUT))


def _said(
    options: Mapping[str, Parameter], written: Mapping[str, Words]
) -> Iterator[tuple[str, Words]]:
    for name, option in options.items():
        spelling = option.declared.spelling
        beside = BESIDE.get(name, ()) if NEEDS.get(name, name) in options else ()
        if option.is_flag or option.choices:
            for choice in option.choices or [""]:
                yield name, tuple(word for word in (spelling, choice, *beside) if word)
        elif said := written.get(spelling) or SAYS[name]:
            yield name, (*said, *beside)
