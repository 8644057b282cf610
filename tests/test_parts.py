"""A body's own figure beside those of the ones that carry all of its work, and officers beside their room."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.definitions.level import Level
from cchc.definitions.model import Assignment
from cchc.definitions.threshold_text import read_threshold
from cchc.definitions.units import LEVELS, Registry
from cchc.engine.binding import Binding
from cchc.engine.evaluate import Evaluation, evaluate
from cchc.engine.parts import unheard
from cchc.results import Verdict
from cchc.rules.names import PartsNotWhole
from factories import Row, counts, indicator, target, target_set

TREE = {
    "62": ("", Level.PROVINCE),
    "p1": ("62", Level.OFFICE),
    "p2": ("62", Level.OFFICE),
    "t1": ("p1", Level.OFFICE),
    "c1": ("p1", Level.OFFICER),
    "c2": ("p1", Level.OFFICER),
    "c3": ("t1", Level.OFFICER),
}
UNITS = Registry(
    id="so-a",
    codes=list(TREE),
    names=list(TREE),
    level_of=bytes(LEVELS.index(level) for _, level in TREE.values()),
    parents=[parent for parent, _ in TREE.values()],
)
Said = Mapping[str, tuple[int | None, int | None]]


def judged(shares: Mapping[str, int | None], said: Said) -> Evaluation:
    to = tuple(
        Assignment(unit=unit, share=None if share is None else Decimal(share))
        for unit, share in shares.items()
    )
    of = target_set(replace(target("10"), assigned=to))
    rows = [Row(unit, *pair) for unit, pair in said.items()]
    return evaluate(of, counts(rows, of=of, units=UNITS))


ROOMS, ALL = {"p1": 60, "p2": 40}, {"p1": 60, "p2": 40, "c1": 35, "c2": 25}


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        pytest.param(["p1", "p2"], ["c1", "c2"], id="the officers are named themselves"),
        pytest.param(["p2", "c1", "c2"], [], id="all officers carry the work of their room"),
        pytest.param(["p2", "c1"], ["p1", "c2"], id="one of two does not"),
        pytest.param(["p2"], ["p1", "c1", "c2"], id="nobody in the room reported"),
    ],
)
def test_of_whose_work_nothing_is_known(reported: list[str], expected: list[str]) -> None:
    to = tuple(Assignment(unit=unit, share=Decimal(share)) for unit, share in ALL.items())
    of = target_set(replace(target("10"), assigned=to))
    roster = counts([], of=of, units=UNITS).roster
    binding = Binding.of(of, roster)
    heard = [UNITS.codes.index(each) for each in reported]
    assert [UNITS.codes[each] for each in unheard(of.targets[0], binding, heard)] == expected


@pytest.mark.parametrize(
    ("shares", "said", "told"),
    [
        pytest.param(ROOMS, {"62": (10, 20), "p1": (6, 12), "p2": (4, 8)}, [], id="the sum itself"),
        pytest.param(
            ROOMS,
            {"62": (10, 20), "p1": (5, 12), "p2": (4, 8)},
            [("62", "10/20", 2, "9/20")],
            id="less in b",
        ),
        pytest.param(
            ROOMS,
            {"p1": (6, 12), "p2": (4, 9), "62": (10, 20)},
            [("62", "10/20", 2, "10/21")],
            id="more in a",
        ),
        pytest.param(
            ALL,
            {"p1": (6, 12), "c1": (3, 6), "c2": (2, 6)},
            [("p1", "6/12", 2, "5/12")],
            id="a room and its officers",
        ),
        pytest.param(
            {"p1": 60, "p2": 30},
            {"62": (10, 20), "p1": (1, 12), "p2": (1, 8)},
            [],
            id="shares that are not all of the work",
        ),
        pytest.param(
            {"p1": 100, "p2": None},
            {"62": (10, 20), "p1": (5, 12), "p2": (4, 8)},
            [("62", "10/20", 2, "9/20")],
            id="one without a share beside one that has all",
        ),
        pytest.param(ROOMS, {"62": (10, 20), "p1": (1, 12)}, [], id="one who says nothing"),
        pytest.param(
            ROOMS, {"62": (10, None), "p1": (6, 12), "p2": (4, 8)}, [], id="half a figure is none"
        ),
        pytest.param(
            {"62": None, **ROOMS},
            {"62": (10, 20), "p1": (6, 12), "p2": (4, 8)},
            [],
            id="the body among those that it passes the target on to",
        ),
        pytest.param(
            {"62": None, **ROOMS},
            {"62": (10, 20), "p1": (5, 12), "p2": (4, 8)},
            [("62", "10/20", 2, "9/20")],
            id="and its rooms are its parts all the same",
        ),
        pytest.param(
            {"p1": 100, "c3": 100},
            {"p1": (6, 12), "c3": (5, 12)},
            [("p1", "6/12", 1, "5/12")],
            id="an officer of a team that nothing is passed on to",
        ),
        pytest.param({}, {"62": (10, 20), "p1": (1, 2)}, [], id="nothing is passed on"),
    ],
)
def test_a_figure_beside_those_of_its_parts(
    shares: Mapping[str, int | None], said: Said, told: list[tuple[str, str, int, str]]
) -> None:
    found = judged(shares, said)
    rules = [each.rule for each in found.findings if isinstance(each.rule, PartsNotWhole)]
    assert [(str(rule.unit), rule.this, rule.parts, rule.these) for rule in rules] == told
    [one] = found.judged
    invalid = {UNITS.codes[one.units[at]] for at in one.positions(Verdict.INVALID)}
    assert invalid == {unit for unit, *_ in told}


@pytest.mark.parametrize(
    ("said", "exceed"),
    [
        pytest.param({"p1": (5, 10), "c1": (5, 10)}, False, id="as much as the room"),
        pytest.param({"p1": (5, 10), "c1": (3, 5), "c2": (3, 5)}, True, id="more than the room"),
        pytest.param({"p1": (None, None), "c1": (3, 5)}, False, id="beside a room that is silent"),
        pytest.param({"c1": (3, 5), "c2": (3, 5)}, False, id="without the room"),
    ],
)
def test_officers_beside_their_room_whatever_other_targets_say(said: Said, exceed: bool) -> None:
    """The first target is passed on to nobody, and looked past."""
    to = tuple(Assignment(unit=unit) for unit in ("p1", "c1", "c2"))
    mine = replace(target("10", item="I.2", of=indicator("x")), assigned=to)
    of = target_set(target("10", item="I.1", of=indicator("y")), mine)
    rows = [Row("p2", 1, 2, indicator="y"), *(Row(u, *p, indicator="x") for u, p in said.items())]
    found = evaluate(of, counts(rows, of=of, units=UNITS)).findings
    assert [each.rule.code for each in found if each.rule.code == "C433"] == ["C433"] * exceed


def test_a_total_of_some_units_is_due_what_all_of_them_owe() -> None:
    """The body was asked about, too; but it is not added, and owes the row's."""
    to = (Assignment(unit="p1", threshold=read_threshold("90")), Assignment(unit="p2"))
    of = target_set(replace(target("10"), assigned=to))
    made = counts([Row("62", 5, 10), Row("p1", 8, 10)], of=of, units=UNITS)
    [one] = evaluate(of, made, units=frozenset({0, 1})).judged
    assert (one.total.of, one.total.numerator, one.total.verdict) == ("p1", 8, Verdict.MISSED)
