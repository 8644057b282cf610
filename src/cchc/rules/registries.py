"""D4: what can be wrong with a registry of units."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class ColumnMissing(Rule, code="D401", severity=Severity.ERROR):
    column: str
    found: str


class ColumnUnknown(Rule, code="D402", severity=Severity.ERROR):
    column: str
    near: Words
    known: str


class ColumnRepeated(Rule, code="D403", severity=Severity.ERROR):
    column: str


class RegistryRowRagged(Rule, code="D404", severity=Severity.ERROR):
    found: int
    expected: int


class RegistryQuotesBroken(Rule, code="D405", severity=Severity.ERROR): ...


class NoUnits(Rule, code="D406", severity=Severity.ERROR): ...


class CodeRepeated(Rule, code="D407", severity=Severity.ERROR):
    found: str
    line: str


class ParentUnknown(Rule, code="D408", severity=Severity.ERROR):
    found: str
    near: Words


class ParentsInCircle(Rule, code="D409", severity=Severity.ERROR):
    found: str
    circle: str


class UnitNameShared(Rule, code="D410", severity=Severity.WARNING):
    found: str
    code_: str
    line: str


class ParentNotAbove(Rule, code="D418", severity=Severity.WARNING):
    found: str
    level: Words
    parent: str
    parent_level: Words


class NamesNotCompared(Rule, code="D411", severity=Severity.NOTE):
    found: int
    limit: int


class AliasIsAnothersName(Rule, code="D415", severity=Severity.WARNING):
    found: str
    name_: str
    code_: str
    line: str


class SuccessorUnknown(Rule, code="D417", severity=Severity.WARNING):
    found: str
    near: Words


class UnitWithoutSuccessor(Rule, code="D416", severity=Severity.WARNING):
    found: str
    last: str
