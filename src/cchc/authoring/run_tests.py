"""All tests of a folder of definitions: whether they can be run, how each ends, what they do not notice."""

from collections.abc import Iterator, Sequence, Set
from os import PathLike
from pathlib import Path
from typing import Final

from cchc.authoring.cases import broken_tests, trials_of_indicator, trials_of_target
from cchc.authoring.count_mutants import changes_of_count
from cchc.authoring.dossier_cases import broken_dossier_tests, dossier_trials
from cchc.authoring.layout_mutants import changes_of_layout
from cchc.authoring.mutants import changes_of_indicator, changes_of_target
from cchc.authoring.sheet_cases import broken_sheet_tests, sheet_trials
from cchc.definitions.model import Definitions
from cchc.definitions.trials import Change, Trial
from cchc.diagnostics import Finding, Location
from cchc.exit_codes import ExitCode
from cchc.law import Known, load
from cchc.loading.compile import DeclaredFiles
from cchc.loading.definitions import read_declared
from cchc.records.declared import known_records
from cchc.values import dataclass

NOTICED_AT_LEAST: Final = 95  # percent of the changes


@dataclass(frozen=True, slots=True)
class Tested:
    """How the tests of a folder ended, and the changes that were made where they were asked for.

    *broken* are the tests that could not be run; no change is tried where there are any.
    """

    trials: Sequence[Trial]
    changes: Sequence[Change] = ()
    broken: Sequence[Finding] = ()

    @property
    def failed(self) -> Sequence[Trial]:
        """The tests that do not hold."""
        return [trial for trial in self.trials if trial.problems]

    @property
    def unnoticed(self) -> Sequence[Change]:
        """The changes that no test noticed."""
        return [change for change in self.changes if not change.is_noticed]

    def exit_code(self) -> ExitCode:
        """Having no test is no success, and neither is letting changes pass."""
        if self.broken:
            return ExitCode.USAGE
        if not self.trials:
            return ExitCode.UNUSABLE
        noticed = len(self.changes) - len(self.unnoticed)
        lets_pass = 100 * noticed < NOTICED_AT_LEAST * len(self.changes)
        return ExitCode.MISSED if self.failed or lets_pass else ExitCode.OK


def run_tests(folder: str | PathLike[str] | None = None, *, mutate: bool = False) -> Tested:
    """Run the tests that the files of a folder carry, or the shipped ones.

    Raises BrokenDefinitions where definitions or registries are wrong.
    """
    known = load(folder)
    known.registry_findings(known.definitions.target_sets)
    files = read_declared(None if folder is None else Path(folder))[1]
    wrong = [*broken(files, known.definitions)]
    changes = [*_changes(files, known)] if mutate and not wrong else []
    trials = _trials(files, known, {found.location for found in wrong})
    return Tested([*trials], changes, wrong)


def broken(files: DeclaredFiles, definitions: Definitions) -> Iterator[Finding]:
    """Tell the tests that cannot be run."""
    fields, _ = known_records(definitions.records)
    yield from broken_tests(files.indicators, files.target_sets)
    yield from broken_dossier_tests(files.indicators, fields)
    yield from broken_sheet_tests(files.layouts, definitions.target_sets)


def _trials(files: DeclaredFiles, known: Known, left_out: Set[Location]) -> Iterator[Trial]:
    fields, _ = known_records(known.definitions.records)
    layouts = known.definitions.layouts.values()
    quantities = {name: label for each in layouts for name, label in each.quantities.items()}
    for file in files.indicators:
        yield from trials_of_indicator(file, fields, quantities, left_out)
        yield from dossier_trials(file, fields)
    for each in files.target_sets:
        for index in range(len(each.value.targets)):
            yield from trials_of_target(each, index, left_out)
    for layout in files.layouts:
        yield from sheet_trials(layout, known, left_out)


def _changes(files: DeclaredFiles, known: Known) -> Iterator[Change]:
    fields, _ = known_records(known.definitions.records)
    for file in files.indicators:
        yield from changes_of_indicator(file, files.target_sets)
        yield from changes_of_count(file, fields)
    for each in files.target_sets:
        for index in range(len(each.value.targets)):
            yield from changes_of_target(each, index)
    for layout in files.layouts:
        yield from changes_of_layout(layout, known)
