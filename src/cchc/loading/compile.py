"""The slow way: YAML and pydantic, with every check.  Imported only when no cache can be used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from cchc.definitions.declared import Declared
from cchc.definitions.extending import Raw, filled, parents_first, set_above
from cchc.definitions.folder import Folder
from cchc.definitions.layout_lint import lint_layouts
from cchc.definitions.layout_schema import LayoutFile
from cchc.definitions.lint import lint
from cchc.definitions.schema import IndicatorFile, TargetSetFile
from cchc.definitions.units import Registry
from cchc.diagnostics import Finding
from cchc.loading.one_file import parse, validate
from cchc.loading.registry import read_registry

_File = TypeVar("_File", bound=BaseModel)
Contents = Sequence[tuple[str, bytes | None]]  # None where the file could not be read


class Sources(NamedTuple):
    """The files of one folder by their names, before anything is read in them."""

    indicators: Contents = ()
    target_sets: Contents = ()


@dataclass(frozen=True, slots=True)
class _Files(Generic[_File]):
    """The files of one kind: those that could be used, and the names of those that could not."""

    declared: list[Declared[_File]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def check_folder(
    own: Sources, registries: Mapping[str, Path], shipped: Sources, layouts: Contents = ()
) -> tuple[dict[str, Any], list[Finding]]:
    """Check all files of a folder, each and together; the data is whole if nothing is an error.

    Its sets may extend those of *shipped*, and rows that they inherit bring their indicators.
    """
    indicators = _read_all(own.indicators, IndicatorFile)
    sets, above = _read_sets(own.target_sets, shipped.target_sets)
    inheriting = [file for file in sets.declared if file.name in above]
    borrowed = _borrowed(shipped.indicators, indicators, inheriting)
    forms = _read_all(layouts, LayoutFile)
    folder = Folder(
        indicators=indicators.declared,
        target_sets=sets.declared,
        refused_indicators=indicators.refused,
        refused_sets=sets.refused,
        registries=registries,
        above=above,
        borrowed=borrowed,
        units=_units(sets.declared, registries),
    )
    data = {
        "indicators": [file.value.plain() for file in (*indicators.declared, *borrowed)],
        "target_sets": [_plain_set(file.value, above.get(file.name)) for file in sets.declared],
        "layouts": [file.value.plain() for file in forms.declared],
    }
    found = lint_layouts(forms.declared, indicators.declared, all_read=not forms.refused)
    return data, [*indicators.findings, *sets.findings, *lint(folder), *forms.findings, *found]


def _read_all(contents: Contents, schema: type[_File]) -> _Files[_File]:
    files: _Files[_File] = _Files()
    raws = _parse_all(contents, files)
    for raw in raws:
        _take(raw, schema, files)
    return files


def _read_sets(
    contents: Contents, shipped: Contents
) -> tuple[_Files[TargetSetFile], dict[str, Declared[TargetSetFile]]]:
    """Read the sets of a folder; also give, for each that extends one, the set above it."""
    own: _Files[TargetSetFile] = _Files()
    others: _Files[TargetSetFile] = _Files()
    raws = _parse_all(contents, own)
    ordered, findings = parents_first(raws, _parse_all(shipped, others), own.refused)
    own.findings.extend(findings)
    names = {raw.name for raw in raws}
    whole: dict[str, Raw] = {}
    read: dict[str, Declared[TargetSetFile]] = {}
    above: dict[str, Declared[TargetSetFile]] = {}
    for written in ordered:
        name, parent = written.name, set_above(written)
        files = own if name in names else others
        if parent is None:
            raw = written
        elif parent in read:
            raw, missing = filled(written, whole[parent])
            files.findings.extend(missing)
        else:  # the set above was refused, and its findings say why
            files.refused.append(name)
            continue
        declared = _take(raw, TargetSetFile, files)
        if declared is not None:
            whole[name], read[name] = raw, declared
            if parent is not None:
                above[name] = read[parent]
    own.refused.extend(names.difference(raw.name for raw in ordered))
    position = {raw.name: index for index, raw in enumerate(raws)}
    own.declared.sort(key=lambda file: position[file.name])
    return own, above


def _borrowed(
    shipped: Contents,
    own: _Files[IndicatorFile],
    inheriting: Sequence[Declared[TargetSetFile]],
) -> list[Declared[IndicatorFile]]:
    """Read the shipped indicators that inherited rows need and the folder does not have."""
    mine = {file.name for file in own.declared}.union(own.refused)
    needed = {target.indicator for file in inheriting for target in file.value.targets} - mine
    wanted = [each for each in shipped if PurePosixPath(each[0]).stem in needed]
    return _read_all(wanted, IndicatorFile).declared


def _units(
    sets: Sequence[Declared[TargetSetFile]], registries: Mapping[str, Path]
) -> dict[str, Registry]:
    """Read the units to whom targets are passed on; what is wrong with them is told by their reader."""
    needed = {
        file.value.registry
        for file in sets
        if any(target.assigned for target in file.value.targets)
    }
    read = {name: read_registry(registries[name])[0] for name in needed if name in registries}
    return {name: registry for name, registry in read.items() if registry is not None}


def _plain_set(file: TargetSetFile, above: Declared[TargetSetFile] | None) -> dict[str, Any]:
    """Give a set as plain data: its rows in the order of the annex, each with the threshold above."""
    plain = file.plain()
    if above is None:
        plain["targets"] = [row | {"above": None} for row in plain["targets"]]
        return plain
    rows = {row["item"]: row for row in plain["targets"]}
    over = {row["item"]: row for row in above.value.plain()["targets"]}
    plain["targets"] = [
        rows[item] | {"above": row["threshold"]} for item, row in over.items() if item in rows
    ]
    return plain


def _parse_all(contents: Contents, files: _Files[_File]) -> list[Raw]:
    raws: list[Raw] = []
    for name, data in contents:
        raw, findings = (None, []) if data is None else parse(data, name)
        files.findings.extend(findings)
        if raw is None:
            files.refused.append(PurePosixPath(name).stem)
        else:
            raws.append(raw)
    return raws


def _take(raw: Raw, schema: type[_File], files: _Files[_File]) -> Declared[_File] | None:
    declared, findings = validate(raw, schema)
    files.findings.extend(findings)
    if declared is None:
        files.refused.append(raw.name)
    else:
        files.declared.append(declared)
    return declared
