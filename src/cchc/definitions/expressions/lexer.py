"""Cut the text of an expression into words, numbers, quoted texts and signs, each with its place.

The alphabet is closed: what is not named here is refused where it stands.
"""

import re
from enum import Enum
from typing import Final, NamedTuple

from cchc.definitions.expressions import problems
from cchc.definitions.expressions.problems import BrokenExpression
from cchc.patterns import pattern_of
from cchc.words.text import UNSAFE

LONGEST: Final = 2_000  # characters; the longest of a shipped indicator has 120
MOST_TOKENS: Final = 400
LONGEST_TEXT: Final = 200
MOST_DIGITS: Final = 18  # within 64 bits in every engine


class TokenKind(Enum):
    """What a piece of an expression is."""

    WORD = "word"
    NUMBER = "number"
    TEXT = "text"
    SIGN = "sign"
    END = "end"


class Token(NamedTuple):
    """One piece; *text* is the content of a quoted text, else what stands there."""

    kind: TokenKind
    text: str
    line: int
    column: int


_TOKEN: Final = pattern_of(
    r"""(?P<space>[ \t\r]+)
      | (?P<newline>\n)
      | (?P<WORD>[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*)
      | (?P<NUMBER>-?[0-9][0-9A-Za-z_.]*)
      | (?P<TEXT>'(?:[^'\n]|'')*'|"(?:[^"\n]|"")*")
      | (?P<open>['"])
      | (?P<SIGN><=|>=|!=|[=<>(),])
    """,
    re.VERBOSE,
)
_NUMBER: Final = pattern_of(rf"-?(?:0|[1-9][0-9]{{0,{MOST_DIGITS - 1}}})")
_UNSEEN: Final = pattern_of(UNSAFE)


def tokens(text: str) -> list[Token]:
    """Cut *text* into tokens, the last of which is the end; raise what has no place in it."""
    if len(text) > LONGEST:
        raise BrokenExpression(problems.TOO_LONG, 1, 1, found=len(text), limit=LONGEST)
    cut: list[Token] = []
    line, start, at = 1, 0, 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        column = at - start + 1
        if match is None:
            found = text[at]
            code = "" if found.isascii() else f" (U+{ord(found):04X})"
            raise BrokenExpression(problems.STRANGE_SIGN, line, column, found=found, code=code)
        at = match.end()
        if match.lastgroup == "newline":
            line, start = line + 1, at
        elif match.lastgroup != "space":
            if len(cut) == MOST_TOKENS:
                raise BrokenExpression(problems.TOO_MANY_WORDS, line, column, limit=MOST_TOKENS)
            cut.append(_token(str(match.lastgroup), match[0], line, column))
    return [*cut, Token(TokenKind.END, "", line, len(text) - start + 1)]


def _token(group: str, written: str, line: int, column: int) -> Token:
    match group:
        case "open":
            raise BrokenExpression(problems.TEXT_NOT_CLOSED, line, column)
        case "NUMBER" if not _NUMBER.fullmatch(written):
            raise BrokenExpression(
                problems.NUMBER_MALFORMED, line, column, found=written, limit=MOST_DIGITS
            )
        case "TEXT":
            return Token(TokenKind.TEXT, _unquoted(written, line, column), line, column)
    return Token(TokenKind[group], written, line, column)


def _unquoted(written: str, line: int, column: int) -> str:
    quote = written[0]
    text = written[1:-1].replace(quote * 2, quote)
    if len(text) > LONGEST_TEXT:
        raise BrokenExpression(problems.TEXT_TOO_LONG, line, column, limit=LONGEST_TEXT)
    if unseen := _UNSEEN.search(text):
        raise BrokenExpression(problems.TEXT_UNSEEN, line, column, found=unseen[0])
    return text
