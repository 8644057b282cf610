"""Findings: ordinary values that say what is wrong, where, and what to do.  Never raised."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import ClassVar, Final, dataclass_transform

from cchc.patterns import pattern_of
from cchc.values import dataclass
from cchc.words import Lang, Said, Words
from cchc.words.numbers import count
from cchc.words.rules import RuleWords, words_of
from cchc.words.text import safe

# Published code → the code that took its place.  None of them is ever given to another rule.
RETIRED: Final[Mapping[str, str]] = {
    "C115": "C701",
    "C215": "C708",
    "C304": "C613",
    "C415": "C417",
    "C416": "C418",
    "C506": "C519",
    "C606": "C510",
    "C607": "C508",
    "C611": "C417",
    "C617": "C424",
}


class Severity(StrEnum):
    """ERROR: the row gets no verdict.  WARNING: judged, but look.  NOTE: for information."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file.  Rows and columns count from 1, as spreadsheets and editors do."""

    file: str
    sheet: str | None = None
    row: int | None = None
    column: int | None = None

    @property
    def has_letters(self) -> bool:
        """Whether columns are letters of a line, as in YAML; elsewhere they are cells of a row."""
        return self.file.endswith((".yaml", ".yml"))

    @property
    def text(self) -> str:
        """``file.xlsx:Sheet!D7``, ``file.csv:6:4`` or ``file.yaml:9:16``."""
        if self.sheet is None:
            return ":".join(str(part) for part in (self.file, self.row, self.column) if part)
        address = (column_letters(self.column) if self.column else "") + str(self.row or "")
        return f"{self.file}:{self.sheet}" + (f"!{address}" if address else "")


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Spell a column number as a spreadsheet does: 1 is A, 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Rule:
    """One thing that can be wrong; a value of it is that thing found, with what stands there.

    A rule is declared by its code, its severity and its typed fields.  Its words, in which each
    field is a placeholder, stand in ``rules/CODE-name/``.  Where a placeholder is called like
    something that every rule has, the field ends in an underscore: ``{name}`` is ``name_``.

    Made without ``dataclass``, which would write and compile an ``__init__`` for every rule at
    every start (``benchmarks/bench_start.py``).
    """

    code: ClassVar[str]
    name: ClassVar[str]  # says what is wrong, never what to do: "not-a-count"
    severity: ClassVar[Severity]
    fields: ClassVar[dict[str, object]] = {}  # and their types

    def __init_subclass__(cls, code: str = "", severity: Severity | None = None) -> None:
        """Declare a rule, or without a code what several rules have in common."""
        cls.fields = cls.fields | cls.__annotations__
        if not code:
            return
        if severity is None:
            raise TypeError(f"{code} has no severity")
        if code in RETIRED:
            raise TypeError(f"{code} is retired: {RETIRED[code]} took its place")
        declared = f"{cls.__module__}.{cls.__qualname__}"
        if _DECLARED.setdefault(code, declared) != declared:
            raise TypeError(f"{code} is {_DECLARED[code]} already")
        cls.code, cls.severity = code, severity
        cls.name = _CAPITAL.sub("-", cls.__name__).lower()

    def __init__(self, **values: object) -> None:
        if values.keys() != self.fields.keys():
            wanted, given = ", ".join(self.fields), ", ".join(values)
            raise TypeError(f"{type(self).__name__} has the fields ({wanted}), not ({given})")
        vars(self).update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), *(vars(self)[name] for name in self.fields)))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({values})"

    @classmethod
    def words(cls) -> RuleWords:
        """Give what is said of it, with {placeholders}; read when the first finding is shown."""
        return words_of(f"{cls.code}-{cls.name}")

    def at(self, location: Location) -> "Finding":
        """Say where it was found."""
        return Finding(self, location)

    def spelled(self, lang: Lang) -> Mapping[str, str]:
        """Spell what stands for each placeholder."""
        return {name.rstrip("_"): _spell(value, lang) for name, value in vars(self).items()}


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule broken at a place."""

    rule: Rule
    location: Location

    def message(self, lang: Lang) -> str:
        """Say what stands there and what was expected."""
        return self.rule.words().message.in_(lang).format_map(self.rule.spelled(lang))

    def fix(self, lang: Lang) -> str:
        """Say what to do."""
        return self.rule.words().fix.in_(lang).format_map(self.rule.spelled(lang))


_DECLARED: dict[str, str] = {}  # code → the class that has it
_CAPITAL = pattern_of("(?<!^)(?=[A-Z])")


def _spell(value: object, lang: Lang) -> str:
    match value:
        case Words() | Said():
            return safe(value.in_(lang))
        case int():
            return count(value, lang)
        case _:
            return safe(str(value))
