"""The cells that a number was added from: areas of sheets, and how they are spelled for people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from cchc.definitions.period import Period
from cchc.diagnostics import column_letters

AS_GIVEN: Final[Mapping[str, str]] = {}
"""Names of files by their paths; what is not among them is called as it is."""
_FEWEST_STEPS: Final = 4  # lines at one distance that are named by the first two and the last


class Source(NamedTuple):
    """Cells of one sheet that were added: their columns, on lines that follow each other."""

    file: str
    sheet: str | None
    first: int  # line
    last: int
    numerators: tuple[int, ...]  # columns
    denominators: tuple[int, ...]
    periods: tuple[Period, ...] = ()  # of each line
    taken: bool = False  # whether they were not added but taken away

    @property
    def address(self) -> str:
        """Name the cells of b, then those of a: ``D7:D9/E7:E9``, in a text file ``7-9:4/5``."""
        cells = frame(*self.columns, self.sheet is not None, self.last > self.first)
        return cells.format(self.first, self.last)

    @property
    def columns(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Those of b and those of a."""
        return self.numerators, self.denominators

    def steps_to(self, other: "Source") -> int:
        """Count the lines down to one line further down in the same columns; 0 where the other is none."""
        are_lines = self.first == self.last and other.first == other.last
        is_below = are_lines and self.first < other.first and self.taken is other.taken
        if not is_below or (self.file, self.sheet) != (other.file, other.sheet):
            return 0
        return other.first - self.first if self.columns == other.columns else 0


@lru_cache(maxsize=256)  # thousands of rows share a few columns (benchmarks/page.md)
def frame(b: tuple[int, ...], a: tuple[int, ...], is_sheet: bool, is_area: bool) -> str:
    """Spell the cells of b and a in these columns, with places for their first and last line."""
    if not is_sheet:
        lines = "{0}-{1}" if is_area else "{0}"
        return f"{lines}:{'+'.join(map(str, b))}/{'+'.join(map(str, a))}"
    area = "{letters}{{0}}:{letters}{{1}}" if is_area else "{letters}{{0}}"
    spelled_b, spelled_a = (
        "+".join(area.format(letters=column_letters(each)) for each in columns)
        for columns in (b, a)
    )
    return f"{spelled_b}/{spelled_a}"


def stretches(sources: Iterable[Source]) -> Iterator[Sequence[Source]]:
    """Keep lines together that are at one distance, as those of one target in a list by units."""
    run: list[Source] = []
    step = 0
    for each in sources:
        further = run[-1].steps_to(each) if run else 0
        if further and (len(run) == 1 or further == step):
            run.append(each)
        elif further and len(run) < _FEWEST_STEPS:  # the last of them may begin others
            yield from ([one] for one in run[:-1])
            run = [run[-1], each]
        else:
            yield from _together(run)
            run = [each]
        step = further
    yield from _together(run)


def _together(run: Sequence[Source]) -> Iterator[Sequence[Source]]:
    return iter([run] if len(run) >= _FEWEST_STEPS else [[one] for one in run])


def spelled(sources: Iterable[Source], files: Mapping[str, str] = AS_GIVEN) -> str:
    """Name all cells of a number, joined as they were added; a file and a sheet are named once.

    Many lines at one distance are ``2, 16 … 1430:4/5``.  *files* names files by their paths.
    """
    said = ""
    file: str | None = None
    sheet: str | None = None
    for at, (each, *more) in enumerate(stretches(sources)):
        is_same_file = at > 0 and each.file == file
        begin = "" if is_same_file else f"{files.get(each.file, each.file)}:"
        if each.sheet is not None and not (is_same_file and each.sheet == sheet):
            begin += f"{each.sheet}!"
        sign = (" - " if each.taken else " + ") if at else ""
        said += sign + begin + (_by_steps(each, more[0], more[-1]) if more else each.address)
        file, sheet = each.file, each.sheet
    return said


def _by_steps(first: Source, second: Source, last: Source) -> str:
    """Name lines at one distance by the first two and the last."""
    if first.sheet is None:
        return f"{first.first}, {second.first} … {last.address}"
    sides = zip(*(each.address.split("/") for each in (first, second, last)), strict=True)
    return "/".join(f"{one}, {two} … {end}" for one, two, end in sides)


def listed(sources: Sequence[Source], files: Mapping[str, str] = AS_GIVEN) -> str:
    """Name all of many cells: lines of the same columns in one list, files with the same cells, too.

    ``a.csv, b.csv:2, 17, 33-35:4/5``: what is added first, then what is taken away.
    """
    found: dict[object, list[Source]] = {}
    for each in sources:
        part = each.taken, each.file, each.sheet, each.columns
        found.setdefault(part, []).append(each)
    alike: dict[tuple[bool, str], list[str]] = {}
    for some in found.values():
        first = some[0]
        sheet = "" if first.sheet is None else f"{first.sheet}!"
        named = alike.setdefault((first.taken, sheet + _in_one_list(some)), [])
        named.append(files.get(first.file, first.file))
    said = ""
    for (taken, cells), names in sorted(alike.items(), key=lambda each: each[0][0]):
        sign = (" - " if taken else " + ") if said else ""
        said += f"{sign}{', '.join(names)}:{cells}"
    return said


def _in_one_list(sources: Sequence[Source]) -> str:
    """Name lines of the same columns of a sheet."""
    addresses = [each.address for each in sources]
    if sources[0].sheet is not None:
        return "/".join(map(", ".join, zip(*(each.split("/") for each in addresses), strict=True)))
    lines, columns = zip(*(each.split(":") for each in addresses), strict=True)
    return f"{', '.join(lines)}:{columns[0]}"
