"""``cchc explain``."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.help import examples
from cchc.cli.language import LANG, say
from cchc.cli.options import ColorOption, ListFormatOption
from cchc.cli.terminal import emit, emit_table, width
from cchc.cli.wrong_usage import WrongUsage
from cchc.words import Words

if TYPE_CHECKING:
    from cchc.diagnostics import Rule

HELP = say(
    "Giải thích một mã phát hiện: nghĩa là gì, vì sao và cách xử lý. Không ghi mã thì liệt kê"
    " tất cả các mã.",
    "Explain the code of a finding: what it means, why it matters and what to do. Without a code"
    " all codes are listed.",
)
EXAMPLES = examples(
    ("cchc explain C301", say("Xem mã C301 nghĩa là gì.", "See what C301 means.")),
    ("cchc explain", say("Liệt kê tất cả các mã.", "List all codes.")),
)


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar=say("MÃ", "CODE"),
            help=say(
                "Mã hoặc tên in trong dòng phát hiện, ví dụ C301.",
                "Code or name as printed with a finding, such as C301.",
            ),
        ),
    ] = None,
    output: ListFormatOption = "table",
    color: ColorOption = "auto",
) -> None:
    """Explain one rule, or list all rules."""
    from cchc.rules.catalogue import CATALOGUE

    rules = [CATALOGUE[each] for each in sorted(CATALOGUE)]
    if code is not None:
        rules = [_rule(code, CATALOGUE)]
    if output == "json":
        from cchc.render.lists_json import as_json, rule_object

        emit(as_json([rule_object(each) for each in rules]))
    elif code is not None:
        from cchc.render.lists import rule_page

        emit(rule_page(rules[0], LANG, width()))
    else:
        from cchc.render.lists import rules as rules_grid

        emit_table(rules_grid(rules, LANG), color)


def _rule(written: str, catalogue: Mapping[str, type["Rule"]]) -> type["Rule"]:
    from cchc.words.nearest import did_you_mean, nearest
    from cchc.words.text import safe

    key = written.strip().casefold()
    for rule in catalogue.values():
        if key in (rule.code.casefold(), rule.name):
            return rule
    names = [*catalogue, *(rule.name for rule in catalogue.values())]
    question = did_you_mean(nearest(key, names))
    raise WrongUsage(
        Words(
            f"Không có mã «{safe(written)}».{question.vi} «cchc explain» liệt kê tất cả các mã.",
            f"There is no code «{safe(written)}».{question.en} «cchc explain» lists all codes.",
        )
    )
