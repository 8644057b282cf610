"""What every command does first: load the definitions and find the target set that is meant."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from cchc.cli.terminal import complain_of
from cchc.cli.wrong_usage import WrongUsage
from cchc.exit_codes import ExitCode
from cchc.words import Words
from cchc.words.text import safe

if TYPE_CHECKING:
    from cchc.definitions.model import Definitions, TargetSet
    from cchc.definitions.units import Registry
    from cchc.diagnostics import Finding


class Ready(NamedTuple):
    """Definitions that can be used, what was found in them, and where their units are listed."""

    definitions: "Definitions"
    findings: "tuple[Finding, ...]"
    registry_files: Mapping[str, Path]


def definitions_or_exit(folder: Path | None) -> Ready:
    """Load the definitions; what is wrong with them goes to standard error and may end the run."""
    from cchc.loading.cache import cache_folder
    from cchc.loading.definitions import load

    loaded = load(folder, cache=cache_folder(os.environ))
    complain_of(loaded.findings)
    if loaded.definitions is None:
        raise typer.Exit(ExitCode.USAGE)
    return Ready(loaded.definitions, loaded.findings, loaded.registry_files)


def registry_or_exit(ready: Ready, target_set: "TargetSet") -> "Registry":
    """Read the units that a target set binds; what is wrong with them may end the run."""
    from cchc.definitions.units import valid_in
    from cchc.loading.cache import cache_folder
    from cchc.loading.registry import read_registry

    path = ready.registry_files[target_set.registry]
    registry, findings = read_registry(path, cache=cache_folder(os.environ))
    complain_of(tuple(findings))
    if registry is None:
        raise typer.Exit(ExitCode.USAGE)
    registry = valid_in(registry, target_set.year)
    if target_set.body not in registry.codes:
        raise WrongUsage(_no_body(target_set))
    return registry


def _no_body(target_set: "TargetSet") -> Words:
    name, body = safe(target_set.id), safe(target_set.body)
    registry, year = safe(target_set.registry), target_set.year
    return Words(
        f"targets/{name}.yaml: body «{body}» không phải là mã của đơn vị nào có hiệu lực năm {year}"
        f" trong danh mục {registry}; hãy ghi một mã có trong danh mục.",
        f"targets/{name}.yaml: body «{body}» is the code of no unit valid in {year} in the registry"
        f" {registry}; write a code that the registry has.",
    )


@contextmanager
def refusing_unknown_names() -> Iterator[None]:
    """Turn a choice that fits nothing, or too much, into wrong usage."""
    from cchc.definitions.choose import ChoiceError

    try:
        yield
    except ChoiceError as error:
        raise WrongUsage(error.words) from error
