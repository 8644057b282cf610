"""One YAML file by itself: parsed with its places, and checked against its schema."""

from pathlib import PurePosixPath
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from cchc.definitions.declared import Declared
from cchc.definitions.extending import Raw
from cchc.definitions.schema import RegistryFile
from cchc.definitions.violations import violations
from cchc.diagnostics import Finding
from cchc.loading.yaml_files import read_tree

_File = TypeVar("_File", bound=BaseModel)


def parse(data: bytes, file: str) -> tuple[Raw | None, list[Finding]]:
    """Read the plain data of a file; None where it is no YAML that is accepted."""
    tree, findings = read_tree(data, file)
    if tree is None:
        return None, findings
    return Declared(PurePosixPath(file).stem, tree.data, tree.at), []


def validate(raw: Raw, schema: type[_File]) -> tuple[Declared[_File] | None, list[Finding]]:
    """Check plain data against its schema; None where anything is wrong with it."""
    try:
        value = schema.model_validate(raw.value)
    except ValidationError as error:
        return None, list(violations(error, schema, raw.at))
    return Declared(raw.name, value, raw.at), []


def read_units(data: bytes, file: str) -> tuple[Declared[RegistryFile] | None, list[Finding]]:
    """Check one registry of units."""
    raw, findings = parse(data, file)
    if raw is None:
        return None, findings
    return validate(raw, RegistryFile)
