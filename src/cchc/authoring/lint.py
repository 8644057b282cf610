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
    findings += _of_registries([*loaded.registry_files.values()], cache)
    if loaded.definitions is not None:
        findings += broken(read_declared(root)[1], loaded.definitions)
    findings += beside_documents(root, against, set_id)
    if root is not None:
        elsewhere = {against, str(root)}
        findings = [
            found if found.location.file in elsewhere else _below(root, found) for found in findings
        ]
    return Linted(in_reading_order(dict.fromkeys(findings)))


def _of_registries(files: Sequence[Path], cache: Path | None) -> list[Finding]:
    """Check registries, each by itself, and whether who took a unit's place is in any of them.

    The shipped ones count: units of one province may go over to another.
    """
    read = {path: read_registry(path, cache=cache) for path in files}
    codes = {code for registry, _ in read.values() if registry for code in registry.codes}
    strange = [
        path
        for path, (registry, _) in read.items()
        if registry and any(not codes.issuperset(each) for each in registry.successors.values())
    ]
    if strange:
        for path in load(None, cache=cache).registry_files.values():
            registry = read_registry(path, cache=cache)[0]
            codes |= {*registry.codes} if registry else set()
    again = {path: read_registry(path, elsewhere=codes) for path in strange}
    return [found for path in files for found in (again.get(path) or read[path])[1]]


def _below(root: PurePath, found: Finding) -> Finding:
    """Lead to a file of *root*: a folder knows its files by their names inside it."""
    place = found.location
    is_inside = not PurePath(place.file).is_absolute()
    file = (root / place.file).as_posix() if is_inside else place.file
    return Finding(found.rule, replace(place, file=file))
