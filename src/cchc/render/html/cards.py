"""Each target against its threshold: its ratio as a bar, its units as columns, and its words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from cchc.document.model import (
    Cell,
    Document,
    Limit,
    Mark,
    Percent,
    Range,
    Row,
    Table,
    Tally,
)
from cchc.document.spelling import NOTHING, text_of
from cchc.render.html.drawing import FULL, Bar, Columns, Point, bar, columns, from_high_to_low
from cchc.render.html.rows import CSS
from cchc.render.html.texts import SAY, fill
from cchc.results import Verdict
from cchc.words import Lang
from cchc.words.numbers import count
from cchc.words.terms import VERDICT

_WORST: Final = 3  # units named beside the columns
_COLUMNS: Final = 600  # more columns than this cannot be told apart
_TOP, _HEIGHT = 14, 64  # pixels of the drawing of columns; targets.html has them, too
_QUOTED: Final = frozenset({"wording", "scope", "responsible", "coordinating", "basis", "note"})


class Picture(NamedTuple):
    """A drawing and the words for it."""

    title: str
    description: str
    shape: Bar | Columns


class Crowd(NamedTuple):
    """The units of a target as columns, from the highest ratio to the lowest."""

    picture: Picture
    words_at: int  # pixels from the top, for the words beside the line
    extreme: str  # "Thấp nhất" or "Cao nhất"
    worst: Sequence[tuple[str, str, str]]  # class, unit, ratio


class Entry(NamedTuple):
    """One target in the judged period."""

    item: str
    label: str
    reading: str
    text: str
    ratio: str
    css: str
    word: str
    b: str
    a: str
    undecided: str  # u and v, where there are any
    tally: Sequence[tuple[str, str, str]]  # class, count, verdict
    bar: Picture | None
    crowd: Crowd | None
    facts: Sequence[tuple[str, str, bool]]  # name, text, whether it is quoted
    section: tuple[str, str] | None = None  # the heading that begins here


class Shown(NamedTuple):
    """A unit's ratio, as it was judged, and what is drawn of it."""

    unit: str
    ratio: Percent
    mark: Mark
    limit: Limit
    point: Point


def cards(document: Document, results: Table | None) -> list[Entry]:
    """Describe the targets in the order of the document."""
    totals, tally, terms = (document.table(key) for key in ("totals", "tally", "terms"))
    units = _units(results) if results else {}
    lang = document.lang
    entries = [
        _entry(
            dict(zip(_keys(totals), total, strict=True)),
            [cell for cell in tallied if isinstance(cell, Tally)],
            _facts(terms, said),
            units.get(str(total[0]), ()),
            lang,
        )
        for total, tallied, said in zip(totals.rows, tally.rows, terms.rows, strict=True)
    ]
    return [
        entry._replace(section=section)
        for entry, section in zip(entries, _sections(terms), strict=True)
    ]


def _sections(terms: Table) -> Iterator[tuple[str, str] | None]:
    """Give the heading of each section where it begins; a section that is itself a row has none."""
    at = [terms.at(key) for key in ("item", "section", "heading")]
    before = None
    for row in terms.rows:
        item, number, title = (str(row[each]) for each in at)
        yield (number, title) if title and number not in (before, item) else None
        before = number


def _keys(table: Table) -> list[str]:
    return [column.key for column in table.columns]


def _units(results: Table) -> Mapping[str, Sequence[Shown]]:
    """Find the units that have a ratio, by target."""
    keys = ("item", "unit", "ratio", "verdict", "threshold")
    wanted = itemgetter(*map(results.at, keys))
    found: defaultdict[str, list[Shown]] = defaultdict(list)
    for item, unit, ratio, mark, limit in map(wanted, results.rows):
        if drawn := _drawn(ratio, mark, limit):
            point = Point(drawn.b, drawn.a, mark.verdict is Verdict.MET)
            found[item].append(Shown(unit.text, drawn, mark, limit, point))
    return found


def _drawn(ratio: Cell, mark: Mark, limit: Limit) -> Percent | None:
    """Give what is drawn of a ratio: of a range the end that decides, where both ends agree."""
    if isinstance(ratio, Range):
        if mark.verdict is Verdict.INCONCLUSIVE:
            return None
        end = ratio.high if limit.threshold.low is None else ratio.low
        return end._replace(text=ratio.text)
    return ratio if isinstance(ratio, Percent) else None


def _entry(
    total: Mapping[str, Cell],
    tallies: Sequence[Tally],
    facts: Sequence[tuple[str, str, bool]],
    units: Sequence[Shown],
    lang: Lang,
) -> Entry:
    mark, ratio, limit, annual = (total[key] for key in ("verdict", "ratio", "threshold", "annual"))
    assert isinstance(mark, Mark)
    assert isinstance(limit, Limit)
    assert isinstance(annual, Limit)
    several = sum(each.number for each in tallies) > 1
    drawn = _drawn(ratio, mark, limit)
    return Entry(
        str(total["item"]),
        str(total["label"]),
        limit.text,
        _said(limit, annual, lang),
        ratio.text if isinstance(ratio, Percent | Range) else NOTHING,
        CSS[mark.verdict],
        mark.text,
        text_of(total["b"], lang),
        text_of(total["a"], lang),
        _undecided(total, lang),
        _tally(tallies, lang) if several else (),
        _bar(str(total["item"]), drawn, limit, mark, lang) if drawn else None,
        _crowd(str(total["item"]), units, limit, lang) if several else None,
        [*facts, *_cells(total, lang)],
    )


def _cells(total: Mapping[str, Cell], lang: Lang) -> list[tuple[str, str, bool]]:
    """Name the cells that the total was added from."""
    where = text_of(total["place"], lang)
    return [(SAY["cells_of_total"].in_(lang), where, False)] if where else []


def _undecided(total: Mapping[str, Cell], lang: Lang) -> str:
    if not (total["u"] or total["v"]):
        return ""
    return f", u = {text_of(total['u'], lang)}, v = {text_of(total['v'], lang)}"


def _said(limit: Limit, annual: Limit, lang: Lang) -> str:
    """Quote the threshold; a milestone is set beside the target of the year."""
    said = fill("threshold_says", lang, text=limit.threshold.text)
    if limit.threshold is annual.threshold:
        return said
    return f"{said}; {fill('annual', lang, reading=annual.text)}"


def _tally(tallies: Sequence[Tally], lang: Lang) -> list[tuple[str, str, str]]:
    return [
        (CSS[verdict], count(number, lang), VERDICT[verdict.code].in_(lang).lower())
        for number, verdict in tallies
    ]


def _bar(item: str, ratio: Percent, limit: Limit, mark: Mark, lang: Lang) -> Picture:
    threshold = limit.threshold
    spelled = {"b": count(ratio.b, lang), "a": count(ratio.a, lang), "ratio": ratio.text}
    return Picture(
        fill("bar_title", lang, item=item, reading=limit.text),
        fill("bar_desc", lang, **spelled, verdict=mark.text),
        bar(Point(ratio.b, ratio.a, threshold.admits(ratio.b, ratio.a)), threshold),
    )


def _crowd(item: str, units: Sequence[Shown], limit: Limit, lang: Lang) -> Crowd | None:
    shared = all(each.limit.threshold is limit.threshold for each in units)
    # Around one line only those who share it can stand.
    if not 1 < len(units) <= _COLUMNS or not shared:
        return None
    threshold = limit.threshold
    order = from_high_to_low([each.point for each in units])
    ordered = [units[index] for index in order]
    shape = columns([each.point for each in ordered], threshold)
    lower = threshold.low is None
    worst = ordered[:_WORST] if lower else ordered[: -_WORST - 1 : -1]
    met = sum(each.point.met for each in units)
    spelled = {"item": item, "n": count(len(units), lang), "reading": limit.text}
    counted = {"met": count(met, lang), "missed": count(len(units) - met, lang)}
    ends = {"top": ordered[0].ratio.text, "bottom": ordered[-1].ratio.text}
    line = _TOP + shape.lines[0] * _HEIGHT // FULL
    return Crowd(
        Picture(
            fill("columns_title", lang, **spelled),
            fill("columns_desc", lang, **counted, **ends),
            shape,
        ),
        line - 4 if shape.ends_below else line + 13,
        SAY["highest" if lower else "lowest"].in_(lang),
        [(CSS[each.mark.verdict], each.unit, each.ratio.text) for each in worst],
    )


def _facts(terms: Table, said: Row) -> list[tuple[str, str, bool]]:
    pairs = list(zip(terms.columns, said, strict=True))[4:]
    return [(column.heading, str(text), column.key in _QUOTED) for column, text in pairs if text]
