"""The slow way: YAML, with every check.  Imported only when no cache can be used."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final, Generic, NamedTuple, TypeVar

from cchc.definitions.checker import check, unread
from cchc.definitions.declared import Declared
from cchc.definitions.extending import Raw, filled, parents_first, set_above
from cchc.definitions.folder import Folder, rows
from cchc.definitions.indicator import Indicator
from cchc.definitions.layout_file import LayoutFile, VocabularyFile
from cchc.definitions.layout_lint import lint_layouts
from cchc.definitions.lint import lint
from cchc.definitions.model import TargetSet
from cchc.definitions.plain import plain
from cchc.definitions.record_files import RecordFieldsFile, RecordSourceFile
from cchc.definitions.units import Registry
from cchc.diagnostics import Finding, Severity
from cchc.loading.one_file import parse
from cchc.loading.registry import read_registry
from cchc.records.lint import lint_records
from cchc.values import dataclass

Kind = TypeVar("Kind")
FIELDS_FILE: Final = "record-sources/fields.yaml"
Contents = Sequence[tuple[str, bytes | None]]  # None where the file could not be read
Indicators = Mapping[str, Indicator]
VOCABULARY = "layouts/vocabulary.yaml"


class Sources(NamedTuple):
    """The files of one folder by their names, before anything is read in them."""

    indicators: Contents = ()
    target_sets: Contents = ()
    layouts: Contents = ()
    records: Contents = ()


@dataclass(frozen=True, slots=True)
class _Files(Generic[Kind]):
    """The files of one kind: what they declare, and the names of those that declare nothing."""

    declared: list[Declared[Kind]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Sets:
    """The sets of a folder, the sets above them, and the shipped indicators that both may name."""

    files: _Files[TargetSet] = field(default_factory=_Files)
    above: dict[str, Declared[TargetSet]] = field(default_factory=dict)
    lent: Sequence[Declared[Indicator]] = ()


def check_folder(
    own: Sources, registries: Mapping[str, Path], shipped: Sources
) -> tuple[dict[str, Any], list[Finding]]:
    """Check all files of a folder, each and together; the data is empty where anything is an error.

    Its sets may extend those of *shipped*, and rows that they inherit bring their indicators.
    """
    indicators = _read_all(Indicator, own.indicators)
    mine = {name: unread(Indicator, name) for name in indicators.refused}
    mine |= {file.name: file.value for file in indicators.declared}
    sets = _read_sets(own.target_sets, shipped, mine)
    used = {row.indicator.id for file in sets.files.declared for _, row in rows(file, "indicator")}
    borrowed = [file for file in sets.lent if file.name in used.difference(mine)]
    forms = _read_all(LayoutFile, [each for each in own.layouts if each[0] != VOCABULARY])
    words = _read_all(VocabularyFile, [each for each in own.layouts if each[0] == VOCABULARY])
    fields, lists = _read_records(own.records)
    folder = Folder(
        indicators=indicators.declared,
        target_sets=sets.files.declared,
        all_sets_read=not sets.files.refused,
        registries=registries,
        above=sets.above,
        borrowed=borrowed,
        units=_units(sets.files.declared, registries),
    )
    findings = [*indicators.findings, *sets.files.findings, *lint(folder)]
    findings += [*forms.findings, *words.findings]
    findings += lint_layouts(
        forms.declared,
        indicators.declared,
        all_read=not forms.refused,
        quantities=[
            name
            for each in words.declared
            if each.is_sound("quantities")
            for name in each.value.quantities
        ],
    )
    findings += [*fields.findings, *lists.findings]
    findings += lint_records(fields.declared, lists.declared, [*indicators.declared, *borrowed])
    if any(found.rule.severity is Severity.ERROR for found in findings):
        return {}, findings
    data = {
        "indicators": [plain(file.value) for file in (*indicators.declared, *borrowed)],
        "target_sets": [plain(_below(file, sets.above)) for file in sets.files.declared],
        "layouts": [plain(file.value) for file in forms.declared],
        "vocabulary": [plain(file.value) for file in words.declared],
        "records": {
            "fields": [plain(file.value) for file in fields.declared],
            "sources": [plain(file.value) for file in lists.declared],
        },
    }
    return data, findings


class DeclaredFiles(NamedTuple):
    """What the files of a folder declare, with the lines of their values."""

    indicators: Sequence[Declared[Indicator]]
    target_sets: Sequence[Declared[TargetSet]]
    layouts: Sequence[Declared[LayoutFile]]


def declared_files(own: Sources, shipped: Sources) -> DeclaredFiles:
    """Give what a folder declares; what is wrong with it is told elsewhere."""
    indicators = _read_all(Indicator, own.indicators)
    mine = {name: unread(Indicator, name) for name in indicators.refused}
    mine |= {file.name: file.value for file in indicators.declared}
    sets = _read_sets(own.target_sets, shipped, mine).files.declared
    forms = _read_all(LayoutFile, [each for each in own.layouts if each[0] != VOCABULARY])
    return DeclaredFiles(indicators.declared, sets, forms.declared)


def _read_all(kind: type[Kind], contents: Contents) -> _Files[Kind]:
    files: _Files[Kind] = _Files()
    for raw in _parse_all(contents, files):
        _take(files, raw.name, check(kind, raw))
    return files


def _read_records(
    contents: Contents,
) -> tuple[_Files[RecordFieldsFile], _Files[RecordSourceFile]]:
    """Read what is known of lists of dossiers: the one file of fields, and the sources."""
    fields = [each for each in contents if each[0] == FIELDS_FILE]
    sources = [each for each in contents if each[0] != FIELDS_FILE]
    return _read_all(RecordFieldsFile, fields), _read_all(RecordSourceFile, sources)


def _parse_all(contents: Contents, files: _Files[Kind]) -> list[Raw]:
    raws: list[Raw] = []
    for name, data in contents:
        raw, findings = (None, []) if data is None else parse(data, name)
        files.findings.extend(findings)
        if raw is None:
            files.refused.append(PurePosixPath(name).stem)
        else:
            raws.append(raw)
    return raws


def _take(
    files: _Files[Kind], name: str, read: tuple[Declared[Kind] | None, list[Finding]]
) -> Declared[Kind] | None:
    declared, findings = read
    files.findings.extend(findings)
    if declared is None:
        files.refused.append(name)
    else:
        files.declared.append(declared)
    return declared


def _read_sets(contents: Contents, shipped: Sources, mine: Indicators) -> _Sets:
    """Read the sets of a folder, and of the shipped ones those that they extend."""
    own: _Files[TargetSet] = _Files()
    others: _Files[TargetSet] = _Files()
    raws = _parse_all(contents, own)
    ordered, findings = parents_first(raws, _parse_all(shipped.target_sets, others), own.refused)
    own.findings.extend(findings)
    names = {raw.name for raw in raws}
    lent = _lent(shipped.indicators, [raw for raw in ordered if raw.name not in names])
    sets = _Sets(own, {}, lent)
    whole: dict[str, tuple[Raw, Declared[TargetSet]]] = {}
    left_out = [raw for raw in raws if raw not in ordered]  # the set above is not there
    for written in (*ordered, *left_out):
        name, parent = written.name, set_above(written)
        files = own if name in names else others
        known = mine if name in names else {file.name: file.value for file in lent}
        raw = written
        if parent in whole:
            raw_above, above = whole[parent]
            raw, missing = filled(written, raw_above, _labels(mine, lent))
            files.findings.extend(missing)
            known = {**{row.indicator.id: row.indicator for row in above.value.targets}, **known}
            sets.above[name] = above
        is_filled = parent is None or parent in whole
        declared = _take(files, name, check(TargetSet, raw, known, is_filled=is_filled))
        if declared is not None and declared.broken <= {("id",)}:
            whole[name] = raw, declared
    position = {raw.name: index for index, raw in enumerate(raws)}
    own.declared.sort(key=lambda file: position[file.name])
    return sets


def _labels(mine: Indicators, lent: Sequence[Declared[Indicator]]) -> dict[str, str]:
    """Give what indicators are called, of those whose label was accepted."""
    known = {**{file.name: file.value for file in lent}, **mine}
    return {name: each.label for name, each in known.items() if hasattr(each, "label")}


def _lent(shipped: Contents, sets: Sequence[Raw]) -> list[Declared[Indicator]]:
    """Read the shipped indicators that shipped sets name."""
    named = {row["indicator"] for raw in sets for row in raw.value["targets"]}
    wanted = [each for each in shipped if PurePosixPath(each[0]).stem in named]
    return _read_all(Indicator, wanted).declared


def _units(
    sets: Sequence[Declared[TargetSet]], registries: Mapping[str, Path]
) -> dict[str, Registry]:
    """Read the units that the sets bind; what is wrong with them is told by their reader."""
    needed = {file.value.registry for file in sets if file.is_sound("registry")}
    read = {name: read_registry(registries[name])[0] for name in needed if name in registries}
    return {name: registry for name, registry in read.items() if registry is not None}


def _below(file: Declared[TargetSet], sets_above: Mapping[str, Declared[TargetSet]]) -> TargetSet:
    """Put the rows of a set in the order of the annex, each with the threshold above."""
    above = sets_above.get(file.name)
    if above is None:
        return file.value
    mine = {row.item: row for row in file.value.targets}
    ordered = [
        replace(mine[over.item], above=over.threshold)
        for over in above.value.targets
        if over.item in mine
    ]
    return replace(file.value, targets=tuple(ordered))
