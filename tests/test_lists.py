"""Definitions as tables, pages and JSON: pure, on definitions made up here."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cchc.definitions.model import Dates
from cchc.definitions.threshold import Threshold
from cchc.render.lists import heading, indicators, target_page, targets
from cchc.render.lists_json import as_json, indicator_object, target_object, threshold_object
from cchc.render.text_table import plain
from cchc.words import Lang
from cli_runs import page
from made_up import AT_LEAST_95, II, IV_1, ON_TIME, PAID_ONLINE, TINH_2023, TINH_2024


@pytest.mark.parametrize(
    ("threshold", "expected"),
    [
        pytest.param(
            AT_LEAST_95, {"text": "Tối thiểu 95", "operator": ">=", "value": "95"}, id="a floor"
        ),
        pytest.param(
            Threshold(text="dưới 0,50", high=Decimal("0.50"), high_included=False),
            {"text": "dưới 0,50", "operator": "<", "value": "0.50"},
            id="a decimal as it was typed",
        ),
        pytest.param(
            Threshold(text="≥ 100", low=Decimal("1E+2")),
            {"text": "≥ 100", "operator": ">=", "value": "100"},
            id="never an exponent",
        ),
        pytest.param(
            Threshold(
                text="từ 0 đến dưới 85",
                low=Decimal(0),
                high=Decimal(85),
                high_included=False,
            ),
            {
                "text": "từ 0 đến dưới 85",
                "operator": "between",
                "value": "0",
                "value_to": "85",
                "include_from": True,
                "include_to": False,
            },
            id="a band from nought",
        ),
    ],
)
def test_threshold_object(threshold: Threshold, expected: dict[str, object]) -> None:
    assert threshold_object(threshold) == expected


def test_target_object() -> None:
    assert target_object(TINH_2023, IV_1) == {
        "set": "tinh-2023",
        "year": 2023,
        "item": "IV.1",
        "section": "IV",
        "section_title": "Giải quyết hồ sơ",
        "indicator": "dossiers-on-time",
        "label": "Tỷ lệ hồ sơ đúng hạn",
        "wording": "Tỷ lệ hồ sơ đúng hạn [tỉnh] đạt tối thiểu 95%",
        "levels": ["province", "commune"],
        "threshold": {"text": "Tối thiểu 95", "operator": ">=", "value": "95"},
        "unit_of_measure": "%",
        "responsible": ["Các sở, ban ngành", "UBND cấp xã"],
        "coordinating": ["Văn phòng UBND tỉnh"],
        "basis": "Mục 3.4.3",
        "formula": "stated",
        "scope": None,
        "note": None,
        "references": [],
        "extends": None,
        "threshold_above": None,
        "roadmap": [],
        "assigned": [],
    }


def test_indicator_object_names_only_its_own_targets() -> None:
    found = indicator_object(PAID_ONLINE, (TINH_2023, TINH_2024))
    assert found["targets"] == [
        {"set": "tinh-2023", "item": "II", "year": 2023},
        {"set": "tinh-2024", "item": "II", "year": 2024},
    ]


def test_json_is_sorted_readable_and_refuses_what_json_lacks() -> None:
    assert as_json({"ộ": 1, "a": [True, None]}) == (
        '{\n  "a": [\n    true,\n    null\n  ],\n  "ộ": 1\n}\n'
    )
    with pytest.raises(TypeError, match="float"):
        as_json(float("nan"))


def test_the_table_of_targets() -> None:
    assert heading(TINH_2023, [], "vi", None) + plain(targets(TINH_2023, "vi"), "vi") == (
        "Giao chỉ tiêu năm 2023\n"
        "tinh-2023 · 2023 · Chủ tịch UBND tỉnh · 2 chỉ tiêu\n"
        "\n"
        "Mục   Chỉ tiêu              Áp dụng cho       Mức giao  Hiểu là  Đơn vị chủ trì\n"
        "────  ────────────────────  ────────────  ────────────  ───────  ────────────────"
        "──────────────\n"
        "II    Tỷ lệ hồ sơ đúng hạn  cấp tỉnh, xã  Tối thiểu 95    ≥ 95%  Các sở, ban ngành"
        "; UBND cấp xã\n"
        "IV    Giải quyết hồ sơ\n"
        "IV.1  Tỷ lệ hồ sơ đúng hạn  cấp tỉnh, xã  Tối thiểu 95    ≥ 95%  Các sở, ban ngành"
        "; UBND cấp xã\n"
    )


@pytest.mark.parametrize(
    ("later", "lang", "expected"),
    [
        pytest.param({"supersedes": "x"}, "vi", "", id="another set was superseded"),
        pytest.param(
            {"supersedes": "tinh-2023"}, "vi", " · bị thay thế bởi tinh-2024", id="no day is given"
        ),
        pytest.param(
            {"supersedes": "tinh-2023", "effective": Dates(first="2023-07-01")},
            "vi",
            " · bị thay thế bởi tinh-2024 từ ngày 01/07/2023",
            id="from a day on",
        ),
        pytest.param(
            {"supersedes": "tinh-2023", "effective": Dates(first="2023-07-01")},
            "en",
            " · superseded by tinh-2024 from 2023-07-01",
            id="in English",
        ),
    ],
)
def test_a_set_says_what_took_its_place(later: dict[str, Any], lang: Lang, expected: str) -> None:
    sets = [TINH_2023, replace(TINH_2024, **later)]
    line = heading(TINH_2023, sets, lang, None).strip().splitlines()[-1]
    assert line.partition(" chỉ tiêu" if lang == "vi" else " targets")[2] == expected


def test_the_table_of_indicators_in_english() -> None:
    assert plain(indicators([ON_TIME], (TINH_2023, TINH_2024), "en"), "en") == (
        "Indicator id      Name                       Assigned as\n"
        "────────────────  ─────────────────────────  ──────────────────────────────────\n"
        "dossiers-on-time  Share of dossiers on time  IV.1 (tinh-2023), IV.1 (tinh-2024)\n"
    )


def test_a_page_says_what_is_not_stated_and_what_is_inferred() -> None:
    facts = page(target_page(TINH_2023, replace(II, note="Lưu ý."), "vi", None))
    assert facts["Căn cứ"] == facts["Đơn vị phối hợp"] == "văn bản không ghi"
    assert facts["Công thức"].startswith("b/a; văn bản không ghi công thức")
    assert target_page(TINH_2023, replace(II, note="Lưu ý."), "vi", None).count("Ghi chú") == 2


def test_a_page_writes_dates_as_its_readers_do() -> None:
    dated = replace(
        TINH_2023, number="59/QĐ-UBND", issued="2024-01-29", effective=Dates(last="2024-12-31")
    )
    vi, en = (page(target_page(dated, IV_1, lang, None)) for lang in ("vi", "en"))
    assert vi["Số, ngày ban hành"] == "59/QĐ-UBND, 29/01/2024"
    assert vi["Hiệu lực"] == "… – 31/12/2024"
    assert en["Number and date"] == "59/QĐ-UBND, 2024-01-29"


def test_a_page_is_folded_to_the_terminal_and_steers_none() -> None:
    hostile = replace(IV_1, wording="Tỷ lệ \x1b[2J " + "rất dài " * 30)
    text = target_page(TINH_2023, hostile, "vi", 72)
    assert max(map(len, text.splitlines())) <= 72
    assert "\x1b" not in text
