"""How a single value is written in a YAML file: what its text must be, and what it means.

A text that is not what its key means raises ``Broken`` with the rule it breaks; beside each way
of reading stands what a JSON Schema can say of it.  Imported only where no cache serves.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, NamedTuple

from cchc.definitions.dates import is_day
from cchc.definitions.declaration import As, Shape
from cchc.definitions.items import LEVELS_PATTERN
from cchc.definitions.milestones import ANY_YEAR, milestones
from cchc.definitions.period import read_period
from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_text import UnreadableThreshold, read_threshold
from cchc.diagnostics import Rule
from cchc.patterns import pattern_of
from cchc.rules.cascade import MilestoneNotAPeriod, ShareMalformed
from cchc.rules.definition_values import (
    ChoiceUnknown,
    CountMalformed,
    DateImpossible,
    IdMalformed,
    ItemMalformed,
    NotTrueOrFalse,
    NumberIsDate,
    ThresholdNotAPercentage,
    ThresholdUnreadable,
    ValueBlank,
    YearOutOfRange,
)
from cchc.rules.documents import HashMalformed, LinesMalformed
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import tidy

_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_ID_LONGEST = 64  # a file name with its folder and ending must fit every file system
_YEAR = "20[0-9]{2}|2100"
_PART = "(?:[IVXLC]+|[1-9][0-9]{0,2}|[A-Za-zĐđ])"  # IV, 12, a
_SECTION = rf"{_PART}(?:\.{_PART}){{0,4}}"  # IV, and A.I below A
_ITEM = rf"{_SECTION}{LEVELS_PATTERN}"
_DATE = pattern_of(  # 29/01/2024, 2024-01-29, ngày 29 tháng 01 năm 2024
    r"(?:ngày )?[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|(?:ngày )?[0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4}",
    re.IGNORECASE,
)
_DAY = (
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"  # that a month has so many, no pattern tells
)
_SHARE = pattern_of(r"([0-9]{1,3}(?:[.,][0-9]{1,6})?) ?%")
_SPAN = "[1-9][0-9]{0,5}(?:-[1-9][0-9]{0,5})?"
_SPANS = rf"{_SPAN}(?:, ?{_SPAN}){{0,19}}"
_SHA256 = "[0-9a-f]{64}"
_LONGEST = 60  # characters of a value that a message quotes
_FLAGS = {"true": True, "false": False}
_SCALAR = ["string", "number", "boolean"]  # what YAML makes of a text without quotation marks


class Broken(ValueError):
    """A text is not what its key means; *rule* makes the rule that it breaks of the key's name."""

    def __init__(self, rule: Callable[[str], Rule]) -> None:
        super().__init__()
        self.rule = rule


def cut(value: object) -> str:
    """Quote the beginning of a value: a file may hold a novel."""
    text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _with_strangers(text: str) -> str:
    """Name letters that only look like Latin ones by their code: «ІІ.2» may be Cyrillic."""
    strange = [c for c in text if c.isalpha() and not unicodedata.name(c, "").startswith("LATIN")]
    named = ", ".join(dict.fromkeys(f"{c} = U+{ord(c):04X}" for c in strange))
    return f"{text} ({named})" if named else text


class Scalar(NamedTuple):
    """One way to read a text, and what a JSON Schema says of it."""

    read: Callable[[str], object]
    schema: Mapping[str, Any]


class Made(NamedTuple):
    """What is written as one type of mapping and kept as another value; null is an empty mapping."""

    written: Any
    make: Callable[[Any], object]


def _text(text: str) -> str:
    if not (text := tidy(text)):
        raise Broken(lambda key: ValueBlank(key=key))
    return text


def _matching(
    pattern: str,
    longest: int,
    rule: type[
        IdMalformed
        | ItemMalformed
        | YearOutOfRange
        | LinesMalformed
        | HashMalformed
        | CountMalformed
    ],
    make: Callable[[str], object] = str,
) -> Scalar:
    compiled = pattern_of(pattern)

    def read(text: str) -> object:
        if len(text) > longest or not compiled.fullmatch(text):
            raise Broken(lambda key: rule(key=key, found=_with_strangers(cut(text))))
        return make(text)

    return Scalar(
        read, {"type": ["string", "number"], "pattern": f"^(?:{pattern})$", "maxLength": longest}
    )


def _day(text: str) -> str:
    if not is_day(text):
        raise Broken(lambda key: DateImpossible(key=key, found=cut(text)))
    return text


def _number(text: str) -> str:
    if _DATE.fullmatch(text := _text(text)):
        raise Broken(lambda key: NumberIsDate(key=key, found=cut(text)))
    return text


def _flag(text: str) -> bool:
    if text not in _FLAGS:
        raise Broken(lambda key: NotTrueOrFalse(key=key, found=cut(text)))
    return _FLAGS[text]


@cache
def _choice(kind: type[Enum]) -> Scalar:
    members = {str(member.value): member for member in kind}

    def read(text: str) -> Enum:
        if text not in members:
            near, choices = did_you_mean(nearest(text, members)), ", ".join(members)
            raise Broken(
                lambda key: ChoiceUnknown(key=key, choices=choices, found=cut(text), near=near)
            )
        return members[text]

    flags = [_FLAGS[text] for text in members if text in _FLAGS]
    return Scalar(read, {"enum": [*members, *flags]})


def _threshold(text: str) -> Threshold:
    try:
        threshold = read_threshold(text)
    except UnreadableThreshold as error:
        unreadable = ThresholdUnreadable(reason=error.reason)
        raise Broken(lambda _: unreadable) from error
    measure = threshold.measure
    if measure not in {"", "%"}:
        raise Broken(lambda _: ThresholdNotAPercentage(found=cut(text), measure=measure))
    return threshold


def _months(text: str) -> str:
    if read_period(text, ANY_YEAR) is None:
        raise Broken(lambda _: MilestoneNotAPeriod(found=cut(text)))
    return text


def _share(text: str) -> Decimal:
    found = _SHARE.fullmatch(tidy(text))
    share = Decimal(found[1].replace(",", ".")) if found else Decimal(0)
    if not 0 < share <= 100:
        raise Broken(lambda key: ShareMalformed(key=key, found=cut(text)))
    return share


_ID_SCALAR = _matching(_ID, _ID_LONGEST, IdMalformed)
_SCALARS: Mapping[object, Scalar] = {
    As.TEXT: Scalar(_text, {"type": _SCALAR, "minLength": 1}),
    As.ID: _ID_SCALAR,
    As.INDICATOR: _ID_SCALAR,
    As.ITEM: _matching(_ITEM, 100, ItemMalformed),
    As.SECTION: _matching(_SECTION, 40, ItemMalformed),
    As.DAY: Scalar(_day, {"type": "string", "pattern": f"^{_DAY}$", "format": "date"}),
    As.NUMBER: Scalar(
        _number,
        {
            "type": _SCALAR,
            "minLength": 1,
            "not": {"type": "string", "pattern": f"^(?:{_DATE.pattern})$"},
        },
    ),
    As.COUNT: _matching("[0-9]{1,15}", 15, CountMalformed, int),
    As.LACKING: _matching("[0-9]{1,15}|none", 15, CountMalformed),
    As.YEAR: Scalar(
        _matching(_YEAR, 4, YearOutOfRange, int).read,
        {
            "type": ["integer", "string"],
            "minimum": 2000,
            "maximum": 2100,
            "pattern": f"^(?:{_YEAR})$",
        },
    ),
    As.MONTHS: Scalar(_months, {"type": "string"}),
    As.LINES: _matching(_SPANS, 200, LinesMalformed),
    As.SHA256: _matching(_SHA256, 64, HashMalformed),
    As.SHARE: Scalar(_share, {"type": "string", "pattern": "%"}),
    bool: Scalar(_flag, {"enum": [*_FLAGS.values(), *_FLAGS]}),
    Threshold: Scalar(_threshold, {"type": ["string", "number"]}),
}
MADE_FROM: Mapping[object, Made] = {
    As.ROADMAP: Made(Mapping[Annotated[str, As.MONTHS], Threshold], milestones)
}


def scalar_of(shape: Shape) -> Scalar:
    """Find how a value of one type is written."""
    for tag in (*shape.tags, shape.kind):
        if tag in _SCALARS:
            return _SCALARS[tag]
    return _choice(shape.kind)
