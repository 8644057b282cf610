"""The schemas that editors use: as they are declared, named by every shipped file, and worth having.

``CCHC_REWRITE=1`` writes the schema files anew.
"""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from cchc.authoring.schemas import modeline, schema_files, schema_text
from cchc.cli.schema import Kind
from cchc.definitions.checker import check
from cchc.definitions.kinds import KINDS
from cchc.loading.definitions import shipped
from cchc.loading.one_file import parse
from cli_runs import cchc
from test_json_schema import SHIPPED, seen, validator

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(("name", "text"), [*schema_files()], ids=lambda value: value[:30])
def test_a_schema_file_is_what_the_declaration_says(name: str, text: str) -> None:
    path = ROOT / name
    if os.environ.get("CCHC_REWRITE"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("path", "kind"), SHIPPED, ids=lambda value: getattr(value, "name", value))
def test_a_shipped_file_begins_with_the_line_that_editors_look_for(path: Path, kind: str) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found
    # Of a checkout, or where the wheel has put its definitions; examples use those of the checkout.
    top = ROOT if (ROOT / "examples") in path.parents else shipped()
    assert (path.parent / found[1]).resolve() == (top / "schemas" / f"{kind}.json").resolve()
    assert (ROOT / "schemas" / f"{kind}.json").is_file()


def test_the_line_leads_from_every_depth() -> None:
    assert modeline("targets/a.yaml").endswith("=../schemas/target-set.json")
    assert modeline("targets/units/a.yaml").endswith("=../../schemas/units.json")
    assert modeline("layouts/vocabulary.yaml").endswith("/vocabulary.json")


def test_every_kind_can_be_printed() -> None:
    from typing import get_args

    assert get_args(Kind) == (*KINDS, "report")
    assert cchc("schema", "units").out == schema_text("units", "vi")
    assert cchc("schema", "units", "--lang", "en").out == schema_text("units", "en")
    assert cchc("schema", "report").out == (shipped() / "docs/report.schema.json").read_text(
        encoding="utf-8"
    )


# --- what the schema sees of what the program refuses ----------------------------------------------

FILES = {
    "indicator": "indicators/dossiers-on-time.yaml",
    "target-set": "targets/made-up-2024.yaml",
    "units": "targets/units/r.yaml",
    "layout": "layouts/l.yaml",
}
SAMPLE = ROOT / "rules" / "D304-file-not-read" / "definitions"
UNITS = """id: r
open: {province: [Phòng]}
units:
  - {code: "1", name: Tỉnh A, level: province}
  - {code: "2", name: Sở B, level: province, parent: "1", aliases: [SB], valid_from: "2024-01-01"}
"""
LAYOUT = """id: l
title: Biểu
english: Form
groups: {settled: [Đã giải quyết]}
quantities:
  - {id: total, label: Tổng số, headings: [$settled > Tổng số]}
  - {id: early, label: Trước hạn, headings: [$settled > Trước hạn]}
equations:
  - {name: 1=2, left: [total], right: [early]}
columns:
  - {heading: Đơn vị, means: unit}
"""
WRONG = {
    "indicator": [
        ("id: dossiers-on-time", "id: Dossiers"),
        ("id: dossiers-on-time", "id: a_b"),
        ("id: dossiers-on-time\n", ""),
        ("label: Tỷ lệ hồ sơ đúng hạn", 'label: ""'),
        ("label: Tỷ lệ hồ sơ đúng hạn", "lable: Tỷ lệ hồ sơ đúng hạn"),
        ("label: Tỷ lệ hồ sơ đúng hạn", "label: [a, b]"),
        ("formula: stated", "formula: said"),
        ("formula: stated\n", ""),
        ("part_of_whole: true", "part_of_whole: có"),
        ("over_time: sum", "over_time: add"),
        ("over_time: sum", "over_time: sum\nwhen_empty: nothing"),
        ("over_time: sum", "over_time: sum\nbetter: more"),
        ("over_time: sum", "over_time: sum\naliases: đúng hạn"),
        ("over_time: sum", "over_time: sum\naliases: [a, a]"),
        ("over_time: sum", "over_time: sum\nnote: {a: b}"),
        ("  numerator: Settled on time\n", ""),
        ("numerator:\n", "numerators:\n"),
    ],
    "target-set": [
        ("id: made-up-2024", "id: Made up"),
        ("year: 2024", "year: 24"),
        ("year: 2024", "year: 1999"),
        ("year: 2024\n", ""),
        ("title: Chỉ tiêu dùng để thử", "title: null"),
        ("number: 1/QĐ-UBND", "number: 29/01/2024"),
        ("issued: 2024-01-02", "issued: 2/1/2024"),
        ("issued: 2024-01-02", "issued: 2024-02-30"),
        ("effective: {from: null, to: null}", "effective: 2024"),
        ("effective: {from: null, to: null}", "effective: {start: null}"),
        ("sections:\n  I: Phần thứ nhất", "sections: [Phần thứ nhất]"),
        ("sections:\n  I: Phần thứ nhất", "sections: {Phần I: Phần thứ nhất}"),
        ("sections:\n  I: Phần thứ nhất", "sections: {I: ''}"),
        ("item: I.1", "item: Mục 1"),
        ("item: I.1\n    ", ""),
        ("indicator: dossiers-on-time", "indicator: Dossiers"),
        ("indicator: dossiers-on-time", "indicator: paid-online"),
        ("levels: [province]", "levels: [tỉnh]"),
        ("levels: [province]", "levels: province"),
        ("levels: [province]", "levels: []"),
        ("levels: [province]", "levels: [province, province]"),
        ("threshold: Tối thiểu 95", "threshold: khoảng 95"),
        ("threshold: Tối thiểu 95", "threshold: [95]"),
        ("responsible: [Sở A]", "responsible: Sở A"),
        ("coordinating: [Sở B]", "coordinating: null"),
        ("basis: null", "basis: null\n    roadmap: {Quý V: '30'}"),
        ("basis: null", "basis: null\n    assigned: [{unit: '2', share: '60'}]"),
        ("basis: null", "basis: null\n    assigned: [{units: '2'}]"),
    ],
    "units": [
        ("id: r", "id: R"),
        ("open: {province: [Phòng]}", "open: {tỉnh: [Phòng]}"),
        ("open: {province: [Phòng]}", "open: {province: Phòng}"),
        ('code: "1"', 'mã: "1"'),
        ("name: Tỉnh A", 'name: ""'),
        ("level: province}", "level: sở}"),
        ("level: province}", "valid_to: null}"),
        ('valid_from: "2024-01-01"', 'valid_from: "1/1/2024"'),
        ("aliases: [SB]", "aliases: SB"),
    ],
    "layout": [
        ("english: Form\n", ""),
        ("groups: {settled: [Đã giải quyết]}", "groups: {Đã: [Đã giải quyết]}"),
        ("id: total", "id: Total"),
        ("label: Tổng số, ", ""),
        ("headings: [$settled > Trước hạn]", "headings: []"),
        ("left: [total]", "left: total"),
        ("means: unit", "meaning: unit"),
        ("id: early", "id: total"),
    ],
}
CASES = [(kind, old, new) for kind, edits in WRONG.items() for old, new in edits]


def text_of(kind: str) -> str:
    if kind in {"units", "layout"}:
        return UNITS if kind == "units" else LAYOUT
    return (SAMPLE / FILES[kind]).read_text(encoding="utf-8")


def refusals(tmp_path: Path, kind: str, text: str) -> tuple[bool, bool]:
    """Say whether the program refuses a file by itself, and whether the schema does."""
    path = tmp_path / Path(FILES[kind]).name
    path.write_text(text, encoding="utf-8")
    raw, findings = parse(path.read_bytes(), path.name)
    if raw is not None:
        indicators: Any = {"dossiers-on-time": None}
        findings = check(KINDS[kind], raw, indicators)[1]
    return findings != [], not validator(kind).is_valid(seen(path))


@pytest.mark.parametrize("kind", FILES)
def test_nothing_is_wrong_with_the_samples(tmp_path: Path, kind: str) -> None:
    assert refusals(tmp_path, kind, text_of(kind)) == (False, False)


def test_most_of_what_the_program_refuses_is_refused_by_the_schema(tmp_path: Path) -> None:
    seen_by_both = []
    for kind, old, new in CASES:
        text = text_of(kind)
        assert old in text, (kind, old)
        by_program, by_schema = refusals(tmp_path, kind, text.replace(old, new, 1))
        assert by_program, (kind, old, new)
        seen_by_both.append(by_schema)
    assert len(CASES) >= 60
    assert sum(seen_by_both) >= 0.8 * len(CASES)


def edits_of_everything() -> list[tuple[str, str]]:
    """Change every line of every sample: drop it, misspell its key, put other shapes for its value."""
    changed = []
    for kind in FILES:
        lines = text_of(kind).splitlines(keepends=True)
        for at, line in enumerate(lines):
            key, colon, _ = line.partition(": ")
            others = ["", f"x{line.strip()}\n"]
            others += [f"{key}: {value}\n" for value in ("null", "''", "[]", "{}", "7", "[a]")]
            changed += [
                (kind, "".join([*lines[:at], other, *lines[at + 1 :]]))
                for other in (others if colon else others[:1])
            ]
    return changed


def test_the_schema_refuses_nothing_that_the_program_accepts(tmp_path: Path) -> None:
    stricter = []
    for kind, text in edits_of_everything():
        try:
            by_program, by_schema = refusals(tmp_path, kind, text)
        except yaml.YAMLError:
            continue  # no YAML at all: no editor sees keys in it
        if by_schema and not by_program:
            stricter.append((kind, text))
    assert stricter == []
