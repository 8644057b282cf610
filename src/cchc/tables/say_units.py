"""What is said of the units of rows: unknown, one of several, not of the period, or no unit at all."""

from functools import cached_property
from typing import Final

from cchc.definitions.dates import spell_day
from cchc.definitions.level import Level
from cchc.definitions.units import LEVELS
from cchc.diagnostics import Finding, Location
from cchc.rules.names import (
    UnitAmbiguous,
    UnitBlank,
    UnitContradictory,
    UnitNotInPeriod,
    UnitNotRegistered,
)
from cchc.tables.meant import Trouble
from cchc.tables.numbers import shown
from cchc.tables.read import Reader
from cchc.tables.reasons import CORRECT_THE_NAME, HEAD_AS_FIELDS, PART_OF_A_UNIT
from cchc.tables.saying import Saying
from cchc.words import Words
from cchc.words.spelling import without_numbering
from cchc.words.text import fold, safe

_PARTS_OF_UNITS: Final = ("phòng ", "bộ phận ")


class SayUnits(Saying):
    """Says what is in the way of the unit of a row."""

    def of_unit(self, row: int, trouble: Trouble) -> Finding | None:
        """Say it; None of what is no fault of a unit."""
        reader, here = self.reader, self.place.at(row, trouble.column)
        found, candidates = shown(trouble.text), self.units(trouble.units)
        match trouble.kind:
            case "unit_blank":
                return UnitBlank().at(self.place.at(row))
            case "unit_unknown":
                return self._unknown_unit(trouble, here)
            case "unit_ambiguous":
                return UnitAmbiguous(found=found, candidates=candidates).at(here)
            case "unit_not_valid":
                unit = trouble.units[0]
                name, valid = reader.resolver.name(unit), _validity(reader, unit)
                return UnitNotInPeriod(unit=name, valid=valid).at(here)
            case "unit_elsewhere":
                return self.elsewhere(trouble).at(here)
            case "unit_contradictory":
                return UnitContradictory(found=trouble.text, other=trouble.other).at(here)
        return None

    def _unknown_unit(self, trouble: Trouble, here: Location) -> Finding:
        near, way = self.near_units(trouble.units, trouble.text), CORRECT_THE_NAME
        heading = next((c.heading for c in self.table.columns if c.at == trouble.column), "")
        if heading and not trouble.units and self._is_part_of_a_unit(trouble.text):
            near = PART_OF_A_UNIT
            way = Words(*(each.format(heading=safe(heading)) for each in HEAD_AS_FIELDS))
        registry = self.reader.registry.id
        rule = UnitNotRegistered(found=shown(trouble.text), registry=registry, near=near, way=way)
        return rule.at(here)

    def _is_part_of_a_unit(self, name: str) -> bool:
        """Say whether a name is that of an office within a district or a department: «Phòng Tư pháp»."""
        return self._has_districts and without_numbering(fold(name)).startswith(_PARTS_OF_UNITS)

    @cached_property
    def _has_districts(self) -> bool:
        return LEVELS.index(Level.DISTRICT) in self.reader.registry.level_of


def _validity(reader: Reader, unit: int) -> Words:
    start, end = reader.registry.validity.get(unit, (None, None))
    first, last = (spell_day(each) if each else "" for each in (start, end))
    if first and last:
        return Words(f"từ {first} đến {last}", f"from {first} to {last}")
    return Words(f"từ {first}", f"from {first}") if first else Words(f"đến {last}", f"until {last}")
