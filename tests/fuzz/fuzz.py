"""Mutated files through the whole program: ``python tests/fuzz/fuzz.py --seconds 60 --seed 1``.

What is mutated: workbooks of every format (bytes of the archive; the XML inside, packed anew; members
shuffled, dropped, doubled, taken from another workbook; cut off), HTML tables, CSV files (bytes,
delimiters, quotes, encodings, rows), lists of dossiers, reports, documents with an annex, and every
kind of definition file.  Hostile tokens are put in everywhere.

What is done with each: some of all the ways in which the command line can be asked about such a file
(``ways.py``), drawn with it, in one of the two languages.

What counts as a failure: any exception but those that the command line expects, an exit code that
such a file cannot have, raw control characters, JSON that is none, a dead process (memory is
limited), or more than ``SECONDS_EACH`` for one file.  The file is then saved, and its
seed printed: ``--only SEED`` runs that one again, with its traceback.
"""

import argparse
import io
import itertools
import json
import multiprocessing
import os
import random
import re
import resource
import shlex
import shutil
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
import annex_documents  # noqa: E402
import formats  # noqa: E402
from ways import ways  # noqa: E402

SAVED = Path(tempfile.gettempdir()) / "cchc-fuzz"
SECONDS_EACH = 120
MEMORY = 1500 * 2**20
BATCH = 25  # files for one worker process
TOKENS = [
    *("", " ", "0", "-1", "1e309", "NaN", "inf", "9" * 5000, "1_000", "１２", "٣", "0x1F", "95%"),
    *("1.200", "1,5", "#DIV/0!", "=1+1", "TRUE", "12/2023", "#REF!", "x" * 33_000, "(" * 2000),
    *(
        "\0",
        "\r",
        "\n",
        '"',
        '""',
        ";",
        ",",
        "\t",
        "sep=;\n",
        "\ufeff",
        "\u200b",
        "\u202e",
        "\x1b[2J",
    ),
    *(
        "[/]",
        "::error::x",
        "<script>",
        "|",
        "Mục",
        "b",
        "a",
        "Đơn vị",
        "Kỳ",
        "Tổng số",
        "IV.1",
        "II",
    ),
    *("Từ ngày 15/12/2022 đến ngày 14/3/2023", "Quý III", "năm 2023", "TT", "Sở Y tế", "\ud800"),
    *("&amp;", "&x;", "<!DOCTYPE a>", "]]>", "<!--", '<c r="XFD1048576"><v>1</v></c>', "<row/>"),
    *('r="A0"', 's="9"', 't="e"', 't="s"', "<f>A1</f>", 'hidden="1"', "<v>99999999</v>", "&a [*a]"),
    *("<<: ", "!!python/object:x", "- ", "{", "[", "? ", "%TAG", "---\n", "threshold: 95", "null"),
]


class Made(NamedTuple):
    """A mutated file: which kind of file the commands read there, its name, and what it is."""

    reads: str
    name: str
    data: bytes


class Seed(NamedTuple):
    """Sound files of one format: what they are read as, how they are called, their contents."""

    reads: str
    names: Sequence[str]
    contents: Sequence[bytes]


def seeds() -> dict[str, Seed]:
    """Gather sound files: those of the rules and the examples, and forms made here."""
    folders = ("rules", "examples")
    text = [p.read_bytes() for f in folders for p in sorted((ROOT / f).rglob("*.csv"))]
    books = [p.read_bytes() for f in folders for p in sorted((ROOT / f).rglob("*.xlsx"))]
    books = [book for book in books if zipfile.is_zipfile(io.BytesIO(book))]
    saved = ROOT / "tests" / "data" / "formats"
    counts = {
        "csv": text,
        "xlsx": [*books, *workbooks(text)],
        "xls": [(saved / "everything.xls").read_bytes()],
        "ods": [(saved / "everything.ods").read_bytes()],
        "xlsb": [formats.as_xlsb()],
        "xml": [formats.as_xml()],
        "html": pages(text),
    }
    dossiers = [p.read_bytes() for p in sorted((ROOT / "rules").glob("R*/*.csv"))]
    defined = [p for name in KINDS for p in sorted((ROOT / name).rglob("*.*")) if _is_read(p)]
    return {
        **{kind: Seed("counts", [f"counts.{kind}"], each) for kind, each in counts.items()},
        "dossiers": Seed("dossiers", ["dossiers.csv"], dossiers),
        "report": Seed("report", ["report.json"], [sound_report()]),
        "docx": Seed("document", ["annex.docx"], [annex_documents.docx_of("kon-tum-2023")]),
        "page": Seed("document", ["annex.html"], [annex_documents.html_of("kon-tum-2023")]),
        "definitions": Seed(
            "definitions",
            [str(p.relative_to(ROOT)) for p in defined],
            [p.read_bytes() for p in defined],
        ),
    }


# The folders of definitions.
KINDS = ("indicators", "targets", "layouts", "record-sources")


def _is_read(path: Path) -> bool:
    return path.suffix in {".yaml", ".csv"}


SOUND = "Mục,Đơn vị,Kỳ,b,a\nIV.1,Sở Y tế,Quý III/2023,95,100\nIII.1,Sở Y tế,Quý III/2023,1,9\n"


@cache
def sound_report() -> bytes:
    """Judge some counts, as a report that can be verified."""
    from cchc import api
    from cchc.inputs import File

    return api.check(File("counts.csv", SOUND.encode()), year=2023).to_json().encode()


def pages(texts: Sequence[bytes]) -> list[bytes]:
    """Make pages of some text files, as one-stop systems write them."""
    made = []
    for text in texts[::9]:
        rows = [line.split(",") for line in text.decode("utf-8", "ignore").splitlines()]
        cells = ("".join(f'<td x:num="{cell}">{cell}</td>' for cell in row) for row in rows)
        table = "".join(f"<tr>{row}</tr>" for row in cells)
        page = f'<html><meta charset="utf-8"><p>Quý III/2023</p><table border=1>{table}</table>'
        made.append(page.encode())
    return made


def workbooks(texts: Sequence[bytes]) -> list[bytes]:
    """Make workbooks of some text files, with what spreadsheets have beside values."""
    import csv

    import openpyxl

    made = []
    for text in texts[::6]:
        try:
            rows = list(csv.reader(text.decode().splitlines()))
        except (UnicodeDecodeError, csv.Error):
            continue
        book = openpyxl.Workbook()
        sheet = book.active
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                plain = "".join(c for c in value if c.isprintable())
                cell = sheet.cell(line, column, int(plain) if plain.isdecimal() else plain)
                if line % 7 == 3:
                    cell.number_format = ("0%", "dd/mm/yyyy", "General")[column % 3]
        sheet.merge_cells(start_row=1, end_row=2, start_column=1, end_column=1)
        sheet.row_dimensions[3].hidden = True
        sheet["H3"] = "=SUM(A1:B2)"
        book.create_sheet("Ẩn").sheet_state = "hidden"
        packed = io.BytesIO()
        book.save(packed)
        made.append(packed.getvalue())
    return made


ARCHIVES = ("xlsx", "ods", "xlsb", "docx")
_ASIDE = ("xls", "ods", "xlsb")  # each read in a process of its own, which takes its time
_BESIDE = ("dossiers", "report", "docx", "page", "definitions", "definitions")
_SHEET_PART = re.compile("worksheets/sheet|content[.]xml|document[.]xml")

# --- mutations -----------------------------------------------------------------------------


def mutate(seed: int, known: Mapping[str, Seed]) -> Made:
    """Make the file of one seed."""
    chance = random.Random(seed)
    counts = ("csv", "csv", "xlsx", "xlsx", "xlsx", "html", "xml", *_ASIDE)
    kind = chance.choice([*counts, *_BESIDE])
    reads, names, contents = known[kind]
    place = chance.randrange(len(contents))
    data = contents[place]
    if kind == "xls":
        data = chance.choice([flip, cut])(data, chance, contents)
    elif kind in ARCHIVES:
        change = chance.choice(
            [flip, flip, cut, in_members, in_members, in_members, shuffle, splice]
        )
        others = [each for kind in ARCHIVES for each in known[kind].contents]
        data = change(data, chance, others)
    else:
        for _ in range(chance.randint(1, 4)):
            change = chance.choice([flip, cut, in_text, in_text, in_text, recode, lines])
            data = change(data, chance, contents)
    name = names[place % len(names)]
    if reads == "counts" and chance.random() < 0.05:
        name = "counts.xlsx"
    return Made(reads, name, data)


def flip(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    """Change, drop or double a few bytes."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 8, 40])):
        place = chance.randrange(len(changed) + 1)
        changed[place : place + chance.choice([0, 1, 1, 4])] = chance.randbytes(
            chance.choice([0, 1, 4])
        )
    return bytes(changed)


def cut(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    """Cut the file off, or a stretch out of it."""
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice([len(data), 1, 30, 1000]) :]


def in_text(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    """Put tokens where something else stands."""
    text = data.decode("utf-8", "replace")
    for _ in range(chance.choice([1, 2, 5])):
        place = chance.randrange(len(text) + 1)
        token = chance.choice(TOKENS) * chance.choice([1, 1, 1, 3])
        text = text[:place] + token + text[place + chance.choice([0, 1, 3, 10]) :]
    return text.encode("utf-8", "surrogatepass")


def lines(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """Shuffle, double and drop rows, or take some from another file."""
    rows = data.splitlines(keepends=True)
    rows += chance.choice(others).splitlines(keepends=True)[: chance.choice([0, 0, 10])]
    chosen = [row for row in rows for _ in range(chance.choice([0, 1, 1, 1, 2]))]
    if chance.random() < 0.5:
        chance.shuffle(chosen)
    return b"".join(chosen)


def recode(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    """Write the text in another encoding, with another delimiter, quote or line end."""
    text = data.decode("utf-8", "replace")
    marks = [",", ";", "\t", "|", '"', "\n", "\r", "\r\n"]
    text = text.replace(chance.choice(marks), chance.choice(marks))
    encoding = chance.choice(
        ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1258", "latin-1", "utf-32"]
    )
    return text.encode(encoding, "replace")


def _unpacked(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _packed(members: Sequence[tuple[str, bytes]], chance: random.Random) -> bytes:
    packed = io.BytesIO()
    how = chance.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
    with zipfile.ZipFile(packed, "w", how) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, how)
    return packed.getvalue()


def in_members(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """Mutate the XML inside; the archive itself stays sound."""
    members = _unpacked(data)
    for _ in range(chance.choice([1, 1, 2])):
        place = chance.randrange(len(members))
        if chance.random() < 0.6:
            sheets = [n for n, (name, _) in enumerate(members) if _SHEET_PART.search(name)]
            place = chance.choice(sheets or [place])
        name, content = members[place]
        change = chance.choice([flip, in_text, in_text, attributes, attributes, cut])
        members[place] = name, change(content, chance, others)
    return _packed(members, chance)


def attributes(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    """Exchange the values of attributes, and numbers between tags."""
    text = data.decode("utf-8", "replace")
    pieces = text.split('"')
    for _ in range(chance.choice([1, 3, 10])):
        if len(pieces) > 2:
            place = chance.randrange(1, len(pieces) - 1, 2)
            pieces[place] = chance.choice([chance.choice(pieces[1::2]), chance.choice(TOKENS)])
    return '"'.join(pieces).encode("utf-8", "surrogatepass")


def shuffle(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    """Shuffle, drop, double and rename members."""
    members = [each for each in _unpacked(data) if chance.random() < 0.95]
    chance.shuffle(members)
    if members and chance.random() < 0.5:
        name, content = chance.choice(members)
        members.append((chance.choice([name, name.upper(), f"../{name}", f"/{name}"]), content))
    return _packed(members, chance)


def splice(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """Take members from another workbook, or its end."""
    other = chance.choice(others)
    if chance.random() < 0.3:
        place = chance.randrange(min(len(data), len(other)))
        return data[:place] + other[place:]
    members = dict(_unpacked(data))
    theirs = _unpacked(other)
    members.update(chance.sample(theirs, k=min(3, len(theirs))))
    return _packed(list(members.items()), chance)


# --- what is done with a file --------------------------------------------------------------

WAYS_EACH = 3


def try_file(made: Made, folder: Path, chance: random.Random) -> None:
    """Ask the command line about a file in some ways; whatever it raises is a failure."""
    (folder / "sound.csv").write_text(SOUND, "utf-8")
    (folder / "sound.json").write_bytes(sound_report())
    if made.reads == "definitions":
        for kind in KINDS:
            shutil.copytree(ROOT / kind, folder / "definitions" / kind)
        path, read = folder / "definitions" / made.name, folder / "definitions"
    else:
        path = read = folder / made.name
    path.write_bytes(made.data)
    for words in chance.sample(ways()[made.reads], k=WAYS_EACH):
        with tempfile.TemporaryDirectory() as out:
            stands = {
                "{file}": str(read),
                "{counts}": str(folder / "sound.csv"),
                "{report}": str(folder / "sound.json"),
            }
            asked = [stands.get(word, word.replace("{out}", out)) for word in words]
            try:
                _ask(asked, Path(out), strict=made.reads in STRICT)
            except BaseException as error:
                error.add_note(f"cchc {shlex.join(asked)}")
                raise


# What is wrong with these is never a fault of whoever asks, but where they ask for what is not there.
STRICT = ("counts", "dossiers")
ASKS_FOR = {"--sheet", "--columns", "--engine", "--save-layout"}
RAW = set("\x1b\x9b\u202e\0")


def _ask(words: Sequence[str], out: Path, *, strict: bool) -> None:
    """Run a command in this process, and look at its exit code and at all that it wrote."""
    from cchc.cli.app import run
    from cchc.exit_codes import ExitCode

    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace") for _ in range(2)]
    with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
        code = run(words)
    printed, told = (each.detach().getvalue().decode() for each in _flushed(streams))
    wrong = {ExitCode.BUG, *({ExitCode.USAGE} if strict and not ASKS_FOR & set(words) else ())}
    assert code in set(ExitCode) - wrong, f"exit code {code}\n{told}"
    texts = {"standard error": told, "standard output": printed}
    for path in out.rglob("*.*"):
        data = path.read_bytes()
        if not data.startswith(b"PK"):
            texts[path.name] = data.decode()
    for name, text in texts.items():
        raw = RAW & set(text.replace("\x1b[", "") if "always" in words else text)
        assert not raw, f"{name} holds a control character"
        is_json = name.endswith((".json", ".sarif")) or (
            name == "standard output" and {"json", "sarif"} & set(words)
        )
        if is_json and text:
            json.loads(text)


def _flushed(streams: Sequence[io.TextIOWrapper]) -> Iterator[io.TextIOWrapper]:
    for each in streams:
        each.flush()
        yield each


# --- workers -------------------------------------------------------------------------------


def _work(numbers: Sequence[int], done: "multiprocessing.Queue[tuple[int, str | None]]") -> None:
    """Try the files of some seeds, in a process that may die of them."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a panic of Rust is told before it is caught
    known = seeds()
    for number in numbers:
        done.put((number, "begun"))
        with tempfile.TemporaryDirectory() as folder:
            try:
                try_file(mutate(number, known), Path(folder), random.Random(number))
            except BaseException:  # noqa: BLE001 – a panic of Rust is no Exception
                done.put((number, traceback.format_exc()))
                continue
        done.put((number, None))


def run_batch(numbers: Sequence[int]) -> dict[int, str]:
    """Try the files of some seeds; gives what went wrong, by seed."""
    context = multiprocessing.get_context("spawn")
    failures: dict[int, str] = {}
    left = list(numbers)
    while left:
        done = context.Queue()
        worker = context.Process(target=_work, args=(left, done))
        worker.start()
        current: int | None = None
        try:
            for _ in range(2 * len(left)):
                number, what = _next(done, worker, SECONDS_EACH)
                if what == "begun":
                    current = number
                    continue
                current = None
                left.remove(number)
                if what is not None:
                    failures[number] = what
        except (TimeoutError, ChildProcessError) as error:
            worker.kill()
            failing = left[0] if current is None else current
            failures[failing] = f"{type(error).__name__}: {error}"
            left.remove(failing)
        worker.join()
    return failures


def _next(
    done: "multiprocessing.Queue[tuple[int, str | None]]",
    worker: "multiprocessing.process.BaseProcess",
    seconds: float,
) -> tuple[int, str | None]:
    import queue

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            return done.get(timeout=0.2)
        except queue.Empty:
            if not worker.is_alive() and done.empty():
                raise ChildProcessError(f"the process ended with {worker.exitcode}") from None
    raise TimeoutError(f"more than {seconds} seconds")


def batches(seed: int) -> Iterator[Sequence[int]]:
    """Number files without end; the same seed gives the same ones in the same order."""
    for first in itertools.count(seed * 1_000_000, BATCH):
        yield range(first, first + BATCH)


def until(end: float, numbers: Iterator[Sequence[int]]) -> Iterator[Sequence[int]]:
    """Go on until the time is over."""
    return itertools.takewhile(lambda _: time.monotonic() < end, numbers)


def fuzz(numbers: Iterable[Sequence[int]], tell: Callable[[str], object]) -> dict[int, str]:
    """Try the files of these numbers; gives what went wrong, by number."""
    failures: dict[int, str] = {}
    known = seeds()
    tried = 0
    for batch in numbers:
        tried += len(batch)
        for failed, why in run_batch(batch).items():
            SAVED.mkdir(exist_ok=True)
            made = mutate(failed, known)
            path = SAVED / f"{failed}-{Path(made.name).name}"
            path.write_bytes(made.data)
            failures[failed] = why
            tell(f"--only {failed}: saved as {path}\n{why}")
    tell(f"{tried} files, {len(failures)} failures")
    return failures


def main() -> int:
    """Read the options and run."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", type=int, help="run one file again")
    chosen = options.parse_args()
    if chosen.only is not None:
        with tempfile.TemporaryDirectory() as folder:
            try_file(mutate(chosen.only, seeds()), Path(folder), random.Random(chosen.only))
        return 0
    numbers = until(time.monotonic() + chosen.seconds, batches(chosen.seed))
    return 1 if fuzz(numbers, _tell) else 0


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
