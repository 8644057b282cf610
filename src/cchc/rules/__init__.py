"""The catalogue: every code that a finding may carry."""

from collections.abc import Mapping

from cchc.diagnostics import Rule
from cchc.rules import cascade, counts, definitions

CATALOGUE: Mapping[str, Rule] = {
    rule.code: rule
    for module in (counts, definitions, cascade)
    for rule in vars(module).values()
    if isinstance(rule, Rule)
}
