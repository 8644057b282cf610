"""The JSON Schemas as text, and the line by which an editor finds the one of a file."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from cchc.definitions.json_schema import schema_of
from cchc.definitions.kinds import KINDS
from cchc.loading.definitions import shipped
from cchc.words import Lang

FOLDER: Final = "schemas"
_REPORT: Final = "report"
_VOCABULARY, _FIELDS = "layouts/vocabulary.yaml", "record-sources/fields.yaml"
_KIND_OF: Final = {
    "indicators": "indicator",
    "targets": "target-set",
    "targets/units": "units",
    "layouts": "layout",
    "record-sources": "record-source",
}


def schema_text(kind: str, lang: Lang = "vi") -> str:
    """Give the schema of one kind of definition, or of the report."""
    if kind == _REPORT:
        return (shipped() / "docs" / "report.schema.json").read_text(encoding="utf-8")
    return f"{json.dumps(schema_of(KINDS[kind], lang), ensure_ascii=False, indent=2)}\n"


def kind_of(file: str) -> str:
    """Name the kind of a YAML file by its path inside a folder of definitions."""
    named = {_VOCABULARY: "vocabulary", _FIELDS: "record-fields"}
    return named.get(file) or _KIND_OF[str(PurePosixPath(file).parent)]


def modeline(file: str) -> str:
    """Give the line that editors look for at the top of a file, to the schemas of its folder."""
    up = "../" * len(PurePosixPath(file).parent.parts)
    return f"# yaml-language-server: $schema={up}{FOLDER}/{kind_of(file)}.json"


def schema_files(lang: Lang = "vi") -> Iterator[tuple[str, str]]:
    """Give the schemas of definitions by the files that modelines lead to."""
    for kind in KINDS:
        yield f"{FOLDER}/{kind}.json", schema_text(kind, lang)
