"""Every shipped target is counted from dossiers, or a list says what dossiers lack for it.

``CCHC_REWRITE=1`` writes the list anew; read the difference like code.
"""

import json
import os
import re
from pathlib import Path

import pytest

import cchc
from cchc.definitions.counting import Lands
from cchc.render.counted import facts, table
from cli_runs import cchc as cchc_run

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


@pytest.mark.parametrize("year", sorted({each.year for each in KNOWN.definitions.target_sets}))
def test_a_command_lists_what_is_counted_and_what_each_other_target_lacks(year):
    told = " ".join(cchc_run("list-targets", "--year", str(year), "--countable").out.split())
    for target_set in KNOWN.definitions.target_sets:
        for target in target_set.targets if target_set.year == year else ():
            lacks = target.indicator.not_counted
            assert target.item in told
            assert lacks is None or " ".join(lacks.split()) in told


@pytest.mark.parametrize("name", TARGETS)
def test_show_says_how_a_target_is_counted_or_what_it_lacks(name):
    indicator = TARGETS[name]
    said_of = {each.en: "".join(said.vi.split()) for each, said in facts(indicator)}
    if indicator.count is None:
        assert "".join(indicator.not_counted.split()) in said_of["Counted from dossiers"]
        return
    entry = indicator.count
    for heading, part in (("Dossiers in a", entry.denominator), ("Of these in b", entry.numerator)):
        assert said_of[heading].startswith("".join(part.where.split()))
        assert "".join((part.note or "").split()) in said_of[heading]


def test_fields_that_no_source_has_are_told():
    target_set = next(each for each in KNOWN.definitions.target_sets if each.id == "kon-tum-2023")
    rows = {row[0].value: row for row in table(target_set, KNOWN.definitions, "en").rows}
    assert rows["IV.1"][2].value == "yes"
    assert rows["I.1"][2].value == "no"
    assert rows["II"][2].value == "with a source of one's own"
    assert rows["II"][3].endswith("Level of the online service")


def test_programs_are_told_the_same():
    shown = json.loads(cchc_run("show", "IV.1", "--year", "2023", "--format", "json").out)
    count = shown[0]["indicator"]["count"]
    assert count["numerator"]["where"] == "day(finished) <= day(due)"
    assert count["numerator"]["formula"] == "inferred"
