"""What tables for people say of targets: read back from the tables themselves."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.definitions.difference import Difference, Kind
from cchc.definitions.model import Assignment, Milestone
from cchc.definitions.threshold_text import read_threshold
from cchc.document.model import Toned
from cchc.render import differences, lists, passing_on, set_document
from cchc.words import Words
from cli_runs import page
from factories import indicator, target, target_set

OLD, NEW = target("90", item="I.1"), target("95", item="I.2")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(
            Difference(OLD, NEW, (Kind.RAISED, Kind.REWORDED)),
            ("I.1", "I.2", "≥ 90%", "≥ 95%", "doubtful"),
            id="changed",
        ),
        pytest.param(
            Difference(None, NEW, (Kind.NEW,)), (None, "I.2", None, "≥ 95%", "good"), id="new"
        ),
        pytest.param(
            Difference(OLD, None, (Kind.GONE, Kind.REWORDED)),
            ("I.1", None, "≥ 90%", None, "bad"),
            id="gone",
        ),
        pytest.param(
            Difference(OLD, OLD, ()), ("I.1", "I.1", "≥ 90%", "≥ 90%", "pale"), id="the same"
        ),
    ],
)
def test_a_row_of_a_comparison(found: Difference, expected: tuple[str | None, ...]) -> None:
    [(before, after, _, was, now, change)] = differences.table([found], "vi").rows
    assert isinstance(change, Toned)
    assert (before, after, was, now, change.tone) == expected


@pytest.mark.parametrize(
    ("roadmaps", "expected"),
    [
        pytest.param([False, False], False, id="no target has one"),
        pytest.param([True, False], True, id="one of them"),
    ],
)
def test_the_roadmap_has_a_column_where_a_target_has_one(
    roadmaps: list[bool], expected: bool
) -> None:
    half = (Milestone(first=1, last=6, threshold=read_threshold("50")),)
    made = [
        replace(OLD, item=f"I.{at}", roadmap=half if has else ()) for at, has in enumerate(roadmaps)
    ]
    table = lists.targets(target_set(*made), "vi")
    assert ("roadmap" in [column.key for column in table.columns]) is expected


@pytest.mark.parametrize(
    ("of_target", "of_indicator", "expected"),
    [
        pytest.param("của mục", "của chỉ số", "của mục", id="the row's own"),
        pytest.param(None, "của chỉ số", "của chỉ số", id="the indicator's"),
        pytest.param("của mục", None, "của mục", id="the row's alone"),
        pytest.param(None, None, None, id="neither"),
    ],
)
def test_what_a_target_is_about(
    of_target: str | None, of_indicator: str | None, expected: str | None
) -> None:
    of = replace(indicator(), scope=of_indicator)
    row = replace(target("90", of=of), scope=of_target)
    facts = page(lists.target_page(target_set(row), row, "vi", None))
    assert facts.get("Phạm vi tính") == expected
    assert facts["Chiều tốt lên"] == "càng cao càng tốt"


def test_documents_that_are_not_at_hand_are_none_where_none_is_named() -> None:
    assert set_document.not_at_hand(target_set(OLD), "vi", None) == ""


HALF = (Milestone(first=1, last=6, threshold=read_threshold("50")),)


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        pytest.param(Assignment(unit="p1"), "Phòng Một (p1)", id="nothing of its own"),
        pytest.param(
            Assignment(unit="p2", share=Decimal(40)), "p2: tỷ trọng 40%", id="a share, no name"
        ),
        pytest.param(
            Assignment(unit="p1", threshold=read_threshold("80"), roadmap=HALF),
            "Phòng Một (p1): mức ≥ 80%, lộ trình 6 tháng đầu năm 2023 ≥ 50%",
            id="a threshold and a roadmap",
        ),
    ],
)
def test_to_whom_a_target_is_passed_on(to: Assignment, expected: str) -> None:
    row = replace(OLD, roadmap=HALF, assigned=(to,))
    said = [
        (name.en, text.vi if isinstance(text, Words) else text)
        for name, text in passing_on.facts(target_set(row), row, {"p1": "Phòng Một"})
    ]
    assert said == [("Roadmap", "6 tháng đầu năm 2023 ≥ 50%"), (passing_on.BY.en, expected)]
