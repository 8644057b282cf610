"""Each target against its threshold: its ratio as a bar, its units as columns, and its words."""

from collections.abc import Sequence
from typing import NamedTuple

from cchc.counts import Counts
from cchc.definitions.model import Better, Target
from cchc.definitions.threshold import Threshold
from cchc.document.ratios import ratio_text
from cchc.render.html.drawing import FULL, Bar, Columns, Point, bar, columns, from_high_to_low
from cchc.render.html.heat import anchors
from cchc.render.html.lines import CSS, NOTHING, label_of, verdict_word
from cchc.render.html.texts import SAY, fill
from cchc.results import Judged, Report, Verdict
from cchc.words import Lang
from cchc.words.numbers import count, percent
from cchc.words.terms import FORMULA, VERDICT, WHEN_EMPTY, reading

_WORST = 3  # units named beside the columns
_COLUMNS = 600  # more columns than this cannot be told apart
_TOP, _HEIGHT = 14, 64  # pixels of the drawing of columns; targets.html has them, too


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

    anchor: str
    item: str
    label: str
    reading: str
    text: str
    ratio: str
    css: str
    word: str
    b: str
    a: str
    tally: Sequence[tuple[str, str, str]]  # class, count, verdict
    bar: Picture | None
    crowd: Crowd | None
    facts: Sequence[tuple[str, str, bool]]  # name, text, whether it is quoted


class Section(NamedTuple):
    """The targets under one heading of the document."""

    number: str
    title: str
    entries: Sequence[Entry]


def sections(report: Report, lang: Lang) -> list[Section]:
    """Describe the targets in the order of the document."""
    found: dict[str, list[Entry]] = {}
    place_of = anchors(report)
    for judged in report.judged:
        entry = _entry(report.counts, judged, place_of[judged.target.item], lang)
        found.setdefault(judged.target.section, []).append(entry)
    titles = report.target_set.sections
    return [Section(number, titles.get(number, ""), each) for number, each in found.items()]


def note(report: Report, lang: Lang, *, one_unit: bool) -> str:
    """Say which period is shown and how to read the drawings."""
    if report.period is None:
        return SAY["no_results"].in_(lang)
    name = "targets_note_one" if one_unit else "targets_note"
    return fill(name, lang, period=report.period.label(lang))


def _entry(counts: Counts, judged: Judged, anchor: str, lang: Lang) -> Entry:
    target, total = judged.target, judged.total
    ratio = ratio_text(total, lang)
    word = verdict_word(total, lang)
    units = len(judged.units) + len(judged.missing)
    b, a = count(total.numerator, lang), count(total.denominator, lang)
    return Entry(
        anchor,
        target.item,
        label_of(target, lang),
        reading(judged.threshold, lang),
        _said(judged, lang),
        ratio or NOTHING,
        CSS[total.verdict],
        word,
        b if total.units else NOTHING,
        a if total.units else NOTHING,
        _tally(judged, lang) if units > 1 else (),
        _bar(judged, ratio, word, lang) if ratio else None,
        _crowd(counts, judged, lang) if 1 < units <= _COLUMNS else None,
        _facts(target, lang),
    )


def _said(judged: Judged, lang: Lang) -> str:
    """Quote the threshold; a milestone is set beside the target of the year."""
    said = fill("threshold_says", lang, text=judged.threshold.text)
    if judged.threshold is judged.total.annual:
        return said
    annual = fill("annual", lang, reading=reading(judged.total.annual, lang))
    return f"{said}; {annual}"


def _tally(judged: Judged, lang: Lang) -> list[tuple[str, str, str]]:
    return [
        (CSS[verdict], count(number, lang), VERDICT[verdict.code].in_(lang).lower())
        for verdict in Verdict
        if (number := judged.tally(verdict))
    ]


def _bar(judged: Judged, ratio: str, word: str, lang: Lang) -> Picture:
    total, threshold = judged.total, judged.threshold
    b, a = total.numerator, total.denominator
    item, read = judged.target.item, reading(threshold, lang)
    spelled = {"b": count(b, lang), "a": count(a, lang), "ratio": ratio, "verdict": word}
    return Picture(
        fill("bar_title", lang, item=item, reading=read),
        fill("bar_desc", lang, **spelled),
        bar(Point(b, a, threshold.admits(b, a)), threshold),
    )


def _crowd(counts: Counts, judged: Judged, lang: Lang) -> Crowd | None:
    target, threshold = judged.target, judged.threshold
    units, points = _points(judged)
    if len(points) < 2 or judged.thresholds:  # around one line only those who share it can stand
        return None
    order = from_high_to_low(points)
    shape = columns([points[index] for index in order], threshold)
    lower = target.indicator.better is Better.LOWER
    worst = order[:_WORST] if lower else order[: -_WORST - 1 : -1]
    met = sum(point.met for point in points)

    def spelled(index: int) -> str:
        return _ratio(points[index], threshold, lang)

    title = fill(
        "columns_title",
        lang,
        item=target.item,
        n=count(len(points), lang),
        reading=reading(threshold, lang),
    )
    description = fill(
        "columns_desc",
        lang,
        met=count(met, lang),
        missed=count(len(points) - met, lang),
        top=spelled(order[0]),
        bottom=spelled(order[-1]),
    )
    worst_named = [
        (CSS[Verdict.MET if points[i].met else Verdict.MISSED], counts.roster[units[i]].name, i)
        for i in worst
    ]
    line = _TOP + shape.lines[0] * _HEIGHT // FULL
    return Crowd(
        Picture(title, description, shape),
        line - 4 if shape.ends_below else line + 13,
        SAY["highest" if lower else "lowest"].in_(lang),
        [(css, name, spelled(i)) for css, name, i in worst_named],
    )


def _points(judged: Judged) -> tuple[list[int], list[Point]]:
    """Find the units that have a ratio, and give it."""
    units, points = [], []
    columns = judged.units, judged.numerators, judged.denominators, judged.verdicts
    met, missed = int(Verdict.MET), int(Verdict.MISSED)
    for unit, b, a, code in zip(*columns, strict=True):
        if a > 0 and code in (met, missed):
            units.append(unit)
            points.append(Point(b, a, code == met))
    return units, points


def _ratio(point: Point, threshold: Threshold, lang: Lang) -> str:
    return percent(point.b, point.a, lang, agrees=lambda n, d: threshold.admits(n, d) is point.met)


def _facts(target: Target, lang: Lang) -> list[tuple[str, str, bool]]:
    indicator = target.indicator
    labels = indicator.labels if lang == "vi" else indicator.english
    unstated = SAY["unstated"].in_(lang)
    facts = [
        ("wording", target.wording, True),
        ("numerator", labels.numerator, False),
        ("denominator", labels.denominator, False),
        ("formula", FORMULA[indicator.formula].in_(lang), False),
        ("when_empty", WHEN_EMPTY[indicator.when_empty].in_(lang), False),
        ("scope", target.scope or indicator.scope or "", True),
        ("responsible", "; ".join(target.responsible) or unstated, bool(target.responsible)),
        ("coordinating", "; ".join(target.coordinating) or unstated, bool(target.coordinating)),
        ("basis", target.basis or unstated, bool(target.basis)),
        ("note", target.note or "", True),
        ("note", indicator.note or "", True),
    ]
    return [(SAY[name].in_(lang), text, quoted) for name, text, quoted in facts if text]
