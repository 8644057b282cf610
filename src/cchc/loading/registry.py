"""A registry of the units that report: CSV or YAML in, columns and findings out."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from typing import Any

from cchc.definitions.plain import built, plain
from cchc.definitions.units import LEVELS, NO_LEVEL, Registry, Unit, UnitsFile, Whole
from cchc.diagnostics import Finding, Location, Severity
from cchc.limits import FILE_BYTES
from cchc.loading import cache as caches
from cchc.loading.plain_files import YAML_MAX, in_reading_order, read_bytes
from cchc.rules.registries import NamesNotCompared

_FOLDER = ("targets", "units")
_LEVEL_OF = {level: index for index, level in enumerate(LEVELS)}


def read_registry(
    path: Path, *, cache: Path | None = None, elsewhere: Collection[str] | None = None
) -> tuple[Registry | None, list[Finding]]:
    """Read and check one file; there is no registry where a finding is an error.

    Given the codes of all registries *elsewhere*, it also checks who is said to have taken a unit's place.
    """
    file = "/".join((*_FOLDER, path.name)) if path.parts[-3:-1] == _FOLDER else str(path)
    is_yaml = path.suffix == ".yaml"
    data, findings = read_bytes(path, file, YAML_MAX if is_yaml else FILE_BYTES)
    if data is None:
        return None, findings
    read = _read_yaml if is_yaml else _read_csv
    named = (file, path.stem)
    registry, findings = read(data, named, cache if elsewhere is None else None, elsewhere)
    if any(finding.rule.severity is Severity.ERROR for finding in findings):
        registry = None
    return registry, in_reading_order(findings)


def _read_csv(
    data: bytes,
    named: tuple[str, str],
    cache: Path | None,
    elsewhere: Collection[str] | None,
) -> tuple[Registry | None, list[Finding]]:
    """Read the columns on every run; that nothing is wrong with them is found out once."""
    from cchc.loading.registry_csv import read_csv

    file, name = named
    key = caches.seal("sound", name, hashlib.sha256(data).hexdigest())
    kept = caches.recall(cache, key)
    registry, findings = read_csv(data, file, name, is_sound=kept is not None, elsewhere=elsewhere)
    if registry is None or not all(isinstance(found.rule, NamesNotCompared) for found in findings):
        return registry, findings
    differ = kept["names_differ"] if kept else len(set(registry.names)) == len(registry)
    if kept is None:
        caches.keep(cache, key, {"names_differ": differ})
    return replace(registry, names_differ=differ), findings


def _read_yaml(
    data: bytes,
    named: tuple[str, str],
    cache: Path | None,
    elsewhere: Collection[str] | None,
) -> tuple[Registry | None, list[Finding]]:
    file, name = named
    key = caches.seal("registry", name, hashlib.sha256(data).hexdigest())
    kept = caches.recall(cache, key)
    if kept is not None:
        return registry_of(built(UnitsFile, kept, {})), []
    from cchc.definitions.registry_lint import lint
    from cchc.loading.one_file import read

    declared, findings = read(UnitsFile, data, file)
    if declared is None or not declared.has("units"):
        return None, findings
    registry = registry_of(declared.value)

    def at(index: int, column: str) -> Location:
        return declared.at(["units", index, column])

    findings += lint(registry, at, elsewhere)
    if not findings:
        caches.keep(cache, key, plain(declared.value))
    return registry, findings


def registry_of(file: UnitsFile) -> Registry:
    """Turn the units of a file into columns; what was refused is blank there."""
    units = file.units
    level_of = bytes(map(_LEVEL_OF.get, _column(units, "level"), repeat(NO_LEVEL)))
    days = zip(_column(units, "valid_from"), _column(units, "valid_to"), strict=True)
    gone_to = enumerate(_column(units, "succeeded_by"))
    return Registry(
        id=file.id,
        codes=[code or "" for code in _column(units, "code")],
        names=[name or "" for name in _column(units, "name")],
        level_of=level_of,
        parents=[parent or "" for parent in _column(units, "parent")],
        aliases={i: names for i, names in enumerate(_column(units, "aliases")) if names},
        validity={i: pair for i, pair in enumerate(days) if any(pair)},
        successors={i: codes for i, codes in gone_to if codes is not None},
        went_whole={
            i: whole
            for i, whole in enumerate(_column(units, "went_whole"))
            if whole not in {None, Whole.UNKNOWN}
        },
        open=getattr(file, "open", {}),
        one_body=getattr(file, "one_body", False),
    )


def _column(units: Sequence[Unit], attribute: str) -> list[Any]:
    return [getattr(unit, attribute, None) for unit in units]
