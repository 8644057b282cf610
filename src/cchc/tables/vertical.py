"""Forms of labels and values without headings: each row says in words what its number is."""

from collections.abc import Sequence

from cchc.tables.cells import BLANK, NUMBER, TEXT, Profile
from cchc.tables.column_types import Column, Use
from cchc.tables.heard import SILENCE
from cchc.tables.hearing import Ear
from cchc.tables.places import Area, Place


def vertical_form(profile: Profile, ear: Ear) -> tuple[Place, list[Column]] | None:
    """Find a form of labels and values without headings: two labels or more say b, a or a quantity."""
    for label_at in range(profile.grid.width - 1):
        labels = [
            row
            for row in range(profile.grid.height)
            if profile.kind(row, label_at) == TEXT and _is_label(profile.text(row, label_at), ear)
        ]
        value_at = _next_filled(profile, label_at, labels)
        rows = [row for row in labels if profile.kind(row, value_at) == NUMBER]
        if len(rows) < 2:
            continue
        body = range(rows[0], rows[-1] + 1)
        if any(
            profile.kinds[column][row] == NUMBER
            for row in body
            for column in range(value_at + 1, profile.grid.width)
        ):
            continue
        if any(_names_units(profile, row, label_at, ear) for row in body):
            continue
        width = range(label_at, value_at + 1)  # blank columns between them hold nothing
        place = Place(Area(body.start, body.start - 1, width), (), body, range(body.start), False)
        label = Column(label_at, (), SILENCE, Use.KEY, "measure")
        value = Column(value_at, (), SILENCE, Use.COUNT)
        return place, [label, value]
    return None


def _next_filled(profile: Profile, label_at: int, labels: Sequence[int]) -> int:
    """Give the first column behind the labels in which any row of theirs is filled."""
    behind = range(label_at + 1, profile.grid.width)
    filled = (at for at in behind if any(profile.kind(row, at) != BLANK for row in labels))
    return next(filled, label_at + 1)


def _names_units(profile: Profile, row: int, label_at: int, ear: Ear) -> bool:
    """Say whether a row names a unit beside its label: then the numbers are not all of one sender."""
    return any(ear.hear(profile.text(row, column)).unit for column in range(label_at))


def _is_label(text: str, ear: Ear) -> bool:
    heard = ear.hear(text)
    says = heard.measure in ("a", "b") or bool(heard.group or heard.kinds)
    return (says and heard.is_understood) or bool(ear.counts.find(text))
