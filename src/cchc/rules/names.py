"""C4: what can be wrong with the names of indicators and units, and whose the counts are."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Said, Words


class IndicatorUnknown(Rule, code="C401", severity=Severity.ERROR):
    set: str
    found: str
    near: Words
    way: Words


class IndicatorBlank(Rule, code="C402", severity=Severity.ERROR): ...


class IndicatorNotInForce(Rule, code="C406", severity=Severity.ERROR):
    found: str
    set: str


class IndicatorContradictory(Rule, code="C403", severity=Severity.ERROR):
    found: str
    other: str


class IndicatorAmbiguous(Rule, code="C404", severity=Severity.ERROR):
    found: str
    candidates: str


class ItemsFromNumbers(Rule, code="C405", severity=Severity.NOTE):
    heading: str


class UnitUnknown(Rule, code="C411", severity=Severity.WARNING):
    found: str
    registry: str
    near: Words


class UnitAmbiguous(Rule, code="C412", severity=Severity.ERROR):
    found: str
    candidates: str


class UnitBlank(Rule, code="C413", severity=Severity.ERROR): ...


class UnitContradictory(Rule, code="C414", severity=Severity.ERROR):
    found: str
    other: str


class ReadAsName(Rule, code="C421", severity=Severity.NOTE):
    found: str
    name_: str
    how: Words | Said


class UnitFromTitle(Rule, code="C422", severity=Severity.NOTE):
    unit: str
    found: str


class CountsOfTheBody(Rule, code="C423", severity=Severity.NOTE):
    unit: str


class TargetNotAssigned(Rule, code="C431", severity=Severity.WARNING):
    unit: str
    level: Words
    item: str


class OwnRowsNotAdded(Rule, code="C432", severity=Severity.NOTE):
    rows: int
    unit: str


class PartsNotWhole(Rule, code="C434", severity=Severity.ERROR):
    unit: str
    this: str
    parts: int
    these: str


class PartsExceedUnit(Rule, code="C433", severity=Severity.WARNING):
    parts: int
    unit: str
    these: str
    this: str


class FindingsOfNobody(Rule, code="C436", severity=Severity.NOTE):
    errors: int
    warnings: int


class UnitNotRegistered(Rule, code="C417", severity=Severity.ERROR):
    found: str
    registry: str
    near: Words
    way: Words


class UnitElsewhere(Rule, code="C419", severity=Severity.ERROR):
    found: str
    above: str
    area: str


class UnitsOfAnotherSet(Rule, code="C437", severity=Severity.WARNING):
    rows: int
    units: int
    body: str
    body_code: str


class UnitNotInPeriod(Rule, code="C418", severity=Severity.ERROR):
    unit: str
    valid: Words


class SenderNotSaid(Rule, code="C424", severity=Severity.ERROR): ...


class SenderUnknown(Rule, code="C425", severity=Severity.ERROR):
    found: str
    registry: str
    near: Words
