"""D2: what can be wrong with the keys and values of a definition file."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class KeyMissing(Rule, code="D201", severity=Severity.ERROR):
    key: str


class KeyUnknown(Rule, code="D202", severity=Severity.ERROR):
    key: str
    near: Words
    known: str


class WrongShape(Rule, code="D203", severity=Severity.ERROR):
    key: Words
    expected: Words
    found: Words


class ValueBlank(Rule, code="D204", severity=Severity.ERROR):
    key: str


class IdMalformed(Rule, code="D205", severity=Severity.ERROR):
    key: str
    found: str


class ChoiceUnknown(Rule, code="D206", severity=Severity.ERROR):
    key: str
    choices: str
    found: str
    near: Words


class NotTrueOrFalse(Rule, code="D207", severity=Severity.ERROR):
    key: str
    found: str


class DateImpossible(Rule, code="D208", severity=Severity.ERROR):
    key: str
    found: str


class ItemMalformed(Rule, code="D209", severity=Severity.ERROR):
    key: str
    found: str


class YearOutOfRange(Rule, code="D210", severity=Severity.ERROR):
    key: str
    found: str


class ThresholdUnreadable(Rule, code="D211", severity=Severity.ERROR):
    reason: Words


class ThresholdNotAPercentage(Rule, code="D212", severity=Severity.ERROR):
    found: str
    measure: str


class EntryRepeated(Rule, code="D213", severity=Severity.ERROR):
    found: str
    key: str


class DatesReversed(Rule, code="D214", severity=Severity.ERROR):
    first: str
    last: str


class NumberIsDate(Rule, code="D215", severity=Severity.ERROR):
    key: str
    found: str


class CountMalformed(Rule, code="D216", severity=Severity.ERROR):
    key: str
    found: str
