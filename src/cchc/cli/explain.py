"""``cchc explain``: a code, or the results of files."""

import os
from collections.abc import Sequence
from dataclasses import field
from typing import Annotated, Final

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG, say
from cchc.cli.progress import watch
from cchc.cli.showing import Listed
from cchc.cli.terminal import complain_of, emit, emit_table, mention, width
from cchc.exit_codes import ExitCode
from cchc.options import Argument
from cchc.patterns import pattern_of
from cchc.request.check import Request
from cchc.values import dataclass
from cchc.words import Words

HELP = Words(
    "Giải thích một mã phát hiện, hoặc từng kết quả của các tệp số liệu: công thức bằng lời và bằng số, các"
    " ô, mức giao như văn bản ghi và cách hiểu, nguyên văn, căn cứ, văn bản, ai chủ trì, phát hiện nào liên"
    " quan. Không ghi gì thì liệt kê tất cả các mã; tệp trùng tên với một mã thì ghi ./C301.",
    "Explain the code of a finding, or each result of files of counts: the formula in words and in numbers,"
    " the cells, the threshold as written and as understood, wording, basis, document, who leads, and which"
    " findings touch it. Without anything all codes are listed; for a file named like a code write ./C301.",
)
EXAMPLES = (
    Example("cchc explain C301", Words("Xem mã C301 nghĩa là gì.", "See what C301 means.")),
    Example(
        "cchc explain so-lieu/ --year 2023 --unit so-y-te --item IV.1",
        Words("Vì sao kết quả này như vậy?", "Why is this result what it is?"),
    ),
    Example("cchc explain", Words("Liệt kê tất cả các mã.", "List all codes.")),
)
_PATH: Final = pattern_of(r"[/\\*?]|\.\w|^-$")  # what no code has


@dataclass(frozen=True, kw_only=True)
class Asked(Request, Listed):
    """One rule, all of them, or the results of files."""

    counts: Annotated[
        Sequence[str],
        Argument(
            Words("MÃ|TỆP…", "CODE|FILE…"),
            Words(
                "Mã hoặc tên in trong dòng phát hiện, ví dụ C301; hoặc các tệp số liệu, thư mục, mẫu tên.",
                "Code or name as printed with a finding, such as C301; or files of counts, folders, or"
                " patterns.",
            ),
            is_many=True,
        ),
    ] = field(default=(), kw_only=False)


def explain(asked: Asked) -> int:
    """Explain one rule, list all rules, or explain results."""
    if not asked.counts:
        return _rules(asked, None)
    if len(asked.counts) == 1 and _is_code(asked.counts[0]):
        return _rules(asked, asked.counts[0])
    return _results(asked)


def _is_code(written: str) -> bool:
    """A code comes first; what is no code and lies there under that name is a file all the same."""
    known = {name for each in api.rules() for name in (each.code.casefold(), each.name)}
    if written.strip().casefold() in known:
        return True
    return not _PATH.search(written) and not os.path.lexists(written)


def _rules(asked: Asked, code: str | None) -> ExitCode:
    rules = api.rules() if code is None else [api.rule(code)]
    if asked.output == "json":
        from cchc.render.lists_json import as_json, rule_object

        emit(as_json([rule_object(each) for each in rules]))
    elif code is not None:
        from cchc.render.lists import rule_page

        emit(rule_page(rules[0], LANG, width()))
    else:
        from cchc.render.lists import rules as rules_grid

        emit_table(rules_grid(rules, LANG), asked.color)
    return ExitCode.OK


def _results(asked: Asked) -> ExitCode:
    from cchc.render import proof_forms

    report = api.check_request(asked, watch)
    mention(report.definition_findings, asked.definitions)
    proofs = api.explain(report, LANG)
    if asked.output == "json":
        emit(proof_forms.as_document(report, proofs, LANG))
    elif proofs:
        emit(proof_forms.pages(proofs, width()))
    else:
        emit(say("Không có kết quả nào để giải thích.", "There is no result to explain."))
    if not proofs:
        complain_of(report.findings)
    return ExitCode.OK if proofs else ExitCode.UNUSABLE
