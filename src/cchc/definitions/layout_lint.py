"""Whether layouts agree with themselves and with the recipes of indicators.  Pure."""

from collections.abc import Iterator, Sequence

from cchc.definitions.declared import Declared
from cchc.definitions.layout import expanded
from cchc.definitions.layout_schema import LayoutFile
from cchc.definitions.schema import File, IndicatorFile
from cchc.diagnostics import Finding, Location
from cchc.rules.definition_folder import IdNotFileName
from cchc.rules.layouts import HeadingPathRepeated, QuantityUnknown, RecipeHalf
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import fold

Indicators = Sequence[Declared[IndicatorFile]]
Layouts = Sequence[Declared[LayoutFile]]


def lint_layouts(layouts: Layouts, indicators: Indicators, *, all_read: bool) -> list[Finding]:
    """Run every check; recipes only where no layout was refused, not to blame them twice."""
    findings = [*layout_ids(layouts), *headings_repeated(layouts), *quantities_unknown(layouts)]
    findings += half_recipes(indicators)
    if all_read:
        findings += recipe_quantities_unknown(layouts, indicators)
    return findings


def layout_ids(layouts: Layouts) -> Iterator[Finding]:
    """A layout is found by its file name."""
    files: Sequence[Declared[File]] = layouts
    for file in files:
        if file.value.id != file.name:
            place = file.at(["id"])
            yield IdNotFileName(found=file.value.id, expected=file.name).at(place)


def headings_repeated(layouts: Layouts) -> Iterator[Finding]:
    """A heading path means one column of a layout."""
    for file in layouts:
        first: dict[tuple[str, ...], tuple[str, Location]] = {}
        columns: list[tuple[str, tuple[str | int, ...], list[str]]] = [
            (role, ("columns", role), paths) for role, paths in file.value.columns.items()
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
            names = getattr(file.value, side).quantities
            yield from _unknown(file, [side, "quantities"], names, known)


def half_recipes(indicators: Indicators) -> Iterator[Finding]:
    """Neither b without a nor a without b can be judged."""
    for file in indicators:
        b, a = file.value.numerator.quantities, file.value.denominator.quantities
        if bool(b) != bool(a):
            given, missing = ("numerator", "denominator") if b else ("denominator", "numerator")
            place = file.at([given, "quantities"], key=True)
            yield RecipeHalf(given=given, missing=missing).at(place)


def _unknown(
    file: Declared[File], path: list[str | int], names: Sequence[str], known: Sequence[str]
) -> Iterator[Finding]:
    for index, written in enumerate(names):
        name = written.removeprefix("-")
        if name not in known:
            near = did_you_mean(nearest(name, known))
            yield QuantityUnknown(found=name, near=near).at(file.at([*path, index]))
