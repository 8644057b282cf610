"""The JSON Schemas: they accept every file that the program accepts, and refuse most that it refuses."""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from cchc.authoring.lint import lint
from cchc.authoring.schemas import kind_of
from cchc.definitions.json_schema import schema_of
from cchc.definitions.kinds import KINDS
from cchc.diagnostics import Severity
from cchc.loading.definitions import shipped
from cchc.loading.one_file import read
from made_folders import made_folder

ERROR = Severity.ERROR
HERE = Path(__file__).parent
FOLDERS = ("indicators", "targets", "targets/units", "layouts", "record-sources")
FAMILIES = ("D201", "D202", "D203", "D204", "D205", "D206", "D207", "D209", "D210", "D213", "D621")


def validator(kind: str) -> Any:
    return jsonschema.Draft202012Validator(schema_of(KINDS[kind]))


def files_in(root: Path) -> list[tuple[Path, str]]:
    found = [path for name in FOLDERS for path in sorted(root.glob(f"{name}/*.yaml"))]
    return [(path, kind_of(path.relative_to(root).as_posix())) for path in found]


ROOTS = [
    shipped(),
    *sorted(path.parent for path in (HERE.parent / "examples").glob("*/*/targets")),
]
SHIPPED = [pair for root in ROOTS for pair in files_in(root)]


class AsText(yaml.SafeLoader):
    """What an editor sees by YAML 1.2, in which «yes» and 2024-01-29 are texts."""


AsText.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if not pair[0].endswith((":timestamp", ":bool"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsText.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def seen(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), AsText)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_is_a_schema(kind: str, lang: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(KINDS[kind], lang))


@pytest.mark.parametrize(("path", "kind"), SHIPPED, ids=lambda value: getattr(value, "name", value))
def test_it_accepts_what_is_shipped(path: Path, kind: str) -> None:
    assert [error.message for error in validator(kind).iter_errors(seen(path))] == []


def test_it_says_what_a_key_means_in_the_language_that_is_asked_for() -> None:
    vi, en = (schema_of(KINDS["indicator"], lang)["properties"]["better"] for lang in ("vi", "en"))
    assert (vi["description"], en["description"]) == (
        "`higher` hoặc `lower`",
        "`higher` or `lower`",
    )


BROKEN = [
    (path, kind)
    for folder in sorted((HERE.parent / "rules").glob("D*"))
    if folder.name.startswith(FAMILIES)
    for path, kind in files_in(folder / "definitions")
]


@pytest.mark.parametrize(("path", "kind"), BROKEN, ids=lambda value: getattr(value, "name", value))
def test_it_refuses_what_the_program_refuses_in_a_single_file(path: Path, kind: str) -> None:
    _, findings = (
        read(KINDS[kind], path.read_bytes(), path.name) if kind != "target-set" else _set(path)
    )
    assert validator(kind).is_valid(seen(path)) == (findings == [])


def _set(path: Path) -> Any:
    from cchc.definitions.checker import check
    from cchc.loading.one_file import parse

    raw, findings = parse(path.read_bytes(), path.name)
    return check(KINDS["target-set"], raw, {"dossiers-on-time": None}) if raw else (None, findings)


EXTENDING = """\
id: below
extends: made-up-2024
year: 2024
title: Phân giao dùng để thử
issuer: Sở B
number: 2/KH-SB
issued: 2024-02-03
effective: {from: null, to: null}
registry: made-up
body: "2"
sections: {I: Phần thứ nhất}
targets:
  - item: I.1
    assigned: [{unit: "2", share: "60%"}]
    tests: [{b: 95, a: 100, verdict: met}]
"""
CHANGED = [
    *((line, "") for line in EXTENDING.partition("targets:")[0].splitlines(keepends=True)),
    ("item: I.1\n    ", ""),
    ('unit: "2", ', ""),
    ("b: 95, ", ""),
    ("item: I.1", "item: I.1\n    levels: []"),
    ("item: I.1", "item: I.1\n    levels: null"),
    ("item: I.1", "item: I.1\n    level: [commune]"),
    ("sections: {I: Phần thứ nhất}", "inherit: all"),
    ("sections: {I: Phần thứ nhất}", "inherit: some"),
    (EXTENDING[EXTENDING.index("targets:") :], ""),
]


@pytest.mark.parametrize(("old", "new"), CHANGED)
def test_a_set_that_extends_another_may_leave_out_what_it_inherits(
    old: str, new: str, tmp_path: Path
) -> None:
    folder = made_folder(tmp_path / "x")
    path = folder / "targets/below.yaml"
    assert old in EXTENDING
    path.write_text(EXTENDING.replace(old, new, 1), encoding="utf-8")
    errors = [found.rule.code for found in lint(folder).findings if found.rule.severity is ERROR]
    assert validator("target-set").is_valid(seen(path)) == (errors == [])
