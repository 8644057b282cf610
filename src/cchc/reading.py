"""Files to facts: every file becomes grids, every grid tables, every table facts – and what is to be said.

The way of one run through ``sources`` and ``tables``.  Judges nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Final

from cchc.counts import Counts, Input, Roster, Unplaced
from cchc.definitions.choose import ChoiceError
from cchc.definitions.forms import STAMP_SHEET
from cchc.definitions.period import Period
from cchc.diagnostics import Finding, Location
from cchc.engine.owners import Owners, Stretch, told_of_nobody, unplaced
from cchc.grid import Grid
from cchc.law import Law
from cchc.request.reading import Reading
from cchc.rules.files import too_many_findings
from cchc.sources.opening import open_grids, open_hidden_sheet
from cchc.sources.paths import find_files
from cchc.sources.prefetch import Prefetched, prefetch
from cchc.sources.sheet_filter import SheetFilter
from cchc.sources.source import Source
from cchc.tables.blocks import Block, Wanted, concat
from cchc.tables.forms import Form
from cchc.tables.read import Reader
from cchc.tables.sheets import read_sheets
from cchc.tables.too_many import TooManyFaults, refuse_beyond
from cchc.tables.vocabulary import vocabulary_of
from cchc.template.stamp import read_stamped, set_named_by
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe

if TYPE_CHECKING:
    from cchc.tables.inspection import Recognised

_LOOKED_AT: Final = 5  # files in which a form is looked for

Watch = Callable[[Sequence[str]], Iterable[str]]
"""Gives the same files back, one by one, and may tell somebody how many are left."""


@dataclass(slots=True)
class FilesRead:
    """What all files came to."""

    reader: Reader
    blocks: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)
    seen: "list[Recognised]" = field(default_factory=list)
    rows_left_out: int = 0  # that could not be placed; the findings say why
    unplaced: Unplaced = field(default_factory=dict)
    candidates: frozenset[int] = frozenset()  # units that a name may mean which means several
    _files: dict[str, int] = field(default_factory=dict)  # in the order in which they are read
    _sheets: dict[tuple[str, str | None], int] = field(default_factory=dict)

    def in_order(self, findings: Iterable[Finding]) -> list[Finding]:
        """Sort findings as someone who mends the files goes through them: file, sheet, row, column."""

        def order(finding: Finding) -> tuple[int, int, int, int, str]:
            place, last = finding.location, len(self._sheets)
            # What is said of a whole file comes first, what is said of its hidden sheets last.
            sheet = -1 if place.sheet is None else self._sheets.get((place.file, place.sheet), last)
            file = self._files.get(place.file, 0)
            return file, sheet, place.row or 0, place.column or 0, finding.rule.code

        return sorted(findings, key=order)

    def begin(self, paths: Sequence[str]) -> None:
        """Remember in which order files are read."""
        self._files.update({path: at for at, path in enumerate(paths)})

    def add(self, path: str, grids: Sequence[Grid]) -> None:
        """Remember a file and the order of its sheets."""
        self._sheets.update({(path, grid.name): at for at, grid in enumerate(grids)})

    def said_of(self, wanted: Wanted) -> list[Finding]:
        """Give the findings of the units that are asked for, and none of rows of other indicators.

        How many cannot be said to be of any unit, or of another one, is a finding itself.  Where sums over
        everybody are asked for, all that is said of their rows, or of nobody's, stands beside.
        """
        if wanted.units is None:
            return self._said_of_items(wanted.indicators)
        owners = Owners(self.findings, self._stretches())
        kept = self._said_of_items(wanted.sums) if wanted.sums else []
        of_sums, of_nobody = {id(each) for each in kept}, list[Finding]()
        for each in self._said_of_items(wanted.indicators):
            units = owners.of(each)
            if wanted.units.issuperset(units) and id(each) not in of_sums:
                (kept if units else of_nobody).append(each)
        return [*kept, *told_of_nobody(of_nobody)]

    def left_out_of(self, wanted: Wanted) -> int:
        """Count the rows that could not be placed; of units that are asked for, those that name one."""
        if wanted.units is None or wanted.sums:
            return self.rows_left_out
        named = (unit for lines in self.unplaced.values() for unit in lines.values())
        return sum(unit in wanted.units for unit in named)

    def _stretches(self) -> Iterator[Stretch]:
        for block in self.blocks:
            file, sheet, columns = block.part.file, block.part.sheet, block.part.columns
            yield Stretch(file, sheet, block.lines, block.units, columns.of_counts)
        yield from unplaced(self.unplaced)

    def _said_of_items(self, indicators: frozenset[int] | None) -> list[Finding]:
        """Leave the findings out of rows whose counts all are of indicators nobody asked for."""
        if indicators is None:
            return self.findings
        asked, others = set[tuple[str, str | None, int]](), set[tuple[str, str | None, int]]()
        for block in self.blocks:
            file, sheet = block.part.file, block.part.sheet
            for line, indicator in zip(block.lines, block.indicators, strict=True):
                into = asked if indicator in indicators else others
                into.add((file, sheet, line))
        passed_by = others - asked
        return [
            found
            for found in self.findings
            if (found.location.file, found.location.sheet, found.location.row) not in passed_by
        ]

    def counts(self, wanted: Wanted) -> Counts:
        """Put the facts of all files behind each other; what is not wanted is passed by."""
        resolver = self.reader.resolver
        roster = Roster(self.reader.registry, list(resolver.open_units))
        made = concat(self.blocks, roster, self.reader.indicators.ids, wanted)
        made.unplaced, made.candidates = self.unplaced, self.candidates
        return made


def read_files(
    ask: Reading,
    law: Law,
    period: Period | None,
    *,
    watch: Watch = iter,
    describing: bool = False,
) -> FilesRead:
    """Read every file that is asked about; *describing* also tells how each sheet was understood.

    Raises FileNotFoundError for a path that leads to nothing, and ChoiceError for a sheet or a layout
    that is not there.
    """
    held = {name: data for name, data in ask.files.items() if data is not None}
    found = find_files(tuple(ask.files), held)
    words = vocabulary_of(law.definitions.vocabulary)
    forms, taught = _forms(ask, law)
    reader = Reader(law.timeline, law.registry, words, forms, period)
    reader.layout = ask.layout
    reader.layouts = {**law.definitions.layouts, **reader.layouts} if ask.layout else reader.layouts
    read = FilesRead(reader, findings=list(found.findings), inputs=taught)
    read.begin(found.files)
    sheets = SheetFilter(ask.sheets)
    names: list[str] = []
    for each in prefetch(watch(found.files), found.in_folders, held):
        grids = _read_file(each, ask, sheets, read, describing=describing)
        names += [grid.name for grid in grids if grid.name is not None]
    _refuse_missing(sheets, names)
    return read


def set_of_forms(ask: Reading) -> str | None:
    """Find for which set the first form among the files was made; None where there is no form.

    Of a folder few files are looked at: where they are forms, the first of them is one.
    """
    held = {name: data for name, data in ask.files.items() if data is not None}
    found = find_files(tuple(ask.files), held)
    for each in prefetch(found.files[:_LOOKED_AT], found.in_folders, held):
        source = each.source
        if isinstance(source, Source) and source.kind == "workbook":
            named = set_named_by(open_hidden_sheet(source, STAMP_SHEET))
            if named is not None:
                return named
    return None


def _read_file(
    each: Prefetched, ask: Reading, sheets: SheetFilter, read: FilesRead, *, describing: bool
) -> Sequence[Grid]:
    source, reader = each.source, read.reader
    if isinstance(source, Finding):
        read.findings.append(source)
        return ()
    grids, said = open_grids(source, sheets, ask.encoding, reader.understands)
    opened = grids
    read.add(each.path, grids)
    grids, said = read_stamped(
        each.path,
        grids,
        said,
        reader.timeline.sets,
        lambda name: open_hidden_sheet(source, name),
    )
    read.findings += said
    read.inputs.append(Input(each.path, source.sha256))
    if grids:
        try:
            table = read_sheets(each.path, grids, reader)
            refuse_beyond(len(table.findings))
        except TooManyFaults:  # nobody mends so many, nothing is used
            read.findings.append(too_many_findings(Location(each.path)))
            return opened
        read.blocks += table.blocks
        read.rows_left_out += table.rows_left_out
        read.candidates |= table.candidates
        read.unplaced |= {(each.path, sheet): named for sheet, named in table.unplaced.items()}
        read.findings += table.findings
        if describing:
            from cchc.tables.inspection import describe

            for sheet in table.reads:
                read.seen += describe(each.path, sheet, reader)
    return opened


def _forms(ask: Reading, law: Law) -> tuple[Sequence[Form], list[Input]]:
    """Give the forms that sheets may have, all or the one that is asked for, and the file of that one."""
    known = law.definitions.layouts
    if ask.layout is None:
        return [Form(layout) for layout in known.values()], []
    if ask.layout.casefold().endswith(".yaml"):
        from cchc.loading.layouts import layout_of_file

        quantities = {name for layout in known.values() for name in layout.quantities}
        quantities |= law.definitions.vocabulary["quantities"].keys()
        layout, sha256 = layout_of_file(ask.layout, quantities)
        return [Form(layout)], [Input(ask.layout, sha256)]
    if ask.layout in known:
        return [Form(known[ask.layout])], []
    near = did_you_mean(nearest(ask.layout, known))
    name, names = safe(ask.layout), ", ".join(known)
    raise ChoiceError(
        Words(
            f"Không có biểu «{name}».{near.vi} Các biểu: {names}; hoặc tệp .yaml khai báo một biểu.",
            f"There is no layout «{name}».{near.en} The layouts: {names}; or a .yaml file of one.",
        )
    )


def _refuse_missing(sheets: SheetFilter, names: Iterable[str]) -> None:
    """A sheet that is asked for must be there."""
    there = list(names)
    missing = sheets.missing(there)
    if missing:
        near = did_you_mean(nearest(missing[0], there))
        name = safe(missing[0])
        raise ChoiceError(
            Words(
                f"Không có trang tính «{name}» trong các tệp.{near.vi}",
                f"There is no sheet «{name}» in the files.{near.en}",
            )
        )
