"""The schema of the YAML files: which keys there are and what each may hold.

Input is text exactly as typed; a value that is not what its key means raises ``Broken`` with the
rule that it breaks.  Pydantic's own complaints are put into words by ``violations``.
"""

import re
from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    field_serializer,
    model_validator,
)

from cchc.definitions.dates import is_day
from cchc.definitions.model import Better, Formula, Level, OverTime, WhenEmpty
from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_text import UnreadableThreshold, read_threshold
from cchc.diagnostics import Rule
from cchc.rules import definitions as rules
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import tidy

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ID_LONGEST = 64  # a file name with its folder and ending must fit every file system
_YEAR = re.compile(r"20[0-9]{2}|2100")
_PART = r"(?:[IVXLC]+|[1-9][0-9]{0,2}|[A-Za-zĐđ])"  # IV, 12, a
_SECTION = re.compile(_PART)
_ITEM = re.compile(rf"{_PART}(?:\.{_PART}){{0,4}}")
_FLAGS = {"true": True, "false": False}


class Broken(ValueError):
    """A value breaks *rule*; *path* leads on from its key to the entry that is wrong."""

    def __init__(self, rule: Rule, *path: str | int, **values: object) -> None:
        super().__init__(rule.name)
        self.rule = rule
        self.path = path
        self.values = values


# --- what a key may hold -------------------------------------------------------------------


def _text(text: str) -> str:
    if not (text := tidy(text)):
        raise Broken(rules.VALUE_BLANK)
    return text


def _matching(pattern: re.Pattern[str], rule: Rule, longest: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if len(text) > longest or not pattern.fullmatch(text):
            raise Broken(rule)
        return text

    return check


def _date(text: str) -> str:
    if not is_day(text):
        raise Broken(rules.DATE_IMPOSSIBLE)
    return text


def _year(text: object) -> object:
    if not isinstance(text, str):
        return text
    if not _YEAR.fullmatch(text):
        raise Broken(rules.YEAR_OUT_OF_RANGE)
    return int(text)


def _flag(text: object) -> object:
    if not isinstance(text, str):
        return text
    if text not in _FLAGS:
        raise Broken(rules.NOT_TRUE_OR_FALSE)
    return _FLAGS[text]


def one_of(kind: type[Enum]) -> Callable[[str], str]:
    """Accept the values of *kind*."""
    choices = [str(member.value) for member in kind]

    def check(text: str) -> str:
        if text not in choices:
            near = did_you_mean(nearest(text, choices))
            raise Broken(rules.CHOICE_UNKNOWN, choices=", ".join(choices), near=near)
        return text

    return check


def _threshold(text: object) -> object:
    if not isinstance(text, str):
        return text
    try:
        threshold = read_threshold(text)
    except UnreadableThreshold as error:
        raise Broken(rules.THRESHOLD_UNREADABLE, reason=error.reason) from error
    if threshold.measure not in {"", "%"}:
        raise Broken(rules.THRESHOLD_NOT_A_PERCENTAGE, measure=threshold.measure)
    return threshold


def different(entries: list[str]) -> list[str]:
    """Refuse a list that says something twice."""
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry in seen:
            raise Broken(rules.ENTRY_REPEATED, index, found=entry)
        seen.add(entry)
    return entries


Id = Annotated[str, AfterValidator(_matching(_ID, rules.ID_MALFORMED, _ID_LONGEST))]
Item = Annotated[str, AfterValidator(_matching(_ITEM, rules.ITEM_MALFORMED, 40))]
Section = Annotated[str, AfterValidator(_matching(_SECTION, rules.ITEM_MALFORMED, 8))]
Text = Annotated[str, AfterValidator(_text)]
Date = Annotated[str, AfterValidator(_date)]
Year = Annotated[int, BeforeValidator(_year)]
Flag = Annotated[bool, BeforeValidator(_flag)]
LevelName = Annotated[str, AfterValidator(one_of(Level))]
Names = Annotated[list[Text], Field(min_length=1), AfterValidator(different)]
Levels = Annotated[list[LevelName], Field(min_length=1), AfterValidator(different)]


# --- the files -----------------------------------------------------------------------------


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
            raise Broken(rules.DATES_REVERSED, "to", first=self.first, last=self.last)
        return self


class TargetEntry(Keys):
    """One row of an annex."""

    item: Item
    indicator: Id
    wording: Text
    levels: Levels
    threshold: Annotated[InstanceOf[Threshold], BeforeValidator(_threshold)]
    unit_of_measure: Text
    responsible: Names
    coordinating: list[Text]
    basis: Text | None
    scope: Text | None = None
    note: Text | None = None

    @field_serializer("threshold")
    def _plain_threshold(self, threshold: Threshold) -> dict[str, Any]:
        # Decimals as text: JSON has only floats.
        return {
            "text": threshold.text,
            "low": None if threshold.low is None else str(threshold.low),
            "low_included": threshold.low_included,
            "high": None if threshold.high is None else str(threshold.high),
            "high_included": threshold.high_included,
            "measure": threshold.measure,
        }


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
            raise Broken(rules.DATES_REVERSED, "valid_to", first=first, last=last)
        return self


class RegistryFile(File):
    """One .yaml file under ``targets/units/``."""

    units: Annotated[list[UnitEntry], Field(min_length=1)]
