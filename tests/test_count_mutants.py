"""How dossiers are counted, changed by one step: which steps there are, and whether examples notice."""

from pathlib import Path

import pytest

from cchc.api import run_tests
from cchc.authoring.count_mutants import steps
from cchc.authoring.run_tests import NOTICED_AT_LEAST
from cchc.definitions.expressions.parser import parse
from cchc.definitions.expressions.spelling import spell
from cchc.definitions.expressions.tree import FieldType, ValueType
from cchc.law import load
from cchc.records.declared import known_records, types_of
from cchc.records.model import DossierField
from cchc.words import Words
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


def test_the_shipped_examples_notice_how_dossiers_are_counted() -> None:
    changes = [each for each in run_tests(mutate=True).changes if each.what.startswith("count.")]
    assert {each.what.partition(" ")[0] for each in changes} == {
        "count.denominator",
        "count.numerator",
        "count.period:",
    }
    noticed = sum(each.is_noticed for each in changes)
    assert 100 * noticed >= NOTICED_AT_LEAST * len(changes)


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
