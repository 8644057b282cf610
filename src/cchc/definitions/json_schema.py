"""The JSON Schema (2020-12) of a kind of definition, for editors.  Pure.

It never refuses what the program accepts: a value without quotation marks, which YAML takes for
a number, is a text to us, and a set that extends another one may leave out what it inherits.
"""

from collections.abc import Mapping
from typing import Any

from cchc.definitions.declaration import As, Shape, keys_of, shape_of
from cchc.definitions.values import MADE_FROM, scalar_of
from cchc.words import Lang

Schema = dict[str, Any]
_EXTENDS = "extends"


def schema_of(kind: Any, lang: Lang = "vi") -> Schema:
    """Make the schema of the files of one kind; what keys mean is said in *lang*."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if _EXTENDS not in keys_of(kind):
        return head | _keys(kind, lang, is_filled=True)
    whole, rest = (_keys(kind, lang, is_filled=is_filled) for is_filled in (True, False))
    extends = {"required": [_EXTENDS], "properties": {_EXTENDS: {"type": ["string", "number"]}}}
    return head | {"type": "object", "if": extends, "then": rest, "else": whole}


def _keys(kind: Any, lang: Lang, *, is_filled: bool) -> Schema:
    keys = keys_of(kind)
    required = [name for name, key in keys.items() if key.default is None and is_filled]
    return {
        "type": "object",
        "properties": {
            name: {"description": key.words.in_(lang)} | _value(key.hint, lang, is_filled)
            for name, key in keys.items()
        },
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _value(hint: Any, lang: Lang, is_filled: bool) -> Schema:
    shape = shape_of(hint)
    made = next((MADE_FROM[tag] for tag in shape.tags if tag in MADE_FROM), None)
    may_be_null = shape.may_be_null or made is not None
    schema = _not_null(shape_of(made.written) if made else shape, lang, is_filled)
    return {"anyOf": [schema, {"type": "null"}]} if may_be_null else schema


def _not_null(shape: Shape, lang: Lang, is_filled: bool) -> Schema:
    if shape.is_declared and As.INDICATOR not in shape.tags:
        return _keys(shape.kind, lang, is_filled=is_filled)
    least = 0 if shape.several.empty else 1
    if shape.kind is tuple:
        entries = _value(shape.parts[0], lang, is_filled)
        unique = {"uniqueItems": True} if shape.several.distinct is True else {}
        return {"type": "array", "items": entries, "minItems": least, **unique}
    if shape.kind is Mapping:
        names, values = shape.parts
        return {
            "type": "object",
            "propertyNames": dict(scalar_of(shape_of(names)).schema),
            "additionalProperties": _value(values, lang, is_filled),
            "minProperties": least,
        }
    return dict(scalar_of(shape).schema)
