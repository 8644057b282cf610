"""Who has passed targets on: unit by unit, row by row, stricter, equal, laxer or not at all."""

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from cchc import api
from cchc.definitions.cascade import Cascade, cascade
from cchc.definitions.level import Level
from cchc.definitions.model import Assignment, Dates, Milestone, Target, TargetSet
from cchc.definitions.strictness import Relation
from cchc.definitions.threshold_text import read_threshold
from cchc.definitions.units import LEVELS, Registry
from cli_runs import cchc
from factories import TINH, indicator, target, target_set

SO_A, SO_B, ROOM, OFFICER = "Sở A", "Sở B", "Phòng 1", "Chuyên viên 1"
ABOVE: Final = Registry(
    id="tinh",
    codes=["62", "so-a", "so-b"],
    names=[TINH, SO_A, SO_B],
    level_of=bytes([LEVELS.index(Level.PROVINCE)] * 3),
    parents=["", "62", "62"],
)
INSIDE: Final = Registry(
    id="so-a",
    codes=["so-a", "p1", "cv1"],
    names=[SO_A, ROOM, OFFICER],
    level_of=bytes(LEVELS.index(x) for x in (Level.PROVINCE, Level.OFFICE, Level.OFFICER)),
    parents=["", "so-a", "p1"],
)
EXAMPLE: Final = Path(__file__).parents[1] / "examples" / "so-cong-thuong-2023" / "dinh-nghia"


def steps(**quarters: str) -> tuple[Milestone, ...]:
    """Make a roadmap by quarters: ``q1="30"``."""
    return tuple(
        Milestone(first=3 * n - 2, last=3 * n, threshold=read_threshold(text))
        for n, text in ((int(name[1]), text) for name, text in quarters.items())
    )


def row(threshold: str = "60", *, item: str = "II", **changes: object) -> Target:
    return replace(target(threshold, item=item, of=indicator(item.lower())), **changes)


def province(*rows: Target) -> TargetSet:
    return replace(target_set(*rows), id="tinh-2023")


def department(*rows: Target) -> TargetSet:
    return replace(target_set(*rows), id="so-a-2023", body="so-a", extends="tinh-2023")


def followed(*sets: TargetSet) -> list[Cascade]:
    known = {"tinh-2023": ABOVE, "so-a-2023": INSIDE}
    return cascade(sets, {each.id: known[each.id] for each in sets})


def told(found: Cascade) -> list[tuple[str, str, str]]:
    return [(each.above.item, each.unit.name, each.relation.value) for each in found.rows]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        pytest.param(row("60"), row("60"), "equal", id="the same number"),
        pytest.param(row("60"), row("Tối thiểu 60%"), "equal", id="the same in other words"),
        pytest.param(row("60"), row("65"), "stricter", id="a higher floor"),
        pytest.param(row("60"), row("trên 60%"), "stricter", id="a floor that is not enough"),
        pytest.param(row("60"), row("55"), "laxer", id="a lower floor"),
        pytest.param(row("không quá 5"), row("không quá 3"), "stricter", id="a lower ceiling"),
        pytest.param(row("không quá 5"), row("không quá 8"), "laxer", id="a higher ceiling"),
        pytest.param(row("60"), row("không quá 60"), "other", id="a floor and a ceiling"),
        pytest.param(
            row("60"), row("60", roadmap=steps(q1="10", q2="30")), "equal", id="only a way to it"
        ),
        pytest.param(
            row("60", roadmap=steps(q1="30")),
            row("60", roadmap=steps(q1="20")),
            "laxer",
            id="a step below the step above",
        ),
        pytest.param(
            row("60", roadmap=steps(q1="30")),
            row("60", roadmap=steps(q1="40")),
            "stricter",
            id="a step above the step above",
        ),
        pytest.param(
            row("60", roadmap=steps(q1="30")), row("60"), "stricter", id="the whole target at once"
        ),
        pytest.param(
            row("60", roadmap=steps(q1="30")),
            row("70", roadmap=steps(q1="20")),
            "laxer",
            id="stricter in the year, laxer on the way",
        ),
    ],
)
def test_a_set_below_stands_to_the_set_above(above: Target, below: Target, expected: str) -> None:
    found, _ = followed(province(above), department(below))
    assert told(found) == [("II", SO_A, expected)]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param({}, "equal", id="nothing of its own"),
        pytest.param({"threshold": "97"}, "stricter", id="a stricter threshold"),
        pytest.param({"threshold": "50"}, "laxer", id="a laxer threshold"),
        pytest.param({"roadmap": steps(q1="30")}, "equal", id="the same step"),
        pytest.param({"roadmap": steps(q1="20")}, "laxer", id="a laxer step"),
        pytest.param({"roadmap": steps(q1="40")}, "stricter", id="a stricter step"),
    ],
)
def test_a_unit_stands_to_the_row(own: dict[str, object], expected: str) -> None:
    text = own.get("threshold")
    given = own | ({"threshold": read_threshold(str(text))} if text else {})
    to = (Assignment(unit="p1", share=Decimal(60), **given), Assignment(unit="cv1"))
    [found] = followed(department(row("60", roadmap=steps(q1="30"), assigned=to)))
    assert told(found) == [("II", ROOM, expected), ("II", OFFICER, "equal")]
    assert [(each.share, each.onward) for each in found.rows] == [
        (Decimal(60), ["cv1"]),
        (None, []),
    ]


def test_what_a_set_leaves_out_is_not_passed_on() -> None:
    found, _ = followed(province(row(), row(item="III")), department(row()))
    assert told(found) == [("II", SO_A, "equal"), ("III", SO_A, "not_passed_on")]
    assert [each.target_set for each in found.rows] == ["so-a-2023", None]


def test_who_has_no_set_is_named() -> None:
    found, inside = followed(province(row()), department(row()))
    assert [unit.name for unit in found.without_set] == [SO_B]
    assert list(inside.without_set) == []  # rooms and officers have no sets of their own


def test_what_was_assigned_to_a_unit_itself_is_what_its_set_stands_to() -> None:
    to = (Assignment(unit="so-a", threshold=read_threshold("70")),)
    found, _ = followed(province(row("60", assigned=to)), department(row("65")))
    assert told(found) == [("II", SO_A, "stricter"), ("II", SO_A, "laxer")]


def relations(found: Sequence[Cascade]) -> dict[str, list[Relation]]:
    return {each.target_set.id: [row.relation for row in each.rows] for each in found}


def test_a_folder_is_followed_up_to_the_shipped_set_that_it_extends() -> None:
    found, findings = api.cascade(api.load(EXAMPLE))
    assert (list(relations(found)), list(findings)) == (
        ["kon-tum-2023", "so-cong-thuong-2023"],
        [],
    )
    upper, lower = relations(found).values()
    named = ["equal", "stricter", "equal", "equal", "equal"]
    assert [each.value for each in upper if each is not Relation.NOT_PASSED_ON] == named
    assert lower.count(Relation.STRICTER) == 3


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param(
            "vi",
            ["khó đạt hơn mức cấp trên giao", "Chưa có bộ chỉ tiêu riêng: 131"],
            id="Vietnamese",
        ),
        pytest.param("en", ["stricter", "Without a set of their own: 131"], id="English"),
    ],
)
def test_the_command_prints_it(lang: str, said: list[str]) -> None:
    run = cchc("cascade", "--definitions", str(EXAMPLE), "--lang", lang)
    assert (run.code, run.err) == (0, "")
    assert [each for each in said if each not in run.out] == []


def test_the_json_has_every_row() -> None:
    run = cchc("cascade", "--definitions", str(EXAMPLE), "--format", "json")
    above, below = json.loads(run.out)
    assert (above["target_set"], below["target_set"]) == ("kon-tum-2023", "so-cong-thuong-2023")
    assert len(above["units_without_a_set"]) == 131
    assert {row["item"]: row["relation"] for row in above["rows"]} == {
        "I.1": "equal",
        "II": "stricter",
        "III.1": "equal",
        "III.2": "equal",
        "IV.1": "equal",
    }
    [second] = [r for r in below["rows"] if r["item"] == "II" and r["unit"]["code"] == "phong-2"]
    assert (second["share"], second["threshold"]["value"], second["relation"]) == (
        "40",
        "70",
        "stricter",
    )
    assert len(second["roadmap"]) == 4


@pytest.mark.parametrize(
    ("effective", "expected"),
    [
        pytest.param(Dates(), [SO_A, SO_B], id="in the whole year both existed"),
        pytest.param(Dates(last="2023-06-30"), [SO_A], id="the new one is bound by no earlier set"),
        pytest.param(Dates(first="2023-07-01"), [SO_B], id="nor the old one by a later set"),
    ],
)
def test_a_set_binds_those_who_existed_in_its_time(effective: Dates, expected: list[str]) -> None:
    dated = replace(ABOVE, validity={1: (None, "2023-06-30"), 2: ("2023-07-01", None)})
    [found] = cascade([replace(province(row()), effective=effective)], {"tinh-2023": dated})
    assert [each.name for each in found.without_set] == expected
