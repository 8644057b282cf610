"""The slow way: YAML and pydantic, with every check.  Imported only when no cache can be used."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from cchc.definitions.declared import Declared
from cchc.definitions.layout_lint import lint_layouts
from cchc.definitions.layout_schema import LayoutFile
from cchc.definitions.lint import Folder, lint
from cchc.definitions.schema import IndicatorFile, RegistryFile, TargetSetFile
from cchc.definitions.violations import violations
from cchc.diagnostics import Finding
from cchc.readers.yaml_files import read_tree

_File = TypeVar("_File", bound=BaseModel)
Contents = Sequence[tuple[str, bytes | None]]  # None where the file could not be read


@dataclass(frozen=True, slots=True)
class _Files(Generic[_File]):
    """The files of one kind: those that could be used, and the names of those that could not."""

    declared: list[Declared[_File]]
    refused: list[str]
    findings: list[Finding]


def check_folder(
    indicators: Contents, target_sets: Contents, registries: Collection[str], layouts: Contents = ()
) -> tuple[dict[str, Any], list[Finding]]:
    """Check all files of a folder, each and together; the data is whole if nothing is an error."""
    one = _read_all(indicators, IndicatorFile)
    two = _read_all(target_sets, TargetSetFile)
    three = _read_all(layouts, LayoutFile)
    folder = Folder(
        indicators=one.declared,
        target_sets=two.declared,
        refused_indicators=one.refused,
        refused_sets=two.refused,
        registries=registries,
    )
    data = {
        "indicators": [file.value.plain() for file in one.declared],
        "target_sets": [file.value.plain() for file in two.declared],
        "layouts": [file.value.plain() for file in three.declared],
    }
    found = lint_layouts(three.declared, one.declared, all_read=not three.refused)
    return data, [*one.findings, *two.findings, *lint(folder), *three.findings, *found]


def read_units(data: bytes, file: str) -> tuple[Declared[RegistryFile] | None, list[Finding]]:
    """Check one registry of units in YAML by itself."""
    return _read(data, file, RegistryFile)


def _read_all(contents: Contents, schema: type[_File]) -> _Files[_File]:
    files: _Files[_File] = _Files([], [], [])
    for name, data in contents:
        declared, findings = (None, []) if data is None else _read(data, name, schema)
        files.findings.extend(findings)
        if declared is None:
            files.refused.append(PurePosixPath(name).stem)
        else:
            files.declared.append(declared)
    return files


def _read(
    data: bytes, file: str, schema: type[_File]
) -> tuple[Declared[_File] | None, list[Finding]]:
    tree, findings = read_tree(data, file)
    if tree is None:
        return None, findings
    try:
        value = schema.model_validate(tree.data)
    except ValidationError as error:
        return None, list(violations(error, schema, tree.at))
    return Declared(PurePosixPath(file).stem, value, tree.at), []
