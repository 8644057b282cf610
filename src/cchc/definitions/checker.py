"""The plain data of a file against its declaration: a value, and everything that is wrong with it.

Errors are told all at once and a root error without its echoes: a misspelt key is not also a
missing one.  What is refused is left out of the value, so that the rest can still be checked with
the other files.  Imported only where no cache serves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Final, TypeVar

from cchc.definitions.declaration import As, Several, Shape, keys_of, shape_of
from cchc.definitions.declared import Declared, Path
from cchc.definitions.layout_file import LayoutFile
from cchc.definitions.values import MADE_FROM, Broken, cut, scalar_of
from cchc.diagnostics import Finding
from cchc.rules.definition_folder import DeclaredIndicatorUnknown, IdNotFileName
from cchc.rules.definition_values import (
    EntryRepeated,
    KeyMissing,
    KeyUnknown,
    ValueBlank,
    WrongShape,
)
from cchc.rules.documents import Undecided
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest

Kind = TypeVar("Kind")
OPEN: Final = "?"  # what a draft leaves to a person
FINDINGS_MAX: Final = 100  # of one file: a file with more is wrong everywhere
_REFUSED: Final = object()
_TEXT = Words("văn bản", "a text")
_LIST, _LIST_LIKE = (
    Words("một danh sách", "a list"),
    Words("một danh sách như [a, b]", "a list like [a, b]"),
)
_MAPPING, _MAPPING_LIKE = (
    Words("một nhóm khóa", "a mapping"),
    Words("một nhóm khóa như {a: b}", "a mapping like {a: b}"),
)


def check(
    kind: type[Kind],
    raw: Declared[Any],
    indicators: Mapping[str, Any] | None = None,
    *,
    is_filled: bool = True,
) -> tuple[Declared[Kind] | None, list[Finding]]:
    """Read one file; None where it has no keys at all.

    *indicators* are those that the file may name.  Where a set is not filled in, because the set
    that it extends is not there, missing keys are no fault of its own.
    """
    checker = _Checker(raw, indicators or {}, is_filled, leaves_open=kind is LayoutFile)
    value = checker.keys(kind, raw.value, ())
    if value is _REFUSED:
        return None, checker.findings
    checker.name(value)
    broken = frozenset(checker.broken)
    around = frozenset(path[:end] for path in broken for end in range(len(path)))
    return Declared(raw.name, value, raw.at, broken, around), checker.findings


def unread(kind: type[Kind], name: str) -> Kind:
    """Stand for a definition whose file could not be read: of it only the id is known."""
    return _partial(kind, {"id": name})


class _Checker:
    """Walks along the data of one file; keeps what is to be told, and which paths were refused."""

    def __init__(
        self,
        raw: Declared[Any],
        indicators: Mapping[str, Any],
        is_filled: bool,
        *,
        leaves_open: bool = False,
    ) -> None:
        self.findings: list[Finding] = []
        self.broken: set[Path] = {*raw.broken}  # what is refused already
        self._raw = raw
        self._indicators = indicators
        self._is_filled = is_filled
        self._leaves_open = leaves_open  # columns of a layout have a rule of their own

    def name(self, value: Any) -> None:
        """Call a definition by the name of its file, which is what other files say."""
        raw = self._raw
        if ("id",) not in self.broken and value.id != raw.name:
            place = raw.at(["id"])
            self.broken.add(("id",))
            self._tell(IdNotFileName(found=value.id, expected=raw.name).at(place))
        object.__setattr__(value, "id", raw.name)

    def keys(self, kind: type, data: Any, path: Path) -> Any:
        """Read a mapping whose keys are declared."""
        if not isinstance(data, dict):
            return self._wrong_shape(_MAPPING_LIKE, data, path)
        keys = keys_of(kind)
        missing = [name for name, key in keys.items() if name not in data and key.default is None]
        for name in data:
            if name not in keys:
                self._unknown(name, [*keys], missing, path)
        for name in missing:
            self._missing(name, path)
        values: dict[str, Any] = {}
        for name, key in keys.items():
            if name in data:
                value = self._value(key.hint, data[name], (*path, name))
                if value is not _REFUSED:
                    values[key.attribute] = value
            elif key.default is not None:
                values[key.attribute] = key.default()
        return _partial(kind, values)

    def _unknown(self, name: str, known: Sequence[str], missing: list[str], path: Path) -> None:
        if len(self.findings) >= FINDINGS_MAX:
            return
        likely = nearest(name, known)
        if meant := next((each for each in likely if each in missing), None):
            missing.remove(meant)  # one slip, one finding
            self.broken.add((*path, meant))
        place = self._raw.at([*path, name], key=True)
        near, names = did_you_mean(likely), ", ".join(known)
        self._tell(KeyUnknown(key=cut(name), near=near, known=names).at(place))

    def _missing(self, name: str, path: Path) -> None:
        self.broken.add((*path, name))
        if self._is_filled:
            self._tell(KeyMissing(key=name).at(self._raw.at([*path, name])))

    def _value(self, hint: Any, data: Any, path: Path) -> Any:
        shape = shape_of(hint)
        made = next((MADE_FROM[tag] for tag in shape.tags if tag in MADE_FROM), None)
        if made:
            value = {} if data is None else self._value(made.written, data, path)
            return value if value is _REFUSED else made.make(value)
        if data is None:
            return None if shape.may_be_null else self._blank(path)
        if As.INDICATOR in shape.tags:
            return self._indicator(shape, data, path)
        if shape.is_declared:
            return self.keys(shape.kind, data, path)
        if shape.kind is tuple:
            return self._list(shape, data, path)
        if shape.kind is Mapping:
            return self._mapping(shape, data, path)
        return self._scalar(shape, data, path)

    def _scalar(self, shape: Shape, data: Any, path: Path, *, is_key: bool = False) -> Any:
        if not isinstance(data, str):
            return self._wrong_shape(_TEXT, data, path)
        if data == OPEN and not self._leaves_open:
            return self._refuse(path, Undecided(key=_name(path)).at(self._raw.at(path, key=is_key)))
        try:
            return scalar_of(shape).read(data)
        except Broken as broken:
            place = self._raw.at(path, key=is_key)
            return self._refuse(path, broken.rule(_name(path)).at(place))

    def _indicator(self, shape: Shape, data: Any, path: Path) -> Any:
        name = self._scalar(shape, data, path)
        if name is _REFUSED or name in self._indicators:
            return self._indicators.get(name, _REFUSED)
        if not self._is_filled:  # it may be an indicator of the set above
            self.broken.add(path)
            return _REFUSED
        near = did_you_mean(nearest(name, sorted(self._indicators)))
        place = self._raw.at(path)
        return self._refuse(path, DeclaredIndicatorUnknown(found=name, near=near).at(place))

    def _list(self, shape: Shape, data: Any, path: Path) -> Any:
        if not isinstance(data, list):
            return self._wrong_shape(_LIST_LIKE, data, path)
        if not data and not shape.several.empty:
            return self._blank(path)
        before = len(self.broken)
        values = [self._value(shape.parts[0], each, (*path, i)) for i, each in enumerate(data)]
        self._distinct(values, shape.several, path)
        if shape_of(shape.parts[0]).is_declared:
            kind = shape_of(shape.parts[0]).kind
            return tuple(_partial(kind, {}) if each is _REFUSED else each for each in values)
        return tuple(values) if len(self.broken) == before else _REFUSED

    def _distinct(self, values: Sequence[Any], several: Several, path: Path) -> None:
        if not several.distinct:
            return
        by = several.distinct if isinstance(several.distinct, str) else ""
        seen = set()
        for index, value in enumerate(values):
            found = getattr(value, by, _REFUSED) if by else value
            if found is not _REFUSED and found in seen:
                at = (*path, index, by) if by else (*path, index)
                place = self._raw.at(at)
                key = _name(path)
                self._refuse(at, EntryRepeated(key=key, found=cut(found)).at(place))
            seen.add(found)

    def _mapping(self, shape: Shape, data: Any, path: Path) -> Any:
        if not isinstance(data, dict):
            return self._wrong_shape(_MAPPING_LIKE, data, path)
        if not data and not shape.several.empty:
            return self._blank(path)
        names, values = shape.parts
        before = len(self.broken)
        read = {
            self._scalar(shape_of(names), name, (*path, name), is_key=True): self._value(
                values, each, (*path, name)
            )
            for name, each in data.items()
        }
        return read if len(self.broken) == before else _REFUSED

    def _blank(self, path: Path) -> Any:
        return self._refuse(path, ValueBlank(key=_name(path)).at(self._raw.at(path)))

    def _wrong_shape(self, expected: Words, data: Any, path: Path) -> Any:
        place, found = self._raw.at(path), _shape(data)
        return self._refuse(
            path, WrongShape(key=_subject(path), expected=expected, found=found).at(place)
        )

    def _refuse(self, path: Path, finding: Finding) -> Any:
        self.broken.add(path)
        self._tell(finding)
        return _REFUSED

    def _tell(self, finding: Finding) -> None:
        if len(self.findings) < FINDINGS_MAX:
            self.findings.append(finding)


def _partial(kind: type[Kind], values: Mapping[str, Any]) -> Kind:
    """Make a value of what was accepted; an attribute that was refused is not there."""
    made = object.__new__(kind)
    declared: Any = kind
    own = {each.name: each.default for each in fields(declared) if not each.metadata}
    for name, value in {**own, **values}.items():
        object.__setattr__(made, name, value)
    return made


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
