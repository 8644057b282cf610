"""What stands beside the wording of a row, held to it: the formula, its mark and the threshold."""

from pathlib import Path

import pytest

from cchc.definitions.wording_lint import states_formula, thresholds_in
from cchc.loading.definitions import load, shipped
from made_folders import INDICATOR, TARGETS, UNITS, Step, after, made_folder, swap


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        pytest.param("Tỷ lệ theo công thức (b/a). Trong đó: …", True, id="b/a in brackets"),
        pytest.param("(Lưu ý: tỷ lệ b/a phải đạt tối thiểu 95%)", True, id="b/a in a remark"),
        pytest.param("a là tổng số hồ sơ b là số hồ sơ đúng hạn", True, id="a, then b in words"),
        pytest.param("b là số hồ sơ đúng hạn; a là tổng số hồ sơ", True, id="b, then a in words"),
        pytest.param("Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ", False, id="a ratio in words"),
        pytest.param("Quyết định số 12/QĐ-UBND", False, id="a slash of a number"),
        pytest.param("Chia theo mục 3.b/a1", False, id="letters that go on"),
    ],
)
def test_whether_a_wording_states_its_formula(wording: str, expected: bool) -> None:
    assert states_formula(wording) is expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        pytest.param("… của cấp xã đạt tối thiểu 15%", ["15"], id="at the end"),
        pytest.param("(Lưu ý: tỷ lệ b/a phải đạt tối thiểu 95%)", ["95"], id="in a remark"),
        pytest.param("Đạt từ 50% trở lên.", ["50"], id="a word behind the number"),
        pytest.param("hồ sơ đúng hạn từ 70% đến dưới 85%", ["70-85"], id="a band"),
        pytest.param("không quá 5,5% hồ sơ trễ hạn", ["5.5"], id="a ceiling"),
        pytest.param("đạt tối thiểu chín mươi phần trăm", [], id="a number in words is left alone"),
        pytest.param("khoảng 30%", [], id="what is no threshold is left alone"),
        pytest.param("Tỷ lệ hồ sơ đúng hạn", [], id="no number"),
        pytest.param("đạt 30%. Phấn đấu trên 40%", ["30", "40"], id="two clauses"),
    ],
)
def test_the_thresholds_that_a_wording_names(wording: str, expected: list[str]) -> None:
    bounds = [(each.low, each.high) for each in thresholds_in(wording)]
    assert ["-".join(str(b) for b in pair if b is not None) for pair in bounds] == expected


def told(folder: Path) -> list[str]:
    return [f"{f.location.text} {f.rule.code}" for f in load(folder, cache=None).findings]


ROW = "hồ sơ đúng hạn (b/a)"
BESIDE = "targets/made-up-2025.yaml"


def beside(wording: str, more: str = "") -> Step:
    """Put the set of the next year beside the first, with another wording of the same indicator."""

    def step(folder: Path) -> None:
        text = (folder / TARGETS).read_text(encoding="utf-8")
        text = text.replace("2024", "2025").replace("Tỷ lệ hồ sơ đúng hạn (b/a)", wording)
        (folder / BESIDE).write_text(text + more, encoding="utf-8")

    return step


CHILD = """id: so-b-2024
extends: made-up-2024
year: 2024
title: Phân giao
issuer: Sở B
number: 2/KH-SB
issued: 2024-02-03
effective: {from: null, to: null}
registry: made-up
body: "2"
targets:
  - {item: I.1, threshold: "97"}
"""


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param(
            swap(TARGETS, ROW, f"{ROW} đạt tối thiểu 95%"), [], id="wording and cell agree"
        ),
        pytest.param(
            swap(TARGETS, ROW, f"{ROW} đạt tối thiểu 90%, phấn đấu. Trên 95% là tốt"),
            [f"{TARGETS}:17:16 D324"],
            id="more than 95 is not at least 95",
        ),
        pytest.param(
            after(
                swap(TARGETS, ROW, f"{ROW} đạt tối thiểu 95%"),
                swap(TARGETS, "threshold: Tối thiểu 95", "threshold: '95,0'"),
            ),
            [],
            id="the same number otherwise written",
        ),
        pytest.param(
            after(
                swap(TARGETS, ROW, f"{ROW} quý I đạt 30%"),
                swap(TARGETS, "basis: null\n", "basis: null\n    roadmap: {Q1: '30'}\n"),
            ),
            [],
            id="the wording names a step of the roadmap",
        ),
        pytest.param(
            swap(INDICATOR, "formula: stated", "formula: inferred\nnote: Cách hiểu."),
            [f"{INDICATOR}:11:10 D322"],
            id="inferred, where it is stated",
        ),
        pytest.param(
            after(
                swap(INDICATOR, "formula: stated", "formula: inferred\nnote: Cách hiểu."),
                swap(TARGETS, " (b/a)", ""),
            ),
            [],
            id="inferred, with its note",
        ),
        pytest.param(
            beside("Tỷ lệ hồ sơ đúng hạn"),
            [f"{BESIDE}:14:16 D321"],
            id="another document states it",
        ),
        pytest.param(
            beside("Tỷ lệ hồ sơ đúng hạn", "    note: Công thức theo văn bản năm 2024.\n"),
            [],
            id="another document states it, and a note says so",
        ),
        pytest.param(beside("Tỷ lệ b/a hồ sơ đúng hạn"), [], id="two documents state it"),
        pytest.param(
            swap(TARGETS, "number: 1/QĐ-UBND", "number: ngày 29 tháng 01 năm 2024"),
            [f"{TARGETS}:5:9 D215"],
            id="a day in words for a number",
        ),
        pytest.param(
            after(
                swap(TARGETS, "number: 1/QĐ-UBND", "number: null"),
                swap(
                    TARGETS,
                    "registry: made-up",
                    f"document: {{file: van-ban.txt, sha256: {'0' * 64}}}\nregistry: made-up",
                ),
            ),
            [],
            id="the text is kept, its number is not known",
        ),
        pytest.param(
            swap(UNITS, "1,Tỉnh A,province,\n", "1,Tỉnh A,province,\n9,Sở C,province,8\n"),
            [],
            id="of a registry with errors nothing more is said",
        ),
    ],
)
def test_what_is_held_against_the_wording(tmp_path: Path, step: Step, expected: list[str]) -> None:
    folder = made_folder(tmp_path / "definitions")
    step(folder)
    assert told(folder) == expected


def test_a_stricter_threshold_below_keeps_the_wording_above(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "definitions")
    swap(TARGETS, ROW, f"{ROW} đạt tối thiểu 95%")(folder)
    (folder / "targets/so-b-2024.yaml").write_text(CHILD, encoding="utf-8")
    assert told(folder) == []


def test_the_shipped_definitions_agree_with_their_documents() -> None:
    assert load(shipped(), cache=None).findings == ()
