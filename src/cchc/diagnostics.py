"""Findings: ordinary values that say what is wrong, where, and what to do.  Never raised."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.text import safe


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
    def text(self) -> str:
        """``file.xlsx:Sheet!D7``, ``file.csv:6:4`` or ``file.yaml:9:16``."""
        if self.sheet is None:
            return ":".join(str(part) for part in (self.file, self.row, self.column) if part)
        address = (column_letters(self.column) if self.column else "") + str(self.row or "")
        return f"{self.file}:{self.sheet}" + (f"!{address}" if address else "")


def column_letters(column: int) -> str:
    """Spell a column number as a spreadsheet does: 1 is A, 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that can be wrong.  A published code never changes its meaning."""

    code: str
    name: str  # says what is wrong, never what to do: "not-a-count"
    severity: Severity
    message: Words  # one sentence; {placeholders} are filled by `at`
    why: Words
    fix: Words  # an imperative

    def at(self, location: Location, **values: object) -> "Finding":
        """Make the one kind of finding this rule makes."""
        return Finding(self, location, values)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule broken at a place."""

    rule: Rule
    location: Location
    values: Mapping[str, object] = field(default_factory=dict)

    def message(self, lang: Lang) -> str:
        """Say what stands there and what was expected."""
        return self.rule.message.in_(lang).format_map(
            {name: _spell(value, lang) for name, value in self.values.items()}
        )

    def fix(self, lang: Lang) -> str:
        """Say what to do."""
        return self.rule.fix.in_(lang).format_map(
            {name: _spell(value, lang) for name, value in self.values.items()}
        )


def _spell(value: object, lang: Lang) -> str:
    match value:
        case Words():
            return safe(value.in_(lang))
        case int():
            return count(value, lang)
        case _:
            return safe(str(value))
