"""One YAML file by itself: parsed with its places, and checked against its declaration."""

from pathlib import PurePosixPath
from typing import TypeVar

from cchc.definitions.checker import check
from cchc.definitions.declared import Declared
from cchc.definitions.extending import Raw
from cchc.diagnostics import Finding
from cchc.loading.yaml_files import read_tree

Kind = TypeVar("Kind")


def parse(data: bytes, file: str) -> tuple[Raw | None, list[Finding]]:
    """Read the plain data of a file; None where it is no YAML that is accepted."""
    tree, findings = read_tree(data, file)
    if tree is None:
        return None, findings
    return Declared(PurePosixPath(file).stem, tree.data, tree.at), findings


def read(kind: type[Kind], data: bytes, file: str) -> tuple[Declared[Kind] | None, list[Finding]]:
    """Parse and check one file by itself."""
    raw, findings = parse(data, file)
    if raw is None:
        return None, findings
    declared, wrong = check(kind, raw)
    return declared, [*findings, *wrong]
