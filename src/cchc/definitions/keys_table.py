"""The table of the docs that says which keys a kind of definition has.  Pure."""

from typing import Any, Final

from cchc.definitions.declaration import keys_of
from cchc.words import Lang, Words

_HEADINGS: Final = Words("| Khóa | Giá trị |", "| Key | Value |")


def keys_table(kind: Any, lang: Lang) -> str:
    """Write the table in Markdown; a key that may be left out stands in parentheses."""
    lines = [_HEADINGS.in_(lang), "|---|---|"]
    for name, key in keys_of(kind).items():
        shown = f"`{name}`" if key.default is None else f"(`{name}`)"
        lines.append(f"| {shown} | {key.words.in_(lang)} |")
    return "\n".join(lines) + "\n"
