"""A registry of the units that report: CSV or YAML in, columns and findings out."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from cchc.definitions.units import LEVELS, Registry
from cchc.diagnostics import Finding, Location, Severity
from cchc.limits import FILE_BYTES
from cchc.loading import cache as caches
from cchc.loading.plain_files import YAML_MAX, in_reading_order, read_bytes
from cchc.loading.registry_csv import read_csv
from cchc.rules.definition_folder import IdNotFileName
from cchc.rules.registries import NamesNotCompared

_FOLDER = ("targets", "units")


def read_registry(
    path: Path, *, cache: Path | None = None
) -> tuple[Registry | None, list[Finding]]:
    """Read and check one file; there is no registry where a finding is an error."""
    file = "/".join((*_FOLDER, path.name)) if path.parts[-3:-1] == _FOLDER else str(path)
    is_yaml = path.suffix == ".yaml"
    data, findings = read_bytes(path, file, YAML_MAX if is_yaml else FILE_BYTES)
    if data is None:
        return None, findings
    if is_yaml:
        registry, findings = _read_yaml(data, file, path.stem, cache)
    else:
        registry, findings = _read_csv(data, file, path.stem, cache)
    if any(finding.rule.severity is Severity.ERROR for finding in findings):
        registry = None
    return registry, in_reading_order(findings)


def _read_csv(
    data: bytes, file: str, name: str, cache: Path | None
) -> tuple[Registry | None, list[Finding]]:
    """Read the columns on every run; that nothing is wrong with them is found out once."""
    key = caches.seal("sound", name, hashlib.sha256(data).hexdigest())
    kept = caches.recall(cache, key)
    registry, findings = read_csv(data, file, name, is_sound=kept is not None)
    if registry is None or not all(isinstance(found.rule, NamesNotCompared) for found in findings):
        return registry, findings
    differ = kept["names_differ"] if kept else len(set(registry.names)) == len(registry)
    if kept is None:
        caches.keep(cache, key, {"names_differ": differ})
    return replace(registry, names_differ=differ), findings


def _read_yaml(
    data: bytes, file: str, name: str, cache: Path | None
) -> tuple[Registry | None, list[Finding]]:
    key = caches.seal("registry", name, hashlib.sha256(data).hexdigest())
    kept = caches.recall(cache, key)
    if kept is not None:
        return registry_of(kept), []
    from cchc.definitions.registry_lint import lint
    from cchc.loading.one_file import read_units

    declared, findings = read_units(data, file)
    if declared is None:
        return None, findings
    plain = declared.value.plain()
    registry = registry_of(plain)

    def at(index: int, column: str) -> Location:
        return declared.at(["units", index, column])

    findings = lint(registry, at)
    if registry.id != name:
        place = declared.at(["id"])
        findings.append(IdNotFileName(found=registry.id, expected=name).at(place))
    if not findings:
        caches.keep(cache, key, plain)
    return registry, findings


def registry_of(plain: dict[str, Any]) -> Registry:
    """Build a registry of checked plain data, fresh from YAML or from the cache."""
    units = plain["units"]
    validity = {i: (unit["valid_from"], unit["valid_to"]) for i, unit in enumerate(units)}
    return Registry(
        id=plain["id"],
        codes=[unit["code"] for unit in units],
        names=[unit["name"] for unit in units],
        level_of=bytes(LEVELS.index(unit["level"]) for unit in units),
        parents=[unit["parent"] or "" for unit in units],
        aliases={i: tuple(unit["aliases"]) for i, unit in enumerate(units) if unit["aliases"]},
        validity={i: days for i, days in validity.items() if any(days)},
    )
