"""The units that were probably meant by a name that means none: only ever a suggestion."""

from collections.abc import Callable, Sequence
from typing import Final

from cchc.definitions.units import Registry
from cchc.matching.bodies_above import Tree, splits
from cchc.words.nearest import nearest

_LONGEST: Final = 1000  # characters of a text that may be a name
_COMPARISONS: Final = 100_000  # names looked at for all nearest ones together: a second


class NearUnits:
    """Finds the units of a registry with the names that are most like.

    *over* gives the units with others below them that a text names.
    """

    def __init__(
        self, registry: Registry, tree: Tree, over: Callable[[str], Sequence[int]]
    ) -> None:
        self._registry = registry
        self._tree = tree
        self._over = over
        self._compared = 0

    def find(self, written: str) -> tuple[int, ...]:
        """Give the units with the names that are most like; none after many such questions.

        Beside the name of a unit above, as in «Xã Rơ Koi (Sa Thầy)», the others below that are looked at.
        """
        names = self._registry.names
        if len(written) > _LONGEST:
            return ()
        self._compared += len(names)
        if self._compared > _COMPARISONS:
            return ()
        return self._below_another(written) or tuple(
            unit
            for name in nearest(written, names)
            for unit, own in enumerate(names)
            if own == name
        )

    def _below_another(self, written: str) -> tuple[int, ...]:
        names = self._registry.names
        for name, above in splits(written, self._tree):
            over = self._over(above)
            below = [unit for unit in range(len(names)) if self._tree.is_below(unit, over)]
            if near := nearest(name, [names[unit] for unit in below]):
                return tuple(unit for each in near for unit in below if names[unit] == each)
        return ()
