"""D5: what can be wrong with a layout and its recipes."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class QuantityUnknown(Rule, code="D501", severity=Severity.ERROR):
    found: str
    near: Words


class RecipeHalf(Rule, code="D502", severity=Severity.ERROR):
    given: str
    missing: str


class HeadingPathRepeated(Rule, code="D503", severity=Severity.ERROR):
    found: str
    other: str
    place: str


class HeadingGroupUnknown(Rule, code="D504", severity=Severity.ERROR):
    found: str
    near: Words


class MeaningOpen(Rule, code="D505", severity=Severity.ERROR):
    heading: str
