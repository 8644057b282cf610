"""What libyaml complains of, in words a reader understands.  Pure."""

import re
from typing import NamedTuple, Protocol

import yaml

from cchc.values import dataclass
from cchc.words import Words


class Mark(Protocol):
    """A place in a YAML text, counted from 0; libyaml and PyYAML each have a class of their own."""

    line: int
    column: int
    index: int


_EXPLANATIONS = {
    "mapping values are not allowed in this context": Words(
        "dấu hai chấm đứng ở chỗ không hợp lệ, hoặc dòng này thụt đầu dòng sai",
        "a colon stands where none may stand, or the indentation of this line is wrong",
    ),
    "found character that cannot start any token": Words(
        "một giá trị không được bắt đầu bằng phím Tab, @, ` hoặc %",
        "no value may begin with a tab, @, ` or %",
    ),
    "found a tab character that violates indentation": Words(
        "thụt đầu dòng bằng phím Tab; YAML chỉ nhận dấu cách",
        "the line is indented with a tab; YAML takes only spaces",
    ),
    "found a tab character where an indentation space is expected": Words(
        "thụt đầu dòng bằng phím Tab; YAML chỉ nhận dấu cách",
        "the line is indented with a tab; YAML takes only spaces",
    ),
    "did not find expected key": Words(
        "thụt đầu dòng không khớp với các dòng trên, hoặc có chữ thừa sau dấu ngoặc kép đóng",
        "the indentation does not fit the lines above, or text follows a closing quotation mark",
    ),
    "could not find expected ':'": Words(
        "sau khóa này thiếu dấu hai chấm và dấu cách",
        "a colon and a space are missing after this key",
    ),
    "found unexpected end of stream": Words(
        "dấu ngoặc mở ở đây không được đóng", "the quotation mark opened here is never closed"
    ),
    "did not find expected ',' or ']'": Words(
        "danh sách trong [ ] thiếu dấu phẩy hoặc không được đóng",
        "a list in [ ] lacks a comma or is never closed",
    ),
    "did not find expected ',' or '}'": Words(
        "nhóm khóa trong { } thiếu dấu phẩy hoặc không được đóng",
        "a mapping in { } lacks a comma or is never closed",
    ),
    "block sequence entries are not allowed in this context": Words(
        "dấu gạch đầu dòng không được đứng ở đây", "a dash of a list may not stand here"
    ),
    "did not find expected '-' indicator": Words(
        "các dòng của danh sách không thẳng cột với nhau", "the lines of the list are not aligned"
    ),
    "did not find expected node content": Words(
        "thiếu giá trị, hoặc thừa dấu phẩy hay dấu đóng ngoặc",
        "a value is missing, or a comma or closing bracket is one too many",
    ),
    "found unknown escape character": Words(
        "sau dấu \\ trong ngoặc kép là một ký tự không hợp lệ",
        "the character after \\ in quotation marks is not allowed",
    ),
    "did not find expected alphabetic or numeric character": Words(
        "văn bản bắt đầu bằng * hoặc & phải đặt trong ngoặc kép",
        "text that begins with * or & must be quoted",
    ),
    "did not find expected <document start>": Words(
        "có nội dung thừa sau khi tài liệu YAML đã kết thúc",
        "something follows after the YAML document has ended",
    ),
}
_LOOK_ALIKES = {
    "\N{NO-BREAK SPACE}": Words("dấu cách không ngắt", "a no-break space"),
    "\N{NARROW NO-BREAK SPACE}": Words("dấu cách không ngắt hẹp", "a narrow no-break space"),
    "\N{IDEOGRAPHIC SPACE}": Words("dấu cách kiểu chữ Hán", "an ideographic space"),
    "\N{FULLWIDTH COLON}": Words("dấu hai chấm kiểu chữ Hán «：»", "a full-width colon «：»"),
    "\N{FULLWIDTH COMMA}": Words("dấu phẩy kiểu chữ Hán «，»", "a full-width comma «，»"),
    "\N{EN DASH}": Words("gạch ngang dài «–» thay cho gạch nối", "a dash «–» in place of a hyphen"),
}
# These are noticed far behind the place that is wrong.
_NOTICED_LATE = {"found unexpected end of stream", "could not find expected ':'"}


class Quoted(NamedTuple):
    """Where a text in quotation marks begins and ends."""

    start: Mark
    end: Mark


def explain(error: yaml.MarkedYAMLError, quoted: Quoted | None) -> tuple[Words, Mark | None]:
    """Say what is wrong and where; an unknown complaint is quoted as it is.

    Where the text *quoted* last began on an earlier line and ends where the parser stumbles, what
    ends it is the opening mark of another text: its own is missing.
    """
    problem = error.problem or str(error)
    begun = quoted.start.line if quoted else 0
    if quoted and error.problem_mark and begun < quoted.end.line == error.problem_mark.line:
        return _closed_late(quoted.end.line + 1), quoted.start
    late = problem in _NOTICED_LATE and error.context_mark is not None
    mark = error.context_mark if late else error.problem_mark
    return _EXPLANATIONS.get(problem, Words(f"«{problem}»", f"«{problem}»")), mark


def _closed_late(line: int) -> Words:
    return Words(
        f"dấu ngoặc kép mở ở đây không được đóng trên dòng này, mà đến tận dòng {line}",
        f"the quotation mark opened here is not closed on its line, but only on line {line}",
    )


def look_alike(text: str, mark: Mark | None) -> tuple[Words, Mark | None] | None:
    """Find a sign that only looks like the one that YAML needs, behind a key of the line that is wrong.

    libyaml may notice it on the next line.
    """
    lines = text.split("\n")
    at = mark.line if mark is not None else -1
    for line in (at, at - 1):
        written = lines[line] if 0 <= line < len(lines) else ""
        for column, sign in enumerate(written):
            if sign in _LOOK_ALIKES and _is_behind_a_key(written[:column]):
                what = _LOOK_ALIKES[sign]
                return (
                    Words(
                        f"ở đây là {what.vi}; YAML cần dấu hai chấm thường và dấu cách thường",
                        f"this is {what.en}; YAML needs a plain colon and a plain space",
                    ),
                    Place(line, column),
                )
    return None


def _is_behind_a_key(before: str) -> bool:
    return bool(re.fullmatch(r"[\s-]*[A-Za-z_]+:?", before))


@dataclass(slots=True)
class Place:
    """A place that is found here, not by the parser."""

    line: int
    column: int
    index: int = 0
