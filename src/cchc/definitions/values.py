"""What a key of the YAML files may hold: the types that ``schema`` is made of.

Input is text exactly as typed; a value that is not what its key means raises ``Broken`` with the
rule that it breaks.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, InstanceOf, PlainSerializer

from cchc.definitions.dates import is_day
from cchc.definitions.level import Level
from cchc.definitions.period import Period, read_period
from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_text import UnreadableThreshold, read_threshold
from cchc.diagnostics import Rule
from cchc.rules.cascade import MilestoneNotAPeriod, ShareMalformed
from cchc.rules.definition_values import (
    ChoiceUnknown,
    DateImpossible,
    EntryRepeated,
    IdMalformed,
    ItemMalformed,
    NotTrueOrFalse,
    ThresholdNotAPercentage,
    ThresholdUnreadable,
    ValueBlank,
    YearOutOfRange,
)
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import tidy

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ID_LONGEST = 64  # a file name with its folder and ending must fit every file system
_YEAR = re.compile(r"20[0-9]{2}|2100")
_PART = r"(?:[IVXLC]+|[1-9][0-9]{0,2}|[A-Za-zĐđ])"  # IV, 12, a
_SECTION = re.compile(_PART)
_ITEM = re.compile(rf"{_PART}(?:\.{_PART}){{0,4}}")
_SHARE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,6})?) ?%")
_FLAGS = {"true": True, "false": False}
_LONGEST = 60  # characters of a value that a message quotes
ANY_YEAR = 0  # of a period whose text names none


class Broken(ValueError):
    """A value breaks *rule*, which may have to be made of the name of its key.

    *path* leads on from the key to the entry that is wrong.
    """

    def __init__(self, rule: Rule | Callable[[str], Rule], *path: str | int) -> None:
        super().__init__()
        self.rule = rule
        self.path = path


def cut(value: object) -> str:
    """Quote the beginning of a value: a file may hold a novel."""
    text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _text(text: str) -> str:
    if not (text := tidy(text)):
        raise Broken(lambda key: ValueBlank(key=key))
    return text


def _matching(
    pattern: re.Pattern[str], rule: type[IdMalformed] | type[ItemMalformed], longest: int
) -> Callable[[str], str]:
    def check(text: str) -> str:
        if len(text) > longest or not pattern.fullmatch(text):
            raise Broken(lambda key: rule(key=key, found=cut(text)))
        return text

    return check


def _date(text: str) -> str:
    if not is_day(text):
        raise Broken(lambda key: DateImpossible(key=key, found=cut(text)))
    return text


def _year(text: object) -> object:
    if not isinstance(text, str):
        return text
    if not _YEAR.fullmatch(text):
        raise Broken(lambda key: YearOutOfRange(key=key, found=cut(text)))
    return int(text)


def _flag(text: object) -> object:
    if not isinstance(text, str):
        return text
    if text not in _FLAGS:
        raise Broken(lambda key: NotTrueOrFalse(key=key, found=cut(text)))
    return _FLAGS[text]


def choice_unknown(text: str, choices: Sequence[str]) -> Callable[[str], Rule]:
    """Say of *text* that it is none of the *choices*."""
    near = did_you_mean(nearest(text, choices))
    listed = ", ".join(choices)
    return lambda key: ChoiceUnknown(key=key, found=cut(text), choices=listed, near=near)


def repeated(entry: str) -> Callable[[str], Rule]:
    """Say that a list has *entry* twice."""
    return lambda key: EntryRepeated(key=key, found=entry)


def one_of(kind: type[Enum]) -> Callable[[str], str]:
    """Make the check of a value that is one of a few words."""
    choices = [str(member.value) for member in kind]

    def check(text: str) -> str:
        if text not in choices:
            raise Broken(choice_unknown(text, choices))
        return text

    return check


def _threshold(text: object) -> object:
    if not isinstance(text, str):
        return text
    try:
        threshold = read_threshold(text)
    except UnreadableThreshold as error:
        raise Broken(ThresholdUnreadable(reason=error.reason)) from error
    if threshold.measure not in {"", "%"}:
        raise Broken(ThresholdNotAPercentage(found=cut(text), measure=threshold.measure))
    return threshold


def plain_threshold(threshold: Threshold) -> dict[str, Any]:
    """Give a threshold as plain data; decimals as text, because JSON has only floats."""
    return {
        "text": threshold.text,
        "low": None if threshold.low is None else str(threshold.low),
        "low_included": threshold.low_included,
        "high": None if threshold.high is None else str(threshold.high),
        "high_included": threshold.high_included,
        "measure": threshold.measure,
    }


def _months(text: str) -> str:
    if read_period(text, ANY_YEAR) is None:
        raise Broken(MilestoneNotAPeriod(found=cut(text)))
    return text


def months(text: str) -> Period:
    """Give the period that a checked key of a roadmap names; of year ``ANY_YEAR`` if it says none."""
    period = read_period(text, ANY_YEAR)
    assert period is not None
    return period


def _share(text: str) -> str:
    found = _SHARE.fullmatch(tidy(text))
    number = found[1].replace(",", ".") if found else ""
    if not found or not 0 < Decimal(number) <= 100:
        raise Broken(lambda key: ShareMalformed(key=key, found=cut(text)))
    return number


def different(entries: list[str]) -> list[str]:
    """Refuse a list that says something twice."""
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry in seen:
            raise Broken(repeated(entry), index)
        seen.add(entry)
    return entries


Id = Annotated[str, AfterValidator(_matching(_ID, IdMalformed, _ID_LONGEST))]
Item = Annotated[str, AfterValidator(_matching(_ITEM, ItemMalformed, 40))]
Section = Annotated[str, AfterValidator(_matching(_SECTION, ItemMalformed, 8))]
Text = Annotated[str, AfterValidator(_text)]
Date = Annotated[str, AfterValidator(_date)]
Year = Annotated[int, BeforeValidator(_year)]
Flag = Annotated[bool, BeforeValidator(_flag)]
LevelName = Annotated[str, AfterValidator(one_of(Level))]
Names = Annotated[list[Text], Field(min_length=1), AfterValidator(different)]
Levels = Annotated[list[LevelName], Field(min_length=1), AfterValidator(different)]
ThresholdText = Annotated[
    InstanceOf[Threshold], BeforeValidator(_threshold), PlainSerializer(plain_threshold)
]
Roadmap = Annotated[
    dict[Annotated[str, AfterValidator(_months)], ThresholdText], Field(min_length=1)
]
Share = Annotated[str, AfterValidator(_share)]
