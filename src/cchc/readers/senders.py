"""Who sent a table: the unit whose name stands alone above it, or that the sheet is named after."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cchc import limits
from cchc.diagnostics import Finding, Location
from cchc.readers.cells import shown, text_of
from cchc.readers.names import UNKNOWN
from cchc.readers.sheets import Head
from cchc.readers.title_lines import Line
from cchc.rules.names import UnitAmbiguous, UnitFromTitle
from cchc.words.text import fold, tidy

if TYPE_CHECKING:
    from cchc.counts import Roster
    from cchc.readers.gathering import Gathering

_ADDRESS = fold("Kính gửi")
_MOST_LINES = 1_000  # that are looked up; a letterhead has a dozen
_AROUND = " .…:;,*-–_()"  # what a line may be set off with


class Sender(NamedTuple):
    """Whose the counts are, and what is to be said of it."""

    unit: int  # UNKNOWN where several are named
    findings: Sequence[Finding] = ()


class _Naming(NamedTuple):
    line: Line
    units: Sequence[int]  # that it may mean


def find_sender(
    reader: "Gathering", above: Sequence[Head], heading: int, left: int, place: Location
) -> Sender | None:
    """Find the unit that a whole line *above* names, else the one that the sheet is named after.

    A letterhead names the superior body first: of units that contain each other it is the lowest.
    """
    by_sheet = [Line(heading, left, place.sheet or "")]
    for lines in (islice(_lines(above, left), _MOST_LINES), by_sheet):
        called = (_Naming(line, reader.units.called(line.text.strip(_AROUND))) for line in lines)
        if naming := [each for each in called if each.units]:
            return _choose(reader, naming, place)
    return None


def _choose(reader: "Gathering", naming: Sequence[_Naming], place: Location) -> Sender:
    roster = reader.counts.roster
    above = {unit: _with_above(unit, roster, reader.body) for each in naming for unit in each.units}
    lowest = [
        unit for unit in above if all(above[unit].intersection(each.units) for each in naming)
    ]
    last = next(each.line for each in reversed(naming) if not lowest or lowest[0] in each.units)
    where = Location(place.file, place.sheet, last.line, last.column)
    if len(lowest) == 1:
        [unit] = lowest
        if unit == reader.body:
            return Sender(unit)
        from_title = UnitFromTitle(unit=roster[unit].name, found=shown(last.text))
        return Sender(unit, [from_title.at(where)])
    found = last.text if lowest else "; ".join(dict.fromkeys(each.line.text for each in naming))
    candidates = ", ".join(map(reader.units.describe, lowest or above))
    refusal = UnitAmbiguous(found=shown(found), candidates=candidates).at(where)
    return Sender(UNKNOWN, [refusal])


def _lines(above: Sequence[Head], left: int) -> Iterator[Line]:
    """Yield what stands alone above an address: each cell, and each line of a cell."""
    for head in above:
        is_labelled = False
        for position, cell in enumerate(head.cells):
            written = text_of(cell)
            text = tidy(written)
            if not text or len(text) > limits.HEADING_LETTERS:
                continue
            if fold(text).startswith(_ADDRESS):
                return
            if not is_labelled:
                parts = dict.fromkeys((text, *map(tidy, written.splitlines())))
                yield from (Line(head.line, position + left, part) for part in parts)
            is_labelled = text.endswith(":")


def _with_above(unit: int, roster: "Roster", body: int) -> set[int]:
    """Give a unit with those above it; the body of the set is above all that are not above it."""
    chain = _chain(unit, roster)
    return chain if unit in _chain(body, roster) else chain | {body}


def _chain(unit: int, roster: "Roster") -> set[int]:
    codes, chain = roster.registry.codes, {unit}
    while (parent := roster[unit].parent) and parent in codes:
        unit = codes.index(parent)
        if unit in chain:
            break
        chain.add(unit)
    return chain
