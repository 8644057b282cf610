"""D1: what can be wrong with the text of a definition file, before its keys are looked at."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class DefinitionFileTooLarge(Rule, code="D101", severity=Severity.ERROR):
    found: int
    limit: int


class DefinitionNotUtf8(Rule, code="D102", severity=Severity.ERROR):
    byte: str


class UnseenCharacter(Rule, code="D103", severity=Severity.ERROR):
    character: str


class NotYaml(Rule, code="D104", severity=Severity.ERROR):
    reason: Words


class NestedTooDeep(Rule, code="D105", severity=Severity.ERROR):
    limit: int


class TooManyValues(Rule, code="D106", severity=Severity.ERROR):
    limit: int


class AnchorOrAlias(Rule, code="D107", severity=Severity.ERROR):
    found: str


class MergeKey(Rule, code="D108", severity=Severity.ERROR): ...


class Tag(Rule, code="D109", severity=Severity.ERROR):
    found: str


class Directive(Rule, code="D110", severity=Severity.ERROR): ...


class KeyRepeated(Rule, code="D111", severity=Severity.ERROR):
    key: str
    line: str


class KeyNotText(Rule, code="D112", severity=Severity.ERROR):
    found: Words


class SeveralDocuments(Rule, code="D113", severity=Severity.ERROR): ...


class DefinitionFileEmpty(Rule, code="D114", severity=Severity.ERROR): ...


class DefinitionInUtf16(Rule, code="D115", severity=Severity.ERROR): ...


class OddBlank(Rule, code="D116", severity=Severity.WARNING):
    character: str
