"""What is told of a target: who states its formula, who lacks its level, what is no percentage."""

from pathlib import Path

import pytest

from cchc.authoring.lint import lint
from cchc.definitions.stated import ELSEWHERE, formula_words
from cchc.loading.definitions import load
from cchc.words.terms import FORMULA
from made_folders import INDICATOR, TARGETS, UNITS, change, made_folder


@pytest.mark.parametrize(
    ("wording", "formula", "said"),
    [
        pytest.param("Tỷ lệ hồ sơ đúng hạn (b/a)", "stated", "stated", id="the document itself"),
        pytest.param("Tỷ lệ hồ sơ đúng hạn", "stated", "elsewhere", id="another document"),
        pytest.param("Tỷ lệ hồ sơ đúng hạn", "inferred", "inferred", id="nobody"),
    ],
)
def test_of_a_formula_it_is_said_who_states_it(
    wording: str, formula: str, said: str, tmp_path: Path
) -> None:
    folder = made_folder(tmp_path / "d")
    change(folder, TARGETS, "Tỷ lệ hồ sơ đúng hạn (b/a)", wording)
    change(folder, INDICATOR, "formula: stated", f"formula: {formula}")
    definitions = load(folder, cache=None).definitions
    assert definitions is not None
    [target] = definitions.target_sets[0].targets
    assert formula_words(target) == {**FORMULA, "elsewhere": ELSEWHERE}[said]


@pytest.mark.parametrize(
    ("body", "more", "whose"),
    [
        pytest.param("1", "", "the registry «made-up»", id="nobody has one"),
        pytest.param(
            "2", "3,Xã C,commune,1\n", "«Sở B», the body of the set,", id="only others do"
        ),
        pytest.param("1", "3,Xã C,commune,1\n", None, id="the body has one"),
    ],
)
def test_it_is_said_who_has_no_unit_of_a_level(
    body: str, more: str, whose: str | None, tmp_path: Path
) -> None:
    folder = made_folder(tmp_path / "d")
    change(folder, TARGETS, 'body: "1"', f'body: "{body}"')
    change(folder, TARGETS, "levels: [province]", "levels: [commune]")
    change(folder, UNITS, "2,Sở B,province,1\n", f"2,Sở B,province,1\n{more}")
    said = [each.message("en") for each in lint(folder).findings if each.rule.code == "D328"]
    assert [f"{whose} has no unit" in each for each in said] == ([True] if whose else [])


@pytest.mark.parametrize(
    ("measure", "is_told"),
    [
        *[(each, False) for each in ("%", "phần trăm", "Phần trăm", "Tỷ lệ", "tỉ lệ", "Tỷ lệ (%)")],
        *[(each, True) for each in ("ngày", "hồ sơ", "điểm")],
    ],
)
def test_a_percentage_may_be_called_by_each_of_its_words(
    measure: str, is_told: bool, tmp_path: Path
) -> None:
    folder = made_folder(tmp_path / "d")
    change(folder, TARGETS, 'unit_of_measure: "%"', f'unit_of_measure: "{measure}"')
    assert ("D316" in {each.rule.code for each in lint(folder).findings}) is is_told


@pytest.mark.parametrize(
    ("threshold", "way"),
    [
        pytest.param("105", "part_of_whole: false", id="more than all"),
        pytest.param("0.6", "with a percent sign", id="a fraction"),
    ],
)
def test_an_implausible_threshold_has_the_way_out_of_its_own_reason(
    threshold: str, way: str, tmp_path: Path
) -> None:
    folder = made_folder(tmp_path / "d")
    change(folder, TARGETS, "threshold: Tối thiểu 95", f'threshold: "{threshold}"')
    [said] = [each.fix("en") for each in lint(folder).findings if each.rule.code == "D315"]
    assert way in said
