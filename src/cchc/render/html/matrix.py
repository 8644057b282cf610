"""Units × targets at a glance: the table of results, turned."""

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from markupsafe import Markup

from cchc.definitions.level import Level
from cchc.document.model import Document, Mark, Name, Percent, Range, Row, Table
from cchc.patterns import pattern_of
from cchc.render.html.rows import CSS
from cchc.render.html.texts import SAY, fill
from cchc.results import Verdict
from cchc.words import Lang
from cchc.words.terms import LEVEL

_MET: Final = CSS[Verdict.MET]
_STAR: Final = "*"
_RATIOS: Final = (Percent, Range)
_ROOMY: Final = 14  # more targets than this leave no room for percentages on A4
_PLAIN: Final = pattern_of(r"[\w.-]+")


class Cell(NamedTuple):
    """One result; an empty ``css`` is a target that does not bind the unit."""

    css: str
    word: str
    ratio: str


class Line(NamedTuple):
    """One unit: its address on the page, its name, the body above it, its results."""

    anchor: str
    name: str
    parent: str
    cells: Sequence[Cell]


class Group(NamedTuple):
    """The units of one level."""

    level: str
    name: str
    lines: Sequence[Line]


class Matrix(NamedTuple):
    """Units × targets in the judged period."""

    title: str
    heads: Sequence[tuple[str, str]]  # item, label
    groups: Sequence[Group]
    totals: Sequence[Cell]
    parents: Sequence[str]  # the bodies above the units, where there are several
    dense: bool  # printed with signs only
    partial: bool  # a ratio rests on a part of the counts, and has a star


def matrix(document: Document, results: Table, totals: Table) -> Matrix | None:
    """Turn the table of results, the units in the order of the registry; None without results."""
    if not results.rows or not document.period:
        return None
    lang = document.lang
    item, label = totals.at("item"), totals.at("label")
    heads = [(str(row[item]), str(row[label])) for row in totals.rows]
    column_of = {item: index for index, (item, _) in enumerate(heads)}
    units: dict[int, Name] = {}  # by their ranks
    lines: dict[int, list[Cell]] = {}
    starred = False
    wanted = itemgetter(*(results.at(key) for key in ("item", "unit", "verdict", "ratio")))
    for of_item, unit, mark, ratio in map(wanted, results.rows):
        if unit.rank not in lines:
            units[unit.rank], lines[unit.rank] = unit, [_EMPTY] * len(heads)
        lines[unit.rank][column_of[of_item]] = _outcome(mark, ratio)
        starred = starred or (mark.partial and ratio is not None)
    ordered = sorted(units.values(), key=lambda unit: (_place(unit), unit.rank))
    groups = [
        Group(level or "", _level(level, lang), [_line(unit, lines[unit.rank]) for unit in same])
        for level, same in groupby(ordered, key=lambda unit: unit.level)
    ]
    below = [_total(row, totals) for row in totals.rows] if len(lines) > 1 else []
    parents = sorted({unit.parent for unit in units.values() if unit.parent})
    return Matrix(
        title=fill("map_of", lang, period=document.period),
        heads=heads,
        groups=groups,
        totals=below,
        parents=parents if len(parents) > 1 else (),
        dense=len(heads) > _ROOMY,
        partial=starred or any(cell.ratio.endswith(_STAR) for cell in below),
    )


_EMPTY: Final = Cell("", "", "")
_LEVELS: Final = (*Level, None)


def _place(unit: Name) -> int:
    return _LEVELS.index(unit.level)


def _line(unit: Name, cells: Sequence[Cell]) -> Line:
    return Line(address(unit), unit.text, unit.parent, cells)


def address(unit: Name) -> str:
    """Give a unit its address on the page, by its code where a registry knows that."""
    return f"unit-{unit.code}" if _PLAIN.fullmatch(unit.code) else f"unit-x{unit.rank}"


def rows_of(lines: Sequence[Line], lang: Lang) -> Markup:
    """Write a row per unit, whose name leads to the view of that unit."""
    named = " lang=vi" if lang == "en" else ""
    return Markup("\n".join(_row(line, named) for line in lines))


def _row(line: Line, named: str) -> str:
    below = f' data-parent="{escape(line.parent)}"' if line.parent else ""
    head = f'<th{named}><a href="#{line.anchor}">{escape(line.name)}</a>'
    return f'<tr id="{line.anchor}"{below}>{head}{_cells(line.cells)}'


def cells_of(cells: Sequence[Cell]) -> Markup:
    """Write a cell per target: the ratio, and before it, to be read out, any verdict but "met"."""
    return Markup(_cells(cells))


def _cells(cells: Sequence[Cell]) -> str:
    return "".join(map(_cell, cells))


@lru_cache(maxsize=4096)  # 100,00% is what most units came to (benchmarks/page.md)
def _cell(cell: Cell) -> str:
    if cell.css == _MET and cell.ratio:
        return f"<td>{escape(cell.ratio)}"
    if not cell.css:
        return "<td class=u>"
    return f"<td class={cell.css}><b>{escape(cell.word)}</b> {escape(cell.ratio)}"


def _outcome(mark: object, ratio: object) -> Cell:
    assert isinstance(mark, Mark)
    text = ratio.text if isinstance(ratio, _RATIOS) else ""
    if text and mark.partial:
        text += _STAR
    return Cell(CSS[mark.verdict], mark.text, text)


def _total(row: Row, totals: Table) -> Cell:
    return _outcome(row[totals.at("verdict")], row[totals.at("ratio")])


def _level(level: Level | None, lang: Lang) -> str:
    return SAY["no_level"].in_(lang) if level is None else LEVEL[level].in_(lang).capitalize()
