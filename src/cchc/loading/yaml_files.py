"""The YAML reader: bytes in, a plain tree of text and the way back to its lines out.

Every scalar stays the text that was typed; what it means is for the schema to say.  Must never
compose or construct: libyaml's own composer recurses and dies of 100,000 brackets, so the tree
is built here from the stream of events, which stops at the first limit that is passed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import islice
from typing import Any, Final, TypeAlias

import yaml

from cchc.diagnostics import Finding, Location, Rule
from cchc.loading.plain_files import YAML_MAX, decode, location
from cchc.loading.yaml_errors import Mark, Quoted, explain, look_alike
from cchc.patterns import pattern_of
from cchc.rules.definition_text import (
    AnchorOrAlias,
    DefinitionFileEmpty,
    DefinitionFileTooLarge,
    Directive,
    KeyNotText,
    KeyRepeated,
    MergeKey,
    NestedTooDeep,
    NotYaml,
    OddBlank,
    SeveralDocuments,
    Tag,
    TooManyValues,
    UnseenCharacter,
)
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import ODD_BLANK, UNSEEN, code_point

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"

DEPTH_MAX: Final = 20
NODES_MAX: Final = 100_000
_FINDINGS_MAX = 100  # the file is refused anyway; a hundred places show the way
# The same events from libyaml in a tenth of the time, where PyYAML was built with it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = {"", "~", "null"}
_DIRECTIVE = pattern_of(r"(?<![^\r\n])%")
# libyaml scans up to 1,024 characters before it tells its first event, and some versions have a
# limit of their own for what is open by then: to reach 1,000 levels takes a run like this.
_BRACKETS = pattern_of(rf"[\[{{]{{{DEPTH_MAX + 1}}}")
_TAG = pattern_of(r"!\S*")
_COLLECTION = Words("một danh sách hoặc nhóm khóa", "a list or a mapping")
_BLANK = Words("chỗ trống", "blank")


@dataclass(slots=True, kw_only=True)
class Node:
    """A place in the text: a scalar, unless it has entries or pairs."""

    mark: Mark | None
    text: str | None = None
    entries: list["Node"] | None = None
    pairs: list[tuple["Node", "Node"]] | None = None

    def plain(self) -> Plain:
        """Give what stands here, without its place."""
        if self.pairs is not None:
            return {str(key.text): value.plain() for key, value in self.pairs}
        if self.entries is not None:
            return [entry.plain() for entry in self.entries]
        return self.text

    def child(self, step: str | int) -> tuple["Node", "Node"] | None:
        """Find the key and the value under one step of a path."""
        if isinstance(step, str):
            return next((pair for pair in self.pairs or () if pair[0].text == step), None)
        entries = self.entries or []
        return (entries[step], entries[step]) if 0 <= step < len(entries) else None


@dataclass(frozen=True, slots=True)
class Tree:
    """One file: its plain data, and the nodes that know their lines."""

    data: Plain
    node: Node
    file: str

    def at(self, path: Sequence[str | int] = (), *, key: bool = False) -> Location:
        """Say where *path* leads; with *key*, where its last key stands."""
        return locate(self.node, path, self.file, key=key)


def read_tree(data: bytes, file: str) -> tuple[Tree | None, list[Finding]]:
    """Read one document; a file with errors has no tree."""
    text, findings = _decode(data, file)
    if text is None:
        return None, findings
    builder = _Builder(text, file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        reason, mark = explain(error, builder.last_quoted)
        reason, mark = look_alike(text, mark) or (reason, mark)
        builder.report(NotYaml(reason=reason), mark)
    if builder.findings:
        return None, builder.findings
    root = builder.root
    if root is None or (plain := root.plain()) is None:
        return None, [DefinitionFileEmpty().at(Location(file))]
    return Tree(plain, root, file), builder.warnings


def locate(node: Node, path: Sequence[str | int], file: str, *, key: bool = False) -> Location:
    """Walk the tree as far along *path* as it exists."""
    for depth, step in enumerate(path, start=1):
        pair = node.child(step)
        if pair is None:
            break
        node = pair[0] if key and depth == len(path) else pair[1]
    return _location(file, node.mark)


def _location(file: str, mark: Mark | None) -> Location:
    if mark is None:
        return Location(file)
    return Location(file, row=mark.line + 1, column=mark.column + 1)


def _decode(data: bytes, file: str) -> tuple[str | None, list[Finding]]:
    """Refuse what must not reach libyaml, which is fast but not hardened."""
    if len(data) > YAML_MAX:
        large = DefinitionFileTooLarge(found=len(data), limit=YAML_MAX).at(Location(file))
        return None, [large]
    text, findings = decode(data, file)
    if text is None:
        return None, findings
    findings.extend(_unseen(text, file))
    # 50,000 %TAG lines keep libyaml busy for seconds: it compares each with all before it.
    if found := _DIRECTIVE.search(text):
        findings.append(Directive().at(location(file, text[: found.start()])))
    if found := _BRACKETS.search(text):
        place = location(file, text[: found.end() - 1])
        findings.append(NestedTooDeep(limit=DEPTH_MAX).at(place))
    return (None, findings) if findings else (text, [])


def _unseen(text: str, file: str) -> Iterator[Finding]:
    """Name what YAML forbids, the line breaks that no editor counts, and all that no editor shows."""
    for found in islice(UNSEEN.finditer(text), _FINDINGS_MAX):
        place = location(file, text[: found.start()])
        yield UnseenCharacter(character=code_point(found[0])).at(place)


@dataclass(slots=True)
class _Open:
    """A collection that has not ended yet."""

    node: Node
    key: Node | None = None  # still without a value
    lines: dict[str, int] = field(default_factory=dict)  # key → where it stands


class _Builder:
    """Makes nodes of events, and findings of what definitions do not use."""

    def __init__(self, text: str, file: str) -> None:
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self.warnings: list[Finding] = []
        self.last_quoted: Quoted | None = None
        self._text = text
        self._file = file
        self._nodes = 0
        self._open: list[_Open] = []

    def report(self, rule: Rule, mark: Mark | None) -> None:
        """Add a finding at *mark*."""
        self.findings.append(rule.at(_location(self._file, mark)))

    def take(self, event: yaml.Event) -> bool:
        """Build one event in; say whether to go on."""
        match event:
            case yaml.CollectionEndEvent():
                self._open.pop()
            case yaml.DocumentStartEvent() if self.root is not None:
                self.report(SeveralDocuments(), event.start_mark)
                return False
            case yaml.NodeEvent():
                return self._take_node(event)
        return True

    def _take_node(self, event: yaml.NodeEvent) -> bool:
        self._nodes += 1
        self._check_properties(event)
        mark = event.start_mark
        match event:
            case yaml.MappingStartEvent():
                self._open.append(_Open(self._place(Node(mark=mark, pairs=[]), event)))
            case yaml.SequenceStartEvent():
                self._open.append(_Open(self._place(Node(mark=mark, entries=[]), event)))
            case yaml.ScalarEvent():
                if event.style in {'"', "'"} and event.start_mark and event.end_mark:
                    self.last_quoted = Quoted(event.start_mark, event.end_mark)
                self._check_blanks(event)
                self._place(Node(mark=mark, text=None if _is_null(event) else event.value), event)
            case _:
                self._place(Node(mark=mark), event)  # an alias
        if len(self._open) > DEPTH_MAX:
            self.report(NestedTooDeep(limit=DEPTH_MAX), mark)
        elif self._nodes > NODES_MAX:
            self.report(TooManyValues(limit=NODES_MAX), mark)
        else:
            return len(self.findings) < _FINDINGS_MAX
        return False

    def _check_properties(self, event: yaml.NodeEvent) -> None:
        mark = event.start_mark
        if event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self.report(AnchorOrAlias(found=f"{sign}{event.anchor}"), mark)
        if getattr(event, "tag", None) is not None:
            written = _TAG.search(self._text, mark.index if mark else 0)
            self.report(Tag(found=written[0] if written else "!"), mark)

    def _check_blanks(self, event: yaml.ScalarEvent) -> None:
        r"""Name the first blank of another kind in a text; one that is written as ``\u00a0`` is meant."""
        if ODD_BLANK.search(event.value) is None or not (event.start_mark and event.end_mark):
            return
        if found := ODD_BLANK.search(self._text, event.start_mark.index, event.end_mark.index):
            place = location(self._file, self._text[: found.start()])
            self.warnings.append(OddBlank(character=code_point(found[0])).at(place))

    def _place(self, node: Node, event: yaml.NodeEvent) -> Node:
        """Put *node* where the open collection expects its next one."""
        if not self._open:
            self.root = node
            return node
        parent = self._open[-1]
        if parent.node.entries is not None:
            parent.node.entries.append(node)
        elif parent.key is None:
            parent.key = node
            self._check_key(parent, event)
        elif parent.node.pairs is not None:
            parent.node.pairs.append((parent.key, node))
            parent.key = None
        return node

    def _check_key(self, parent: _Open, event: yaml.NodeEvent) -> None:
        mark = event.start_mark
        if isinstance(event, yaml.CollectionStartEvent):
            self.report(KeyNotText(found=_COLLECTION), mark)
        elif isinstance(event, yaml.ScalarEvent):
            if _is_null(event):
                self.report(KeyNotText(found=_BLANK), mark)
            elif event.value == "<<" and _is_bare(event):
                self.report(MergeKey(), mark)
            elif line := parent.lines.get(event.value):
                self.report(KeyRepeated(key=event.value, line=str(line)), mark)
            else:
                parent.lines[event.value] = mark.line + 1 if mark else 1


def _is_bare(event: yaml.ScalarEvent) -> bool:
    """Say whether the text stands there without quotation marks."""
    return bool(event.implicit[0])


def _is_null(event: yaml.ScalarEvent) -> bool:
    return _is_bare(event) and event.value in _NULLS
