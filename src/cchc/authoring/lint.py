"""Everything that is wrong with a folder of definitions: its files, each and together, and its registries."""

from collections.abc import Sequence
from dataclasses import replace
from os import PathLike, environ
from pathlib import Path, PurePath

from cchc.authoring.run_tests import broken
from cchc.diagnostics import Finding, Severity
from cchc.drafting import beside_documents
from cchc.exit_codes import ExitCode
from cchc.loading.cache import cache_folder
from cchc.loading.definitions import load, read_declared
from cchc.loading.plain_files import in_reading_order
from cchc.loading.registry import read_registry
from cchc.values import dataclass


@dataclass(frozen=True, slots=True)
class Linted:
    """What was found; places lead to the files from where the program runs."""

    findings: Sequence[Finding]

    def tally(self, severity: Severity) -> int:
        """Count the findings of one weight."""
        return sum(found.rule.severity is severity for found in self.findings)

    def exit_code(self, *, fail_on_warning: bool = False) -> ExitCode:
        """Say whether the definitions can be used, and whether they hold what was asked of them."""
        if self.tally(Severity.ERROR):
            return ExitCode.USAGE
        is_closed = fail_on_warning and self.tally(Severity.WARNING)
        return ExitCode.GATE if is_closed else ExitCode.OK


def lint(
    folder: str | PathLike[str] | None = None,
    against: str | None = None,
    set_id: str | None = None,
) -> Linted:
    """Read and check every file of a folder of definitions, or of the shipped ones.

    Sets are compared with the copies of their documents that they keep, and one, which *set_id* names
    where there are several, with the document *against*.
    """
    root = None if folder is None else Path(folder)
    cache = cache_folder(environ)
    loaded = load(root, cache=cache)
    findings = [*loaded.findings]
    for path in loaded.registry_files.values():
        findings += read_registry(path, cache=cache)[1]
    if loaded.definitions is not None:
        findings += broken(read_declared(root)[1], loaded.definitions)
    findings += beside_documents(root, against, set_id)
    if root is not None:
        elsewhere = {against, str(root)}
        findings = [
            found if found.location.file in elsewhere else _below(root, found) for found in findings
        ]
    return Linted(in_reading_order(dict.fromkeys(findings)))


def _below(root: PurePath, found: Finding) -> Finding:
    """Lead to a file of *root*: a folder knows its files by their names inside it."""
    place = found.location
    is_inside = not PurePath(place.file).is_absolute()
    file = (root / place.file).as_posix() if is_inside else place.file
    return Finding(found.rule, replace(place, file=file))
