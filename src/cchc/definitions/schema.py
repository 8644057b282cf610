"""The schema of the YAML files: which keys there are and what each may hold.

Pydantic's own complaints are put into words by ``violations``.
"""

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    field_serializer,
    model_validator,
)

from cchc.definitions.milestones import plain_roadmap
from cchc.definitions.model import Better, Formula, Inherit, OverTime, WhenEmpty
from cchc.definitions.threshold import Threshold
from cchc.definitions.values import (
    Broken,
    Date,
    Flag,
    Id,
    Item,
    LevelName,
    Levels,
    Names,
    Roadmap,
    Section,
    Share,
    Text,
    ThresholdText,
    Year,
    one_of,
    repeated,
)
from cchc.rules.definition_values import DatesReversed


class Keys(BaseModel):
    """Keys and nothing but these keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    def plain(self) -> dict[str, Any]:
        """Give the values as plain data, which JSON can keep."""
        return self.model_dump(by_alias=True)


class File(Keys):
    """What every file begins with."""

    id: Id


class Count(Keys):
    """The numerator or the denominator."""

    label: Text
    quantities: Names = []  # of forms, added up; a minus before a name subtracts it


class English(Keys):
    """The indicator's names in English."""

    label: Text
    numerator: Text
    denominator: Text


class IndicatorFile(File):
    """One file under ``indicators/``."""

    label: Text
    numerator: Count
    denominator: Count
    english: English
    scope: Text | None = None
    formula: Annotated[str, AfterValidator(one_of(Formula))]
    part_of_whole: Flag
    over_time: Annotated[str, AfterValidator(one_of(OverTime))]
    when_empty: Annotated[str, AfterValidator(one_of(WhenEmpty))] = WhenEmpty.NOT_APPLICABLE.value
    better: Annotated[str, AfterValidator(one_of(Better))] = str(Better.HIGHER.value)
    aliases: Names = []
    note: Text | None = None


class Dates(Keys):
    """The first and the last day of something; either may be open."""

    first: Date | None = Field(None, alias="from")
    last: Date | None = Field(None, alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> "Dates":
        if self.first and self.last and self.first > self.last:
            first, last = self.first, self.last
            raise Broken(DatesReversed(first=first, last=last), "to")
        return self


class AssignedEntry(Keys):
    """One sub-unit or officer to whom a target is passed on."""

    unit: Text
    threshold: ThresholdText | None = None
    share: Share | None = None
    roadmap: Roadmap | None = None

    @field_serializer("roadmap")
    def _plain_roadmap(self, roadmap: dict[str, Threshold] | None) -> list[dict[str, Any]]:
        return plain_roadmap(roadmap)


def _each_unit_once(entries: list[AssignedEntry]) -> list[AssignedEntry]:
    units = [entry.unit for entry in entries]
    for index, unit in enumerate(units):
        if unit in units[:index]:
            raise Broken(repeated(unit), index, "unit")
    return entries


Assigned = Annotated[list[AssignedEntry], Field(min_length=1), AfterValidator(_each_unit_once)]


class TargetEntry(Keys):
    """One row of an annex."""

    item: Item
    indicator: Id
    wording: Text
    levels: Levels
    threshold: ThresholdText
    unit_of_measure: Text
    responsible: Names
    coordinating: list[Text]
    basis: Text | None
    scope: Text | None = None
    note: Text | None = None
    roadmap: Roadmap | None = None
    assigned: Assigned = []

    @field_serializer("roadmap")
    def _plain_roadmap(self, roadmap: dict[str, Threshold] | None) -> list[dict[str, Any]]:
        return plain_roadmap(roadmap)


class TargetSetFile(File):
    """One file under ``targets/``."""

    year: Year
    title: Text
    issuer: Text
    number: Text | None
    issued: Date | None
    effective: Dates
    document: Text | None = None
    registry: Id
    body: Text
    sections: Annotated[dict[Section, Text], Field(min_length=1)]
    extends: Id | None = None
    inherit: Annotated[str, AfterValidator(one_of(Inherit))] = Inherit.NAMED.value
    targets: Annotated[list[TargetEntry], Field(min_length=1)]


class UnitEntry(Keys):
    """One reporting body."""

    code: Text
    name: Text
    level: LevelName
    parent: Text | None = None
    aliases: Names = []
    valid_from: Date | None = None
    valid_to: Date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "UnitEntry":
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            first, last = self.valid_from, self.valid_to
            raise Broken(DatesReversed(first=first, last=last), "valid_to")
        return self


class RegistryFile(File):
    """One .yaml file under ``targets/units/``."""

    units: Annotated[list[UnitEntry], Field(min_length=1)]
