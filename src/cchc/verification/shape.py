"""Whether a document is a report at all, before anything of it is used."""

from typing import Any, Final

_INPUTS: Final = [{"path": str, "sha256": str}]
_OF_UNIT: Final = [{"item": str, "unit": {"code": str, "name": str}}]
_FIRST: Final = {
    "tool": {"version": str},
    "definitions": {"sha256": str},
    "target_set": {"id": str, "year": int},
    "results": _OF_UNIT,
    "totals": [{"item": str}],
    "findings": [{"code": str, "location": {"file": str, "text": str}}],
    "inputs": _INPUTS,
}
_SECOND: Final = _FIRST | {
    "definitions": {"files": _INPUTS},
    "target_set": {"id": str, "year": int, "in_force": [{"set": str}]},
    "targets": [{"item": str, "indicator": str}],
    "options": [{"option": str, "value": object}],  # a value may be anything
}
# Only where an option asked for it.
_ASKED_FOR: Final = {
    "against": {"inputs": _INPUTS},
    "changes": _OF_UNIT,
    "groups": [{"item": str, "group": str}],
    "bottlenecks": [{"item": str}],
    "trend": [{"inputs": _INPUTS}],
}


def is_report(document: Any, *, is_first: bool) -> bool:
    """Say whether the parts that are read of a report are there, and are what they should be."""
    if not _fits(document, _FIRST if is_first else _SECOND):
        return False
    return all(_fits(document[part], _ASKED_FOR[part]) for part in _ASKED_FOR if part in document)


def _fits(value: Any, shape: Any) -> bool:
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(
            key in value and _fits(value[key], inner) for key, inner in shape.items()
        )
    if isinstance(shape, list):
        return isinstance(value, list) and all(_fits(each, shape[0]) for each in value)
    return shape is object or type(value) is shape
