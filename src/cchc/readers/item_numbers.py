"""Annex items in a column that is only called «TT»: a table numbers its rows by them.

They are taken only where every number on the first rows is an item of the set and the names beside
them do not tell by themselves which targets are meant, nor contradict.
"""

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Final

from cchc.diagnostics import Finding, Location
from cchc.readers.cells import shown, text_of
from cchc.readers.headings import Layout, Role
from cchc.readers.names import Names
from cchc.readers.sheets import Head
from cchc.rules.names import ItemsFromNumbers
from cchc.words.text import fold, tidy

_NUMBERS: Final = {"tt", "stt", "số tt", "số thứ tự"}


def with_items(
    layout: Layout, heads: Sequence[Head], items: Container[str], names: Names
) -> Layout:
    """Take a column of row numbers for that of the items, in place of names that are unknown."""
    named_at = layout.roles.get("indicator")
    if named_at is None or "item" in layout.roles or layout.repeated:
        return layout
    below = [head for head in heads if head.line > layout.heading.line]
    for position in layout.spare:
        if fold(layout.heading_at(position)).rstrip(" .") not in _NUMBERS:
            continue
        heading = layout.heading_at(position)  # may be repeated below
        pairs = [(_text(head, position), _text(head, named_at)) for head in below]
        numbered = [(i.rstrip("."), name) for i, name in pairs if i not in ("", heading) and name]
        if not numbered or any(item not in items for item, _ in numbered):
            continue
        meant = [(names[item], names[name]) for item, name in numbered]
        if any(name < 0 for _, name in meant) and all(
            name < 0 or name == item for item, name in meant
        ):
            others: dict[Role, int] = {
                role: at for role, at in layout.roles.items() if role != "indicator"
            }
            return replace(layout, roles={**others, "item": position})
    return layout


def say_items(layout: Layout, left: int, place: Location) -> list[Finding]:
    """Say that the items were found in a column of row numbers."""
    position = layout.roles.get("item")
    heading = "" if position is None else layout.heading_at(position)
    if position is None or fold(heading).rstrip(" .") not in _NUMBERS:
        return []
    where = Location(place.file, place.sheet, layout.heading.line, position + left)
    return [ItemsFromNumbers(heading=shown(heading)).at(where)]


def _text(head: Head, position: int) -> str:
    return tidy(text_of(head.cells[position])) if position < len(head.cells) else ""
