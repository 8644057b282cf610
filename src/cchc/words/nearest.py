"""The name that was probably meant.  Only ever a suggestion: nothing is accepted by likeness."""

from collections.abc import Iterable

from cchc.words import Words
from cchc.words.text import safe


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Find the known name closest to what was written, if any comes close."""
    from difflib import get_close_matches

    by_key = {name.casefold(): name for name in known}
    matches = get_close_matches(written.casefold(), by_key, n=1)
    return by_key[matches[0]] if matches else None


def did_you_mean(name: str | None) -> Words:
    """Ask whether *name* was meant; begins with a space, or is empty."""
    if name is None:
        return Words("", "")
    name = safe(name)
    return Words(f" Có phải bạn muốn viết «{name}»?", f" Did you mean «{name}»?")
