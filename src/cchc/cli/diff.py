"""``cchc diff``."""

from typing import Annotated

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.showing import Listed
from cchc.cli.terminal import emit, emit_table, mention
from cchc.exit_codes import ExitCode
from cchc.options import Argument
from cchc.request.law import Defined
from cchc.values import dataclass
from cchc.words import Words

HELP = Words(
    "So sánh hai bộ chỉ tiêu: mục mới, mục không còn, mức giao tăng hoặc giảm, câu chữ thay đổi,"
    " giao cho đơn vị khác.",
    "Compare two target sets: rows new, gone, raised, lowered, reworded, given to another body.",
)
EXAMPLES = (
    Example(
        "cchc diff kon-tum-2023 kon-tum-kkt-2024",
        Words("So sánh hai bộ theo mã.", "Compare two sets by their ids."),
    ),
    Example(
        "cchc diff 2023 2024",
        Words("So sánh bộ năm 2023 với bộ năm 2024.", "Compare the set of 2023 with that of 2024."),
    ),
    Example(
        "cchc diff so-cong-thuong-2023 --definitions dinh-nghia",
        Words(
            "So sánh bộ của một đơn vị với bộ cấp trên.",
            "Compare a unit's own set with the one above it.",
        ),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(Defined, Listed):
    """Two target sets, or one and the set that it extends."""

    before: Annotated[
        str,
        Argument(
            Words("BỘ_CŨ", "BEFORE"),
            Words("Mã hoặc năm của bộ chỉ tiêu cũ.", "Id or year of the earlier target set."),
        ),
    ]
    after: Annotated[
        str | None,
        Argument(
            Words("BỘ_MỚI", "AFTER"),
            Words(
                "Mã hoặc năm của bộ chỉ tiêu mới; không ghi thì so bộ thứ nhất với bộ mà nó kế thừa.",
                "Id or year of the later target set; without it the first set is compared with the one"
                " that it extends.",
            ),
        ),
    ] = None


def diff(asked: Asked) -> int:
    """Compare them."""
    from cchc.render import differences

    known = api.load(asked.definitions)
    before, after, findings = api.sets_compared(known, asked.before, asked.after)
    mention([*known.findings, *findings], asked.definitions)
    found = api.difference(before, after)
    if asked.output == "json":
        from cchc.render.lists_json import as_json

        emit(as_json([differences.as_object(each) for each in found]))
    else:
        emit_table(differences.table(found, LANG), asked.color)
    return ExitCode.OK
