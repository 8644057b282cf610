"""D9: what can be wrong with the tests that definitions carry."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class CaseBroken(Rule, code="D901", severity=Severity.ERROR):
    reason: Words
    near: Words
