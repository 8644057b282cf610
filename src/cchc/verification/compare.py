"""Two documents of a report, key by key: which entries differ, and in what.  Knows no files."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from cchc.verification.model import Difference, Document

Entry = Mapping[str, Any]
_Name = Callable[[Entry], str]

# Texts in the language of a run; a report/1 does not say which that was.
LANGUAGE: Final = frozenset({"percent", "message", "fix", "group", "incomparable", "low", "high"})
# Of the program and its contract, not of the results; options are asked again, not compared.
_APART: Final = frozenset({"schema", "tool", "options", "definitions", "registry"})


def _of_unit(entry: Entry) -> str:
    unit = entry.get("unit") or {}
    return f"{entry.get('item')} · {unit.get('name')} ({unit.get('code')})"


_NAMES: Final[Mapping[str, _Name]] = {
    "results": _of_unit,
    "changes": _of_unit,
    "bottlenecks": lambda each: f"{_of_unit(each)} {each.get('group', '')}",
    "totals": lambda each: str(each.get("item")),
    "groups": lambda each: f"{each.get('item')} · {each.get('group')}",
    "targets": lambda each: str(each.get("item")),
    "inputs": lambda each: str(each.get("path")),
    "against.inputs": lambda each: str(each.get("path")),
}


def differences(
    old: Document, new: Document, *, common: bool = False, left_out: frozenset[str] = frozenset()
) -> Iterator[Difference]:
    """Yield what differs, part by part.

    With *common* only the keys that the old document has are looked at, and none of texts that
    follow a language.  Keys *left_out* are not looked at on any level.
    """
    ignored = left_out | (LANGUAGE if common else frozenset[str]())
    files = compared_with(old), compared_with(new)
    yield from _of_part("against.inputs", *files, common, ignored)
    for part in sorted((old.keys() | new.keys()) - _APART - ignored):
        if common and part not in old:
            continue
        yield from _of_part(part, old.get(part), new.get(part), common, ignored)


def compared_with(document: Document) -> Sequence[Entry]:
    """List the files of the reports that one was compared with, each once."""
    reports = (document.get("against") or {}, *(document.get("trend") or ()))
    inputs = (read for each in reports for read in each["inputs"]) if reports[0] else ()
    return list({each["path"]: each for each in inputs}.values())


def _of_part(
    part: str, old: Any, new: Any, common: bool, ignored: frozenset[str]
) -> Iterator[Difference]:
    def values(entry: str, was: Any, now: Any, apart: frozenset[str]) -> Iterator[Difference]:
        model = was if common else None
        pruned = (_pruned(each, model, common, apart) for each in (was, now))
        yield from _of_values(part, entry, *pruned)

    if part == "findings":
        yield from _of_findings(old or [], new or [], ignored)
    elif part == "against" and old and new:
        yield from values("", old, new, ignored | {"inputs"})
    elif part in _NAMES:
        name = _NAMES[part]
        before, after = _named(old or [], name), _named(new or [], name)
        for entry in dict.fromkeys([*before, *after]):
            was, now = before.get(entry), after.get(entry)
            if was is None or now is None:
                yield Difference(part, entry, "", was, now)
            else:
                yield from values(entry, was, now, ignored)
    else:
        yield from values("", old, new, ignored)


def _named(entries: Sequence[Entry], name: _Name) -> dict[str, Entry]:
    """Key the entries by their names; one that repeats is numbered."""
    named: dict[str, Entry] = {}
    for entry in entries:
        key, times = name(entry), 2
        while key in named:
            key, times = f"{name(entry)} [{times}]", times + 1
        named[key] = entry
    return named


def _of_values(part: str, entry: str, old: Any, new: Any, path: str = "") -> Iterator[Difference]:
    """Compare two values; objects key by key."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(old.keys() | new.keys()):
            inside = f"{path}.{key}" if path else key
            yield from _of_values(part, entry, old.get(key), new.get(key), inside)
    elif old != new or type(old) is not type(new):
        yield Difference(part, entry, path, old, new)


def _pruned(value: Any, model: Any, common: bool, ignored: frozenset[str]) -> Any:
    """Leave out the keys that are not looked at, on every level."""
    if isinstance(value, dict):
        keys = value.keys() - ignored
        if common and isinstance(model, dict):
            keys &= model.keys()
        inner = model if isinstance(model, dict) else {}
        return {key: _pruned(value[key], inner.get(key), common, ignored) for key in keys}
    return value


def _of_findings(
    old: Sequence[Entry], new: Sequence[Entry], ignored: frozenset[str]
) -> Iterator[Difference]:
    """Findings have no names: each is there as often as before, or not."""
    before, after = (
        Counter(json.dumps(_pruned(each, None, False, ignored), sort_keys=True) for each in entries)
        for entries in (old, new)
    )
    for text in (before - after).elements():
        yield Difference("findings", _place(json.loads(text)), "", json.loads(text), None)
    for text in (after - before).elements():
        yield Difference("findings", _place(json.loads(text)), "", None, json.loads(text))


def _place(finding: Entry) -> str:
    place = finding.get("location") or {}
    return f"{finding.get('code')} {place.get('text', '')}".strip()
