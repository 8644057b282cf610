"""The JSON Schema (2020-12) of a kind of definition, for editors.  Pure.

It never refuses what the program accepts: a value without quotation marks, which YAML takes for
a number, is a text to us, and a set that extends another one may leave out what it inherits.
"""

from collections.abc import Mapping
from typing import Any

from cchc.definitions.declaration import As, Shape, keys_of, shape_of
from cchc.definitions.extending import EXTENDS, IN_EVERY_ROW, INHERITED, ROWS
from cchc.definitions.values import MADE_FROM, scalar_of
from cchc.words import Lang

Schema = dict[str, Any]


def schema_of(kind: Any, lang: Lang = "vi") -> Schema:
    """Make the schema of the files of one kind; what keys mean is said in *lang*."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    whole = _keys(kind, lang)
    if EXTENDS not in keys_of(kind):
        return head | whole
    extends = {"required": [EXTENDS], "properties": {EXTENDS: {"type": ["string", "number"]}}}
    return head | {"type": "object", "if": extends, "then": _extending(whole), "else": whole}


def _extending(whole: Schema) -> Schema:
    """Ask a set that extends another one for all that it does not inherit."""
    rows = whole["properties"][ROWS]
    some = rows | {"items": rows["items"] | {"required": [IN_EVERY_ROW]}}
    return whole | {
        "properties": whole["properties"] | {ROWS: some},
        "required": [name for name in whole["required"] if name not in INHERITED],
    }


def _keys(kind: Any, lang: Lang) -> Schema:
    keys = keys_of(kind)
    required = [name for name, key in keys.items() if key.default is None]
    return {
        "type": "object",
        "properties": {
            name: {"description": key.words.in_(lang)} | _value(key.hint, lang)
            for name, key in keys.items()
        },
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _value(hint: Any, lang: Lang) -> Schema:
    shape = shape_of(hint)
    made = next((MADE_FROM[tag] for tag in shape.tags if tag in MADE_FROM), None)
    may_be_null = shape.may_be_null or made is not None
    schema = _not_null(shape_of(made.written) if made else shape, lang)
    return {"anyOf": [schema, {"type": "null"}]} if may_be_null else schema


def _not_null(shape: Shape, lang: Lang) -> Schema:
    if shape.is_declared and As.INDICATOR not in shape.tags:
        return _keys(shape.kind, lang)
    least = 0 if shape.several.empty else 1
    if shape.kind is tuple:
        entries = _value(shape.parts[0], lang)
        unique = {"uniqueItems": True} if shape.several.distinct is True else {}
        return {"type": "array", "items": entries, "minItems": least, **unique}
    if shape.kind is Mapping:
        names, values = shape.parts
        return {
            "type": "object",
            "propertyNames": dict(scalar_of(shape_of(names)).schema),
            "additionalProperties": _value(values, lang),
            "minProperties": least,
        }
    return dict(scalar_of(shape).schema)
