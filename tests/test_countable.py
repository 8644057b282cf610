"""Every shipped target is counted from dossiers, or a list says what dossiers lack for it.

``CCHC_REWRITE=1`` writes the list anew; read the difference like code.
"""

import os
import re
from pathlib import Path

import pytest

import cchc
from cchc.definitions.counting import Lands

PAGE = Path(__file__).parents[1] / "docs" / "records.md"
LIST = re.compile(
    r"(<!-- countable targets -->\n\n).*?(<!-- end of countable targets -->)", re.DOTALL
)
HEAD = (
    "| Chỉ tiêu · Target | Đếm · Counted | Cách hiểu, hoặc còn thiếu gì · Reading, or what lacks |\n"
    "|---|---|---|\n"
)
KNOWN = cchc.load()
TARGETS = {
    indicator.id: indicator
    for target_set in KNOWN.definitions.target_sets
    for target in target_set.targets
    for indicator in [target.indicator]
}


def row(indicator):
    """Say how an indicator is counted, or what lacks."""
    if indicator.count is None:
        return f"| {indicator.labels.label} | – | {indicator.not_counted} |"
    entry = indicator.count
    told = {entry.denominator.formula.value, entry.numerator.formula.value}
    return (
        f"| {indicator.labels.label} | `{entry.of}`, `{entry.period}` | {', '.join(sorted(told))} |"
    )


def test_the_page_lists_every_target():
    rows = "\n".join(
        row(each) for each in sorted(TARGETS.values(), key=lambda i: (i.count is None, i.id))
    )
    actual = PAGE.read_text(encoding="utf-8")
    expected = LIST.sub(lambda found: f"{found[1]}{HEAD}{rows}\n\n{found[2]}", actual)
    if os.environ.get("CCHC_REWRITE"):
        PAGE.write_text(expected, encoding="utf-8")
    assert LIST.search(actual)
    assert actual == expected


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_is_counted_or_says_what_lacks(name):
    indicator = TARGETS[name]
    assert (indicator.count is None) is (indicator.not_counted is not None)


@pytest.mark.parametrize("name", [name for name, each in TARGETS.items() if each.count])
def test_its_examples_end_everywhere_a_dossier_can(name):
    """In b, in a only, outside, and where it cannot be said: each needs a dossier that shows it."""
    lands = {example.lands for example in TARGETS[name].count.examples}
    assert lands >= {Lands.B, Lands.A, Lands.NONE}
    assert lands & {Lands.U, Lands.V}
