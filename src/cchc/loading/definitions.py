"""A folder of definitions in, ``Definitions`` and findings out.

The bytes are read once and hashed; where the cache holds what they were found to mean, no
YAML is parsed and nothing is checked again.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cchc.definitions.indicator import Indicator
from cchc.definitions.layout import Layouts
from cchc.definitions.model import Definitions, TargetSet
from cchc.definitions.plain import built
from cchc.diagnostics import Finding, Location, Severity
from cchc.limits import FILE_BYTES
from cchc.loading import cache as caches
from cchc.loading.plain_files import YAML_MAX, in_reading_order, read_bytes, unreadable
from cchc.rules.definition_folder import FileNotRead, FolderMissing, IdRepeated, NoTargetSet
from cchc.values import dataclass
from cchc.words import Words

if TYPE_CHECKING:
    from cchc.loading.compile import DeclaredFiles, Sources

_LITTER = {"desktop.ini", "thumbs.db"}  # what Windows leaves in folders
_VOCABULARY, _FIELDS = "layouts/vocabulary.yaml", "record-sources/fields.yaml"
_BUILT_IN = "cchc"  # before the names of shipped files that a folder extends
_YAML, _UNITS = (".yaml",), (".yaml", ".csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a folder declares; no definitions where a finding is an error."""

    definitions: Definitions | None
    findings: tuple[Finding, ...]
    registry_files: Mapping[str, Path]


@dataclass(slots=True)
class _Contents:
    """The files of a folder, by their names inside it."""

    indicators: dict[str, bytes | None] = field(default_factory=dict)
    target_sets: dict[str, bytes | None] = field(default_factory=dict)
    registries: dict[str, Path] = field(default_factory=dict)
    layouts: dict[str, bytes | None] = field(default_factory=dict)
    records: dict[str, bytes | None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    is_listed: bool = True  # where a folder is missing, more findings would only repeat it

    above: "_Contents | None" = None  # the shipped files, where sets may extend them

    @property
    def shared(self) -> dict[str, Any]:
        """Give what a folder without files of its own takes from the shipped ones."""
        return {"layouts": [*self.layouts.items()], "records": [*self.records.items()]}

    @property
    def digest(self) -> str:
        """Hash names and contents; every length is hashed too, so that no two folders agree."""
        digest = hashlib.sha256(self.above.digest.encode() if self.above else b"")
        files = (self.indicators, self.target_sets, self.layouts, self.records)
        for name, data in (pair for each in files for pair in each.items()):
            digest.update(f"{name}\0{len(data or b'')}\0".encode("utf-8", "surrogatepass"))
            digest.update(data or b"")
        return digest.hexdigest()

    @property
    def hashes(self) -> dict[str, str]:
        """Hash every file by itself, for whoever has to find the one that changed."""
        own = (self.indicators, self.target_sets, self.layouts, self.records)
        files = {name: data or b"" for each in own for name, data in each.items()}
        found = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        for path in self.registries.values():
            name = f"targets/units/{path.name}"
            if (data := read_bytes(path, name, FILE_BYTES)[0]) is not None:
                found[name] = hashlib.sha256(data).hexdigest()
        above = self.above.hashes if self.above else {}
        return {f"{_BUILT_IN}/{name}": digest for name, digest in above.items()} | found

    def mentions(self, word: bytes) -> bool:
        """Say whether a set may have the key *word*; the word may as well be part of a text."""
        return any(word in data for data in self.target_sets.values() if data)


_A_FOLDER: Final = Words("thư mục định nghĩa", "the folder of definitions")
_IS_A_FILE: Final = Words(
    "thư mục định nghĩa chứ không phải một tệp (để đối chiếu một văn bản: «cchc lint THƯ_MỤC --against TỆP»)",
    "the folder of definitions and not a file (to compare a document: «cchc lint DIR --against FILE»)",
)


def load(folder: Path | None, *, cache: Path | None) -> Loaded:
    """Read and check the definitions in *folder*, or the shipped ones."""
    root = shipped() if folder is None else folder
    if not root.is_dir():
        expected = _IS_A_FILE if root.is_file() else _A_FOLDER
        missing = FolderMissing(expected=expected).at(Location(str(root)))
        return Loaded(definitions=None, findings=(missing,), registry_files={})
    contents = _read_folder(root)
    if not contents.is_listed:
        found = tuple(in_reading_order(contents.findings))
        return Loaded(definitions=None, findings=found, registry_files=contents.registries)
    digest = contents.digest
    key = caches.seal(digest, *_registries_needed(contents))
    whole = not _has_errors(contents.findings)
    data = caches.recall(cache, key) if whole else None
    if data is None:
        from cchc.loading.compile import check_folder

        own, above = _sources(contents), _sources(contents.above)
        data, findings = check_folder(own._replace(**contents.shared), contents.registries, above)
        contents.findings.extend(findings)
        if whole and not findings:
            caches.keep(cache, key, data)
    usable = not _has_errors(contents.findings)
    return Loaded(
        definitions=_definitions(data, contents) if usable else None,
        findings=tuple(in_reading_order(contents.findings)),
        registry_files=contents.registries,
    )


def read_declared(folder: Path | None) -> "tuple[Path, DeclaredFiles]":
    """Read what the files of a folder, or the shipped ones, declare, with the lines of their values.

    Gives the folder, too: the documents that sets name lie in it.  Layouts that it does not have
    itself are none of its own.
    """
    from cchc.loading.compile import declared_files

    root = shipped() if folder is None else folder
    contents = _read_folder(root)
    layouts = [*contents.layouts.items()] if (root / "layouts").is_dir() else []
    own = _sources(contents)._replace(layouts=layouts)
    return root, declared_files(own, _sources(contents.above))


def _sources(contents: "_Contents | None") -> "Sources":
    from cchc.loading.compile import Sources

    if contents is None:
        return Sources()
    return Sources([*contents.indicators.items()], [*contents.target_sets.items()])


def _definitions(data: Mapping[str, Any], contents: _Contents) -> Definitions:
    """Build everything that one folder declares of its plain data, fresh or from the cache."""
    indicators = {each["id"]: built(Indicator, each, {}) for each in data["indicators"]}
    sets = tuple(built(TargetSet, each, indicators) for each in data["target_sets"])
    layouts = Layouts(data["layouts"])
    words = data["vocabulary"][0] if data["vocabulary"] else {}
    return Definitions(
        indicators=indicators,
        target_sets=sets,
        digest=contents.digest,
        hashes=contents.hashes,
        layouts=layouts,
        vocabulary=words,
        records=data["records"],
    )


def shipped() -> Path:
    """Find the shipped definitions: inside a wheel, or at the top of a checkout."""
    package = Path(__file__).parents[1]
    return package if (package / "targets").is_dir() else package.parents[1]


def _registries_needed(contents: _Contents) -> Iterator[str]:
    """Name the registries and hash them: who is bound, and whether anybody is, stands there."""
    for name, path in sorted(contents.registries.items()):
        data = read_bytes(path, name, FILE_BYTES)[0]
        yield name if data is None else f"{name} {hashlib.sha256(data).hexdigest()}"


def _has_errors(findings: list[Finding]) -> bool:
    return any(finding.rule.severity is Severity.ERROR for finding in findings)


def _read_folder(root: Path) -> _Contents:
    contents = _Contents()
    _read_files(root, "targets", contents.target_sets, contents)
    extends = contents.mentions(b"extends")
    # A folder whose sets only pass on what others assigned needs no indicator of its own.
    if not extends or (root / "indicators").is_dir():
        _read_files(root, "indicators", contents.indicators, contents)
    # Layouts are about forms, not about one province: a folder without any uses the shipped ones.
    # So are the lists of dossiers.
    for name, files in (("layouts", contents.layouts), ("record-sources", contents.records)):
        home = root if (root / name).is_dir() else shipped()
        _read_files(home, name, files, contents)
    # The words that every office uses, and what may be known of a dossier.
    for name, files in ((_VOCABULARY, contents.layouts), (_FIELDS, contents.records)):
        if name not in files:
            _read_file(shipped() / name, name, files, contents)
    # The copy of a document that a set names may lie beside it.
    contents.findings = [each for each in contents.findings if not _is_named(each, contents)]
    if not contents.target_sets and contents.is_listed:
        contents.findings.append(NoTargetSet().at(Location("targets")))
    if (root / "targets" / "units").is_dir():
        for entry in _entries(root, "targets/units", _UNITS, contents):
            _add_registry(f"targets/units/{entry.name}", entry, contents)
    if extends and not root.samefile(shipped()):
        contents.above = _read_folder(shipped())
    return contents


def _is_named(finding: Finding, contents: _Contents) -> bool:
    """Say whether a file that is not read is one whose path a set has."""
    path = finding.location.file.encode()
    return isinstance(finding.rule, FileNotRead) and contents.mentions(path)


def _read_files(root: Path, name: str, files: dict[str, bytes | None], contents: _Contents) -> None:
    for entry in _entries(root, name, _YAML, contents):
        _read_file(entry.path, f"{name}/{entry.name}", files, contents)


def _read_file(
    path: Path | str, name: str, files: dict[str, bytes | None], contents: _Contents
) -> None:
    files[name], findings = read_bytes(path, name, YAML_MAX)
    contents.findings.extend(findings)


def _entries(
    root: Path, name: str, endings: tuple[str, ...], contents: _Contents
) -> list[os.DirEntry[str]]:
    """List the files of one folder that are read, in the same order everywhere."""
    try:
        with os.scandir(root / name) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        expected = Words(f"thư mục {name}", f"the folder {name}")
        contents.findings.append(FolderMissing(expected=expected).at(Location(name)))
        contents.is_listed = False
        return []
    except OSError as error:
        contents.findings.append(unreadable(name, error))
        contents.is_listed = False
        return []
    wanted = []
    for entry in entries:
        if entry.name.endswith(endings):
            wanted.append(entry)
        elif not _is_expected(name, entry):
            place = Location(f"{name}/{entry.name}")
            contents.findings.append(FileNotRead(expected=", ".join(endings)).at(place))
    return wanted


def _is_expected(folder: str, entry: os.DirEntry[str]) -> bool:
    """Say whether something may lie here without being named."""
    name = entry.name.casefold()
    hidden = name.startswith(".") and not name.endswith(".yml")
    explains = name.startswith("readme")
    units = folder == "targets" and name == "units"
    return hidden or explains or units or name in _LITTER


def _add_registry(name: str, entry: os.DirEntry[str], contents: _Contents) -> None:
    """Only the name is taken: the file is read by who needs its units."""
    registry = Path(entry.name).stem
    if registry in contents.registries:
        other = f"targets/units/{contents.registries[registry].name}"
        contents.findings.append(IdRepeated(found=registry, place=other).at(Location(name)))
    else:
        contents.registries[registry] = Path(entry.path)
