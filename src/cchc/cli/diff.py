"""``cchc diff``."""

from dataclasses import dataclass
from typing import Annotated

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.showing import Listed
from cchc.cli.terminal import complain_of, emit, emit_table
from cchc.exit_codes import ExitCode
from cchc.options import Argument
from cchc.request.law import Defined
from cchc.words import Words

HELP = Words(
    "So sánh hai bộ chỉ tiêu: mục mới, mục không còn, mức giao tăng hoặc giảm, câu chữ thay đổi,"
    " giao cho đơn vị khác.",
    "Compare two target sets: rows new, gone, raised, lowered, reworded, given to another body.",
)
EXAMPLES = (
    Example(
        "cchc diff kon-tum-2023 kon-tum-kkt-2024",
        Words("So sánh bộ năm 2023 với bộ năm 2024.", "Compare the set of 2023 with that of 2024."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(Defined, Listed):
    """Two target sets."""

    before: Annotated[
        str,
        Argument(
            Words("MÃ_CŨ", "BEFORE"),
            Words("Mã bộ chỉ tiêu cũ.", "Id of the earlier target set."),
        ),
    ]
    after: Annotated[
        str,
        Argument(
            Words("MÃ_MỚI", "AFTER"),
            Words("Mã bộ chỉ tiêu mới.", "Id of the later target set."),
        ),
    ]


def diff(asked: Asked) -> int:
    """Compare them."""
    from cchc.render import differences

    known = api.load(asked.definitions)
    complain_of(known.findings)
    before, after = known.set_of(set_id=asked.before), known.set_of(set_id=asked.after)
    complain_of(known.registry_findings([before, after]))
    found = api.difference(before, after)
    if asked.output == "json":
        from cchc.render.lists_json import as_json

        emit(as_json([differences.as_object(each) for each in found]))
    else:
        emit_table(differences.table(found, LANG), asked.color)
    return ExitCode.OK
