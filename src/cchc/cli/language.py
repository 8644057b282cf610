"""The language of this run, settled before anything is said: help texts are built on import."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cchc.words import Lang, Words

OPTION = "--lang"
VARIABLE = "CCHC_LANG"


class Choice(NamedTuple):
    """The language to speak, and the value that named no language, if any."""

    lang: Lang
    wrong: Words | None = None


def detect(arguments: Sequence[str], environment: Mapping[str, str]) -> Choice:
    """Take the last ``--lang`` before ``--``, or else ``CCHC_LANG``, or else Vietnamese."""
    value, source = environment.get(VARIABLE, ""), VARIABLE
    for given in _given(arguments):
        value, source = given, OPTION
    match value.strip().casefold():
        case "vi" | "":
            return Choice("vi")
        case "en":
            return Choice("en")
        case _:
            return Choice("vi", _unknown(source, value))


def _given(arguments: Sequence[str]) -> Iterator[str]:
    for index, argument in enumerate(arguments):
        if argument == "--":
            return
        name, equals, value = argument.partition("=")
        if name != OPTION:
            continue
        if equals:
            yield value
        elif index + 1 < len(arguments):
            yield arguments[index + 1]


def _unknown(source: str, value: str) -> Words:
    from cchc.words.text import safe

    return Words(
        f"{source} chỉ nhận «vi» hoặc «en», nhưng đang ghi «{safe(value)}».",
        f"{source} takes «vi» or «en», but reads «{safe(value)}».",
    )


CHOICE: Final = detect(sys.argv[1:], os.environ)
LANG: Final[Lang] = CHOICE.lang


def say(vi: str, en: str) -> str:
    """Pick the text of this run's language."""
    return vi if LANG == "vi" else en
