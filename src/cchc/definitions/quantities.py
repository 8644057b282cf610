"""The quantities of forms: where each comes from, and which indicators are made of it.  Pure."""

from collections.abc import Sequence

from cchc.definitions.model import Definitions
from cchc.values import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a column of a form counts, and who uses it."""

    id: str
    label: str  # as the first form that has it calls it
    layouts: Sequence[str]
    indicators: Sequence[str]


def quantities_of(definitions: Definitions) -> Sequence[Quantity]:
    """List the quantities of all forms, in the order of the forms."""
    layouts = [definitions.layouts[name] for name in sorted(definitions.layouts)]
    labels: dict[str, str] = {}
    for layout in layouts:
        for name, label in layout.quantities.items():
            labels.setdefault(name, label)
    recipes = {each.id: each.recipe for each in definitions.indicators.values() if each.recipe}
    return [
        Quantity(
            name,
            label,
            [layout.id for layout in layouts if name in layout.quantities],
            [used for used, recipe in recipes.items() if name in recipe.quantities],
        )
        for name, label in labels.items()
    ]
