"""The files of one folder of definitions, as far as they could be read, for the checks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from cchc.definitions.declared import Declared
from cchc.definitions.schema import IndicatorFile, TargetSetFile
from cchc.definitions.units import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The files that could be read, and what must be known of the others not to be blamed twice."""

    indicators: Sequence[Declared[IndicatorFile]]
    target_sets: Sequence[Declared[TargetSetFile]]
    refused_indicators: Collection[str]  # file names without ending
    refused_sets: Collection[str]
    registries: Collection[str]
    # Set → the set that it extends, which may be one that comes with the program.
    above: Mapping[str, Declared[TargetSetFile]] = field(default_factory=dict)
    # Shipped indicators, which only rows that inherit them may use.
    borrowed: Sequence[Declared[IndicatorFile]] = ()
    # Registry → its units, read where a set passes its targets on to them.
    units: Mapping[str, Registry] = field(default_factory=dict)
