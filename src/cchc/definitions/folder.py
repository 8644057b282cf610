"""The files of one folder of definitions, as far as they could be read, for the checks."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field

from cchc.definitions.declared import Declared
from cchc.definitions.indicator import Indicator
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.units import Registry
from cchc.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The files that could be read, and what must be known of the others not to be blamed twice."""

    indicators: Sequence[Declared[Indicator]]
    target_sets: Sequence[Declared[TargetSet]]
    all_sets_read: bool
    registries: Collection[str]
    # Set → the set that it extends, which may be one that comes with the program.
    above: Mapping[str, Declared[TargetSet]] = field(default_factory=dict)
    # Shipped indicators, which only rows that inherit them may use.
    borrowed: Sequence[Declared[Indicator]] = ()
    # Registry → its units, of those that sets name and that could be read.
    units: Mapping[str, Registry] = field(default_factory=dict)

    def saying(self, key: str) -> dict[str, Indicator]:
        """Give the indicators of which *key* was accepted, by their ids."""
        files = (*self.indicators, *self.borrowed)
        return {file.name: file.value for file in files if file.is_sound(key)}

    def label_of(self, indicator: str) -> str:
        """Name an indicator for readers: by its label, or by its id where that was refused."""
        known = self.saying("label").get(indicator)
        return indicator if known is None else known.label

    def unit_named(self, registry: str, code: str) -> str:
        """Name a unit for readers: by its name, or by its code where the registry has none."""
        units = self.units.get(registry)
        at = units.codes.index(code) if units is not None and code in units.codes else None
        return code if units is None or at is None else units.names[at] or code


def rows(file: Declared[TargetSet], *keys: str) -> Iterator[tuple[int, Target]]:
    """Give the rows of a set of which all *keys* were accepted, with their positions."""
    if file.has("targets"):
        for index, row in enumerate(file.value.targets):
            if all(file.is_sound("targets", index, key) for key in keys):
                yield index, row
