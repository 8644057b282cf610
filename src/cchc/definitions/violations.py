"""What a schema refused, as findings.  Pydantic's English never reaches a reader."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from cchc.definitions.declared import Locate
from cchc.definitions.values import Broken, cut
from cchc.diagnostics import Finding, Rule
from cchc.rules.definition_values import KeyMissing, KeyUnknown, ValueBlank, WrongShape
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest

FINDINGS_MAX: Final = 100  # of one kind in one file: a file with more is wrong everywhere
_TEXT = Words("văn bản", "a text")
_LIST = Words("một danh sách", "a list")
_MAPPING = Words("một nhóm khóa", "a mapping")
_LIST_LIKE = Words("một danh sách như [a, b]", "a list like [a, b]")
_MAPPING_LIKE = Words("một nhóm khóa như {a: b}", "a mapping like {a: b}")
_SHAPES = {"list_type": _LIST_LIKE, "dict_type": _MAPPING_LIKE, "model_type": _MAPPING_LIKE}

Path = Sequence[str | int]


def violations(error: ValidationError, schema: type[BaseModel], at: Locate) -> Iterator[Finding]:
    """Yield one finding for each thing that *schema* refused."""
    for one in islice(error.errors(include_url=False), FINDINGS_MAX):
        # Pydantic marks a wrong key of a mapping by "[key]" behind it.
        about_key = one["loc"][-1:] == ("[key]",)
        path = [step for step in one["loc"] if step != "[key]"]
        yield _finding(one["type"], path, one["input"], one.get("ctx", {}), schema, at, about_key)


def _finding(
    kind: str,
    path: Path,
    value: object,
    context: Mapping[str, Any],
    schema: type[BaseModel],
    at: Locate,
    about_key: bool,
) -> Finding:
    place = at(path, key=about_key)
    match kind, context.get("error"):
        case "missing", _:
            return KeyMissing(key=str(path[-1])).at(place)
        case "extra_forbidden", _:
            known = _keys(schema, path[:-1])
            near = did_you_mean(nearest(str(path[-1]), known))
            return KeyUnknown(key=cut(path[-1]), near=near, known=", ".join(known)).at(
                at(path, key=True)
            )
        case "too_short", _:
            return ValueBlank(key=_name(path)).at(place)
        case "value_error", Broken() as broken:
            if broken.path:
                place = at([*path, *broken.path])
            rule = broken.rule if isinstance(broken.rule, Rule) else broken.rule(_name(path))
            return rule.at(place)
        case _ if value is None:
            return ValueBlank(key=_name(path)).at(place)
    expected = _SHAPES.get(kind, _TEXT)
    return WrongShape(key=_subject(path), expected=expected, found=_shape(value)).at(place)


def _keys(schema: type[BaseModel], path: Path) -> list[str]:
    """List the keys that *schema* has at *path*."""
    for step in path:
        if isinstance(step, str):
            field = next(f for name, f in schema.model_fields.items() if step in {name, f.alias})
            schema = _model(field.annotation) or schema
    return [field.alias or name for name, field in schema.model_fields.items()]


def _model(annotation: object) -> type[BaseModel] | None:
    """Find the model in ``Model`` or ``list[Model]``."""
    for kind in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def _name(path: Path) -> str:
    """Name a place as its keys stand above each other, without counting list entries."""
    last = max((i for i, step in enumerate(path[:-1]) if isinstance(step, int)), default=-1)
    return ".".join(str(step) for step in path[last + 1 :] if isinstance(step, str))


def _subject(path: Path) -> Words:
    if not path:
        return Words("Tệp", "The file")
    if isinstance(path[-1], int):
        name = _name(path[:-1])
        return Words(f"Mỗi phần tử của «{name}»", f"Every entry of «{name}»")
    return Words(f"«{_name(path)}»", f"«{_name(path)}»")


def _shape(value: object) -> Words:
    match value:
        case list():
            return _LIST
        case dict():
            return _MAPPING
    return Words(f"văn bản «{cut(value)}»", f"the text «{cut(value)}»")
