"""The map of units × targets."""

from collections.abc import Sequence
from typing import NamedTuple

from cchc.definitions.level import Level
from cchc.definitions.units import Unit
from cchc.document.ratios import ratio_text
from cchc.render.html.lines import CSS, NOTHING, Line, label_of, verdict_word
from cchc.render.html.texts import SAY, fill
from cchc.results import Judged, Report
from cchc.words import Lang
from cchc.words.terms import LEVEL

_STAR = "*"
_ROOMY = 14  # more targets than this leave no room for percentages on A4


class Head(NamedTuple):
    """The heading of a column: an annex item."""

    item: str
    label: str
    anchor: str


class Cell(NamedTuple):
    """One result; an empty ``css`` is a target that does not bind the unit."""

    css: str
    word: str
    ratio: str
    anchor: str


class Group(NamedTuple):
    """The units of one level."""

    name: str
    rows: Sequence[tuple[str, Sequence[Cell]]]


class Map(NamedTuple):
    """Units × targets in the judged period."""

    title: str
    heads: Sequence[Head]
    groups: Sequence[Group]
    totals: Sequence[Cell]
    dense: bool  # printed with signs only
    partial: bool  # a ratio rests on a part of the counts, and has a star


def draw(report: Report, lines: Sequence[Line], lang: Lang) -> Map | None:
    """Put the results into a table, the units in the order of the registry; None without results."""
    if not lines or report.period is None:
        return None
    positions = {code: index for index, code in enumerate(report.counts.roster.registry.codes)}
    place_of = anchors(report)
    heads = [
        Head(each.target.item, label_of(each.target, lang), place_of[each.target.item])
        for each in report.judged
    ]
    column_of = {head.item: index for index, head in enumerate(heads)}
    empty = Cell("", "", "", "")
    rows: dict[str, list[Cell]] = {}
    units: dict[str, tuple[Unit, str]] = {}
    for line in lines:
        code = line.unit.code
        if code not in rows:
            rows[code] = [empty] * len(heads)
            units[code] = line.unit, line.name
        ratio = "" if line.ratio == NOTHING else line.ratio + (_STAR if line.partial else "")
        cell = Cell(CSS[line.verdict], line.word, ratio, line.id)
        rows[code][column_of[line.target.item]] = cell
    order = sorted(rows, key=lambda code: positions.get(code, len(positions)))
    groups = []
    for level in (*Level, None):
        of_level = [code for code in order if units[code][0].level == level]
        if of_level:
            groups.append(
                Group(_level(level, lang), [(units[code][1], rows[code]) for code in of_level])
            )
    totals = [_total(each, lang) for each in report.judged] if len(rows) > 1 else []
    cells = (cell for row in (*rows.values(), totals) for cell in row)
    return Map(
        title=fill("map_of", lang, period=report.period.label(lang)),
        heads=heads,
        groups=groups,
        totals=totals,
        dense=len(heads) > _ROOMY,
        partial=any(cell.ratio.endswith(_STAR) for cell in cells),
    )


def anchors(report: Report) -> dict[str, str]:
    """Name the place of each target on the page."""
    return {target.item: f"t{index}" for index, target in enumerate(report.target_set.targets)}


def _total(judged: Judged, lang: Lang) -> Cell:
    total = judged.total
    ratio = ratio_text(total, lang) or ""
    star = _STAR if ratio and total.partial else ""
    return Cell(CSS[total.verdict], verdict_word(total, lang), ratio + star, "")


def _level(level: Level | None, lang: Lang) -> str:
    return SAY["no_level"].in_(lang) if level is None else LEVEL[level].in_(lang).capitalize()
