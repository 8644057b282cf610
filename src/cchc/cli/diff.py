"""``cchc diff``."""

from typing import Annotated

import typer

from cchc.cli.help import examples
from cchc.cli.language import LANG, say
from cchc.cli.loading import definitions_or_exit, refusing_unknown_names
from cchc.cli.options import ColorOption, DefinitionsOption, ListFormatOption
from cchc.cli.terminal import emit, emit_table

HELP = say(
    "So sánh hai bộ chỉ tiêu: mục mới, mục không còn, mức giao tăng hoặc giảm, câu chữ thay đổi,"
    " giao cho đơn vị khác.",
    "Compare two target sets: rows new, gone, raised, lowered, reworded, given to another body.",
)
EXAMPLES = examples(
    (
        "cchc diff kon-tum-2023 kon-tum-kkt-2024",
        say("So sánh bộ năm 2023 với bộ năm 2024.", "Compare the set of 2023 with that of 2024."),
    ),
)


def diff(
    before: Annotated[
        str,
        typer.Argument(
            metavar=say("MÃ_CŨ", "BEFORE"),
            help=say("Mã bộ chỉ tiêu cũ.", "Id of the earlier target set."),
        ),
    ],
    after: Annotated[
        str,
        typer.Argument(
            metavar=say("MÃ_MỚI", "AFTER"),
            help=say("Mã bộ chỉ tiêu mới.", "Id of the later target set."),
        ),
    ],
    definitions: DefinitionsOption = None,
    output: ListFormatOption = "table",
    color: ColorOption = "auto",
) -> None:
    """Compare two target sets."""
    from cchc.definitions.choose import choose_set
    from cchc.definitions.difference import difference
    from cchc.render import differences

    sets = definitions_or_exit(definitions).definitions.target_sets
    with refusing_unknown_names():
        found = difference(choose_set(sets, set_id=before), choose_set(sets, set_id=after))
    if output == "json":
        from cchc.render.lists_json import as_json

        emit(as_json([differences.as_object(each) for each in found]))
    else:
        emit_table(differences.table(found, LANG), color)
