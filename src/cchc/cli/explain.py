"""``cchc explain``."""

from dataclasses import dataclass
from typing import Annotated

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.showing import Listed
from cchc.cli.terminal import emit, emit_table, width
from cchc.exit_codes import ExitCode
from cchc.options import Argument
from cchc.words import Words

HELP = Words(
    "Giải thích một mã phát hiện: nghĩa là gì, vì sao và cách xử lý. Không ghi mã thì liệt kê"
    " tất cả các mã.",
    "Explain the code of a finding: what it means, why it matters and what to do. Without a code"
    " all codes are listed.",
)
EXAMPLES = (
    Example("cchc explain C301", Words("Xem mã C301 nghĩa là gì.", "See what C301 means.")),
    Example("cchc explain", Words("Liệt kê tất cả các mã.", "List all codes.")),
)


@dataclass(frozen=True, kw_only=True)
class Asked(Listed):
    """One rule, or all."""

    code: Annotated[
        str | None,
        Argument(
            Words("MÃ", "CODE"),
            Words(
                "Mã hoặc tên in trong dòng phát hiện, ví dụ C301.",
                "Code or name as printed with a finding, such as C301.",
            ),
        ),
    ] = None


def explain(asked: Asked) -> int:
    """Explain one rule, or list all rules."""
    rules = api.rules() if asked.code is None else [api.rule(asked.code)]
    if asked.output == "json":
        from cchc.render.lists_json import as_json, rule_object

        emit(as_json([rule_object(each) for each in rules]))
    elif asked.code is not None:
        from cchc.render.lists import rule_page

        emit(rule_page(rules[0], LANG, width()))
    else:
        from cchc.render.lists import rules as rules_grid

        emit_table(rules_grid(rules, LANG), asked.color)
    return ExitCode.OK
