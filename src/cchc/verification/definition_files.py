"""The files of definitions that a report rests on, beside those there are now."""

from collections.abc import Iterator, Mapping

from cchc.verification.model import Difference, Document
from cchc.words import Words
from cchc.words.text import safe

_BUILT_IN = "cchc/"  # before the names of shipped files that a folder extends


def changed_files(old: Document, new: Document) -> tuple[list[Difference], list[Words]]:
    """Give the files that the judged results rest on and that changed; remark on the others.

    A newer program knows more years: what is added, or concerns nothing that was judged, is no
    difference by itself.  A report that does not name what it must rest on was changed.
    """
    before, after = _hashes(old), _hashes(new)
    found: list[Difference] = []
    others: list[str] = []
    for path in dict.fromkeys([*before, *after]):
        was, now = before.get(path), after.get(path)
        if was == now:
            continue
        if _decides(path, old) if was is not None else path in set(_needed(new)):
            found.append(Difference("definitions", path, "sha256", was, now))
        else:
            others.append(path)
    found += _sums(old, new, is_same=not found and not others)
    return found, [*_remarks(others)]


def _sums(old: Document, new: Document, *, is_same: bool) -> Iterator[Difference]:
    """Give what the report says of its files beside their hashes, and they do not bear out."""
    registry, now_in = old.get("registry") or {}, new.get("registry") or {}
    path, now_at = registry.get("path"), now_in.get("path")
    if path != now_at:
        yield Difference("registry", "", "path", path, now_at)
    elif registry.get("sha256") != _hashes(old).get(str(path)):
        yield Difference("registry", "", "sha256", registry.get("sha256"), now_in.get("sha256"))
    for part in ("definitions", "registry"):
        known, told = (each.get(part) or {} for each in (new, old))
        for key in told.keys() - known.keys():
            yield Difference(part, "", key, told[key], None)
    was, now = (each["definitions"].get("sha256") for each in (old, new))
    if is_same and was != now:
        yield Difference("definitions", "", "sha256", was, now)


def _hashes(document: Document) -> dict[str, str]:
    files = document.get("definitions", {}).get("files", [])
    return {each["path"]: each["sha256"] for each in files}


def _decides(path: str, document: Document) -> bool:
    """Say whether a file decided something of what was judged."""
    name = path.removeprefix(_BUILT_IN)
    if name.startswith("record-sources/"):
        return _counts_dossiers(document)
    return name.startswith("layouts/") or name in set(_needed(document))


def _needed(document: Document) -> Iterator[str]:
    target_set, targets = document["target_set"], document.get("targets", [])
    sets = {target_set["id"], *(each["set"] for each in target_set.get("in_force", []))}
    sets |= {each["extends"] for each in targets if each.get("extends")}
    yield from (f"targets/{name}.yaml" for name in sets)
    yield from (f"indicators/{each['indicator']}.yaml" for each in targets)
    yield (document.get("registry") or {}).get("path", "")


def _counts_dossiers(document: Document) -> bool:
    values: Mapping[str, object] = {
        each["option"]: each["value"] for each in document.get("options", [])
    }
    return bool(values.get("--dossiers") or values.get("--against-dossiers"))


def _remarks(others: list[str]) -> Iterator[Words]:
    if others:
        listed = ", ".join(map(safe, others))
        yield Words(
            f"Tệp định nghĩa đã đổi, thêm hoặc bớt nhưng không liên quan đến kết quả: {listed}.",
            f"Files of definitions changed, were added or are gone that no result rests on: {listed}.",
        )
