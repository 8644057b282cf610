"""Whether a document states the formula of a target itself, for lint and for those who show it."""

from typing import Final

from cchc.definitions.indicator import Formula
from cchc.definitions.model import Target
from cchc.patterns import pattern_of
from cchc.words import Words
from cchc.words.terms import FORMULA
from cchc.words.text import fold

# «Theo công thức (b/a)», «tỷ lệ b/a», or both letters explained: «a là tổng số …», «b là số …».
_FORMULA = pattern_of(r"\bb ?/ ?a\b|\ba là .*\bb là |\bb là .*\ba là ")

ELSEWHERE: Final = Words(
    "văn bản này không ghi công thức; công thức ghi ở văn bản khác cùng chỉ số",
    "this document states no formula; another document with this indicator does",
)


def states_formula(wording: str) -> bool:
    """Say whether a wording spells out b/a itself."""
    return bool(_FORMULA.search(fold(wording)))


def formula_words(target: Target) -> Words:
    """Say who states the formula of a target: its document, another that has the same indicator, or we."""
    formula = target.indicator.formula
    if formula is Formula.STATED and not states_formula(target.wording):
        return ELSEWHERE
    return FORMULA[formula]
