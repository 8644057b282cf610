"""How dossiers are counted, changed by one step: which steps there are, and whether examples notice."""

from pathlib import Path

import pytest

from cchc.api import run_tests
from cchc.authoring.count_mutants import steps
from cchc.definitions.expressions.parser import parse
from cchc.definitions.expressions.spelling import spell
from cchc.definitions.expressions.tree import FieldType, ValueType
from cchc.exit_codes import ExitCode
from cchc.law import load
from cchc.records.declared import known_records, types_of
from cchc.records.model import DossierField
from cchc.words import Words
from cli_runs import cchc
from made_folders import INDICATOR, made_folder, swap

TYPES = {
    "due": FieldType(ValueType.MOMENT),
    "done": FieldType(ValueType.MOMENT),
    "fee": FieldType(ValueType.NUMBER),
    "paid": FieldType(ValueType.FLAG, ("true", "false")),
    "sent": FieldType(ValueType.FLAG, ("true", "false")),
    "state": FieldType(ValueType.CODE, ("new", "old", "gone")),
    "place": FieldType(ValueType.TEXT),
}
FIELDS = {
    name: DossierField(name=name, type=kind, label=Words(name, name))
    for name, kind in TYPES.items()
}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        pytest.param("true", ["not true"], id="everything"),
        pytest.param("paid", ["not paid", "sent"], id="a field that is true or false"),
        pytest.param("place is present", ["place is missing"], id="a field that is filled"),
        pytest.param("fee is missing", ["fee is present"], id="a field that is not"),
        pytest.param("not paid", ["paid", "not sent"], id="a denial"),
        pytest.param(
            "fee > 0",
            ["not fee > 0", "fee >= 0", "fee < 0", "fee > -1", "fee > 1"],
            id="a number that is more",
        ),
        pytest.param(
            "fee <= 9",
            ["not fee <= 9", "fee < 9", "fee >= 9", "fee <= 8", "fee <= 10"],
            id="a number that is at most",
        ),
        pytest.param(
            "day(done) <= day(due)",
            [
                "not day(done) <= day(due)",
                "day(done) < day(due)",
                "day(done) >= day(due)",
                "day(due) <= day(due)",
                "day(done) <= day(done)",
                "done <= due",
            ],
            id="two days",
        ),
        pytest.param(
            "day(done) < day('2024-03-01')",
            [
                "not day(done) < day('2024-03-01')",
                "day(done) <= day('2024-03-01')",
                "day(done) > day('2024-03-01')",
                "day(due) < day('2024-03-01')",
                "day(done) < day('2024-02-29')",
                "day(done) < day('2024-03-02')",
            ],
            id="a day that is written",
        ),
        pytest.param("place = 'x'", ["not place = 'x'"], id="a text"),
        pytest.param(
            "state in ('new', 'old')",
            [
                "state not in ('new', 'old')",
                "state in ('old')",
                "state in ('new')",
                "state in ('new', 'old', 'gone')",
            ],
            id="one of some values",
        ),
        pytest.param(
            "state not in ('gone')",
            ["state in ('gone')", "state not in ('gone', 'new')", "state not in ('gone', 'old')"],
            id="none of some values",
        ),
        pytest.param(
            "paid and fee > 0",
            [
                "not (paid and fee > 0)",
                "paid or fee > 0",
                "fee > 0",
                "not paid and fee > 0",
                "sent and fee > 0",
                "paid",
                "paid and not fee > 0",
                "paid and fee >= 0",
                "paid and fee < 0",
                "paid and fee > -1",
                "paid and fee > 1",
            ],
            id="both",
        ),
        pytest.param(
            "paid or sent",
            [
                "not (paid or sent)",
                "paid and sent",
                "sent",
                "not paid or sent",
                "sent or sent",
                "paid",
                "paid or not sent",
                "paid or paid",
            ],
            id="one of both",
        ),
    ],
)
def test_the_steps_by_which_a_condition_is_changed(condition: str, expected: list[str]) -> None:
    made = [spell(each) for each in steps(parse(condition, TYPES), FIELDS)]
    assert sorted(made) == sorted(expected)


def test_every_change_of_how_the_shipped_indicators_count_is_another_condition() -> None:
    definitions = load().definitions
    fields, _ = known_records(definitions.records)
    counted = [each.count for each in definitions.indicators.values() if each.count]
    assert len(counted) >= 7
    for entry in counted:
        for side in (entry.denominator, entry.numerator):
            condition = parse(side.where, types_of(fields))
            made = [*steps(condition, fields)]
            assert condition not in made
            assert len({*made}) == len(made)


COUNT = """over_time: sum
count:
  of: dossiers
  period: finished
  denominator: {where: "state = 'returned'", formula: stated}
  numerator: {where: "fee > 10", formula: stated}
  examples:
"""


@pytest.mark.parametrize(
    ("examples", "expected"),
    [
        pytest.param(["11", "10"], [], id="both sides of the bound"),
        pytest.param(["12", "10"], ["fee > 11"], id="one further above"),
        pytest.param(["11", "9"], ["fee >= 10", "fee > 9"], id="one further below"),
    ],
)
def test_a_bound_is_noticed_by_examples_on_both_sides(
    tmp_path: Path, examples: list[str], expected: list[str]
) -> None:
    folder = made_folder(tmp_path / "d")
    lines = "".join(
        f'    - {{dossier: {{state: returned, finished: "2024-03-01", fee: "{fee}"}},'
        f" lands: {'b' if int(fee) > 10 else 'a'}}}\n"
        for fee in examples
    )
    swap(INDICATOR, "over_time: sum\n", COUNT + lines)(folder)
    found = run_tests(folder, mutate=True).unnoticed
    told = [each.what.partition(" → ")[2] for each in found if "count.numerator" in each.what]
    assert told == expected
    places = {each.place.text.rpartition("/")[2] for each in found if "numerator" in each.what}
    assert places <= {"dossiers-on-time.yaml:18:22"}


THINGS = """over_time: latest
count:
  of: OF
  period: finished
  denominator: {where: "state = 'returned'", formula: stated}
  numerator: {where: "fee > 10", formula: stated}
  examples:
    - {dossier: {state: returned, finished: "2024-03-01", fee: "11"}, lands: b}
tests:
"""


def dossiers(*fees: str, b: int, a: int, more: str = "") -> str:
    """Write a test of several dossiers of one procedure."""
    each = ", ".join(
        f'{{procedure: P, state: returned, finished: "2024-03-01", fee: "{fee}"{more}}}'
        for fee in fees
    )
    return f"  - {{dossiers: [{each}], b: {b}, a: {a}}}\n"


UNDECIDED = (
    '  - {{dossiers: [{{state: returned, finished: "2024-03-01", fee: "11"}},'
    ' {{state: returned, finished: "2024-03-01"}}, {{finished: "2024-03-01", fee: "11"}}], {}}}\n'
)


@pytest.mark.parametrize(
    ("of", "case", "expected"),
    [
        pytest.param("dossiers", dossiers("11", "9", b=1, a=2), [], id="each dossier counts"),
        pytest.param("procedure", dossiers("11", "9", b=1, a=1), [], id="each procedure counts"),
        pytest.param(
            "procedure",
            dossiers("11", "9", b=1, a=2),
            ["a: expected 2, found 1"],
            id="what is counted twice",
        ),
        pytest.param(
            "domain",
            dossiers("11", b=1, a=1),
            ["b: expected 1, found 0", "a: expected 1, found 0", "v: expected 0, found 1"],
            id="a thing that is not known",
        ),
        pytest.param(
            "dossiers",
            UNDECIDED.format("b: 1, a: 2, u: 1, v: 1, verdict: inconclusive"),
            [],
            id="what is undecided is said",
        ),
        pytest.param(
            "dossiers",
            UNDECIDED.format("b: 1, a: 2"),
            ["u: expected 0, found 1", "v: expected 0, found 1"],
            id="what is undecided is not said",
        ),
        pytest.param(
            "dossiers",
            UNDECIDED.format("b: 1, a: 2, u: 1, v: 1, verdict: missed"),
            ["verdict: expected «Missed», found «Inconclusive»"],
            id="a verdict that the undecided could turn",
        ),
    ],
)
def test_dossiers_that_are_counted_together(
    tmp_path: Path, of: str, case: str, expected: list[str]
) -> None:
    folder = made_folder(tmp_path / "d")
    swap(INDICATOR, "over_time: sum\n", THINGS.replace("OF", of) + case)(folder)
    trials = run_tests(folder).trials
    assert [problem.en for trial in trials for problem in trial.problems] == expected


@pytest.mark.parametrize(
    ("of", "case", "expected"),
    [
        pytest.param("dossiers", "  []\n", True, id="no dossiers together"),
        pytest.param("dossiers", dossiers("11", "9", b=1, a=2), False, id="two of one procedure"),
        pytest.param("procedure", dossiers("11", b=1, a=1), True, id="one of one procedure"),
        pytest.param("procedure", dossiers("11", "9", b=1, a=1), False, id="two that are one"),
    ],
)
def test_only_dossiers_together_notice_what_is_counted(
    tmp_path: Path, of: str, case: str, expected: bool
) -> None:
    folder = made_folder(tmp_path / "d")
    swap(INDICATOR, "over_time: sum\n", THINGS.replace("OF", of) + case)(folder)
    other = {"dossiers": "procedure", "procedure": "dossiers"}[of]
    unnoticed = {each.what for each in run_tests(folder, mutate=True).unnoticed}
    assert (f"count.of: {of} → {other}" in unnoticed) == expected


@pytest.mark.parametrize(
    ("case", "told"),
    [
        pytest.param(
            dossiers("11", b=1, a=1, more=", satte: settled"), "«satte»", id="no such field"
        ),
        pytest.param(dossiers("mười", b=1, a=1), "«mười»", id="no value of the field"),
        pytest.param(
            "  - {dossiers: [{fee: '11'}], quantities: {settled-total: 1}, b: 1, a: 1}\n",
            "quantities or dossiers",
            id="counted in two ways",
        ),
    ],
)
def test_dossiers_that_cannot_be_counted_are_told(tmp_path: Path, case: str, told: str) -> None:
    folder = made_folder(tmp_path / "d")
    swap(INDICATOR, "over_time: sum\n", THINGS.replace("OF", "procedure") + case)(folder)
    run = cchc("test", "d", "--lang", "en", folder=tmp_path)
    assert run.code == ExitCode.USAGE
    assert "D901" in run.out
    assert told in run.out


def test_dossiers_of_an_indicator_that_counts_none_are_told(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "d")
    case = "  - {dossiers: [{fee: '11'}], b: 1, a: 1}\n"
    swap(INDICATOR, "over_time: sum\n", f"over_time: sum\ntests:\n{case}")(folder)
    run = cchc("test", "d", "--lang", "en", folder=tmp_path)
    assert (run.code, "D901" in run.out, "(count)" in run.out) == (ExitCode.USAGE, True, True)
