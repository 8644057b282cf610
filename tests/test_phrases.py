"""What is said of a missed target, the same in every form."""

from dataclasses import replace

import pytest

from cchc.definitions.model import Target
from cchc.document.naming import Names
from cchc.document.phrases import unit_label, why_missed
from cchc.results import Verdict
from factories import SO_NOI_VU, indicator, report, target, target_set
from made_up import ON_TIME

NOT_A_PART = replace(ON_TIME, part_of_whole=False)


@pytest.mark.parametrize(
    ("assigned", "b", "a", "vi", "en"),
    [
        pytest.param(
            target("Tối thiểu 95"),
            94_996,
            100_000,
            "Tỷ lệ 94,996%, mức giao ≥ 95%; còn thiếu 4.",
            "Ratio 94.996%, target ≥ 95%; short by 4.",
            id="a floor, with as many digits as the verdict needs",
        ),
        pytest.param(
            target("Tối đa 5"),
            1_234,
            2_000,
            "Tỷ lệ 61,70%, mức giao ≤ 5%; vượt 1.134.",
            "Ratio 61.70%, target ≤ 5%; over by 1,134.",
            id="a ceiling",
        ),
        pytest.param(
            target("dưới 5"),
            5,
            100,
            "Tỷ lệ 5,00%, mức giao < 5%; vượt 1.",
            "Ratio 5.00%, target < 5%; over by 1.",
            id="a strict ceiling is missed on the line",
        ),
        pytest.param(
            target("từ 70% đến dưới 85%"),
            69,
            100,
            "Tỷ lệ 69,00%, mức giao từ 70% đến dưới 85%; còn thiếu 1.",
            "Ratio 69.00%, target from 70% to below 85%; short by 1.",
            id="below a band",
        ),
        pytest.param(
            target("từ 70% đến dưới 85%"),
            85,
            100,
            "Tỷ lệ 85,00%, mức giao từ 70% đến dưới 85%; vượt 1.",
            "Ratio 85.00%, target from 70% to below 85%; over by 1.",
            id="above a band",
        ),
        pytest.param(
            target("Tối thiểu 95", of=NOT_A_PART),
            1,
            2,
            "Tỷ lệ 50,00%, mức giao ≥ 95%.",
            "Ratio 50.00%, target ≥ 95%.",
            id="nothing is counted where b is no part of a",
        ),
        pytest.param(
            target("Tối thiểu 95", of=indicator(when_empty="missed")),
            0,
            0,
            "Không phát sinh (a = 0); với chỉ số này, như vậy là không đạt.",
            "Nothing arose (a = 0); for this indicator that is missed.",
            id="nothing arose, and that is a miss",
        ),
    ],
)
def test_why_missed(assigned: Target, b: int, a: int, vi: str, en: str) -> None:
    (result,) = report([(SO_NOI_VU, b, a)], of=target_set(assigned)).results()
    assert result.verdict is Verdict.MISSED
    assert (why_missed(result, "vi"), why_missed(result, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        pytest.param(SO_NOI_VU, "Sở Nội vụ (so-noi-vu)", id="a name and its code"),
        pytest.param("Xã Lạ", "Xã Lạ", id="a unit that no registry knows has no code"),
        pytest.param("Xã\x1b", "Xã\\x1b", id="nothing steers a terminal"),
    ],
)
def test_unit_label(unit: str, expected: str) -> None:
    shown = report([(unit, 1, 1)])
    (result,) = shown.results()
    assert unit_label(result, Names(shown.counts.roster)) == expected
