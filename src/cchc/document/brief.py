"""What every part of a document is made from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from itertools import chain, islice
from typing import Final

from cchc.areas import listed, spelled, stretches
from cchc.diagnostics import Location
from cchc.document.model import Place
from cchc.document.naming import Names
from cchc.results import Report, Result, Total
from cchc.values import dataclass
from cchc.words import Lang, Words
from cchc.words.numbers import so_many
from cchc.words.terms import UNIT

_FEW_PLACES: Final = 20  # areas of cells that are named beside a number
_MOST_PLACES: Final = 500  # that are named in a list of their own, half a page for a number


@dataclass(frozen=True, slots=True)
class Scope:
    """How much is shown; nobody reads two thousand rows on a screen."""

    everything: bool = True  # every result and every finding, however many
    units: bool = True  # results unit by unit
    at_most: int = 200  # results and findings of a kind, where not everything is shown
    all_findings: bool = False
    whole_paths: bool = False  # files are named as they were given, not by their last part
    places: bool = True  # where each result was read from
    many_places: bool = False  # of totals of many units, too, though their units are listed


@dataclass(frozen=True, slots=True)
class Brief:
    """A report, how its units are named, in which language, and how much of it is shown."""

    report: Report
    names: Names
    lang: Lang
    scope: Scope
    earlier: Sequence[Report] = ()  # of other periods
    files: Mapping[str, str] = field(default_factory=dict)  # path → its name in the document
    digest: str = ""  # of the report as JSON; empty where no form was asked for that carries it

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
        return self._named(location, "")

    def _named(self, location: Location, cells: str) -> Place:
        file = self.file(location.file)
        if file == location.file:
            return Place(location, file, cells)
        named = Location(file, location.sheet, location.row, location.column)
        return Place(named, location.file, cells)

    def place_of(self, result: Result) -> Place | None:
        """Name the cells of a result, and the files as the document does; of a total, where they are few."""
        if result.is_total and not self.few_cells(result.rows):
            return None
        return self._place(result.location, result.rows)

    def place_of_total(self, total: Total) -> str:
        """Name the cells of a total; where many units were added, say where theirs are named."""
        return self._places(total, self.report.iter_rows_of)

    def place_of_year(self, judged: Result | Total) -> Place | str | None:
        """Name the cells of the year so far, those of the months before the judged period as well."""
        if isinstance(judged, Total):
            return self._places(judged, self.report.iter_rows_so_far)
        return self._place(judged.location, judged.rows_so_far)

    def _place(self, first: Location | None, rows: Sequence[int]) -> Place | None:
        if first is None or not self.scope.places:
            return None
        return self._named(first, self._cells(rows))

    def _places(self, total: Total, rows_of: Callable[[Total], Iterable[int]]) -> str:
        if not total.units:
            return ""
        if self.scope.many_places:
            return self.all_cells(total, [*rows_of(total)])
        return self.few_cells(rows_of(total)) or self._of_each(total)

    def _of_each(self, total: Total) -> str:
        vi, en = so_many(total.units, UNIT)
        return Words(f"{vi}, xem từng đơn vị", f"{en}, see each of them").in_(self.lang)

    def few_cells(self, rows: Iterable[int], most: int = _FEW_PLACES) -> str:
        """Name the cells of some rows where they lie in so many areas at *most*, else nothing."""
        return self._few(self.report, rows, most)

    def all_cells(self, total: Total, rows: Sequence[int]) -> str:
        """Name the cells of a total, many of them in one list; of hundreds say where they are named."""
        return self.few_cells(rows) or self._listed(self.report, rows) or self._of_each(total)

    def cells_in(self, report: Report, judged: Result | Total) -> str:
        """Name the cells of a number of another report, too; nothing where they are hundreds."""
        rows = report.rows_of(judged) if isinstance(judged, Total) else judged.rows
        return self._few(report, rows) or self._listed(report, rows)

    def _few(self, report: Report, rows: Iterable[int], most: int = _FEW_PLACES) -> str:
        areas = list(islice(stretches(report.counts.sources(rows)), most + 1))
        return spelled(chain.from_iterable(areas), self.files) if len(areas) <= most else ""

    def _listed(self, report: Report, rows: Sequence[int]) -> str:
        sources = list(islice(report.counts.sources(rows), _MOST_PLACES + 1))
        return listed(sources, self.files) if len(sources) <= _MOST_PLACES else ""

    def _cells(self, rows: Sequence[int]) -> str:
        return self.report.counts.cells(rows, self.files)
