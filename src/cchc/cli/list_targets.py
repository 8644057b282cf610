"""``cchc list-targets``."""

from cchc.cli.help import examples
from cchc.cli.language import LANG, say
from cchc.cli.loading import definitions_or_exit, refusing_unknown_names
from cchc.cli.options import (
    ColorOption,
    DefinitionsOption,
    ListFormatOption,
    SetOption,
    YearOption,
)
from cchc.cli.terminal import emit, emit_grid, width

HELP = say(
    "Liệt kê các chỉ tiêu được giao trong một năm: mục, mức giao, cấp áp dụng và đơn vị chủ trì.",
    "List the targets of a year: item, threshold, levels and who is responsible.",
)
EXAMPLES = examples(
    (
        "cchc list-targets --year 2024",
        say("Xem các chỉ tiêu của năm 2024.", "See the targets of 2024."),
    ),
    (
        "cchc list-targets --year 2023 --format json",
        say("Lấy dữ liệu cho chương trình khác.", "Get the data for another program."),
    ),
)


def list_targets(
    year: YearOption = None,
    set_id: SetOption = None,
    definitions: DefinitionsOption = None,
    output: ListFormatOption = "table",
    color: ColorOption = "auto",
) -> None:
    """List the targets of one set."""
    from cchc.definitions.choose import choose_set

    known = definitions_or_exit(definitions).definitions
    with refusing_unknown_names():
        target_set = choose_set(known.target_sets, year=year, set_id=set_id)
    if output == "json":
        from cchc.render.lists_json import as_json, target_object

        emit(as_json([target_object(target_set, each) for each in target_set.targets]))
    else:
        from cchc.render.lists import heading, targets

        emit(heading(target_set, LANG, width()))
        emit_grid(targets(target_set, LANG), color)
