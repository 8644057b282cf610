"""The schema of ``layouts/*.yaml``; what is common to all files stands in ``schema``."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from cchc.definitions.layout import GROUP_MARK, Kind, Role
from cchc.definitions.level import Level
from cchc.definitions.schema import File, Keys
from cchc.definitions.values import (
    Broken,
    Flag,
    Id,
    Names,
    Text,
    choice_unknown,
    different,
    one_of,
    repeated,
)
from cchc.rules.definition_values import KeyMissing
from cchc.rules.layouts import HeadingGroupUnknown
from cchc.words.nearest import did_you_mean, nearest

_LEVELS_OR_NONE = (*(level.value for level in Level), "none")


def _level_or_none(text: str) -> str:
    if text not in _LEVELS_OR_NONE:
        raise Broken(choice_unknown(text, _LEVELS_OR_NONE))
    return text


RoleName = Annotated[str, AfterValidator(one_of(Role))]
SectionLevel = Annotated[str, AfterValidator(_level_or_none)]
Quantities = Annotated[list[Text], Field(min_length=1), AfterValidator(different)]


class QuantityEntry(Keys):
    """A number that a column of the form holds."""

    id: Id
    label: Text
    headings: Names


class EquationEntry(Keys):
    """An arithmetic between quantities."""

    name: Text
    left: Quantities
    right: Quantities


class RatioEntry(Keys):
    """A printed percentage."""

    headings: Names
    numerator: Quantities
    denominator: Quantities


class LayoutFile(File):
    """One file under ``layouts/``."""

    title: Text
    english: Text
    kind: Annotated[str, AfterValidator(one_of(Kind))]
    source: Text | None = None
    names_rows: Flag = False
    columns: dict[RoleName, Names] = Field(default_factory=dict)
    groups: dict[Id, Names] = Field(default_factory=dict)
    quantities: list[QuantityEntry] = Field(default_factory=list)
    equations: list[EquationEntry] = Field(default_factory=list)
    ratios: list[RatioEntry] = Field(default_factory=list)
    sections: dict[SectionLevel, Names] = Field(default_factory=dict)
    totals: Names = Field(default_factory=list)

    @model_validator(mode="after")
    def _groups_are_declared(self) -> Self:
        for path, headings in self._headings():
            for index, heading in enumerate(headings):
                for segment in heading.split(">"):
                    name = segment.strip()
                    if name.startswith(GROUP_MARK) and name[1:] not in self.groups:
                        near = did_you_mean(nearest(name[1:], self.groups))
                        raise Broken(HeadingGroupUnknown(found=name, near=near), *path, index)
        return self

    @model_validator(mode="after")
    def _tidy_tables_have_counts(self) -> Self:
        """Without columns of counts no sheet would ever be such a table."""
        if self.kind == Kind.TIDY:
            for role in (Role.INDICATOR, Role.NUMERATOR, Role.DENOMINATOR):
                if role not in self.columns:
                    raise Broken(KeyMissing(key=role.value), "columns")
        return self

    @model_validator(mode="after")
    def _quantities_differ(self) -> Self:
        seen: set[str] = set()
        for index, quantity in enumerate(self.quantities):
            if quantity.id in seen:
                raise Broken(repeated(quantity.id), "quantities", index, "id")
            seen.add(quantity.id)
        return self

    def _headings(self) -> list[tuple[tuple[str | int, ...], list[str]]]:
        return [
            *((("columns", role), paths) for role, paths in self.columns.items()),
            *((("quantities", i, "headings"), q.headings) for i, q in enumerate(self.quantities)),
            *((("ratios", i, "headings"), r.headings) for i, r in enumerate(self.ratios)),
        ]
