"""The words for codes: none missing, and thresholds read out as they are compared."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum

import pytest

from cchc.definitions.indicator import Better, Formula, OverTime, WhenEmpty
from cchc.definitions.level import Level
from cchc.definitions.threshold import Threshold
from cchc.diagnostics import Severity
from cchc.words import Words, terms


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        pytest.param(terms.LEVEL, Level, id="levels"),
        pytest.param(terms.FORMULA, Formula, id="formulas"),
        pytest.param(terms.OVER_TIME, OverTime, id="over time"),
        pytest.param(terms.WHEN_EMPTY, WhenEmpty, id="when a = 0"),
        pytest.param(terms.BETTER, Better, id="directions"),
        pytest.param(terms.SEVERITY, Severity, id="severities"),
    ],
)
def test_every_code_has_words(words: Mapping[str, Words], codes: Iterable[Enum]) -> None:
    assert set(words) == {code.value for code in codes}
    assert all(vi and en and vi != en for vi, en in words.values())


@pytest.mark.parametrize(
    ("threshold", "vi", "en"),
    [
        pytest.param(Threshold(text="95", low=Decimal(95)), "≥ 95%", "≥ 95%", id="a floor"),
        pytest.param(
            Threshold(text="", low=Decimal("99.5"), low_included=False, measure="%"),
            "> 99,5%",
            "> 99.5%",
            id="a strict floor with a decimal comma",
        ),
        pytest.param(Threshold(text="", high=Decimal(5)), "≤ 5%", "≤ 5%", id="a ceiling"),
        pytest.param(
            Threshold(text="", high=Decimal(5), high_included=False),
            "< 5%",
            "< 5%",
            id="a strict ceiling",
        ),
        pytest.param(
            Threshold(text="", low=Decimal(10), high=Decimal(20)),
            "từ 10% đến 20%",
            "from 10% to 20%",
            id="a band",
        ),
        pytest.param(
            Threshold(text="", low=Decimal(70), high=Decimal(85), high_included=False),
            "từ 70% đến dưới 85%",
            "from 70% to below 85%",
            id="a band without its end",
        ),
        pytest.param(
            Threshold(text="", low=Decimal(50), low_included=False, high=Decimal(70)),
            "từ trên 50% đến 70%",
            "from above 50% to 70%",
            id="a band without its start",
        ),
        pytest.param(
            Threshold(text="", low=Decimal(90), measure="điểm"),
            "≥ 90 điểm",
            "≥ 90 điểm",
            id="another measure",
        ),
        pytest.param(
            Threshold(text="", low=Decimal(0), high=Decimal(5)),
            "từ 0% đến 5%",
            "from 0% to 5%",
            id="a floor of nought is a floor",
        ),
    ],
)
def test_reading(threshold: Threshold, vi: str, en: str) -> None:
    assert (terms.reading(threshold, "vi"), terms.reading(threshold, "en")) == (vi, en)
