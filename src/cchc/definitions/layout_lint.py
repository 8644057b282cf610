"""Whether layouts agree with themselves and with the recipes of indicators.  Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from cchc.definitions.declared import Declared, Path
from cchc.definitions.indicator import Indicator
from cchc.definitions.layout import GROUP_MARK, KEY_ROLES, expanded
from cchc.definitions.layout_file import LayoutFile
from cchc.diagnostics import Finding, Location
from cchc.rules.layouts import (
    HeadingGroupUnknown,
    HeadingPathRepeated,
    MeaningOpen,
    QuantityUnknown,
    RecipeHalf,
)
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import fold

Indicators = Sequence[Declared[Indicator]]
Layouts = Sequence[Declared[LayoutFile]]


def lint_layouts(
    layouts: Layouts, indicators: Indicators, *, all_read: bool, quantities: Sequence[str] = ()
) -> list[Finding]:
    """Run every check; recipes only where every layout is whole, not to blame them twice.

    *quantities* are those of layouts that are not among these, and of the vocabulary.
    """
    whole = [file for file in layouts if file.is_whole]
    findings = [*groups_unknown(whole), *meanings_open(whole), *quantities_unknown(whole)]
    # Paths of a group that is not there cannot be compared.
    findings += headings_repeated([file for file in whole if not [*groups_unknown([file])]])
    findings += half_recipes(indicators)
    findings += meanings_unknown(whole, quantities)
    if all_read and len(whole) == len(layouts):
        findings += recipe_quantities_unknown(layouts, indicators)
    return findings


def groups_unknown(layouts: Layouts) -> Iterator[Finding]:
    """A path speaks of groups of its own layout."""
    for file in layouts:
        for path, headings in _headings(file.value):
            for index, heading in enumerate(headings):
                for segment in heading.split(">"):
                    name = segment.strip()
                    if name.startswith(GROUP_MARK) and name[1:] not in file.value.groups:
                        near = did_you_mean(nearest(name[1:], file.value.groups))
                        yield HeadingGroupUnknown(found=name, near=near).at(file.at([*path, index]))


def _headings(layout: LayoutFile) -> Iterator[tuple[Path, Sequence[str]]]:
    yield ("remarks",), layout.remarks
    for index, quantity in enumerate(layout.quantities):
        yield ("quantities", index, "headings"), quantity.headings
    for index, ratio in enumerate(layout.ratios):
        yield ("ratios", index, "headings"), ratio.headings


_UNDECIDED: Final = {"u", "v", "undated", "undated_of"}
_OF_LISTS: Final = {"of_nobody", "of_nobody_undated", "lost_rows", "lost_files"}
_COUNTS: Final = {"b", "a", "ratio"} | _UNDECIDED | _OF_LISTS
_MEANINGS: Final = KEY_ROLES | _COUNTS | {"measure", "pair", "value", "unused"}


def meanings_unknown(layouts: Layouts, quantities: Sequence[str]) -> Iterator[Finding]:
    """A taught column is something that tables have, or a quantity that some layout names."""
    own = (each.id for file in layouts for each in file.value.quantities)
    known = [*sorted(_MEANINGS), *quantities, *own]
    for file in layouts:
        for index, column in enumerate(file.value.columns):
            if "?" not in column.means:
                yield from _unknown(file, ["columns", index, "means"], [column.means], known)


def meanings_open(layouts: Layouts) -> Iterator[Finding]:
    """A column that somebody has still to decide on."""
    for file in layouts:
        for index, column in enumerate(file.value.columns):
            if "?" in column.means or "?" in (column.indicator or ""):
                yield MeaningOpen(heading=column.heading).at(file.at(["columns", index]))


def headings_repeated(layouts: Layouts) -> Iterator[Finding]:
    """A heading path means one column of a layout."""
    for file in layouts:
        first: dict[tuple[str, ...], tuple[str, Location]] = {}
        columns: list[tuple[str, Path, Sequence[str]]] = [
            ("remarks", ("remarks",), file.value.remarks)
        ]
        columns += [
            (quantity.id, ("quantities", index, "headings"), quantity.headings)
            for index, quantity in enumerate(file.value.quantities)
        ]
        for name, where, headings in columns:
            for line, heading in enumerate(headings):
                place = file.at([*where, line])
                for path in expanded([heading], file.value.groups):
                    key = tuple(map(fold, path))
                    other, there = first.setdefault(key, (name, place))
                    if other != name:
                        yield HeadingPathRepeated(
                            found=" > ".join(path), other=other, place=there.text
                        ).at(place)


def quantities_unknown(layouts: Layouts) -> Iterator[Finding]:
    """An equation or a ratio speaks of columns of its own layout."""
    for file in layouts:
        known = [quantity.id for quantity in file.value.quantities]
        for kind, entries, sides in (
            ("equations", file.value.equations, ("left", "right")),
            ("ratios", file.value.ratios, ("numerator", "denominator")),
        ):
            for index, entry in enumerate(entries):
                for side in sides:
                    yield from _unknown(file, [kind, index, side], getattr(entry, side), known)


def recipe_quantities_unknown(layouts: Layouts, indicators: Indicators) -> Iterator[Finding]:
    """A recipe takes quantities that some layout names."""
    known = [quantity.id for file in layouts for quantity in file.value.quantities]
    for file in indicators:
        for side in ("numerator", "denominator"):
            if not file.is_sound(side, "quantities"):
                continue
            names = getattr(file.value, side).quantities
            yield from _unknown(file, [side, "quantities"], names, known)


def half_recipes(indicators: Indicators) -> Iterator[Finding]:
    """Neither b without a nor a without b can be judged."""
    for file in indicators:
        if not all(file.is_sound(side, "quantities") for side in ("numerator", "denominator")):
            continue
        b, a = file.value.numerator.quantities, file.value.denominator.quantities
        if bool(b) != bool(a):
            given, missing = ("numerator", "denominator") if b else ("denominator", "numerator")
            place = file.at([given, "quantities"], key=True)
            yield RecipeHalf(given=given, missing=missing).at(place)


def _unknown(
    file: Declared[object], path: Sequence[str | int], names: Sequence[str], known: Sequence[str]
) -> Iterator[Finding]:
    for index, written in enumerate(names):
        name = written.removeprefix("-")
        if name not in known:
            near = did_you_mean(nearest(name, known))
            yield QuantityUnknown(found=name, near=near).at(file.at([*path, index]))
