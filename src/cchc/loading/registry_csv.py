"""A registry of units as CSV, column by column: no unit is looked at while all is well."""

import codecs
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import compress, islice, repeat
from typing import cast

from cchc import limits
from cchc.definitions.dates import is_day
from cchc.definitions.declaration import keys_of
from cchc.definitions.level import Level
from cchc.definitions.registry_lint import FINDINGS_MAX, lint, names_not_compared
from cchc.definitions.units import LEVELS, NO_LEVEL, Registry, Unit, Whole
from cchc.diagnostics import Finding, Location
from cchc.loading.plain_files import decode
from cchc.rules.definition_text import OddBlank, UnseenCharacter
from cchc.rules.definition_values import ChoiceUnknown, DateImpossible, ValueBlank
from cchc.rules.registries import (
    ColumnMissing,
    ColumnRepeated,
    ColumnUnknown,
    NoUnits,
    RegistryQuotesBroken,
    RegistryRowRagged,
)
from cchc.sources.delimited import BrokenQuotes, read_grid, read_rows
from cchc.sources.refusals import Refused
from cchc.values import dataclass
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import ODD_BLANK, UNSEEN, code_point, tidy

_COLUMNS = tuple(keys_of(Unit))
_REQUIRED = tuple(name for name, key in keys_of(Unit).items() if key.default is None)
_WHOLE = {whole.value: whole for whole in Whole}
_NOBODY = "-"  # the successors of a unit of which none is known
_LEVEL_OF = {level.value: index for index, level in enumerate(LEVELS)}
# Bytes that begin no invisible character, odd blank or letter in pieces: where a file has only
# these, its names are tidy but for blanks at their ends.
_ORDINARY = bytes(set(range(256)) - set(b"\x00\t\xc2\xc9\xcc\xcd\xe2\xe3\xef"))


@dataclass(slots=True)
class _Table:
    """The cells by column name, and where they stand."""

    file: str
    positions: dict[str, int]
    columns: Mapping[str, Sequence[str]]
    lines: Sequence[int]
    ragged: dict[int, int] = field(default_factory=dict)

    def at(self, index: int, column: str) -> Location:
        """Say where a cell stands."""
        return Location(self.file, row=self.lines[index], column=self.positions[column] + 1)


def read_csv(
    data: bytes,
    file: str,
    registry_id: str,
    *,
    is_sound: bool = False,
    elsewhere: Collection[str] | None = None,
) -> tuple[Registry | None, list[Finding]]:
    """Read and check one registry; it comes back even where findings are errors.

    Of one that *is_sound*, by an earlier reading of the same bytes, the units are not checked again.
    """
    try:
        table, findings = _read_table(data, file)
    except BrokenQuotes as error:
        return None, [RegistryQuotesBroken().at(Location(file, row=error.line))]
    except UnicodeDecodeError:
        return None, decode(data, file)[1]
    except Refused as refused:  # it has more cells than any list of units
        return None, [refused.rule.at(Location(file))]
    if table is None or table.ragged:
        return None, findings
    is_tidy = not data.translate(None, _ORDINARY)
    registry = _registry(table, registry_id, is_tidy)
    if is_sound:
        return registry, list(names_not_compared(registry, table.at))
    findings += [
        found
        for check in (_characters, _blanks, _unknown_levels, _impossible_dates, _unknown_words)
        for found in islice(check(table, registry), FINDINGS_MAX)
    ]
    return registry, [*findings, *lint(registry, table.at, elsewhere)]


# --- cells ---------------------------------------------------------------------------------


def _read_table(data: bytes, file: str) -> tuple[_Table | None, list[Finding]]:
    heading = data[: data.find(b"\n") + 1 or None]
    delimiter = ";" if heading.count(b";") > heading.count(b",") else ","
    data = data.removeprefix(codecs.BOM_UTF8)
    line, cells = next(read_rows(data, delimiter), (1, []))
    headings = [tidy(cell) for cell in cells]
    findings = [*_check_headings(headings, file, line)]
    for at, cell in enumerate(cells, start=1):
        findings += _characters_of(cell, Location(file, row=line, column=at))
    if len({*headings}) < len(headings) or not {*headings}.issuperset(_REQUIRED):
        return None, findings
    positions = {heading: index for index, heading in enumerate(headings)}
    grid = read_grid(data, delimiter, len(headings), limits.REGISTRY_TEXTS)
    columns = [cast(Sequence[str], column)[1:] for column in grid.columns[: len(headings)]]
    table = _Table(file, positions, dict(zip(headings, columns, strict=True)), grid.lines[1:])
    table.ragged = grid.ragged_at(len(headings))
    if "" in table.columns["code"]:
        _leave_out_blank_rows(table)
    if not table.columns["code"]:
        return None, [*findings, NoUnits().at(Location(file))]
    return table, [*findings, *_check_widths(table)]


def _leave_out_blank_rows(table: _Table) -> None:
    """Leave out rows without anything in them, as sheets write them at their end."""
    columns = table.columns
    filled = [any(map(str.strip, row)) for row in zip(*columns.values(), strict=True)]
    table.columns = {name: [*compress(cells, filled)] for name, cells in columns.items()}
    table.lines = [*compress(table.lines, filled)]


def _check_headings(headings: Sequence[str], file: str, line: int) -> Iterator[Finding]:
    missing = [column for column in _REQUIRED if column not in headings]
    for index, column in enumerate(headings):
        place = Location(file, row=line, column=index + 1)
        if column in headings[:index]:
            yield ColumnRepeated(column=column).at(place)
        elif column not in _COLUMNS:
            likely = nearest(column, _COLUMNS)
            if meant := next((each for each in likely if each in missing), None):
                missing.remove(meant)  # one slip, one finding
            near, known = did_you_mean(likely), _list(_COLUMNS)
            yield ColumnUnknown(column=column, near=near, known=known).at(place)
    for column in missing:
        yield ColumnMissing(column=column, found=_list(headings)).at(Location(file, row=line))


def _list(names: Sequence[str]) -> str:
    return ", ".join(names) or "–"


def _check_widths(table: _Table) -> Iterator[Finding]:
    for line, found in islice(table.ragged.items(), FINDINGS_MAX):
        place = Location(table.file, row=line)
        yield RegistryRowRagged(found=found, expected=len(table.columns)).at(place)


# --- units ---------------------------------------------------------------------------------


class _Cleaned(dict[str, str]):
    """Cleans each spelling once; equal cells become one string."""

    def __init__(self, is_tidy: bool) -> None:
        super().__init__()
        self._is_tidy = is_tidy

    def __missing__(self, cell: str) -> str:
        clean = self[cell] = cell.strip() if self._is_tidy else tidy(cell)
        return clean


def _registry(table: _Table, registry_id: str, is_tidy: bool) -> Registry:
    columns = table.columns
    clean = str.strip if is_tidy else tidy
    size = len(columns["code"])
    levels = bytes(map(_LEVEL_OF.get, columns["level"], repeat(NO_LEVEL)))
    if NO_LEVEL in levels:
        levels = bytes(map(_LEVEL_OF.get, map(tidy, columns["level"]), repeat(NO_LEVEL)))
    parents = map(_Cleaned(is_tidy).__getitem__, columns["parent"]) if "parent" in columns else ()
    return Registry(
        id=registry_id,
        codes=list(map(clean, columns["code"])),
        names=list(map(clean, columns["name"])),
        level_of=levels,
        parents=list(parents) or [""] * size,
        aliases={i: _split(cell) for i, cell in _filled(table, "aliases")},
        validity=_validity(table),
        successors={i: _successors(cell) for i, cell in _filled(table, "succeeded_by")},
        went_whole={
            i: _WHOLE[cell]
            for i, cell in _filled(table, "went_whole")
            if cell in _WHOLE and cell != Whole.UNKNOWN
        },
    )


def _filled(table: _Table, column: str) -> Iterator[tuple[int, str]]:
    cells = table.columns.get(column, [])
    if any(cells):
        for index, cell in enumerate(cells):
            if cell and (text := tidy(cell)):
                yield index, text


def _split(cell: str) -> tuple[str, ...]:
    return tuple(name for part in cell.split("|") if (name := tidy(part)))


def _successors(cell: str) -> tuple[str, ...]:
    return () if cell == _NOBODY else _split(cell)


def _validity(table: _Table) -> dict[int, tuple[str | None, str | None]]:
    first, last = dict(_filled(table, "valid_from")), dict(_filled(table, "valid_to"))
    return {index: (first.get(index), last.get(index)) for index in sorted({*first, *last})}


def _characters(table: _Table, _: Registry) -> Iterator[Finding]:
    for column, cells in table.columns.items():
        if not all(map(str.isprintable, cells)):
            for index, cell in enumerate(cells):
                yield from _characters_of(cell, table.at(index, column))


def _characters_of(cell: str, place: Location) -> Iterator[Finding]:
    """Name the first character of a cell that cannot be seen, and the first blank of another kind."""
    if found := UNSEEN.search(cell):
        yield UnseenCharacter(character=code_point(found[0])).at(place)
    if found := ODD_BLANK.search(cell):
        yield OddBlank(character=code_point(found[0])).at(place)


def _blanks(table: _Table, registry: Registry) -> Iterator[Finding]:
    for column, cells in (("code", registry.codes), ("name", registry.names)):
        if "" in cells:
            for index, cell in enumerate(cells):
                if not cell:
                    yield ValueBlank(key=column).at(table.at(index, column))


def _unknown_levels(table: _Table, registry: Registry) -> Iterator[Finding]:
    choices = [level.value for level in Level]
    index = registry.level_of.find(NO_LEVEL)
    while index >= 0:
        place, found = table.at(index, "level"), tidy(table.columns["level"][index])
        if found:
            near = did_you_mean(nearest(found, choices))
            yield ChoiceUnknown(key="level", found=found, choices=_list(choices), near=near).at(
                place
            )
        else:
            yield ValueBlank(key="level").at(place)
        index = registry.level_of.find(NO_LEVEL, index + 1)


def _impossible_dates(table: _Table, registry: Registry) -> Iterator[Finding]:
    for index, (first, last) in registry.validity.items():
        days = (("valid_from", first), ("valid_to", last))
        wrong = [(column, day) for column, day in days if day and not is_day(day)]
        for column, day in wrong:
            yield DateImpossible(key=column, found=day).at(table.at(index, column))


def _unknown_words(table: _Table, _: Registry) -> Iterator[Finding]:
    for index, cell in _filled(table, "went_whole"):
        if cell not in _WHOLE:
            yield ChoiceUnknown(
                key="went_whole",
                found=cell,
                choices=_list([*_WHOLE]),
                near=did_you_mean(nearest(cell, _WHOLE)),
            ).at(table.at(index, "went_whole"))
