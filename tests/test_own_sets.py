"""A set of a department that uses the registry of its province: it is for the department alone."""

from collections.abc import Sequence

import pytest

import cchc
from cchc.definitions.cascade import cascade
from cchc.definitions.choose import ChoiceError
from cchc.document.silence import absent_units
from cchc.engine.completeness import reminders
from cchc.law import Known
from cchc.request.form import FormRequest
from cchc.results import Verdict
from test_in_force import ON_TIME, WHOLE, codes, folder_of, judged

UNITS = """code,name,level,parent
1,Tỉnh A,province,
2,Sở B,province,1
3,Sở C,province,1
4,Xã D,commune,1
5,Phòng E,office,2
6,Phòng F,office,2
7,Ông G,officer,5
8,Xã H,commune,3
"""
OWN = """id: own
extends: a
year: 2023
title: Giao trong Sở B
issuer: Sở B
number: null
issued: null
effective: {from: null, to: null}
registry: units
body: "2"
targets:
  - item: I.1
    threshold: "97"
"""
PASSED_ON = OWN + '    assigned: [{unit: "5"}, {unit: "8"}]\n'


def folder(own: str) -> Known:
    known = folder_of({"a": (WHOLE, [("I.1", ON_TIME, "province", "95")])}, units=UNITS)
    place = known.registry_files["units"].parents[1]
    (place / "own.yaml").write_text(own, "utf-8")
    return cchc.load(place.parent)


@pytest.fixture(scope="module", params=[OWN, PASSED_ON], ids=["for itself", "passed on"])
def own(request: pytest.FixtureRequest) -> tuple[Known, list[str]]:
    return folder(request.param), ["5", "8"] if request.param == PASSED_ON else []


ROWS = [f"I.1,{code},2023,96,100" for code in ("2", "3", "5", "7", "8")]


def test_it_judges_its_body_and_those_to_whom_it_passes_on(own: tuple[Known, list[str]]) -> None:
    known, named = own
    report = judged(known, ROWS, year=2023, set_id="own")
    missed = {each.unit.code for each in report.results() if each.verdict is Verdict.MISSED}
    assert missed == {"2", *named}
    assert codes(report) == {"C431"} | ({"C432"} if named else set())
    assert report.rows_left_out == 5 - len(missed)


def test_nobody_else_is_reminded_or_absent(own: tuple[Known, list[str]]) -> None:
    known, named = own
    report = judged(known, ["I.1,3,2023,96,100"], year=2023, set_id="own", expect="all")
    lacking = [each.unit.code for each in reminders(report)]
    assert lacking == (named or ["2"])
    assert absent_units(report) == []


def test_the_cascade_counts_nobody_else_among_those_without_a_set(
    own: tuple[Known, list[str]],
) -> None:
    known, named = own
    sets = known.sets(2023)
    found = {
        each.target_set.id: each
        for each in cascade(sets, {s.id: known.law_of(s).registry for s in sets})
    }
    assert [each.code for each in found["own"].without_set] == []
    assert {row.unit.code for row in found["own"].rows} == set(named)
    assert [each.code for each in found["a"].without_set] == ["3"]


@pytest.mark.parametrize(("unit", "is_made"), [("Sở B", True), ("Sở C", False), ("Tỉnh A", False)])
def test_forms_are_made_for_its_own(unit: str, is_made: bool) -> None:
    known = folder(OWN)
    law = known.law_of(known.timeline_of(set_id="own"))
    if is_made:
        assert cchc.api.blank_form(FormRequest(unit=unit), law).choices == ["Sở B"]
        return
    with pytest.raises(ChoiceError):
        cchc.api.blank_form(FormRequest(unit=unit), law)


@pytest.mark.parametrize(
    ("body", "outside"),
    [
        pytest.param("1", [], id="the body above all"),
        pytest.param("2", ["1", "3", "4", "8"], id="a body with rooms"),
        pytest.param("5", ["1", "2", "3", "4", "6", "8"], id="a room"),
        pytest.param("4", ["1", "2", "3", "5", "6", "7", "8"], id="a commune"),
        pytest.param("9", [], id="a body that is not there"),
    ],
)
def test_who_is_neither_a_body_nor_below_it(body: str, outside: Sequence[str]) -> None:
    known = folder(OWN)
    registry = known.law_of(known.set_of(2023)).registry
    assert [registry.codes[at] for at in sorted(registry.outside(body))] == outside
