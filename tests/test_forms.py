"""Which targets stand in a form, who may fill it in, and what its stamp depends on."""

from dataclasses import replace

import pytest

from cchc.counts import Roster
from cchc.definitions.choose import ChoiceError
from cchc.definitions.documents import SourceDocument
from cchc.definitions.forms import (
    duties_of,
    fingerprint,
    form_of_body,
    form_of_level,
    form_of_unit,
    spelling,
    units_bound,
    units_of,
)
from cchc.definitions.indicator import OverTime, WhenEmpty
from cchc.definitions.level import Level
from cchc.definitions.model import Assignment, Milestone, Target, TargetSet
from cchc.definitions.period import Period
from cchc.engine.binding import Binding
from factories import SO_NOI_VU, TAN_CANH, TINH, UNITS, indicator, registry, target, target_set

FOR_ALL = target(item="I.1")
FOR_COMMUNES = target(item="I.2", of=indicator("ratio-2"), levels=[Level.COMMUNE])
FOR_DEPARTMENTS = target(item="I.3", of=indicator("ratio-3"), levels=[Level.PROVINCE])
SET = target_set(FOR_ALL, FOR_COMMUNES, FOR_DEPARTMENTS)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        pytest.param(0, ["I.1", "I.2", "I.3"], id="the body that the set belongs to: all"),
        pytest.param(1, ["I.1", "I.3"], id="a department: those of its level"),
        pytest.param(3, ["I.1"], id="a district"),
        pytest.param(4, ["I.1", "I.2"], id="a commune"),
    ],
)
def test_a_form_has_exactly_the_targets_that_bind_the_unit(unit: int, expected: list[str]) -> None:
    units = registry()
    form = form_of_unit(SET, units, units[unit], None)
    assert [each.target.item for each in form.duties] == expected
    assert form.choices == [units.names[unit]]
    assert not form.is_open


def test_a_form_of_a_level_is_for_all_its_units() -> None:
    form = form_of_level(SET, registry(), Level.COMMUNE, None)
    assert [each.target.item for each in form.duties] == ["I.1", "I.2"]
    assert form.choices == ["Xã Tân Cảnh", "Xã Kon Đào"]
    assert (form.proposed, form.is_open) == ("", True)


def test_the_body_is_no_unit_of_its_level_where_it_is_bound_by_more() -> None:
    form = form_of_level(SET, registry(), Level.PROVINCE, None)
    assert form.choices == ["Sở Nội vụ", "Sở Tư pháp"]


def test_the_body_is_one_of_its_level_where_it_is_bound_by_the_same() -> None:
    form = form_of_level(target_set(FOR_ALL), registry(), Level.PROVINCE, None)
    assert form.choices == [TINH, "Sở Nội vụ", "Sở Tư pháp"]


@pytest.mark.parametrize(
    ("of", "level"),
    [
        pytest.param(target_set(FOR_COMMUNES), Level.DISTRICT, id="no target binds the level"),
        pytest.param(SET, Level.OFFICER, id="there is no such unit"),
    ],
)
def test_where_nothing_is_asked_there_is_no_form(of: TargetSet, level: Level) -> None:
    with pytest.raises(ChoiceError, match="No target binds"):
        form_of_level(of, registry(), level, None)


def test_units_that_do_not_have_the_same_to_do_share_no_form() -> None:
    own = Assignment(unit="so-noi-vu", threshold=target("50").threshold)
    passed_on = replace(FOR_ALL, assigned=(own, Assignment(unit="so-tu-phap")))
    with pytest.raises(ChoiceError, match="do not have the same"):
        form_of_level(target_set(passed_on), registry(), Level.PROVINCE, None)


def test_the_form_of_the_body_is_for_those_whom_the_same_targets_bind() -> None:
    alone = form_of_body(SET, registry(), None)
    together = form_of_body(target_set(FOR_ALL), registry(), None)
    assert (alone.choices, alone.proposed, alone.is_open) == ([TINH], TINH, False)
    assert together.choices == [name for _, name, _ in UNITS]
    assert (together.proposed, together.is_open) == (TINH, True)


def test_units_that_share_a_name_stand_with_their_codes() -> None:
    units = registry([*UNITS, ("99999", TAN_CANH, Level.COMMUNE)])
    called = [spelling(units, units[index]) for index in (1, 4, 6)]
    assert called == [SO_NOI_VU, f"{TAN_CANH} (23437)", f"{TAN_CANH} (99999)"]


def test_units_that_nothing_binds_get_no_form() -> None:
    units = registry()
    bound = units_bound(target_set(FOR_COMMUNES), units)
    assert [unit.code for unit in bound] == ["62", "23437", "23434"]
    assert duties_of(target_set(FOR_COMMUNES), units[1], None) == ()


Q2, Q3 = Period(2023, 4, 6), Period(2023, 7, 9)
FIRST_HALF = (Milestone(first=1, last=6, threshold=target("50").threshold),)
PLANNED = replace(FOR_ALL, roadmap=FIRST_HALF)
PASSED_ON = replace(
    PLANNED,
    assigned=(
        Assignment(unit="so-noi-vu", threshold=target("70").threshold),
        Assignment(unit="so-tu-phap"),
        Assignment(unit="612", threshold=target("80").threshold, roadmap=FIRST_HALF),
    ),
)


@pytest.mark.parametrize("period", [Q2, Q3], ids=["a milestone is due", "none is"])
@pytest.mark.parametrize(
    "asked",
    [SET, target_set(PLANNED), target_set(PASSED_ON, FOR_COMMUNES)],
    ids=["by levels", "with a roadmap", "passed on"],
)
def test_what_is_due_of_a_unit_is_what_the_engine_compares(
    asked: TargetSet, period: Period
) -> None:
    units = registry()
    binding = Binding.of(asked, Roster(units))
    for index, unit in enumerate(units_of(asked, units)):
        expected = [
            (each, binding.thresholds(each, period).get(index, each.threshold_in(period)))
            for each in asked.targets
            if binding.binds(each, index)
        ]
        assert list(duties_of(asked, unit, period)) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        pytest.param(0, None, id="the row has milestones"),
        pytest.param(1, "70", id="a threshold of its own holds all year"),
        pytest.param(2, None, id="passed on as it is, milestones and all"),
        pytest.param(3, None, id="milestones of its own"),
    ],
)
def test_without_a_period_milestones_leave_open_what_is_due(
    unit: int, expected: str | None
) -> None:
    asked, units = target_set(PASSED_ON), registry()
    if expected is None:
        with pytest.raises(ChoiceError, match="add --period"):
            duties_of(asked, units[unit], None)
    else:
        [duty] = duties_of(asked, units[unit], None)
        assert duty.threshold.text == expected


def changed(**what: object) -> TargetSet:
    return target_set(replace(FOR_ALL, **what), FOR_COMMUNES, FOR_DEPARTMENTS)


def of_indicator(**what: object) -> Target:
    return replace(FOR_ALL, indicator=replace(FOR_ALL.indicator, **what))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(changed(item="I.9"), id="the item"),
        pytest.param(changed(wording="Khác"), id="the wording"),
        pytest.param(changed(threshold=target("90").threshold), id="the threshold"),
        pytest.param(changed(levels=(Level.PROVINCE,)), id="the levels"),
        pytest.param(changed(scope="Trừ hồ sơ mật"), id="the scope"),
        pytest.param(
            changed(roadmap=(Milestone(first=1, last=6, threshold=FOR_ALL.threshold),)),
            id="a milestone",
        ),
        pytest.param(changed(assigned=(Assignment(unit="612"),)), id="to whom it is passed on"),
        pytest.param(target_set(of_indicator(id="ratio-x")), id="the indicator"),
        pytest.param(target_set(of_indicator(part_of_whole=False)), id="whether b is part of a"),
        pytest.param(target_set(of_indicator(when_empty=WhenEmpty.MET)), id="what a = 0 means"),
        pytest.param(target_set(FOR_ALL, FOR_COMMUNES), id="a target taken away"),
    ],
)
def test_the_fingerprint_tells_forms_apart_by_what_they_say(other: TargetSet) -> None:
    assert fingerprint(other) != fingerprint(SET)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(changed(note="Ghi chú khác"), id="our note"),
        pytest.param(changed(basis="Căn cứ khác"), id="the basis"),
        pytest.param(
            replace(SET, document=SourceDocument(file="x.txt", sha256="0" * 64)),
            id="where a copy is kept",
        ),
    ],
)
def test_the_fingerprint_does_not_depend_on_what_a_form_does_not_say(other: TargetSet) -> None:
    assert fingerprint(other) == fingerprint(SET)


def test_over_time_is_no_matter_of_a_form() -> None:
    other = target_set(of_indicator(over_time=OverTime.LATEST), FOR_COMMUNES, FOR_DEPARTMENTS)
    assert fingerprint(other) == fingerprint(SET)
