"""All errors of a file are told at once, and a root error is told without its echoes."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from cchc.definitions.declaration import keys_of, shape_of
from cchc.definitions.kinds import KINDS
from cchc.diagnostics import Finding
from cchc.loading.definitions import Loaded, load
from cchc.loading.registry import read_registry
from made_folders import (
    INDICATOR,
    TARGETS,
    UNITS,
    Step,
    after,
    change,
    copy,
    made_folder,
    remove,
    swap,
    write,
)

CHILD = "targets/so-b-2024.yaml"
UNITS_YAML = "targets/units/made-up.yaml"
BELOW = """\
id: so-b-2024
extends: made-up-2024
year: 2024
title: Phân giao dùng để thử
issuer: Sở B
number: 2/KH-SB
issued: 2024-02-03
effective: {from: null, to: null}
registry: made-up
body: "2"
targets:
  - item: I.1
"""
REGISTRY = """\
id: made-up
units:
  - {code: "1", name: Tỉnh A, level: province}
  - {code: "2", name: Sở B, level: province, parent: "1"}
"""
ROOMS = UNITS, "2,Sở B,province,1\n", "p1,Phòng 1,office,1\np2,Phòng 2,office,1\n"
PASSED_ON = "    basis: null\n    assigned: [{{unit: p1, share: 40%}}, {{unit: {}, share: 60%}}]\n"
AS_YAML = after(remove(UNITS), write(UNITS_YAML, REGISTRY))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_folder(tmp_path / "definitions")


def findings_of(loaded: Loaded) -> list[Finding]:
    """Give everything that is wrong, in the registries too."""
    findings = [*loaded.findings]
    for path in loaded.registry_files.values():
        findings += read_registry(path)[1]
    return findings


def told(folder: Path) -> list[str]:
    findings = findings_of(load(folder, cache=None))
    return [f"{found.location.text} {found.rule.code}" for found in findings]


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        pytest.param(
            swap(TARGETS, "threshold:", "treshold:"), [f"{TARGETS}:17:5 D202"], id="a misspelt key"
        ),
        pytest.param(
            swap(INDICATOR, "part_of_whole", "part_of_hole"),
            [f"{INDICATOR}:12:1 D202"],
            id="a misspelt key of an indicator, whose targets are still checked",
        ),
        pytest.param(
            swap(INDICATOR, "id: dossiers-on-time", "id: dossiers-in-time"),
            [f"{INDICATOR}:1:5 D305"],
            id="an indicator not called like its file, though a target names the file",
        ),
        pytest.param(
            after(write(CHILD, BELOW), swap(TARGETS, "id: made-up-2024", "id: made-up-2023")),
            [f"{TARGETS}:1:5 D305"],
            id="a set not called like its file, though another set extends it",
        ),
        pytest.param(
            copy(TARGETS, "targets/made-up-2025.yaml"),
            ["targets/made-up-2025.yaml:1:5 D305"],
            id="a copied set",
        ),
        pytest.param(
            after(AS_YAML, swap(UNITS_YAML, "id: made-up", "id: made-down")),
            [f"{UNITS_YAML}:1:5 D305"],
            id="a registry not called like its file",
        ),
        pytest.param(
            swap(UNITS, "2,Sở B,province,1", "1,Tỉnh A,province,"),
            [f"{UNITS}:3:1 D407"],
            id="a unit that stands in the registry twice",
        ),
        pytest.param(
            after(AS_YAML, swap(UNITS_YAML, 'code: "2", name: Sở B', 'code: "1", name: Tỉnh A')),
            [f"{UNITS_YAML}:4:12 D407"],
            id="a unit twice in YAML",
        ),
        pytest.param(
            after(AS_YAML, swap(UNITS_YAML, 'code: "1"', "code: []")),
            [f"{UNITS_YAML}:3:12 D203"],
            id="a code that is refused, and the units below it",
        ),
        pytest.param(
            swap(UNITS, "1,Tỉnh A,province,", ",Tỉnh A,province,"),
            [f"{UNITS}:2:1 D204"],
            id="a blank code, and the units below it",
        ),
        pytest.param(
            after(swap(*ROOMS), swap(TARGETS, "    basis: null\n", PASSED_ON.format("p3"))),
            [f"{TARGETS}:22:47 D622"],
            id="nobody's code: not also a unit without target, nor shares that do not add up",
        ),
        pytest.param(
            swap(TARGETS, "indicator: dossiers-on-time", "indicator: dossier-on-time"),
            [f"{TARGETS}:14:16 D307"],
            id="an unknown indicator: the one that is meant is not also unused",
        ),
        pytest.param(
            after(write(CHILD, BELOW), swap(TARGETS, "year: 2024", "year: 24")),
            [f"{TARGETS}:2:7 D210"],
            id="a set above that is refused is no fault of the set below",
        ),
        pytest.param(
            write(CHILD, BELOW.replace("made-up-2024", "made-up-2042").replace("I.1", "X.9")),
            [f"{CHILD}:2:10 D611"],
            id="a set above that is not there",
        ),
    ],
)
def test_a_root_error_is_told_alone(folder: Path, spoil: Step, expected: list[str]) -> None:
    spoil(folder)
    assert told(folder) == expected


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        pytest.param(
            after(
                swap(TARGETS, "issued: 2024-01-02", "issued: 2024-02-30"),
                swap(TARGETS, "{from: null, to: null}", "{from: 2024-12-31, to: 2024-01-01}"),
                swap(TARGETS, "registry: made-up", "registry: made-down"),
                swap(TARGETS, "threshold: Tối thiểu 95", 'threshold: "0.6"'),
                swap(TARGETS, "item: I.1", "item: V.1"),
                swap(TARGETS, "levels: [province]", "levels: [ward]"),
            ),
            ["6:9 D208", "7:35 D214", "8:11 D311", "13:11 D310", "16:14 D206", "17:16 D315"],
            id="values, and what only the other files show",
        ),
        pytest.param(
            after(
                swap(TARGETS, "registry: made-up", "registries: made-up"),
                swap(TARGETS, 'unit_of_measure: "%"', "unit_of_measure: hồ sơ"),
                swap(TARGETS, "    basis: null", "    basis: [a]"),
            ),
            ["8:1 D202", "18:22 D316", "21:12 D203"],
            id="keys, shapes and warnings",
        ),
    ],
)
def test_all_errors_of_a_file_are_told_at_once(
    folder: Path, spoil: Step, expected: list[str]
) -> None:
    spoil(folder)
    assert told(folder) == [f"{TARGETS}:{each}" for each in expected]


def test_errors_of_a_set_and_of_the_set_above_are_told_at_once(folder: Path) -> None:
    write(CHILD, BELOW.replace("number", "nubmer") + "    threshold: khoảng 90\n")(folder)
    change(folder, TARGETS, "year: 2024", "year: 24")
    change(folder, INDICATOR, "over_time: sum", "over_time: add")
    assert told(folder) == [
        f"{INDICATOR}:13:12 D206",
        f"{TARGETS}:2:7 D210",
        f"{CHILD}:6:1 D202",
        f"{CHILD}:13:16 D211",
    ]


# --- every key, without anybody listing them -----------------------------------------------

FULL: dict[str, dict[str, Any]] = {
    "indicator": {
        "id": "a", "label": "A", "numerator": {"label": "b"}, "denominator": {"label": "a"},
        "english": {"label": "A", "numerator": "b", "denominator": "a"}, "formula": "stated",
        "part_of_whole": "true", "over_time": "sum",
    },
    "target-set": {
        "id": "s", "year": "2024", "title": "T", "issuer": "I", "number": "1", "issued": "2024-01-02",
        "effective": {}, "registry": "r", "body": "1", "sections": {"I": "Phần"},
        "targets": [{
            "item": "I.1", "indicator": "a", "wording": "W (b/a)", "levels": ["province"],
            "threshold": "90", "unit_of_measure": "%", "responsible": ["X"], "coordinating": [],
            "basis": None, "roadmap": {"Q1": "50"},
            "assigned": [{"unit": "2", "threshold": "95", "share": "100%"}],
        }],
    },
    "units": {
        "id": "r", "open": {"province": ["Sở"]},
        "units": [
            {"code": "1", "name": "Tỉnh", "level": "province"},
            {"code": "2", "name": "Sở X", "level": "province", "parent": "1"},
        ],
    },
    "layout": {
        "id": "l", "title": "L", "english": "L", "groups": {"g": ["A", "B"]},
        "quantities": [{"id": "q", "label": "Q", "headings": ["$g > C"]}],
        "equations": [{"name": "1=1", "left": ["q"], "right": ["q"]}],
        "ratios": [{"headings": ["D"], "numerator": ["q"], "denominator": ["q"]}],
        "columns": [{"heading": "E", "means": "b"}],
        "tests": [{"name": "n", "set": "s", "rows": ["E"], "counts": [
            {"unit": "X", "indicator": "a", "period": "Q1", "b": "1", "a": "2"}]}],
    },
    "vocabulary": {
        "id": "vocabulary", "roles": {"unit": ["Đơn vị"]}, "measures": {"b": ["b"], "a": ["a"]},
        "phrases": {"kind": {"late": ["quá hạn"]}}, "turning": ["không"],
        "unit_words": {"unit_of_commune": ["xã"], "around": ["tên"]},
        "sections": {"commune": ["Cấp xã"]}, "totals": {"begin": ["tổng"]},
        "titles": {"sender": ["đơn vị"]}, "quantities": {"q": ["settled late"]},
        "sums": {"q": ["q"]},
    },
    "record-fields": {
        "id": "fields",
        "fields": {
            "unit": {"label": "Đơn vị", "english": "Unit", "type": "text", "personal": "true"},
            "state": {
                "label": "TT", "english": "S", "type": "code", "values": {"done": "Đã xong"},
            },
            "seen": {"label": "Ngày", "english": "Day", "type": "day"},
        },
    },
    "record-source": {
        "id": "h", "title": "H", "english": "H", "source": "H", "zone": "utc", "key": "unit",
        "newest_by": "seen", "unit": "unit", "blanks": ["NULL"],
        "columns": {
            "unit": {"headings": ["Đơn vị"]},
            "state": {"headings": ["TT"], "codes": {"9": "done"}},
            "seen": {"headings": ["Ngày"]},
        },
    },
}  # fmt: skip
PLACES = {
    "indicator": "indicators/a.yaml",
    "target-set": "targets/s.yaml",
    "units": "targets/units/r.yaml",
    "layout": "layouts/l.yaml",
    "vocabulary": "layouts/vocabulary.yaml",
    "record-fields": "record-sources/fields.yaml",
    "record-source": "record-sources/h.yaml",
}
Where = tuple[str | int, ...]


def required(kind: Any, data: Any, path: Where = ()) -> Iterator[Where]:
    """Give the paths of all keys that must be there."""
    for name, key in keys_of(kind).items():
        if key.default is None:
            yield (*path, name)
        shape, value = shape_of(key.hint), data.get(name)
        if isinstance(value, dict) and shape.is_declared:
            yield from required(shape.kind, value, (*path, name))
        if isinstance(value, list) and shape_of(shape.parts[0]).is_declared:
            for index, each in enumerate(value):
                yield from required(shape_of(shape.parts[0]).kind, each, (*path, name, index))


def everything(data: Any, path: Where = ()) -> Iterator[Where]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in pairs:
        yield (*path, step)
        if isinstance(value, dict | list):
            yield from everything(value, (*path, step))


def parent_of(data: Any, path: Where) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


def loaded_with(folder: Path, spoilt: str, data: dict[str, Any]) -> Loaded:
    for kind, name in PLACES.items():
        write(name, json.dumps(data if kind == spoilt else FULL[kind]))(folder)
    return load(folder, cache=None)


def codes_of(folder: Path, spoilt: str, data: dict[str, Any]) -> list[str]:
    return [found.rule.code for found in findings_of(loaded_with(folder, spoilt, data))]


REQUIRED = [(kind, path) for kind in KINDS for path in required(KINDS[kind], FULL[kind])]


@pytest.mark.parametrize(("kind", "path"), REQUIRED, ids=str)
def test_a_key_that_is_missing_or_misspelt_is_one_finding(
    tmp_path: Path, kind: str, path: Where
) -> None:
    missing, misspelt = deepcopy(FULL[kind]), deepcopy(FULL[kind])
    value = parent_of(missing, path).pop(path[-1], None)
    parent_of(misspelt, path).pop(path[-1], None)
    parent_of(misspelt, path)[f"{path[-1]}s"] = value
    assert codes_of(tmp_path, kind, missing) == ["D201"]
    assert codes_of(tmp_path, kind, misspelt) == ["D202"]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wrong_with_these(tmp_path: Path, kind: str) -> None:
    assert codes_of(tmp_path, kind, FULL[kind]) == []


@pytest.mark.parametrize("value", [None, "", "?", [], ["?"], [[]], {}, {"?": "?"}], ids=repr)
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_stands_anywhere_is_told_or_accepted(
    tmp_path: Path, kind: str, value: object
) -> None:
    for path in everything(FULL[kind]):
        data = deepcopy(FULL[kind])
        parent_of(data, path)[path[-1]] = value
        loaded = loaded_with(tmp_path, kind, data)
        findings_of(loaded)
        wrong = [found for found in loaded.findings if found.rule.severity == "error"]
        assert (loaded.definitions is None) == bool(wrong), path
