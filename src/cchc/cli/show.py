"""``cchc show``."""

from typing import Annotated

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.showing import Formatted
from cchc.cli.terminal import emit, mention, width
from cchc.exit_codes import ExitCode
from cchc.options import Argument
from cchc.request.law import OfSet
from cchc.values import dataclass
from cchc.words import Words

HELP = Words(
    "Xem chi tiết một chỉ tiêu: nguyên văn, công thức với b và a, mức giao, đơn vị chủ trì,"
    " căn cứ, ý nghĩa khi a = 0.",
    "Show one target in full: its wording, the formula with b and a, the threshold, who"
    " is responsible, its basis, what a = 0 means.",
)
EXAMPLES = (
    Example(
        "cchc show IV.1 --year 2023",
        Words("Xem chỉ tiêu ở mục IV.1 năm 2023.", "See the target of item IV.1 in 2023."),
    ),
    Example(
        "cchc show province-dossiers-on-time --year 2024",
        Words("Tìm chỉ tiêu theo mã chỉ số.", "Find a target by its indicator."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(OfSet, Formatted):
    """One target, or every target of one indicator."""

    target: Annotated[
        str,
        Argument(
            Words("MỤC", "ITEM"),
            Words(
                "Mục trong phụ lục, ví dụ IV.1, hoặc mã chỉ số.",
                "Item of the annex, such as IV.1, or the id of an indicator.",
            ),
        ),
    ]


def show(asked: Asked) -> int:
    """Show what was asked for."""
    known = api.load(asked.definitions)
    target_set = known.set_of(asked.year, asked.set_id, asked.on, asked.body)
    law = known.law_of(target_set)
    mention([*known.findings, *law.findings], asked.definitions)
    found = api.choose_targets(target_set, asked.target)
    if asked.output == "json":
        from cchc.render.lists_json import as_json, shown_object

        sets = known.sets()
        emit(as_json([shown_object(target_set, each, sets) for each in found]))
        return ExitCode.OK
    from cchc.render.lists import target_page

    is_passed_on = any(each.assigned for each in found)
    names = dict(zip(law.registry.codes, law.registry.names, strict=True)) if is_passed_on else {}
    emit("\n".join(target_page(target_set, each, LANG, width(), names) for each in found))
    return ExitCode.OK
