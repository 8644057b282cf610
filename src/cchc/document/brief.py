"""What every part of a document is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc.diagnostics import Location
from cchc.document.model import Place
from cchc.document.naming import Names
from cchc.results import Report
from cchc.words import Lang


@dataclass(frozen=True, slots=True)
class Scope:
    """How much is shown; nobody reads two thousand rows on a screen."""

    everything: bool = True  # every result and every finding, however many
    units: bool = True  # results unit by unit
    at_most: int = 200  # results and findings of a kind, where not everything is shown
    all_findings: bool = False
    whole_paths: bool = False  # files are named as they were given, not by their last part


@dataclass(frozen=True, slots=True)
class Brief:
    """A report, how its units are named, in which language, and how much of it is shown."""

    report: Report
    names: Names
    lang: Lang
    scope: Scope
    earlier: Sequence[Report] = ()  # of other periods
    files: Mapping[str, str] = field(default_factory=dict)  # path → its name in the document

    @property
    def lists_results(self) -> bool:
        """Whether all results that are shown stand in one list, not only those that need a person."""
        is_asked = not {"missed", "invalid"}.issuperset(self.report.shown.only)
        return self.scope.units and (self.scope.everything or is_asked)

    def file(self, path: str) -> str:
        """Name a file as the document does."""
        return self.files.get(path, path)

    def place(self, location: Location) -> Place:
        """Name a place as the document does."""
        return Place(replace(location, file=self.file(location.file)), location.file)
