"""The catalogue of rules as one Markdown page in both languages, each rule with an anchor of its code."""

from collections.abc import Iterable, Iterator
from typing import Final

from cchc.diagnostics import Rule, Severity
from cchc.render.lists import facts_of
from cchc.render.report_markdown import inert
from cchc.rules.catalogue import FAMILIES
from cchc.words import Words

_INTRODUCTION: Final = """\
# Mã phát hiện · Codes of findings

Trang này được tạo từ danh mục mã trong chương trình; `cchc explain MÃ` cho xem từng mã. Mã C nói về tệp số
liệu, mã D về định nghĩa. Dấu … đứng thay cho nội dung lấy từ tệp. Mã đã công bố không đổi nghĩa và không được
dùng lại.

This page is made from the catalogue in the program; `cchc explain CODE` shows one code. C is about files of
counts, D about definitions. … stands for what is taken from the file. A published code never changes its
meaning and is never used again.
"""
_EXIT: Final = Words("Mã thoát", "Exit code")
_NO_EXIT: Final = Words("không làm thay đổi mã thoát", "changes no exit code")
_DATA: Final = Words(
    "3: số liệu liên quan không được đánh giá", "3: the counts that it touches are not judged"
)
_DEFINITIONS: Final = Words("2: định nghĩa không được dùng", "2: the definitions are not used")


def render(catalogue: Iterable[type[Rule]]) -> str:
    """Write the page."""
    lines = [_INTRODUCTION]
    family = ""
    for rule in sorted(catalogue, key=lambda each: each.code):
        if rule.code[:2] != family:
            family = rule.code[:2]
            title = FAMILIES[family].title
            lines.append(f"## {family}xx · {title.vi} · {title.en}\n")
        lines += _section(rule)
    return "\n".join(lines)


def _section(rule: type[Rule]) -> Iterator[str]:
    yield f'<a id="{rule.code}"></a>\n'
    yield f"### {rule.code} {rule.name}\n"
    for name, text in (*facts_of(rule), (_EXIT, _exit_of(rule))):
        yield f"- {name.vi}: {inert(text.vi)}"
        yield f"  {name.en}: {inert(text.en)}"
    yield ""


def _exit_of(rule: type[Rule]) -> Words:
    if rule.severity is not Severity.ERROR:
        return _NO_EXIT
    return _DATA if rule.code.startswith("C") else _DEFINITIONS
