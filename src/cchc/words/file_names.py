"""What an input is called in a document: by its name, for the sender's folders are nobody's business."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath


def short_names(paths: Iterable[str]) -> Mapping[str, str]:
    """Name each path by its last part, and by as many folders more as tell it from the others."""
    every = list(dict.fromkeys(paths))
    parts = {path: PurePath(path).parts for path in every}
    names = {path: _last(parts[path], 1) for path in every}
    for depth in range(2, max(map(len, parts.values()), default=0) + 1):
        taken = Counter(names.values())
        alike = [path for path, name in names.items() if taken[name] > 1]
        if not alike:
            break
        names |= {path: _last(parts[path], depth) for path in alike}
    return names


def _last(parts: tuple[str, ...], depth: int) -> str:
    return "/".join(part.strip("/\\") for part in parts[-depth:]) if parts else ""
