"""A document into a draft of a target set, and what a document says for the comparison with a set."""

import errno
import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from cchc import limits
from cchc.definitions.declared import Declared
from cchc.definitions.documents import SourceDocument
from cchc.definitions.model import TargetSet
from cchc.definitions.verbatim import compare
from cchc.diagnostics import Finding, Location
from cchc.drafts.annex import annexes_of, lines_of
from cchc.drafts.draft import Draft, draft
from cchc.drafts.head import head_of
from cchc.drafts.no_table import no_table
from cchc.drafts.said import said_by
from cchc.drafts.values import OPEN, Annex
from cchc.errors import WrongRequest
from cchc.loading.definitions import read_declared, shipped
from cchc.loading.plain_files import read_bytes
from cchc.papers.opening import open_paper
from cchc.rules.documents import (
    DocumentChanged,
    DocumentMissing,
    DocumentUnreadable,
    SeveralAnnexes,
)
from cchc.sources.refusals import Refused
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe, shortened

if TYPE_CHECKING:
    from cchc.definitions.model import Definitions

_TOO_LARGE: Final = Words(
    f"tệp lớn hơn {limits.DOCUMENT_BYTES} byte", f"it is larger than {limits.DOCUMENT_BYTES} bytes"
)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, or why there is none."""

    draft: Draft | None
    findings: Sequence[Finding] = ()
    lent: Sequence[Path] = ()  # files of indicators that the draft names and its folder lacks


def draft_of(
    path: str, data: bytes, asked: tuple[str, str, int | None], known: "Definitions"
) -> Drafted:
    """Draft a set of a document; *asked* are its id, the document as it names it, and which annex."""
    name, source, number = asked
    here = Location(path)
    try:
        paper = open_paper(data)
    except Refused as refused:
        return Drafted(None, [refused.rule.at(here)])
    headed = annexes_of(paper)
    found = [each for each in headed if each.rows]
    if not found:
        return Drafted(None, [no_table(paper, path, is_headed=bool(headed)).at(here)])
    if number not in range(1, len(found) + 1) if number is not None else len(found) > 1:
        return Drafted(None, [SeveralAnnexes(found=_listed(found)).at(here)])
    annex = found[(number or 1) - 1]
    head = head_of(lines_of(paper, annex), annex, paper.kind)
    several = len(found) > 1
    made = draft(name, source, paper, (head, annex), known, is_one_of_several=several)
    return Drafted(made)


def beside_documents(
    folder: Path | None, against: str | None = None, set_id: str | None = None
) -> list[Finding]:
    """Compare the sets of a folder with the copies of their documents, and one with *against*.

    A copy that is not there is named, and what is the same document is compared once.  Raises
    FileNotFoundError where *against* leads to nothing, WrongRequest where it is not clear which set is meant.
    """
    root, declared = read_declared(folder)
    sets = declared.target_sets
    if set_id is not None and all(file.name != set_id for file in sets):
        raise WrongRequest(_no_such_set(set_id, [file.name for file in sets]))
    findings: list[Finding] = []
    compared: set[tuple[str, bytes]] = set()
    for file in sets:
        if kept := _kept(file):
            data, unread = _copy(root, file, kept)
            findings += unread
            if data is not None:
                findings += _beside(file, kept.file, data)
                compared.add((file.name, data))
    if against is not None:
        chosen = [file for file in sets if set_id in (None, file.name)]
        if len(chosen) != 1:
            raise WrongRequest(_which_set([file.name for file in sets]))
        data, unread = read_document(against)
        findings += unread
        if data is not None and (chosen[0].name, data) not in compared:
            findings += _beside(chosen[0], against, data)
    return findings


def read_document(path: str) -> tuple[bytes | None, list[Finding]]:
    """Read a regular file of bounded size; raises FileNotFoundError where there is none."""
    if not os.path.exists(path):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
    return _read(path, path)


def _read(path: Path | str, name: str) -> tuple[bytes | None, list[Finding]]:
    data, unread = read_bytes(path, name, limits.DOCUMENT_BYTES)
    reasons = [getattr(each.rule, "reason", _TOO_LARGE) for each in unread]
    return data, [DocumentUnreadable(reason=each).at(Location(name)) for each in reasons]


def _which_set(names: Sequence[str]) -> Words:
    known = ", ".join(f"«{safe(name)}»" for name in names)
    return Words(
        f"Hãy ghi --set MÃ để nói đối chiếu bộ chỉ tiêu nào với văn bản; có {known}.",
        f"Say with --set ID which set to compare with the document; there are {known}.",
    )


def _no_such_set(name: str, names: Sequence[str]) -> Words:
    known = ", ".join(f"«{safe(each)}»" for each in names) or "–"
    near = did_you_mean(nearest(name, names))
    return Words(
        f"--set: không có bộ chỉ tiêu «{safe(name)}»; có {known}.{near.vi}",
        f"--set: there is no set «{safe(name)}»; there are {known}.{near.en}",
    )


def _kept(file: Declared[TargetSet]) -> SourceDocument | None:
    return file.value.document if file.is_sound("document") else None


def _copy(
    root: Path, file: Declared[TargetSet], kept: SourceDocument
) -> tuple[bytes | None, list[Finding]]:
    """Read the copy that a set keeps of its document; one that has changed is none."""
    if not (root / kept.file).exists():
        return None, [DocumentMissing(file=kept.file).at(file.at(["document", "file"]))]
    data, unread = _read(root / kept.file, kept.file)
    found = hashlib.sha256(data or b"").hexdigest()
    if data is None or found == kept.sha256:
        return data, unread
    changed = DocumentChanged(file=kept.file, found=found, expected=kept.sha256)
    return None, [changed.at(file.at(["document", "sha256"]))]


def _beside(file: Declared[TargetSet], name: str, data: bytes) -> list[Finding]:
    """Compare a set with a document, by its lines where these are the lines of this very document."""
    kept = _kept(file)
    is_kept = kept is not None and hashlib.sha256(data).hexdigest() == kept.sha256
    said, findings = said_by(name, data, is_kept=is_kept)
    return findings if said is None else [*compare(file, said)]


def _listed(annexes: Sequence[Annex]) -> str:
    """List annexes by their numbers, as the option counts them."""
    titles = (" ".join(line.text for line in annex.above[:2]) for annex in annexes)
    return "; ".join(f"{at} «{shortened(title)}»" for at, title in enumerate(titles, start=1))


def known_beside(known: "Definitions", output: str) -> "Definitions":
    """Add to what is known the indicators and the sets of the folder in which a draft will lie."""
    root = Path(_root_of(output))
    is_folder = all((root / name).is_dir() for name in ("indicators", "targets"))
    return known_in(known, root, Path(output).stem) if is_folder else known


def known_in(known: "Definitions", root: Path, draft: str = "") -> "Definitions":
    """Add to what is known the indicators and the sets of a folder.

    What is not whole there, and the set whose place the *draft* takes, is left out.
    """
    own = read_declared(root)[1]
    indicators = {file.name: file.value for file in own.indicators if file.is_whole}
    sets = [file.value for file in own.target_sets if file.is_whole]
    mine = {each.id: each for each in sets if each.id != draft}
    others = [each for each in known.target_sets if each.id not in mine]
    return replace(
        known,
        indicators={**known.indicators, **indicators},
        target_sets=(*mine.values(), *others),
    )


def lent_to(made: Draft, output: str) -> list[Path]:
    """Give the files of shipped indicators that a draft names and its folder lacks."""
    folder = Path(_root_of(output)) / "indicators"
    named = dict.fromkeys(f"{row.indicator}.yaml" for row in made.rows if row.indicator != OPEN)
    files = [shipped() / "indicators" / name for name in named if not (folder / name).exists()]
    return [file for file in files if file.exists()] if folder.is_dir() else []


def _root_of(output: str) -> str:
    folder = os.path.dirname(os.path.abspath(output))
    return os.path.dirname(folder) if os.path.basename(folder) == "targets" else folder


def source_from(output: str, path: str) -> str:
    """Name a document as seen from the folder of definitions in which a set will lie."""
    root = _root_of(output)
    try:
        return PurePath(os.path.relpath(os.path.abspath(path), root)).as_posix()
    except ValueError:  # on another drive of Windows
        return PurePath(path).as_posix()
