"""The sets of one body in one year: the days that two claim both, and those that none claims."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from cchc.definitions.model import Dates, TargetSet
from cchc.definitions.timeline import holes, overlaps, timelines_of
from made_up import TINH_2023

A: Mapping[str, object] = {}


def made(name: str, dates: tuple[str | None, str | None], keys: Mapping[str, object]) -> TargetSet:
    first, last = (day and f"2023-{day}" for day in dates)
    return replace(TINH_2023, id=name, effective=Dates(first=first, last=last), **keys)


def told(*sets: TargetSet) -> list[str]:
    """Tell each hole by the sets around it and its days, wherever the sets stand in the folder."""
    every = {
        tuple(
            f"{before.id}…{after.id} {first}–{last}"
            for timeline in timelines_of(order)
            for before, after, first, last in holes(timeline)
        )
        for order in (sets, sets[::-1])
    }
    (found,) = every
    return [*found]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param((None, "06-30"), ("07-01", None), [], id="one follows the other"),
        pytest.param((None, "06-30"), ("06-01", None), [], id="both claim a month"),
        pytest.param((None, None), ("07-01", "07-31"), [], id="one within the other"),
        pytest.param((None, "06-30"), (None, "03-31"), [], id="both from January"),
        pytest.param(
            (None, "06-30"), ("07-02", None), ["a…b 01/07/2023–01/07/2023"], id="one day is missing"
        ),
        pytest.param(
            (None, "06-30"), ("07-15", None), ["a…b 01/07/2023–14/07/2023"], id="days of a month"
        ),
        pytest.param(
            (None, "03-31"), ("07-01", None), ["a…b 01/04/2023–30/06/2023"], id="whole months"
        ),
        pytest.param(
            ("11-01", None),
            (None, "02-28"),
            ["b…a 01/03/2023–31/10/2023"],
            id="the later one first",
        ),
        pytest.param(
            ("02-01", "06-30"), ("07-01", "10-31"), [], id="before the first, after the last"
        ),
    ],
)
def test_days_that_no_set_claims_between_two(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], expected: list[str]
) -> None:
    assert told(made("a", one, A), made("b", other, A)) == expected


def test_a_set_that_covers_a_hole_of_two_others_closes_it() -> None:
    ends, begins = made("a", (None, "03-31"), A), made("b", ("07-01", None), A)
    assert told(ends, begins, made("c", ("02-01", "08-31"), A)) == []
    between = made("c", ("05-01", "05-31"), A)
    assert told(ends, begins, between) == ["a…c 01/04/2023–30/04/2023", "c…b 01/06/2023–30/06/2023"]


def test_a_set_that_replaces_another_ends_it_the_day_before() -> None:
    assert told(made("a", (None, None), A), made("b", ("07-15", None), {"supersedes": "a"})) == []


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param({"annex": "II"}, id="another annex"),
        pytest.param({"body": "so-a"}, id="another body"),
        pytest.param({"registry": "other"}, id="another registry"),
        pytest.param({"year": 2024}, id="another year"),
    ],
)
def test_sets_that_do_not_follow_each_other_leave_no_hole(keys: Mapping[str, object]) -> None:
    assert told(made("a", (None, "03-31"), A), made("b", ("07-01", None), keys)) == []


def test_two_sets_share_the_days_of_both() -> None:
    (timeline,) = timelines_of([made("a", (None, "06-30"), A), made("b", ("06-01", None), A)])
    assert [(before.id, after.id) for before, after in overlaps(timeline)] == [("a", "b")]


BELOW: Mapping[str, object] = {"body": "so-a", "extends": "a"}


@pytest.mark.parametrize(
    ("above", "own", "more", "expected"),
    [
        pytest.param((None, "06-30"), (None, None), [], ("01-01", "06-30"), id="it ends with it"),
        pytest.param(("03-01", None), (None, None), [], ("03-01", "12-31"), id="it begins with it"),
        pytest.param(
            (None, "06-30"), (None, "12-31"), [], ("01-01", "12-31"), id="an end of its own"
        ),
        pytest.param(
            ("03-01", None), ("01-01", None), [], ("01-01", "12-31"), id="a beginning of its own"
        ),
        pytest.param((None, None), (None, None), [], ("01-01", "12-31"), id="the whole year"),
        pytest.param(
            (None, None), (None, None), [made("b", ("07-01", None), {"supersedes": "a"})],
            ("01-01", "06-30"), id="it ends when another one takes the place of that",
        ),
    ],
)  # fmt: skip
def test_a_set_that_states_no_dates_is_in_force_as_long_as_the_one_that_it_details(
    above: tuple[str | None, str | None],
    own: tuple[str | None, str | None],
    more: list[TargetSet],
    expected: tuple[str, str],
) -> None:
    sets = [made("own", own, BELOW), made("a", above, A), *more]
    [timeline] = [each for each in timelines_of(sets) if each.main.id == "own"]
    [span] = timeline.spans
    assert (span.first, span.last) == tuple(f"2023-{day}" for day in expected)


def test_so_is_the_set_of_a_room_below_it() -> None:
    room = made("room", (None, None), {"body": "phong", "extends": "own"})
    sets = [room, made("own", (None, None), BELOW), made("a", (None, "06-30"), A)]
    [timeline] = [each for each in timelines_of(sets) if each.main.id == "room"]
    assert [(span.first, span.last) for span in timeline.spans] == [("2023-01-01", "2023-06-30")]
