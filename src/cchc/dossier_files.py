"""From paths to lists of dossiers whose columns are bound: by DuckDB where the files allow it.

Parquet needs DuckDB.  A CSV in UTF-8 that begins with its headings goes to DuckDB where it is
installed; every other file is read as ``check`` reads it, and counted in plain Python.
"""

import csv
import errno
import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple

from cchc.counts import Input
from cchc.diagnostics import Finding, Location
from cchc.errors import WrongRequest
from cchc.grid import Value
from cchc.records.binding import bind_any
from cchc.records.engines import Dossiers, Heading, InDuckDB, InPython, joined
from cchc.records.model import RecordSource
from cchc.records.remarks import Remarks, listed
from cchc.records.sql.question import Table
from cchc.records.tables import SHOWN, DossierTable, best_headings, find_table, unknown
from cchc.request.subject import Engine
from cchc.rules.dossiers import (
    ListOfAnotherSource,
    RecordFileUnreadable,
    RecordRowsLeftOut,
)
from cchc.sources.encodings import Encoding
from cchc.sources.opening import open_grids
from cchc.sources.paths import Found, find_files
from cchc.sources.sheet_filter import EVERY_SHEET
from cchc.sources.source import read_source
from cchc.words import Words

PARQUET: Final = ".parquet"
CSV: Final = ".csv"
_FIRST_BYTES: Final = 1 << 16
_DELIMITERS: Final = ",;\t|"
_FIRST: Final = "##first"  # the name of the first column, beside those of fields


Tell = Callable[[Words], object]
"""Hears which stage long work has reached."""


def silent(_stage: Words) -> None:
    """Tell nobody."""


class _RefusedError(Exception):
    """DuckDB cannot read a file; why, in its own words."""


class Opened(NamedTuple):
    """Lists of dossiers that are counted together, and what was found while opening them."""

    dossiers: Dossiers | None
    findings: list[Finding]
    inputs: Sequence[Input] = ()  # the files that were read
    lost_files: int = 0  # files or sheets that are not among the dossiers


class HowRead(NamedTuple):
    """By which engine lists are read, and in which encoding texts are."""

    engine: Engine = "auto"
    encoding: Encoding | None = None


_BY_THEMSELVES: Final = HowRead()


def open_dossiers(
    paths: Sequence[str],
    sources: Sequence[RecordSource],
    how: HowRead = _BY_THEMSELVES,
    tell: Tell = silent,
) -> Opened:
    """Open the files; *sources* has one where the user named it, and *tell* hears of each.

    Raises FileNotFoundError for a path that leads to nothing, WrongRequest where Parquet cannot be
    read because DuckDB is not installed, or beside files of another kind, and where the engine that
    is asked for cannot read the files.
    """
    found = _found(paths)
    opened = _opened(found.files, sources, how, tell) if found.files else Opened(None, [])
    return opened._replace(findings=[*found.findings, *opened.findings])


def _opened(
    files: Sequence[str], sources: Sequence[RecordSource], how: HowRead, tell: Tell
) -> Opened:
    has_engine = find_spec("duckdb") is not None
    endings = {Path(file).suffix.casefold() for file in files}
    _refuse(endings, how, has_engine=has_engine)
    delimiters = {None if PARQUET in endings else ""}
    if endings == {CSV} and has_engine and how.engine != "python" and how.encoding in _UTF_8:
        delimiters = {_plain_delimiter(file, sources) or "" for file in files}
    if len(delimiters) == 1 and delimiters != {""}:
        try:
            return _by_engine(files, delimiters.pop(), sources)
        except _RefusedError as error:
            if PARQUET in endings or how.engine == "duckdb":
                rule = RecordFileUnreadable(reason=str(error))
                return Opened(None, [rule.at(Location(files[0]))])
            # A text that it refuses is told about as by ``check``.
    if how.engine == "duckdb":
        raise WrongRequest(_NOT_BY_DUCKDB)
    return _in_python(files, sources, how, tell)


_UTF_8: Final = (None, "utf-8")


def _refuse(endings: Collection[str], how: HowRead, *, has_engine: bool) -> None:
    """Refuse an engine that is not there or cannot read the files, and Parquet beside other kinds."""
    if how.engine == "duckdb" and not has_engine:
        raise WrongRequest(_NO_ENGINE)
    if PARQUET not in endings:
        return
    if not has_engine:
        raise WrongRequest(_NO_DUCKDB)
    if how.engine == "python":
        raise WrongRequest(_NO_PARQUET)
    if len(endings) > 1:
        raise WrongRequest(_MIXED)


def _found(paths: Sequence[str]) -> Found:
    """Find the files; folders and patterns may hold Parquet files, too."""
    found = find_files(paths, endings=(PARQUET,))
    for file in found.files:
        if Path(file).suffix.casefold() == PARQUET and not os.path.isfile(file):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), file)
    return found


def _plain_delimiter(file: str, sources: Sequence[RecordSource]) -> str | None:
    """Find the delimiter of a CSV in UTF-8 whose first row is its headings; None for any other."""
    with open(file, "rb") as opened:
        start = opened.read(_FIRST_BYTES)
    lines = start.removeprefix(b"\xef\xbb\xbf").splitlines()[:2]
    try:
        texts = [line.decode() for line in lines]
    except UnicodeDecodeError:
        return None
    for delimiter in _DELIMITERS:
        rows = [next(csv.reader([text], delimiter=delimiter), []) for text in texts]
        if found := best_headings(rows, sources):
            return delimiter if found.row == 0 else None
    return None


def _any_bound(sources: Sequence[RecordSource], rows: Iterable[Sequence[str]]) -> bool:
    """Say whether the first rows of a text hold the columns of a source."""
    return best_headings([*rows], sources) is not None


def _by_engine(
    files: Sequence[str], delimiter: str | None, sources: Sequence[RecordSource]
) -> Opened:
    import duckdb

    from cchc.records import in_duckdb

    connection = in_duckdb.connect()
    lists, findings = list[Heading](), list[Finding]()
    try:
        for file in files:
            place = Location(file, row=None if delimiter is None else 1)
            headings = in_duckdb.headings_of(connection, file, delimiter)
            if binding := bind_any(headings, sources):
                lists.append(Heading(place, headings, binding))
            else:
                texts = [*islice(headings, SHOWN)]
                findings.append(unknown(texts, sources).at(place))
        if not lists:
            return Opened(None, findings)
        alike, others = _of_one_source(lists)
        paths = [str(each.place.file) for each in alike]
        renamed = _renamed(alike)
        in_duckdb.open_files(connection, paths, delimiter, renamed=renamed)
    except duckdb.Error as error:
        raise _RefusedError(str(error).splitlines()[0][:200]) from error
    heading = joined(alike)
    stored = in_duckdb.stored_columns(connection, in_duckdb.VIEW)
    called = {
        name: name if renamed else heading.texts[at] for name, at in heading.binding.columns.items()
    }
    table = Table(in_duckdb.VIEW, {name: (text, stored[text]) for name, text in called.items()})
    if in_duckdb.is_kept(paths, delimiter):
        first = _FIRST if renamed else heading.texts[0]
        names = in_duckdb.leave_remarks_out(connection, table, _remarks_of(alike), first)
        if names:
            rule = RecordRowsLeftOut(rows=len(names), named=listed(names))
            findings.append(rule.at(Location(paths[0])))
    lost = len(files) - len(alike)
    dossiers = InDuckDB(heading, connection, table)
    return Opened(dossiers, [*findings, *others], [*map(_input, files)], lost)


def _of_one_source(lists: Sequence[Heading]) -> tuple[list[Heading], list[Finding]]:
    """Keep the lists of the source of the first; tell of each other that it is not counted."""
    counted = lists[0].binding.source
    others = [each for each in lists if each.binding.source is not counted]
    told = [
        ListOfAnotherSource(source=each.binding.source.id, counted=counted.id).at(each.place)
        for each in others
    ]
    return [each for each in lists if each.binding.source is counted], told


def _remarks_of(lists: Sequence[Heading]) -> Remarks:
    """Make the rule of what is no dossier in lists of one source, by the headings of all of them."""
    columns = joined(lists).binding.columns
    texts: dict[str, set[str]] = {name: set() for name in sorted(columns, key=columns.__getitem__)}
    for each in lists:
        for name, at in each.binding.columns.items():
            texts[name].add(each.texts[at].strip())
    return Remarks(lists[0].binding.source, texts)


def _renamed(lists: Sequence[Heading]) -> list[dict[str, str]]:
    """Name columns by their fields where files spell their headings differently; else nothing.

    Of each file the first column goes along, whatever it holds: sums are named there.
    """
    if all(each.texts == lists[0].texts for each in lists):
        return []
    return [
        {name: each.texts[at] for name, at in each.binding.columns.items()}
        | {_FIRST: each.texts[0]}
        for each in lists
    ]


def _input(path: str) -> Input:
    with open(path, "rb") as file:
        return Input(path, hashlib.file_digest(file, "sha256").hexdigest())


def _in_python(
    files: Sequence[str], sources: Sequence[RecordSource], how: HowRead, tell: Tell
) -> Opened:
    tables: list[DossierTable] = []
    findings: list[Finding] = []
    inputs: list[Input] = []
    for at, file in enumerate(files, start=1):
        tell(Words(f"Đang đọc tệp {at}/{len(files)}", f"Reading file {at} of {len(files)}"))
        source = read_source(file)
        if isinstance(source, Finding):
            findings.append(source)
            continue
        inputs.append(Input(file, source.sha256))
        grids, said = open_grids(source, EVERY_SHEET, how.encoding, partial(_any_bound, sources))
        findings += said
        found = [find_table(grid, sources, file) for grid in grids]
        known = [table for table, _ in found if table]
        tables += known
        # A sheet beside the list need not be one.
        findings += chain.from_iterable(told for table, told in found if table or not known)
    if not tables:
        return Opened(None, findings)
    headings = [Heading(each.place, each.headings, each.binding) for each in tables]
    alike, others = _of_one_source(headings)
    kept = alike[0].binding.source
    counted = [each for each in tables if each.binding.source is kept]
    lost = len({*files}.difference(each.place.file for each in tables)) + len(others)
    return Opened(InPython(joined(alike), _joined(counted)), [*findings, *others], inputs, lost)


def _joined(tables: Sequence[DossierTable]) -> dict[str, list[Value]]:
    """Put tables of one source below each other; where one lacks a column its cells are blank."""
    names = dict.fromkeys(name for each in tables for name in each.cells)
    cells: dict[str, list[Value]] = {name: [] for name in names}
    for each in tables:
        height = len(each.lines)
        for name, column in cells.items():
            column.extend(each.cells.get(name) or [""] * height)
    return cells


_NO_DUCKDB: Final = Words(
    "Đọc tệp Parquet cần DuckDB; hãy cài bằng pip install 'cchc[records]'.",
    "Parquet files need DuckDB; install it with pip install 'cchc[records]'.",
)
_NO_ENGINE: Final = Words(
    "DuckDB chưa được cài; hãy cài bằng pip install 'cchc[records]', hoặc bỏ --engine.",
    "DuckDB is not installed; install it with pip install 'cchc[records]', or leave --engine out.",
)
_NO_PARQUET: Final = Words(
    "Python không đọc được tệp Parquet; hãy bỏ --engine, hoặc dùng tệp CSV hay Excel.",
    "Python reads no Parquet files; leave --engine out, or give CSV or Excel files.",
)
_NOT_BY_DUCKDB: Final = Words(
    "DuckDB chỉ đếm tệp Parquet, và các tệp CSV bảng mã UTF-8, cùng dấu phân cách, bắt đầu bằng hàng tiêu đề"
    " của một nguồn; hãy bỏ --engine để đếm bằng Python.",
    "DuckDB counts Parquet files only, and CSV files in UTF-8 of one delimiter that begin with the headings"
    " of a source; leave --engine out to count by Python.",
)
_MIXED: Final = Words(
    "Tệp Parquet không đếm chung với tệp loại khác; hãy đếm riêng từng loại.",
    "Parquet files are not counted together with files of other kinds; count each kind by itself.",
)
