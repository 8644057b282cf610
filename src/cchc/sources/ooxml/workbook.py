"""A workbook as grids: each visible sheet, or those that are named; what is not used is said."""

import zipfile
import zlib
from collections.abc import Sequence
from xml.parsers import expat

from cchc.diagnostics import Finding, Location
from cchc.grid import Grid, Hidden
from cchc.rules.files import SheetNotUsed
from cchc.sources.builder import GridBuilder
from cchc.sources.ooxml.book import Book, SheetPart, read_book
from cchc.sources.ooxml.cell_values import CellValues
from cchc.sources.ooxml.package import Package
from cchc.sources.ooxml.quick import read_quickly
from cchc.sources.ooxml.thorough import read_thoroughly
from cchc.sources.ooxml.written import Unusual
from cchc.sources.refusals import Budget, Refused, area, cut_off, damaged
from cchc.sources.sheet_filter import SheetFilter
from cchc.sources.source import Source

_CUT_OFF = (zipfile.BadZipFile, zlib.error, EOFError)
_DAMAGE = (
    expat.ExpatError,
    LookupError,  # an encoding that is not known
    NotImplementedError,  # a compression method that is not known
    RuntimeError,  # an encrypted member
    ValueError,  # Malformed, and what a date or a number may be
)


def open_workbook(source: Source, sheets: SheetFilter) -> tuple[list[Grid], list[Finding]]:
    """Read the sheets of a workbook that are wanted; of a damaged one nothing is read."""
    place = Location(source.path)
    grids, findings, budget = list[Grid](), list[Finding](), area()
    try:
        with Package(source.data) as package:
            book = read_book(package)
            for part in book.sheets:
                if reason := sheets.why_not(part.name, hidden=part.hidden):
                    here = Location(source.path, part.name)
                    findings.append(SheetNotUsed(reason=reason).at(here))
                    continue
                place = Location(source.path, part.name)
                grids.append(read_sheet(package, book, part, budget))
    except Refused as refused:
        return [], [refused.rule.at(place)]
    except _CUT_OFF:
        return [], [cut_off().rule.at(Location(source.path))]
    except _DAMAGE as error:
        return [], [damaged(error).rule.at(Location(source.path))]
    return grids, findings


def open_hidden_sheet(source: Source, name: str) -> Grid | None:
    """Read one sheet by its name, for who knows what it holds; None where it cannot be read."""
    try:
        with Package(source.data) as package:
            book = read_book(package)
            parts: Sequence[SheetPart] = [part for part in book.sheets if part.name == name]
            return read_sheet(package, book, parts[0], area()) if parts else None
    except (Refused, *_CUT_OFF, *_DAMAGE):
        return None


def read_sheet(package: Package, book: Book, part: SheetPart, budget: Budget) -> Grid:
    """Read one sheet: by patterns, and where it is written otherwise by the parser."""
    values, builder = CellValues(book), GridBuilder(budget)
    try:
        frame = read_quickly(package, part.path, values, builder)
    except Unusual:
        builder.give_back()
        builder = GridBuilder(budget)
        frame = read_thoroughly(package, part.path, values, builder)
    hidden = Hidden(frame.hidden_rows, frame.hidden_columns)
    return builder.grid(part.name, merged=frame.merged, hidden=hidden)
