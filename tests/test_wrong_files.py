"""Files as authors get them wrong: the program refuses each, and an editor marks most while they are typed.

Unlike ``test_schema_files`` every file is a shipped one with one slip, read in its whole folder, so that
slips count, too, which only show beside other files and which no schema can see.
"""

import shutil
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from cchc.authoring.schemas import kind_of
from cchc.diagnostics import Severity
from cchc.loading.definitions import load, shipped
from cchc.loading.registry import read_registry
from test_json_schema import seen, validator

SET: Final = "targets/kon-tum-kkt-2024.yaml"
INDICATOR: Final = "indicators/province-dossiers-on-time.yaml"
UNITS: Final = "targets/units/kon-tum-kkt-2024.yaml"
LAYOUT: Final = "layouts/bieu-06.yaml"
SOURCE: Final = "record-sources/one-stop-export.yaml"
FIELDS: Final = "record-sources/fields.yaml"
LEVELS: Final = "    levels: [province]\n"

Slips = list[tuple[str, str, str]]
WRONG: Final[Slips] = [
    (SET, "id: kon-tum-kkt-2024\nyear", "id: Kon Tum 2024\nyear"),
    (SET, "year: 2024\n", "year: Năm 2024\n"),
    (SET, "year: 2024\n", "year: 24\n"),
    (SET, "year: 2024\n", ""),
    (SET, "title: CHỈ", "titel: CHỈ"),
    (SET, "issuer: Ban Quản lý khu kinh tế tỉnh Kon Tum", "issuer: null"),
    (SET, "number: null", "number: 29/01/2024"),
    (SET, "issued: null", "issued: 29/01/2024"),
    (SET, "issued: null", "issued: 2024-13-01"),
    (SET, "{from: null, to: null}", "{from: 1/1/2024, to: null}"),
    (SET, "{from: null, to: null}", "{start: null, to: null}"),
    (SET, "{from: null, to: null}", "cả năm"),
    (SET, "sha256: 0dcaa94", "sha256: 0dc"),
    (SET, "title: 4-5", "title: từ 4 đến 5"),
    (SET, "registry: kon-tum-kkt-2024", "registry: kon-tum-2025"),
    (SET, "body: bqlkkt", "body: ban-quan-ly"),
    (SET, "  V: Chỉ tiêu về tỷ lệ xử lý", "  # V: Chỉ tiêu về tỷ lệ xử lý"),
    (SET, "  I: Chỉ tiêu cụ thể", "  Phần I: Chỉ tiêu cụ thể"),
    (SET, "item: I.1\n", "item: Mục I.1\n"),
    (SET, "item: I.2\n", "item: I.1\n"),
    (SET, "indicator: full-process-services-offered", "indicator: Full_Process"),
    (SET, "indicator: full-process-services-offered", "indicator: full-process-offered"),
    (SET, LEVELS, "    levels: [sở]\n"),
    (SET, LEVELS, "    levels: province\n"),
    (SET, LEVELS, ""),
    (SET, 'threshold: "100"', "threshold:"),
    (SET, 'threshold: "100"', "threshold: khoảng 100"),
    (SET, 'threshold: "100"', "threshold: [100]"),
    (SET, '    unit_of_measure: "%"\n', ""),
    (SET, "responsible: [Văn phòng BQLKKT tỉnh]", "responsible: Văn phòng BQLKKT tỉnh"),
    (SET, 'coordinating: ["Các phòng, đơn vị"]', "coordinating: null"),
    (SET, "    basis: >-", "    basic: >-"),
    (SET, "verdict: met", "verdict: đạt"),
    (SET, "{b: 100, a: 100", "{b: một trăm, a: 100"),
    (SET, "status: not at hand", "status: missing"),
    (SET, "    note: >-", "    notes: >-"),
    (SET, LEVELS, f'{LEVELS}    roadmap: {{Quý V: "30"}}\n'),
    (SET, LEVELS, f"{LEVELS}    roadmap: [30, 60]\n"),
    (SET, LEVELS, f"{LEVELS}    assigned: {{unit: van-phong-bqlkkt}}\n"),
    (SET, LEVELS, f'{LEVELS}    assigned: [{{share: "60%"}}]\n'),
    (SET, "body: bqlkkt\n", "body: bqlkkt\ninherit: tất cả\n"),
    (SET, "body: bqlkkt\n", "body: bqlkkt\nnot_judged: [VI.1]\n"),
    (INDICATOR, "label: Tỷ lệ hồ sơ TTHC do cơ quan", "label:\n# Tỷ lệ hồ sơ TTHC do cơ quan"),
    (INDICATOR, "formula: stated", "formula: official"),
    (INDICATOR, "part_of_whole: true", "part_of_whole: đúng"),
    (INDICATOR, "over_time: sum", "over_time: average"),
    (INDICATOR, "when_empty: not_applicable", "when_empty: skip"),
    (INDICATOR, "better: higher", "better: cao"),
    (INDICATOR, "  numerator: Dossiers settled on time\n", ""),
    (INDICATOR, "lands: b\n", "lands: đúng hạn\n"),
    (INDICATOR, "day(finished) <= day(due)", "finish <= due"),
    (INDICATOR, "quantities: [settled-total]", "quantities: [settled-totl]"),
    (INDICATOR, "  of: dossiers", "  of: hồ sơ"),
    (UNITS, "    level: province", "    level: tỉnh"),
    (UNITS, "- code: bqlkkt", "- mã: bqlkkt"),
    (UNITS, "one_body: true", "one_body: có"),
    (UNITS, "    aliases:", "    alias:"),
    (UNITS, "    parent: bqlkkt", "    parent: ban"),
    (UNITS, "[Phòng, Ban Quản lý cửa khẩu, Công ty]", "Phòng"),
    (LAYOUT, "english: Form 06", "# english: Form 06"),
    (LAYOUT, "headings: [$received > Tổng số]", "headings: $received > Tổng số"),
    (LAYOUT, "left: [received-total]", "left: received-total"),
    (LAYOUT, "  - name: 3=4+5+6\n    left", "  - left"),
    (LAYOUT, "headings: [$settled > Tổng số]", "headings: [$setled > Tổng số]"),
    (SOURCE, "newest_by: finished", "newest: finished"),
    (SOURCE, "dossier: {headings:", "dossier: {heading:"),
    (
        FIELDS,
        "english: Number of the dossier, type: text",
        "english: Number of the dossier, type: chữ",
    ),
    (FIELDS, "english: Number of the dossier, ", ""),
]
RIGHT: Final[Slips] = [
    (SET, "year: 2024\n", 'year: "2024"\n'),
    (SET, "number: null", "number: 59/KH-BQLKKT"),
    (SET, "issued: null", "issued: 2024-01-29"),
    (SET, "issued: null", 'issued: "2024-01-29"'),
    (SET, "{from: null, to: null}", "{from: 2024-01-01, to: null}"),
    (SET, "{from: null, to: null}", "{}"),
    (SET, "title: 4-5", 'title: "4, 5"'),
    (SET, 'threshold: "100"', "threshold: 100"),
    (SET, 'threshold: "100"', "threshold: 99.5"),
    (SET, 'threshold: "100"', "threshold: Đạt 100%"),
    (SET, LEVELS, f'{LEVELS}    roadmap: {{Q1: 30, 6 tháng: "60"}}\n'),
    (SET, LEVELS, f'{LEVELS}    assigned: [{{unit: van-phong-bqlkkt, share: "60%"}}]\n'),
    (SET, LEVELS, f"{LEVELS}    note: 59\n"),
    (SET, "body: bqlkkt\n", "body: bqlkkt\nnot_judged: {VI.1: tính bằng phút}\n"),
    (SET, "{b: 100, a: 100", '{b: "100", a: 100'),
    (INDICATOR, "better: higher\n", ""),
    (INDICATOR, "aliases:", "scope: chỉ hồ sơ cấp tỉnh\naliases:"),
    (UNITS, "    parent: bqlkkt", "    parent: bqlkkt\n    valid_from: 2024-01-01"),
    (UNITS, "one_body: true", "one_body: false"),
    (LAYOUT, "remarks: [Ghi chú]", "remarks: [Ghi chú, Ý kiến]"),
]


@cache
def schema(kind: str) -> Any:
    return validator(kind)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with one set of the shipped definitions, small enough to be read eighty times."""
    made = tmp_path_factory.mktemp("d")
    for part in ("indicators", "layouts", "record-sources", "targets"):
        shutil.copytree(shipped() / part, made / part)
    for part in ("targets", "targets/units"):
        for path in (made / part).glob("*.*"):
            if path.stem != "kon-tum-kkt-2024":
                path.unlink()
    return made


def refusals(folder: Path, slip: tuple[str, str, str]) -> tuple[bool, bool]:
    """Say whether the program refuses the folder with this slip, and whether the schema refuses the file."""
    name, old, new = slip
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, slip
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        loaded = load(folder, cache=None)
        found = [*loaded.findings, *read_registry(folder / UNITS)[1]]
        by_program = any(each.rule.severity is Severity.ERROR for each in found)
        return by_program, not schema(kind_of(name)).is_valid(seen(path))
    finally:
        path.write_text(text, encoding="utf-8")


def test_of_sixty_wrong_files_the_schema_refuses_most(folder: Path) -> None:
    both = {slip: refusals(folder, slip) for slip in WRONG}
    assert [slip for slip, (by_program, _) in both.items() if not by_program] == []
    unseen = [slip for slip, (_, by_schema) in both.items() if not by_schema]
    assert len(both) >= 60
    assert len(unseen) <= 0.2 * len(both), unseen


def test_the_schema_refuses_no_file_that_is_right(folder: Path) -> None:
    assert {slip: refusals(folder, slip) for slip in RIGHT} == dict.fromkeys(RIGHT, (False, False))
