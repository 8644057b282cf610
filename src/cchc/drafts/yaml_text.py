"""Texts as YAML takes them: bare, quoted, folded, or as remarks."""

import json
import textwrap
from typing import Final

from cchc.patterns import pattern_of
from cchc.words.text import UNSAFE

WIDTH: Final = 116
"""Characters of a line."""
_PLAIN: Final = pattern_of(r"[A-Za-z][A-Za-z0-9]*(?:[./-][A-Za-z0-9]+)*|20\d\d")
_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_UNSEEN: Final = pattern_of(UNSAFE)


def comment(text: str) -> list[str]:
    """Write a remark in lines that are not too long."""
    return [f"# {line}" for line in textwrap.wrap(text, WIDTH, break_long_words=False)]


def wrapped(text: str, indent: int) -> list[str]:
    """Write the lines of a folded text."""
    blanks = " " * indent
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=blanks,
        subsequent_indent=blanks,
        break_long_words=False,
        break_on_hyphens=False,
    )


def scalar(text: str) -> str:
    """Write a text without marks where YAML could take it for nothing else."""
    return text if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS else quoted(text)


def quoted(text: str) -> str:
    """Quote a text as JSON does, which YAML reads alike; what cannot be seen is spelled out."""
    marked = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: _escape(ord(found[0])), marked)


def _escape(code: int) -> str:
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
